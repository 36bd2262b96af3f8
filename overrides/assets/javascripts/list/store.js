// @ts-check
/**
 * The list a reader keeps: products by id, with a quantity and a note. On this device only.
 *
 * Beside each id its names and address are kept, so that the list can be read where the catalogue cannot be
 * reached. What is kept may be damaged or somebody else's: each value is checked when it is read.
 */

/** Name of the list in localStorage. */
const KEY = "ocop-list";
/** As many as one enquiry or sheet can sensibly hold. */
export const MOST = 200;
export const LONGEST = { quantity: 24, note: 200, name: 300 };

const ID = /^[A-Z]{2}\d{4}$/;
const SLUG = /^[a-z0-9-]{1,200}$/;
/** Characters that end lines, are not seen, or turn the order of others round. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/**
 * @typedef {{ id: string, quantity: string, note: string, vi: string, en: string, slug: string }} Item
 *   names and slug are empty where they are not known
 */

/** The list of this page alone, where nothing can be kept. @type {Item[] | null} */
let unkept = null;
/** What was read last, so that it is taken apart once. @type {{ text: string | null, items: Item[] }} */
let last = { text: null, items: [] };
/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * A text on one line, of so many characters at most.
 * @param {unknown} value
 * @param {number} longest
 */
export function line(value, longest) {
  if (typeof value !== "string") return "";
  const text = value.normalize("NFC").replace(UNSEEN, " ").replace(/\s+/g, " ").trim();
  return [...text].slice(0, longest).join("").trim();
}

/** @param {unknown} value @returns {value is string} */
export const isId = (value) => typeof value === "string" && ID.test(value);

/** @param {any} value @returns {Item | null} */
function item(value) {
  if (!value || !isId(value.id)) return null;
  return {
    id: value.id,
    quantity: line(value.quantity, LONGEST.quantity),
    note: line(value.note, LONGEST.note),
    vi: line(value.vi, LONGEST.name),
    en: line(value.en, LONGEST.name),
    slug: typeof value.slug === "string" && SLUG.test(value.slug) ? value.slug : "",
  };
}

/**
 * Those of some values that are items, each product once.
 * @param {unknown} values
 * @returns {Item[]}
 */
export function items(values) {
  if (!Array.isArray(values)) return [];
  /** @type {Map<string, Item>} */
  const found = new Map();
  for (const value of values) {
    const one = item(value);
    if (one && !found.has(one.id) && found.size < MOST) found.set(one.id, one);
  }
  return [...found.values()];
}

/** The list as it is now. Not to be changed. @returns {readonly Item[]} */
export function read() {
  if (unkept) return unkept;
  let text = null;
  try {
    text = localStorage.getItem(KEY);
    if (text !== last.text) last = { text, items: items(JSON.parse(text ?? "[]")) };
  } catch {
    last = { text, items: [] }; // storage is blocked, or what it holds is no JSON
  }
  return last.items;
}

/**
 * Keep a list in the place of the one there is.
 * @param {readonly Item[]} list
 * @returns {boolean} whether it will be there on the next page
 */
export function write(list) {
  const kept = items([...list]);
  try {
    if (kept.length) localStorage.setItem(KEY, JSON.stringify(kept));
    else localStorage.removeItem(KEY);
    unkept = null;
  } catch {
    unkept = kept; // storage is blocked or full
  }
  tell();
  return !unkept;
}

/** Whether the list is on this page alone. */
export const isLost = () => unkept !== null;

/** @param {string} id */
export const has = (id) => read().some((one) => one.id === id);

/**
 * Put a product at the end of the list, once.
 * @param {Partial<Item> & { id: string }} given
 * @returns {"kept" | "lost" | "full"} "lost": on this page alone
 */
export function add(given) {
  const list = read();
  if (list.length >= MOST && !has(given.id)) return "full";
  return write([...list, ...items([given])]) ? "kept" : "lost";
}

/** @param {string} id */
export function remove(id) {
  write(read().filter((one) => one.id !== id));
}

/**
 * Change what is known of some products of the list.
 * @param {Map<string, Partial<Item>>} changes id → what is new
 */
export function change(changes) {
  const list = read();
  const next = list.map((one) => ({ ...one, ...changes.get(one.id), id: one.id }));
  if (JSON.stringify(next) !== JSON.stringify(list)) write(next);
}

function tell() {
  for (const listener of listeners) listener();
}

/** Have a function called whenever the list changed, here or in another tab. @param {() => void} listener */
export function watch(listener) {
  listeners.add(listener);
}

addEventListener("storage", ({ key }) => {
  if (key === KEY || key === null) tell();
});
// A page that comes back as it was left has missed what happened in between.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) tell();
});
