// @ts-check
/** The list on paper: a table for a buyer, with room for prices. It is in the page, and only print shows it. */

import { html } from "../hit.js";
import { nameIn } from "./enquiry.js";
import { say } from "./own_words.js";
import { today } from "./words.js";

/** @typedef {import("./view.js").Line} Line */

const here = document.documentElement.lang;
const COLUMNS = ["sheet_product", "sheet_code", "sheet_stars", "sheet_producer", "sheet_place", "quantity", "sheet_price", "note"];

/**
 * @param {Line[]} lines
 * @param {string} link to the list
 * @param {Node | null} qr
 * @returns {HTMLElement[]}
 */
export function sheet(lines, link, qr) {
  const date = today();
  const head = html(
    "header",
    { class: "sheet__head" },
    html("div", {}, html("p", { class: "sheet__title" }, say("sheet")), html("p", {}, say("sheet_as_of", { date }))),
    html("p", { class: "sheet__link" }, link),
  );
  if (qr) head.append(html("div", { class: "sheet__qr" }, qr));
  const titles = COLUMNS.map((key) => html("th", { scope: "col" }, say(key)));
  const table = html(
    "table",
    { class: "sheet__table" },
    html("thead", {}, html("tr", {}, html("th", { scope: "col" }, "#"), ...titles)),
    html("tbody", {}, ...lines.map(row)),
  );
  return [head, table];
}

/** @param {Line} line @param {number} at */
function row({ item, names, known, state }, at) {
  const other = here === "vi" ? "en" : "vi";
  const product = html("td", {}, html("strong", {}, nameIn(names, here) || item.id));
  if (names[other] && names[other] !== nameIn(names, here)) {
    product.append(html("br"), html("em", { lang: other }, names[other]));
  }
  const stars = known?.stars ? `${say("sheet_n_stars", { n: known.stars })}, ` : "";
  const cells = [
    item.id,
    state === "unknown" ? say("unknown") : known ? stars + known.statusText : "",
    known?.producers.map(({ text }) => text).join(", ") ?? "",
    known?.place ?? "",
    item.quantity,
    "",
    item.note,
  ];
  return html("tr", {}, html("td", {}, String(at + 1)), product, ...cells.map((text) => html("td", {}, text)));
}
