// @ts-check
/** The panel that sends one enquiry about the whole list: what it says, to whom, by which app. */

import { copy, zaloAddress } from "../share/copy.js";
import { LONG, enquiry, mailLink, nameIn, whatsappLink } from "./enquiry.js";
import { say } from "./own_words.js";
import { contactsOf, onlyMaker } from "./products.js";

/** @typedef {import("./view.js").Line} Line */
/** @typedef {import("./products.js").Maker} Maker */
/** @typedef {import("./products.js").Contacts} Contacts */

/** @type {Contacts} */
const NOBODY = { mail: "", mobile: "", zalo: "" };
const here = document.documentElement.lang;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));

export class Send {
  /** @param {{ home: string, root: string, tell: (text: string) => void }} page */
  constructor(page) {
    this.page = page;
    /** @type {Line[]} */
    this.lines = [];
    this.link = "";
    this.written = "";
    this.contacts = NOBODY;
    /** @type {Map<string, Promise<Contacts>>} */
    this.asked = new Map();
    /** @type {Maker | null} */
    this.maker = null;
    this.text = /** @type {HTMLTextAreaElement} */ (part("own-message"));
    this.again = part("own-again");
    this.text.addEventListener("input", () => this.address());
    this.again.addEventListener("click", () => {
      this.write();
      this.text.focus();
    });
    for (const choice of document.querySelectorAll('[name="message-language"]')) {
      choice.addEventListener("change", () => this.write());
    }
    part("own-copy-text").addEventListener("click", () => this.copy());
    part("own-zalo").addEventListener("click", () => this.copy());
    const app = part("own-app");
    app.hidden = !("share" in navigator);
    app.addEventListener("click", () => navigator.share({ title: this.subject, text: this.text.value }).catch(() => {}));
  }

  get lang() {
    const chosen = document.querySelector('[name="message-language"]:checked');
    return chosen instanceof HTMLInputElement ? chosen.value : here;
  }

  /** @param {Line[]} lines @param {string} link */
  show(lines, link) {
    this.lines = lines;
    this.link = link;
    const maker = onlyMaker(lines.map(({ known }) => known));
    if (maker?.slug !== this.maker?.slug) {
      this.maker = maker;
      this.contacts = NOBODY;
      if (maker) this.find(maker);
    }
    const to = part("own-to");
    to.textContent = maker ? say("to_one", { name: nameIn(maker, here) }) : say("to_many");
    // What somebody wrote is not written over.
    if (this.text.value === this.written) this.write();
    else this.address();
  }

  write() {
    const { lines, link, maker } = this;
    const { subject, body } = enquiry(lines, { lang: this.lang, maker, root: this.page.root, link });
    this.subject = subject;
    this.written = this.text.value = body;
    this.text.lang = this.lang;
    this.address();
  }

  /** Where the buttons lead to, with the text as it is now. */
  address() {
    const { mail, mobile, zalo } = this.contacts;
    const message = { subject: this.subject ?? "", body: this.text.value };
    const link = mailLink(mail, message);
    this.again.hidden = this.text.value === this.written;
    part("own-long").hidden = link.length < LONG;
    /** @type {HTMLAnchorElement} */ (part("own-mail")).href = link;
    /** @type {HTMLAnchorElement} */ (part("own-whatsapp")).href = whatsappLink(mobile, message.body);
    /** @type {HTMLAnchorElement} */ (part("own-zalo")).href = zalo || zaloAddress();
  }

  /** How the one producer can be reached. Without network nobody is addressed. @param {Maker} maker */
  async find(maker) {
    const asked = this.asked.get(maker.slug) ?? contactsOf(maker.slug, this.page.home);
    this.asked.set(maker.slug, asked);
    try {
      const contacts = await asked;
      if (this.maker?.slug !== maker.slug) return;
      this.contacts = contacts;
      this.address();
    } catch {
      this.asked.delete(maker.slug);
    }
  }

  async copy() {
    this.page.tell(say((await copy(this.text.value, this.text)) ? "copied" : "not_copied"));
  }
}
