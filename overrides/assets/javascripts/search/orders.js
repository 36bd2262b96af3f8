// @ts-check
/** The orders products can be listed in, each worked out when it is first asked for. */
import { sortKey } from "./alphabet.js";

/** @typedef {import("./catalogue.js").Catalogue} Catalogue */
/** @typedef {"group" | "name" | "stars" | "newest" | "expiry"} Sort */

/** @type {Sort[]} */
export const SORTS = ["group", "name", "stars", "newest", "expiry"];

export class Orders {
  /** @param {Catalogue} catalogue */
  constructor(catalogue) {
    this.catalogue = catalogue;
    /** @type {Map<Sort, Uint32Array>} */
    this.made = new Map();
  }

  /** All products in an order. @param {Sort} sort @returns {Uint32Array} */
  get(sort) {
    let order = this.made.get(sort);
    if (!order) {
      order = this.make(sort);
      this.made.set(sort, order);
    }
    return order;
  }

  /** @param {Sort} sort */
  make(sort) {
    if (sort === "name") return this.byName();
    const { tables, reliable, status, set, stars, days } = this.catalogue;
    const byName = this.get("name");
    // Those with an earlier place in the alphabet come first among equals: sorting keeps their order.
    const order = Uint32Array.from(byName);
    if (sort === "newest") return order.sort((a, b) => b - a);
    if (sort === "group") {
      return bucketed(order, (at) => tables.sets[set[at]].group);
    }
    if (sort === "stars") return bucketed(order, (at) => (5 - stars[at]) * 2 + (reliable[status[at]] ? 0 : 1));
    // What ends next comes first, then what has no known end, then what has ended, the latest first.
    const today = (/** @type {number} */ at) => (reliable[status[at]] ? 0 : days[at] ? 2 : 1);
    return Uint32Array.from(
      [...order].sort(
        (a, b) =>
          today(a) - today(b) ||
          (today(a) === 2 ? days[b] - days[a] : days[a] - days[b]),
      ),
    );
  }

  byName() {
    const { count, lang } = this.catalogue;
    const keys = Array.from({ length: count }, (_, at) => sortKey(this.catalogue.name(at).text, lang));
    const order = Uint32Array.from({ length: count }, (_, at) => at);
    return order.sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b));
  }
}

/**
 * In the order of small numbers, and in that as before.
 * @param {Uint32Array} order
 * @param {(at: number) => number} bucket
 */
function bucketed(order, bucket) {
  /** @type {number[][]} */
  const buckets = [];
  for (const at of order) (buckets[bucket(at)] ??= []).push(at);
  return Uint32Array.from(buckets.flat());
}
