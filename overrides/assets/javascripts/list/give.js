// @ts-check
/** The panel that gives the list away: its link, its QR code, and the sheet that print shows. */

import { html } from "../hit.js";
import { code } from "../share/code.js";
import { copy } from "../share/copy.js";
import { say } from "./own_words.js";
import { sheet } from "./sheet.js";

/** @typedef {import("./view.js").Line} Line */

/** The code is drawn when nothing was typed for so long. */
const PAUSE = 300;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

export class Give {
  /** @param {(text: string) => void} tell */
  constructor(tell) {
    this.field = /** @type {HTMLInputElement} */ (part("own-link"));
    this.timer = 0;
    this.drawn = "";
    /** @type {SVGElement | null} */
    this.qr = null;
    /** @type {Line[]} */
    this.lines = [];
    part("own-copy-link").addEventListener("click", async () => {
      tell(say((await copy(this.field.value, this.field)) ? "copied" : "not_copied"));
    });
    const share = part("own-share-link");
    share.hidden = !("share" in navigator);
    share.addEventListener("click", () => {
      navigator.share({ title: document.title, url: this.field.value }).catch(() => {});
    });
    part("own-print-now").addEventListener("click", async () => {
      await this.draw();
      print();
    });
  }

  /** @param {Line[]} lines @param {string} link */
  show(lines, link) {
    this.lines = lines;
    this.field.value = link;
    this.paper();
    clearTimeout(this.timer);
    if (lines.length) this.timer = setTimeout(() => this.draw(), PAUSE);
  }

  async draw() {
    clearTimeout(this.timer);
    const link = this.field.value;
    if (link === this.drawn) return;
    const qr = await code(link, say("qr")).catch(() => undefined);
    // undefined: what draws codes could not be fetched; the next change tries again.
    if (qr === undefined || link !== this.field.value) return;
    this.drawn = link;
    this.qr = qr;
    part("own-qr").replaceChildren(qr ?? html("p", { class: "quiet" }, say("qr_none")));
    this.paper();
  }

  paper() {
    const link = this.field.value;
    const qr = this.qr && this.drawn === link ? this.qr.cloneNode(true) : null;
    part("own-sheet").replaceChildren(...(this.lines.length ? sheet(this.lines, link, qr) : []));
  }
}
