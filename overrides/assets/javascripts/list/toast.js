// @ts-check
/** A short word at the lower edge that goes again: to be seen, and said. */

import { say } from "./words.js";

const SHOWN = 5000;

/** @type {HTMLElement | undefined} */
let box;
let timer = 0;

/**
 * @param {string} text
 * @param {boolean} [link] whether the list can be opened from it
 */
export function toast(text, link = false) {
  if (!box) {
    box = document.createElement("div");
    box.className = "toast";
    box.setAttribute("role", "status");
    document.body.append(box);
  }
  const shown = box;
  const list = document.querySelector(".oc-list");
  shown.replaceChildren();
  // A reader who listens hears what comes into a box that was there before.
  setTimeout(() => {
    shown.append(text);
    if (!link || !(list instanceof HTMLAnchorElement)) return;
    const way = document.createElement("a");
    way.href = list.href;
    way.textContent = say("open");
    shown.append(" ", way);
  }, 30);
  clearTimeout(timer);
  timer = setTimeout(() => hide(shown), SHOWN);
}

/** Not while somebody is about to press its link. @param {HTMLElement} shown */
function hide(shown) {
  if (shown.matches(":hover, :focus-within")) timer = setTimeout(() => hide(shown), SHOWN);
  else shown.replaceChildren();
}
