// @ts-check
/**
 * The one search of a page, for the boxes and the list of products: one worker, one index.
 */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-find]"));

/** The home page of the reader's language, and the root of the site above both languages. */
export const home = new URL("../", form.action);
export const root = new URL("../", home);

/** The search; it loads nothing but its own module before it is asked. */
export async function engine() {
  const { openSearch } = await import("../search/client.js");
  return openSearch(root.href, document.documentElement.lang);
}
