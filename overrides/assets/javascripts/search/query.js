// @ts-check
/** What a reader typed, taken apart: folded words, which of them matter, and how they are spelled. */
import { spelling } from "./alphabet.js";
import { fold } from "./fold.js";

/** Longer texts were not typed; their end is not looked at. */
const LONGEST = 200;
const MOST_WORDS = 12;
/** Words of a phrase that need not match. */
const LONGEST_PHRASE = 4;

/**
 * A word of a query. `open`: the last one may still be in the middle. `spelled` is its spelling where it was
 * typed with diacritics. Words like "of" need not match where others do.
 * @typedef {{ word: string, open: boolean, optional: boolean, spelled: string | null }} Token
 */

export class Query {
  /** @param {string} text @param {Set<string>} optional folded words, and phrases of words, that need not match */
  constructor(text, optional) {
    this.text = text.normalize("NFC").slice(0, LONGEST).replace(/\s+/g, " ").trim();
    this.folded = fold(this.text);
    const raw = this.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const open = /[\p{L}\p{N}]$/u.test(text);
    /** @type {Token[]} */
    this.tokens = raw.slice(0, MOST_WORDS).map((typed, at) => {
      const word = fold(typed);
      return {
        word,
        open: open && at === raw.length - 1,
        optional: optional.has(word),
        spelled: word === typed ? null : spelling(typed, "vi"),
      };
    });
    this.tokens = this.tokens.filter(({ word }) => word);
    this.markPhrases(optional);
    if (this.tokens.every((token) => token.optional)) {
      for (const token of this.tokens) token.optional = false;
    }
  }

  /** Words that are a phrase together: "o dau" asks where, while "dau" alone may be an oil. @param {Set<string>} optional */
  markPhrases(optional) {
    for (let length = 2; length <= LONGEST_PHRASE; length++) {
      for (let at = 0; at + length <= this.tokens.length; at++) {
        const some = this.tokens.slice(at, at + length);
        if (optional.has(some.map(({ word }) => word).join(" "))) for (const token of some) token.optional = true;
      }
    }
  }

  get empty() {
    return !this.tokens.length;
  }

  /** Whether it is one letter so far: with it some word of almost everything begins. */
  get isLetter() {
    return this.tokens.length === 1 && /^[a-z]$/.test(this.tokens[0].word);
  }

  /** The words a result has to have. */
  get required() {
    return this.tokens.filter((token) => !token.optional);
  }

  /** All words in one, as "matongrung" is typed. */
  get joined() {
    return this.tokens.map(({ word }) => word).join("");
  }

  /**
   * The catalogue numbers it may hold: "hb13", "HB-0013", "0013", "ma so hb0009".
   * @returns {{ prefix: string | null, number: number }[]}
   */
  get codes() {
    const found = [...this.text.matchAll(/(?<![\p{L}\p{N}])(?:([a-z]{2})[-_. ]?0*(\d{1,4})|(\d{4}))(?![\p{L}\p{N}])/giu)];
    return found.map(([, prefix, number, bare]) => ({
      prefix: prefix?.toUpperCase() ?? null,
      number: Number(number ?? bare),
    }));
  }
}
