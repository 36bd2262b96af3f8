// @ts-check
/** Chips: the groups and stars above the list, to be chosen with a thumb; and what is chosen, to be taken away. */

import { html, icon } from "../hit.js";
import { has } from "./address.js";
import { nameOf, number, say } from "./words.js";

/** @typedef {import("../search/engine.js").Value} Value */
/** @typedef {import("./address.js").Choice} Choice */
/** @typedef {(facet: string, value: string, on: boolean) => void} Toggle */
/** @typedef {{ facet: string, value: string, label: string }} Chosen */
/** @typedef {{ facet: string, value: string, on: boolean }} Offer what pressing it would choose, or give up */

/** The row of groups and stars: links made into buttons. */
export class Quick {
  /** @param {HTMLElement} row @param {Toggle} toggle */
  constructor(row, toggle) {
    this.buttons = [...row.querySelectorAll("a")].map((link) => {
      const { facet = "", value = "" } = link.dataset;
      const attributes = { type: "button", class: link.className, "aria-pressed": "false" };
      const button = html("button", attributes, ...link.childNodes);
      button.addEventListener("click", () => toggle(facet, value, !isPressed(button)));
      link.replaceWith(button);
      return { button, facet, value, count: button.querySelector(".count") };
    });
  }

  /** @returns {Offer[]} */
  offers() {
    return this.buttons.map(({ button, facet, value }) => ({ facet, value, on: !isPressed(button) }));
  }

  /** @param {Choice} choice */
  mark(choice) {
    for (const { button, facet, value } of this.buttons) {
      button.setAttribute("aria-pressed", String(has(choice, facet, value)));
    }
  }

  /** @param {Record<string, Value[]>} facets */
  update(facets) {
    for (const { button, facet, value, count } of this.buttons) {
      const found = facets[facet]?.find((one) => one.value === value);
      if (count) count.textContent = number(found?.count ?? 0);
      button.classList.toggle("filter--none", !found?.count && !found?.chosen);
    }
  }
}

/** @param {HTMLElement} button */
const isPressed = (button) => button.getAttribute("aria-pressed") === "true";

/** @param {Choice} choice @param {Record<string, Value[]>} facets @returns {Chosen[]} */
export function chosenOf(choice, facets) {
  return Object.keys(choice.filters).flatMap((facet) =>
    (facets[facet] ?? [])
      .filter((value) => value.chosen)
      .map((value) => ({ facet, value: value.value, label: nameOf(facet, value) })),
  );
}

/** What is chosen, above the list. */
export class Picked {
  /**
   * @param {HTMLElement} place
   * @param {{ toggle: Toggle, search: (q: string) => void, clear: () => void }} does
   */
  constructor(place, does) {
    this.place = place;
    this.does = does;
    this.drawn = "";
  }

  /** @param {string} q @param {Chosen[]} chosen */
  update(q, chosen) {
    const key = JSON.stringify([q, chosen]);
    if (key === this.drawn) return;
    this.drawn = key;
    const chips = chosen.map(({ facet, value, label }) =>
      chip(label, () => this.does.toggle(facet, value, false)),
    );
    if (q) chips.unshift(chip(`“${q}”`, () => this.does.search("")));
    const held = this.place.matches(":focus-within");
    this.place.hidden = !chips.length;
    if (!chips.length) {
      this.place.replaceChildren();
      return;
    }
    const clear = html("button", { type: "button", class: "picked__clear" }, say("clear"));
    clear.addEventListener("click", this.does.clear);
    const title = html("h2", { class: "unseen", id: "picked-title" }, say("chosen"));
    const list = html(
      "ul",
      { class: "picked__list", "aria-labelledby": "picked-title" },
      ...chips.map((one) => html("li", {}, one)),
      html("li", {}, clear),
    );
    this.place.replaceChildren(title, list);
    // The chip that was pressed is gone: its neighbour takes the focus.
    if (held) this.place.querySelector("button")?.focus({ preventScroll: true });
  }
}

/** @param {string} label @param {() => void} remove */
function chip(label, remove) {
  const attributes = {
    type: "button",
    class: "picked__chip",
    "aria-label": say("remove", { label }),
  };
  const button = html("button", attributes, html("span", {}, label), icon("close"));
  button.addEventListener("click", remove);
  return button;
}
