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
/** Names looked at closely; the rest keep the order of their words' scores. */
const MOST = 400;

export class Ranker {
  /** @param {Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
    this.catalogue = matcher.catalogue;
    const { status, stars, reliable, count } = this.catalogue;
    /** More for a certificate that holds, then for more stars. */
    this.trust = new Uint8Array(count);
    for (let at = 0; at < count; at++) this.trust[at] = (reliable[status[at]] ? 10 : 0) + stars[at];
    this.none = new Uint8Array(count);
  }

  /**
   * Products, best first.
   * @param {Query} query
   * @param {number[]} found in order
   * @param {Evidence} evidence
   * @returns {number[]}
   */
  order(query, found, evidence) {
    return this.closely(query, found, this.sums(query, evidence, found));
  }

  /**
   * Products that come near to the one that fits best, best first.
   * @param {Query} query
   * @param {Evidence} evidence
   * @param {number} share of the best score
   * @returns {number[]}
   */
  nearest(query, evidence, share) {
    const all = Array.from(this.trust.keys());
    const sums = this.sums(query, evidence, all);
    let most = 0;
    for (let at = 0; at < sums.length; at++) if (sums[at] > most) most = sums[at];
    const least = share * most;
    const found = least > 0 ? all.filter((at) => sums[at] >= least) : [];
    return this.closely(query, found, sums);
  }

  /** The scores of some products by the words of a query; 0 of the rest. @param {Query} query @param {Evidence} evidence @param {number[]} found */
  sums({ tokens }, { words, pairs, weights = words.map(() => 1) }, found) {
    const { count } = this.catalogue;
    const sums = new Float32Array(count);
    const all = tokens.reduce((sum, { optional }, at) => sum + (optional ? 0 : weights[at]), 0);
    const { none } = this;
    words.forEach((scores, word) => {
      const weight = tokens[word].optional ? ASIDE : weights[word] / all;
      const [before, after] = [pairs[word - 1] ?? none, pairs[word] ?? none];
      for (const at of found) {
        const together = scores[at] < TOGETHER && (before[at] || after[at]);
        sums[at] += weight * (together ? TOGETHER : scores[at]);
      }
    });
    for (const scores of pairs) {
      const bonus = PAIRS / pairs.length;
      for (const at of found) if (scores[at]) sums[at] += bonus;
    }
    return sums;
  }

  /** Look at the names of the best, and sort. @param {Query} query @param {number[]} found @param {Float32Array} sums */
  closely(query, found, sums) {
    if (found.length <= MOST) return this.sorted(this.closer(query, found, sums), sums);
    const sorted = this.sorted(found, sums);
    const best = sorted.slice(0, MOST).sort((a, b) => a - b);
    return this.sorted(this.closer(query, best, sums), sums).concat(sorted.slice(MOST));
  }

  /** @param {Query} query @param {number[]} found @param {Float32Array} sums is raised by how close each name is */
  closer(query, found, sums) {
    for (const at of found) sums[at] += this.closeness(query, at);
    return found;
  }

  /**
   * By score, between equals by trust, then as before.
   * @param {number[]} found
   * @param {Float32Array} scores
   */
  sorted(found, scores) {
    const keys = new Int32Array(found.length);
    let highest = 0;
    for (let place = 0; place < found.length; place++) {
      const at = found[place];
      keys[place] = Math.round(scores[at] / STEP) * 16 + this.trust[at];
      if (keys[place] > highest) highest = keys[place];
    }
    // There are few keys: to count how many come before each is quicker than to compare.
    const before = new Int32Array(highest + 2);
    for (let place = 0; place < keys.length; place++) before[highest - keys[place] + 1]++;
    for (let key = 0; key < highest; key++) before[key + 1] += before[key];
    /** @type {number[]} */
    const order = new Array(found.length);
    for (let place = 0; place < keys.length; place++) order[before[highest - keys[place]]++] = found[place];
    return order;
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
  const stop = breaks[at + 1];
  for (let start = first, end = 0; start < stop; start = end + 1) {
    end = names.endOf(start);
    count++;
    for (const { word, open } of tokens) {
      if (text.startsWith(word, start) && (open || start + word.length === end)) {
        matched++;
        break;
      }
    }
    if (!score && text.startsWith(folded, start)) {
      score = RUN;
      if (start === first) score += stop - start === folded.length ? BEGINNING + ALL : BEGINNING;
    }
  }
  return count ? score + (SHARE * matched) / count : 0;
}
