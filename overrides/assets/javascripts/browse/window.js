// @ts-check
/**
 * A long list of which only what is near the screen is in the page.
 *
 * The list is laid out in chunks. An observer fills those that come near the screen, and empties those that
 * are far from it; an empty one keeps the height it had, or one reckoned from others. What is very far lies
 * in stretches of many chunks, each divided when it comes near, so that no list begins with hundreds of
 * elements. A chunk with the keyboard's focus in it stays filled, and so do its neighbours: Tab goes on there.
 */

import { html } from "../hit.js";

/** @typedef {import("../hit.js").Hit} Hit */
/**
 * @typedef {object} Chunk
 * @property {HTMLElement} list the element its items are put into
 * @property {number} from
 * @property {number} to
 * @property {number} [first] where the list begins that `from` is a part of; else 0
 * @property {number} [size] how long that list is; else the whole
 */
/** @typedef {Chunk & { index: number, near: boolean, asked: boolean, filled: boolean, height: number }} Part */
/** @typedef {{ at: number, offset: number }} Spot an item, and how far below the top of the screen it is */

/** Items of a chunk: whole rows of one, two, three and four columns. */
export const CHUNK = 24;
/** Items of a stretch. */
export const STRETCH = 10 * CHUNK;
/** How far from the screen chunks are filled: screens above and below. */
const NEAR = "150% 0px";
/** Where the browser does not keep what is read in its place when something above it grows, we do. */
const ANCHORS = CSS.supports("overflow-anchor", "auto");

/** @param {Chunk} chunk @param {number} index @returns {Part} */
function begun(chunk, index) {
  return { ...chunk, index, near: false, asked: false, filled: false, height: 0 };
}

/** The element of a chunk or stretch. @param {number} items */
export function emptyList(items) {
  const list = html("ul", { class: "cards chunk", role: "none", "data-chunk": "" });
  if (items !== CHUNK) list.style.setProperty("--items", String(items));
  return list;
}

export class ListWindow {
  /**
   * @param {HTMLElement} root
   * @param {(from: number, to: number) => Promise<Hit[] | null>} rows null: not these any more
   * @param {(hit: Hit, place: number, size: number) => HTMLElement} draw
   * @param {() => Spot | null} noted where the reader was when the scrolling last paused
   */
  constructor(root, rows, draw, noted) {
    this.root = root;
    this.rows = rows;
    this.draw = draw;
    this.noted = noted;
    /** @type {Part[]} */
    this.parts = [];
    /** @type {Map<Element, Part>} */
    this.byList = new Map();
    this.size = 0;
    this.focused = -1;
    this.width = 0;
    this.estimated = false;
    this.seen = new IntersectionObserver((entries) => this.onSeen(entries), { rootMargin: NEAR });
    this.sizes = new ResizeObserver((entries) => this.onSizes(entries));
    root.addEventListener("focusin", ({ target }) => this.onFocus(/** @type {Element} */ (target)));
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!relatedTarget) this.onFocus(null);
    });
  }

  /**
   * Begin a new list; its chunks need not be in the page yet.
   * @param {Chunk[]} chunks
   * @param {number} size
   * @param {Hit[]} hits known already
   * @param {number} [start] place of the first of them
   */
  open(chunks, size, hits, start = 0) {
    this.close();
    this.size = size;
    this.parts = chunks.map(begun);
    for (const part of this.parts) this.byList.set(part.list, part);
    this.put(hits, start);
  }

  /** Watch the chunks, which are in the page now. */
  watch() {
    this.sizes.observe(this.root);
    for (const { list } of this.parts) this.seen.observe(list);
  }

  /** Forget the list. */
  close() {
    this.seen.disconnect();
    this.sizes.disconnect();
    this.parts = [];
    this.byList.clear();
    this.focused = -1;
  }

  /** Fill the chunks that these items fill wholly. @param {Hit[]} hits @param {number} start */
  put(hits, start) {
    for (const part of this.parts) {
      if (part.filled || part.from < start || part.to > start + hits.length) continue;
      this.write(part, hits.slice(part.from - start, part.to - start));
    }
  }

  /** @param {Part} part @param {Hit[]} hits */
  write(part, hits) {
    const { first = 0, size = this.size } = part;
    const above = !ANCHORS && part.list.isConnected ? part.list.getBoundingClientRect() : null;
    part.list.replaceChildren(...hits.map((hit, at) => this.draw(hit, part.from - first + at + 1, size)));
    part.list.style.height = "";
    part.filled = true;
    this.sizes.observe(part.list);
    if (above && above.bottom < 0) {
      scrollBy(0, part.list.getBoundingClientRect().height - above.height);
    }
  }

  /** @param {Part} part */
  async fill(part) {
    if (part.filled || part.asked) return;
    part.asked = true;
    const hits = await this.rows(part.from, part.to);
    part.asked = false;
    if (this.byList.get(part.list) !== part || part.filled || !hits || !this.wanted(part)) return;
    this.write(part, hits);
  }

  /** @param {Part} part */
  empty(part) {
    if (!part.filled || this.wanted(part) || part.list.matches(":focus-within")) return;
    this.sizes.unobserve(part.list);
    if (part.height) part.list.style.height = `${part.height}px`;
    part.list.replaceChildren();
    part.filled = false;
  }

  /** @param {Part} part */
  wanted(part) {
    return part.near || (this.focused >= 0 && Math.abs(part.index - this.focused) <= 1);
  }

  /** @param {Part} part */
  settle(part) {
    if (!this.wanted(part)) this.empty(part);
    else if (part.to - part.from > CHUNK && !part.filled) this.divide(part);
    else this.fill(part);
  }

  /** Chunks in the place of a stretch. @param {Part} stretch */
  divide({ list: whole, index, from: begin, to: end, first, size }) {
    /** @type {Part[]} */
    const chunks = [];
    for (let from = begin; from < end; from += CHUNK) {
      const to = Math.min(from + CHUNK, end);
      chunks.push(begun({ list: emptyList(to - from), from, to, first, size }, index + chunks.length));
    }
    for (const part of this.parts.slice(index + 1)) part.index += chunks.length - 1;
    if (this.focused > index) this.focused += chunks.length - 1;
    this.parts.splice(index, 1, ...chunks);
    this.seen.unobserve(whole);
    this.byList.delete(whole);
    whole.replaceWith(...chunks.map(({ list }) => list));
    for (const part of chunks) {
      this.byList.set(part.list, part);
      this.seen.observe(part.list);
      this.settle(part); // beside the one with the focus it is wanted at once
    }
  }

  /** Empty what was filled for the sake of printing. */
  tidy() {
    for (const part of this.parts) this.settle(part);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  onSeen(entries) {
    for (const { target, isIntersecting } of entries) {
      const part = this.byList.get(target);
      if (!part) continue;
      part.near = isIntersecting;
      this.settle(part);
    }
  }

  /** @param {Element | null} target */
  onFocus(target) {
    const list = target?.closest("[data-chunk]");
    const part = list ? this.byList.get(list) : undefined;
    const before = this.focused;
    this.focused = part?.index ?? -1;
    if (this.focused === before) return;
    for (const middle of [before, this.focused].filter((at) => at >= 0)) {
      for (const other of this.parts.slice(Math.max(0, middle - 1), middle + 2)) this.settle(other);
    }
  }

  /** Heights of filled chunks, kept for when they are empty. @param {ResizeObserverEntry[]} entries */
  onSizes(entries) {
    for (const { target, contentRect, borderBoxSize } of entries) {
      const part = this.byList.get(target);
      if (target === this.root) {
        if (this.width && this.width !== contentRect.width) this.onWidth();
        this.width = contentRect.width;
      } else if (part?.filled) {
        const height = borderBoxSize[0].blockSize;
        part.height = height;
        this.estimate(height / (part.to - part.from));
      }
    }
  }

  /** How high an item is where nothing was measured yet. @param {number} each px */
  estimate(each) {
    if (this.estimated || !each) return;
    this.estimated = true;
    this.root.style.setProperty("--each", `${each}px`);
  }

  /** A tablet is turned: items are higher or lower now, and as many as before would have gone by. */
  onWidth() {
    const spot = this.noted();
    this.forgetHeights();
    if (spot) this.show(spot);
  }

  /** The items have another width or form. */
  forgetHeights() {
    this.estimated = false;
    for (const part of this.parts) {
      part.height = 0;
      part.list.style.height = "";
    }
  }

  /** What is at the top of the screen, below the header. @param {number} top px @returns {Spot | null} */
  spot(top) {
    for (const part of this.parts) {
      if (!part.filled) continue;
      const box = part.list.getBoundingClientRect();
      if (box.bottom <= top) continue;
      if (box.top >= innerHeight) return null;
      const items = [...part.list.children];
      const at = items.findIndex((item) => item.getBoundingClientRect().bottom > top);
      return at < 0 ? null : { at: part.from + at, offset: items[at].getBoundingClientRect().top };
    }
    return null;
  }

  /** Show a spot, whose chunk is filled. @param {Spot} spot */
  show({ at, offset }) {
    const part = this.parts.find((one) => at < one.to);
    const item = part?.list.children[at - part.from] ?? part?.list;
    if (item) scrollBy(0, item.getBoundingClientRect().top - offset);
  }
}
