// @ts-check
/** The words and numbers of the page of all products, in its language. */

const block = document.getElementById("oc-browse-words");

/** @type {Record<string, string>} */
const words = JSON.parse(block?.textContent || "{}");

const numbers = new Intl.NumberFormat(document.documentElement.lang);

/** @param {number} value e.g. 12000 → "12.000" in Vietnamese, "12,000" in English */
export function number(value) {
  return numbers.format(value);
}

/**
 * @param {string} key as in the page's block: without `browse_`
 * @param {Record<string, string | number>} [values] what stands for {name} in the words
 * @returns {string}
 */
export function say(key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name] ?? whole;
    return typeof value === "number" ? number(value) : value;
  });
}

/**
 * Words that differ for one and many.
 * @param {string} key as far as "_one" and "_many"
 * @param {number} n
 * @param {Record<string, string | number>} [values]
 */
export function counted(key, n, values = {}) {
  return say(n === 1 ? `${key}_one` : `${key}_many`, { ...values, n });
}

/**
 * What a value is called on the page. The search gives names; of what are no names, only the value.
 * @param {string} facet
 * @param {{ value: string, label: string }} given
 */
export function nameOf(facet, { value, label }) {
  if (facet === "stars") return value === "0" ? say("stars_none") : say("stars_n", { n: value });
  if (facet === "with") return say(`with_${value}`);
  if (facet === "month" && value === "now") return say("month_now", { month: label });
  return label;
}
