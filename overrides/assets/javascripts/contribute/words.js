// @ts-check
/** What the page knows: words in its language, the model's limits, where the entry may be sent. From its JSON block. */

/**
 * @typedef {object} Place
 * @property {string} code of the present commune or ward
 * @property {string} name
 * @property {[string, string][]} former code and name of each unit it was made from
 */
/**
 * @typedef {object} Page
 * @property {Record<string, string>} words
 * @property {import("./check.js").Spec & { order: Record<string, string[]> }} spec
 * @property {Place[]} places
 * @property {Record<string, { slug: string, short: string }>} sets
 * @property {Record<string, string>} states
 * @property {string} next the next free id
 * @property {{ repository: string, branch: string, mail: string }} send empty where it is not set
 */

/** @type {Page} */
export const page = JSON.parse(document.getElementById("oc-form")?.textContent || "{}");

export const lang = /** @type {"vi" | "en"} */ (document.documentElement.lang === "en" ? "en" : "vi");

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values] what stands for {name} in the words
 */
export function say(key, values = {}) {
  return (page.words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @param {string} id @returns {HTMLElement} an element that the template has */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
