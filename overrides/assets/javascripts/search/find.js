// @ts-check
/**
 * Products that fit a query, best first.
 *
 * First those that have all its words in their names, producers, places and kinds. Only when there is none:
 * words in stories, words that may be mistyped, all words in one; at last as many of the words as possible.
 */
import { TEXT } from "./match.js";
import { Query } from "./query.js";

/** @typedef {import("./match.js").Matcher} Matcher */
/** @typedef {import("./match.js").Scores} Scores */
/** @typedef {import("./query.js").Token} Token */

/** Of the best score, what is still shown of products that do not have all words as they were typed. */
const NEARLY = 0.75;

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
    this.addAll(found, exact, 0);
    if (!found.order.length) await this.addLikely(found, exact);
    return found;
  }

  /** What the reader may have meant. @param {Found} found @param {Scores[]} exact scores of each word */
  async addLikely(found, exact) {
    const { query, words } = found;
    const joined = query.joined;
    if (query.tokens.length > 1 && joined.length > 3) {
      const scores = this.matcher.joined(joined);
      this.add(found, this.ranker.order(query, positions(scores), { required: [scores], optional: [] }));
      if (found.order.length) return void words.push(joined);
    }
    const texts = await Promise.all(query.tokens.map(({ word }) => this.text.look(word)));
    const likely = query.tokens.map(({ word, open }, at) =>
      withText(this.matcher.fuzzy(word, open), texts[at]),
    );
    this.addAll(found, likely, NEARLY);
    if (!found.order.length) this.add(found, this.nearly(query, likely));
    if (!found.order.length) return;
    const mistyped = query.tokens.filter((_, at) => !exact[at].some(Boolean) && !texts[at].size);
    if (!mistyped.length) return;
    found.instead = this.corrected(query, mistyped, found.order[0]);
    for (const { word, open } of mistyped) words.push(...this.matcher.near(word, open).map((near) => near.word));
  }

  /** @param {Found} found @param {number[]} more */
  add(found, more) {
    const known = new Set(found.order);
    for (const at of more) if (!known.has(at)) found.order.push(at);
  }

  /**
   * Add products that have all required words, unless their scores are far below the best.
   * @param {Found} found
   * @param {Scores[]} scores of each word
   * @param {number} share of the best score
   */
  addAll(found, scores, share) {
    const { query } = found;
    const required = scores.filter((_, at) => !query.tokens[at].optional);
    const optional = scores.filter((_, at) => query.tokens[at].optional);
    let hits = positions(required[0]).filter((at) => required.every((one) => one[at]));
    if (share) {
      const sum = (/** @type {number} */ at) => required.reduce((total, one) => total + one[at], 0);
      const best = hits.reduce((most, at) => Math.max(most, sum(at)), 0);
      hits = hits.filter((at) => sum(at) >= share * best);
    }
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
   * @param {Token[]} mistyped
   * @param {number} product the first that was found
   */
  corrected(query, mistyped, product) {
    const { catalogue } = this.matcher;
    const spelled = [catalogue.names.vi.item(product), catalogue.names.en.item(product), ...catalogue.aliases(product)]
      .flatMap((name) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
    let changed = false;
    const words = query.tokens.map((token) => {
      if (!mistyped.includes(token)) return token.word;
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

/** @param {Scores} scores @param {Set<number>} products in whose texts the word is */
function withText(scores, products) {
  if (!products.size) return scores;
  const more = scores.slice();
  for (const product of products) if (more[product] < TEXT) more[product] = TEXT;
  return more;
}
