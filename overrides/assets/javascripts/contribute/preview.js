// @ts-check
/** The card as lists will show the product: the same elements as in card.html. */

import { html, icon, picture, rating, shown } from "../hit.js";
import { daysLeft, stateOn } from "../status.js";
import { dateParts } from "./check/values.js";
import { lang, page, say } from "./words.js";

/** @typedef {import("./fields.js").Data} Data */

/** The last day of a certificate, as far as its dates say. @param {Data} certificate */
function lastDay({ expires, issued }) {
  const parts = dateParts(String(expires ?? issued ?? ""));
  if (!parts) return undefined;
  const [year, month, day] = parts;
  const later = expires ? year : year + 3;
  const last = day ?? new Date(Date.UTC(later, month ?? 12, 0)).getUTCDate();
  return new Date(Date.UTC(later, (month ?? 12) - 1, last)).toISOString().slice(0, 10);
}

/** @param {Data} product */
function standing(product) {
  const certificate = [...(product.certificates ?? [])].reverse().find(({ revoked }) => !revoked);
  if (!certificate) {
    const status = product.certificates?.length ? "revoked" : (product.status ?? "unconfirmed");
    return { stars: 0, status, statusText: page.states[status], ends: null, byDevice: false };
  }
  const ends = lastDay(certificate) ?? null;
  const status = ends ? stateOn(daysLeft(new Date(), ends)) : "undated";
  const stars = Number.isInteger(certificate.stars) ? certificate.stars : 0;
  return { stars, status, statusText: page.states[status], ends, byDevice: false };
}

/** @param {Data | undefined} text */
function inPage(text) {
  const own = lang === "vi" ? "vi" : "en";
  const other = lang === "vi" ? "en" : "vi";
  if (text?.[own]) return { first: { text: text[own], lang: own }, second: text[other] && { text: text[other], lang: other } };
  return { first: text?.[other] ? { text: text[other], lang: other } : { text: say("no_name"), lang }, second: undefined };
}

/**
 * @param {Data} product
 * @param {{ place: string, producers: string[], photo: string, root: string }} more names, the address of a photo
 */
export function card(product, { place, producers, photo, root }) {
  const { first, second } = inPage(product.name);
  const set = page.sets[product.set];
  const body = html("div", { class: "card__body" }, html("p", { class: "card__kind" }, set?.short ?? ""));
  body.append(html("h3", { class: "card__name" }, shown(first)));
  if (second) body.append(html("p", { class: "card__other", lang: second.lang }, second.text));
  const from = html("p", { class: "card__from" });
  if (place) from.append(html("span", {}, icon("pin"), place));
  if (producers.length) from.append(html("span", {}, icon("people"), producers.join(", ")));
  body.append(rating(standing(product)), from);
  const drawing = set && picture({ photo: null, drawing: set.slug }, root);
  const shot = photo ? html("picture", {}, html("img", { src: photo, alt: "" })) : drawing;
  return html("article", { class: "card" }, html("div", { class: "card__picture" }, ...(shot ? [shot] : [])), body);
}
