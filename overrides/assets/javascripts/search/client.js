// @ts-check
/**
 * The search as pages use it. Nothing is loaded before the first call; all parts of a page share one.
 *
 *     const search = openSearch("../..", "vi");
 *     const { products, total } = await search.suggest("mat ong", { products: 8, others: 6 });
 */

import { takeIndex, takeThread } from "./begin.js";

/**
 * @typedef {import("./engine.js").Suggestions} Suggestions
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
    this.thread = undefined;
    /** @type {Promise<Ask> | undefined} */
    this.opened = undefined;
  }

  /** Load what is needed to answer. @returns {Promise<void>} */
  async load() {
    // A connection that was lost may be back the next time.
    this.opened ??= this.open().catch((error) => {
      this.opened = undefined;
      throw error;
    });
    await this.opened;
  }

  /** @param {string} text @param {{ products: number, others: number }} limits @returns {Promise<Suggestions>} */
  suggest(text, limits) {
    return this.ask("suggest", [text, limits]);
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

  /** @param {string} call @param {any[]} args */
  async ask(call, args) {
    await this.load();
    return (await /** @type {Promise<Ask>} */ (this.opened))(call, args);
  }

  /** The index comes while the engine starts. @returns {Promise<Ask>} */
  async open() {
    this.thread ??= inWorker(takeThread(), () => {
      this.thread = this.opened = undefined;
    }).then((ask) => ask ?? here());
    const [ask, index] = await Promise.all([this.thread, takeIndex(this.folder)]);
    await ask("open", [this.folder, this.lang, index, Date.now()]);
    return ask;
  }
}

/**
 * The engine in a thread of its own, unless this browser or place has none for modules.
 * @param {import("./begin.js").Thread} thread
 * @param {() => void} stopped called when it stops for good
 * @returns {Promise<Ask | null>}
 */
async function inWorker({ worker, broken }, stopped) {
  if (!worker || broken) return null;
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
  /** @type {Ask} */
  const ask = (call, args) =>
    new Promise((done, failed) => {
      waiting.set(++last, { done, failed });
      // The bytes of the index move to the thread; nobody here looks at them again.
      worker.postMessage({ id: last, call, args }, args.filter((one) => one instanceof ArrayBuffer));
    });
  return ask("ready", []).then(() => ask, () => null);
}

/** @returns {Promise<Ask>} */
async function here() {
  const { answering } = await import("./answering.js");
  return answering();
}
