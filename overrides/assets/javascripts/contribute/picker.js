// @ts-check
/** A field that finds entries of a long list by a few letters, typed without diacritics. */

import { Combobox } from "../find/combobox.js";
import { html } from "../hit.js";
import { fold } from "../search/fold.js";
import { say } from "./words.js";

/** @typedef {{ value: string, label: string, more?: string, found: string }} Choice `found`: folded words it is found by */

const MOST = 12;

/**
 * Those that have every word somewhere at the beginning of one of theirs; names that begin so come first.
 * @param {readonly Choice[]} choices @param {string} typed
 */
export function matching(choices, typed) {
  const words = fold(typed).split(" ").filter(Boolean);
  if (!words.length) return choices.slice(0, MOST);
  const whole = words.join(" ");
  const fit = choices.filter(({ found }) => words.every((word) => ` ${found}`.includes(` ${word}`)));
  /** @param {Choice} choice */
  const rank = ({ label, found }) => (fold(label).endsWith(whole) ? 0 : found.startsWith(whole) ? 1 : found.includes(` ${whole}`) ? 2 : 3);
  return fit.sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}

export class Picker {
  /** @type {Choice[]} */
  choices = [];

  /**
   * @param {HTMLInputElement} input
   * @param {(choice: Choice) => void} choose
   * @param {{ say: (text: string) => string, act: (text: string) => void }} [other] what to do when it is none of them
   */
  constructor(input, choose, other) {
    this.input = input;
    this.choose = choose;
    this.other = other;
    const list = html("div", { id: `${input.id}-list`, class: "picker__list", "aria-label": say("choices") });
    this.note = html("p", { class: "picker__none" });
    const panel = html("div", { class: "picker__panel" }, list, this.note);
    input.after(panel);
    this.box = new Combobox(input, panel, list, {
      open: () => this.show(),
      close: () => {},
      remove: () => false,
    });
    input.addEventListener("input", () => this.show());
    input.addEventListener("focus", () => input.value && this.show());
    input.addEventListener("blur", () => this.box.close());
    list.addEventListener("click", ({ target }) => {
      const option = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest('[role="option"]'));
      if (!option) return;
      this.box.close();
      const choice = this.choices.find(({ value }) => value === option.dataset.value);
      if (choice) this.choose(choice);
      else this.other?.act(this.input.value.trim());
    });
  }

  show() {
    const found = matching(this.choices, this.input.value);
    this.note.textContent = found.length ? "" : say("nothing_like", { text: this.input.value.trim() });
    const options = found.map(({ value, label, more }) => {
      const option = html("div", { role: "option", "data-value": value, class: "picker__option" }, label);
      if (more) option.append(html("span", { class: "picker__more" }, more));
      return option;
    });
    if (this.other) {
      const text = this.other.say(this.input.value.trim());
      options.push(html("div", { role: "option", class: "picker__option picker__other" }, text));
    }
    this.box.show(options);
  }
}
