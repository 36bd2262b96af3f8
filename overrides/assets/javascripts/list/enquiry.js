// @ts-check
/** One message about all that is on a list, in either language, as plain text. */

import { online } from "../online.js";
import { write } from "./own_words.js";

/** @typedef {import("./view.js").Line} Line */
/** @typedef {import("./products.js").Maker} Maker */

/** A name in a language, else in the other. @param {{ vi: string, en: string }} names @param {string} lang */
export const nameIn = ({ vi, en }, lang) => (lang === "vi" ? vi || en : en || vi);

/**
 * @param {Line[]} lines
 * @param {{ lang: string, maker: Maker | null, root: string, link: string }} about `link`: to the whole list
 * @returns {{ subject: string, body: string }}
 */
export function enquiry(lines, { lang, maker, root, link }) {
  const hello = maker ? write(lang, "hello_to", { name: nameIn(maker, lang) }) : write(lang, "hello");
  const list = lines.map((line, at) => `${at + 1}. ${about(line, lang, root)}`);
  const end = [write(lang, "please"), `${write(lang, "whole")} ${link}`, write(lang, "thanks")];
  return {
    subject: write(lang, "subject", { n: lines.length }),
    body: [hello, write(lang, "ask"), ...list, ...end].join("\n\n"),
  };
}

/** @param {Line} line @param {string} lang @param {string} root */
function about({ item, names }, lang, root) {
  const name = nameIn(names, lang);
  const other = nameIn(names, lang === "vi" ? "en" : "vi");
  const code = write(lang, "code", { id: item.id });
  // The maker knows it by its Vietnamese name, whatever language the rest is in.
  const both = lang === "en" && other && other !== name ? ` (${other})` : "";
  const title = name ? `${name}${both}, ${code}` : code;
  const more = [
    item.quantity && `${write(lang, "quantity")}: ${item.quantity}`,
    item.note && `${write(lang, "note")}: ${item.note}`,
    online(new URL(`Q/${item.id}/`, root)),
  ];
  return [title, ...more.filter(Boolean)].join("\n   ");
}

/** Longer addresses some mail programs cut off. */
export const LONG = 2000;

/** @param {string} to may be empty @param {{ subject: string, body: string }} message */
export function mailLink(to, { subject, body }) {
  const lines = body.replace(/\r?\n/g, "\r\n");
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}

/** @param {string} number with its country, without "+"; may be empty: the app asks for whom @param {string} text */
export function whatsappLink(number, text) {
  return `https://wa.me/${number}?text=${encodeURIComponent(text)}`;
}
