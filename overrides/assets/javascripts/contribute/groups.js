// @ts-check
/** Lists of items: certificates, sources, sizes, shops, marks. Each item has the fields of the group's template. */

import { fieldsOf, read, valueIn, write } from "./fields.js";
import { say } from "./words.js";

/** @typedef {import("./fields.js").Data} Data */

let count = 0;

export class Group {
  /** What each item was before it was changed. @type {WeakMap<Element, Data>} */
  #before = new WeakMap();

  /** @param {HTMLElement} root @param {() => void} changed */
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.path = root.dataset.group ?? "";
    this.list = /** @type {HTMLElement} */ (root.querySelector(".items"));
    const add = /** @type {HTMLButtonElement} */ (root.querySelector(".items__add"));
    add.addEventListener("click", () => {
      const item = this.add({});
      this.changed();
      /** @type {HTMLElement | null} */ (item.querySelector("input, select, textarea"))?.focus();
    });
  }

  /** @returns {HTMLElement[]} */
  get items() {
    return /** @type {HTMLElement[]} */ ([...this.list.children]);
  }

  /** @param {Data} data @param {string} [key] of a source that has one */
  add(data, key) {
    const template = /** @type {HTMLTemplateElement} */ (this.root.querySelector("template"));
    const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    count += 1;
    item.dataset.item = String(count);
    if (key) item.dataset.key = key;
    for (const name of ["id", "for", "name", "aria-describedby", "aria-labelledby", "list"]) {
      for (const element of item.querySelectorAll(`[${name}]`)) {
        const value = /** @type {string} */ (element.getAttribute(name));
        element.setAttribute(name, value.replaceAll("*", String(count)));
      }
    }
    item.querySelector(".item__remove")?.addEventListener("click", () => this.#remove(item));
    this.list.append(item);
    this.#before.set(item, data);
    write(item, data, "product");
    this.#number();
    return item;
  }

  /** @param {HTMLElement} item */
  #remove(item) {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    item.remove();
    this.#number();
    this.changed();
    /** @type {HTMLElement | null} */ ((next ?? this.root).querySelector(".item__remove, .items__add"))?.focus();
  }

  #number() {
    this.items.forEach((item, at) => {
      const title = item.querySelector(".item__title");
      if (title) title.textContent = this.items.length > 1 ? `${this.root.dataset.one} ${at + 1}` : (this.root.dataset.one ?? "");
      const remove = item.querySelector(".item__remove");
      remove?.setAttribute("aria-label", `${say("remove")}: ${title?.textContent}`);
    });
  }

  clear() {
    this.list.replaceChildren();
  }

  /** Whether nothing is in an item. @param {HTMLElement} item */
  static isEmpty(item) {
    return fieldsOf(item).every((field) => field.dataset.path === "source" || valueIn(field) === undefined);
  }

  /** The items that hold something, with their data. @returns {[HTMLElement, Data][]} */
  read() {
    return this.items
      .filter((item) => !Group.isEmpty(item))
      .map((item) => [item, read(item, this.#before.get(item) ?? {}, "product")]);
  }
}
