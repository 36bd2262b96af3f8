// @ts-check
/**
 * Which of the products that fit a query come first.
 *
 * By words alone, then by how much of a name the query is: the words in one run, at its beginning, all of
 * it; spelled with the same diacritics. Between equals a valid certificate and more stars decide.
 */
import { NO_TONE, spellings } from "./alphabet.js";

/** @typedef {import("./match.js").Matcher} Matcher */
/** @typedef {import("./match.js").Scores} Scores */
/** @typedef {import("./query.js").Query} Query */
/**
 * Scores of each word of a query and of each two neighbours; what each word weighs.
 * @typedef {{ words: Scores[], pairs: Scores[], weights?: number[] }} Evidence
 */

/** Two words of the query side by side in a name, for all of them. */
const PAIRS = 60;
/** What a word counts at least that has its neighbour beside it, be it in the name of a place. */
const TOGETHER = 80;
const RUN = 10;
const BEGINNING = 10;
const ALL = 20;
const SHARE = 8;
const DIACRITICS = 60;
/** Of an optional word, beside required ones. */
const ASIDE = 0.1;
/** Scores that differ by less count as equal. */
const STEP = 3;
/** More than there are products. */
const NUMBERS = 2 ** 24;
/** Names looked at closely; the rest keep the order of their words' scores. */
const MOST = 400;

export class Ranker {
  /** @param {Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
    this.catalogue = matcher.catalogue;
  }

  /**
   * Products, best first.
   * @param {Query} query
   * @param {number[]} found
   * @param {Evidence} evidence
   * @returns {number[]}
   */
  order(query, found, evidence) {
    return this.closely(query, found, this.sums(query, evidence));
  }

  /**
   * Products that come near to the one that fits best, best first.
   * @param {Query} query
   * @param {Evidence} evidence
   * @param {number} share of the best score
   * @returns {number[]}
   */
  nearest(query, evidence, share) {
    const sums = this.sums(query, evidence);
    const least = share * sums.reduce((most, sum) => Math.max(most, sum), 0);
    /** @type {number[]} */
    const found = [];
    sums.forEach((sum, at) => void (least > 0 && sum >= least && found.push(at)));
    return this.closely(query, found, sums);
  }

  /** Each product's score by the words of a query. @param {Query} query @param {Evidence} evidence */
  sums({ tokens }, { words, pairs, weights = words.map(() => 1) }) {
    const { count } = this.catalogue;
    const sums = new Float32Array(count);
    const all = tokens.reduce((sum, { optional }, at) => sum + (optional ? 0 : weights[at]), 0);
    const none = new Uint8Array(count);
    words.forEach((scores, word) => {
      const weight = tokens[word].optional ? ASIDE : weights[word] / all;
      const [before, after] = [pairs[word - 1] ?? none, pairs[word] ?? none];
      for (let at = 0; at < count; at++) {
        const together = scores[at] < TOGETHER && (before[at] || after[at]);
        sums[at] += weight * (together ? TOGETHER : scores[at]);
      }
    });
    for (const scores of pairs) {
      const bonus = PAIRS / pairs.length;
      for (let at = 0; at < count; at++) if (scores[at]) sums[at] += bonus;
    }
    return sums;
  }

  /** Look at the names of the best, and sort. @param {Query} query @param {number[]} found @param {Float32Array} sums */
  closely(query, found, sums) {
    const sorted = found.length > MOST ? this.sorted(found, sums) : found.slice();
    const rest = sorted.splice(MOST);
    for (const at of sorted) sums[at] += this.closeness(query, at);
    return this.sorted(sorted, sums).concat(rest);
  }

  /**
   * By score, between equals by trust, then by number.
   * @param {number[]} found
   * @param {Float32Array} scores
   */
  sorted(found, scores) {
    // One number for each, which is sorted many times as fast as by a function.
    const keys = new Float64Array(found.length);
    for (let place = 0; place < found.length; place++) {
      const at = found[place];
      keys[place] = at - (Math.round(scores[at] / STEP) * 16 + this.trust(at)) * NUMBERS;
    }
    keys.sort();
    /** @type {number[]} */
    const order = new Array(found.length);
    for (let place = 0; place < found.length; place++) {
      const low = keys[place] % NUMBERS; // of a negative number: what lacks to the next multiple
      order[place] = low < 0 ? low + NUMBERS : low;
    }
    return order;
  }

  /** More for a certificate that holds, then for more stars. @param {number} at */
  trust(at) {
    const { reliable, status, stars } = this.catalogue;
    return (reliable[status[at]] ? 10 : 0) + stars[at];
  }

  /** How much of one of a product's names the query is. @param {Query} query @param {number} at */
  closeness(query, at) {
    const { names, aliases, ownNames } = this.matcher;
    let best = 0;
    for (const { lines } of query.isLetter ? ownNames : names.parts) best = Math.max(best, likeness(query, lines, at));
    const [{ lines }] = aliases.parts;
    for (const line of this.matcher.aliasLines.get(at) ?? []) best = Math.max(best, 0.9 * likeness(query, lines, line));
    return best + this.diacritics(query, at);
  }

  /** More where words typed with diacritics are spelled just so. @param {Query} query @param {number} at */
  diacritics(query, at) {
    const spelled = query.tokens.filter((token) => token.spelled !== null);
    if (!spelled.length) return 0;
    const known = new Set(spellings(this.catalogue.names.vi.item(at)));
    for (const alias of this.catalogue.aliases(at)) {
      for (const word of spellings(alias)) known.add(word);
    }
    const same = spelled.filter(({ spelled: spelling, open }) => spelling && heard(spelling, open, known));
    return (DIACRITICS * same.length) / spelled.length;
  }
}

/**
 * Whether a word as it was typed is among those of a name. Of an unfinished one the beginning is enough, and
 * the tone, which stands at the end of a spelling, only if there is one already.
 * @param {string} spelling
 * @param {boolean} open
 * @param {Set<string>} known
 */
function heard(spelling, open, known) {
  if (known.has(spelling)) return true;
  if (!open) return false;
  const [letters, tone] = [spelling.slice(0, -1), spelling.at(-1)];
  return [...known].some((word) => word.startsWith(letters) && (tone === NO_TONE || word.endsWith(tone ?? "")));
}

/** @param {Query} query @param {import("./lines.js").Lines} names @param {number} at */
function likeness({ folded, tokens }, names, at) {
  const { text, breaks } = names;
  const first = breaks[at] + 1;
  let count = 0;
  let matched = 0;
  let score = 0;
  names.words(at, (start, end) => {
    count++;
    for (const { word, open } of tokens) {
      if (text.startsWith(word, start) && (open || start + word.length === end)) {
        matched++;
        break;
      }
    }
    if (!score && text.startsWith(folded, start)) {
      score = RUN;
      if (start === first) score += breaks[at + 1] - start === folded.length ? BEGINNING + ALL : BEGINNING;
    }
  });
  return count ? score + (SHARE * matched) / count : 0;
}
