// @ts-check
/**
 * Photos over the whole screen: swiped or stepped through, enlarged, each with whom to thank for it.
 *
 * Keys: arrows, Home, End, + and -, Escape. Two fingers enlarge as everywhere in the browser.
 */

import { html, icon } from "../hit.js";
import { openDialog } from "../share/open.js";
import { say } from "../share/words.js";

/** @param {HTMLAnchorElement} link the photo that was pressed */
export async function view(link) {
  const all = [...(link.closest("[data-photos]") ?? document).querySelectorAll("a[data-photo]")];
  const viewer = new Viewer(/** @type {HTMLAnchorElement[]} */ (all), all.indexOf(link));
  await openDialog(viewer.dialog);
  viewer.start();
}

/** @param {string} name @param {string} label @param {() => void} does */
function control(name, label, does) {
  const button = html("button", { type: "button", class: `viewer__${name}`, "aria-label": label });
  button.append(icon({ previous: "arrow", next: "arrow", zoom: "search", close: "close" }[name] ?? name));
  button.addEventListener("click", does);
  return button;
}

class Viewer {
  /** @param {HTMLAnchorElement[]} links @param {number} first */
  constructor(links, first) {
    this.at = first;
    this.timer = 0;
    this.slides = links.map((link, at) => this.slide(link, at, links.length));
    this.strip = html("div", { class: "viewer__strip" }, ...this.slides);
    this.place = html("p", { class: "viewer__place", "aria-hidden": "true" });
    this.said = html("p", { class: "unseen", role: "status" });
    this.zoomer = control("zoom", say("photo_zoom"), () => this.zoom());
    this.zoomer.setAttribute("aria-pressed", "false");
    this.back = control("previous", say("photo_previous"), () => this.go(this.at - 1));
    this.next = control("next", say("photo_next"), () => this.go(this.at + 1));
    const close = control("close", say("photo_close"), () => this.dialog.close());
    this.dialog = /** @type {HTMLDialogElement} */ (
      html("dialog", { class: "viewer", "aria-label": say("photo_large") }, this.strip, this.place, this.said)
    );
    // One photo needs no steps.
    this.dialog.append(...(links.length > 1 ? [this.back, this.next] : []), this.zoomer, close);
    this.dialog.addEventListener("keydown", (event) => this.onKey(event));
    this.strip.addEventListener("scroll", () => this.onScroll(), { passive: true });
    this.strip.addEventListener("dblclick", (event) => this.zoom(event));
  }

  /** @param {HTMLAnchorElement} link @param {number} at @param {number} all */
  slide(link, at, all) {
    const from = link.querySelector("img");
    const alt = from?.alt ?? "";
    const image = html("img", {
      src: link.href,
      alt,
      width: from?.getAttribute("width") ?? "",
      height: from?.getAttribute("height") ?? "",
      decoding: "async",
      loading: at === this.at ? "eager" : "lazy",
    });
    if (from?.lang) image.lang = from.lang;
    const credit = link.closest("figure")?.querySelector("figcaption > span, figcaption.quiet")?.textContent?.trim();
    const text = html("figcaption", { class: "viewer__text" }, html("span", from?.lang ? { lang: from.lang } : {}, alt));
    if (credit) text.append(html("span", { class: "viewer__credit" }, credit));
    const frame = html("div", { class: "viewer__frame" }, image);
    const label = say("photo_of", { n: at + 1, all });
    return html("figure", { class: "viewer__slide", "aria-label": label, role: "group" }, frame, text);
  }

  start() {
    this.go(this.at, "instant");
    this.mark(this.at);
  }

  /** @param {number} to @param {ScrollBehavior} [behavior] */
  go(to, behavior = "auto") {
    const at = Math.max(0, Math.min(this.slides.length - 1, to));
    this.strip.scrollTo({ left: this.slides[at].offsetLeft, behavior });
    if (at !== this.at) this.mark(at);
  }

  /** @param {number} at the photo that is seen */
  mark(at) {
    if (at !== this.at) this.unzoom();
    this.at = at;
    const all = this.slides.length;
    this.place.textContent = all > 1 ? `${at + 1} / ${all}` : "";
    this.said.textContent = all > 1 ? `${say("photo_of", { n: at + 1, all })}. ${this.alt(at)}` : "";
    this.slides.forEach((slide, place) => slide.toggleAttribute("inert", place !== at));
    // Not `disabled`: a button that has the focus would lose it.
    this.back.setAttribute("aria-disabled", String(at === 0));
    this.next.setAttribute("aria-disabled", String(at === all - 1));
  }

  /** @param {number} at */
  alt(at) {
    return this.slides[at].querySelector("img")?.alt ?? "";
  }

  onScroll() {
    const { scrollLeft, clientWidth } = this.strip;
    const at = Math.round(scrollLeft / Math.max(1, clientWidth));
    clearTimeout(this.timer);
    // A step by key or button passes others on its way.
    this.timer = setTimeout(() => at !== this.at && this.slides[at] && this.mark(at), 120);
  }

  /** Twice as large as it fits, around the place that was pressed; or whole again. @param {MouseEvent} [event] */
  zoom(event) {
    const frame = /** @type {HTMLElement} */ (this.slides[this.at].firstElementChild);
    const box = frame.getBoundingClientRect();
    const fits = frame.querySelector("img")?.getBoundingClientRect().width ?? 0;
    if (!frame.classList.contains("viewer__frame--large")) frame.style.setProperty("--twice", `${2 * fits}px`);
    const on = frame.classList.toggle("viewer__frame--large");
    this.zoomer.setAttribute("aria-pressed", String(on));
    if (!on) return;
    const x = event ? (event.clientX - box.left) / box.width : 0.5;
    const y = event ? (event.clientY - box.top) / box.height : 0.5;
    frame.scrollTo((frame.scrollWidth - frame.clientWidth) * x, (frame.scrollHeight - frame.clientHeight) * y);
  }

  unzoom() {
    for (const slide of this.slides) slide.firstElementChild?.classList.remove("viewer__frame--large");
    this.zoomer.setAttribute("aria-pressed", "false");
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const large = this.zoomer.getAttribute("aria-pressed") === "true";
    const last = this.slides.length - 1;
    /** @type {Record<string, (() => void) | undefined>} */
    const does = {
      ArrowLeft: () => (large ? this.pan(-1, 0) : this.go(this.at - 1)),
      ArrowRight: () => (large ? this.pan(1, 0) : this.go(this.at + 1)),
      ArrowUp: large ? () => this.pan(0, -1) : undefined,
      ArrowDown: large ? () => this.pan(0, 1) : undefined,
      Home: () => this.go(0),
      End: () => this.go(last),
      "+": () => large || this.zoom(),
      "-": () => large && this.zoom(),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {number} x @param {number} y */
  pan(x, y) {
    this.slides[this.at].firstElementChild?.scrollBy({ left: x * 80, top: y * 80 });
  }
}
