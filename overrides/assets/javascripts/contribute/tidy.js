// @ts-check
/** What somebody typed, as a file has it: no blanks around it, dates with the year first, phones with +84. */

import { readDate, readNumber, readPhones, readPrice } from "./check/written.js";

const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;

/** Text without what is not seen, in NFC; ends of lines as one sign. @param {string} text */
export function clean(text) {
  return text
    .replace(/\p{Cs}/gu, "")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(UNSEEN, "")
    .replace(CONTROL, " ")
    .replace(/[\t\u00a0]/g, " ")
    .replace(/ +$/gm, "")
    .normalize("NFC")
    .trim();
}

/** Kind of value → how it is written by people, put into the form of the file. @type {Record<string, (text: string) => string>} */
const FORMS = {
  date: (text) => (/^\d{4}(-\d{2}){0,2}$/.test(text) ? text : (readDate(text) ?? text)),
  phone(text) {
    const found = readPhones(text);
    return found.length === 1 ? found[0] : text;
  },
  url(text) {
    if (/^http:\/\//i.test(text)) return `https${text.slice(4)}`;
    return /^[\w.-]+\.[a-z]{2,}(\/\S*)?$/i.test(text) ? `https://${text}` : text;
  },
  price: (text) => String(readPrice(text) ?? text),
  percent: (text) => (/^\d+([.,]\d+)?\s*(%|độ)?$/.test(text) ? String(readNumber(text)) : text),
  gtin: (text) => text.replace(/[\s-]/g, ""),
};

/** @param {string} is kind of value @param {string} text */
export function tidy(is, text) {
  const plain = clean(text);
  const one = is === "story" || is === "line" || is === "summary" ? plain : plain.replace(/\s*\n\s*/g, " ");
  return one && FORMS[is] ? FORMS[is](one) : one;
}

/** Tidied text as the value of the file: numbers where it is one. @param {string} is @param {string} text @returns {any} */
export function valueOf(is, text) {
  if (is === "price" && /^\d{1,12}$/.test(text)) return Number(text);
  if (is === "percent" && /^\d+(\.\d+)?$/.test(text)) return Number(text);
  if ((is === "integer" || is === "number") && /^\d+$/.test(text)) return Number(text);
  return text;
}
