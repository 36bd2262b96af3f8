// @ts-check
/**
 * Which of the products that fit a query come first.
 *
 * By words alone, then by how much of a name the query is: the words in one run, at its beginning, all of
 * it; spelled with the same diacritics. Between equals a valid certificate and more stars decide.
 */
import { spellings } from "./alphabet.js";

/** @typedef {import("./match.js").Matcher} Matcher */
/** @typedef {import("./match.js").Scores} Scores */
/** @typedef {import("./query.js").Query} Query */

const RUN = 30;
const BEGINNING = 10;
const ALL = 20;
const SHARE = 15;
const DIACRITICS = 25;
/** Of an optional word, beside required ones. */
const ASIDE = 0.1;
/** Scores that differ by less count as equal. */
const STEP = 3;
/** Names looked at closely; the rest keep the order of their words' scores. */
const MOST = 2000;

export class Ranker {
  /** @param {Matcher} matcher */
  constructor(matcher) {
    this.matcher = matcher;
    this.catalogue = matcher.catalogue;
    /** @type {Map<number, number[]>} */
    this.aliasLines = new Map();
    matcher.aliasOf.forEach((product, line) => this.aliasLines.set(product, [line]));
  }

  /**
   * Products, best first.
   * @param {Query} query
   * @param {number[]} found
   * @param {{ required: Scores[], optional: Scores[] }} scores of the query's words
   * @returns {number[]}
   */
  order(query, found, { required, optional }) {
    /** @type {{ at: number, score: number }[]} */
    let ranked = found.map((at) => {
      let sum = 0;
      for (const scores of required) sum += scores[at];
      let score = required.length ? sum / required.length : 0;
      for (const scores of optional) score += scores[at] * ASIDE;
      return { at, score };
    });
    /** @type {{ at: number, score: number }[]} */
    let rest = [];
    if (ranked.length > MOST) {
      ranked.sort((a, b) => this.compare(a, b));
      rest = ranked.splice(MOST);
    }
    for (const one of ranked) one.score += this.closeness(query, one.at);
    ranked.sort((a, b) => this.compare(a, b));
    return [...ranked, ...rest].map(({ at }) => at);
  }

  /** @param {{ at: number, score: number }} a @param {{ at: number, score: number }} b */
  compare(a, b) {
    return Math.round(b.score / STEP) - Math.round(a.score / STEP) || this.trust(b.at) - this.trust(a.at) || a.at - b.at;
  }

  /** More for a certificate that holds, then for more stars. @param {number} at */
  trust(at) {
    const { reliable, status, data } = this.catalogue;
    return (reliable[status[at]] ? 10 : 0) + data.stars[at];
  }

  /** How much of one of a product's names the query is. @param {Query} query @param {number} at */
  closeness(query, at) {
    const { names, aliases } = this.matcher;
    let best = 0;
    for (const lang of /** @type {const} */ (["vi", "en"])) {
      best = Math.max(best, likeness(query, names[lang].line(at)));
    }
    const line = this.aliasLines.get(at);
    if (line) best = Math.max(best, 0.9 * likeness(query, aliases.line(line[0])));
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
    const same = spelled.filter(({ spelled: word, open }) => {
      const spelling = /** @type {string} */ (word);
      // The end of a spelling is its tone: a word that is being typed has none for certain.
      return known.has(spelling) || (open && [...known].some((one) => one.startsWith(spelling.slice(0, -1))));
    });
    return (DIACRITICS * same.length) / spelled.length;
  }
}

/** @param {Query} query @param {string} name folded */
function likeness(query, name) {
  if (!name) return 0;
  let score = 0;
  const run = ` ${name} `.indexOf(` ${query.folded}`);
  if (run >= 0) {
    score += RUN;
    if (run === 0) score += BEGINNING;
    if (name === query.folded) score += ALL;
  }
  const words = name.split(" ");
  const matched = words.filter((word) =>
    query.tokens.some((token) => (token.open ? word.startsWith(token.word) : word === token.word)),
  );
  return score + (SHARE * matched.length) / words.length;
}
