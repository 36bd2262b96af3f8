// @ts-check
/**
 * The one search of a page, for the boxes and the list of products: one worker, one index.
 */

import { openSearch } from "../search/client.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-find]"));

/** The home page of the reader's language, and the root of the site above both languages. */
export const home = new URL("../", form.action);
export const root = new URL("../", home);

/** The search; it loads nothing before it is asked. */
export const engine = () => openSearch(root.href, document.documentElement.lang);
