// @ts-check
/**
 * What the list of a search box holds, as elements: groups of options with role="option".
 *
 * An option is a link, or has in data-text what to search in its place. Texts of contributors become text nodes.
 */

import { html, icon, picture, rating, show, shown } from "../hit.js";
import { settle } from "./combobox.js";
import { home, root } from "./engine.js";
import { counted, number, say } from "./words.js";

/** @typedef {import("../search/engine.js").Suggestions} Found */
/** @typedef {import("../search/engine.js").Hit} Hit */
/** @typedef {import("../search/engine.js").Other} Other */

/** The groups below the products, and what is in each. */
/** @type {Record<string, Other["kind"][]>} */
const GROUPS = { producers: ["producer"], places: ["place", "former"], kinds: ["group", "set", "mark"], events: ["event"], pages: ["page"] };
const ICONS = {
  producer: "people",
  place: "pin",
  former: "pin",
  group: "shapes",
  set: "shapes",
  mark: "seal",
  event: "calendar",
  page: "page",
};
/** A number of a product as people type it. */
const NUMBER = /^\s*[a-z]{2}[\s-]?\d+\s*$/i;

/** @param {string} url below the home page */
const link = (url) => new URL(url, home).href;

/** @param {string} text */
export const listUrl = (text) => link(`products/?${new URLSearchParams({ q: text })}`);

/**
 * @param {string} key of the label among the words
 * @param {Node[]} options
 */
function group(key, options) {
  const label = html("div", { class: "find__label", role: "presentation" }, say(key));
  return html("div", { class: `find__group find__group--${key}`, role: "group" }, label, ...options);
}

/**
 * @param {string} name of the icon
 * @param {(Node | string)[]} inside
 * @param {{href: string} | {"data-text": string}} target
 */
function option(name, inside, target) {
  const tag = "href" in target ? "a" : "div";
  const text = html("span", { class: "find__text" }, ...inside);
  return html(tag, { class: "find__option", role: "option", tabindex: -1, ...target }, icon(name), text);
}

/**
 * A product's card. What the query matched is written at once; picture, stars and place when keys have come to rest,
 * since on a slow device they take longer than the rest. Their room is kept.
 */
class Card {
  #name = html("span", { class: "find__name" });
  #other = html("span", { class: "find__other" });
  #picture = html("span", { class: "find__picture" });
  #facts = html("span", { class: "find__facts" });
  #whole = false;

  /** @param {Hit} hit */
  constructor(hit) {
    const body = html("span", { class: "find__body" }, this.#name, ...(hit.other ? [this.#other] : []), this.#facts);
    const target = { role: "option", tabindex: -1, href: link(hit.url) };
    this.element = html("a", { class: "find__option find__option--hit", ...target }, this.#picture, body);
    this.hit = hit;
  }

  /** @param {Hit} hit the same product @param {boolean} numbered whether its number was asked for */
  write(hit, numbered) {
    this.hit = hit;
    show(this.#name, hit.name);
    if (numbered) this.#name.append(" ", html("span", { class: "find__number" }, hit.id));
    if (hit.other) show(this.#other, hit.other);
  }

  complete() {
    if (this.#whole) return;
    this.#whole = true;
    const { hit } = this;
    this.#picture.append(picture(hit, root, "5rem"));
    const from = html("span", { class: "find__from" });
    if (hit.place) from.append(html("span", {}, hit.place));
    const makers = hit.producers.flatMap((maker, at) => [at ? ", " : "", shown(maker)]);
    if (makers.length) from.append(html("span", {}, ...makers));
    this.#facts.append(rating(hit), ...(from.hasChildNodes() ? [from] : []));
  }
}

/** What is found, as options. One that stays from key to key keeps its element, so that nothing flickers. */
export class Results {
  /** @type {Map<string, Card>} */
  #cards = new Map();
  /** @type {Map<string, ReturnType<typeof other>>} */
  #others = new Map();
  /** Those of the groups that were shown so far. @type {Map<string, HTMLElement>} */
  #groups = new Map();
  #count = html("span", { class: "count" });
  #all = option("arrow", [], { href: listUrl("") });

  constructor() {
    this.group("products", []).firstElementChild?.append(" ", this.#count);
    this.#all.classList.add("find__option--all");
  }

  /** @param {string} key @param {Element[]} options */
  group(key, options) {
    const known = this.#groups.get(key) ?? group(key, []);
    this.#groups.set(key, known);
    settle(known, [/** @type {Element} */ (known.firstElementChild), ...options]);
    return known;
  }

  /** The way to the list of all that is found. @param {Found} found */
  all({ text, total }) {
    const [, label] = this.#all.children;
    label.textContent = say(total === 1 ? "all_one" : "all", { n: number(total) });
    this.#all.setAttribute("href", listUrl(text));
    return this.#all;
  }

  /** @param {Found} found */
  products({ text, total, products }) {
    const numbered = NUMBER.test(text);
    this.#cards = new Map(products.map((hit) => [hit.id, this.#cards.get(hit.id) ?? new Card(hit)]));
    const cards = [...this.#cards.values()];
    cards.forEach((card, at) => card.write(products[at], numbered));
    this.#count.textContent = String(total);
    return this.group("products", cards.map(({ element }) => element));
  }

  /** @param {Other[]} others @returns {Map<Other, HTMLElement>} */
  others(others) {
    const key = (/** @type {Other} */ { kind, url, name, detail }) => [kind, url, name.text, detail].join("\n");
    const made = others.map((found) => this.#others.get(key(found)) ?? other(found));
    made.forEach(({ write }, at) => write(others[at]));
    this.#others = new Map(made.map((one, at) => [key(others[at]), one]));
    return new Map(made.map(({ element }, at) => [others[at], element]));
  }

  /** What was left out for the sake of quickness. */
  complete() {
    for (const card of this.#cards.values()) card.complete();
  }
}

/** @param {Other} found */
function other({ kind, url, detail, count }) {
  const what = html("span", { class: "find__what" });
  const inside = [what];
  if (detail) {
    const text = kind === "former" ? say("now", { place: detail }) : detail;
    inside.push(html("span", { class: "find__detail" }, text));
  }
  const element = option(ICONS[kind] ?? "page", inside, { href: link(url) });
  if (count) {
    element.append(
      html("span", { class: "count", "aria-hidden": "true" }, String(count)),
      html("span", { class: "unseen" }, counted("n_products", count)),
    );
  }
  return { element, write: (/** @type {Other} */ { name }) => show(what, name) };
}

const ways = () =>
  group("browse", [
    option("shapes", [say("by_group")], { href: link("groups/") }),
    option("pin", [say("by_place")], { href: link("places/") }),
    option("arrow", [say("by_all")], { href: link("products/") }),
  ]);

/**
 * @param {Found} found
 * @param {Results} results the elements of the list before
 * @returns {{note: string, content: Node[], said: string}} `note`: what stands above the list; `said`: how many there
 *   are of what, in words
 */
export function answers(found, results) {
  const { text, total, products, others, instead } = found;
  const content = [];
  const said = [];
  const nothing = !products.length && !others.length;
  if (instead && !products.length) {
    content.push(option("search", [say("instead", { text: instead })], { "data-text": instead }));
  }
  if (products.length) {
    content.push(results.products(found));
    said.push(counted("n_products", total));
  }
  const elements = [...results.others(others)];
  for (const [key, kinds] of Object.entries(GROUPS)) {
    const some = elements.filter(([{ kind }]) => kinds.includes(kind)).map(([, element]) => element);
    if (!some.length) continue;
    content.push(results.group(key, some));
    said.push(counted(`n_${key}`, some.length));
  }
  if (products.length) content.push(results.all(found));
  if (!nothing) return { note: "", content, said: said.join(", ") };
  const note = say("none", { text });
  const hint = instead ? ` ${say("instead", { text: instead })}` : "";
  return { note, content: [...content, ways()], said: note + hint };
}

/**
 * Before anything is typed.
 * @param {string[]} texts earlier searches
 */
export function start(texts) {
  const rows = texts.map((text) => option("clock", [text], { "data-text": text }));
  return rows.length ? [group("recent", rows), ways()] : [ways()];
}

/**
 * When the search does not answer: again, or the plain list.
 * @param {string} text
 */
export function failed(text) {
  return [option("search", [say("again")], { "data-text": text }), ways()];
}
