// @ts-check
/**
 * Corrects the status of certificates on the day a page is read.
 *
 * A page may be built months before, or be opened offline at a fair. It carries
 * the last valid day of each certificate and, once, the words of each state;
 * this picks those that are true today.
 * In: <… data-rating data-status data-expires="2028-01-31" data-valid-note …>
 * and <svg class="oc-sprite" data-valid data-expiring data-expired data-by-device>.
 */

/** Days before the end from which a certificate counts as expiring. */
const EXPIRING_DAYS = 180;

/** States the passing of time can change, as they follow each other; a revoked one stays revoked. */
const ORDER = ["valid", "expiring", "expired"];

/**
 * Whole days from one calendar day to another; UTC, so that no clock change counts.
 * @param {Date} from
 * @param {string} until ISO date, e.g. "2028-01-31"
 * @returns {number} 0 on the day itself, negative after it
 */
export function daysLeft(from, until) {
  const [year, month, day] = until.split("-").map(Number);
  const today = Date.UTC(from.getFullYear(), from.getMonth(), from.getDate());
  return Math.round((Date.UTC(year, month - 1, day) - today) / 86_400_000);
}

/**
 * @param {number} days days left, see daysLeft
 * @returns {"valid" | "expiring" | "expired"}
 */
export function stateOn(days) {
  if (days < 0) return "expired";
  return days <= EXPIRING_DAYS ? "expiring" : "valid";
}

/**
 * The state of a certificate on a day, from the one it had when the page was made. Time never runs back: where
 * it seems to, this device's clock is behind, and what the page was made with is nearer to the truth.
 * @param {string} made
 * @param {number} days days left, see daysLeft
 * @returns {string}
 */
export function stateFrom(made, days) {
  const now = stateOn(days);
  return ORDER.indexOf(now) > ORDER.indexOf(made) ? now : made;
}

/**
 * @param {Element} root
 * @param {string} selector
 * @param {string | undefined} text
 */
function write(root, selector, text) {
  const target = root.querySelector(selector);
  if (target && text !== undefined) target.textContent = text;
}

/**
 * @param {ParentNode} scope where to look, with the words of the states in it
 * @param {Date} today
 */
export function correct(scope, today) {
  const words = /** @type {HTMLElement | null} */ (scope.querySelector(".oc-sprite"))?.dataset;
  for (const element of scope.querySelectorAll("[data-rating][data-expires]")) {
    const { dataset } = /** @type {HTMLElement} */ (element);
    if (!dataset.expires || !ORDER.includes(dataset.status ?? "")) continue;
    const state = stateFrom(dataset.status ?? "", daysLeft(today, dataset.expires));
    if (state === dataset.status) continue;
    dataset.status = state;
    write(element, "[data-rating-short]", words?.[state]);
    write(element, "[data-rating-note]", dataset[`${state}Note`]);
    // A clock may be wrong by a year, and nobody here can tell: what it says is never said as a fact.
    const note = document.createElement("span");
    note.className = "rating__device";
    note.textContent = `(${words?.byDevice ?? ""})`;
    const place = element.querySelector("[data-rating-note]") ?? element.querySelector("[data-rating-short]")?.parentElement?.parentElement;
    if (words?.byDevice) place?.append(" ", note);
  }
}

// The search asks for states where there is no page, in a worker.
if (typeof document !== "undefined") {
  const now = new Date();
  correct(document, now);
  if (document.querySelector("[data-event]")) import("./events.js").then(({ correctEvents }) => correctEvents(document, now));
  if (document.querySelector("[data-renewal]")) import("./renewal.js").then(({ correctRenewals }) => correctRenewals(document, now));
}
