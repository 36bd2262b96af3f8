// @ts-check
/** A product of the list as a row: picture, names, stars of today, where from, quantity, note. */

import { html, icon, picture, rating, shown } from "../hit.js";
import { nameIn } from "./enquiry.js";
import { say } from "./own_words.js";
import { LONGEST } from "./store.js";

/** @typedef {import("./view.js").Line} Line */
/**
 * @typedef {{ home: string, root: string, own: boolean, change: (id: string, values: Record<string, string>) => void,
 *   remove: (id: string) => void }} Around `own`: the reader's own list, which can be changed
 */

const here = document.documentElement.lang;

/** A row that stays while its product is on the list, so that what is being typed in it is left alone. */
export class Row {
  /** @param {Line} line @param {Around} around */
  constructor(line, around) {
    this.around = around;
    this.about = html("div", { class: "own__about" });
    this.shot = html("div", { class: "own__picture" });
    this.quantity = this.field("quantity", line, "own__quantity");
    this.note = this.field("note", line, "own__note");
    const fields = around.own ? [this.quantity, this.note].map(({ label }) => label) : [];
    this.wanted = html("p", { class: "own__wanted" });
    this.element = html("li", { "data-item": line.item.id }, this.shot, this.about);
    this.element.append(around.own ? html("div", { class: "own__fields" }, ...fields, this.removal(line)) : this.wanted);
    this.told = "";
    this.update(line);
  }

  /** @param {"quantity" | "note"} name @param {Line} line @param {string} kind */
  field(name, line, kind) {
    const input = /** @type {HTMLInputElement} */ (
      html("input", { type: "text", maxlength: LONGEST[name], autocomplete: "off", enterkeyhint: "done" })
    );
    if (name === "quantity") input.placeholder = say("quantity_hint");
    input.addEventListener("input", () => this.around.change(line.item.id, { [name]: input.value }));
    return { input, label: html("label", { class: kind }, html("span", {}, say(name)), input) };
  }

  /** @param {Line} line */
  removal(line) {
    this.remove = html("button", { type: "button", class: "own__remove" }, icon("close"));
    this.remove.addEventListener("click", () => this.around.remove(line.item.id));
    return this.remove;
  }

  /** @param {Line} line */
  update(line) {
    const { item, names, known, state } = line;
    for (const [field, value] of /** @type {const} */ ([[this.quantity, item.quantity], [this.note, item.note]])) {
      if (field.input !== document.activeElement && field.input.value !== value) field.input.value = value;
    }
    this.wanted.textContent = item.quantity ? `${say("quantity")}: ${item.quantity}` : "";
    const told = JSON.stringify([names, known?.status, state]);
    if (told === this.told) return;
    this.told = told;
    this.element.className = `own__item own__item--${state}`;
    this.remove?.setAttribute("aria-label", `${say("remove")}: ${nameIn(names, here) || item.id}`);
    this.shot.replaceChildren(...(known ? [picture(known, this.around.root, "6rem")] : []));
    this.about.replaceChildren(this.title(line), ...this.facts(line));
  }

  /** @param {Line} line */
  title({ item, names, known, state }) {
    const lang = names[/** @type {"vi" | "en"} */ (here)] ? here : here === "vi" ? "en" : "vi";
    const text = nameIn(names, here);
    const name = text ? shown({ text, lang }) : item.id;
    const path = known?.url ?? (item.slug && state !== "unknown" ? `products/${item.slug}/` : "");
    const inside = path ? html("a", { href: new URL(path, this.around.home).href }, name) : name;
    return html("h2", { class: "own__name" }, inside);
  }

  /** @param {Line} line @returns {Node[]} */
  facts({ item, names, known, state }) {
    const made = [];
    const other = here === "vi" ? "en" : "vi";
    const text = names[other];
    if (text && text !== nameIn(names, here)) made.push(html("p", { class: "own__other", lang: other }, text));
    if (state === "unknown") made.push(html("p", { class: "own__unknown" }, icon("close"), say("unknown")));
    if (known) made.push(rating(known));
    const from = html("p", { class: "card__from" }, html("span", {}, item.id));
    if (known?.place) from.append(html("span", {}, icon("pin"), known.place));
    if (known?.producers.length) {
      const makers = known.producers.flatMap((name, at) => (at ? [", ", shown(name)] : [shown(name)]));
      from.append(html("span", {}, icon("people"), html("span", {}, ...makers)));
    }
    return [...made, from];
  }
}

/**
 * What stands where a row was, until the page is left.
 * @param {Line} line @param {() => void} undo
 */
export function gone({ item, names }, undo) {
  const button = html("button", { type: "button", class: "button" }, icon("undo"), html("span", {}, say("undo")));
  button.addEventListener("click", undo);
  const text = say("gone", { name: nameIn(names, here) || item.id });
  return html("li", { class: "own__gone", "data-gone": item.id }, html("span", {}, text), button);
}
