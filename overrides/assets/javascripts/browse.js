// @ts-check
/**
 * The page of all products: filters, order, view. What is chosen stands in the address.
 *
 * The list that came with the page stays until something is chosen. Then results take its place; they come
 * from the search, which is loaded when it is needed. (The header's loads it while the browser is idle.)
 */

import { cleared, isPlain, known, query, read, settled, write } from "./browse/address.js";
import { Ahead } from "./browse/ahead.js";
import { Asking } from "./browse/asking.js";
import { Picked, Quick, chosenOf } from "./browse/chips.js";
import { Facets, pressed } from "./browse/facets.js";
import { Scrolling, note, placeOf, step } from "./browse/history.js";
import { isPlainClick, nothing } from "./browse/nothing.js";
import { Count, Sort, entitle, tell } from "./browse/parts.js";
import { Sheet } from "./browse/sheet.js";
import { Stage, part } from "./browse/stage.js";
import { remember, show as showView, viewNow } from "./browse/view.js";
import { CHUNK } from "./browse/window.js";
import { painted } from "./painted.js";
import { openSearch } from "./search/client.js";

/** @typedef {import("./browse/address.js").Choice} Choice */
/** @typedef {import("./browse/history.js").Place} Place */
/** @typedef {import("./search/engine.js").Browsed} Browsed */
/** @typedef {{ place: Place | null, top: boolean }} Job where to scroll: to where the reader was, or to the top */

/** @type {Job} */
const STAY = { place: null, top: false };

class Browse {
  /** @param {HTMLElement} page */
  constructor(page) {
    const { home = "", root = "" } = page.dataset;
    const folders = { home: new URL(home, location.href).href, root: new URL(root, location.href).href };
    this.search = openSearch(folders.root, document.documentElement.lang);
    /** @type {Asking<Job>} */
    this.asking = new Asking(this.search, {
      answer: (found, choice, job, overtaken) => this.answer(found, choice, job, overtaken),
      fail: () => this.stage.showFailure(),
      busy: (busy) => this.stage.wait(busy),
    }, CHUNK);
    this.stage = new Stage(folders, (...which) => this.asking.rows(...which), () => this.ask(STAY));
    this.bar = part("bar");
    this.field = /** @type {HTMLInputElement} */ (part("finder-q"));
    this.typing = false;
    /** @type {Record<string, import("./search/engine.js").Value[]>} */
    this.counted = {};
    /** @type {Choice} */
    this.choice = { ...read(location.search), view: viewNow() };

    const toggle = this.toggle.bind(this);
    this.does = {
      toggle,
      clear: () => this.choose(cleared(this.choice)),
      search: (/** @type {string} */ q) => this.choose(settled({ ...this.choice, q })),
    };
    const need = () => this.asking.answered || this.asking.running || this.ask(STAY);
    this.facets = new Facets(part("facets"), {
      toggle,
      find: (facet, text) => this.search.values(facet, text).catch(() => []),
      need,
      offers: () => this.ahead.soon(),
    });
    const quick = /** @type {HTMLElement} */ (page.querySelector(".quick"));
    this.quick = new Quick(quick, toggle);
    this.picked = new Picked(part("picked"), this.does);
    this.count = new Count(part("browse-count"));
    this.sort = new Sort(/** @type {HTMLSelectElement} */ (part("sort")), (sort) =>
      this.choose(settled({ ...this.choice, sort })),
    );
    this.sheet = new Sheet(part("facets"), part("open-filters"), {
      clear: this.does.clear,
      done: () => this.stage.toTop(),
      need: () => {
        need();
        this.ahead.soon();
      },
    });
    this.sheet.update(Number(page.dataset.total), 0);
    this.ahead = new Ahead(
      () => ({ choice: this.choice, counted: this.counted, offers: this.offers() }),
      (choices) => this.asking.think(choices),
    );
    this.ahead.watch([part("facets"), quick]);
    this.listen();
    this.start();
  }

  listen() {
    this.field.addEventListener("input", () => this.onType());
    this.field.addEventListener("blur", () => (this.typing = false));
    part("finder").addEventListener("submit", (event) => {
      event.preventDefault();
      this.onType();
      this.field.blur(); // takes a phone's keyboard away
    });
    for (const button of this.bar.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => this.onView(button.getAttribute("data-view")));
    }
    this.stage.everything.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("a[data-facet]");
      if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event)) return;
      event.preventDefault();
      this.toggle(link.dataset.facet ?? "", link.dataset.value ?? "", true);
    });
    this.scrolling = new Scrolling(() => this.place());
    addEventListener("popstate", () => this.onPop());
  }

  start() {
    this.mark();
    showView(this.bar, this.choice.view);
    const place = placeOf();
    // The address as we write it: without what means nothing, and with the view of this device.
    note(place ?? this.place(), write(this.choice));
    if (!isPlain(this.choice)) {
      history.scrollRestoration = "manual";
      this.ask({ place, top: false });
      return;
    }
    this.stage.showEverything();
    if (place && history.scrollRestoration === "manual") this.stage.goTo(place);
  }

  /** @returns {Place} */
  place() {
    return { ...this.stage.place(), view: this.choice.view };
  }

  /**
   * A new choice, in a step of the history of its own or in the place of this one.
   * @param {Choice} next
   * @param {{ replace?: boolean }} [how]
   */
  choose(next, { replace = false } = {}) {
    const address = write(next);
    if (address === write(this.choice)) return;
    this.scrolling?.settle();
    this.take(next, { place: null, top: true }, () => {
      if (replace) note({ y: placeOf()?.y ?? 0, spot: null, view: next.view }, address);
      else step(address, next.view);
    });
  }

  /** @param {Choice} next @param {Job} job @param {() => void} [keep] have it in the history */
  take(next, job, keep = () => {}) {
    const onlyView = write({ ...this.choice, view: next.view }) === write(next);
    this.choice = next;
    this.ahead.stop();
    // First of all: the search works on it while the page does the rest.
    if (!onlyView) this.asking.ask(next, job);
    keep();
    this.mark();
    if (onlyView) this.stage.turn(this.bar, next.view);
    else this.showKnown(job);
    if (onlyView && job.place) this.stage.goTo(job.place);
  }

  /** Have the choice shown. @param {Job} job */
  ask(job) {
    this.asking.ask(this.choice, job);
    this.showKnown(job);
  }

  /** What is here already need not wait for numbers. @param {Job} job */
  showKnown(job) {
    if (isPlain(this.choice) && this.stage.everything.hidden) {
      this.steadily(() => {
        showView(this.bar, this.choice.view);
        this.picked.update("", []);
        this.stage.showEverything();
      });
      this.scroll(job);
    }
  }

  /**
   * All that changes is worked out first, then written: the list at once, and when it is painted how many products
   * each further choice would leave.
   * @param {Browsed} found
   * @param {Choice} asked
   * @param {Job} job
   * @param {() => boolean} overtaken
   */
  async answer(found, asked, job, overtaken) {
    const choice = known(asked, found.facets);
    const plain = isPlain(choice);
    const laid = plain || !found.total ? null : this.stage.results.layOut(found, job.place?.spot ?? null);
    const hits = laid ? await this.asking.firstRows(found, laid.from, laid.to) : [];
    if (overtaken()) return;
    if (choice !== asked) {
      this.choice = choice;
      note(placeOf() ?? this.place(), write(choice));
    }
    this.counted = found.facets;
    this.steadily(() => {
      this.tell(found, choice);
      if (plain) this.stage.showEverything();
      else if (laid) this.stage.showResults(found, laid, hits);
      else this.stage.showNothing(nothing(found, choice, this.does));
    });
    if (!plain) this.scroll(job);
    await painted();
    if (overtaken()) return;
    this.steadily(() => this.tellChoices(found, choice));
    this.ahead.soon();
  }

  /** What is a press away: on a phone whose filters are closed, the chips. */
  offers() {
    return this.sheet.isShown ? this.facets.offers() : this.quick.offers();
  }

  /** What stands above the list. @param {Browsed} found @param {Choice} choice */
  tell(found, choice) {
    const chosen = chosenOf(choice, found.facets);
    this.picked.update(choice.q, chosen);
    this.count.show(found.total, found.all);
    this.sheet.update(found.total, chosen.length);
    showView(this.bar, choice.view);
  }

  /** What stands beside it. @param {Browsed} found @param {Choice} choice */
  tellChoices({ facets }, choice) {
    this.facets.update(facets);
    this.quick.update(facets);
    entitle(choice.q, chosenOf(choice, facets).map(({ label }) => label));
  }

  /** @param {Job} job */
  scroll({ place, top }) {
    if (place) this.stage.goTo(place);
    else if (top && this.stage.past) this.stage.toTop();
  }

  /**
   * What has the focus may go away: the number of products has it then, and Tab goes on from there.
   * (`activeElement` would have the browser lay the page out once more.)
   * @param {() => void} change
   */
  steadily(change) {
    const before = document.querySelector(":focus");
    change();
    const now = document.querySelector(":focus");
    if ((before && !now) || now?.closest("[hidden]")) this.count.line.focus({ preventScroll: true });
  }

  /** @param {string} facet @param {string} value @param {boolean} on */
  toggle(facet, value, on) {
    this.typing = false;
    this.choose(pressed(this.choice, this.counted, { facet, value, on }));
  }

  onType() {
    const q = query(this.field.value);
    if (q === this.choice.q) return;
    this.choose(settled({ ...this.choice, q }), { replace: this.typing });
    this.typing = true;
  }

  /** @param {string | null} view */
  onView(view) {
    if (view !== "cards" && view !== "list") return;
    remember(view);
    this.choose({ ...this.choice, view });
  }

  onPop() {
    this.scrolling?.forget();
    this.typing = false;
    const next = read(location.search);
    if (write(next) !== write(this.choice)) this.take(next, { place: placeOf(), top: false });
  }

  /** Show what is chosen on the controls. */
  mark() {
    this.quick.mark(this.choice);
    this.facets.mark(this.choice);
    this.sort.mark(this.choice);
    if (query(this.field.value) !== this.choice.q) this.field.value = this.choice.q;
    tell(this.choice);
  }
}

const page = document.getElementById("browse");
if (page) new Browse(page);
