// @ts-check
/**
 * What else a reader may look for: producers, places old and new, groups and sets, marks, written pages.
 *
 * A shelf holds things of one kind. A thing is found when it has all words of a query, at least one of them in
 * its own names unless the shelf is open; `more` says what else counts: an old unit is also found by its
 * district, a page by its headings.
 */
import { english } from "./fold.js";
import { Names, spread, weights, whole } from "./names.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {{ text: string, lang: string, marks?: [number, number][] }} Shown */
/**
 * @typedef {"producer" | "place" | "former" | "group" | "set" | "mark" | "page"} Kind
 * @typedef {{ kind: Kind, url: string, name: Shown, detail: string | null, count: number | null }} Other
 * @typedef {{ names: Names, more: (word: string) => Uint8Array, open?: boolean,
 *   entry: (at: number) => Other }} Shelf
 */

const OWN = 100;
const MORE = 40;
/** A word that was meant, beside the same typed rightly. */
const MISTYPED = 60;
/** How much of the name the query is. */
const SHARE = 40;
/** Of a word that need not match. */
const ASIDE = 0.2;

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
    if (query.empty) return [];
    if (!this.shelves.length) this.fill();
    const found = this.shelves.flatMap((shelf) => this.onShelf(shelf, query, mistyped));
    found.sort((a, b) => b.score - a.score || this.shelves.indexOf(a.shelf) - this.shelves.indexOf(b.shelf));
    return found.slice(0, limit).map(({ shelf, at }) => shelf.entry(at));
  }

  /** @param {Shelf} shelf @param {Query} query @param {boolean} mistyped */
  onShelf(shelf, query, mistyped) {
    const { required, tokens } = query;
    const spared = mistyped && required.length > 2 ? 1 : 0;
    const aside = tokens.filter(({ optional }) => optional).map(({ word, open }) => shelf.names.scores(word, weights(OWN, open)));
    const own = required.map(({ word, open }) => {
      const scores = shelf.names.scores(word, weights(OWN, open));
      for (const near of mistyped ? this.matcher.near(word, open) : []) {
        shelf.names.raise(near.word, whole(MISTYPED / near.typos), scores);
      }
      return scores;
    });
    const more = required.map(({ word }) => shelf.more(word));
    /** @type {{ shelf: Shelf, at: number, score: number }[]} */
    const found = [];
    for (let at = 0; at < shelf.names.count; at++) {
      let sum = 0;
      let missing = 0;
      let named = shelf.open ?? false;
      for (let word = 0; word < own.length && missing <= spared; word++) {
        const score = Math.max(own[word][at], more[word][at]);
        if (!score) missing++;
        sum += score;
        named ||= own[word][at] > 0;
      }
      if (!named || missing > spared || !sum) continue;
      const beside = aside.reduce((most, scores) => most + scores[at] * ASIDE, 0);
      found.push({ shelf, at, score: sum / own.length + beside + SHARE * share(query, shelf.names, at) });
    }
    return found;
  }

  fill() {
    const { catalogue } = this;
    const { tables } = catalogue;
    const counts = this.counts();
    const own = (/** @type {string} */ text) => ({ text, lang: catalogue.lang });
    const label = (/** @type {{ vi: string, en: string }} */ label) =>
      label[/** @type {"vi" | "en"} */ (catalogue.lang)];
    const labelled = (/** @type {{ vi: string, en: string }[]} */ things) =>
      names(things.map(({ vi }) => vi), things.map(({ en }) => en));
    const placed = (/** @type {{ name: string }[]} */ units) =>
      names(units.map(({ name }) => name), units.map(({ name }) => english(name)));
    const lines = (/** @type {string[]} */ texts) => {
      const more = names(texts);
      return (/** @type {string} */ word) => more.scores(word, weights(MORE));
    };

    const { producers, communes, groups, sets, marks, pages, kinds, districts } = tables;
    const ofKind = lines(kinds.map((kind) => `${kind.vi} ${kind.en} ${kind.also}`));
    const ofPlace = lines(communes.map(({ name }) => `${name} ${english(name)}`));
    this.shelves.push({
      names: this.matcher.producers,
      more: (word) => {
        const [kind, place] = [ofKind(word), ofPlace(word)];
        const scores = new Uint8Array(producers.count);
        spread(kind, producers.kind, scores);
        spread(place, producers.commune, scores);
        return scores;
      },
      entry: (at) => {
        const place = communes[producers.commune[at]]?.label;
        const kind = label(kinds[producers.kind[at]]);
        return {
          kind: "producer",
          url: `producers/${producers.slug(at)}/`,
          name: producers.name(at, catalogue.lang),
          detail: place ? `${kind} · ${place}` : kind,
          count: counts.producers[at],
        };
      },
    });
    this.shelves.push({
      names: placed(communes),
      more: lines(communes.map(({ code }) => code)),
      entry: (at) => ({
        kind: "place",
        url: communes[at].url,
        name: own(communes[at].label),
        detail: null,
        count: counts.communes[at],
      }),
    });
    // An old unit that was split leads to each of the communes it went to.
    const formers = tables.former.flatMap((unit) => unit.now.map((now) => ({ ...unit, to: communes[now] })));
    this.shelves.push({
      names: placed(formers),
      more: lines(formers.map(({ district }) => `${districts[district]} ${english(districts[district])}`)),
      entry: (at) => ({
        kind: "former",
        url: formers[at].to.url,
        name: own(`${formers[at].label}, ${tables.placeName(districts[formers[at].district])}`),
        detail: formers[at].to.label,
        count: null,
      }),
    });
    this.shelves.push({
      names: labelled(groups),
      more: lines(groups.map(() => "")),
      entry: (at) => ({
        kind: "group",
        url: groups[at].url,
        name: own(label(groups[at])),
        detail: null,
        count: counts.groups[at],
      }),
    });
    this.shelves.push({
      names: labelled(sets),
      more: lines(sets.map(({ long }) => (long ? `${long.vi} ${long.en}` : ""))),
      entry: (at) => ({
        kind: "set",
        url: sets[at].url,
        name: own(label(sets[at])),
        detail: label(groups[sets[at].group]),
        count: counts.sets[at],
      }),
    });
    this.shelves.push({
      names: labelled(marks),
      more: lines(marks.map(({ key }) => key)),
      entry: (at) => ({
        kind: "mark",
        url: `products/?mark=${marks[at].key}`,
        name: own(label(marks[at])),
        detail: null,
        count: counts.marks[at],
      }),
    });
    this.shelves.push({
      names: labelled(pages),
      more: lines(pages.map(({ text }) => text)),
      open: true,
      entry: (at) => ({
        kind: "page",
        url: pages[at].url,
        name: own(label(pages[at])),
        detail: null,
        count: null,
      }),
    });
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
      const set = this.matcher.setOf[at];
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

/** @param {string[][]} texts one or more names of each thing */
function names(...texts) {
  return new Names(texts[0].length, texts.map((lines) => ({ text: lines.join("\n") })));
}

/** The share of a name's words that the query has. @param {Query} query @param {Names} names @param {number} at */
function share({ tokens }, names, at) {
  let best = 0;
  for (const { lines, of } of names.parts) {
    if (of) continue;
    let count = 0;
    let matched = 0;
    lines.words(at, (start) => {
      count++;
      if (tokens.some(({ word }) => lines.text.startsWith(word, start))) matched++;
    });
    if (count) best = Math.max(best, matched / count);
  }
  return best;
}
