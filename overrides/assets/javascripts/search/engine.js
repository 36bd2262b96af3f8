// @ts-check
/**
 * The search: answers what the search box and the list of all products ask, from the index of a build.
 *
 * It touches no page, so it runs in a worker as well as without one.
 */
import { likely } from "./ahead.js";
import { Catalogue, dayNumber } from "./catalogue.js";
import { Finder } from "./find.js";
import { hit, marked } from "./hits.js";
import { Lists } from "./lists.js";
import { Matcher } from "./match.js";
import { Ranker } from "./rank.js";
import { Shelves } from "./shelves.js";
import { Text } from "./text.js";
import { otherOf } from "./things.js";

/** @typedef {import("./hits.js").Hit} Hit */
/** @typedef {import("./things.js").Other} Other */
/** @typedef {import("./facets.js").Value} Value */
/** How many products, and how many other things. @typedef {{ products: number, others: number }} Limits */
/**
 * @typedef {{ text: string, total: number, products: Hit[], others: Other[], instead: string | null }} Suggestions
 * @typedef {import("./lists.js").View} View
 * @typedef {import("./lists.js").Section} Section
 * @typedef {import("./lists.js").Browsed} Browsed
 */

export class Engine {
  /**
   * @param {any} data what `/search/index.json` holds
   * @param {string} lang the reader's language
   * @param {Date} now
   * @param {import("./text.js").FetchJson} fetchJson
   */
  constructor(data, lang, now, fetchJson) {
    this.catalogue = new Catalogue(data, lang, dayNumber(now));
    this.matcher = new Matcher(this.catalogue);
    const optional = new Set(data.optional.split("\n"));
    this.finder = new Finder(this.matcher, new Ranker(this.matcher), new Text(data, fetchJson), optional);
    this.lists = new Lists(this.catalogue, this.finder, now.getMonth() + 1);
    this.shelves = new Shelves(this.catalogue, this.matcher);
  }

  /** Whether this index answers it, be it one that has no more than what letters find. @param {string} text */
  knows(text) {
    return !this.catalogue.data.letters || this.finder.ofLetter(this.finder.query(text)) !== null;
  }

  /** What the first answer will need: it comes sooner if this is made while somebody still types. */
  *warm() {
    yield void this.matcher.ownNames.map(({ lines }) => lines);
    yield void this.shelves.fill();
  }

  /** Make what the first answers do not need but later ones are quicker with, step by step. */
  *prepare() {
    yield* this.matcher.prepare();
    yield* this.lists.prepare();
  }

  /**
   * What to offer while a query is typed.
   * @param {string} text
   * @param {Limits} limits
   * @returns {Promise<Suggestions>}
   */
  async suggest(text, limits) {
    return this.offered(text, await this.finder.find(text), limits);
  }

  /**
   * What will be asked for when one letter more is typed, the likeliest first, each with its answer; not where that
   * would be a guess.
   * @param {string} text with a space at its end if one was typed
   * @param {Limits} limits
   * @returns {Iterable<Suggestions>}
   */
  *ahead(text, limits) {
    const found = this.finder.sure(this.finder.query(text.trimEnd()));
    for (const next of found ? likely(text, found, this.matcher) : []) {
      const sure = this.finder.sure(this.finder.query(next));
      if (sure) yield this.offered(next, sure, limits);
    }
  }

  /** @param {string} text @param {import("./find.js").Found} found @param {Limits} limits @returns {Suggestions} */
  offered(text, found, limits) {
    const { order, total = order.length, words, instead } = found;
    const others = this.othersOf(found, limits.others);
    return {
      text,
      total,
      products: order.slice(0, limits.products).map((at) => hit(this.catalogue, at, words)),
      others: others.map((other) => ({ ...other, name: marked(other.name, words) })),
      instead,
    };
  }

  /** @param {import("./find.js").Found} found @param {number} limit @returns {Other[]} */
  othersOf({ query, guessed, others: told }, limit) {
    if (told) return told.slice(0, limit).map((one) => otherOf(one, this.catalogue.lang));
    const others = this.shelves.find(query, limit, false);
    return others.length || !guessed ? others : this.shelves.find(query, limit, true);
  }

  /** @param {View} view @returns {Promise<Browsed>} */
  browse(view) {
    return this.lists.browse(view);
  }

  /** To who knows already what the list holds nothing is told. @param {View} view */
  async turn(view) {
    await this.lists.turn(view);
  }

  /** Products of the last list. @param {number} from @param {number} to @returns {Hit[]} */
  rows(from, to) {
    return this.lists.rows(from, to);
  }

  /** Values of a facet by a part of their label, with the counts of the last list. @param {string} facet @param {string} text @returns {Value[]} */
  values(facet, text) {
    return this.lists.values(facet, text);
  }
}
