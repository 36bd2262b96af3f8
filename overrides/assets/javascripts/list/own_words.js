// @ts-check
/** The words of the list's page, and those of enquiries in both languages, from its JSON block. */

/** @type {{ page: Record<string, string>, enquiry: Record<string, Record<string, string>> }} */
const words = JSON.parse(document.getElementById("oc-own-words")?.textContent || '{"page":{},"enquiry":{}}');

/** @typedef {Record<string, string | number>} Values what stands for {name} in the words */

/** @param {string | undefined} text @param {Values} values */
function filled(text, values) {
  return (text ?? "").replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @param {string} key as in words.yml, without `list_` @param {Values} [values] */
export const say = (key, values = {}) => filled(words.page[key], values);

/** Words that differ for one. @param {string} key @param {number} n @param {Values} [values] */
export const counted = (key, n, values = {}) => say(n === 1 ? `${key}_one` : key, { ...values, n });

/** @param {string} lang of the enquiry @param {string} key without `enquiry_` @param {Values} [values] */
export const write = (lang, key, values = {}) => filled(words.enquiry[lang]?.[key], values);
