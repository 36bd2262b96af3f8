// @ts-check
/** What to do where nothing was found: another spelling, one filter less, or everything. */

import { html } from "../hit.js";
import { write } from "./address.js";
import { counted, nameOf, say } from "./words.js";

/** @typedef {import("../search/engine.js").Browsed} Browsed */
/** @typedef {import("./address.js").Choice} Choice */

/**
 * @param {Browsed} found
 * @param {Choice} choice
 * @param {{ toggle: import("./chips.js").Toggle, clear: () => void, search: (q: string) => void }} does
 * @returns {HTMLElement}
 */
export function nothing({ instead, ease }, choice, does) {
  const box = html("div", { class: "invite nothing" }, html("p", { class: "nothing__said" }, say("none")));
  if (instead) {
    const link = html("a", { href: write({ ...choice, q: instead }) }, instead);
    link.addEventListener("click", (event) => {
      if (isPlainClick(event)) {
        event.preventDefault();
        does.search(instead);
      }
    });
    box.append(html("p", {}, `${say("instead")} `, link, "?"));
  }
  if (ease.length) box.append(html("p", {}, say("none_hint")));
  const buttons = ease.map(({ facet, value, label, count }) =>
    button(counted("ease", count, { label: nameOf(facet, { value, label }) }), "", () =>
      does.toggle(facet, value, false),
    ),
  );
  box.append(
    html("p", { class: "buttons" }, ...buttons, button(say("clear"), " button--main", does.clear)),
  );
  return box;
}

/** @param {string} text @param {string} kind @param {() => void} press */
function button(text, kind, press) {
  const made = html("button", { type: "button", class: `button${kind}` }, html("span", {}, text));
  made.addEventListener("click", press);
  return made;
}

/** Whether a click on a link means this page, not a new tab. @param {MouseEvent} event */
export function isPlainClick(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}
