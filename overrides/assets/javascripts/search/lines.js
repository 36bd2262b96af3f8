// @ts-check
/**
 * Many short texts as one folded string, to be looked through at once: a line for each.
 *
 * Words are kept by their first three letters, which is all the index the search needs: a word is found among the
 * few hundred that begin like it. Until `prepare` has made it, the first answers need not wait for it.
 */
import { fold } from "./fold.js";

/** What a word counts by how it was found: whole, as the beginning of a word, inside one. @typedef {{ whole: number, begins: number, inside: number }} Weights */

/** Shorter words stand inside too many others: "ong" in "phong", "rung" in "trung". */
const LONG_ENOUGH_INSIDE = 5;
const SPACE = 32;
/** A run of words that may still be typed on. */
const LONG_RUN = 6;

/** Letters and digits have a number each, all other characters 0. */
const SYMBOLS = 37;
const KEYS = SYMBOLS ** 3;
const symbols = new Uint8Array(128);
for (let at = 0; at < 26; at++) symbols[97 + at] = 1 + at;
for (let at = 0; at < 10; at++) symbols[48 + at] = 27 + at;

/** @param {number} code */
function symbol(code) {
  return code < 128 ? symbols[code] : 0;
}

/** Where lines end. @param {string} text */
function breaksOf(text) {
  /** @type {number[]} */
  const breaks = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) breaks.push(at);
  return new Int32Array(breaks);
}

/** A number for what a text goes on with. @param {string} text @param {number} at */
function keyAt(text, at) {
  return (symbol(text.charCodeAt(at)) * SYMBOLS + symbol(text.charCodeAt(at + 1))) * SYMBOLS + symbol(text.charCodeAt(at + 2));
}

/**
 * Where the words of a text begin, and in which lines, in order of their first three letters; `firsts` says where
 * those of three letters are.
 * @param {string} text
 * @param {Int32Array} breaks
 */
function sorted(text, breaks) {
  const places = new Int32Array((text.length >> 1) + 2);
  const keys = new Uint16Array(places.length);
  const firsts = new Int32Array(KEYS + 1);
  let count = 0;
  let before = SPACE;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > SPACE && before <= SPACE) {
      const key = keyAt(text, at);
      places[count] = at;
      keys[count++] = key;
      firsts[key + 1]++;
    }
    before = code;
  }
  for (let key = 0; key < KEYS; key++) firsts[key + 1] += firsts[key];
  const next = firsts.slice();
  const starts = new Int32Array(count);
  const lineOf = new Int32Array(count);
  let line = 0;
  for (let word = 0; word < count; word++) {
    while (breaks[line + 1] < places[word]) line++;
    const slot = next[keys[word]]++;
    starts[slot] = places[word];
    lineOf[slot] = line;
  }
  return { firsts, starts, lineOf };
}

export class Lines {
  /** @param {string} text items joined by "\n" */
  constructor(text) {
    /** Folded, with a line break at both ends, so that each word has a neighbour on both sides. */
    this.text = `\n${fold(text)}\n`;
    /** Line i stands between the breaks i and i + 1. */
    this.breaks = breaksOf(this.text);
    this.count = this.breaks.length - 1;
    /** @type {ReturnType<typeof sorted> | undefined} */
    this.index = undefined;
    /** @type {Joined | undefined} */
    this.asJoined = undefined;
  }

  /** Make looking quicker. Without it the whole text is gone through. */
  prepare() {
    this.index ??= sorted(this.text, this.breaks);
  }

  /**
   * A line, folded.
   * @param {number} at
   */
  line(at) {
    return this.text.slice(this.breaks[at] + 1, this.breaks[at + 1]);
  }

  /** Where a word of `text` ends. @param {number} start */
  endOf(start) {
    const { text } = this;
    let end = start;
    while (text.charCodeAt(end) > SPACE) end++;
    return end;
  }

  /**
   * Raise the scores of lines that have a word, or several with spaces between, or a word that begins so.
   * @param {string} word folded
   * @param {Weights} weights
   * @param {Uint8Array} scores one for each line, or each thing
   * @param {ArrayLike<number>} [of] the thing that each line is of
   */
  raise(word, weights, scores, of) {
    if (this.index) this.lookUp(word, weights, scores, of, this.index);
    else this.goThrough(word, weights, scores, of);
  }

  /** @param {string} word @param {Weights} weights @param {Uint8Array} scores @param {ArrayLike<number> | undefined} of @param {ReturnType<typeof sorted>} index */
  lookUp(word, { whole, begins }, scores, of, { firsts, starts, lineOf }) {
    const { text } = this;
    const { length } = word;
    const low = keyAt(word, 0);
    const stop = firsts[low + SYMBOLS ** Math.max(0, 3 - length)];
    for (let slot = firsts[low]; slot < stop; slot++) {
      const start = starts[slot];
      let at = 0;
      while (at < length && text.charCodeAt(start + at) === word.charCodeAt(at)) at++;
      if (at < length) continue;
      const thing = of ? of[lineOf[slot]] : lineOf[slot];
      const score = text.charCodeAt(start + length) <= SPACE ? whole : begins;
      if (score > scores[thing]) scores[thing] = score;
    }
  }

  /** @param {string} word @param {Weights} weights @param {Uint8Array} scores @param {ArrayLike<number> | undefined} of */
  goThrough(word, { whole, begins }, scores, of) {
    const { text, breaks } = this;
    const { length } = word;
    let line = 0;
    for (let at = text.indexOf(word, 1); at >= 0; at = text.indexOf(word, at + 1)) {
      if (text.charCodeAt(at - 1) > SPACE) continue;
      while (breaks[line + 1] < at) line++;
      const thing = of ? of[line] : line;
      const score = text.charCodeAt(at + length) <= SPACE ? whole : begins;
      if (score > scores[thing]) scores[thing] = score;
    }
  }

  /**
   * Lines where a word stands inside another.
   * @param {string} word folded
   * @param {(line: number) => void} found
   */
  lookInside(word, found) {
    if (word.length < LONG_ENOUGH_INSIDE) return;
    let line = 0;
    for (let at = this.text.indexOf(word, 1); at >= 0; at = this.text.indexOf(word, at + 1)) {
      while (this.breaks[line + 1] < at) line++;
      if (this.text.charCodeAt(at - 1) > SPACE) found(line);
    }
  }

  /** The same lines without spaces, for words that were typed as one: "matong". */
  get joined() {
    this.asJoined ??= new Joined(this);
    return this.asJoined;
  }
}

export class Joined {
  /** @param {Lines} lines */
  constructor(lines) {
    this.lines = lines;
    this.text = lines.text.replaceAll(" ", "");
    this.breaks = breaksOf(this.text);
  }

  /**
   * The lines where several words together are `run`, or begin with it: "matong" in "mật ong rừng".
   * @param {string} run folded, without spaces
   * @param {(line: number) => void} found
   */
  look(run, found) {
    let line = 0;
    for (let at = this.text.indexOf(run, 1); at >= 0; at = this.text.indexOf(run, at + 1)) {
      while (this.breaks[line + 1] < at) line++;
      const start = at - this.breaks[line] - 1;
      if (this.fits(line, start, start + run.length)) found(line);
    }
  }

  /**
   * Whether a run of a line's letters begins with a word and ends with one, or, being long, well inside it:
   * "phonh" is no part of "phon hoa", nor "xang" of "xa nga", but a mistyped word.
   * @param {number} line
   * @param {number} start letters before it
   * @param {number} end letters up to its end
   */
  fits(line, start, end) {
    let letters = 0;
    let begins = false;
    let fits = false;
    const stop = this.lines.breaks[line + 1];
    for (let from = this.lines.breaks[line] + 1, to = 0; from < stop; from = to + 1) {
      to = this.lines.endOf(from);
      begins ||= letters === start;
      const inside = end - letters;
      if (inside > 0 && inside <= to - from) {
        fits = begins && (inside === to - from || (inside > 1 && end - start >= LONG_RUN));
      }
      letters += to - from;
    }
    return fits;
  }
}
