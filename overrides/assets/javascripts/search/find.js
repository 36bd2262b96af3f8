// @ts-check
/**
 * Products that fit a query, best first.
 *
 * In steps, each only when those before found too little: names, producers, places and kinds with all words
 * of the query; stories; words that may be mistyped; all words in one; as many of the words as possible.
 */
import { TEXT } from "./match.js";
import { Query } from "./query.js";

/** @typedef {import("./match.js").Matcher} Matcher */
/** @typedef {import("./match.js").Scores} Scores */
/** @typedef {import("./query.js").Token} Token */

const ENOUGH = 3;
/** Of the best score, what is still shown when no product has all words. */
const NEARLY = 0.8;

/**
 * `order`: products, best first. `words`: what was looked for in place of each word, to be marked.
 * `instead`: the query with its typos put right, where that was needed.
 * @typedef {{ query: Query, order: number[], words: string[], instead: string | null }} Found
 */

export class Finder {
  /**
   * @param {Matcher} matcher
   * @param {import("./rank.js").Ranker} ranker
   * @param {import("./text.js").Text} text
   * @param {Set<string>} optional
   */
  constructor(matcher, ranker, text, optional) {
    this.matcher = matcher;
    this.ranker = ranker;
    this.text = text;
    this.optional = optional;
  }

  /** @param {string} typed @returns {Promise<Found>} */
  async find(typed) {
    const query = new Query(typed, this.optional);
    const words = query.tokens.map(({ word }) => word);
    /** @type {Found} */
    const found = { query, order: [], words, instead: null };
    if (query.empty) return found;
    this.add(found, this.coded(query));
    const exact = query.tokens.map(({ word }) => this.matcher.exact(word));
    this.addAll(found, exact);
    if (found.order.length < ENOUGH) {
      const withText = await this.withTexts(query, exact);
      this.addAll(found, withText);
      if (found.order.length < ENOUGH) this.addMistyped(found, withText);
    }
    return found;
  }

  /** @param {Found} found @param {Scores[]} withText */
  addMistyped(found, withText) {
    const { query } = found;
    const before = found.order.length;
    const joined = query.joined;
    if (query.tokens.length > 1 && joined.length > 3) {
      const scores = this.matcher.joined(joined);
      this.add(found, this.ranker.order(query, positions(scores), { required: [scores], optional: [] }));
    }
    const fuzzy = query.tokens.map(({ word, open }, at) => max(this.matcher.fuzzy(word, open), withText[at]));
    this.addAll(found, fuzzy);
    if (!found.order.length) this.add(found, this.nearly(query, fuzzy));
    if (found.order.length > before) {
      found.instead = this.corrected(query, found.order[before]);
      for (const token of query.tokens) {
        if (!this.matcher.exact(token.word).some(Boolean)) {
          found.words.push(...this.matcher.near(token.word, token.open).map(({ word }) => word));
        }
      }
    }
  }

  /** @param {Found} found @param {number[]} more */
  add(found, more) {
    const known = new Set(found.order);
    for (const at of more) if (!known.has(at)) found.order.push(at);
  }

  /** Add products that have all required words. @param {Found} found @param {Scores[]} scores of each word */
  addAll(found, scores) {
    const { query } = found;
    const required = scores.filter((_, at) => !query.tokens[at].optional);
    const optional = scores.filter((_, at) => query.tokens[at].optional);
    const hits = positions(required[0]).filter((at) => required.every((one) => one[at]));
    this.add(found, this.ranker.order(query, hits, { required, optional }));
  }

  /** @param {Query} query */
  coded(query) {
    const { catalogue } = this.matcher;
    const { code } = query;
    if (!code) return [];
    /** @type {string[]} */
    const prefixes = code.prefix ? [code.prefix] : catalogue.data.ids.map((/** @type {any} */ run) => run[0]);
    const found = [...new Set(prefixes)].map((prefix) => catalogue.position(prefix, code.number));
    return found.filter((at) => at >= 0);
  }

  /** Scores of each word, with stories. @param {Query} query @param {Scores[]} exact */
  async withTexts(query, exact) {
    const texts = await Promise.all(query.tokens.map(({ word }) => this.text.look(word)));
    return exact.map((scores, at) => {
      if (!texts[at].size) return scores;
      const more = scores.slice();
      for (const product of texts[at]) if (!more[product]) more[product] = TEXT;
      return more;
    });
  }

  /** Products with most of the words, rare words counting for more. @param {Query} query @param {Scores[]} scores */
  nearly(query, scores) {
    const weights = scores.map((one) => {
      const count = positions(one).length;
      return count ? 1 / Math.log2(2 + count) : 0;
    });
    const sums = new Float32Array(scores[0].length);
    scores.forEach((one, word) => {
      for (let at = 0; at < sums.length; at++) sums[at] += one[at] * weights[word];
    });
    const best = sums.reduce((most, sum) => Math.max(most, sum), 0);
    if (!best) return [];
    /** @type {number[]} */
    const hits = [];
    sums.forEach((sum, at) => void (sum >= NEARLY * best && hits.push(at)));
    return this.ranker.order(query, hits, { required: scores, optional: [] });
  }

  /**
   * The query as it may have been meant: mistyped words as a product's names or texts spell them.
   * @param {Query} query
   * @param {number} product the first that was found
   */
  corrected(query, product) {
    const { catalogue } = this.matcher;
    const spelled = [catalogue.names.vi.item(product), catalogue.names.en.item(product), ...catalogue.aliases(product)]
      .flatMap((name) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    let changed = false;
    const words = query.tokens.map((token) => {
      if (this.matcher.exact(token.word).some(Boolean)) return token.word;
      const near = this.matcher.near(token.word, false)[0];
      if (!near) return token.word;
      changed = true;
      return spelled.find((word) => new Query(word, new Set()).folded === near.word) ?? near.word;
    });
    return changed ? words.join(" ") : null;
  }
}

/** @param {Scores} scores */
function positions(scores) {
  /** @type {number[]} */
  const found = [];
  for (let at = 0; at < scores.length; at++) if (scores[at]) found.push(at);
  return found;
}

/** @param {Scores} a @param {Scores} b */
function max(a, b) {
  return a.map((score, at) => Math.max(score, b[at]));
}
