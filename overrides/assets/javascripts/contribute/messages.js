// @ts-check
/** What the check says, at the fields it is about and in a list above the form. */

import { html } from "../hit.js";
import { control, fieldsOf, valueIn } from "./fields.js";
import { Group } from "./groups.js";
import { byId, say } from "./words.js";

/** @typedef {import("./check.js").Finding} Finding */
/** @typedef {{ level: string, message: string, hint: string }} Told */

/**
 * The field that a finding is about: the one with its path, or with the beginning of it.
 * @param {HTMLElement} root @param {string} kind @param {string} path
 */
function fieldAt(root, kind, path) {
  for (let rest = path; rest; rest = rest.replace(/\.?[^.]+$/, "")) {
    const found = fieldsOf(root).find(({ dataset }) => dataset.kind === kind && dataset.path === rest);
    if (found) return found;
  }
  return undefined;
}

export class Messages {
  /** Fields that have been left once: before, nobody is told that they are empty or wrong. @type {WeakSet<Element>} */
  #left = new WeakSet();
  /** All are told: the reader asked for the end. */
  all = false;

  /** @param {HTMLElement} form */
  constructor(form) {
    this.form = form;
    form.addEventListener("focusout", ({ target }) => {
      const field = /** @type {Element} */ (target).closest("[data-path]");
      if (field) this.#left.add(field);
    });
  }

  /** @param {Element} field */
  forget(field) {
    this.#left.delete(field);
  }

  /**
   * Where each finding belongs.
   * @param {string} kind @param {Finding[]} findings @param {Map<HTMLElement, string>} items where each item stands
   * @returns {[HTMLElement, Told][]}
   */
  placed(kind, findings, items) {
    return findings.flatMap((finding) => {
      const item = [...items].find(([, path]) => finding.field === path || finding.field.startsWith(`${path}.`));
      const inItem = kind === "product" ? item : undefined;
      const path = inItem ? finding.field.slice(inItem[1].length + 1) : finding.field;
      const field = fieldAt(inItem ? inItem[0] : this.form, kind, path);
      return field ? [/** @type {[HTMLElement, Told]} */ ([field, finding])] : [];
    });
  }

  /** Fields that must not stay empty. @param {boolean} withProducer @returns {[HTMLElement, Told][]} */
  missing(withProducer) {
    const needed = /** @type {NodeListOf<HTMLElement>} */ (this.form.querySelectorAll("[data-required]"));
    return [...needed]
      .filter((field) => {
        if (field.hidden || field.closest("[hidden]")) return false;
        if (field.dataset.kind === "producer" && !withProducer) return false;
        if (field.dataset.required === "part" && !this.#isBegun(field)) return false;
        const item = /** @type {HTMLElement | null} */ (field.closest(".item"));
        const asked = !item || item.closest("[data-needed]") || !Group.isEmpty(item);
        const photo = field.dataset.kind === "photo" && !this.form.querySelector(".shot img");
        return asked && !photo && (field.dataset.own === undefined ? valueIn(field) === undefined : field.dataset.own === "");
      })
      .map((field) => [field, { level: "error", message: say("needed_empty"), hint: "" }]);
  }

  /** Whether something else is given of the part that a field belongs to. @param {HTMLElement} field */
  #isBegun(field) {
    const { path = "", kind } = field.dataset;
    const part = path.slice(0, path.lastIndexOf(".") + 1);
    return fieldsOf(this.form).some((other) => {
      const { dataset } = other;
      return other !== field && dataset.kind === kind && dataset.path?.startsWith(part) && valueIn(other) !== undefined;
    });
  }

  /** Show what there is to say. @param {[HTMLElement, Told][]} told @returns {[HTMLElement, Told][]} those shown */
  show(told) {
    const seen = told.filter(([field]) => this.all || this.#left.has(field));
    for (const field of /** @type {NodeListOf<HTMLElement>} */ (this.form.querySelectorAll("[data-path]"))) {
      const own = seen.filter(([at]) => at === field).map(([, one]) => one);
      const box = /** @type {HTMLElement | null} */ (field.querySelector(":scope > .field__told"));
      if (!box) continue;
      const lines = own.map(({ level, message, hint }) => {
        const line = html("p", { class: `field__${level}` }, sentence(message));
        if (hint) line.append(" ", html("span", { class: "field__hint" }, hint));
        return line;
      });
      if (box.textContent !== lines.map((line) => line.textContent).join("")) box.replaceChildren(...lines);
      const wrong = own.some(({ level }) => level === "error");
      for (const input of field.querySelectorAll("input, select, textarea")) {
        if (wrong) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }
    return seen;
  }

  /** The list of what stops the entry, with links to the fields. @param {[HTMLElement, Told][]} told */
  summary(told) {
    const wrong = told.filter(([, { level }]) => level === "error");
    const box = byId("form-summary");
    box.hidden = !wrong.length;
    const rows = wrong.map(([field, { message }]) => {
      const target = control(field);
      const link = html("a", { href: `#${target.id}` }, `${field.dataset.label} – ${message}`);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(target);
      });
      return html("li", {}, link);
    });
    byId("form-summary-list").replaceChildren(...rows);
    return wrong.length;
  }
}

/** Bring a control into view, whatever it is folded into. @param {HTMLElement} target */
export function reveal(target) {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  target.focus();
  target.scrollIntoView({ block: "center" });
}

/** @param {string} text */
const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
