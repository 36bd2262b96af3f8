// @ts-check
/** The column of facets: what can be chosen, and how many products each choice would leave. */

import { toggled, withValues } from "./address.js";
import { Box } from "./box.js";

/** @typedef {import("../search/engine.js").Value} Value */
/** @typedef {import("./address.js").Choice} Choice */
/** @typedef {import("./box.js").Asks} Asks */
/** @typedef {import("./chips.js").Offer} Offer */

export class Facets {
  /** @param {HTMLElement} panel @param {Asks} asks */
  constructor(panel, asks) {
    const all = panel.querySelectorAll("details");
    this.boxes = [...all].map((details) => new Box(details, asks));
  }

  /** @param {Record<string, Value[]>} facets */
  update(facets) {
    for (const box of this.boxes) {
      box.update(facets[box.facet] ?? [], box.facet === "group" ? setsOf(facets) : undefined);
    }
  }

  /** What there is to choose, and to give up, in the boxes that are open. @returns {Offer[]} */
  offers() {
    return this.boxes.flatMap((box) => box.offers());
  }

  /** Show what is chosen before anything was counted. @param {Choice} choice */
  mark({ filters }) {
    for (const box of this.boxes) box.mark(filters[box.facet] ?? []);
  }
}

/** The sets of chosen groups, and sets that are chosen themselves. @param {Record<string, Value[]>} facets */
function setsOf({ group = [], set = [] }) {
  const open = new Set(group.filter(({ chosen }) => chosen).map(({ value }) => value));
  /** @type {Map<string, Value[]>} */
  const sets = new Map();
  for (const one of set) {
    const above = one.detail ?? "";
    if (!one.chosen && !(open.has(above) && one.count)) continue;
    sets.set(above, [...(sets.get(above) ?? []), one]);
  }
  return sets;
}

/**
 * The choice when a value is pressed: the sets that are chosen in a group go with it.
 * @param {Choice} choice
 * @param {Record<string, Value[]>} counted as the search last told them
 * @param {Offer} offer
 * @returns {Choice}
 */
export function pressed(choice, { set: sets = [] }, { facet, value, on }) {
  const next = toggled(choice, facet, value, on);
  if (facet !== "group" || on) return next;
  const gone = sets.filter((one) => one.chosen && one.detail === value).map((one) => one.value);
  return withValues(next, "set", (next.filters.set ?? []).filter((set) => !gone.includes(set)));
}
