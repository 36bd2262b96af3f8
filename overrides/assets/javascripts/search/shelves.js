// @ts-check
/**
 * What else a reader may look for: producers, places old and new, groups and sets, marks, written pages.
 *
 * A shelf holds things of one kind. A thing is found when it has all words of a query, at least one of them in
 * its own names unless the shelf is open; `more` says what else counts: an old unit is also found by its
 * district, a page by its headings.
 */
import { any, weights, whole } from "./names.js";
import { shelvesOf } from "./things.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./names.js").Names} Names */
/** @typedef {import("./things.js").Other} Other */
/** @typedef {import("./things.js").Shelf} Shelf */

const OWN = 100;
/** A word that was meant, beside the same typed rightly. */
const MISTYPED = 60;
/** How much of the name the query is. */
const SHARE = 40;
/** Of a word that need not match. */
const ASIDE = 0.2;
/** Names looked at closely: a letter begins one of thousands of producers. */
const MOST = 500;

export class Shelves {
  /** @param {Catalogue} catalogue @param {import("./match.js").Matcher} matcher */
  constructor(catalogue, matcher) {
    this.catalogue = catalogue;
    this.matcher = matcher;
    /** @type {Shelf[]} filled when first looked at */
    this.shelves = [];
  }

  fill() {
    if (!this.shelves.length) this.shelves = shelvesOf(this.catalogue, this.matcher);
  }

  /**
   * The best for a query.
   * @param {Query} query
   * @param {number} limit
   * @param {boolean} mistyped whether other spellings count
   * @returns {Other[]}
   */
  find(query, limit, mistyped) {
    if (query.empty) return [];
    this.fill();
    // There may be thousands of producers, of which a letter tells nothing.
    const shelves = query.isLetter ? this.shelves.filter(({ names }) => names !== this.matcher.producers) : this.shelves;
    const found = shelves.flatMap((shelf) => this.onShelf(shelf, query, mistyped));
    found.sort((a, b) => b.score - a.score || this.shelves.indexOf(a.shelf) - this.shelves.indexOf(b.shelf));
    return found.slice(0, limit).map(({ shelf, at }) => shelf.entry(at));
  }

  /** @param {Shelf} shelf @param {Query} query @param {boolean} mistyped */
  onShelf(shelf, query, mistyped) {
    const { required, tokens } = query;
    const spared = mistyped && required.length > 2 ? 1 : 0;
    /** @type {Uint8Array[]} */
    const own = [];
    /** @type {Uint8Array[]} */
    const more = [];
    for (const { word, open } of required) {
      const scores = shelf.names.scores([word], weights(OWN, open));
      for (const near of mistyped ? this.matcher.near(word, open) : []) {
        shelf.names.raise(near.word, whole(MISTYPED / near.typos), scores);
      }
      const beside = shelf.more(word);
      if (!spared && !any(scores) && !any(beside)) return []; // as on most shelves
      own.push(scores);
      more.push(beside);
    }
    const aside = tokens.filter(({ optional }) => optional).map(({ word, open }) => shelf.names.scores([word], weights(OWN, open)));
    /** @type {{ shelf: Shelf, at: number, score: number }[]} */
    let found = [];
    for (let at = 0; at < shelf.names.count; at++) {
      let sum = 0;
      let missing = 0;
      let named = shelf.open ?? false;
      for (let word = 0; word < own.length && missing <= spared; word++) {
        const score = Math.max(own[word][at], more[word][at]);
        if (!score) missing++;
        sum += score;
        named ||= own[word][at] > 0;
      }
      if (!named || missing > spared || !sum) continue;
      const beside = aside.reduce((most, scores) => most + scores[at] * ASIDE, 0);
      found.push({ shelf, at, score: sum / own.length + beside });
    }
    if (found.length > MOST) found = found.sort((a, b) => b.score - a.score).slice(0, MOST);
    for (const one of found) one.score += SHARE * share(query, shelf.names, one.at);
    return found;
  }
}

/** The share of a name's words that the query has. @param {Query} query @param {Names} names @param {number} at */
function share({ tokens }, names, at) {
  let best = 0;
  for (const { lines, of } of names.parts) {
    if (of) continue;
    let count = 0;
    let matched = 0;
    const stop = lines.breaks[at + 1];
    for (let start = lines.breaks[at] + 1; start < stop; start = lines.endOf(start) + 1) {
      count++;
      for (const { word } of tokens) {
        if (lines.text.startsWith(word, start)) {
          matched++;
          break;
        }
      }
    }
    if (count) best = Math.max(best, matched / count);
  }
  return best;
}
