// @ts-check
/** On every page: how long the reader's list is, and the buttons that put products on it. */

import { equip, start } from "./list/toggle.js";
import "./tablet/early.js";

/** So many cards get their button at once. */
const STEP = 24;

start();
const cards = [...document.querySelectorAll("article.card[data-id]")];

/** The buttons lie over the cards and move nothing, so they may come when the browser has time. */
function equipSome() {
  for (const card of cards.splice(0, STEP)) if (card instanceof HTMLElement) equip(card);
  if (cards.length) whenIdle(equipSome);
}

/** @param {() => void} task */
function whenIdle(task) {
  if ("requestIdleCallback" in window) requestIdleCallback(task, { timeout: 1000 });
  else setTimeout(task, 50); // Safari
}

if (cards.length) whenIdle(equipSome);
