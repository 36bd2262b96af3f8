// @ts-check
/**
 * What the search finds, as elements in the markup of ui.html, so that the same styles fit.
 *
 * Names and places are contributors' text: they become text nodes, never HTML.
 * rating(hit) → <div class="rating" data-rating data-status="valid" data-expires="2028-01-31">…
 */

import { drawn } from "./drawn.js";
import { say } from "./find/words.js";

/** @typedef {import("./search/hits.js").Shown} Shown */
/** @typedef {import("./search/hits.js").Hit} Hit */

const SVG = "http://www.w3.org/2000/svg";
const here = document.documentElement.lang;

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} inside strings become text
 * @returns {HTMLElement}
 */
export function html(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...inside);
  return element;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} inside
 * @returns {SVGElement}
 */
function svg(tag, attributes, ...inside) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...inside);
  return element;
}

/**
 * A text with what matched in <mark>; in a span of its own where its language is not the page's.
 * @param {Shown} given
 * @returns {DocumentFragment | HTMLElement}
 */
export function shown({ text, lang, marks = [] }) {
  const into = lang === here ? document.createDocumentFragment() : html("span", { lang });
  let at = 0;
  for (const [from, to] of marks) {
    into.append(text.slice(at, from), html("mark", {}, text.slice(from, to)));
    at = to;
  }
  into.append(text.slice(at));
  return into;
}

/**
 * Have an element show nothing else than this text. Where it showed one with as many marks, these stay and get other
 * letters: while somebody types, that is most of what changes, and elements take longer than letters.
 * @param {Element} into
 * @param {Shown} given
 */
export function show(into, given) {
  const { text, lang, marks = [] } = given;
  const parts = [0, ...marks.flat(), text.length];
  const place = lang === here ? into : into.firstElementChild;
  const known = place && (place === into || place.getAttribute("lang") === lang) ? [...place.childNodes] : [];
  const same = known.length === parts.length - 1 && known.every(({ nodeName }, at) => nodeName === (at % 2 ? "MARK" : "#text"));
  if (!same) {
    into.replaceChildren(shown(given));
    return;
  }
  known.forEach((node, at) => {
    const letters = text.slice(parts[at], parts[at + 1]);
    const holder = at % 2 ? node.firstChild : node;
    if (holder && holder.nodeValue !== letters) holder.nodeValue = letters;
  });
}

/**
 * A line icon from the header's sprite: "pin", "people" …
 * @param {string} name
 */
export function icon(name) {
  const use = svg("use", { href: `#oc-${name}` });
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" },
    use,
  );
}

/**
 * @param {number} count three to five
 * @returns {SVGElement} five stars, so many of them full, with a label that says it
 */
export function stars(count) {
  const label = say("stars_of_five", { n: count });
  return svg(
    "svg",
    { class: "stars", viewBox: "0 0 120 24", role: "img", "aria-label": label, focusable: "false" },
    svg("use", { href: `#oc-stars-${count}` }),
  );
}

/**
 * Stars and status, the latter already that of the day of reading.
 * @param {Pick<Hit, "stars" | "status" | "statusText" | "ends" | "byDevice">} hit
 */
export function rating({ stars: count, status, statusText, ends, byDevice }) {
  const chip = html("span", { class: "chip" }, html("span", { "data-rating-short": "" }, statusText));
  const line = html("span", { class: "rating__line" }, ...(count ? [stars(count)] : []), chip);
  // As status.js writes it.
  const words = /** @type {HTMLElement | null} */ (document.querySelector(".oc-sprite"))?.dataset;
  if (byDevice) line.append(" ", html("span", { class: "rating__device" }, `(${words?.byDevice})`));
  const box = html("div", { class: "rating", "data-rating": "", "data-status": status }, line);
  if (ends) box.dataset.expires = ends;
  return box;
}

/**
 * A product's picture. Decoration: its name stands beside it.
 * @param {Pick<Hit, "photo" | "drawing">} hit
 * @param {string | URL} root of the site, above both languages
 * @param {string} sizes how wide a photo is shown
 * @returns {Element} <picture> or a drawing
 */
export function picture({ photo, drawing }, root, sizes = "7rem") {
  if (photo?.length) {
    const sources = photo.map(({ src, width }) => ({ url: new URL(src, root).href, width }));
    const image = html("img", {
      srcset: sources.map(({ url, width }) => `${url} ${width}w`).join(", "),
      sizes,
      src: sources[sources.length - 1].url,
      alt: "",
      loading: "lazy",
      decoding: "async",
    });
    return html("picture", {}, image);
  }
  if (drawing) return drawn(drawing, root);
  return html("span", { class: "drawing" });
}
