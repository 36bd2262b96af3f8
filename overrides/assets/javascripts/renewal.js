// @ts-check
/**
 * Corrects when to ask for the re-evaluation of a certificate, on the day a page is read.
 *
 * In: <p data-renewal="before" data-opens="2027-08-04" data-closes data-end data-until data-open-note …>, with
 * the sentence of each phase from the day of the build on.
 */

/**
 * When a certificate's holder may ask for re-evaluation; Decision 26/2026/QĐ-TTg, Articles 7.6a and 12.
 * @param {string} day the day of reading, "2027-09-01"
 * @param {DOMStringMap} days data-opens, data-closes, data-end, data-until
 * @returns {string} "before", "open", "closed", "rule" (no exact days), "transition" or ""
 */
export function phaseOn(day, { opens, closes = "", end = "", until = "" }) {
  if (day > end) return day <= until ? "transition" : "";
  if (!opens) return "rule";
  if (day < opens) return "before";
  return day <= closes ? "open" : "closed";
}

/**
 * @param {ParentNode} scope
 * @param {Date} today
 */
export function correctRenewals(scope, today) {
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  for (const element of scope.querySelectorAll("[data-renewal]")) {
    const { dataset } = /** @type {HTMLElement} */ (element);
    const phase = phaseOn(day, dataset);
    if (phase === dataset.renewal) continue;
    // A day before that of the build has no sentence of its own here: that of the build stays.
    const note = phase ? dataset[`${phase}Note`] : "";
    if (note === undefined) continue;
    dataset.renewal = phase;
    element.textContent = note;
  }
}
