// @ts-check
/**
 * Steps of the history: each has an address, and remembers where in the list the reader was.
 *
 * What others keep in `history.state` stays.
 */

/** @typedef {import("./window.js").Spot} Spot */
/** @typedef {{ y: number, spot: Spot | null, view: string }} Place `y`: how far the page was scrolled, in px */

/** Scrolling is noted when it pauses; Safari allows a hundred notes in half a minute. */
const PAUSE = 400;

/** @returns {Place | null} where the reader was at this step, if it is known */
export function placeOf(state = history.state) {
  const place = state?.browse;
  return place && Number.isFinite(place.y) ? place : null;
}

/** @param {string} search "?…" or empty @returns {string} */
function address(search) {
  return location.pathname + search + location.hash;
}

/**
 * Remember the place at this step.
 * @param {Place} place
 * @param {string} [search] its address, where that is another now
 */
export function note(place, search = location.search) {
  history.replaceState({ ...history.state, browse: place }, "", address(search));
}

/**
 * A new step. From here on we scroll when the reader comes back: the list has to be there first.
 * @param {string} search
 * @param {string} view
 */
export function step(search, view) {
  history.scrollRestoration = "manual";
  history.pushState({ browse: { y: placeOf()?.y ?? 0, spot: null, view } }, "", address(search));
}

/**
 * Notes the place when scrolling pauses and when the page is left; asks for it only then, since asking makes
 * the browser lay the page out.
 */
export class Scrolling {
  /** @param {() => Place} place */
  constructor(place) {
    this.place = place;
    this.timer = 0;
    addEventListener("scroll", () => this.onScroll(), { passive: true });
    addEventListener("pagehide", () => this.settle());
  }

  onScroll() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), PAUSE);
  }

  /** Note what was not noted yet. */
  settle() {
    if (!this.timer) return;
    this.forget();
    note(this.place());
  }

  /** Another step is shown already: where the reader was before is not its place. */
  forget() {
    clearTimeout(this.timer);
    this.timer = 0;
  }
}
