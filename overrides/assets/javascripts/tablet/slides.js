// @ts-check
/** A slow slide show of products while nobody is there: each in both languages, one after the other. */

import { html, picture, stars } from "../hit.js";

/** @typedef {import("./shown.js").Shown} Shown */

/** How long each language of a product is shown. */
const STEP = 7000;

export class Slides {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #at = 0;
  /** @type {"vi" | "en"} */
  #lang = "vi";
  /** @type {Shown[]} */
  #products = [];

  /** @param {HTMLElement} section @param {{ root: string, short: string, stars: Record<string, string> }} where */
  constructor(section, where) {
    this.section = section;
    this.where = where;
  }

  /** Where a touch leads. @returns {{ slug: string, lang: "vi" | "en" } | null} */
  get current() {
    const product = this.#products[this.#at];
    return product ? { slug: product.slug, lang: this.#lang } : null;
  }

  /** @param {Shown[]} products none: the show says that they cannot be had */
  start(products) {
    this.stop();
    this.#products = products;
    this.#at = 0;
    this.#lang = "vi";
    this.#find(".slide").hidden = !products.length;
    this.#find(".stand__failed").hidden = products.length > 0;
    this.section.hidden = false;
    this.section.focus({ preventScroll: true });
    if (products.length) this.#show(true);
  }

  stop() {
    clearTimeout(this.#timer);
    this.section.hidden = true;
  }

  #next() {
    const turned = this.#lang === "en";
    if (turned) this.#at = (this.#at + 1) % this.#products.length;
    this.#lang = turned ? "vi" : "en";
    this.#show(turned);
  }

  /** @param {boolean} isNew whether another product comes, not the same in the other language */
  #show(isNew) {
    const product = this.#products[this.#at];
    const shown = product[this.#lang];
    const text = (/** @type {string} */ where, /** @type {string} */ words, /** @type {string} */ lang) => {
      const element = this.#find(where);
      element.textContent = words;
      element.lang = lang;
    };
    this.#find(".slide").lang = this.#lang;
    text(".slide__kind", shown.set, this.#lang);
    text(".slide__name", shown.name.text, shown.name.lang);
    text(".slide__other", shown.other?.text ?? "", shown.other?.lang ?? this.#lang);
    text(".slide__place span", shown.place ?? "", this.#lang);
    this.#find(".slide__place").hidden = !shown.place;
    const makers = shown.producers.map((maker) => maker.text).join(", ");
    text(".slide__makers span", makers, shown.producers[0]?.lang ?? this.#lang);
    this.#find(".slide__makers").hidden = !makers;
    this.#find(".slide__rating").replaceChildren(this.#rating(shown));
    if (isNew) {
      this.#find(".slide__picture").replaceChildren(picture(shown, this.where.root, "50vw"));
      const src = new URL(`qr/${product.id}.svg`, this.where.root).href;
      this.#find(".slide__squares").replaceChildren(html("img", { src, width: 240, height: 240, alt: "" }));
      this.#find(".slide__short").textContent = `${this.where.short}${product.id}`.replace(/^https:\/\//, "");
      if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
        this.#find(".slide").animate({ opacity: [0, 1] }, { duration: 900, easing: "ease-out" });
      }
    }
    this.#timer = setTimeout(() => this.#next(), STEP);
  }

  /** @param {Shown["vi"]} shown */
  #rating({ stars: count, status, statusText }) {
    const chip = html("span", { class: "chip" }, html("span", {}, statusText));
    const drawn = count ? stars(count) : null;
    drawn?.setAttribute("aria-label", this.where.stars[this.#lang].replace("{n}", String(count)));
    return html("div", { class: "rating", "data-status": status }, ...(drawn ? [drawn] : []), chip);
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.section.querySelector(selector));
  }
}
