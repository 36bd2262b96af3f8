// @ts-check
/**
 * Marks the month in which the season page is read; the page itself marks the
 * month in which it was built.
 *
 * In: links, columns and heads of columns with data-month, and in the heading of each
 * month what says "this month", with data-now. All hold a number from 1 to 12.
 */

/** @param {ParentNode} scope @param {number} month 1 … 12 */
export function mark(scope, month) {
  for (const element of scope.querySelectorAll("[data-month]")) {
    const now = Number(element.getAttribute("data-month")) === month;
    if (element.localName !== "a") element.classList.toggle("is-now", now);
    if (element.localName === "col") continue;
    if (now) element.setAttribute("aria-current", "date");
    else element.removeAttribute("aria-current");
  }
  for (const element of scope.querySelectorAll("[data-now]")) {
    element.toggleAttribute("hidden", Number(element.getAttribute("data-now")) !== month);
  }
}

mark(document, new Date().getMonth() + 1);
