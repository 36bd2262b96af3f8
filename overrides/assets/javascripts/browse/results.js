// @ts-check
/** What was found, in the place of the list that came with the page: in sections, or in one list. */

import { html } from "../hit.js";
import { painted } from "../painted.js";
import { item } from "./card.js";
import { viewNow } from "./view.js";
import { CHUNK, ListWindow, STRETCH, emptyList } from "./window.js";
import { number, say } from "./words.js";

/** @typedef {import("../hit.js").Hit} Hit */
/** @typedef {import("../search/engine.js").Browsed} Browsed */
/** @typedef {import("../search/engine.js").Section} Section */
/** @typedef {import("./window.js").Chunk} Chunk */
/** @typedef {import("./window.js").Spot} Spot */

/** So many items of a list lie in chunks at once; what comes after them in stretches. */
const NEAR = 3 * CHUNK;
/** A section has so many columns at most, where small ones share a row. */
const COLUMNS = 4;
/** Nobody means to print more. */
const PRINTED = 500;

/** Items of the first chunk of a list: what a screen has room for, so that no more has to be made at once. */
function firstItems() {
  if (viewNow() === "list") return 12;
  if (matchMedia("(max-width: 44.99em)").matches) return 4;
  if (!matchMedia("(max-height: 54em)").matches) return 12;
  // On a tablet that lies one row, of three beside the filters (desk.css): at each choice this is what is waited for.
  return matchMedia("(min-width: 75em)").matches ? 3 : 6;
}

export class Results {
  /**
   * @param {HTMLElement} place
   * @param {{ home: string, root: string }} folders
   * @param {(list: Browsed | null, from: number, to: number) => Promise<Hit[] | null>} rows
   * @param {() => Spot | null} noted
   */
  constructor(place, folders, rows, noted) {
    this.place = place;
    this.folders = folders;
    /** What is shown. @type {Browsed | null} */
    this.found = null;
    this.rows = (/** @type {number} */ from, /** @type {number} */ to) => rows(this.found, from, to);
    this.window = new ListWindow(place, this.rows, (hit, at, size) => item(hit, folders, at, size), noted);
    /** @type {Hit[]} */
    this.forPrint = [];
    addEventListener("beforeprint", () => this.window.put(this.forPrint, 0));
    addEventListener("afterprint", () => this.window.tidy());
  }

  /**
   * Lay a list out. Which of its items have to be there at once?
   * @param {Browsed} found
   * @param {Spot | null} spot where the reader was
   */
  layOut(found, spot) {
    const at = Math.min(spot?.at ?? 0, found.total - 1);
    const { chunks, elements } = this.build(found, spot ? at : -STRETCH);
    const [from, to] = around(chunks, at);
    return { chunks, elements, from, to };
  }

  /**
   * @param {Browsed} found
   * @param {ReturnType<Results["layOut"]>} laid
   * @param {Hit[]} hits the items it asked for
   */
  show(found, { chunks, elements, from }, hits) {
    this.found = found;
    this.forPrint = [];
    this.window.open(chunks, found.total, hits, from);
    this.place.classList.toggle("flow", found.sections.length > 0);
    if (found.total > PRINTED) {
      const text = say("printed", { n: PRINTED, all: found.total });
      elements.unshift(html("p", { class: "results__printed" }, text));
    }
    this.place.replaceChildren(...elements);
    this.place.hidden = false;
    this.window.watch();
  }

  /** Something else than a list. @param {HTMLElement} element */
  showOnly(element) {
    this.hide();
    this.place.classList.remove("flow");
    this.place.replaceChildren(element);
    this.place.hidden = false;
  }

  hide() {
    this.window.close();
    this.forPrint = [];
    this.place.hidden = true;
    // Nobody sees it: what is shown instead comes first.
    painted().then(() => this.place.hidden && this.place.replaceChildren());
  }

  /** Have at hand what is printed: at the moment of printing nothing can be asked any more. */
  async prepareToPrint() {
    const { parts } = this.window;
    if (this.forPrint.length || !parts.length || !this.found) return;
    const hits = (await this.rows(0, Math.min(this.found.total, PRINTED))) ?? [];
    if (parts === this.window.parts) this.forPrint = hits;
  }

  /** Headings and empty lists. @param {Browsed} found @param {number} spot the item that is looked at */
  build({ sections, total }, spot) {
    /** @type {Chunk[]} */
    const chunks = [];
    if (!sections.length) {
      const list = this.list(chunks, 0, total, say("results"), spot);
      const title = html("h2", { class: "unseen" }, say("results"));
      return { chunks, elements: [title, list] };
    }
    return { chunks, elements: sections.map((section) => this.section(section, chunks, spot)) };
  }

  /** @param {Section} section @param {Chunk[]} chunks @param {number} spot */
  section({ key, label, url, start, count }, chunks, spot) {
    const id = `found-${key}`;
    const title = html(
      "h2",
      { class: "section__title", id },
      html("a", { href: new URL(url, this.folders.home).href }, label),
      " ",
      html("span", { class: "count" }, number(count)),
    );
    const attributes = {
      class: `section flow__${Math.min(count, COLUMNS)}`,
      "aria-labelledby": id,
    };
    return html("section", attributes, title, this.list(chunks, start, count, label, spot));
  }

  /**
   * A list in chunks, which are added to the others.
   * @param {Chunk[]} chunks
   * @param {number} start place of its first item
   * @param {number} size
   * @param {string} label
   * @param {number} spot
   */
  list(chunks, start, size, label, spot) {
    const whole = html("div", { role: "list", "aria-label": label, class: "chunks" });
    let length = Math.min(firstItems(), size);
    for (let at = 0; at < size; at += length) {
      if (at) {
        const near = at < NEAR || Math.abs(start + at - spot) < STRETCH;
        length = Math.min(near ? CHUNK : STRETCH, size - at);
      }
      const list = emptyList(length);
      chunks.push({ list, from: start + at, to: start + at + length, first: start, size });
      whole.append(list);
    }
    return whole;
  }
}

/**
 * The chunk of an item and so many of those after it as fill a screen; with one before, if there is one.
 * @param {Chunk[]} chunks
 * @param {number} at
 * @returns {[number, number]} from, to
 */
function around(chunks, at) {
  const middle = Math.max(0, chunks.findIndex((chunk) => at < chunk.to));
  const begin = at ? Math.max(0, middle - 1) : 0;
  let end = middle;
  const enough = firstItems();
  while (end + 1 < chunks.length && chunks[end].to - chunks[middle].from < enough) end += 1;
  return chunks.length ? [chunks[begin].from, chunks[end].to] : [0, 0];
}
