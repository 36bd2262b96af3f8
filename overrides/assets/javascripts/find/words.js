// @ts-check
/**
 * The words of scripts in the page's language, from the header's `<script type="application/json">`:
 * all of words.yml that begin with `find_`, without that, and the few that templates use as well.
 */

const block = document.getElementById("oc-find-words");

/** @type {Record<string, string>} */
const words = block ? JSON.parse(block.textContent ?? "") : {};

/**
 * @param {string} key as in words.yml, without `find_`
 * @param {Record<string, string | number>} values what stands for {name} in the words
 * @returns {string} empty where the words are missing
 */
export function say(key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

const numbers = new Intl.NumberFormat(document.documentElement.lang);

/** @param {number} value e.g. 12000 → "12.000" in Vietnamese, "12,000" in English */
export const number = (value) => numbers.format(value);

/**
 * A number with its noun: "1 product", "12,000 products".
 * @param {string} key of the noun; `<key>_one` is that for one
 * @param {number} count
 */
export function counted(key, count) {
  return say(count === 1 ? `${key}_one` : key, { n: number(count) });
}
