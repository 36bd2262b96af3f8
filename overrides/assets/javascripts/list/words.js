// @ts-check
/** The day in words, and the words of the list that every page has: from the header's `<script type="application/json">`. */

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById("oc-list-words")?.textContent || "{}");

/**
 * @param {string} key as in words.yml, without `pick_`
 * @param {Record<string, string | number>} [values] what stands for {name} in the words
 */
export function say(key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The day of reading as the site writes days: "26 November 2026", "26 tháng 11, 2026". */
export function today() {
  const lang = document.documentElement.lang;
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).format(new Date());
}
