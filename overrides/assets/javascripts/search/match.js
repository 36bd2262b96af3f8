// @ts-check
/**
 * How well each product fits one word: a score from 0 to 100 for each, by where and how the word was found.
 *
 * A name counts more than another name people use, that more than the producer, then the place, then what
 * kind of thing it is. A whole word counts more than the beginning of one, that more than its inside.
 */
import { BEGINS, INSIDE, Lines, WHOLE } from "./lines.js";
import { english } from "./fold.js";
import { Vocabulary } from "./typos.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {Uint8Array} Scores one for each product */

const NAME = 100;
const ALIAS = 90;
const PRODUCER = 62;
const PLACE = 55;
const KIND = 45;
/** The full official label of a product set: "… and products from honey" says little of a sausage. */
const LONG_LABEL = 25;
export const TEXT = 38;

const HOW = { [WHOLE]: 1, [BEGINS]: 0.8, [INSIDE]: 0.45 };
const JOINED = 0.8;
/** Other words that a mistyped one is looked up as. */
const MOST_NEAR = 3;
/** Words kept with their scores: those of a query that is being typed. */
const KEPT = 60;

/** Words that say a rating: "4 sao", "5 stars". */
const STAR_WORDS = new Set(["sao", "star", "stars"]);

export class Matcher {
  /** @param {Catalogue} catalogue */
  constructor(catalogue) {
    const { data, tables } = catalogue;
    this.catalogue = catalogue;
    this.names = { vi: new Lines(data.vi), en: new Lines(data.en) };
    this.aliasOf = Object.keys(data.aliases).map(Number);
    this.aliases = new Lines(this.aliasOf.map((at) => oneLine(data.aliases[at])).join("\n"));
    const { producers } = tables;
    const vi = producers.names.vi.all();
    const en = producers.names.en.all();
    this.producers = new Lines(
      vi.map((name, at) => `${name} ${en[at]} ${oneLine(producers.aliases[at] ?? "")}`).join("\n"),
    );
    this.kinds = new Lines(tables.kinds.map((kind) => `${kind.vi} ${kind.en} ${kind.also}`).join("\n"));
    this.spots = new Lines(tables.spots.map((spot) => this.spotText(spot)).join("\n"));
    this.sets = new Lines(
      tables.sets.map((set) => {
        const group = tables.groups[set.group];
        return `${set.vi} ${set.en} ${group.vi} ${group.en}`;
      }).join("\n"),
    );
    this.longSets = new Lines(tables.sets.map(({ long }) => (long ? `${long.vi} ${long.en}` : "")).join("\n"));
    this.marks = new Lines(tables.marks.map((mark) => `${mark.key} ${mark.vi} ${mark.en}`).join("\n"));
    this.vocabulary = new Vocabulary(data.words);
    /** @type {Map<string, Scores>} */
    this.kept = new Map();
  }

  /** All names of a spot: commune, former unit, old district. @param {[number, number]} spot */
  spotText([commune, former]) {
    const { tables } = this.catalogue;
    const names = commune < 0 ? [] : [tables.communes[commune].name];
    if (former >= 0) {
      const unit = tables.former[former];
      names.push(unit.name, tables.districts[unit.district]);
    }
    return names.flatMap((name) => [name, english(name)]).join(" ");
  }

  /**
   * Each product's score for a word as it is typed, also where it is several words in one.
   * @param {string} word folded
   * @returns {Scores}
   */
  exact(word) {
    return this.keeping(word, () => {
      const scores = this.spelled(word, true);
      if (!scores.some(Boolean) && word.length > 3) this.addJoined(word, scores);
      return scores;
    });
  }

  /**
   * The same with words it may be a mistyped form of.
   * @param {string} word
   * @param {boolean} open whether it may be unfinished
   * @returns {Scores}
   */
  fuzzy(word, open) {
    return this.keeping(`~${word}${open ? "*" : ""}`, () => {
      const scores = this.exact(word).slice();
      for (const near of this.near(word, open)) {
        const factor = trust(near);
        const found = this.keeping(`=${near.word}`, () => this.spelled(near.word, false));
        for (let at = 0; at < found.length; at++) {
          const score = found[at] * factor;
          if (score > scores[at]) scores[at] = score;
        }
      }
      return scores;
    });
  }

  /** @param {string} word @param {boolean} open */
  near(word, open) {
    return this.vocabulary.near(word, open).slice(0, MOST_NEAR);
  }

  /** Products in whose names several words together begin with this. @param {string} run */
  joined(run) {
    return this.keeping(`+${run}`, () => {
      const scores = new Uint8Array(this.catalogue.count);
      this.addJoined(run, scores);
      return scores;
    });
  }

  /** @param {string} run @param {Scores} scores */
  addJoined(run, scores) {
    const { raise, spread } = raising(scores);
    this.names.vi.joined.look(run, (line) => raise(line, NAME * JOINED));
    this.names.en.joined.look(run, (line) => raise(line, NAME * JOINED));
    this.aliases.joined.look(run, (line) => raise(this.aliasOf[line], ALIAS * JOINED));
    const makers = new Uint8Array(this.producers.count);
    this.producers.joined.look(run, (line) => void (makers[line] = PRODUCER * JOINED));
    spread(makers, (at) => this.catalogue.producers[at]);
    const spots = new Uint8Array(this.spots.count);
    this.spots.joined.look(run, (line) => void (spots[line] = PLACE * JOINED));
    spread(spots, (at) => one(this.catalogue.data.place[at]));
  }

  /**
   * @param {string} word
   * @param {boolean} parts whether parts of words count
   * @returns {Scores}
   */
  spelled(word, parts) {
    const { data, tables, producers, count } = this.catalogue;
    const scores = new Uint8Array(count);
    const { raise, spread } = raising(scores);
    /** @param {Lines} lines @param {number} most */
    const each = (lines, most) => {
      const found = new Uint8Array(lines.count);
      lines.look(word, (line, how) => {
        const score = most * HOW[/** @type {1 | 2 | 3} */ (how)];
        if (how !== INSIDE && (parts || how === WHOLE) && score > found[line]) found[line] = score;
      });
      return found;
    };
    /** @param {Lines} lines @param {number} most @param {(line: number) => number} product */
    const direct = (lines, most, product) =>
      lines.look(word, (line, how) => {
        if (parts || how === WHOLE) raise(product(line), most * HOW[/** @type {1 | 2 | 3} */ (how)]);
      });
    direct(this.names.vi, NAME, (line) => line);
    direct(this.names.en, NAME, (line) => line);
    direct(this.aliases, ALIAS, (line) => this.aliasOf[line]);
    const makers = each(this.producers, PRODUCER);
    const kinds = each(this.kinds, KIND);
    if (kinds.some(Boolean)) {
      tables.producers.kind.forEach((kind, at) => {
        if (kinds[kind] > makers[at]) makers[at] = kinds[kind];
      });
    }
    spread(makers, (at) => producers[at]);
    spread(each(this.spots, PLACE), (at) => one(data.place[at]));
    const setOf = (/** @type {number} */ at) => one(/** @type {number} */ (tables.setAt.get(data.set[at])));
    spread(each(this.sets, KIND), setOf);
    spread(each(this.longSets, LONG_LABEL), setOf);
    const marks = each(this.marks, KIND);
    if (marks.some(Boolean)) {
      for (const at of Object.keys(data.marks)) {
        for (const mark of data.marks[at]) raise(Number(at), marks[mark]);
      }
    }
    if (STAR_WORDS.has(word)) spread(Uint8Array.of(0, KIND), (at) => one(data.stars[at] ? 1 : 0));
    if (/^[345]$/.test(word)) {
      spread(Uint8Array.of(0, KIND), (at) => one(data.stars[at] === Number(word) ? 1 : 0));
    }
    return scores;
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

/** @param {string} names joined by line breaks */
function oneLine(names) {
  return names.replaceAll("\n", " / ");
}

const single = [0];

/** A list of one, the same each time, so that none is made for each of thousands of products. @param {number} value */
function one(value) {
  single[0] = value;
  return single;
}

/** @param {Scores} scores */
function raising(scores) {
  /** @param {number} at @param {number} score */
  const raise = (at, score) => {
    if (score > scores[at]) scores[at] = score;
  };
  /**
   * Give products the best score of what they refer to.
   * @param {Uint8Array} found a score for each of the things referred to
   * @param {(at: number) => number[]} of which of them a product refers to; -1: to none
   */
  const spread = (found, of) => {
    if (!found.some(Boolean)) return;
    for (let at = 0; at < scores.length; at++) {
      for (const other of of(at)) {
        if (other >= 0 && found[other] > scores[at]) scores[at] = found[other];
      }
    }
  };
  return { raise, spread };
}
