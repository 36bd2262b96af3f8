// @ts-check
/**
 * Says which events are on, to come or over on the day a page is read; fetched by pages that name events.
 *
 * In: <… data-event data-state data-start="2026-12-05" data-end="2026-12-09" data-exact> with, in it,
 * <… data-event-state data-now data-soon data-near data-over>: the words of each state.
 */

import { daysLeft } from "./status.js";

/**
 * @param {Date} today
 * @param {{ start?: string, end?: string, exact?: string }} days ISO dates; `exact` where both are known
 * @returns {"now" | "soon" | "near" | "over"} "near": in the month or year that sources give
 */
export function eventState(today, { start = "", end = "", exact }) {
  if (daysLeft(today, end) < 0) return "over";
  if (daysLeft(today, start) > 0) return "soon";
  return exact === undefined ? "near" : "now";
}

/** @param {ParentNode} scope @param {Date} today */
export function correctEvents(scope, today) {
  for (const element of scope.querySelectorAll("[data-event]")) {
    const { dataset } = /** @type {HTMLElement} */ (element);
    if (dataset.state === "cancelled") continue;
    const state = eventState(today, dataset);
    if (state === dataset.state) continue;
    dataset.state = state;
    const words = /** @type {HTMLElement | null} */ (element.querySelector("[data-event-state]"));
    if (words) words.textContent = words.dataset[state] ?? "";
  }
}
