// @ts-check
/** The place and the producers of an entry: found by a few letters, or said to be new. */

import { html, icon } from "../hit.js";
import { fold } from "../search/fold.js";
import { Picker } from "./picker.js";
import { byId, lang, page, say } from "./words.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./picker.js").Choice} Choice */

/** @param {string} id */
const input = (id) => /** @type {HTMLInputElement} */ (byId(id));

/** Every unit of today, and every former one with the unit that holds it now. @returns {Choice[]} */
function places() {
  return page.places.flatMap(({ code, name, former }) => [
    { value: code, label: name, found: fold(name) },
    ...former.map(([old, was]) => ({
      value: `${code} ${old}`,
      label: was,
      more: say("now_in", { place: name }),
      found: fold(was),
    })),
  ]);
}

export class PlacePicker {
  /** @param {Entry} entry @param {() => void} changed */
  constructor(entry, changed) {
    this.entry = entry;
    this.input = input("f-place");
    this.field = /** @type {HTMLElement} */ (this.input.closest("[data-path]"));
    this.picker = new Picker(this.input, ({ value }) => {
      const [commune, former] = value.split(" ");
      entry.place = former ? { commune, former } : { commune };
      this.show();
      changed();
    });
    this.picker.choices = places();
    this.input.addEventListener("input", () => {
      entry.place = {};
      this.field.dataset.own = "";
    });
    // What was typed and not chosen counts where it can mean one place only.
    this.input.addEventListener("change", () => {
      if (entry.place.commune || !this.input.value.trim()) return;
      const typed = fold(this.input.value);
      const fit = this.picker.choices.filter(({ found }) => found === typed || found.replace(/^(xa|phuong|thi tran) /, "") === typed);
      if (fit.length === 1) this.picker.choose(fit[0]);
    });
  }

  /** What was chosen, in words. */
  get name() {
    const { commune, former } = this.entry.place;
    const found = this.picker.choices.find(({ value }) => value === (former ? `${commune ?? ""} ${former}` : commune));
    const only = former && !found ? this.picker.choices.find(({ value }) => value.endsWith(` ${former}`)) : found;
    return only ? (only.more ? `${only.label} (${only.more})` : only.label) : "";
  }

  show() {
    this.input.value = this.name;
    this.field.dataset.own = this.name;
  }
}

export class ProducerPicker {
  /** Slug → name in the language of the page. @type {Map<string, string>} */
  names = new Map();

  /** @param {Entry} entry @param {() => void} changed */
  constructor(entry, changed) {
    this.entry = entry;
    this.changed = changed;
    this.input = input("f-producers");
    const other = {
      say: (/** @type {string} */ text) => (text ? say("new_producer_named", { text }) : say("new_producer")),
      act: (/** @type {string} */ text) => this.#begin(text),
    };
    this.picker = new Picker(this.input, ({ value }) => this.#take(value), other);
    byId("new-producer-button").addEventListener("click", () => this.#begin(this.input.value.trim()));
    byId("new-producer-remove").addEventListener("click", () => {
      entry.hasNewProducer = false;
      this.show();
      changed();
      this.input.focus();
    });
  }

  /** @param {string} slug */
  #take(slug) {
    if (!this.entry.producers.includes(slug)) this.entry.producers.push(slug);
    this.input.value = "";
    this.show();
    this.changed();
  }

  /** A new producer, whose name may have been typed already. @param {string} name */
  #begin(name) {
    this.entry.hasNewProducer = true;
    this.input.value = "";
    const field = input("f-producer-name-vi");
    if (!field.value) field.value = name;
    this.show();
    this.changed();
    field.focus();
  }

  /** @param {[string, string | null, string | null, string | null][]} rows slug, Vietnamese and English name, place */
  know(rows) {
    this.picker.choices = rows.map(([slug, vi, en, place]) => {
      const name = (lang === "vi" ? (vi ?? en) : (en ?? vi)) ?? slug;
      this.names.set(slug, name);
      return { value: slug, label: name, more: place ?? undefined, found: fold(`${vi ?? ""} ${en ?? ""}`) };
    });
    this.show();
  }

  show() {
    const chips = this.entry.producers.map((slug) => {
      const name = this.names.get(slug) ?? slug;
      const button = html("button", { type: "button", class: "pick-chip", "aria-label": say("remove_named", { name }) }, name, icon("close"));
      button.addEventListener("click", () => {
        this.entry.producers = this.entry.producers.filter((other) => other !== slug);
        this.show();
        this.changed();
        this.input.focus();
      });
      return html("li", {}, button);
    });
    byId("f-producers-chosen").replaceChildren(...chips);
    byId("new-producer").hidden = !this.entry.hasNewProducer;
    byId("new-producer-button").hidden = this.entry.hasNewProducer;
  }
}
