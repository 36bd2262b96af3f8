// @ts-check
/**
 * What else a reader may look for: producers, places old and new, groups and sets, marks, written pages.
 */
import { english } from "./fold.js";
import { BEGINS, INSIDE, Lines, WHOLE } from "./lines.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{ text: string, lang: string, marks?: [number, number][] }} Shown */
/**
 * @typedef {"producer" | "place" | "former" | "group" | "set" | "mark" | "page"} Kind
 * @typedef {{ kind: Kind, url: string, name: Shown, detail: string | null, count: number | null }} Other
 * @typedef {{ kind: Kind, names: Lines, more: Lines, entry: (at: number) => Other }} Shelf
 * @typedef {{ shelf: Shelf, at: number, score: number }} Place
 */

const OWN = { [WHOLE]: 100, [BEGINS]: 80, [INSIDE]: 40 };
const MORE = { [WHOLE]: 40, [BEGINS]: 30, [INSIDE]: 10 };
/** A word of a mistyped query, beside the same typed rightly. */
const MISTYPED = 0.6;

export class Shelves {
  /** @param {Catalogue} catalogue @param {import("./match.js").Matcher} matcher */
  constructor(catalogue, matcher) {
    this.catalogue = catalogue;
    this.matcher = matcher;
    /** @type {Shelf[]} filled when first looked at */
    this.shelves = [];
  }

  /**
   * The best for a query.
   * @param {Query} query
   * @param {number} limit
   * @param {boolean} mistyped whether other spellings count
   * @returns {Other[]}
   */
  find(query, limit, mistyped) {
    const { required } = query;
    if (!required.length) return [];
    if (!this.shelves.length) this.shelves.push(...this.made());
    /** @type {Place[]} */
    const found = [];
    for (const shelf of this.shelves) {
      const own = required.map(({ word, open }) => this.scores(shelf.names, word, OWN, mistyped && open, mistyped));
      const more = required.map(({ word }) => this.scores(shelf.more, word, MORE, false, false));
      for (let at = 0; at < shelf.names.count; at++) {
        let sum = 0;
        let named = false;
        let all = true;
        for (let word = 0; word < required.length && all; word++) {
          const score = Math.max(own[word][at], more[word][at]);
          named ||= own[word][at] > 0;
          all = score > 0;
          sum += score;
        }
        if (all && named) found.push({ shelf, at, score: sum / required.length });
      }
    }
    for (const place of found) place.score += this.share(query, place);
    found.sort((a, b) => b.score - a.score || this.shelves.indexOf(a.shelf) - this.shelves.indexOf(b.shelf) || a.at - b.at);
    return found.slice(0, limit).map(({ shelf, at }) => shelf.entry(at));
  }

  /** How much of the name the query is. @param {Query} query @param {Place} place */
  share(query, { shelf, at }) {
    const words = shelf.names.line(at).split(" ");
    const matched = words.filter((word) => query.tokens.some((token) => word.startsWith(token.word)));
    return (40 * matched.length) / words.length;
  }

  /**
   * @param {Lines} lines
   * @param {string} word
   * @param {Record<number, number>} weights
   * @param {boolean} open
   * @param {boolean} mistyped
   */
  scores(lines, word, weights, open, mistyped) {
    const scores = new Uint8Array(lines.count);
    lines.look(word, (line, how) => {
      if (weights[how] > scores[line]) scores[line] = weights[how];
    });
    if (mistyped) {
      for (const near of this.matcher.near(word, open)) {
        lines.look(near.word, (line, how) => {
          const score = how === WHOLE ? (weights[how] * MISTYPED) / near.typos : 0;
          if (score > scores[line]) scores[line] = score;
        });
      }
    }
    return scores;
  }

  /** @returns {Iterable<Shelf>} */
  *made() {
    const { tables, lang } = this.catalogue;
    const { producers } = tables;
    const counts = this.counts();
    /** @param {string} text */
    const own = (text) => ({ text, lang });
    /** @param {{ vi: string, en: string }} label */
    const label = (label) => label[/** @type {"vi" | "en"} */ (lang)];
    /** @param {{ name: string }[]} units */
    const placeNames = (units) => new Lines(units.map(({ name }) => `${name} / ${english(name)}`).join("\n"));
    /** @param {{ vi: string, en: string }[]} things */
    const names = (things) => new Lines(things.map(({ vi, en }) => `${vi} / ${en}`).join("\n"));

    const kinds = tables.kinds.map((kind) => `${kind.vi} ${kind.en} ${kind.also}`);
    yield {
      kind: "producer",
      names: this.matcher.producers,
      more: new Lines(
        producers.kind.map((kind, at) => `${kinds[kind]} ${this.communeText(producers.commune[at])}`).join("\n"),
      ),
      entry: (at) => ({
        kind: "producer",
        url: `producers/${producers.slug(at)}/`,
        name: producers.name(at, lang),
        detail: [label(tables.kinds[producers.kind[at]]), this.communeLabel(producers.commune[at])]
          .filter(Boolean)
          .join(" · "),
        count: counts.producers[at],
      }),
    };
    yield {
      kind: "place",
      names: placeNames(tables.communes),
      more: new Lines(tables.communes.map(({ code }) => code).join("\n")),
      entry: (at) => ({
        kind: "place",
        url: tables.communes[at].url,
        name: own(tables.communes[at].label),
        detail: null,
        count: counts.communes[at],
      }),
    };
    // An old unit that was split leads to each of the communes it went to.
    const formers = tables.former.flatMap((unit) => unit.now.map((now) => ({ ...unit, to: tables.communes[now] })));
    yield {
      kind: "former",
      names: placeNames(formers),
      more: new Lines(
        formers.map(({ district }) => `${tables.districts[district]} ${english(tables.districts[district])}`).join("\n"),
      ),
      entry: (at) => ({
        kind: "former",
        url: formers[at].to.url,
        name: own(`${formers[at].label}, ${tables.placeName(tables.districts[formers[at].district])}`),
        detail: formers[at].to.label,
        count: null,
      }),
    };
    yield {
      kind: "group",
      names: names(tables.groups),
      more: empty(tables.groups.length),
      entry: (at) => ({
        kind: "group",
        url: tables.groups[at].url,
        name: own(label(tables.groups[at])),
        detail: null,
        count: counts.groups[at],
      }),
    };
    yield {
      kind: "set",
      names: names(tables.sets),
      more: new Lines(tables.sets.map(({ long }) => (long ? `${long.vi} ${long.en}` : "")).join("\n")),
      entry: (at) => ({
        kind: "set",
        url: tables.sets[at].url,
        name: own(label(tables.sets[at])),
        detail: label(tables.groups[tables.sets[at].group]),
        count: counts.sets[at],
      }),
    };
    yield {
      kind: "mark",
      names: names(tables.marks),
      more: new Lines(tables.marks.map(({ key }) => key).join("\n")),
      entry: (at) => ({
        kind: "mark",
        url: `products/?mark=${tables.marks[at].key}`,
        name: own(label(tables.marks[at])),
        detail: null,
        count: counts.marks[at],
      }),
    };
    yield {
      kind: "page",
      names: names(tables.pages),
      more: new Lines(tables.pages.map(({ text }) => text).join("\n")),
      entry: (at) => ({
        kind: "page",
        url: tables.pages[at].url,
        name: own(label(tables.pages[at])),
        detail: null,
        count: null,
      }),
    };
  }

  /** @param {number} commune */
  communeText(commune) {
    if (commune < 0) return "";
    const { name } = this.catalogue.tables.communes[commune];
    return `${name} ${english(name)}`;
  }

  /** @param {number} commune */
  communeLabel(commune) {
    return commune < 0 ? "" : this.catalogue.tables.communes[commune].label;
  }

  /** How many products each thing has. */
  counts() {
    const { data, tables, producers, count } = this.catalogue;
    const counts = {
      producers: new Int32Array(tables.producers.count),
      communes: new Int32Array(tables.communes.length),
      groups: new Int32Array(tables.groups.length),
      sets: new Int32Array(tables.sets.length),
      marks: new Int32Array(tables.marks.length),
    };
    for (let at = 0; at < count; at++) {
      const set = /** @type {number} */ (tables.setAt.get(data.set[at]));
      counts.sets[set]++;
      counts.groups[tables.sets[set].group]++;
      const spot = data.place[at];
      if (spot >= 0 && tables.spots[spot][0] >= 0) counts.communes[tables.spots[spot][0]]++;
      for (const maker of producers[at]) counts.producers[maker]++;
      for (const mark of this.catalogue.marks(at)) counts.marks[mark]++;
    }
    return counts;
  }
}

/** @param {number} count */
function empty(count) {
  return new Lines("\n".repeat(count - 1));
}
