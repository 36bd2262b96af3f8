// @ts-check
/**
 * Facets: what products can be chosen by, and how many each choice would leave.
 *
 * Values of one facet widen the choice, facets narrow it. A facet's counts are those with all other facets
 * applied: what a reader would get by choosing that value as well.
 */
import { bareName, slug } from "./fold.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/**
 * A facet numbers its values 0, 1, 2 … `of` gives those of a product.
 * @typedef {{ name: string, size: number, of: (at: number) => number[], key: (value: number) => string,
 *   label: (value: number) => string, detail?: (value: number) => string, every?: boolean }} Facet
 * @typedef {{ value: string, label: string, count: number, chosen: boolean, detail?: string }} Value
 */

const STARS = [5, 4, 3, 0];
const WITH = ["photo", "visit", "online"];
const MONTHS = 12;
/** More values than this are asked for by name. */
const MANY = 60;

/** @type {number[][]} */
const bits = [];

/** The places of the bits that are set. @param {number} mask */
function bitsOf(mask) {
  return (bits[mask] ??= Array.from({ length: MONTHS }, (_, bit) => bit).filter((bit) => mask & (1 << bit)));
}

/** @type {number[][]} */
const singles = [];
/** @type {number[]} */
const none = [];

/** @param {number} value -1: none */
function only(value) {
  return value < 0 ? none : (singles[value] ??= [value]);
}

/** @param {Catalogue} catalogue @param {number} month the one it is now, 1 … 12 @returns {Facet[]} */
function facetsOf(catalogue, month) {
  const { tables } = catalogue;
  const lang = /** @type {"vi" | "en"} */ (catalogue.lang);
  const months = new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" });
  const districts = tables.districts.map((name) => slug(bareName(name)));
  const districtOf = tables.spots.map((_, spot) => tables.districtOf(spot));
  const { producers } = tables;
  return [
    {
      name: "group",
      size: tables.groups.length,
      of: (at) => only(tables.sets[catalogue.set[at]].group),
      key: (value) => tables.groups[value].key,
      label: (value) => tables.groups[value][lang],
    },
    {
      name: "set",
      size: tables.sets.length,
      of: (at) => only(catalogue.set[at]),
      key: (value) => String(tables.sets[value].number),
      label: (value) => tables.sets[value][lang],
      detail: (value) => tables.groups[tables.sets[value].group].key,
    },
    {
      name: "stars",
      size: STARS.length,
      of: (at) => only(STARS.indexOf(catalogue.stars[at])),
      key: (value) => String(STARS[value]),
      label: (value) => String(STARS[value]),
    },
    {
      name: "status",
      size: tables.statuses.length,
      of: (at) => only(catalogue.status[at]),
      key: (value) => tables.statuses[value].key,
      label: (value) => tables.statuses[value][lang],
    },
    {
      name: "place",
      size: tables.communes.length,
      of: (at) => only(catalogue.spot(at)[0]),
      key: (value) => tables.communes[value].code,
      label: (value) => tables.communes[value].label,
    },
    {
      name: "district",
      size: tables.districts.length,
      of: (at) => only(catalogue.spots[at] < 0 ? -1 : districtOf[catalogue.spots[at]]),
      key: (value) => districts[value],
      label: (value) => tables.placeName(tables.districts[value]),
    },
    {
      name: "producer",
      size: producers.count,
      of: (at) => catalogue.makers.get(at) ?? only(catalogue.maker[at]),
      key: (value) => producers.slug(value),
      label: (value) => producers.name(value, lang).text,
    },
    {
      name: "kind",
      size: tables.kinds.length,
      of: (at) => {
        const several = catalogue.makers.get(at);
        if (several) return [...new Set(several.map((maker) => producers.kind[maker]))];
        const maker = catalogue.maker[at];
        return only(maker < 0 ? -1 : producers.kind[maker]);
      },
      key: (value) => tables.kinds[value].key,
      label: (value) => tables.kinds[value][lang],
    },
    {
      name: "mark",
      size: tables.marks.length,
      of: (at) => catalogue.marks(at),
      key: (value) => tables.marks[value].key,
      label: (value) => tables.marks[value][lang],
    },
    {
      // The first value is the present month, whatever that is on the day of reading.
      name: "month",
      size: MONTHS + 1,
      of: (at) => {
        const found = bitsOf(catalogue.season[at]);
        return catalogue.season[at] & (1 << (month - 1)) ? [0, ...found.map((bit) => bit + 1)] : found.map((bit) => bit + 1);
      },
      key: (value) => (value ? String(value) : "now"),
      label: (value) => months.format(new Date(Date.UTC(2000, (value || month) - 1, 1))),
    },
    {
      name: "with",
      size: WITH.length,
      of: (at) => bitsOf(catalogue.with[at]),
      key: (value) => WITH[value],
      label: (value) => WITH[value],
      every: true,
    },
  ];
}

export class Facets {
  /** @param {Catalogue} catalogue @param {number} month */
  constructor(catalogue, month) {
    this.catalogue = catalogue;
    this.facets = facetsOf(catalogue, month);
    /** @type {Map<string, Map<string, number>>} */
    this.keys = new Map();
    /** @type {Map<string, Int32Array>} counts of the last choice */
    this.counts = new Map();
    /** @type {Map<string, Set<number>>} what was chosen last */
    this.chosen = new Map();
  }

  /**
   * Choose. Of the given products, those that fit; counts and what is chosen are kept for `values`.
   * @param {Record<string, string[]>} filters
   * @param {Uint8Array | null} among a mark for each product to choose among; null: all
   * @returns {Uint8Array} a mark for each product that fits
   */
  choose(filters, among) {
    const { count } = this.catalogue;
    this.chosen = this.read(filters);
    /** How many facets a product does not fit, and (if one) which. */
    const misses = new Uint8Array(count);
    const missed = new Uint8Array(count);
    this.facets.forEach((facet, number) => {
      const chosen = this.chosen.get(facet.name);
      if (!chosen) return;
      const wanted = new Uint8Array(facet.size);
      for (const value of chosen) wanted[value] = 1;
      const needed = facet.every ? chosen.size : 1;
      for (let at = 0; at < count; at++) {
        let fitting = 0;
        for (const value of facet.of(at)) fitting += wanted[value];
        if (fitting < needed) {
          misses[at]++;
          missed[at] = number;
        }
      }
    });
    const fits = new Uint8Array(count);
    for (let at = 0; at < count; at++) fits[at] = misses[at] || (among && !among[at]) ? 0 : 1;
    this.counts = new Map(
      this.facets.map((facet, number) => {
        const counts = new Int32Array(facet.size);
        for (let at = 0; at < count; at++) {
          // A further value of a facet that asks for every one narrows; of another, widens.
          const open = misses[at] === 1 && missed[at] === number && !facet.every;
          if ((misses[at] && !open) || (among && !among[at])) continue;
          for (const value of facet.of(at)) counts[value]++;
        }
        return [facet.name, counts];
      }),
    );
    return fits;
  }

  /** Known facets and values of an address. @param {Record<string, string[]>} filters */
  read(filters) {
    /** @type {Map<string, Set<number>>} */
    const chosen = new Map();
    for (const facet of this.facets) {
      const keys = this.keysOf(facet);
      const values = (filters[facet.name] ?? []).flatMap((key) => keys.get(key) ?? []);
      if (values.length) chosen.set(facet.name, new Set(values));
    }
    return chosen;
  }

  /** @param {Facet} facet @returns {Map<string, number>} */
  keysOf(facet) {
    let keys = this.keys.get(facet.name);
    if (!keys) {
      keys = new Map(Array.from({ length: facet.size }, (_, value) => [facet.key(value), value]));
      this.keys.set(facet.name, keys);
    }
    return keys;
  }

  /** Values of every facet that are chosen or would leave something. @returns {Record<string, Value[]>} */
  values() {
    return Object.fromEntries(this.facets.map((facet) => [facet.name, this.valuesOf(facet)]));
  }

  /**
   * Values of a facet; of very many those with the most products.
   * @param {Facet} facet
   * @param {(value: number) => boolean} [wanted]
   * @returns {Value[]}
   */
  valuesOf(facet, wanted = () => true) {
    const counts = /** @type {Int32Array} */ (this.counts.get(facet.name));
    const chosen = this.chosen.get(facet.name);
    /** @type {number[]} */
    let found = [];
    for (let value = 0; value < facet.size; value++) {
      if ((counts[value] || chosen?.has(value)) && wanted(value)) found.push(value);
    }
    if (found.length > MANY) {
      const first = (/** @type {number} */ value) => (chosen?.has(value) ? 1 : 0);
      found.sort((a, b) => first(b) - first(a) || counts[b] - counts[a] || a - b);
      found = found.slice(0, MANY);
    }
    return found.map((value) => ({
      value: facet.key(value),
      label: facet.label(value),
      count: counts[value],
      chosen: chosen?.has(value) ?? false,
      ...(facet.detail && { detail: facet.detail(value) }),
    }));
  }

  /** @param {string} name @returns {Facet | undefined} */
  named(name) {
    return this.facets.find((facet) => facet.name === name);
  }
}
