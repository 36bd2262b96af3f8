// @ts-check
/**
 * A text field with a list below it, as the combobox pattern of the ARIA Authoring Practices has it.
 *
 * The focus stays in the field; `aria-activedescendant` says which option the keys have reached. Options are elements
 * with role="option" in `list`, links or not: Enter clicks the active one.
 */

/**
 * Have these children. One that stays in its place is not taken out meanwhile: the browser would make it anew.
 * @param {Element} parent
 * @param {Node[]} children
 */
export function settle(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let at = parent.firstChild;
  for (const child of children) {
    if (child === at) at = at.nextSibling;
    else parent.insertBefore(child, at);
  }
}

/** Say it of an element, if it is not said yet: the browser would work out anew what follows from it. @param {Element} element @param {string} name @param {string} value */
function say(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export class Combobox {
  #at = -1;
  #scrolled = false;

  /**
   * @param {HTMLInputElement} input
   * @param {HTMLElement} panel what opens and closes, with the list and notes in it
   * @param {HTMLElement} list
   * @param {{open: () => void, close: () => void, remove: (option: HTMLElement) => boolean}} on `open`: the list is
   *   wanted; `close`: it has been closed; `remove`: the key Delete on an option, true if it can be removed
   */
  constructor(input, panel, list, on) {
    this.input = input;
    this.panel = panel;
    this.list = list;
    this.on = on;
    list.setAttribute("role", "listbox");
    panel.hidden = true;
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-controls": list.id,
    })) {
      input.setAttribute(name, value);
    }
    input.addEventListener("keydown", (event) => this.#key(event));
    // A press on the list does not take the focus out of the field.
    panel.addEventListener("scroll", () => (this.#scrolled = true), { passive: true });
    panel.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get isOpen() {
    return !this.panel.hidden;
  }

  get options() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll('[role="option"]')]);
  }

  get active() {
    return this.#at < 0 ? undefined : this.options[this.#at];
  }

  /**
   * Open it with these options, and groups whose first child is their label, in place of those before.
   * @param {Node[]} content
   */
  show(content) {
    // Only where it is needed: the browser would lay the page out for it.
    if (this.#scrolled) this.panel.scrollTop = 0;
    this.#scrolled = false;
    settle(this.list, content);
    this.options.forEach((option, at) => {
      say(option, "id", `${this.list.id}-${at}`);
      say(option, "aria-selected", "false");
    });
    this.list.querySelectorAll('[role="group"]').forEach((group, at) => {
      const label = /** @type {Element} */ (group.firstElementChild);
      say(label, "id", `${this.list.id}-label-${at}`);
      say(group, "aria-labelledby", label.id);
    });
    this.list.hidden = !content.length;
    this.panel.hidden = false;
    say(this.input, "aria-expanded", String(content.length > 0));
    this.activate(-1);
  }

  close() {
    this.activate(-1);
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.on.close();
  }

  /** @param {number} at position among the options; -1: the field itself */
  activate(at) {
    this.active?.setAttribute("aria-selected", "false");
    this.#at = at;
    const option = this.active;
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // 229: the key belongs to an input method, also where a browser no longer says that it composes.
    if (event.isComposing || event.keyCode === 229) return;
    const chosen = event.key === "Enter" ? this.active : undefined;
    if (chosen) {
      const { ctrlKey, metaKey, shiftKey } = event; // as on a link: a new tab, a new window
      chosen.dispatchEvent(
        new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
      );
      event.preventDefault();
    } else if (!(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)) {
      if (this.#plain(event.key)) event.preventDefault();
    }
  }

  /**
   * @param {string} key
   * @returns {boolean} whether it meant the list
   */
  #plain(key) {
    const last = this.options.length - 1;
    const { value, selectionStart, selectionEnd } = this.input;
    const caret = selectionStart === selectionEnd ? selectionStart : null;
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        if (!this.isOpen) this.on.open();
        else if (key === "ArrowDown") this.activate(this.#at === last ? -1 : this.#at + 1);
        else this.activate(this.#at < 0 ? last : this.#at - 1);
        return true;
      case "Home":
      case "End":
        // In the field they go to the ends of the text first, as everywhere.
        if (!this.isOpen || last < 0) return false;
        if (this.#at < 0 && caret !== (key === "Home" ? 0 : value.length)) return false;
        this.activate(key === "Home" ? 0 : last);
        return true;
      case "Delete":
        return this.active ? this.on.remove(this.active) : false;
      case "Escape":
        if (this.isOpen) this.close();
        return true;
      default:
        return false;
    }
  }
}
