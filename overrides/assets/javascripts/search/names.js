// @ts-check
/**
 * Things and all their names, to be found by a word of any of these.
 *
 *     new Names(17000, [{ text: viNames }, { text: enNames }, { text: "An Phú\nAPF", of: [3, 3] }])
 */
import { Lines } from "./lines.js";

/** @typedef {import("./lines.js").Weights} Weights */
/** Names, one a line, or what makes them. @typedef {string | (() => string)} Text */

/**
 * Weights of a word that was found whole, as a beginning, or inside another.
 * @param {number} most
 * @param {boolean} [open] whether it may be unfinished
 * @returns {Weights}
 */
export function weights(most, open = true) {
  return { whole: most, begins: (open ? 0.8 : 0.55) * most, inside: 0.45 * most };
}

/** Only whole words. @param {number} most @returns {Weights} */
export function whole(most) {
  return { whole: most, begins: 0, inside: 0 };
}

/** Names of one sort, put together and folded when they are first looked at. */
export class Part {
  /** @type {Lines | undefined} */
  #lines;

  /** @param {Text} text @param {number[] | undefined} of */
  constructor(text, of) {
    this.text = text;
    this.of = of;
  }

  get lines() {
    this.#lines ??= new Lines(typeof this.text === "string" ? this.text : this.text());
    return this.#lines;
  }
}

export class Names {
  /**
   * @param {number} count how many things there are
   * @param {{ text: Text, of?: number[] }[]} parts names of thing 0, 1, 2 … or of those in `of`
   */
  constructor(count, parts) {
    this.count = count;
    this.parts = parts.map(({ text, of }) => new Part(text, of));
  }

  /**
   * Raise the scores of things that have a word.
   * @param {string} word folded
   * @param {Weights} weights
   * @param {Uint8Array} scores one for each thing
   * @param {Part[]} [parts] of the names
   */
  raise(word, weights, scores, parts = this.parts) {
    for (const { lines, of } of parts) lines.raise(word, weights, scores, of);
    return scores;
  }

  /** The scores of all things for the best of some words. @param {string[]} words @param {Weights} weights */
  scores(words, weights) {
    const scores = new Uint8Array(this.count);
    for (const word of words) this.raise(word, weights, scores);
    return scores;
  }

  /**
   * The same where a word stands inside another.
   * @param {string} word
   * @param {Weights} weights
   * @param {Uint8Array} scores
   */
  raiseInside(word, { inside }, scores) {
    for (const { lines, of } of this.parts) {
      lines.lookInside(word, (line) => {
        const at = of ? of[line] : line;
        if (inside > scores[at]) scores[at] = inside;
      });
    }
    return scores;
  }

  /**
   * The same for several words that were typed as one: "matong".
   * @param {string} run
   * @param {number} score
   * @param {Uint8Array} scores
   */
  raiseJoined(run, score, scores) {
    for (const { lines, of } of this.parts) {
      lines.joined.look(run, (line) => {
        const at = of ? of[line] : line;
        if (score > scores[at]) scores[at] = score;
      });
    }
    return scores;
  }
}

/**
 * Lists of names as lines, and whose each line is.
 * @param {Record<string, string>} lists position → names joined by line breaks
 */
export function flat(lists) {
  /** @type {number[]} */
  const of = [];
  for (const [at, names] of Object.entries(lists)) {
    for (let left = names.split("\n").length; left; left--) of.push(Number(at));
  }
  return { text: Object.values(lists).join("\n"), of };
}

/**
 * Give everything the score of what it refers to, if that is better.
 * @param {Uint8Array} found scores of what is referred to
 * @param {ArrayLike<number>} of what each refers to; -1: nothing
 * @param {Uint8Array} scores
 */
export function spread(found, of, scores) {
  if (!any(found)) return;
  for (let at = 0; at < scores.length; at++) {
    const thing = of[at];
    if (thing >= 0 && found[thing] > scores[at]) scores[at] = found[thing];
  }
}

/** Whether anything has a score. (`some` takes ten times as long.) @param {Uint8Array} scores */
export function any(scores) {
  for (let at = 0; at < scores.length; at++) if (scores[at]) return true;
  return false;
}
