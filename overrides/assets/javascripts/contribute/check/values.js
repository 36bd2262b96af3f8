// @ts-check
/**
 * What one value may be: the rules of `catalogue/model/values.py` and `texts.py`, in the browser.
 *
 * Each function gives the code of a finding and the values its message shows, or nothing. A test compares the messages
 * with those of `check` for the same values.
 */

import { isDay, readDate, readNumber, readPhones, readPrice } from "./written.js";

/** @typedef {{ code: string, values?: Record<string, string | number> }} Problem */
/** @typedef {(value: any, field: { choices?: string[] }) => Problem | undefined} Rule */

const SHOWN = 60;

/** A value as a message shows it: on one line, shortened. @param {unknown} value */
export function shown(value) {
  const letters = [...String(value).split(/\s+/u).filter(Boolean).join(" ")];
  return letters.length <= SHOWN ? letters.join("") : `${letters.slice(0, SHOWN - 1).join("")}…`;
}

const SUMMARY = 160;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** "2024", "2024-12", "2024-12-05" → its parts. @param {string} text @returns {number[] | undefined} */
export function dateParts(text) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  return found ? found.slice(1).filter((part) => part !== undefined).map(Number) : undefined;
}

/** Whether the parts are a date there is. @param {number[]} parts */
const isDate = ([year, month = 1, day = 1]) => isDay(year, month, day);

/** What date somebody meant who wrote 05/12/2024 or "tháng 12 năm 2024". @param {string} text */
const guessDate = (text) => readDate(text) ?? guessed(text);

/** The ISO form of numbers in either order, as `values.py` has it. @param {string} text */
function guessed(text) {
  const parts = text.match(/\d+/g) ?? [];
  const some = parts.length === 2 || parts.length === 3;
  if (some && parts[parts.length - 1].length === 4) parts.reverse();
  if (some && parts[0].length === 4) {
    const rest = parts.slice(1).map((part) => part.padStart(2, "0"));
    for (const order of [rest, [...rest].reverse()]) {
      const guess = [parts[0], ...order].join("-");
      const found = dateParts(guess);
      if (found && isDate(found)) return guess;
    }
  }
  return "2024-12";
}

/** @type {Rule} */
function date(text) {
  const parts = dateParts(text);
  const got = shown(text);
  if (!parts) return { code: "date-format", values: { got, nearest: guessDate(text) } };
  const year = parts[0];
  if (!isDate(parts) || year < FIRST_YEAR || year > LAST_YEAR) return { code: "date-impossible", values: { got } };
  return undefined;
}

const PHONE = /^\+84[1-9]\d{7,9}$/;

/** @type {Rule} */
function phone(text) {
  const digits = text.replace(/[\s.\-()]/gu, "");
  if (PHONE.test(digits) && /^[+\d ]+$/.test(text)) return undefined;
  const found = readPhones(text);
  if (!found.length) return { code: "phone-digits", values: { got: shown(text) } };
  const code = found.length > 1 ? "phone-several" : "phone-format";
  return { code, values: { got: shown(text), nearest: found[0] } };
}

const NOT_IN_ADDRESS = /[\s\\<>"'`{}|^\x00-\x20\x7f\u200b-\u200f\u202a-\u202e]/u;

/** @type {Rule} */
export function url(text) {
  const got = shown(text);
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1].toLowerCase() ?? "";
  const rest = /^[^:]*:\/\/([^/?#]*)/.exec(text)?.[1] ?? "";
  const host = rest.replace(/^.*@/, "").replace(/:\d*$/, "");
  if (scheme === "http" && host) return { code: "url-https", values: { got, nearest: `https${text.slice(4)}` } };
  if (scheme !== "https") {
    if (!/[:/.]/.test(text)) return { code: "url-format", values: { got } };
    const bare = /^[\p{L}\p{N}_.-]+\.[\p{L}\p{N}_]+(\/.*)?$/u.test(text);
    return { code: "url-https", values: { got, nearest: bare ? `https://${text}` : "https://…" } };
  }
  const port = /:(\d+)$/.exec(rest)?.[1];
  const fine = !NOT_IN_ADDRESS.test(text) && host.replace(/^\.+|\.+$/g, "").includes(".") && !rest.includes("@");
  const ported = port === undefined || (Number(port) > 0 && Number(port) < 65536);
  return fine && ported && !/[:[\]]/.test(host) ? undefined : { code: "url-format", values: { got } };
}

/** The last digit of a trade item number, from those before it. @param {string} digits */
function checkDigit(digits) {
  const total = [...digits].reverse().reduce((sum, digit, at) => sum + Number(digit) * (at % 2 ? 1 : 3), 0);
  return (10 - (total % 10)) % 10;
}

/** @type {Rule} */
function gtin(text) {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return { code: "gtin-format", values: { got: shown(text) } };
  const right = text.slice(0, -1) + checkDigit(text.slice(0, -1));
  return right === text ? undefined : { code: "gtin-check-digit", values: { got: text, nearest: right } };
}

const AMOUNT = /^[^0-9-]*0*([1-9][0-9]{0,2}(?:[ ._,]?[0-9]{3})+)\s*(?:đ|đồng|₫|vnd|vnđ)?$/iu;

/** @type {Rule} */
function price(value) {
  if (typeof value === "number" && Number.isInteger(value)) {
    return value < 0 ? { code: "price-not-whole", values: { got: value, nearest: -value } } : undefined;
  }
  const text = String(value);
  const got = shown(value);
  const ends = text.split(/\s*(?:-|–|đến|tới|to)\s*/);
  if (ends.length === 2 && ends.every(readPrice)) return { code: "price-range", values: { got } };
  const nearest = readPrice(text) || AMOUNT.exec(text)?.[1].replace(/\D/g, "") || "150000";
  return { code: "price-not-whole", values: { got, nearest } };
}

/** @type {Rule} */
function percent(value) {
  if (typeof value !== "number") {
    const nearest = readNumber(value) ?? /\d+(?:[.,]\d+)?/.exec(shown(value))?.[0].replace(",", ".") ?? "4";
    return { code: "number-expected", values: { got: shown(value), nearest } };
  }
  return value >= 0 && value <= 100 ? undefined : { code: "percent-range", values: { got: value, low: 0, high: 100 } };
}

/** @type {Rule} */
function id(text) {
  if (/^[A-Z]{2}[0-9]{4}$/.test(text)) return undefined;
  const found = /^([A-Za-z]{2})?[^\p{L}\p{N}_]*(\d{1,4})(?:\.yml)?$/u.exec(text);
  const nearest = found ? (found[1] ?? "HB").toUpperCase() + found[2].padStart(4, "0") : "HB0013";
  return { code: "id-format", values: { got: shown(text), nearest } };
}

/** @type {Rule} */
function summary(text) {
  const { length } = [...text];
  if (length > SUMMARY) return { code: "summary-length", values: { length, limit: SUMMARY } };
  return text.includes("\n") ? { code: "summary-lines" } : undefined;
}

/** @param {RegExp} form @param {string} code @returns {Rule} */
const pattern = (form, code) => (text) => (form.test(text) ? undefined : { code, values: { got: shown(text) } });

/** Kind of value → its rule. @type {Record<string, Rule>} */
export const VALUES = {
  date,
  phone,
  url,
  gtin,
  price,
  percent,
  summary,
  id,
  booking: (text, field) => (text.includes("://") ? url(text, field) : undefined),
  email: pattern(/^[A-Za-z0-9_.+-]+@[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+$/, "email-format"),
};
