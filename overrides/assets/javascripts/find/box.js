// @ts-check
/**
 * The search box: answers below a form's field while one types.
 *
 * attach(form) once for each form. What is typed goes to the search (engine.js); options.js makes the list of what
 * comes back; combobox.js has the keyboard. An answer that a later key has overtaken is dropped.
 */

import { html, icon } from "../hit.js";
import { Combobox } from "./combobox.js";
import { engine } from "./engine.js";
import { Results, answers, failed, start } from "./options.js";
import { forget, forgetAll, recent, remember } from "./recent.js";
import { say } from "./words.js";

/** Milliseconds: an answer that takes longer is waited for visibly; one that stays is told to those who listen. */
const SLOW = 150;
const SETTLED = 400;
const LIMITS = { products: 6, others: 6 };
/** Milliseconds after which keys have come to rest: pictures and the like are drawn. */
const REST = 200;

/** @type {WeakMap<HTMLFormElement, Box>} */
const boxes = new WeakMap();

/** @param {HTMLFormElement} form */
export function attach(form) {
  if (!boxes.has(form)) boxes.set(form, new Box(form));
}

/** Load the index now, so that the first answer is quick. */
export async function load() {
  try {
    await engine().load();
  } catch {
    // It is said when somebody searches.
  }
}

class Box {
  #asked = 0;
  #telling = 0;
  #completing = 0;
  /** Whether the list answers what was typed; if not, it makes room for the word that this is being done. */
  #answers = false;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    this.note = html("p", { class: "find__note" });
    this.results = new Results();
    this.forgets = html("div", { class: "find__forgets" });
    const list = html("div", { class: "find__list", id: `${this.input.id}-list`, "aria-label": say("results") });
    const lists = html("div", { class: "find__lists" }, list, this.forgets);
    const panel = html("div", { class: "find__panel" }, this.note, lists);
    this.status = html("p", { class: "unseen", role: "status" });
    form.append(panel, this.status);
    this.combobox = new Combobox(this.input, panel, list, {
      open: () => this.search(),
      close: () => this.#left(),
      remove: (option) => this.#remove(option.closest(".find__group--recent") && option.dataset.text),
    });
    this.#listen(list);
    if (document.activeElement === this.input) this.search();
  }

  get text() {
    return this.input.value.trim().replace(/\s+/g, " ").normalize("NFC");
  }

  /** @param {HTMLElement} list */
  #listen(list) {
    const { form, input, combobox } = this;
    const { panel } = combobox;
    input.addEventListener("input", () => this.search());
    input.addEventListener("focus", () => this.search());
    input.addEventListener("click", () => {
      if (!combobox.isOpen && document.activeElement === input) this.search();
    });
    list.addEventListener("click", (event) => this.#choose(event));
    form.addEventListener("reset", () => setTimeout(() => (input.focus(), this.search())));
    form.addEventListener("submit", () => this.#carriedOut());
    form.addEventListener("focusout", ({ relatedTarget }) => {
      const inside = relatedTarget === input || (relatedTarget instanceof Node && panel.contains(relatedTarget));
      // Over the whole screen the list stays until the layer closes.
      if (!inside && !form.closest("dialog[open]")) combobox.close();
    });
    // Who scrolls reads: the keyboard on the screen makes room.
    panel.addEventListener("touchmove", () => form.closest("dialog") && input.blur(), { passive: true });
    document.addEventListener(
      "close",
      ({ target }) => target instanceof Node && target.contains(form) && combobox.close(),
      { capture: true },
    );
  }

  /** Answer what stands in the field. */
  async search() {
    const { text } = this;
    const asked = ++this.#asked;
    clearTimeout(this.#completing);
    if (!text) {
      this.#busy(false);
      this.#start();
      this.#think();
      return;
    }
    const foreseen = engine().foreseen(text);
    if (foreseen) {
      this.#busy(false);
      this.#answer(answers(foreseen, this.results));
      this.#think();
      return;
    }
    const slow = setTimeout(() => asked === this.#asked && this.#busy(true), SLOW);
    try {
      const found = await engine().suggest(text, LIMITS);
      if (asked === this.#asked) this.#answer(answers(found, this.results));
    } catch {
      if (asked === this.#asked) this.#answer({ note: say("failed"), content: failed(text), said: say("failed") });
    } finally {
      clearTimeout(slow);
      if (asked === this.#asked) this.#busy(false);
    }
    if (asked === this.#asked) this.#think();
  }

  /** Of what may be typed next: who goes on waits for no thread. */
  #think() {
    const space = this.text && /\s$/.test(this.input.value) ? " " : "";
    engine().think(this.text + space, LIMITS).catch(() => {}); // it was only for being quick
  }

  /** @param {{note: string, content: Node[], said: string}} answer */
  #show({ note, content, said }) {
    const { panel, isOpen } = this.combobox;
    if (!isOpen) {
      // What is left of the window below the field; a longer list scrolls.
      const room = innerHeight - this.form.getBoundingClientRect().bottom - 20;
      panel.style.setProperty("--find-room", `${room}px`);
    }
    this.combobox.show(content);
    this.note.textContent = note;
    this.note.hidden = !note;
    this.forgets.replaceChildren();
    panel.classList.toggle("find__panel--two", !!panel.querySelector(".find__group--products + .find__group"));
    this.#tell(said);
  }

  /** @param {{note: string, content: Node[], said: string}} answer */
  #answer(answer) {
    this.#answers = true;
    this.#show(answer);
    this.#completing = setTimeout(() => this.results.complete(), REST);
  }

  #start() {
    this.#answers = false;
    const texts = recent();
    this.#show({ note: "", content: start(texts), said: "" });
    if (!texts.length) return;
    // Beside the list, not in it: an option can hold no button.
    const all = html("button", { class: "find__forget-all", type: "button" }, say("forget_all"));
    all.addEventListener("click", () => {
      forgetAll();
      this.input.focus();
      this.#start();
    });
    const each = texts.map((text) => {
      const label = say("forget", { text });
      const button = html("button", { class: "find__forget", type: "button", "aria-label": label, tabindex: -1 }, icon("close"));
      button.addEventListener("click", () => this.#remove(text));
      return button;
    });
    this.forgets.append(all, ...each);
  }

  /** @param {string | null | undefined} text an earlier search */
  #remove(text) {
    if (!text) return false;
    const { combobox } = this;
    const at = combobox.active ? combobox.options.indexOf(combobox.active) : -1;
    forget(text);
    this.#start();
    if (at >= 0 && recent().length) combobox.activate(Math.min(at, recent().length - 1));
    return true;
  }

  /** @param {MouseEvent} event */
  #choose(event) {
    const option = /** @type {Element} */ (event.target).closest('[role="option"]');
    if (!(option instanceof HTMLElement)) return;
    const { text } = option.dataset;
    if (text === undefined) {
      this.#carriedOut();
      return; // the link is followed
    }
    this.input.value = text;
    this.input.focus();
    this.search();
  }

  /** A result is opened, or the list of all of them. */
  #carriedOut() {
    const { text } = this;
    if (text) remember(text);
    // "Back" from there finds the layer as it was.
    if (history.state?.find !== undefined) history.replaceState({ ...history.state, find: text }, "");
  }

  /** The list was closed: an answer that is on its way must not open it again. */
  #left() {
    this.#asked++;
    this.#busy(false);
    this.#tell("");
  }

  /** @param {boolean} busy */
  #busy(busy) {
    this.form.classList.toggle("find__form--busy", busy);
    this.combobox.list.setAttribute("aria-busy", String(busy));
    if (!busy) return;
    this.#tell(say("loading"));
    if (this.#answers && this.combobox.isOpen) return;
    this.#show({ note: say("loading"), content: [], said: say("loading") });
  }

  /** @param {string} said only when keys have come to rest, so that nobody hears half a word's results */
  #tell(said) {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => (this.status.textContent = said), said ? SETTLED : 0);
  }
}
