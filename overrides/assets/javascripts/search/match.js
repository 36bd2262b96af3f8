// @ts-check
/**
 * How well each product fits one word: a score from 0 to 100 for each, by where and how the word was found.
 *
 * A name counts more than another name people use, that more than the producer, then the place, then what
 * kind of thing it is. A whole word counts more than the beginning of one, that more than its inside.
 */
import { english, fold } from "./fold.js";
import { Names, any, flat, spread, weights, whole } from "./names.js";
import { Vocabulary } from "./typos.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {Uint8Array} Scores one for each product */

const NAME = 100;
const ALIAS = 90;
const PRODUCER = 62;
const PLACE = 55;
const KIND = 45;
export const TEXT = 38;
/** The full official label of a product set: "… and products from honey" says little of a sausage. */
const LONG_LABEL = 25;
/** Several words typed as one, beside the same typed apart. */
const JOINED = 0.8;

/** Other words that a mistyped one is looked up as. */
const MOST_NEAR = 5;
/** Words kept with their scores: those of a query that is being typed. */
const KEPT = 120;

/** Words that say a rating: "4 sao", "5 stars". */
const STAR_WORDS = new Set(["sao", "star", "stars"]);

export class Matcher {
  /** @param {Catalogue} catalogue */
  constructor(catalogue) {
    const { data, tables, count } = catalogue;
    const { producers, kinds, sets, marks, spots } = tables;
    this.catalogue = catalogue;
    this.names = new Names(count, [{ text: data.vi }, { text: data.en }]);
    const aliases = flat(data.aliases);
    this.aliases = new Names(count, [aliases]);
    /** @type {Map<number, number[]>} product → lines of its other names */
    this.aliasLines = new Map();
    aliases.of.forEach((product, line) => {
      const lines = this.aliasLines.get(product);
      if (lines) lines.push(line);
      else this.aliasLines.set(product, [line]);
    });
    this.producers = new Names(producers.count, [
      { text: producers.names.vi.text },
      { text: producers.names.en.text },
      flat(producers.aliases),
    ]);
    this.kinds = named(kinds, (kind) => `${kind.vi} ${kind.en} ${kind.also}`);
    this.spots = named(spots, (spot) => this.spotText(spot));
    this.sets = named(sets, ({ vi, en, group }) => `${vi} ${en} ${tables.groups[group].vi} ${tables.groups[group].en}`);
    this.longSets = named(sets, ({ long }) => (long ? `${long.vi} ${long.en}` : ""));
    this.marks = named(marks, (mark) => `${mark.key} ${mark.vi} ${mark.en}`);
    /** @type {Vocabulary | undefined} */
    this.vocabularyMade = undefined;
    /** @type {Map<string, Scores>} */
    this.kept = new Map();
  }

  /** Every word of every name: what a mistyped one may stand for. The index of a large catalogue brings them along. */
  get vocabulary() {
    const { words } = this.catalogue.data;
    this.vocabularyMade ??= new Vocabulary(words ? [words] : this.allNames());
    return this.vocabularyMade;
  }

  /** Folded texts in which all names of the catalogue are. */
  allNames() {
    const { communes, former, earlier, districts, sets, groups, marks } = this.catalogue.tables;
    const places = [...communes, ...former, ...earlier].map(({ name }) => name).concat(districts);
    const labels = [...sets, ...sets.flatMap(({ long }) => long ?? []), ...groups, ...marks];
    const others = [
      ...places.flatMap((name) => [name, english(name)]),
      ...labels.flatMap(({ vi, en }) => [vi, en]),
    ];
    const parts = [this.names, this.aliases, this.producers].flatMap((names) => names.parts);
    return [...parts.map(({ lines }) => lines.text), fold(others.join("\n"))];
  }

  /** Make what is not needed for the first answers but makes all others quicker, step by step. */
  *prepare() {
    for (const names of [this.names, this.producers]) {
      for (const { lines } of names.parts) yield lines.prepare();
    }
    yield void this.vocabulary;
  }

  /** All names of a spot: commune, former unit, old district. @param {[number, number]} spot */
  spotText([commune, former]) {
    const { tables } = this.catalogue;
    const names = commune < 0 ? [] : [tables.communes[commune].name];
    if (former >= 0) {
      const unit = tables.former[former];
      names.push(unit.name, tables.districts[unit.district]);
      names.push(...tables.earlier.flatMap((one) => (one.former === former ? one.name : [])));
    }
    return names.flatMap((name) => [name, english(name)]).join(" ");
  }

  /**
   * Each product's score for a word as it is typed; when it is nowhere, inside others, or as several in one.
   * @param {string} word folded
   * @param {boolean} open whether it may be unfinished
   * @returns {Scores}
   */
  exact(word, open) {
    return this.keeping(`${word}${open ? "*" : ""}`, () => {
      const scores = this.spelled([word], (most) => weights(most, open));
      if (any(scores) || word.length < 4) return scores;
      const inside = this.inside(word);
      return any(inside) ? inside : this.joined(word);
    });
  }

  /** Where the name in the reader's language has a word that begins with a letter. @param {string} letter */
  begun(letter) {
    const scores = new Uint8Array(this.names.count);
    return this.keeping(`.${letter}`, () => this.names.raise(letter, weights(NAME), scores, this.ownNames));
  }

  /** Names in the reader's language: all that is looked at for a single letter. */
  get ownNames() {
    return [this.names.parts[this.catalogue.lang === "vi" ? 0 : 1]];
  }

  /**
   * The same with words it may be a mistyped form of, and those of official labels.
   * @param {string} word
   * @param {boolean} open whether it may be unfinished
   * @param {number} most other words
   * @returns {Scores}
   */
  fuzzy(word, open, most) {
    return this.keeping(`~${word}${open ? "*" : ""}${most}`, () => {
      const scores = this.exact(word, open).slice();
      spread(this.longSets.scores([word], weights(LONG_LABEL, open)), this.catalogue.set, scores);
      for (const near of this.near(word, open, most)) raise(scores, this.whole(near.word), trust(near));
      return scores;
    });
  }

  /** Scores where it stands as a whole word. @param {string} word @returns {Scores} */
  whole(word) {
    return this.keeping(`=${word}`, () => this.spelled([word], whole));
  }

  /** Scores where two words stand side by side, in whatever name. @param {string[]} ways to spell them @returns {Scores} */
  pair(ways) {
    return this.keeping(ways.join("\n"), () => this.spelled(ways, weights));
  }

  /** Scores where it stands inside a word of a name. @param {string} word */
  inside(word) {
    const { catalogue } = this;
    const { count } = catalogue;
    const scores = this.names.raiseInside(word, weights(NAME), new Uint8Array(count));
    this.aliases.raiseInside(word, weights(ALIAS), scores);
    spreadMakers(this.producers.raiseInside(word, weights(PRODUCER), new Uint8Array(this.producers.count)), catalogue, scores);
    return scores;
  }

  /** Words it may be a mistyped form of, likeliest first. @param {string} word @param {boolean} open @param {number} [most] */
  near(word, open, most = MOST_NEAR) {
    return this.vocabulary.near(word, open).slice(0, most);
  }

  /** Products in whose names several words together begin with this. @param {string} run @returns {Scores} */
  joined(run) {
    return this.keeping(`+${run}`, () => {
      const { catalogue } = this;
      const scores = this.names.raiseJoined(run, JOINED * NAME, new Uint8Array(catalogue.count));
      this.aliases.raiseJoined(run, JOINED * ALIAS, scores);
      const makers = this.producers.raiseJoined(run, JOINED * PRODUCER, new Uint8Array(this.producers.count));
      spreadMakers(makers, catalogue, scores);
      const spots = this.spots.raiseJoined(run, JOINED * PLACE, new Uint8Array(this.spots.count));
      spread(spots, catalogue.spots, scores);
      const sets = this.sets.raiseJoined(run, JOINED * KIND, new Uint8Array(this.sets.count));
      spread(sets, this.catalogue.set, scores);
      this.spreadMarks(this.marks.raiseJoined(run, JOINED * KIND, new Uint8Array(this.marks.count)), scores);
      return scores;
    });
  }

  /**
   * @param {string[]} words spellings, of which each product has the best
   * @param {(most: number) => import("./names.js").Weights} by
   * @returns {Scores}
   */
  spelled(words, by) {
    const { spots, stars, set, tables } = this.catalogue;
    const scores = this.names.scores(words, by(NAME));
    for (const word of words) this.aliases.raise(word, by(ALIAS), scores);
    const makers = this.producers.scores(words, by(PRODUCER));
    spread(this.kinds.scores(words, by(KIND)), tables.producers.kind, makers);
    spreadMakers(makers, this.catalogue, scores);
    spread(this.spots.scores(words, by(PLACE)), spots, scores);
    spread(this.sets.scores(words, by(KIND)), set, scores);
    this.spreadMarks(this.marks.scores(words, by(KIND)), scores);
    for (const word of words) {
      // Scores by the number of stars.
      if (STAR_WORDS.has(word)) spread(Uint8Array.of(0, 0, 0, KIND, KIND, KIND), stars, scores);
      if (/^[345]$/.test(word)) spread(new Uint8Array(6).fill(KIND, Number(word), Number(word) + 1), stars, scores);
    }
    return scores;
  }

  /** @param {Uint8Array} marks a score for each mark @param {Scores} scores */
  spreadMarks(marks, scores) {
    if (!any(marks)) return;
    const { tables, marked } = this.catalogue;
    spread(Uint8Array.from(tables.marked, (carried) => Math.max(...carried.map((mark) => marks[mark]))), marked, scores);
  }

  /** @param {string} key @param {() => Scores} make */
  keeping(key, make) {
    let scores = this.kept.get(key);
    if (scores) {
      this.kept.delete(key); // the ones asked for last stay longest
    } else {
      scores = make();
      if (this.kept.size >= KEPT) this.kept.delete(/** @type {string} */ (this.kept.keys().next().value));
    }
    this.kept.set(key, scores);
    return scores;
  }
}

/**
 * What a word is worth in place of a mistyped one: one letter of three may make any other word of it.
 * @param {import("./typos.js").Near} near
 */
function trust({ word, typos }) {
  return Math.max(0.25, 0.75 - (1.3 * typos) / word.length);
}

/**
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => string} text
 */
function named(things, text) {
  return new Names(things.length, [{ text: () => things.map((thing) => text(thing).replaceAll("\n", " ")).join("\n") }]);
}

/** @param {Uint8Array} scores @param {Uint8Array} found @param {number} factor */
function raise(scores, found, factor) {
  for (let at = 0; at < found.length; at++) {
    const score = found[at] * factor;
    if (score > scores[at]) scores[at] = score;
  }
}

/** `spread` from producers, of whom a product may have several. @param {Uint8Array} found @param {Catalogue} catalogue @param {Scores} scores */
function spreadMakers(found, { maker, makers }, scores) {
  if (!any(found)) return;
  spread(found, maker, scores);
  for (const [at, several] of makers) {
    for (const one of several) if (found[one] > scores[at]) scores[at] = found[one];
  }
}
