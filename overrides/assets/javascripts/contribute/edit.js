// @ts-check
/**
 * An entry that is changed: keys that stay the same keep their lines, with all comments; those that change are written
 * anew. So nothing gets lost that the form does not know.
 */

import { entry } from "./yaml.js";

/** A line at which a key of the file begins. */
const KEY = /^([a-z_]+):(?=\s|$)/;

/**
 * A file's text, taken apart at its keys: the lines of each, with the comments above it.
 * @param {string} text
 * @returns {Map<string, string> | undefined} undefined: it is written in another way
 */
export function apart(text) {
  const lines = text.replace(/\r\n/g, "\n").split(/(?<=\n)/);
  let above = ""; // comments and blank lines above a key belong to it
  /** @type {Map<string, string>} */
  const blocks = new Map();
  let key = "";
  for (const line of lines) {
    const found = KEY.exec(line);
    if (found) {
      if (blocks.has(found[1])) return undefined;
      key = found[1];
      blocks.set(key, above + line);
      above = "";
    } else if (/^(#.*)?\s*$/.test(line) && /^\S|^\s*$/.test(line)) {
      above += line;
    } else if (key) {
      blocks.set(key, (blocks.get(key) ?? "") + above + line);
      above = "";
    } else {
      return undefined;
    }
  }
  if (!blocks.size) return undefined;
  blocks.set(key, (blocks.get(key) ?? "") + above);
  return blocks;
}

/** @param {any} value */
const same = (value) => JSON.stringify(value, (_, inner) => (inner && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner));

/**
 * The new text of a file.
 * @param {string} text as it is
 * @param {Record<string, any>} before its data
 * @param {Record<string, any>} after
 * @param {string[]} order of the model's keys
 * @returns {{ text: string, changed: string[], comments: string[] }} `comments`: of changed keys, what is lost
 */
export function changedText(text, before, after, order) {
  const found = apart(text);
  // A key written in another way would pass for a part of the one before it.
  const parts = found && Object.keys(before).every((key) => found.has(key)) ? found : undefined;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter((key) => same(before[key]) !== same(after[key]));
  if (!parts) return { text: entry(after), changed, comments: commentsOf(text) };
  /** @type {string[]} */
  const comments = [];
  for (const key of changed) {
    const old = parts.get(key);
    const above = old ? (/^(?:[#\n].*\n|\s*\n)*/.exec(old)?.[0] ?? "") : "";
    if (old) comments.push(...commentsOf(old.slice(above.length)));
    if (after[key] === undefined) parts.delete(key);
    else if (old) parts.set(key, above + entry({ [key]: after[key] }));
    else insert(parts, key, entry({ [key]: after[key] }), order);
  }
  const written = [...parts.values()].map((block) => (block.endsWith("\n") ? block : `${block}\n`));
  return { text: written.join(""), changed, comments };
}

/** Put a key where the model has it. @param {Map<string, string>} blocks @param {string} key @param {string} block @param {string[]} order */
function insert(blocks, key, block, order) {
  const behind = order.slice(0, order.indexOf(key)).reverse().find((name) => blocks.has(name));
  const all = [...blocks];
  const at = behind ? all.findIndex(([name]) => name === behind) + 1 : 0;
  all.splice(at, 0, [key, block]);
  blocks.clear();
  for (const [name, lines] of all) blocks.set(name, lines);
}

/** @param {string} text @returns {string[]} */
function commentsOf(text) {
  return [...text.matchAll(/(?:^|\s)#[^\n]*/g)].map(([found]) => found.trim());
}
