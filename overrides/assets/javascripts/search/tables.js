// @ts-check
/**
 * What products refer to: sets, groups, marks, places, producers, events, pages; with labels in the reader's language.
 */
import { bareName, english, slug } from "./fold.js";
import { Items, numbers, pick, slugOf } from "./items.js";

/**
 * @typedef {{ key: string, vi: string, en: string }} Labelled
 * @typedef {Labelled & { url: string }} Group
 * @typedef {{ number: number, group: number, vi: string, en: string, url: string, long?: { vi: string, en: string } }} ProductSet
 * @typedef {{ code: string, name: string, label: string, url: string }} Commune
 * @typedef {{ code: string, name: string, label: string, district: number, now: number[] }} Former
 * @typedef {{ name: string, label: string, former: number }} Earlier
 * @typedef {{ url: string, vi: string, en: string, text: string }} WrittenPage
 * @typedef {WrittenPage & { when: { vi: string, en: string } }} Fair
 */

export class Tables {
  /** @param {any} data `tables` of the index @param {string} lang */
  constructor(data, lang) {
    this.lang = /** @type {"vi" | "en"} */ (lang);
    this.data = data;
    /** @type {Former[] | undefined} */
    this.formerMade = undefined;
    /** @type {Earlier[] | undefined} */
    this.earlierMade = undefined;
    /** @type {Labelled[]} */
    this.statuses = data.statuses;
    /** @type {Group[]} */
    this.groups = data.groups;
    /** @type {ProductSet[]} */
    this.sets = data.sets;
    /** @type {Labelled[]} */
    this.marks = data.marks;
    /** @type {number[][]} positions of marks that one product has */
    this.marked = data.marked;
    /** @type {(Labelled & { also: string })[]} */
    this.kinds = data.kinds;
    /** @type {string[]} */
    this.drawings = data.drawings;
    /** @type {string[]} */
    this.districts = data.districts.split("\n");
    /** @type {Commune[]} */
    this.communes = data.communes.split("\n").map((/** @type {string} */ line) => {
      const [code, name] = line.split("\t");
      return { code, name, label: this.placeName(name), url: `places/${code}-${slug(bareName(name))}/` };
    });
    /** @type {[number, number][]} */
    this.spots = data.spots;
    this.producers = new Producers(data.producers);
    /** @type {Fair[]} */
    this.events = data.events;
    /** @type {WrittenPage[]} */
    this.pages = data.pages;
    /** Set number → position. */
    this.setAt = new Map(this.sets.map(({ number }, at) => [number, at]));
  }

  /** Units until June 2025, when they are first asked for. @returns {Former[]} */
  get former() {
    this.formerMade ??= this.data.former.split("\n").map((/** @type {string} */ line) => {
      const [code, name, district, now] = line.split("\t");
      return {
        code,
        name,
        label: this.placeName(name),
        district: Number(district),
        now: now.split(",").map(Number),
      };
    });
    return this.formerMade;
  }

  /** Before 2020; position of what it went into. @returns {Earlier[]} */
  get earlier() {
    this.earlierMade ??= this.data.earlier.split("\n").filter(Boolean).map((/** @type {string} */ line) => {
      const [name, former] = line.split("\t");
      return { name, label: this.placeName(name), former: Number(former) };
    });
    return this.earlierMade;
  }

  /** A place as a reader knows it. @param {string} name */
  placeName(name) {
    return this.lang === "vi" ? name : english(name);
  }

  /** The old district of a spot, or -1. @param {number} spot */
  districtOf(spot) {
    const former = spot < 0 ? -1 : this.spots[spot][1];
    return former < 0 ? -1 : this.former[former].district;
  }
}

/** Producers as columns: there may be thousands. */
export class Producers {
  /** @param {any} data */
  constructor(data) {
    this.names = { vi: new Items(data.vi), en: new Items(data.en) };
    this.slugs = new Items(data.slugs);
    this.count = data.kind.length;
    this.kind = numbers(data.kind, this.count);
    this.commune = numbers(data.commune, this.count);
    /** @type {Record<string, string>} */
    this.aliases = data.aliases;
  }

  /** @param {number} at @param {string} lang */
  name(at, lang) {
    return pick(this.names, lang, at);
  }

  /** The name of its file. @param {number} at */
  slug(at) {
    return slugOf(this.slugs, this.names, at);
  }
}
