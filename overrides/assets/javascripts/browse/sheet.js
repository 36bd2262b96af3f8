// @ts-check
/** On a phone or tablet: the column of facets in a sheet that comes up from the bottom. */

import { html, icon } from "../hit.js";
import { counted, say } from "./words.js";

/** As in browse.css: from here on the column stands beside the list. */
const WIDE = "(min-width: 60em)";

export class Sheet {
  /**
   * @param {HTMLElement} panel the facets
   * @param {HTMLElement} opener
   * @param {{ clear: () => void, done: () => void, need: () => void }} does need: counts are wanted
   */
  constructor(panel, opener, does) {
    this.panel = panel;
    this.opener = opener;
    this.beside = /** @type {HTMLElement} */ (panel.parentElement);
    const close = html(
      "button",
      { type: "button", class: "sheet__close", "aria-label": say("close") },
      icon("close"),
    );
    this.clear = html("button", { type: "button", class: "button" }, say("clear"));
    this.show = html("button", { type: "button", class: "button button--main sheet__show" });
    this.inside = html("div", { class: "sheet__inside" });
    this.dialog = /** @type {HTMLDialogElement} */ (
      html(
        "dialog",
        { class: "sheet", "aria-labelledby": "facets-title" },
        close,
        this.inside,
        html("div", { class: "sheet__foot" }, this.clear, this.show),
      )
    );
    panel.closest("article")?.append(this.dialog);
    opener.addEventListener("click", () => {
      this.open();
      does.need();
    });
    close.addEventListener("click", () => this.dialog.close());
    this.clear.addEventListener("click", does.clear);
    this.show.addEventListener("click", () => {
      this.dialog.close();
      does.done();
    });
    // A press beside the sheet: on the dialog itself, which its parts cover.
    this.dialog.addEventListener("click", ({ target }) => {
      if (target === this.dialog) this.dialog.close();
    });
    this.dialog.addEventListener("close", () => {
      document.documentElement.classList.remove("browse-sheet");
      this.beside.append(this.panel);
    });
    matchMedia(WIDE).addEventListener("change", ({ matches }) => {
      if (matches && this.dialog.open) this.dialog.close();
    });
  }

  open() {
    this.inside.append(this.panel);
    document.documentElement.classList.add("browse-sheet");
    this.dialog.showModal();
    this.inside.scrollTop = 0;
  }

  /** Whether there is something of it to be seen. */
  get isShown() {
    return this.dialog.open || matchMedia(WIDE).matches;
  }

  /** @param {number} total products shown @param {number} chosen filters */
  update(total, chosen) {
    this.show.textContent = counted("show", total);
    if (!chosen && this.clear.matches(":focus")) this.show.focus();
    this.clear.hidden = !chosen;
    const label = this.opener.querySelector("span");
    if (label) label.textContent = chosen ? say("filter_n", { n: chosen }) : say("filter");
  }
}
