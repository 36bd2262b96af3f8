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
 * A facet numbers its values 0, 1, 2 … What a product has of them is a number as well, in its `column`: a value, or
 * where there may be several the place of a combination in `sets`. So all products are counted without a list of each.
 * @typedef {{ name: string, size: number, column: ArrayLike<number>, sets?: number[][], key: (value: number) => string,
 *   label: (value: number) => string, detail?: (value: number) => string, every?: boolean }} Facet
 * @typedef {{ value: string, label: string, count: number, chosen: boolean, detail?: string }} Value
 * @typedef {object} Chosen what a choice comes to
 * @property {Map<string, Set<number>>} values chosen, by facet
 * @property {Uint8Array} fits a mark for each product that fits
 * @property {Map<string, Int32Array>} counts of each value, by facet
 */

const STARS = [5, 4, 3, 0];
const WITH = ["photo", "visit", "online"];
const MONTHS = 12;
/** More values than this are asked for by name. */
const MANY = 60;

/** For each mask of so many bits, which of them are set. @param {number} bits */
function masks(bits) {
  return Array.from({ length: 1 << bits }, (_, mask) => Array.from({ length: bits }, (_, bit) => bit).filter((bit) => mask & (1 << bit)));
}

/**
 * A column of what producers have: of the only one, or of several.
 * @param {Catalogue} catalogue
 * @param {number} size
 * @param {(maker: number) => number} of
 */
function byMaker({ maker, makers }, size, of) {
  const column = maker.map((one) => (one < 0 ? -1 : of(one)));
  const sets = Array.from({ length: size }, (_, value) => [value]);
  for (const [at, several] of makers) column[at] = sets.push([...new Set(several.map(of))]) - 1;
  return { column, sets };
}

/** @param {Catalogue} catalogue @param {number} month the one it is now, 1 … 12 @returns {Facet[]} */
export function facetsOf(catalogue, month) {
  const { tables } = catalogue;
  const lang = /** @type {"vi" | "en"} */ (catalogue.lang);
  const months = new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" });
  const districts = tables.districts.map((name) => slug(bareName(name)));
  const { producers } = tables;
  const { set, spots, stars, status, season, marked } = catalogue;
  const place = (/** @type {number} */ spot) => (spot < 0 ? -1 : tables.spots[spot][0]);
  return [
    {
      name: "group",
      size: tables.groups.length,
      column: set.map((at) => tables.sets[at].group),
      key: (value) => tables.groups[value].key,
      label: (value) => tables.groups[value][lang],
    },
    {
      name: "set",
      size: tables.sets.length,
      column: set,
      key: (value) => String(tables.sets[value].number),
      label: (value) => tables.sets[value][lang],
      detail: (value) => tables.groups[tables.sets[value].group].key,
    },
    {
      name: "stars",
      size: STARS.length,
      column: stars.map((count) => STARS.indexOf(count)),
      key: (value) => String(STARS[value]),
      label: (value) => String(STARS[value]),
    },
    {
      name: "status",
      size: tables.statuses.length,
      column: status,
      key: (value) => tables.statuses[value].key,
      label: (value) => tables.statuses[value][lang],
    },
    {
      name: "place",
      size: tables.communes.length,
      column: spots.map(place),
      key: (value) => tables.communes[value].code,
      label: (value) => tables.communes[value].label,
    },
    {
      name: "district",
      size: tables.districts.length,
      column: spots.map((spot) => tables.districtOf(spot)),
      key: (value) => districts[value],
      label: (value) => tables.placeName(tables.districts[value]),
    },
    {
      name: "producer",
      size: producers.count,
      ...byMaker(catalogue, producers.count, (maker) => maker),
      key: (value) => producers.slug(value),
      label: (value) => producers.name(value, lang).text,
    },
    {
      name: "kind",
      size: tables.kinds.length,
      ...byMaker(catalogue, tables.kinds.length, (maker) => producers.kind[maker]),
      key: (value) => tables.kinds[value].key,
      label: (value) => tables.kinds[value][lang],
    },
    {
      name: "mark",
      size: tables.marks.length,
      column: marked,
      sets: tables.marked,
      key: (value) => tables.marks[value].key,
      label: (value) => tables.marks[value][lang],
    },
    {
      // The first value is the present month, whatever that is on the day of reading.
      name: "month",
      size: MONTHS + 1,
      column: season,
      sets: masks(MONTHS).map((found) => [...(found.includes(month - 1) ? [0] : []), ...found.map((bit) => bit + 1)]),
      key: (value) => (value ? String(value) : "now"),
      label: (value) => months.format(new Date(Date.UTC(2000, (value || month) - 1, 1))),
    },
    {
      name: "with",
      size: WITH.length,
      column: catalogue.with,
      sets: masks(WITH.length),
      key: (value) => WITH[value],
      label: (value) => WITH[value],
      every: true,
    },
  ];
}

export class Facets {
  /** @param {Catalogue} catalogue @param {Facet[]} facets of `facetsOf`: to make them takes long */
  constructor(catalogue, facets) {
    this.catalogue = catalogue;
    this.facets = facets;
    /** @type {Map<string, Map<string, number>>} */
    this.keys = new Map();
  }

  /**
   * Of the given products, those that fit, and what each further choice would leave.
   * @param {Record<string, string[]>} filters
   * @param {Uint8Array | null} among a mark for each product to choose among; null: all
   * @returns {Chosen}
   */
  choose(filters, among) {
    const { count } = this.catalogue;
    const values = this.read(filters);
    /** How many facets a product does not fit, and (if one) which. */
    const misses = new Uint8Array(count);
    const missed = new Uint8Array(count);
    this.facets.forEach((facet, number) => {
      const chosen = values.get(facet.name);
      if (!chosen) return;
      const { column } = facet;
      const wanted = fitting(facet, chosen);
      for (let at = 0; at < count; at++) {
        if (column[at] >= 0 && wanted[column[at]]) continue;
        misses[at]++;
        missed[at] = number;
      }
    });
    const fits = new Uint8Array(count);
    const listed = new Uint32Array(count);
    let total = 0;
    for (let at = 0; at < count; at++) {
      if (misses[at] || (among && !among[at])) continue;
      fits[at] = 1;
      listed[total++] = at;
    }
    const counts = new Map(
      this.facets.map((facet, number) => {
        const { name, column, sets, size, every } = facet;
        const each = new Int32Array(sets ? sets.length : size);
        for (let place = 0; place < total; place++) {
          const value = column[listed[place]];
          if (value >= 0) each[value]++;
        }
        // A further value of a facet widens the choice: also what would fit but for this facet. Not where every value is asked for.
        if (values.has(name) && !every) {
          for (let at = 0; at < count; at++) {
            if (misses[at] === 1 && missed[at] === number && column[at] >= 0 && !(among && !among[at])) each[column[at]]++;
          }
        }
        return [name, sets ? spreadOut(each, sets, size) : each];
      }),
    );
    return { values, fits, counts };
  }

  /** Known facets and values of an address. @param {Record<string, string[]>} filters */
  read(filters) {
    /** @type {Map<string, Set<number>>} */
    const chosen = new Map();
    for (const facet of this.facets) {
      if (!filters[facet.name]?.length) continue; // of thousands of producers, addresses take long to work out
      const keys = this.keysOf(facet);
      const values = filters[facet.name].flatMap((key) => keys.get(key) ?? []);
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

  /** Values of every facet that are chosen or would leave something. @param {Chosen} choice @returns {Record<string, Value[]>} */
  values(choice) {
    return Object.fromEntries(this.facets.map((facet) => [facet.name, this.valuesOf(facet, choice)]));
  }

  /**
   * Values of a facet; of very many those with the most products.
   * @param {Facet} facet
   * @param {Chosen} choice
   * @param {(value: number) => boolean} [wanted]
   * @returns {Value[]}
   */
  valuesOf(facet, choice, wanted = () => true) {
    const counts = /** @type {Int32Array} */ (choice.counts.get(facet.name));
    const chosen = choice.values.get(facet.name);
    /** @type {number[]} */
    let found = [];
    for (let value = 0; value < facet.size; value++) {
      if ((counts[value] || chosen?.has(value)) && wanted(value)) found.push(value);
    }
    if (found.length > MANY) {
      found = this.mostCounted(found, counts, chosen);
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

  /**
   * At least so many of some values as are shown, with the most products, and those that are chosen. To sort all of
   * thousands takes ten times as long as to count how many have how many products.
   * @param {number[]} found
   * @param {Int32Array} counts
   * @param {Set<number> | undefined} chosen
   */
  mostCounted(found, counts, chosen) {
    const having = new Uint32Array(this.catalogue.count + 1);
    for (const value of found) having[counts[value]]++;
    let least = having.length;
    for (let kept = 0; kept < MANY && least > 0; ) kept += having[--least];
    return found.filter((value) => counts[value] >= least || chosen?.has(value));
  }

  /** @param {string} name @returns {Facet | undefined} */
  named(name) {
    return this.facets.find((facet) => facet.name === name);
  }
}

/** Which values, or combinations of them, fit a choice. @param {Facet} facet @param {Set<number>} chosen */
function fitting({ size, sets, every }, chosen) {
  const wanted = new Uint8Array(sets ? sets.length : size);
  if (!sets) for (const value of chosen) wanted[value] = 1;
  else {
    const needed = every ? chosen.size : 1;
    sets.forEach((values, at) => (wanted[at] = values.filter((value) => chosen.has(value)).length >= needed ? 1 : 0));
  }
  return wanted;
}

/** From counts of combinations to those of values. @param {Int32Array} each @param {number[][]} sets @param {number} size */
function spreadOut(each, sets, size) {
  const counts = new Int32Array(size);
  sets.forEach((values, at) => {
    if (each[at]) for (const value of values) counts[value] += each[at];
  });
  return counts;
}
