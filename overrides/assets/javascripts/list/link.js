// @ts-check
/**
 * A list in an address: `#ids=HB0013x10%20kg,HB0001`. Behind the "#", so that no server is told of it.
 *
 * What an address holds is anybody's: only ids and quantities are taken, and only what looks like them.
 */

import { LONGEST, MOST, line } from "./store.js";

/** Commas between products: one in a quantity is not followed by an id. */
const BETWEEN = /,(?=[A-Za-z]{2}\d{4}(?:x|,|$))/;
const PART = /^([A-Za-z]{2}\d{4})(?:x(.*))?$/s;

/** @typedef {{ id: string, quantity: string }} Wanted */

/**
 * @param {readonly Wanted[]} items
 * @returns {string} what stands behind the "#"; empty for an empty list
 */
export function toFragment(items) {
  const parts = items.map(({ id, quantity }) => (quantity ? `${id}x${encodeURIComponent(separate(quantity))}` : id));
  return parts.length ? `ids=${parts.join(",")}` : "";
}

/** No quantity may look like the next product. @param {string} quantity */
const separate = (quantity) => quantity.replace(/,(?=[A-Za-z]{2}\d{4})/g, ", ");

/**
 * The list an address holds, behind its "#" or its "?".
 * @param {{ hash: string, search: string }} address
 * @returns {Wanted[] | null} null: none
 */
export function fromAddress({ hash, search }) {
  const text = new URLSearchParams(hash.slice(1)).get("ids") ?? new URLSearchParams(search).get("ids");
  if (text === null) return null;
  /** @type {Map<string, Wanted>} */
  const found = new Map();
  for (const part of text.split(BETWEEN)) {
    const [, letters, quantity] = PART.exec(part.trim()) ?? [];
    const id = letters?.toUpperCase();
    if (!id || found.has(id) || found.size >= MOST) continue;
    found.set(id, { id, quantity: line(quantity, LONGEST.quantity) });
  }
  return [...found.values()];
}
