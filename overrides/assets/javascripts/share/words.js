// @ts-check
/** The words of sharing and of photos, from the page's JSON block. */

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById("oc-share-words")?.textContent || "{}");

/**
 * @param {string} key as in words.yml
 * @param {Record<string, string | number>} [values] what stands for {name} in the words
 */
export function say(key, values = {}) {
  return (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
