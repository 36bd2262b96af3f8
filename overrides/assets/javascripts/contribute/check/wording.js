// @ts-check
/** How names and texts are written: the rules of `catalogue/check/writing.py`, in the browser. */

import { shown } from "./values.js";
import { plain } from "./written.js";

/** @typedef {import("./rules.js").Found} Found */

const LANGS = ["vi", "en"];
const PLACEHOLDERS = new Set(
  `todo; tbd; tba; xxx; n/a; lorem ipsum; none; unknown; not known; to be updated; coming soon; chua co; chua ro; chua biet;
  chua cap nhat; dang cap nhat; cap nhat sau; bo sung sau; khong co; khong ro; khong biet`
    .split(";")
    .map((text) => text.trim()),
);
const VIETNAMESE = /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;
const LEAST_WORDS = 6;
const WORD = "\\p{L}\\p{N}_";
const STARS = new RegExp(
  `[-–,(\\s]*(?:(?:sản phẩm |đạt |chuẩn )*(?<![${WORD}])OCOP(?![${WORD}]))?[-–,\\s]*(?:đạt |hạng )*` +
    `(?:(?<![${WORD}])[1-5][- ]?(?:sao|stars?)(?![${WORD}])|[★⭐*]{1,5})?[)]?`,
  "giu",
);

/** Texts in both languages, wherever in an entry they are. @param {any} value @param {string} [path] @returns {Iterable<[string, any]>} */
function* texts(value, path = "") {
  if (value === null || typeof value !== "object") return;
  if (typeof value.vi === "string" || typeof value.en === "string") yield [path, value];
  for (const [key, inner] of Object.entries(value)) yield* texts(inner, path ? `${path}.${key}` : key);
}

/** @param {any} entry @returns {Iterable<Found>} */
export function* placeholders(entry) {
  for (const [path, text] of texts(entry)) {
    for (const lang of LANGS) {
      const written = text[lang] ?? "";
      const bare = plain(written).replace(/^[ .…\-?!_()[\]]+|[ .…\-?!_()[\]]+$/g, "");
      if (written && [...written].length < 30 && (!bare || PLACEHOLDERS.has(bare))) {
        yield { field: `${path}.${lang}`, code: "text-placeholder", values: { got: shown(written) } };
      }
    }
  }
}

/** @param {any} entry @returns {Iterable<Found>} */
export function* names({ name }) {
  for (const lang of LANGS) {
    const text = name?.[lang] ?? "";
    const field = `name.${lang}`;
    const words = (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((/** @type {string} */ word) => word.length > 1);
    const isUpper = text === text.toUpperCase() && text !== text.toLowerCase();
    if (isUpper && words.length > 1 && words.join("").length > 7) {
      const nearest = text.split(/\s+/).filter(Boolean).map((/** @type {string} */ word) => word[0].toUpperCase() + word.slice(1).toLowerCase());
      yield { field, code: "name-capitals", values: { got: text, nearest: nearest.join(" ") } };
    }
    for (const match of text.matchAll(STARS)) {
      if (!/OCOP|sao|star|[★⭐*]/i.test(match[0])) continue;
      const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.split(/\s+/).filter(Boolean);
      const got = match[0].replace(/^[ \-–,()]+|[ \-–,()]+$/g, "");
      yield { field, code: "name-stars", values: { got, nearest: rest.join(" ") || "…" } };
      break;
    }
  }
}

/** @param {any} entry @returns {Iterable<Found>} */
export function* translations(entry) {
  for (const field of ["name", "summary", "story", "about"]) {
    const { vi = "", en = "" } = entry[field] ?? {};
    if (!vi) continue;
    const ascii = /^[\x00-\x7f]*$/.test(vi);
    const count = vi.split(/\s+/).filter(Boolean).length;
    if (en === vi && VIETNAMESE.test(en)) yield { field: `${field}.en`, code: "translation-same" };
    else if (ascii && VIETNAMESE.test(en) && count > 1) yield { field, code: "languages-swapped" };
    else if (ascii && field !== "name" && count >= LEAST_WORDS) yield { field: `${field}.vi`, code: "text-unaccented" };
  }
}
