// @ts-check
/**
 * The search: answers what the search box and the list of all products ask, from the index of a build.
 *
 * It touches no page, so it runs in a worker as well as without one.
 */
import { likely } from "./ahead.js";
import { Catalogue, dayNumber } from "./catalogue.js";
import { Facets, facetsOf } from "./facets.js";
import { Finder } from "./find.js";
import { fold } from "./fold.js";
import { hit, marked } from "./hits.js";
import { Matcher } from "./match.js";
import { Orders, SORTS } from "./orders.js";
import { Query } from "./query.js";
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
 * @typedef {{ q?: string, filters?: Record<string, string[]>, sort?: string, first?: number }} View
 * @typedef {{ key: string, label: string, url: string, start: number, count: number }} Section
 * @typedef {{ facet: string, value: string, label: string, count: number }} Ease
 * @typedef {{ total: number, all: number, sort: string, sections: Section[], facets: Record<string, Value[]>,
 *   ease: Ease[], instead: string | null, hits: Hit[] }} Browsed
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
    this.month = now.getMonth() + 1;
    /** @type {Facets | undefined} */
    this.facetsMade = undefined;
    this.orders = new Orders(this.catalogue);
    /** @type {ArrayLike<number>} products of the last view */
    this.listed = [];
    /** @type {string[]} words to be marked in it */
    this.words = [];
    this.shelves = new Shelves(this.catalogue, this.matcher);
  }

  /** Whether this index answers it, be it one that has no more than what letters find. @param {string} text */
  knows(text) {
    return !this.catalogue.data.letters || this.finder.ofLetter(this.query(text)) !== null;
  }

  /** What the first answer will need: it comes sooner if this is made while somebody still types. */
  *warm() {
    yield void this.matcher.ownNames.map(({ lines }) => lines);
    yield void this.shelves.fill();
  }

  /** Make what the first answers do not need but later ones are quicker with, step by step. */
  *prepare() {
    yield* this.matcher.prepare();
    for (const sort of /** @type {const} */ (["name", "group"])) yield void this.orders.get(sort);
    yield void this.facets;
  }

  /** Of no use before a list is asked for. */
  get facets() {
    this.facetsMade ??= new Facets(this.catalogue, facetsOf(this.catalogue, this.month));
    return this.facetsMade;
  }

  /** @param {string} text */
  query(text) {
    return new Query(text, this.finder.optional);
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
    const found = this.finder.sure(this.query(text.trimEnd()));
    for (const next of found ? likely(text, found, this.matcher) : []) {
      const sure = this.finder.sure(this.query(next));
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

  /**
   * The list of all products, chosen and ordered. Its `first` rows come along, others are asked for with `rows`.
   * @param {View} view
   * @returns {Promise<Browsed>}
   */
  async browse({ q = "", filters = {}, sort = "", first = 0 }) {
    const found = await this.finder.find(q);
    const among = found.query.empty ? null : this.marksOf(found.order);
    const fits = this.facets.choose(filters, among);
    const fallback = among ? "fit" : "group";
    const known = SORTS.find((name) => name === sort);
    const order = known ? this.orders.get(known) : among ? found.order : this.orders.get("group");
    /** @type {number[]} */
    const listed = [];
    for (let place = 0; place < order.length; place++) if (fits[order[place]]) listed.push(order[place]);
    const used = known ?? fallback;
    this.listed = listed;
    this.words = found.words;
    const facets = this.facets.values();
    return {
      total: listed.length,
      all: this.catalogue.count,
      sort: used,
      sections: used === "group" ? this.sections(listed) : [],
      facets,
      ease: listed.length ? [] : this.ease(filters, among),
      instead: found.instead,
      hits: this.rows(0, first),
    };
  }

  /**
   * Products of the last view.
   * @param {number} from
   * @param {number} to
   * @returns {Hit[]}
   */
  rows(from, to) {
    return Array.from({ length: Math.max(0, Math.min(to, this.listed.length) - from) }, (_, step) =>
      hit(this.catalogue, this.listed[from + step], this.words),
    );
  }

  /**
   * Values of a facet by a part of their label, with the counts of the last view.
   * @param {string} name
   * @param {string} text
   * @returns {Value[]}
   */
  values(name, text) {
    const facet = this.facets.named(name);
    if (!facet || !this.facets.counts.size) return [];
    const wanted = fold(text);
    return this.facets.valuesOf(facet, (value) => fold(facet.label(value)).includes(wanted));
  }

  /** @param {number[]} order */
  marksOf(order) {
    const marks = new Uint8Array(this.catalogue.count);
    for (const at of order) marks[at] = 1;
    return marks;
  }

  /** The groups of a list that is in their order. @param {number[]} listed @returns {Section[]} */
  sections(listed) {
    const { set: sets, tables } = this.catalogue;
    /** @type {Section[]} */
    const found = [];
    const groupOf = tables.sets.map(({ group }) => group);
    let last = -1;
    for (let start = 0; start < listed.length; start++) {
      const group = groupOf[sets[listed[start]]];
      if (group !== last) {
        const { key, url, [/** @type {"vi" | "en"} */ (this.catalogue.lang)]: label } = tables.groups[group];
        found.push({ key, label, url, start, count: 0 });
        last = group;
      }
      found[found.length - 1].count++;
    }
    return found;
  }

  /**
   * Single choices that, left out, would leave something.
   * @param {Record<string, string[]>} filters
   * @param {Uint8Array | null} among
   * @returns {Ease[]}
   */
  ease(filters, among) {
    const facets = new Facets(this.catalogue, this.facets.facets);
    /** @type {Ease[]} */
    const found = [];
    for (const [name, chosen] of this.facets.chosen) {
      const facet = this.facets.named(name);
      if (!facet) continue;
      for (const value of chosen) {
        const key = facet.key(value);
        const without = { ...filters, [name]: filters[name].filter((other) => other !== key) };
        const count = facets.choose(without, among).reduce((sum, fits) => sum + fits, 0);
        if (count) found.push({ facet: name, value: key, label: facet.label(value), count });
      }
    }
    return found.sort((a, b) => b.count - a.count);
  }
}
