// @ts-check
/** Cards or a list: a matter of styles alone. Remembered on the device; early.js reads it again. */

const KEY = "ocop-view";

/** @returns {"cards" | "list"} as early.js found it */
export function viewNow() {
  return document.documentElement.classList.contains("browse-list") ? "list" : "cards";
}

/** @param {"cards" | "list"} view */
export function remember(view) {
  try {
    localStorage.setItem(KEY, view);
  } catch {
    // Storage is blocked or full: next time it is cards again.
  }
}

/** @param {HTMLElement} bar @param {"cards" | "list"} view */
export function show(bar, view) {
  document.documentElement.classList.toggle("browse-list", view === "list");
  for (const button of bar.querySelectorAll("[data-view]")) {
    const own = /** @type {HTMLElement} */ (button).dataset.view;
    button.setAttribute("aria-pressed", String(own === view));
  }
}
