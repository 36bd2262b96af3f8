// @ts-check
/** Names that an entry gets: its file, its number, the keys of its sources. */

import { slug } from "../search/fold.js";

/** Names Windows keeps for devices; "index" is a folder's own page. */
const RESERVED = /^(con|prn|aux|nul|com[1-9]|lpt[1-9]|index)$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a file may be called so: `is_slug` of `catalogue/text.py`. @param {string} text */
export function isSlug(text) {
  return SLUG.test(text) && !RESERVED.test(text);
}

/**
 * A file name, without ".yml", as near as possible to a name; none that is taken.
 * @param {string} name
 * @param {Set<string>} taken
 */
export function fileName(name, taken = new Set()) {
  const wanted = slug(name) || "ten-san-pham";
  const free = isSlug(wanted) ? wanted : `ocop-${wanted}`;
  if (!taken.has(free)) return free;
  let number = 2;
  while (taken.has(`${free}-${number}`)) number += 1;
  return `${free}-${number}`;
}

/**
 * The key of a source: the first words of its title and its year. "Báo Hòa Bình", 2024 → "bao-hoa-binh-2024".
 * @param {string} title @param {string} date @param {Set<string>} taken
 */
export function sourceKey(title, date, taken) {
  const words = slug(title).split("-").filter(Boolean).slice(0, 5);
  const year = /^\d{4}/.exec(date)?.[0];
  const wanted = [...words, ...(year && !words.includes(year) ? [year] : [])].join("-") || "nguon";
  let key = wanted;
  for (let number = 2; taken.has(key); number += 1) key = `${wanted}-${number}`;
  return key;
}
