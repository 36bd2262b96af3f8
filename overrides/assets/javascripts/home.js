// @ts-check
/**
 * Keeps the home page true on the day it is read: how many certificates are still
 * valid, and what is in season. A page of this month has nothing to do.
 *
 * In: <dd data-certificates="12" data-since="2026-11-26" data-until="2027-12-31" data-ends="2026-12-31:2 …">,
 * its <dt data-today>, and <div data-season-now="11">, see home/season.js.
 */

/**
 * How many are still valid. `ends` are the days on which some of them are valid for
 * the last time, as far ahead as the page looks.
 * @param {number} valid on the day of the build
 * @param {string} ends "2026-12-31:2 …"
 * @param {string} today "2027-01-05"
 */
export function stillValid(valid, ends, today) {
  let left = valid;
  for (const end of ends.split(" ").filter(Boolean)) {
    const [day, number] = end.split(":");
    if (day < today) left -= Number(number);
  }
  return left;
}

/** @param {Date} date @returns {string} its day where the reader is: "2027-01-05" */
export function dayOf(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** @param {Date} now */
function count(now) {
  const value = /** @type {HTMLElement | null} */ (document.querySelector("[data-certificates]"));
  const words = /** @type {HTMLElement | null} */ (document.querySelector("[data-today]"));
  if (!value || !words) return;
  const { certificates = "", since = "", until = "", ends = "" } = value.dataset;
  const today = dayOf(now);
  // Beyond the days the page knows of, its count stays that of the day it names.
  if (today <= since || today > until) return;
  const left = stillValid(Number(certificates), ends, today);
  value.textContent = left.toLocaleString(document.documentElement.lang);
  words.textContent = words.dataset.today ?? words.textContent;
}

const now = new Date();
count(now);
const season = /** @type {HTMLElement | null} */ (document.querySelector("[data-season-now]"));
if (season && Number(season.dataset.seasonNow) !== now.getMonth() + 1) {
  import("./home/season.js").then(({ renew }) => renew(season, now.getMonth() + 1));
}
