// @ts-check
/**
 * Things and all their names, to be found by a word of any of these.
 *
 *     new Names(17000, [{ text: viNames }, { text: enNames }, { text: "An Phú\nAPF", of: [3, 3] }])
 */
import { BEGINS, INSIDE, Lines, WHOLE } from "./lines.js";

/** What a word counts by how it was found. @typedef {Record<number, number>} Weights */

/**
 * Weights of a word that was found whole, as a beginning, or inside another.
 * @param {number} most
 * @param {boolean} [open] whether it may be unfinished
 * @returns {Weights}
 */
export function weights(most, open = true) {
  return { [WHOLE]: most, [BEGINS]: (open ? 0.8 : 0.55) * most, [INSIDE]: 0.45 * most };
}

/** Only whole words. @param {number} most @returns {Weights} */
export function whole(most) {
  return { [WHOLE]: most, [BEGINS]: 0, [INSIDE]: 0 };
}

/** Names of one sort, folded when they are first looked at. */
export class Part {
  /** @type {Lines | undefined} */
  #lines;

  /** @param {string} text @param {number[] | undefined} of */
  constructor(text, of) {
    this.text = text;
    this.of = of;
  }

  get lines() {
    this.#lines ??= new Lines(this.text);
    return this.#lines;
  }
}

export class Names {
  /**
   * @param {number} count how many things there are
   * @param {{ text: string, of?: number[] }[]} parts names, one a line: of thing 0, 1, 2 … or of those in `of`
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
    for (const { lines, of } of parts) {
      lines.look(word, (line, how) => {
        const at = of ? of[line] : line;
        if (weights[how] > scores[at]) scores[at] = weights[how];
      });
    }
    return scores;
  }

  /** @param {string} word @param {Weights} weights */
  scores(word, weights) {
    return this.raise(word, weights, new Uint8Array(this.count));
  }

  /**
   * The same where a word stands inside another.
   * @param {string} word
   * @param {Weights} weights
   * @param {Uint8Array} scores
   */
  raiseInside(word, weights, scores) {
    for (const { lines, of } of this.parts) {
      lines.lookInside(word, (line) => {
        const at = of ? of[line] : line;
        if (weights[INSIDE] > scores[at]) scores[at] = weights[INSIDE];
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
  if (!found.some(Boolean)) return;
  for (let at = 0; at < scores.length; at++) {
    const score = found[of[at]]; // of -1: undefined, which is no more than any
    if (score > scores[at]) scores[at] = score;
  }
}
