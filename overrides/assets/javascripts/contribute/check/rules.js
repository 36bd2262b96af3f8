// @ts-check
/**
 * What holds between the fields of an entry: those rules of `catalogue/check/` that a form can break.
 *
 * They see plain data, as it will stand in the file, and yield a finding with the path of its field. A test compares
 * them with `check`.
 */

import { names, placeholders, translations } from "./wording.js";
import { dateParts, shown } from "./values.js";

/** @typedef {import("./values.js").Problem & { field: string }} Found */
/**
 * @typedef {object} Known what the rules know beside the entry
 * @property {string} today YYYY-MM-DD
 * @property {Record<string, { label: string, scopes: string[] }>} marks
 * @property {Record<string, string>} scopes key → label in Vietnamese
 * @property {number[]} alcohol sets
 * @property {{ name: string, sets: number[], vi: string[], en: string[] }[]} wordings
 * @property {string[]} personal kinds of producers who are natural persons
 * @property {string[]} contacts fields with contact data
 * @property {Record<string, { vi: string, en: string }>} kinds of producers
 */

const LANGS = ["vi", "en"];
const LOWEST_PRICE = 1000;
const MONTHS = 36;
const PROGRAMME_BEGAN = "2018-01-01";

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");

/** First and last day of a date that may lack its day or month; undefined for what is no date. @param {unknown} text */
function span(text) {
  const parts = dateParts(String(text ?? ""));
  if (!parts) return undefined;
  const [year, month, day] = parts;
  const last = day ?? new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate();
  return { first: `${year}-${two(month ?? 1)}-${two(day ?? 1)}`, last: `${year}-${two(month ?? 12)}-${two(last)}` };
}

/** So many months later, no more precise than before. @param {string} text */
function later(text) {
  const [year, month, day] = dateParts(text) ?? [];
  if (month === undefined) return String(year + MONTHS / 12);
  const then = new Date(Date.UTC(year, month - 1 + MONTHS, 1));
  const start = `${then.getUTCFullYear()}-${two(then.getUTCMonth() + 1)}`;
  if (day === undefined) return start;
  const longest = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  return `${start}-${two(Math.min(day, longest))}`;
}

const DECISION = /^\d+(\/\d{4})?\/QĐ-[A-ZĐa-zđ]+(-[A-ZĐa-zđ]+)*$/;

/** @param {any} certificate @param {string} path @param {Known} known @returns {Iterable<Found>} */
function* ofCertificate({ decision, issued, expires, revoked }, path, { today }) {
  if (decision && !DECISION.test(decision)) {
    const guess = decision.replace(/\/\s*Q[DÐđ]\s*-/g, "/QĐ-").replaceAll(" ", "");
    const nearest = DECISION.test(guess) ? guess : "377/QĐ-BNN-VPĐP";
    yield { field: `${path}.decision`, code: "decision-format", values: { got: decision, nearest } };
  }
  const began = span(issued);
  if (!began) return;
  const field = `${path}.issued`;
  if (began.first > today) yield { field, code: "certificate-future", values: { got: issued, today } };
  if (began.last < PROGRAMME_BEGAN) yield { field, code: "certificate-before-programme", values: { got: issued } };
  for (const [name, end] of Object.entries({ expires, revoked })) {
    const ended = span(end);
    if (ended && ended.last < began.first) {
      yield { field: `${path}.${name}`, code: "certificate-expiry-order", values: { got: end, issued } };
    }
  }
  if (expires === later(issued)) {
    yield { field: `${path}.expires`, code: "certificate-expiry-redundant", values: { got: expires } };
  }
}

/** @param {any} product @param {Known} known @returns {Iterable<Found>} */
function* certificates({ certificates: list = [] }, known) {
  let before = "";
  for (const [at, certificate] of list.entries()) {
    const path = `certificates.${at}`;
    yield* ofCertificate(certificate, path, known);
    const now = span(certificate.issued);
    if (now && before && now.last < (span(before)?.first ?? "")) {
      yield { field: `${path}.issued`, code: "certificate-order", values: { got: certificate.issued, before } };
    }
    if (now) before = certificate.issued;
  }
}

/** @param {any} entry @param {Known} known @returns {Iterable<Found>} */
function* marks({ marks: list = [] }, { marks: there, scopes }) {
  for (const [at, { mark, scope }] of list.entries()) {
    const kind = there[mark];
    if (!kind || !scope || kind.scopes.includes(scope)) continue;
    const [nearest] = kind.scopes;
    const got = `${scope} (${scopes[scope]})`;
    const values = { mark: kind.label, got, wanted: `${nearest} (${scopes[nearest]})`, nearest };
    yield { field: `marks.${at}.scope`, code: "mark-scope", values };
  }
}

/** Fields that tell what has happened already. A certificate's date of issue has a finding of its own. */
const PAST = /(?:^|\.)(reviewed|date|price_date|founded|revoked)$|^marks\.\d+\.issued$/;

/** @param {any} entry @param {Known} known @returns {Iterable<Found>} */
function* past(entry, { today }) {
  for (const [field, value] of leaves(entry)) {
    const when = PAST.test(field) ? span(value) : undefined;
    if (when && when.first > today) yield { field, code: "date-future", values: { got: value, today } };
  }
}

/** All values of an entry with their paths. @param {any} value @param {string} [path] @returns {Iterable<[string, any]>} */
export function* leaves(value, path = "") {
  if (value === null || typeof value !== "object") {
    yield [path, value];
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* leaves(inner, path ? `${path}.${key}` : key);
}

/** @param {any} product @param {Known} known @returns {Iterable<Found>} */
function* prices({ packs = [], set }, { alcohol }) {
  for (const [at, { price_vnd: price, price_date: date }] of packs.entries()) {
    if (price === undefined) continue;
    const field = `packs.${at}.price_vnd`;
    if (price < LOWEST_PRICE) yield { field, code: "price-low", values: { got: price } };
    if (date === undefined) yield { field, code: "price-undated", values: { got: price } };
    if (alcohol.includes(set)) yield { field, code: "price-alcohol" };
  }
}

/** Lower case, NFC, with the tone where the old spelling has it. @param {string} text */
function comparable(text) {
  return text.normalize("NFC").toLowerCase().replace(PLACEMENT, (found) => PLACEMENTS[found]);
}

const TONES = "\u0300\u0301\u0303\u0309\u0323";
/** @type {Record<string, string>} */
const PLACEMENTS = Object.fromEntries(
  ["oa", "oe", "uy"].flatMap(([a, b]) =>
    [...TONES].map((tone) => [(a + b + tone).normalize("NFC"), (a + tone + b).normalize("NFC")]),
  ),
);
const PLACEMENT = new RegExp(Object.keys(PLACEMENTS).join("|"), "g");

/** @param {any} product @param {Known} known @returns {Iterable<Found>} */
function* claims(product, { wordings }) {
  for (const wording of wordings) {
    if (!wording.sets.includes(product.set)) continue;
    for (const name of ["name", "summary", "story"]) {
      for (const lang of LANGS) {
        const written = (product[name]?.[lang] ?? "").normalize("NFC");
        const phrases = (lang === "vi" ? wording.vi : wording.en).map(comparable).sort((a, b) => b.length - a.length);
        const words = phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
        const found = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${words})(?![\\p{L}\\p{N}_])`, "u").exec(comparable(written));
        if (!found) continue;
        const got = written.slice(found.index, found.index + found[0].length).toLowerCase();
        yield { field: `${name}.${lang}`, code: `claim-${wording.name}`, values: { got } };
      }
    }
  }
}

const TAG = /<\/?[a-zA-Z][^<>]{0,200}>|<!--/;
const AUTOLINK = /<(?:https|mailto|tel):[^<>\s]*>/g;
const ALLOWED =
  /^(?:https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#][^\s<>"'\\`{}|^]*)?|mailto:[\w.+%-]+@[\w-]+(?:\.[\w-]+)+(?:\?[^\s<>"'\\`{}|^]*)?|tel:\+?[\d.() -]+)$/i;

/** @param {any} product @returns {Iterable<Found>} */
function* markdown({ story }) {
  for (const lang of LANGS) {
    const text = story?.[lang] ?? "";
    const field = `story.${lang}`;
    const tag = TAG.exec(text.replace(AUTOLINK, ""));
    if (tag) yield { field, code: "story-html", values: { got: shown(tag[0]) } };
    const heading = /^#{1,6} .*/m.exec(text);
    if (heading) yield { field, code: "story-heading", values: { got: shown(heading[0]) } };
    for (const [, target] of text.matchAll(/\[[^\]]*\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?[^)]*\)/g)) {
      if (!ALLOWED.test(target)) yield { field, code: "story-link", values: { got: shown(target) } };
    }
  }
}

/** @param {any} producer @param {Known} known @returns {Iterable<Found>} */
function* consent(producer, { personal, contacts, kinds }) {
  if (!personal.includes(producer.kind) || producer.consent) return;
  const { vi, en } = kinds[producer.kind];
  for (const field of contacts) {
    const values = { kind_vi: vi.toLowerCase(), kind_en: en.toLowerCase() };
    if (producer[field] !== undefined) yield { field, code: "consent-missing", values };
  }
}

/** Kind of entry → its rules. @type {Record<string, ((entry: any, known: Known) => Iterable<Found>)[]>} */
export const RULES = {
  product: [certificates, marks, past, prices, claims, markdown, names, placeholders, translations],
  producer: [past, consent, names, placeholders, translations],
};
