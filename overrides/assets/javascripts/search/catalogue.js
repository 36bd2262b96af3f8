// @ts-check
/**
 * The index as a browser opens it: columns of products, tables of what they refer to.
 *
 * In: `/search/index.json` (its form is described in docs/search.md). Nothing is sorted or counted here that the
 * build could have done; names are cut out of their lines, and columns read, when they are asked for: the first
 * answer needs few of them.
 */
import { stateFrom } from "../status.js";
import { Items, numbers, pick, slugOf } from "./items.js";
import { Tables } from "./tables.js";

const DAY = 86_400_000;
const FORMAT = 2;

/** Statuses the passing of time can change, in that order in `tables.statuses`. */
const DATED = ["valid", "expiring", "expired"];

export class Catalogue {
  /**
   * @param {any} data what `/search/index.json` holds
   * @param {string} lang the reader's language
   * @param {number} today days since 1970-01-01
   */
  constructor(data, lang, today) {
    if (data.format !== FORMAT) throw new Error(`search index of format ${data.format}`);
    this.lang = lang;
    this.data = data;
    this.tables = new Tables(data.tables, lang);
    this.count = 0;
    for (const [, , count] of data.ids) this.count += count;
    this.names = { vi: new Items(data.vi), en: new Items(data.en) };
    this.slugs = new Items(data.slugs);
    /** @type {Map<string, Int32Array>} */
    this.columns = new Map();
    /** @type {Map<number, number[]>} all producers of products that have several */
    this.makers = new Map(Object.entries(data.producers).map(([at, makers]) => [Number(at), makers]));
    this.status = this.statusOn(today);
    this.reliable = this.tables.statuses.map(({ key }) => key === "valid" || key === "expiring");
  }

  /** A number for each product. @param {string} name */
  column(name) {
    let column = this.columns.get(name);
    if (!column) {
      column = numbers(this.data[name], this.count);
      if (name === "set") column = column.map((number) => this.tables.setAt.get(number) ?? 0);
      this.columns.set(name, column);
    }
    return column;
  }

  /** One of them, of a column of which no other may be needed. @param {string} name @param {number} at */
  cell(name, at) {
    const column = this.columns.get(name);
    if (column) return column[at];
    const width = this.data[name].length / this.count;
    const [number] = numbers(this.data[name].slice(at * width, (at + 1) * width), 1);
    return name === "set" ? (this.tables.setAt.get(number) ?? 0) : number;
  }

  /** The producer of each product, of several the first; -1: none is known. */
  get maker() {
    return this.column("producer");
  }

  /** Position of each product's set. */
  get set() {
    return this.column("set");
  }

  get stars() {
    return this.column("stars");
  }

  get days() {
    return this.column("ends");
  }

  get spots() {
    return this.column("place");
  }

  get season() {
    return this.column("season");
  }

  get with() {
    return this.column("with");
  }

  get marked() {
    return this.column("marks");
  }

  get made() {
    return this.column("status");
  }

  /** The state of each product on a day, as an index into `tables.statuses`. @param {number} today */
  statusOn(today) {
    const { made, days, count } = this;
    const keys = this.tables.statuses.map(({ key }) => key);
    /** @type {(Map<number, number> | null)[]} of statuses that change: last valid day → state on the day that is asked for */
    const known = keys.map((key) => (DATED.includes(key) ? new Map() : null));
    const states = new Uint8Array(count);
    for (let at = 0; at < count; at++) {
      const byDay = days[at] ? known[made[at]] : null;
      let state = byDay ? byDay.get(days[at]) : made[at];
      if (state === undefined) {
        state = keys.indexOf(stateFrom(keys[made[at]], days[at] - today));
        byDay?.set(days[at], state);
      }
      states[at] = state;
    }
    return states;
  }

  /** @param {number} at */
  id(at) {
    let left = at;
    for (const [prefix, first, count] of this.data.ids) {
      if (left < count) return prefix + String(first + left).padStart(4, "0");
      left -= count;
    }
    throw new RangeError(`no product ${at}`);
  }

  /**
   * The product with this id, or -1.
   * @param {string} prefix
   * @param {number} number
   */
  position(prefix, number) {
    let before = 0;
    for (const [letters, first, count] of this.data.ids) {
      if (letters === prefix && number >= first && number < first + count) return before + number - first;
      before += count;
    }
    return -1;
  }

  /** A product's name in the reader's language, or the other one. @param {number} at */
  name(at) {
    return pick(this.names, this.lang, at);
  }

  /** Its name in the other language, where that is another. @param {number} at */
  other(at) {
    const lang = this.lang === "vi" ? "en" : "vi";
    const text = this.names[lang].item(at);
    const own = this.names[/** @type {"vi" | "en"} */ (this.lang)].item(at);
    return text && own && text !== own ? { text, lang } : null;
  }

  /** @param {number} at */
  aliases(at) {
    return this.data.aliases[at]?.split("\n") ?? [];
  }

  /** @param {number} at */
  url(at) {
    return `products/${slugOf(this.slugs, this.names, at)}/`;
  }

  /** ISO date of the last valid day. @param {number} at */
  ends(at) {
    const day = this.days[at];
    return day ? new Date(day * DAY).toISOString().slice(0, 10) : null;
  }

  /** Producers of a product. @param {number} at */
  producers(at) {
    const maker = this.cell("producer", at);
    return this.makers.get(at) ?? (maker < 0 ? [] : [maker]);
  }

  /** Commune and former unit of a product, -1 where unknown. @param {number} at @returns {[number, number]} */
  spot(at) {
    const spot = this.cell("place", at);
    return spot < 0 ? [-1, -1] : this.tables.spots[spot];
  }

  /** Where it is from, in a word or two. @param {number} at */
  place(at) {
    const [commune, former] = this.spot(at);
    if (commune >= 0) return this.tables.communes[commune].label;
    if (former < 0) return null;
    const { label } = this.tables.former[former];
    return this.lang === "vi" ? `${label} (cũ)` : `former ${label}`;
  }

  /** The files of its photo for a card. @param {number} at */
  photo(at) {
    const photo = this.data.photos[at];
    if (!photo) return null;
    const [name, widths] = photo;
    return widths.map((/** @type {number} */ width) => ({ src: `photos/${name}-${width}.webp`, width }));
  }

  /** What a card shows of it without a photo. @param {number} at */
  drawing(at) {
    const drawn = this.cell("drawing", at);
    if (drawn >= 0) return this.tables.drawings[drawn];
    return this.tables.sets[this.cell("set", at)].url.replace(/^sets\/\d+-|\/$/g, "");
  }

  /** @param {number} at @returns {number[]} */
  marks(at) {
    const marked = this.cell("marks", at);
    return marked < 0 ? [] : this.tables.marked[marked];
  }
}

/** Today as days since 1970-01-01, by the reader's calendar. @param {Date} now */
export function dayNumber(now) {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY;
}
