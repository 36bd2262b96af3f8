// @ts-check
/**
 * The search as pages use it. Nothing is loaded before the first call; all parts of a page share one.
 *
 *     const search = openSearch("../..", "vi");
 *     const { products, total } = await search.suggest("mat ong", { products: 8, others: 6 });
 */

import { begin, fetchIndex, forget } from "./begin.js";
import { Kept } from "./kept.js";

/**
 * @typedef {import("./engine.js").Suggestions} Suggestions
 * @typedef {import("./engine.js").Limits} Limits
 * @typedef {import("./engine.js").View} View
 * @typedef {import("./engine.js").Browsed} Browsed
 * @typedef {import("./engine.js").Hit} Hit
 * @typedef {import("./engine.js").Value} Value
 * @typedef {(call: string, args: any[]) => Promise<any>} Ask
 */

/** @type {Map<string, Search>} */
const opened = new Map();

/**
 * @param {string} root the root of the site, above both languages
 * @param {string} lang "vi" or "en"
 * @returns {Search}
 */
export function openSearch(root, lang) {
  const folder = new URL("search/", new URL(root.endsWith("/") ? root : `${root}/`, location.href)).href;
  const key = `${lang} ${folder}`;
  const search = opened.get(key) ?? new Search(folder, lang);
  opened.set(key, search);
  return search;
}

export class Search {
  /** @param {string} folder address of `/search/` @param {string} lang */
  constructor(folder, lang) {
    this.folder = folder;
    this.lang = lang;
    /** @type {Promise<Ask> | undefined} */
    this.opened = undefined;
    /** @type {Ask | undefined} once it is open */
    this.answer = undefined;
    /** @type {Kept<string, Suggestions>} */
    this.offers = new Kept((text) => text);
    /** Lists that may be chosen; and apart from them, since they are many, those that were shown. @type {Kept<View, Browsed>} */
    this.thought = new Kept(keyOf);
    /** @type {Kept<View, Browsed>} */
    this.shown = new Kept(keyOf);
    /** The list the thread has at hand. @type {View | undefined} */
    this.view = undefined;
    /** What it is to think of when it is open. @type {View[]} */
    this.later = [];
  }

  /** Load what is needed to answer. @param {boolean} [turn] to the list of a thread that stopped @returns {Promise<void>} */
  async load(turn = true) {
    // A connection that was lost may be back the next time.
    this.opened ??= this.open().catch((error) => {
      this.opened = undefined;
      throw error;
    });
    const answer = await this.opened;
    if (this.answer === answer) return;
    this.answer = answer;
    if (turn && this.view) await answer("turn", [this.view]).catch(() => {});
    this.thinkOf(this.later);
  }

  /** @param {string} text @param {Limits} limits @returns {Promise<Suggestions>} */
  suggest(text, limits) {
    return this.ask("suggest", [text, limits]);
  }

  /**
   * Have the thread think of what may be typed next, until it is asked something; where there is one.
   * @param {string} text with a space at its end if one was typed
   * @param {Limits} limits always the same
   */
  async think(text, limits) {
    await this.answer?.("ahead", [text, limits]);
  }

  /** The answer to a text that was thought of. @param {string} text @returns {Suggestions | undefined} */
  foreseen(text) {
    return this.offers.get(text);
  }

  /** @param {View} view @returns {Promise<Browsed>} */
  async browse(view) {
    /** @type {Browsed} */
    const found = await this.list("browse", view);
    if (found.sure) this.shown.keep(view, found);
    return found;
  }

  /**
   * Have the thread think of lists that may be chosen next, until it is asked something; where there is one, and when
   * it is open.
   * @param {View[]} views the likeliest first
   */
  thinkOf(views) {
    this.later = this.answer ? [] : views;
    const unknown = views.filter((view) => !this.shown.has(view) && !this.thought.has(view));
    if (unknown.length) this.answer?.("choices", [unknown]).catch(() => {}); // it was only for being quick
  }

  /** A list that was shown or thought of; `turn` to it for its rows. @param {View} view @returns {Browsed | undefined} */
  foreseenList(view) {
    const found = this.shown.get(view) ?? this.thought.get(view);
    if (found) this.shown.keep(view, found);
    return found;
  }

  /** Have the rows and values of a list at hand, of which all else is known. @param {View} view @returns {Promise<void>} */
  turn(view) {
    return this.list("turn", view);
  }

  /** @param {"browse" | "turn"} call @param {View} view */
  async list(call, view) {
    this.later = [];
    this.view = view;
    if (!this.answer) await this.load(false);
    return /** @type {Ask} */ (this.answer)(call, [view]);
  }

  /** @param {number} from @param {number} to @returns {Promise<Hit[]>} */
  rows(from, to) {
    return this.ask("rows", [from, to]);
  }

  /** @param {string} facet @param {string} text @returns {Promise<Value[]>} */
  values(facet, text) {
    return this.ask("values", [facet, text]);
  }

  /** Asked at once where it is open: the thread works while the page goes on. @param {string} call @param {any[]} args */
  async ask(call, args) {
    if (!this.answer) await this.load();
    return /** @type {Ask} */ (this.answer)(call, args);
  }

  /** The thread has stopped: the next who asks begins anew. */
  close() {
    this.opened = undefined;
    this.answer = undefined;
    // The index may be another one then.
    this.offers.clear();
    this.thought.clear();
    this.shown.clear();
    forget(this.folder, this.lang);
  }

  /** @returns {Promise<Ask>} */
  async open() {
    const worker = await begin(this.folder, this.lang);
    if (worker) {
      // Whoever asks next has another one opened.
      worker.addEventListener("incomplete", () => this.close(), { once: true });
      worker.addEventListener("message", ({ data: { id, about, found } }) => {
        if (id !== "ahead") return;
        if (typeof about === "string") this.offers.keep(about, found);
        else this.thought.keep(about, found);
      });
      return asking(worker, () => this.close());
    }
    const { answering } = await import("./answering.js");
    const answer = answering();
    await answer("open", [this.folder, this.lang, await fetchIndex(this.folder), Date.now()]);
    return answer;
  }
}

/**
 * Ask a thread that has opened the index.
 * @param {Worker} worker
 * @param {() => void} stopped called when it stops for good
 * @returns {Ask}
 */
function asking(worker, stopped) {
  /** @type {Map<number, { done: (value: any) => void, failed: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, value, error } }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error !== undefined) asked?.failed(new Error(error));
    else asked?.done(value);
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    worker.terminate();
    stopped();
    for (const { failed } of waiting.values()) failed(new Error("the search stopped"));
  });
  return (call, args) =>
    new Promise((done, failed) => {
      waiting.set(++last, { done, failed });
      worker.postMessage({ id: last, call, args });
    });
}

/** Names and values stand in an order of their own, not in that in which they were chosen. @param {View} view */
function keyOf({ q = "", filters = {}, sort = "", first = 0 }) {
  const chosen = Object.keys(filters).sort().map((name) => [name, [...filters[name]].sort()]);
  return JSON.stringify([q, chosen, sort, first]);
}
