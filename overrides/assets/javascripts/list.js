// @ts-check
/**
 * The page of the reader's list. It shows the own list, or one that a link holds, until the reader takes that over.
 *
 * Everything works from what the device keeps; the catalogue's index adds pictures, stars and places when it is here.
 */

import { Give } from "./list/give.js";
import { fromAddress, toFragment } from "./list/link.js";
import { counted, say } from "./list/own_words.js";
import { openCatalogue } from "./list/products.js";
import { Send } from "./list/send.js";
import { MOST, change, isLost, items, read, watch, write } from "./list/store.js";
import { toast } from "./list/toast.js";
import { Rows, lines } from "./list/view.js";
import { online } from "./online.js";

/** @typedef {import("./list/store.js").Item} Item */
/** @typedef {import("./list/view.js").Line} Line */

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

/** The catalogue may come from far; names are here at once. Milliseconds. */
const LONGEST_WAIT = 1000;

class OwnList {
  /** @param {HTMLElement} page */
  constructor(page) {
    const { home = "", root = "" } = page.dataset;
    this.home = new URL(home, location.href).href;
    this.root = new URL(root, location.href).href;
    /** @type {import("./list/products.js").Find | null} */
    this.find = null;
    /** What a link holds. @type {Item[] | null} */
    this.shared = null;
    /** The list as it was before it was cleared or replaced. @type {() => readonly Item[]} */
    this.before = read;
    const around = {
      home: this.home,
      root: this.root,
      own: true,
      change: (/** @type {string} */ id, /** @type {Record<string, string>} */ values) => change(new Map([[id, values]])),
      remove: (/** @type {string} */ id) => this.remove(id),
    };
    this.rows = new Rows(part("own-items"), around, (line, at) => this.restore(line, at));
    this.send = new Send({ home: this.home, root: this.root, tell: toast });
    this.give = new Give(toast);
    this.title = part("own-title").textContent ?? "";
    this.listen();
    // Rows come with all there is to them, unless that takes long.
    this.waiting = true;
    setTimeout(() => this.stopWaiting(), LONGEST_WAIT);
    this.open();
    this.load();
  }

  stopWaiting() {
    if (!this.waiting) return;
    this.waiting = false;
    this.show();
  }

  listen() {
    watch(() => this.show());
    addEventListener("hashchange", () => this.open());
    part("own-clear").addEventListener("click", () => this.clear());
    part("own-cleared").querySelector("button")?.addEventListener("click", () => this.bringBack());
    part("own-retry").addEventListener("click", () => this.load());
    part("own-keep").addEventListener("click", () => this.take(this.shared ?? [], say("kept")));
    part("own-replace").addEventListener("click", () => {
      const mine = read();
      this.take(this.shared ?? [], say("kept"));
      this.offerBack(counted("replaced", mine.length), () => mine);
    });
    part("own-merge").addEventListener("click", () => this.merge());
    part("own-mine").addEventListener("click", (event) => {
      event.preventDefault();
      this.leaveShared();
      this.show();
    });
    addEventListener("online", () => this.find || this.load());
  }

  /** Read what the address holds. */
  open() {
    const wanted = fromAddress(location);
    const mine = new Map(read().map((item) => [item.id, item]));
    // Names we know already can be read offline too.
    this.shared = wanted && items(wanted.map((one) => ({ ...mine.get(one.id), ...one, note: "" })));
    const other = document.querySelector("a.oc-lang");
    if (other instanceof HTMLAnchorElement) other.hash = wanted ? location.hash : "";
    this.show();
  }

  async load() {
    part("own-offline").hidden = true;
    try {
      this.find = await openCatalogue(this.root);
    } catch {
      part("own-offline").hidden = !this.items().length;
    }
    this.waiting = false;
    if (this.find) this.refresh();
    this.show();
  }

  /** Names and addresses as they are today, for when the network is gone. */
  refresh() {
    /** @type {Map<string, Partial<Item>>} */
    const news = new Map();
    for (const { id } of read()) {
      const known = this.find?.(id);
      if (known) news.set(id, { vi: known.vi, en: known.en, slug: known.slug });
    }
    change(news);
  }

  items() {
    return this.shared ?? read();
  }

  show() {
    if (this.waiting) return;
    const list = this.items();
    const own = !this.shared;
    const all = lines(list, this.find);
    this.rows.show(all, own);
    this.showShared();
    const some = list.length > 0;
    part("own-title").textContent = own ? this.title : say("shared");
    part("own-lead").hidden = !own;
    part("own-line").hidden = !some;
    part("own-count").textContent = counted("n", list.length);
    part("own-clear").hidden = !own;
    part("own-empty").hidden = some || !own;
    part("own-side").hidden = !some;
    part("own-lost").hidden = !own || !isLost();
    const link = `${online(new URL("list/", this.home))}#${toFragment(list)}`;
    this.give.show(all, link);
    if (some) this.send.show(all, link);
  }

  showShared() {
    part("own-shared").hidden = !this.shared;
    if (!this.shared) return;
    const mine = read().length;
    const n = this.shared.length;
    part("own-shared-text").textContent = n ? counted("shared_how", n) : say("shared_none");
    part("own-keep").hidden = mine > 0 || !n;
    part("own-merge").hidden = mine === 0 || !n;
    const replace = part("own-replace");
    replace.hidden = mine === 0 || !n;
    const label = replace.querySelector("span");
    if (label) label.textContent = say("replace", { n: mine });
  }

  /** @param {string} id */
  remove(id) {
    const list = read();
    const at = list.findIndex((item) => item.id === id);
    if (at < 0) return;
    const [line] = lines([list[at]], this.find);
    const ghost = this.rows.remember(line, at);
    toast(ghost.firstChild?.textContent ?? "");
    write(list.filter((item) => item.id !== id));
    ghost.querySelector("button")?.focus();
  }

  /** @param {Line} line @param {number} at */
  restore({ item }, at) {
    const list = [...read()];
    list.splice(at, 0, item);
    write(list);
    const row = this.rows.rows.get(item.id);
    row?.remove?.focus();
  }

  clear() {
    const mine = read();
    this.rows.ghosts.clear();
    write([]);
    // What was put on it since, perhaps in another tab, stays.
    this.offerBack(counted("cleared", mine.length), () => {
      const old = new Set(mine.map(({ id }) => id));
      return [...mine, ...read().filter(({ id }) => !old.has(id))];
    });
    part("own-cleared").querySelector("button")?.focus();
  }

  /** What was there before can be had back. @param {string} text @param {() => readonly Item[]} before */
  offerBack(text, before) {
    const box = part("own-cleared");
    const words = box.querySelector("span");
    if (words) words.textContent = text;
    box.hidden = false;
    this.before = before;
    toast(text);
  }

  bringBack() {
    write(this.before());
    part("own-cleared").hidden = true;
    part("own-title").focus();
  }

  /** Put what a link holds after what is on the own list. */
  merge() {
    const mine = read();
    const there = new Map(mine.map((item) => [item.id, item]));
    /** @type {readonly Item[]} */
    const shared = this.shared ?? [];
    const fresh = shared.filter(({ id }) => !there.has(id));
    const quantities = new Map(shared.map(({ id, quantity }) => [id, quantity]));
    const kept = mine.map((item) => ({ ...item, quantity: item.quantity || quantities.get(item.id) || "" }));
    const text = counted("merged", Math.min(fresh.length, MOST - mine.length));
    const left = mine.length + fresh.length > MOST ? ` ${say("too_many", { n: MOST })}` : "";
    this.take([...kept, ...fresh], text + left);
  }

  /** @param {readonly Item[]} list @param {string} text what to say of it */
  take(list, text) {
    this.leaveShared();
    write(list);
    if (this.find) this.refresh();
    this.show();
    toast(text);
    part("own-title").focus();
  }

  leaveShared() {
    this.shared = null;
    history.replaceState(history.state, "", location.pathname);
    const other = document.querySelector("a.oc-lang");
    if (other instanceof HTMLAnchorElement) other.hash = "";
  }
}

const page = document.getElementById("own");
if (page) new OwnList(page);
