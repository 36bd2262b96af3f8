// @ts-check
/** Results as pages show them, with what the query matched marked. */
import { fold } from "./fold.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {import("./things.js").Shown} Shown */
/**
 * @typedef {{ id: string, url: string, name: Shown, other: Shown | null, set: string, status: string,
 *   statusText: string, byDevice: boolean, stars: number, ends: string | null, place: string | null, producers: Shown[],
 *   drawing: string | null, photo: { src: string, width: number }[] | null }} Hit
 */

/**
 * @param {Catalogue} catalogue
 * @param {number} at
 * @param {string[]} words folded, to be marked
 * @returns {Hit}
 */
export function hit(catalogue, at, words) {
  const { tables, lang } = catalogue;
  const own = /** @type {"vi" | "en"} */ (lang);
  const status = tables.statuses[catalogue.status[at]];
  const photo = catalogue.photo(at);
  const other = catalogue.other(at);
  return {
    id: catalogue.id(at),
    url: catalogue.url(at),
    name: marked(catalogue.name(at), words),
    other: other && marked(other, words),
    set: tables.sets[catalogue.cell("set", at)][own],
    status: status.key,
    statusText: status[own],
    byDevice: catalogue.status[at] !== catalogue.made[at],
    stars: catalogue.stars[at],
    ends: catalogue.ends(at),
    place: catalogue.place(at),
    producers: catalogue.producers(at).map((maker) => tables.producers.name(maker, lang)),
    drawing: photo ? null : catalogue.drawing(at),
    photo,
  };
}

/**
 * A text with the parts that were looked for.
 * @param {{ text: string, lang: string }} shown
 * @param {string[]} words folded
 * @returns {Shown}
 */
export function marked(shown, words) {
  if (!words.length) return shown;
  return { ...shown, marks: marks(shown.text, words) };
}

/**
 * Where words stand in a text: at the beginning of one of its words, or several of its words in one.
 * @param {string} text
 * @param {string[]} words folded
 * @returns {[number, number][]}
 */
export function marks(text, words) {
  /** @type {number[]} */
  const from = [];
  const folded = fold(text, from);
  /** @type {[number, number][]} */
  const found = [];
  for (const word of words) {
    if (!word) continue;
    const before = found.length;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (at === 0 || folded[at - 1] === " ") found.push([from[at], end(text, from, at + word.length)]);
    }
    if (found.length === before && word.length > 3) joined(text, folded, from, word, found);
  }
  return merged(found);
}

/** @param {string} text @param {string} folded @param {number[]} from @param {string} word @param {[number, number][]} found */
function joined(text, folded, from, word, found) {
  const places = [...folded].flatMap((char, at) => (char === " " ? [] : [at]));
  const run = folded.replaceAll(" ", "").indexOf(word);
  if (run >= 0) found.push([from[places[run]], end(text, from, places[run + word.length - 1] + 1)]);
}

/** Where in the text a match ends that ends before a place of the folded text: marks on its last letter belong to it. @param {string} text @param {number[]} from @param {number} place */
function end(text, from, place) {
  let at = from[place - 1] + 1;
  if ((text.codePointAt(at - 1) ?? 0) > 0xffff) at++;
  while (at < text.length && /\p{M}/u.test(text[at])) at++;
  return at;
}

/** In order, those that touch as one. @param {[number, number][]} found */
function merged(found) {
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  /** @type {[number, number][]} */
  const result = [];
  for (const [start, stop] of found) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], stop);
    else result.push([start, stop]);
  }
  return result;
}
