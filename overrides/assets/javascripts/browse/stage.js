// @ts-check
/** What the page shows: the list that came with it, or results in its place; and where in it the reader is. */

import { html } from "../hit.js";
import { placeOf } from "./history.js";
import { Results } from "./results.js";
import { show as showView } from "./view.js";
import { say } from "./words.js";

/** @typedef {import("../hit.js").Hit} Hit */
/** @typedef {import("../search/engine.js").Browsed} Browsed */
/** @typedef {import("./history.js").Place} Place */

/** Time after which nobody is likely to choose once more at once. */
const QUIET = 1500;

/** Whoever waits longer than this sees it. */
const PATIENCE = 200;

/** @param {string} id @returns {HTMLElement} */
export const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class Stage {
  /**
   * @param {{ home: string, root: string }} folders
   * @param {(list: Browsed | null, from: number, to: number) => Promise<Hit[] | null>} rows
   * @param {() => void} again what "try again" does
   */
  constructor(folders, rows, again) {
    this.everything = part("everything");
    this.main = /** @type {HTMLElement} */ (this.everything.parentElement);
    this.results = new Results(part("results"), folders, rows, () => placeOf()?.spot ?? null);
    this.again = again;
    this.timer = 0;
    this.late = 0;
    /** Whether the beginning of the list is above the screen: watched, since to ask means to lay the page out. */
    this.past = false;
    const beginning = html("div");
    this.main.prepend(beginning);
    new IntersectionObserver(
      ([{ isIntersecting, boundingClientRect }]) => {
        this.past = !isIntersecting && boundingClientRect.top < this.header();
      },
      { rootMargin: `-${Math.round(this.header())}px 0px 0px` },
    ).observe(beginning);
  }

  /** The list that came with the page. */
  showEverything() {
    this.results.hide();
    this.settle(true);
  }

  /** @param {Browsed} found @param {ReturnType<Results["layOut"]>} laid @param {Hit[]} hits */
  showResults(found, laid, hits) {
    this.results.show(found, laid, hits);
    this.settle(false);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.results.prepareToPrint(), QUIET);
  }

  /** @param {HTMLElement} element what is said where there is nothing to show */
  showNothing(element) {
    this.results.showOnly(element);
    this.settle(false);
  }

  /** The search does not answer: the list that came with the page is there still. */
  showFailure() {
    const again = html("button", { type: "button", class: "button" }, html("span", {}, say("again")));
    again.addEventListener("click", () => this.again());
    const said = html("p", { role: "alert" }, say("failed"));
    this.results.showOnly(html("div", { class: "invite" }, said, html("p", { class: "buttons" }, again)));
    this.settle(true);
  }

  /** @param {boolean} all */
  settle(all) {
    this.everything.hidden = !all;
    document.documentElement.classList.remove("browse-waits");
  }

  /** What is shown is not yet, or not any more, what was asked. @param {boolean} busy */
  wait(busy) {
    this.main.setAttribute("aria-busy", String(busy));
    clearTimeout(this.late);
    if (busy) this.late = setTimeout(() => this.main.classList.add("browse__main--late"), PATIENCE);
    else this.main.classList.remove("browse__main--late");
  }

  /** Height of what stays at the top of the screen. */
  header() {
    return document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  }

  /** @returns {Omit<Place, "view">} where the reader is */
  place() {
    const far = this.everything.hidden && this.past;
    return { y: scrollY, spot: far ? this.results.window.spot(this.header()) : null };
  }

  toTop() {
    scrollBy(0, this.main.getBoundingClientRect().top - this.header());
  }

  /** @param {Place} place */
  goTo({ y, spot }) {
    if (spot && !this.results.place.hidden) this.results.window.show(spot);
    else scrollTo(0, y);
  }

  /** Cards become a list, or a list cards; what the reader looks at stays in its place. @param {HTMLElement} bar @param {"cards" | "list"} view */
  turn(bar, view) {
    const { spot } = this.place();
    showView(bar, view);
    this.results.window.forgetHeights();
    if (spot) this.results.window.show(spot);
  }
}
