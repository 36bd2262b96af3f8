// @ts-check
/**
 * What the list of a search box holds, as elements: groups of options with role="option".
 *
 * An option is a link, or has in data-text what to search in its place. Texts of contributors become text nodes.
 */

import { html, icon, picture, rating, shown } from "../hit.js";
import { settle } from "./combobox.js";
import { home, root } from "./engine.js";
import { counted, say } from "./words.js";

/** @typedef {import("../search/engine.js").Suggestions} Found */
/** @typedef {import("../search/engine.js").Hit} Hit */
/** @typedef {import("../search/engine.js").Other} Other */

/** The groups below the products, and what is in each. */
/** @type {Record<string, Other["kind"][]>} */
const GROUPS = { producers: ["producer"], places: ["place", "former"], kinds: ["group", "set", "mark"], pages: ["page"] };
const ICONS = {
  producer: "people",
  place: "pin",
  former: "pin",
  group: "shapes",
  set: "shapes",
  mark: "seal",
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
 * A product's card, and how to write into it what the query matched.
 * @param {Hit} hit
 */
function card(hit) {
  const name = html("span", { class: "find__name" });
  const other = html("span", { class: "find__other" });
  const makers = html("span");
  const from = html("span", { class: "find__from" });
  if (hit.place) from.append(html("span", {}, icon("pin"), html("span", {}, hit.place)));
  if (hit.producers.length) from.append(html("span", {}, icon("people"), makers));
  const facts = html("span", { class: "find__facts" }, rating(hit), ...(from.hasChildNodes() ? [from] : []));
  const body = html("span", { class: "find__body" }, name, ...(hit.other ? [other] : []), facts);
  const shot = html("span", { class: "find__picture" }, picture(hit, root, "5rem"));
  const target = { role: "option", tabindex: -1, href: link(hit.url) };
  const element = html("a", { class: "find__option find__option--hit", ...target }, shot, body);
  /** @param {Hit} found @param {boolean} numbered whether its number was asked for */
  const write = (found, numbered) => {
    name.replaceChildren(shown(found.name));
    if (numbered) name.append(" ", html("span", { class: "find__number" }, found.id));
    if (found.other) other.replaceChildren(shown(found.other));
    makers.replaceChildren(...found.producers.flatMap((maker, at) => [at ? ", " : "", shown(maker)]));
  };
  return { element, write };
}

/** The products in a list: one that stays from key to key keeps its card, so that nothing flickers. */
export class Products {
  /** @type {Map<string, ReturnType<typeof card>>} */
  #cards = new Map();
  #group = group("products", []);
  #label = /** @type {Element} */ (this.#group.firstElementChild);
  #count = html("span", { class: "count" });

  constructor() {
    this.#label.append(" ", this.#count);
  }

  /** @param {Found} found */
  of({ text, total, products }) {
    const numbered = NUMBER.test(text);
    const cards = products.map((hit) => this.#cards.get(hit.id) ?? card(hit));
    cards.forEach(({ write }, at) => write(products[at], numbered));
    this.#cards = new Map(cards.map((made, at) => [products[at].id, made]));
    this.#count.textContent = String(total);
    settle(this.#group, [this.#label, ...cards.map(({ element }) => element)]);
    return this.#group;
  }
}

/** @param {Other} found */
function other({ kind, url, name, detail, count }) {
  const inside = [html("span", { class: "find__what" }, shown(name))];
  if (detail) {
    const text = kind === "former" ? say("now", { place: detail }) : detail;
    inside.push(html("span", { class: "find__detail" }, text));
  }
  const made = option(ICONS[kind] ?? "page", inside, { href: link(url) });
  if (count) {
    made.append(
      html("span", { class: "count", "aria-hidden": "true" }, String(count)),
      html("span", { class: "unseen" }, counted("n_products", count)),
    );
  }
  return made;
}

const ways = () =>
  group("browse", [
    option("shapes", [say("by_group")], { href: link("groups/") }),
    option("pin", [say("by_place")], { href: link("places/") }),
    option("arrow", [say("by_all")], { href: link("products/") }),
  ]);

/**
 * @param {Found} found
 * @param {Products} shelf those of the list before
 * @returns {{note: string, content: Node[], said: string}} `note`: what stands above the list; `said`: how many there
 *   are of what, in words
 */
export function answers(found, shelf) {
  const { text, total, products, others, instead } = found;
  const content = [];
  const said = [];
  const nothing = !products.length && !others.length;
  if (instead && !products.length) {
    content.push(option("search", [say("instead", { text: instead })], { "data-text": instead }));
  }
  if (products.length) {
    content.push(shelf.of(found));
    said.push(counted("n_products", total));
  }
  for (const [key, kinds] of Object.entries(GROUPS)) {
    const some = others.filter(({ kind }) => kinds.includes(kind));
    if (!some.length) continue;
    content.push(group(key, some.map(other)));
    said.push(counted(`n_${key}`, some.length));
  }
  if (products.length) {
    const all = say(total === 1 ? "all_one" : "all", { n: total.toLocaleString(document.documentElement.lang) });
    const last = option("arrow", [all], { href: listUrl(text) });
    last.classList.add("find__option--all");
    content.push(last);
  }
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
