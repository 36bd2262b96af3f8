// @ts-check
/** The words of the page on which the catalogue is stored, and how it writes sizes and days. */

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById("oc-take-words")?.textContent || "{}");
const { lang } = document.documentElement;

/** @param {string} key as in words.yml, without `take_` @param {Record<string, string | number>} [values] what stands for {name} */
export function say(key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Products with their number. @param {number} n */
export const products = (n) => say(n === 1 ? "products_one" : "products", { n: n.toLocaleString(lang) });

/** Bytes as people say them: "640 kB", "3.2 MB". @param {number} bytes */
export function size(bytes) {
  const [value, unit, digits] =
    bytes < 999_500 ? [bytes / 1e3, "kB", 0] : bytes < 999.5e6 ? [bytes / 1e6, "MB", 1] : [bytes / 1e9, "GB", 1];
  return `${value.toLocaleString(lang, { maximumFractionDigits: digits })} ${unit}`;
}

/** @param {string} iso a day of the data */
export const day = (iso) => new Date(`${iso}T12:00`).toLocaleDateString(lang, { dateStyle: "long" });

/** @param {number} time ms */
export const moment = (time) => new Date(time).toLocaleString(lang, { dateStyle: "long", timeStyle: "short" });
