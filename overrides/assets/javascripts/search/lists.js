// @ts-check
/** The list of all products, chosen and ordered: what the page of all products shows. */
import { Facets, facetsOf } from "./facets.js";
import { fold } from "./fold.js";
import { hit } from "./hits.js";
import { Orders, SORTS } from "./orders.js";

/** @typedef {import("./hits.js").Hit} Hit */
/** @typedef {import("./facets.js").Value} Value */
/** @typedef {import("./find.js").Found} Found */
/**
 * @typedef {{ q?: string, filters?: Record<string, string[]>, sort?: string, first?: number }} View
 * @typedef {{ key: string, label: string, url: string, start: number, count: number }} Section
 * @typedef {{ facet: string, value: string, label: string, count: number }} Ease
 * @typedef {{ total: number, all: number, sort: string, sections: Section[], facets: Record<string, Value[]>,
 *   ease: Ease[], instead: string | null, sure: boolean, hits: Hit[] }} Browsed `sure`: that nothing was guessed, so
 *   that who asks once more is told the same
 */
/**
 * @typedef {object} List
 * @property {View} view
 * @property {Found} found by its words
 * @property {Uint8Array | null} among a mark for each product that has them; null: all have
 * @property {import("./facets.js").Chosen} choice
 * @property {string} sort
 * @property {number[]} listed products, in their order
 */

export class Lists {
  /**
   * @param {import("./catalogue.js").Catalogue} catalogue
   * @param {import("./find.js").Finder} finder
   * @param {number} month the one it is now, 1 … 12
   */
  constructor(catalogue, finder, month) {
    this.catalogue = catalogue;
    this.finder = finder;
    this.month = month;
    this.orders = new Orders(catalogue);
    /** @type {Facets | undefined} */
    this.facetsMade = undefined;
    /** The last that was asked for. @type {List | undefined} */
    this.last = undefined;
  }

  /** What makes a list come sooner, step by step. */
  *prepare() {
    for (const sort of /** @type {const} */ (["name", "group"])) yield void this.orders.get(sort);
    yield void this.facets;
  }

  /** Of no use before a list is asked for. */
  get facets() {
    this.facetsMade ??= new Facets(this.catalogue, facetsOf(this.catalogue, this.month));
    return this.facetsMade;
  }

  /**
   * Have a list at hand for `rows` and `values`.
   * @param {View} view
   * @returns {Promise<List>}
   */
  async turn(view) {
    this.last = this.make(view, await this.finder.find(view.q ?? ""));
    return this.last;
  }

  /** A list. Its `first` rows come along. @param {View} view @returns {Promise<Browsed>} */
  async browse(view) {
    return this.told(await this.turn(view));
  }

  /**
   * Lists that may be asked for next, with the words of the last one, each with what would be told; not where that
   * would be a guess.
   * @param {View[]} views
   * @returns {Iterable<{ view: View, browsed: Browsed }>}
   */
  *ahead(views) {
    const found = this.last?.found ?? this.finder.sure(this.finder.query(""));
    if (!found || found.guessed) return;
    const q = this.last?.view.q ?? "";
    for (const view of views) {
      if ((view.q ?? "") === q) yield { view, browsed: this.told(this.make(view, found)) };
    }
  }

  /** @param {View} view @param {Found} found by its words @returns {List} */
  make(view, found) {
    const among = found.query.empty ? null : this.marksOf(found.order);
    const choice = this.facets.choose(view.filters ?? {}, among);
    const known = SORTS.find((name) => name === view.sort);
    const order = known ? this.orders.get(known) : among ? found.order : this.orders.get("group");
    /** @type {number[]} */
    const listed = [];
    for (let place = 0; place < order.length; place++) if (choice.fits[order[place]]) listed.push(order[place]);
    return { view, found, among, choice, sort: known ?? (among ? "fit" : "group"), listed };
  }

  /** What the page is told of a list. @param {List} list @returns {Browsed} */
  told(list) {
    const { view, found, choice, sort, listed } = list;
    return {
      total: listed.length,
      all: this.catalogue.count,
      sort,
      sections: sort === "group" ? this.sections(listed) : [],
      facets: this.facets.values(choice),
      ease: listed.length ? [] : this.ease(list),
      instead: found.instead,
      sure: !found.guessed,
      hits: this.hits(list, 0, view.first ?? 0),
    };
  }

  /** Products of the last list. @param {number} from @param {number} to @returns {Hit[]} */
  rows(from, to) {
    return this.last ? this.hits(this.last, from, to) : [];
  }

  /**
   * Values of a facet by a part of their label, with the counts of the last list.
   * @param {string} name
   * @param {string} text
   * @returns {Value[]}
   */
  values(name, text) {
    const facet = this.facets.named(name);
    if (!facet || !this.last) return [];
    const wanted = fold(text);
    return this.facets.valuesOf(facet, this.last.choice, (value) => fold(facet.label(value)).includes(wanted));
  }

  /** @param {List} list @param {number} from @param {number} to @returns {Hit[]} */
  hits({ listed, found }, from, to) {
    return Array.from({ length: Math.max(0, Math.min(to, listed.length) - from) }, (_, step) =>
      hit(this.catalogue, listed[from + step], found.words),
    );
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

  /** Single choices of a list that, left out, would leave something. @param {List} list */
  ease({ view: { filters = {} }, among, choice }) {
    /** @type {Ease[]} */
    const found = [];
    for (const [name, chosen] of choice.values) {
      const facet = this.facets.named(name);
      if (!facet) continue;
      for (const value of chosen) {
        const key = facet.key(value);
        const without = { ...filters, [name]: filters[name].filter((other) => other !== key) };
        const count = this.facets.choose(without, among).fits.reduce((sum, fits) => sum + fits, 0);
        if (count) found.push({ facet: name, value: key, label: facet.label(value), count });
      }
    }
    return found.sort((a, b) => b.count - a.count);
  }
}
