// @ts-check
/** Columns of the index: many short texts in one, an item a line; and many numbers in one. */
import { slug } from "./fold.js";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const NONE = ".".charCodeAt(0);
const digits = new Uint8Array(128);
for (let at = 0; at < DIGITS.length; at++) digits[DIGITS.charCodeAt(at)] = at;

/**
 * Numbers that the build has packed into a text: each of as many digits; -1 where there are dots.
 * @param {string} text
 * @param {number} count how many numbers
 */
export function numbers(text, count) {
  const found = new Int32Array(count);
  const width = count && text.length / count;
  for (let at = 0, place = 0; at < count; at++) {
    let number = 0;
    for (const stop = place + width; place < stop; place++) {
      const code = text.charCodeAt(place);
      number = code === NONE ? -1 : number * DIGITS.length + digits[code];
    }
    found[at] = number;
  }
  return found;
}

/** The lines of a text, cut when one is first asked for. */
export class Items {
  /** @type {string[] | undefined} */
  #lines;

  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  /** @param {number} at */
  item(at) {
    this.#lines ??= this.text.split("\n");
    return this.#lines[at] ?? "";
  }
}

/**
 * The address part of an item, of which the build tells only what does not follow from its name.
 * @param {Items} told
 * @param {{ vi: Items, en: Items }} names
 * @param {number} at
 */
export function slugOf(told, names, at) {
  const own = told.item(at);
  if (own && own[0] !== "-") return own;
  return slug(names.vi.item(at) || names.en.item(at)) + own;
}

/**
 * Text in the reader's language, else in the other.
 * @param {{ vi: Items, en: Items }} names
 * @param {string} lang
 * @param {number} at
 */
export function pick(names, lang, at) {
  const own = names[/** @type {"vi" | "en"} */ (lang)].item(at);
  if (own) return { text: own, lang };
  const other = lang === "vi" ? "en" : "vi";
  return { text: names[other].item(at), lang: other };
}
