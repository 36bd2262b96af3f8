// @ts-check
/**
 * One facet of the column: a <details> with its values as check boxes.
 *
 * The first values are shown, and those chosen; more on request, or by typing a part of the name. An element
 * that stays is never moved, so that the keyboard's focus stays where it is.
 */

import { html } from "../hit.js";
import { nameOf, number, say } from "./words.js";

/** @typedef {import("../search/engine.js").Value} Value */
/**
 * @typedef {object} Asks what a facet asks for
 * @property {(facet: string, value: string, on: boolean) => void} toggle
 * @property {(facet: string, text: string) => Promise<Value[]>} find
 * @property {() => void} need nothing is known of its values yet
 * @property {() => void} offers it shows other values
 */
/** @typedef {import("./chips.js").Offer} Offer */
/** @typedef {{ item: HTMLElement, input: HTMLInputElement, count: HTMLElement }} Line */

/** So many values are shown at first. */
const FIRST = 8;
/** The search gives no more values than this at once: there may be others. */
const MOST = 60;
const FIELD = { type: "search", class: "facet__find", autocomplete: "off", spellcheck: "false", hidden: "" };
/** Facets whose values have an order of their own; of others those with the most products come first. */
const ORDERED = new Set(["group", "set", "stars", "status", "kind", "month", "with"]);

export class Box {
  /** @param {HTMLDetailsElement} details @param {Asks} asks */
  constructor(details, asks) {
    this.details = details;
    this.asks = asks;
    this.facet = details.dataset.facet ?? "";
    this.open = details.open;
    const summary = /** @type {HTMLElement} */ (details.querySelector("summary"));
    this.title = summary.textContent ?? "";
    this.chosen = html("span", { class: "facet__chosen", hidden: "" });
    summary.append(this.chosen);
    /** @type {Map<string, Line>} */
    this.lines = new Map();
    /** @type {Value[] | null} */
    this.values = null;
    /** @type {Value[] | null} */
    this.found = null;
    this.all = false;
    this.stale = false;
    /** @type {Map<string, Value[]>} */
    this.nested = new Map();
    const facet = this.title;
    this.list = html("ul", { class: `facet__values facet__values--${this.facet}` });
    this.field = /** @type {HTMLInputElement} */ (
      html("input", { ...FIELD, placeholder: say("type_to_find"), "aria-label": say("find_value", { facet }) })
    );
    this.note = html("p", { class: "facet__note", hidden: "" });
    this.more = html("button", { type: "button", class: "facet__more", hidden: "" });
    const inside = [this.field, this.list, this.note, this.more];
    this.body = html("div", { class: "facet__body", role: "group", "aria-label": facet }, ...inside);
    this.begin();
    this.field.addEventListener("input", () => this.onFind());
    this.more.addEventListener("click", () => this.onMore());
    details.addEventListener("toggle", () => this.onToggle());
  }

  /** Links that the page came with become check boxes, with the numbers they had. */
  begin() {
    const there = this.details.querySelector("ul");
    if (!there) {
      this.details.append(this.body);
      return;
    }
    this.values = [...there.querySelectorAll("a")].map((link) => {
      const value = link.dataset.value ?? "";
      const label = link.querySelector(".facet__label")?.textContent ?? "";
      this.line(value, label, link.querySelector(".count")?.textContent ?? "");
      return { value, label, count: Number.NaN, chosen: false };
    });
    this.draw();
    there.replaceWith(this.body);
  }

  /** @param {Value[]} values @param {Map<string, Value[]>} [nested] below values of this facet: their own */
  update(values, nested = new Map()) {
    this.values = values.filter(({ count, chosen }) => count || chosen);
    this.nested = nested;
    const chosen = values.filter((value) => value.chosen).length;
    this.chosen.textContent = chosen ? String(chosen) : "";
    this.chosen.hidden = !chosen;
    this.details.hidden = !this.values.length;
    this.stale = true;
    if (!this.details.open) return;
    if (this.field.value) this.onFind();
    else this.draw();
  }

  /** Whether a value is chosen, before anything is known of the others. @param {string[]} chosen */
  mark(chosen) {
    for (const [value, { input }] of this.lines) {
      if (!value.includes(" ")) input.checked = chosen.includes(value);
    }
    if (chosen.length) this.details.open = true;
  }

  onToggle() {
    if (this.open === this.details.open) return;
    this.open = this.details.open;
    if (!this.open) return;
    if (!this.values || this.values.some(({ count }) => Number.isNaN(count))) this.asks.need();
    else if (this.stale) this.draw();
    this.asks.offers();
  }

  onMore() {
    this.all = !this.all;
    this.draw();
    this.asks.offers();
  }

  async onFind() {
    const text = this.field.value;
    const found = text.trim() ? await this.asks.find(this.facet, text) : null;
    if (text !== this.field.value) return;
    this.found = found;
    this.draw();
    this.asks.offers();
  }

  /** What pressing the boxes that are shown would choose, or give up. @returns {Offer[]} */
  offers() {
    if (!this.details.open || this.details.hidden) return [];
    return [...this.list.querySelectorAll("input")].map(({ dataset: { facet = "" }, value, checked }) => {
      return { facet, value, on: !checked };
    });
  }

  /** The values to show. @returns {Value[]} */
  shown() {
    const known = this.values ?? [];
    const values = this.found ?? known;
    const sorted = ORDERED.has(this.facet) ? values : [...values].sort((a, b) => b.count - a.count);
    if (this.found) return sorted;
    const limited = this.facet !== "month" && !this.all && sorted.length > FIRST + 1;
    return limited ? sorted.filter((value, at) => at < FIRST || value.chosen) : sorted;
  }

  draw() {
    this.stale = false;
    const values = this.shown();
    const items = values.flatMap((value) => [this.drawn(value), ...this.inner(value)]);
    this.arrange(items);
    const many = (this.values?.length ?? 0) > FIRST + 1 && this.facet !== "month";
    const rest = (this.values?.length ?? 0) >= MOST;
    this.field.hidden = !many;
    this.more.hidden = !many || this.found !== null;
    this.more.setAttribute("aria-expanded", String(this.all));
    const all = rest ? say("more_values") : say("all_values", { n: this.values?.length ?? 0 });
    this.more.textContent = this.all ? say("fewer") : all;
    const none = this.found !== null && !values.length;
    this.note.hidden = !(none || (rest && this.all && !this.found));
    this.note.textContent = none ? say("no_value") : say("type_for_others");
  }

  /** Values below a value, as the sets of a group. @param {Value} value @returns {HTMLElement[]} */
  inner({ value }) {
    const values = this.nested.get(value) ?? [];
    return values.map((one) => {
      const item = this.drawn(one, "set");
      item.classList.add("facet__inner");
      return item;
    });
  }

  /** A value's line as it is now. @param {Value} value @param {string} [facet] */
  drawn({ value, label, count, chosen }, facet = this.facet) {
    const line = this.line(value, nameOf(facet, { value, label }), "", facet);
    if (!Number.isNaN(count)) {
      line.count.textContent = number(count);
      line.input.checked = chosen;
    }
    return line.item;
  }

  /** @param {string} value @param {string} label @param {string} count @param {string} [facet] @returns {Line} */
  line(value, label, count, facet = this.facet) {
    const key = facet === this.facet ? value : `${facet} ${value}`;
    const known = this.lines.get(key);
    if (known) return known;
    const input = /** @type {HTMLInputElement} */ (html("input", { type: "checkbox", value }));
    input.dataset.facet = facet;
    input.addEventListener("change", () => this.asks.toggle(facet, value, input.checked));
    const counted = html("span", { class: "count" }, count);
    const text = html("span", { class: "facet__label" }, label);
    const item = html("li", {}, html("label", { class: "facet__value" }, input, text, " ", counted));
    const line = { item, input, count: counted };
    this.lines.set(key, line);
    return line;
  }

  /** Put items into the list in this order; the one with the focus is not moved, the others go around it. @param {HTMLElement[]} items */
  arrange(items) {
    const fixed = items.findIndex((item) => item.matches(":focus-within"));
    const wanted = new Set(items);
    for (const item of [...this.list.children]) if (!wanted.has(/** @type {HTMLElement} */ (item))) item.remove();
    let next = fixed < 0 ? null : items[fixed];
    for (let at = (fixed < 0 ? items.length : fixed) - 1; at >= 0; at--) {
      if (items[at].nextElementSibling !== next || !items[at].parentElement) this.list.insertBefore(items[at], next);
      next = items[at];
    }
    if (fixed < 0) return;
    let before = items[fixed];
    for (const item of items.slice(fixed + 1)) {
      if (before.nextElementSibling !== item) before.after(item);
      before = item;
    }
  }
}
