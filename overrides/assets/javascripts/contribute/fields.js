// @ts-check
/**
 * The fields of the page and the plain data of an entry: one read from the other, and put into it.
 *
 * A field is an element with `data-path` around its control. Lists are groups of items, each with fields of its own;
 * what an entry holds beyond the fields stays in it.
 */

import { tidy, valueOf } from "./tidy.js";
import { lang } from "./words.js";

/** @typedef {Record<string, any>} Data */

/** Fields and lists of a part of the page, without those of its items. @param {ParentNode} root @returns {HTMLElement[]} */
export function fieldsOf(root) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-path]"));
  const own = root instanceof Element ? root.closest(".item") : null;
  return [...found].filter((field) => field.closest(".item") === own);
}

/** The control of a field, or the first of several. @param {HTMLElement} field */
export function control(field) {
  const found = field.querySelector("input:not([type=file]), select, textarea");
  return /** @type {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */ (found);
}

/** What is in a field: text, number, truth, list; undefined when it is empty. @param {HTMLElement} field @returns {any} */
export function valueIn(field) {
  const { is = "", path } = field.dataset;
  const inputs = /** @type {HTMLInputElement[]} */ ([...field.querySelectorAll("input[type=radio], input[type=checkbox]")]);
  if (inputs.length) {
    const chosen = inputs.filter((input) => input.checked).map(({ value }) => value);
    if (is === "list") return chosen.length ? chosen.map(Number) : undefined;
    if (!chosen.length) return undefined;
    return is === "boolean" ? chosen[0] === "true" : is === "integer" ? Number(chosen[0]) : chosen[0];
  }
  const text = tidy(is, control(field).value);
  if (!text) return undefined;
  return path === "set" ? Number(text) : valueOf(is, text);
}

/** @param {HTMLElement} field @param {any} value */
function show(field, value) {
  const inputs = /** @type {HTMLInputElement[]} */ ([...field.querySelectorAll("input[type=radio], input[type=checkbox]")]);
  for (const input of inputs) input.checked = [value].flat().map(String).includes(input.value);
  if (!inputs.length) control(field).value = value === undefined ? "" : String(value);
}

/** A text that may be written once for both languages, as this page shows it. @param {any} text @returns {string | undefined} */
function inWords(text) {
  return text && typeof text === "object" ? (text[lang] ?? text.vi ?? text.en) : text;
}

/** A new text in the place of an old one. @param {HTMLElement} field @param {string | undefined} text @param {any} old */
function worded(field, text, old) {
  if (text === undefined || text === inWords(old)) return text === undefined ? undefined : old;
  if (old && typeof old === "object") return old.vi === old.en ? { ...old, vi: text, en: text } : { ...old, [lang]: text };
  return field.dataset.both ? text : { [lang]: text };
}

/** @param {Data} data @param {string} path */
export function at(data, path) {
  return path.split(".").reduce((value, step) => value?.[step], /** @type {any} */ (data));
}

/** Put a value at a path, or take it away; parts that become empty go too. @param {Data} data @param {string} path @param {any} value */
function put(data, path, value) {
  const [step, ...rest] = path.split(".");
  if (rest.length) {
    const inner = data[step] && typeof data[step] === "object" ? data[step] : typeof data[step] === "string" ? { vi: data[step], en: data[step] } : {};
    put(inner, rest.join("."), value);
    if (Object.keys(inner).length) data[step] = inner;
    else delete data[step];
  } else if (value === undefined) delete data[step];
  else data[step] = value;
}

/**
 * The data of a part of the page: what was there before, with what its fields say.
 * @param {ParentNode} root @param {Data} before @param {string} kind
 * @returns {Data}
 */
export function read(root, before, kind) {
  const data = structuredClone(before);
  for (const field of fieldsOf(root)) {
    const { path = "", is } = field.dataset;
    if (field.dataset.kind !== kind || field.dataset.own !== undefined) continue;
    const value = valueIn(field);
    const old = at(before, path);
    if (is === "label") put(data, path, worded(field, value, old));
    else put(data, path, is === "list" && isSame(value, old) ? old : value);
  }
  return data;
}

/** Whether two lists hold the same, in whatever order. @param {any[] | undefined} one @param {any[] | undefined} other */
function isSame(one, other) {
  return one?.length === other?.length && (one ?? []).every((value) => other?.includes(value));
}

/** @param {ParentNode} root @param {Data} data @param {string} kind */
export function write(root, data, kind) {
  for (const field of fieldsOf(root)) {
    const { path = "", is } = field.dataset;
    if (field.dataset.kind !== kind || field.dataset.own !== undefined) continue;
    const value = at(data, path);
    show(field, is === "label" ? inWords(value) : value);
  }
}
