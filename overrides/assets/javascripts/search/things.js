// @ts-check
/** What stands on the shelves: all things of a catalogue but its products, and where each leads. */
import { english } from "./fold.js";
import { Names, spread, weights } from "./names.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./match.js").Matcher} Matcher */
/** @typedef {import("./tables.js").Tables} Tables */
/** @typedef {import("./tables.js").Fair} Fair */
/** @typedef {{ text: string, lang: string, marks?: [number, number][] }} Shown */
/**
 * @typedef {"producer" | "place" | "former" | "group" | "set" | "mark" | "event" | "page"} Kind
 * @typedef {{ kind: Kind, url: string, name: Shown, detail: string | null, count: number | null }} Other
 * @typedef {[Kind, string, string, string | null, number | null]} Told the same as the index of letters has it
 * @typedef {{ names: Names, more: (word: string) => Uint8Array, open?: boolean,
 *   entry: (at: number) => Other }} Shelf
 */

/** Of a word that stands beside the name: a district, a heading. */
const MORE = 40;

/** @param {Told} told @param {string} lang @returns {Other} */
export function otherOf([kind, url, text, detail, count], lang) {
  return { kind, url, name: { text, lang }, detail, count };
}

/** @param {Catalogue} catalogue @param {Matcher} matcher @returns {Shelf[]} */
export function shelvesOf(catalogue, matcher) {
  const { tables } = catalogue;
  const counts = countsOf(catalogue);
  const shown = new Labels(catalogue);
  return [
    producers(catalogue, matcher, counts.producers, shown),
    communes(tables, counts.communes, shown),
    formers(tables, shown),
    labelled("group", tables.groups, (group) => group.url, shown, { counts: counts.groups }),
    labelled("set", tables.sets, (set) => set.url, shown, {
      counts: counts.sets,
      more: ({ long }) => (long ? `${long.vi} ${long.en}` : ""),
      detail: ({ group }) => shown.label(tables.groups[group]),
    }),
    labelled("mark", tables.marks, ({ key }) => `products/?mark=${key}`, shown, {
      counts: counts.marks,
      more: ({ key }) => key,
    }),
    fairs(tables, shown),
    { ...labelled("page", tables.pages, (page) => page.url, shown, { more: ({ text }) => text }), open: true },
  ];
}

/** Labels in the reader's language. */
class Labels {
  /** @param {Catalogue} catalogue */
  constructor({ lang }) {
    this.lang = /** @type {"vi" | "en"} */ (lang);
  }

  /** @param {{ vi: string, en: string }} label */
  label(label) {
    return label[this.lang];
  }

  /** @param {string} text @returns {Shown} */
  own(text) {
    return { text, lang: this.lang };
  }
}

/** @param {Catalogue} catalogue @param {Matcher} matcher @param {Int32Array} counts @param {Labels} shown @returns {Shelf} */
function producers({ tables }, matcher, counts, shown) {
  const { producers, kinds, communes } = tables;
  const ofKind = scoring(kinds, (kind) => `${kind.vi} ${kind.en} ${kind.also}`);
  const ofPlace = scoring(communes, ({ name }) => `${name} ${english(name)}`);
  return {
    names: matcher.producers,
    more: (word) => {
      const scores = new Uint8Array(producers.count);
      spread(ofKind(word), producers.kind, scores);
      spread(ofPlace(word), producers.commune, scores);
      return scores;
    },
    entry: (at) => {
      const place = communes[producers.commune[at]]?.label;
      const kind = shown.label(kinds[producers.kind[at]]);
      return {
        kind: "producer",
        url: `producers/${producers.slug(at)}/`,
        name: producers.name(at, shown.lang),
        detail: place ? `${kind} · ${place}` : kind,
        count: counts[at],
      };
    },
  };
}

/** @param {Tables} tables @param {Int32Array} counts @param {Labels} shown @returns {Shelf} */
function communes({ communes }, counts, shown) {
  return {
    names: placeNames(communes),
    more: scoring(communes, ({ code }) => code),
    entry: (at) => ({
      kind: "place",
      url: communes[at].url,
      name: shown.own(communes[at].label),
      detail: null,
      count: counts[at],
    }),
  };
}

/** Found by a venue or an organiser as well. @param {Tables} tables @param {Labels} shown @returns {Shelf} */
function fairs({ events }, shown) {
  const more = { more: (/** @type {Fair} */ { text }) => text, detail: (/** @type {Fair} */ { when }) => shown.label(when) };
  return { ...labelled("event", events, ({ url }) => url, shown, more), open: true };
}

/** Units until June 2025, and until 2019. One that was split leads to each of the communes it went to. @param {Tables} tables @param {Labels} shown @returns {Shelf} */
function formers(tables, shown) {
  const earlier = tables.earlier.map(({ name, label, former }) => ({ ...tables.former[former], name, label }));
  const units = [...tables.former, ...earlier].flatMap((unit) =>
    unit.now.map((now) => ({ ...unit, to: tables.communes[now], from: tables.districts[unit.district] })),
  );
  return {
    names: placeNames(units),
    more: scoring(units, ({ from }) => `${from} ${english(from)}`),
    entry: (at) => ({
      kind: "former",
      url: units[at].to.url,
      name: shown.own(`${units[at].label}, ${tables.placeName(units[at].from)}`),
      detail: units[at].to.label,
      count: null,
    }),
  };
}

/**
 * @template {{ vi: string, en: string }} T
 * @param {Kind} kind
 * @param {T[]} things
 * @param {(thing: T) => string} url
 * @param {Labels} shown
 * @param {{ counts?: Int32Array, more?: (thing: T) => string, detail?: (thing: T) => string }} [rest]
 * @returns {Shelf}
 */
function labelled(kind, things, url, shown, { counts, more = () => "", detail } = {}) {
  return {
    names: names(things, ({ vi }) => vi, ({ en }) => en),
    more: scoring(things, more),
    entry: (at) => ({
      kind,
      url: url(things[at]),
      name: shown.own(shown.label(things[at])),
      detail: detail ? detail(things[at]) : null,
      count: counts ? counts[at] : null,
    }),
  };
}

/** @param {{ name: string }[]} units */
function placeNames(units) {
  return names(units, ({ name }) => name, ({ name }) => english(name));
}

/**
 * @template T
 * @param {T[]} things
 * @param {...(thing: T) => string} texts one or more names of each
 */
function names(things, ...texts) {
  return new Names(things.length, texts.map((text) => ({ text: () => things.map(text).join("\n") })));
}

/**
 * What a word counts for each of some things by a text.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => string} text
 */
function scoring(things, text) {
  const found = names(things, text);
  return (/** @type {string} */ word) => found.scores([word], weights(MORE));
}

/** How many products each thing has. @param {Catalogue} catalogue */
function countsOf(catalogue) {
  const { tables, maker, makers, spots, count } = catalogue;
  const counts = {
    producers: new Int32Array(tables.producers.count),
    communes: new Int32Array(tables.communes.length),
    groups: new Int32Array(tables.groups.length),
    sets: new Int32Array(tables.sets.length),
    marks: new Int32Array(tables.marks.length),
  };
  // Products are gone through once, with as little to do for each as may be: an answer waits for it.
  const [bySpot, byMarks] = [new Int32Array(tables.spots.length), new Int32Array(tables.marked.length)];
  const { set, marked } = catalogue;
  for (let at = 0; at < count; at++) {
    counts.sets[set[at]]++;
    if (spots[at] >= 0) bySpot[spots[at]]++;
    if (maker[at] >= 0) counts.producers[maker[at]]++;
    if (marked[at] >= 0) byMarks[marked[at]]++;
  }
  tables.sets.forEach(({ group }, at) => (counts.groups[group] += counts.sets[at]));
  tables.spots.forEach(([commune], at) => commune >= 0 && (counts.communes[commune] += bySpot[at]));
  tables.marked.forEach((marks, at) => marks.forEach((mark) => (counts.marks[mark] += byMarks[at])));
  for (const several of makers.values()) for (const one of several.slice(1)) counts.producers[one]++;
  return counts;
}
