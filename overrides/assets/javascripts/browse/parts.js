// @ts-check
/** The parts of the page that tell what is shown: count, order, title, links to the other language. */

import { html } from "../hit.js";
import { write } from "./address.js";
import { counted, number, say } from "./words.js";

/** @typedef {import("./address.js").Choice} Choice */
/** @typedef {import("../search/engine.js").Browsed} Browsed */

/** A reader who listens hears the number when it stays, not at each letter. */
const PAUSE = 700;

/** The number of products found: to be seen, and said. */
export class Count {
  /** @param {HTMLElement} line */
  constructor(line) {
    this.line = line;
    line.tabIndex = -1;
    this.said = html("p", { class: "unseen", role: "status" });
    line.after(this.said);
    this.timer = 0;
  }

  /** @param {number} total @param {number} all */
  show(total, all) {
    const noun = counted("product", total);
    const rest = total === all ? "" : say("found_of", { all });
    this.line.replaceChildren(html("strong", {}, number(total)), ` ${noun} ${rest}`.trimEnd());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.said.textContent = `${number(total)} ${noun} ${rest}`.trimEnd();
    }, PAUSE);
  }
}

/** The order to choose: by fit only where there are words to fit. */
export class Sort {
  /** @param {HTMLSelectElement} select @param {(sort: string) => void} choose */
  constructor(select, choose) {
    this.select = select;
    this.fit = new Option(say("sort_fit"), "fit");
    select.addEventListener("change", () => choose(select.value));
  }

  /** @param {Choice} choice */
  mark({ q, sort }) {
    if (q && !this.fit.isConnected) this.select.prepend(this.fit);
    if (!q) this.fit.remove();
    this.select.value = sort || (q ? "fit" : "group");
  }
}

const title = document.title;

/** What else tells of the choice: title, the same page in the other language, the header's field. @param {Choice} choice */
export function tell(choice) {
  const other = document.querySelector("a.oc-lang");
  if (other instanceof HTMLAnchorElement) other.search = write(choice);
  const field = document.querySelector("#find-q");
  if (field instanceof HTMLInputElement && !field.matches(":focus")) field.value = choice.q;
}

/** @param {string} q @param {string[]} labels of what is chosen */
export function entitle(q, labels) {
  const parts = q ? [`“${q}”`, ...labels] : labels;
  document.title = parts.length ? `${parts.join(", ")} · ${title}` : title;
}
