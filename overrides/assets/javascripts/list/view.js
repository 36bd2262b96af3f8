// @ts-check
/** The rows of the list's page: the reader's own list, or one that a link holds. */

import { Row, gone } from "./row.js";

/** @typedef {import("./store.js").Item} Item */
/** @typedef {import("./products.js").Known} Known */
/** @typedef {import("./products.js").Find} Find */
/**
 * @typedef {{ item: Item, names: { vi: string, en: string }, known: Known | null, state: "known" | "unknown" | "unread" }} Line
 *   "unread": the catalogue could not be read (yet); names are those of last time
 */

/**
 * What is known of the items of a list.
 * @param {readonly Item[]} items
 * @param {Find | null} find null: the catalogue could not be read
 * @returns {Line[]}
 */
export function lines(items, find) {
  return items.map((item) => {
    const known = find?.(item.id) ?? null;
    return { item, names: known ?? item, known, state: known ? "known" : find ? "unknown" : "unread" };
  });
}

/** Keeps the elements of the list in step with what is on it. */
export class Rows {
  /** @param {HTMLElement} list @param {import("./row.js").Around} around @param {(line: Line, at: number) => void} undo */
  constructor(list, around, undo) {
    this.list = list;
    this.around = around;
    this.undo = undo;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    /** What was removed: id → its element, and the id of the row after which it stood. @type {Map<string, { element: HTMLElement, after: string | undefined }>} */
    this.ghosts = new Map();
  }

  /** @param {Line[]} lines @param {boolean} own whether they can be changed */
  show(lines, own) {
    if (own !== this.around.own) {
      this.rows.clear();
      this.ghosts.clear();
      this.around.own = own;
    }
    const there = new Set(lines.map(({ item }) => item.id));
    for (const id of this.rows.keys()) if (!there.has(id)) this.rows.delete(id);
    for (const id of there) this.ghosts.delete(id);
    const wanted = lines.map((line) => this.row(line).element);
    for (const { element, after } of this.ghosts.values()) {
      const before = after === undefined ? -1 : wanted.findIndex((one) => one.dataset.item === after || one.dataset.gone === after);
      wanted.splice(before + 1, 0, element);
    }
    settle(this.list, wanted);
  }

  /** @param {Line} line */
  row(line) {
    const row = this.rows.get(line.item.id) ?? new Row(line, this.around);
    this.rows.set(line.item.id, row);
    row.update(line);
    return row;
  }

  /** A row goes, and can come back. @param {Line} line @param {number} at its place in the list */
  remember(line, at) {
    const before = this.rows.get(line.item.id)?.element.previousElementSibling;
    const { item: after = undefined, gone: afterGone = undefined } = before instanceof HTMLElement ? before.dataset : {};
    const element = gone(line, () => this.undo(line, at));
    this.ghosts.set(line.item.id, { element, after: after ?? afterGone });
    return element;
  }
}

/**
 * Have a list hold these elements, and move only those that have to: one that is moved loses the focus.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} wanted
 */
function settle(list, wanted) {
  const keep = new Set(wanted);
  for (const child of [...list.children]) if (!keep.has(/** @type {HTMLElement} */ (child))) child.remove();
  wanted.forEach((element, at) => {
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
  });
}
