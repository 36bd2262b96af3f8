// @ts-check
/** A product of the search as an item of a list: the same elements as in card.html. */

import { html, icon, picture, rating, shown } from "../hit.js";
import { equip } from "../list/toggle.js";

/** @typedef {import("../hit.js").Hit} Hit */

/** As card.html has it: on a wide screen a card's picture is as wide as the card. */
const SIZES = "(min-width: 45em) 18rem, 7rem";

/**
 * @param {Hit} hit
 * @param {{ home: string, root: string }} folders addresses of the language's home and of the site
 * @returns {HTMLElement}
 */
export function card(hit, { home, root }) {
  const body = html(
    "div",
    { class: "card__body" },
    html("p", { class: "card__kind" }, hit.set),
    html("h3", { class: "card__name" }, html("a", { href: new URL(hit.url, home).href }, shown(hit.name))),
  );
  if (hit.other) {
    // The paragraph has its language; what is shown in it needs no other.
    const { lang } = hit.other;
    body.append(html("p", { class: "card__other", lang }, shown({ ...hit.other, lang: document.documentElement.lang })));
  }
  body.append(rating(hit), from(hit));
  const shot = html("div", { class: "card__picture" }, picture(hit, root, SIZES));
  const made = html("article", { class: "card", "data-id": hit.id }, shot, body);
  equip(made);
  return made;
}

/** Where it is from and who makes it. @param {Hit} hit */
function from({ place, producers }) {
  const line = html("p", { class: "card__from" });
  if (place) line.append(html("span", {}, icon("pin"), place));
  if (producers.length) {
    const names = producers.flatMap((name, at) => (at ? [", ", shown(name)] : [shown(name)]));
    line.append(html("span", {}, icon("people"), ...names));
  }
  return line;
}

/**
 * An item of a list that is in the page in parts only: it tells its place in the whole.
 * @param {Hit} hit
 * @param {{ home: string, root: string }} folders
 * @param {number} place 1 … size
 * @param {number} size of the list
 * @returns {HTMLElement}
 */
export function item(hit, folders, place, size) {
  const whole = { role: "listitem", "aria-posinset": place, "aria-setsize": size };
  return html("li", whole, card(hit, folders));
}
