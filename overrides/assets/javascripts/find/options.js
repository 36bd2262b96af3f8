// @ts-check
/**
 * What the list of a search box holds, as elements: groups of options with role="option".
 *
 * An option is a link, or has in data-text what to search in its place. Texts of contributors become text nodes.
 */

import { html, icon, picture, rating, shown } from "../hit.js";
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
 * @param {string | number} count beside the label
 */
function group(key, options, count = "") {
  const label = html("div", { class: "find__label", role: "presentation" }, say(key));
  if (count !== "") label.append(" ", html("span", { class: "count" }, String(count)));
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
 * Pictures that were shown, so that one that stays in the list from key to key is not loaded and drawn anew.
 * @type {Map<string, Element>}
 */
const pictures = new Map();

/** @param {Hit} hit */
function pictureOf(hit) {
  if (pictures.size > 200) pictures.clear();
  const known = pictures.get(hit.id) ?? picture(hit, root, "5rem");
  pictures.set(hit.id, known);
  return known;
}

/**
 * @param {Hit} hit
 * @param {boolean} numbered whether its number was asked for
 */
function product(hit, numbered) {
  const from = html("span", { class: "find__from" });
  if (hit.place) from.append(html("span", {}, icon("pin"), html("span", {}, hit.place)));
  if (hit.producers.length) {
    const names = hit.producers.flatMap((name, at) => (at ? [", ", shown(name)] : [shown(name)]));
    from.append(html("span", {}, icon("people"), html("span", {}, ...names)));
  }
  const body = html("span", { class: "find__body" }, html("span", { class: "find__name" }, shown(hit.name)));
  if (hit.other) body.append(html("span", { class: "find__other" }, shown(hit.other)));
  const facts = html("span", { class: "find__facts" }, rating(hit));
  if (numbered) facts.append(html("span", { class: "find__number" }, hit.id));
  if (from.hasChildNodes()) facts.append(from);
  body.append(facts);
  return html(
    "a",
    { class: "find__option find__option--hit", role: "option", tabindex: -1, href: link(hit.url) },
    html("span", { class: "find__picture" }, pictureOf(hit)),
    body,
  );
}

/** @param {Other} found */
function other({ kind, url, name, detail, count }) {
  const inside = [html("span", { class: "find__what" }, shown(name))];
  if (detail) {
    const text = kind === "former" ? say("now", { place: detail }) : detail;
    inside.push(html("span", { class: "find__detail" }, text));
  }
  const made = option(ICONS[kind] ?? "page", inside, { href: link(url) });
  if (count) made.append(html("span", { class: "count", "aria-label": counted("n_products", count) }, String(count)));
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
 * @returns {{note: string, content: Node[], said: string}} `note`: what stands above the list; `said`: how many there
 *   are of what, in words
 */
export function answers({ text, total, products, others, instead }) {
  const content = [];
  const said = [];
  const nothing = !products.length && !others.length;
  if (instead && !products.length) {
    content.push(option("search", [say("instead", { text: instead })], { "data-text": instead }));
  }
  if (products.length) {
    const numbered = NUMBER.test(text);
    content.push(group("products", products.map((hit) => product(hit, numbered)), total));
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
