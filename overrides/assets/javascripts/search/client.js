// @ts-check
/**
 * The search as pages use it. Nothing is loaded before the first call; all parts of a page share one.
 *
 *     const search = openSearch("../..", "vi");
 *     const { products, total } = await search.suggest("mat ong", { products: 8, others: 6 });
 */

import { begin, fetchIndex, forget } from "./begin.js";

/**
 * @typedef {import("./engine.js").Suggestions} Suggestions
 * @typedef {import("./engine.js").Limits} Limits
 * @typedef {import("./engine.js").View} View
 * @typedef {import("./engine.js").Browsed} Browsed
 * @typedef {import("./engine.js").Hit} Hit
 * @typedef {import("./engine.js").Value} Value
 * @typedef {(call: string, args: any[]) => Promise<any>} Ask
 */

/** Answers kept of those that were thought of, the last: also for who takes letters back. */
const KEPT = 100;

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
    /** Answers as they came, by what was or may be asked. @type {Map<string, string>} */
    this.known = new Map();
  }

  /** Load what is needed to answer. @returns {Promise<void>} */
  async load() {
    // A connection that was lost may be back the next time.
    this.opened ??= this.open().catch((error) => {
      this.opened = undefined;
      throw error;
    });
    this.answer = await this.opened;
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
    const found = this.known.get(text);
    return found && JSON.parse(found);
  }

  /** @param {View} view @returns {Promise<Browsed>} */
  browse(view) {
    return this.ask("browse", [view]);
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

  /** @param {string} text @param {string} found */
  keep(text, found) {
    this.known.delete(text); // the latest stay longest
    this.known.set(text, found);
    if (this.known.size > KEPT) this.known.delete(/** @type {string} */ (this.known.keys().next().value));
  }

  /** The thread has stopped: the next who asks begins anew. */
  close() {
    this.opened = undefined;
    this.answer = undefined;
    this.known.clear(); // the index may be another one then
    forget(this.folder, this.lang);
  }

  /** @returns {Promise<Ask>} */
  async open() {
    const worker = await begin(this.folder, this.lang);
    if (worker) {
      // Whoever asks next has another one opened.
      worker.addEventListener("incomplete", () => this.close(), { once: true });
      worker.addEventListener("message", ({ data: { id, text, found } }) => id === "ahead" && this.keep(text, found));
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
