// @ts-check
/** While a reader rests, what may be chosen next is thought of: who chooses it waits for no thread. */

import { pressed } from "./facets.js";

/** @typedef {import("../search/engine.js").Value} Value */
/** @typedef {import("./address.js").Choice} Choice */
/** @typedef {import("./chips.js").Offer} Offer */
/** @typedef {{ choice: Choice, counted: Record<string, Value[]>, offers: Offer[] }} Now what is chosen, and what is a press away */

/** So many choices are thought of before one of them is made. */
const MOST = 60;
/** Milliseconds without a choice after which that begins: not while one follows the other. */
const REST = 300;

export class Ahead {
  /** @param {() => Now} now @param {(choices: Choice[]) => void} think */
  constructor(now, think) {
    this.now = now;
    this.think = think;
    this.timer = 0;
  }

  /** Also when a reader comes to these. @param {Element[]} places */
  watch(places) {
    for (const place of places) {
      for (const kind of ["pointerenter", "focusin"]) place.addEventListener(kind, () => this.soon());
    }
  }

  /** If nothing is chosen until then. */
  soon() {
    this.stop();
    this.timer = setTimeout(() => this.think(likely(this.now())), REST);
  }

  stop() {
    clearTimeout(this.timer);
  }
}

/** Choices that are a press away, or two to come back to this one; the likeliest first. @param {Now} now */
function likely({ choice, counted, offers }) {
  const nearest = [...offers.filter(({ on }) => !on), ...offers.filter(({ on }) => on)].slice(0, MOST);
  return [choice, ...nearest.map((offer) => pressed(choice, counted, offer))];
}
