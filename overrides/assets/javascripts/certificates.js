// @ts-check
/**
 * The status page on the day it is read: numbers are counted anew, and what has
 * passed from one state into another stands in its list. status.js has put each
 * row's own state right before.
 *
 * In: <… data-ends="2028-01-31:2 …" data-lost="1"> around <… data-count="valid">, and
 * <section data-list="expiring"> with <li data-rating data-status data-expires>.
 */
import { daysLeft, stateOn } from "./status.js";

/** The states that follow from a date. */
const DATED = /** @type {const} */ (["valid", "expiring", "expired"]);

/**
 * How many are in each state on a day.
 * @param {string} ends last valid days and how many end then: "2028-01-31:2 …"
 * @param {number} lost revoked ones, which do not hold on any day
 * @param {Date} today
 */
export function countOn(ends, lost, today) {
  const counts = { valid: 0, expiring: 0, expired: lost };
  for (const end of ends.split(" ").filter(Boolean)) {
    const [day, number] = end.split(":");
    counts[stateOn(daysLeft(today, day))] += Number(number);
  }
  return counts;
}

/** @param {Date} today */
function count(today) {
  const lang = document.documentElement.lang;
  for (const element of document.querySelectorAll("[data-ends][data-lost]")) {
    const { ends = "", lost = "" } = /** @type {HTMLElement} */ (element).dataset;
    const counts = countOn(ends, Number(lost), today);
    for (const state of DATED) {
      const cell = element.querySelector(`[data-count="${state}"]`);
      if (!cell) continue;
      cell.textContent = counts[state].toLocaleString(lang);
      cell.classList.toggle("is-none", !counts[state] && cell.tagName === "TD");
    }
  }
}

/**
 * Where a row belongs among others: valid and expiring ones by what ends first,
 * expired ones by what ended last.
 * @param {HTMLElement} row
 * @param {Element} list
 */
function insert(row, list) {
  const late = row.dataset.status === "expired";
  const ends = row.dataset.expires ?? "";
  const next = [...list.children].find((other) => {
    const end = /** @type {HTMLElement} */ (other).dataset.expires ?? "";
    return late ? end < ends : end > ends;
  });
  list.insertBefore(row, next ?? null);
}

/** Rows whose state is another than their list's go to the list of their own. */
function sort() {
  for (const section of document.querySelectorAll("[data-list]")) {
    const state = /** @type {HTMLElement} */ (section).dataset.list;
    for (const element of section.querySelectorAll("[data-rating][data-expires]")) {
      const row = /** @type {HTMLElement} */ (element);
      if (row.dataset.status === state) continue;
      const list = document.querySelector(`[data-list="${row.dataset.status}"] .papers`);
      if (list) insert(row, list);
    }
  }
}

/** The number of each list, and whether it is empty. */
function head() {
  for (const state of DATED) {
    const section = document.querySelector(`[data-list="${state}"]`);
    const number = document.querySelector(`.states [data-count="${state}"]`)?.textContent;
    if (!section || !number) continue;
    const total = section.querySelector("[data-total]")?.firstChild;
    if (total) total.textContent = number;
    const none = number === "0";
    section.querySelector("[data-none]")?.toggleAttribute("hidden", !none);
    section.querySelector("[data-lead]")?.toggleAttribute("hidden", none);
  }
}

/** A day as pages write it: "1 February 2028", "ngày 1 tháng 2 năm 2028". @param {Date} day */
function written(day) {
  const [date, month, year] = [day.getDate(), day.getMonth() + 1, day.getFullYear()];
  if (document.documentElement.lang === "vi") return `ngày ${date} tháng ${month} năm ${year}`;
  return day.toLocaleDateString("en-GB", { dateStyle: "long" });
}

/**
 * @param {Date} today
 * @param {string} made the day of the build, "2026-11-26": a clock that is behind it is wrong (status.js)
 */
function renew(today, made) {
  if (daysLeft(today, made) > 0) return;
  count(today);
  sort();
  head();
  const said = /** @type {HTMLElement | null} */ (document.querySelector("[data-counted]"));
  if (said?.dataset.counted) said.textContent = said.dataset.counted.replace("{date}", written(today));
}

const page = /** @type {HTMLElement | null} */ (document.querySelector("[data-made]"));
if (page?.dataset.made) renew(new Date(), page.dataset.made);
