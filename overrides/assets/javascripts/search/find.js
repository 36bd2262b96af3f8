// @ts-check
/**
 * Products that fit a query, best first.
 *
 * First those that have all its words in their names, producers, places and kinds. When there is none, or a
 * word fits only as the beginning of another, what the reader may have meant: words of stories, words that
 * may be mistyped, several words typed as one or one as several; as many of the words as possible.
 */
import { TEXT } from "./match.js";
import { any } from "./names.js";
import { Query } from "./query.js";

/** @typedef {import("./match.js").Matcher} Matcher */
/** @typedef {import("./match.js").Scores} Scores */
/** @typedef {import("./query.js").Token} Token */

/** Of the best score, what is still shown of products that do not have all words as they were typed. */
const NEARLY = 0.8;
/** Other spellings tried of a word that nothing has, and of one that something has. */
const MISTYPED = 5;
const DOUBTED = 1;

/**
 * `order`: products, best first. `words`: what was looked for in place of each word, to be marked.
 * `guessed`: that no product has all words as they are. `instead`: the query with its typos put right. `total`: how
 * many there are, where `order` has only the first. `others`: what else there is, where that is known.
 * @typedef {{ query: Query, order: number[], words: string[], guessed: boolean, instead: string | null,
 *   total?: number, others?: import("./things.js").Told[] }} Found
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

  /** @param {string} typed */
  query(typed) {
    return new Query(typed, this.optional);
  }

  /** @param {string} typed @returns {Promise<Found>} */
  async find(typed) {
    const query = this.query(typed);
    const sure = this.sure(query);
    if (sure) return sure;
    const found = { ...nothing(query), guessed: true };
    await this.guess(found, this.exact(query));
    this.first(found, this.coded(query));
    return found;
  }

  /** What is found without a guess; null where one is needed. @param {Query} query @returns {Found | null} */
  sure(query) {
    const found = nothing(query);
    if (query.empty) return found;
    const told = this.ofLetter(query);
    if (told) return { ...found, total: told.total, order: told.first, others: told.others };
    const exact = this.exact(query);
    const hits = this.having(query, exact);
    if (!hits.length || this.doubtful(query, hits)) return null;
    const pairs = this.pairs(found.words.map((word) => [word]));
    found.order = this.ranker.order(query, hits, { words: exact, pairs });
    this.first(found, this.coded(query));
    return found;
  }

  /**
   * What the build says of a letter, in an index that goes before: how many products it finds, the first of them, and
   * what else there is.
   * @param {Query} query
   * @returns {{ total: number, first: number[], others: import("./things.js").Told[] } | null}
   */
  ofLetter({ isLetter, tokens }) {
    const { data, lang } = this.matcher.catalogue;
    if (!data.letters) return null;
    // Typed with diacritics, those come first that are spelled just so.
    return (isLetter && !tokens[0].spelled && data.letters[lang][tokens[0].word]) || null;
  }

  /** Each word's scores as it is typed. @param {Query} query @returns {Scores[]} */
  exact({ tokens, isLetter }) {
    if (isLetter) {
      const begun = this.matcher.begun(tokens[0].word);
      if (any(begun)) return [begun];
    }
    return tokens.map(({ word, open }) => this.matcher.exact(word, open));
  }

  /** Products that have all required words. @param {Query} query @param {Scores[]} scores */
  having(query, scores) {
    const required = scores.filter((_, at) => !query.tokens[at].optional);
    let hits = required.length ? positions(required[0]) : [];
    for (const one of required.slice(1)) hits = hits.filter((at) => one[at]);
    return hits;
  }

  /** Whether a word that is no beginning fits nothing found as a whole word. @param {Query} query @param {number[]} hits */
  doubtful(query, hits) {
    return query.required.some(({ word, open }) => {
      if (open || word.length < 3) return false;
      const whole = this.matcher.whole(word);
      return !hits.some((at) => whole[at]);
    });
  }

  /**
   * Where each two neighbours of a query stand side by side in a name: "lac thuy" is one place, "lac" in a name
   * and "thuy" in another none.
   * @param {string[][]} spelled ways to spell each word
   * @returns {Scores[]}
   */
  pairs(spelled) {
    return spelled.slice(1).map((rights, at) => {
      const ways = spelled[at].flatMap((left) => rights.map((right) => `${left} ${right}`));
      return this.matcher.pair(ways);
    });
  }

  /** What the reader may have meant. @param {Found} found @param {Scores[]} exact scores of each word */
  async guess(found, exact) {
    const { query, words } = found;
    const { tokens, joined } = query;
    if (tokens.length > 1 && joined.length > 3) {
      const scores = this.matcher.joined(joined);
      const hits = positions(scores);
      if (hits.length) {
        found.order = this.ranker.order(query, hits, { words: tokens.map(() => scores), pairs: [] });
        return void words.push(joined);
      }
    }
    const texts = await Promise.all(tokens.map(({ word }) => this.text.look(word)));
    const likely = tokens.map(({ word, open }, at) => {
      const tries = any(exact[at]) ? DOUBTED : MISTYPED;
      return withText(this.matcher.fuzzy(word, open, tries), texts[at]);
    });
    const split = new Set();
    for (let at = 0; at + 1 < tokens.length; at++) {
      const both = this.matcher.exact(tokens[at].word + tokens[at + 1].word, tokens[at + 1].open);
      if (!any(both)) continue;
      [likely[at], likely[at + 1]] = [max(likely[at], both), max(likely[at + 1], both)];
      split.add(at).add(at + 1);
    }
    const mistyped = tokens.filter((_, at) => !any(exact[at]) && !texts[at].size && !split.has(at));
    const spelled = tokens.map(({ word, open }, at) => {
      const tries = any(exact[at]) ? DOUBTED : MISTYPED;
      return [word, ...this.matcher.near(word, open, tries).map((near) => near.word)];
    });
    const weights = likely.map((scores) => 1 / Math.sqrt(Math.log2(4 + positions(scores).length)));
    found.order = this.ranker.nearest(query, { words: likely, pairs: this.pairs(spelled), weights }, NEARLY);
    if (!mistyped.length || !found.order.length) return;
    const instead = this.corrected(query, mistyped, found.order[0]);
    const rightly = this.query(instead ?? "");
    const finds = this.having(rightly, rightly.tokens.map(({ word, open }) => this.matcher.exact(word, open)));
    found.instead = finds.length ? instead : null;
    for (const { word, open } of mistyped) words.push(...this.matcher.near(word, open).map((near) => near.word));
  }

  /** Put products before all others. @param {Found} found @param {number[]} products */
  first(found, products) {
    if (!products.length) return;
    const known = new Set(products);
    found.order = [...products, ...found.order.filter((at) => !known.has(at))];
  }

  /** Products whose catalogue number is in the query. @param {Query} query */
  coded(query) {
    const { catalogue } = this.matcher;
    const found = query.codes.flatMap(({ prefix, number }) => {
      /** @type {string[]} */
      const prefixes = prefix ? [prefix] : catalogue.data.ids.map((/** @type {any} */ run) => run[0]);
      return [...new Set(prefixes)].map((letters) => catalogue.position(letters, number));
    });
    return [...new Set(found)].filter((at) => at >= 0);
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

/** Of a query of which nothing is found. @param {Query} query @returns {Found} */
function nothing(query) {
  return { query, order: [], words: query.tokens.map(({ word }) => word), guessed: false, instead: null };
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
  const most = a.slice();
  for (let at = 0; at < most.length; at++) if (b[at] > most[at]) most[at] = b[at];
  return most;
}

/** @param {Scores} scores @param {Set<number>} products in whose texts the word is */
function withText(scores, products) {
  if (!products.size) return scores;
  const more = scores.slice();
  for (const product of products) if (more[product] < TEXT) more[product] = TEXT;
  return more;
}
