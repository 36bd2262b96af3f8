// @ts-check
/**
 * Alphabetical order as `catalogue/text.py` has it, and whether two words are spelled the same.
 *
 * Vietnamese dictionaries compare syllable by syllable: first the letters (a, ă and â are three letters, d
 * and đ two), then the tone. Where the tone is written (Hòa, Hoà) makes no difference.
 */

const ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/** Level, huyền, hỏi, ngã, sắc, nặng: the order of tones in dictionaries. */
const TONES = new Map([["\u0300", 2], ["\u0309", 3], ["\u0303", 4], ["\u0301", 5], ["\u0323", 6]]);
/** The end of the spelling of a word in the level tone, or whose tone is not typed yet. */
export const NO_TONE = "\u0001";
/** Marks that make another letter (â, ă, ơ) rather than a tone. */
const LETTER_MARKS = new Set(["\u0302", "\u0306", "\u031b"]);
const WORD = /[\p{L}\p{N}]+/gu;

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} letter */
function rank(letter) {
  const place = ALPHABET.indexOf(letter);
  if (letter && place >= 0) return 100 + place;
  if (/^\p{Nd}$/u.test(letter)) return 16 + digit(letter);
  return 200 + Math.min((letter || "z").codePointAt(0) ?? 0, 9999);
}

/** The value of a decimal digit of any script: their blocks of ten begin with zero. @param {string} char */
function digit(char) {
  let point = /** @type {number} */ (char.codePointAt(0));
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(point - 1))) {
    point--;
    value++;
  }
  return value;
}

/**
 * A character for each letter and, less than all of these, one for the tone at the end.
 * @param {string} word in lower case
 * @param {string} lang
 */
export function spelling(word, lang) {
  const key = lang + word;
  const found = known.get(key);
  if (found !== undefined) return found;
  let tone = 1;
  /** @type {string[]} */
  const letters = [];
  for (const char of word.normalize("NFD")) {
    const heard = TONES.get(char);
    if (heard) tone = heard;
    else if (LETTER_MARKS.has(char) && letters.length) {
      letters[letters.length - 1] = (letters[letters.length - 1] + char).normalize("NFC");
    } else if (!/\p{M}/u.test(char)) letters.push(char);
  }
  if (lang !== "vi") tone = 1;
  const plain = lang === "vi" ? letters : letters.map((char) => bare(char));
  const made = plain.map((char) => String.fromCodePoint(rank(char))).join("") + String.fromCharCode(tone);
  known.set(key, made);
  return made;
}

/** @param {string} letter */
function bare(letter) {
  return letter.replace("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
}

/**
 * A key for alphabetical order.
 * @param {string} text
 * @param {string} lang "vi" or "en"; English readers expect letters without diacritics
 */
export function sortKey(text, lang) {
  const plain = text.toLowerCase().normalize("NFC");
  const words = plain.match(WORD) ?? [];
  return `${words.map((word) => spelling(word, lang)).join("")}\0${plain}`;
}

/**
 * The spellings of a text's words with their diacritics, whatever place the tones are written in.
 * @param {string} text
 * @returns {string[]}
 */
export function spellings(text) {
  const words = text.toLowerCase().normalize("NFC").match(WORD) ?? [];
  return words.map((word) => spelling(word, "vi"));
}
