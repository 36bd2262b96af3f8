// @ts-check
/** The form in which a reader chooses what to take along: everything, or one fair's, group's or producer's products. */

import { say, size } from "./words.js";

/** @typedef {import("./store.js").Choice} Choice @typedef {import("./store.js").Index} Index @typedef {import("./taking.js").Offers} Offers */

const KINDS = /** @type {const} */ ({ event: "events", group: "groups", producer: "producers" });
const { lang } = document.documentElement;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

export class ChoiceForm {
  /** @param {() => void} changed called when the reader chooses something else */
  constructor(changed) {
    /** @type {HTMLFieldSetElement} */
    this.box = byId("take-choice");
    /** @type {HTMLSelectElement} */
    this.of = byId("take-of");
    /** @type {HTMLInputElement} */
    this.pictures = byId("take-pictures");
    this.box.addEventListener("change", () => {
      this.of.hidden = !this.part;
      changed();
    });
  }

  get kind() {
    return /** @type {HTMLInputElement} */ (this.box.querySelector("input[name=take]:checked")).value;
  }

  /** Whether only a part is wanted. */
  get part() {
    return this.kind === "part";
  }

  /** Show what there is to choose from. @param {Offers} offers */
  offer(offers) {
    const sections = Object.entries(KINDS).map(([kind, title]) => {
      const section = document.createElement("optgroup");
      section.label = say(title);
      for (const [, key, vi, en, { length }] of offers.choices.filter(([of]) => of === kind)) {
        const name = (lang === "vi" ? vi : en) ?? vi ?? en ?? key;
        section.append(new Option(`${name} (${length})`, `${kind} ${key}`));
      }
      return section;
    });
    this.of.replaceChildren(...sections.filter(({ children }) => children.length));
  }

  /** Show what pictures there are. @param {Index} index */
  about(index) {
    const [count, bytes] = index.photos;
    const label = /** @type {HTMLElement} */ (this.pictures.parentElement);
    label.hidden = count === 0;
    /** @type {HTMLElement} */ (label.lastElementChild).textContent = say("pictures", { n: count, size: size(bytes) });
    this.pictures.checked = count > 0 && this.pictures.checked;
  }

  /** @returns {Choice} */
  get value() {
    const [kind, key] = this.part && this.of.value ? this.of.value.split(" ") : ["all", ""];
    return { kind: /** @type {Choice["kind"]} */ (kind), key, pictures: this.pictures.checked };
  }

  /** Show a choice that was made before, or that an address asks for: "#event/hoi-cho". @param {Partial<Choice>} choice */
  set value({ kind, key, pictures }) {
    if (pictures !== undefined) this.pictures.checked = pictures;
    const option = [...this.of.options].find(({ value }) => value === `${kind} ${key}`);
    if (kind !== "all" && !option) return;
    if (option) option.selected = true;
    const radio = this.box.querySelector(`input[value=${option ? "part" : "all"}]`);
    /** @type {HTMLInputElement} */ (radio).checked = true;
    this.of.hidden = !option;
  }

  /** What is chosen, in both languages. @param {Offers | null} offers @returns {Record<string, string>} */
  names(offers) {
    const { kind, key } = this.value;
    const [, , vi, en] = offers?.choices.find(([of, name]) => of === kind && name === key) ?? [];
    return { vi: vi ?? en ?? "", en: en ?? vi ?? "" };
  }

  /** @param {boolean} on */
  set enabled(on) {
    this.box.disabled = !on;
  }
}
