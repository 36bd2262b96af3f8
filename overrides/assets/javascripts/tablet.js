// @ts-check
/**
 * The page of the tablet mode: sets it up, and is its frame. The catalogue's own pages are shown in a frame of this
 * one, so that the whole screen, the wake lock and the clock of who is there outlast the change from page to page.
 */

import { html } from "./hit.js";
import { code } from "./share/code.js";
import { fill, release, stayAwake } from "./tablet/awake.js";
import { bringBack, forget, putAside } from "./tablet/forget.js";
import { SIGNS, inFrame } from "./tablet/frame.js";
import { onHold } from "./tablet/hold.js";
import { isOn, pageOf, setOn, setShownPage, shownPage } from "./tablet/settings.js";
import { shownProducts } from "./tablet/shown.js";
import { Slides } from "./tablet/slides.js";

/** Nobody has touched the tablet for so long: a visitor has left. */
const IDLE = 60_000;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));

const stand = byId("stand");
const frame = /** @type {HTMLIFrameElement} */ (byId("stand-frame"));
const sheet = /** @type {HTMLDialogElement} */ (byId("stand-sheet"));
const form = /** @type {HTMLFormElement} */ (byId("tablet-form"));
const choice = /** @type {HTMLSelectElement} */ (byId("tablet-show"));
const root = new URL(stand.dataset.root ?? "", location.href).href;
const { short = "", starsVi = "", starsEn = "" } = stand.dataset;
const slides = new Slides(byId("stand-slides"), { root, short, stars: { vi: starsVi, en: starsEn } });

/** The language visitors begin with. */
const first = document.documentElement.lang;
/** Products' slugs, where the tablet is limited to some. @type {Set<string> | null} */
let allowed = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idle;
/** Whether nobody is there. */
let resting = false;
/** Addresses of the pages this visitor saw, the one that is shown last. @type {string[]} */
let trail = [];

/** @param {string} lang @param {string} path */
const address = (lang, path) => new URL(`${lang}/${path}`, root).href;

/** Below a language's home. @param {URL} url */
function pathOf(url) {
  const inside = url.href.startsWith(root) ? url.href.slice(root.length).split(/[?#]/)[0] : "";
  const [, lang, path] = /^(vi|en)\/(.*)$/.exec(inside) ?? [];
  return lang ? { lang, path } : null;
}

/** @param {URL} url */
function allows(url) {
  const found = pathOf(url);
  if (!found || /\.\w+$/.test(found.path)) return false;
  const limit = shownPage();
  if (!limit || found.path === limit || found.path === "list/") return true;
  const product = /^products\/([^/]+)\/$/.exec(found.path)?.[1];
  return product ? Boolean(allowed?.has(product)) : /^producers\/[^/]+\/$/.test(found.path);
}

/** @param {string} lang @param {string} path */
function go(lang, path) {
  frame.contentWindow?.location.replace(address(lang, path));
}

function toStart() {
  if (sheet.open) sheet.close();
  trail = [];
  go(first, shownPage());
}

/** One step back. Not the browser's: its steps lead to what other visitors saw, and out of the mode. */
function back() {
  trail.pop();
  const before = trail.pop();
  if (before) frame.contentWindow?.location.replace(before);
}

function onPage() {
  const here = frame.contentWindow?.location.href ?? "";
  if (trail.at(-1) !== here) trail.push(here);
  byId("stand-back").toggleAttribute("disabled", trail.length < 2);
  onTouch();
}

async function load() {
  const products = await shownProducts(root, shownPage());
  allowed = shownPage() ? new Set(products.map(({ slug }) => slug)) : null;
  return products;
}

async function onIdle() {
  resting = true;
  forget();
  toStart();
  const products = await load().catch(() => []);
  slides.start(products);
  // The network may be back by then.
  if (!products.length) idle = setTimeout(onIdle, IDLE);
}

function onTouch() {
  if (resting) return;
  clearTimeout(idle);
  idle = setTimeout(onIdle, IDLE);
}

/** @param {Event} event */
function fromSlides(event) {
  event.preventDefault();
  const { current } = slides;
  slides.stop();
  resting = false;
  fill();
  if (current) go(current.lang, `products/${current.slug}/`);
  onTouch();
}

/** A page of the site is told by its published address: the tablet may have it from elsewhere. @param {string} href */
const published = (href) => (href.startsWith(root) ? short.replace(/Q\/$/, "") + href.slice(root.length) : href);

/**
 * @param {import("./tablet/frame.js").Out} out
 * @param {{ here?: boolean, printed?: string }} [options] `here`: it is the page that is shown; `printed`: its code
 */
async function showCode({ title, href }, { here = false, printed } = {}) {
  const leads = published(href);
  const text = leads.replace(/^(?:https:\/\/|tel:|mailto:)/, "");
  byId("stand-sheet-title").textContent = title;
  byId("stand-sheet-text").textContent = text;
  byId("stand-sheet-why").hidden = here;
  const drawn = printed ? html("img", { src: printed, alt: text, width: 400, height: 400 }) : await code(leads, text);
  byId("stand-sheet-code").replaceChildren(...(drawn ? [drawn] : []));
  if (!sheet.open) sheet.showModal();
}

/** The page that is shown, at its published address: a product by its short one. */
function showPage() {
  const inside = frame.contentDocument;
  if (!inside) return;
  const title = inside.querySelector("h1")?.textContent?.trim() ?? inside.title;
  const id = inside.querySelector("article.product")?.getAttribute("data-id");
  if (id) showCode({ title, href: short + id }, { here: true, printed: `${root}qr/${id}.svg` });
  else showCode({ title, href: inside.location.href }, { here: true });
}

/** The same page in the other language. */
function turn() {
  const found = pathOf(new URL(frame.contentWindow?.location.href ?? ""));
  if (found) go(found.lang === "vi" ? "en" : "vi", found.path);
}

function leave() {
  setOn(false);
  clearTimeout(idle);
  slides.stop();
  release();
  bringBack();
  location.replace(location.pathname);
}

/** @param {boolean} touched whether a touch began it */
async function begin(touched) {
  putAside();
  setOn(true);
  stand.hidden = false;
  document.documentElement.classList.add("has-stand");
  if (touched) fill();
  else stayAwake();
  // Where the products cannot be had now, nothing is shown as one that is not in the list.
  if (shownPage()) await load().catch(() => (allowed = new Set()));
  toStart();
  onTouch();
}

inFrame(frame, {
  allows,
  limit: () => shownPage() && address(first, shownPage()),
  onTouch,
  onOut: (out) => showCode(out),
  onPage,
});
for (const sign of SIGNS) stand.addEventListener(sign, onTouch, { capture: true, passive: true });
// A browser gives the whole screen for a touch; one that was opened anew gets it back with the first.
stand.addEventListener("pointerup", fill);
byId("stand-slides").addEventListener("click", fromSlides);
byId("stand-slides").addEventListener("keydown", fromSlides);
byId("stand-start").addEventListener("click", toStart);
byId("stand-back").addEventListener("click", back);
byId("stand-lang").addEventListener("click", turn);
byId("stand-code").addEventListener("click", showPage);
byId("stand-sheet-close").addEventListener("click", () => sheet.close());
onHold(byId("stand-leave"), leave);
stand.addEventListener("contextmenu", (event) => event.preventDefault());

form.addEventListener("submit", (event) => {
  event.preventDefault();
  setShownPage(choice.value);
  begin(true);
});

const asked = new URLSearchParams(location.search).get("tablet");
if (asked !== null && asked !== "0") {
  const page = asked === "all" ? "" : pageOf(asked);
  if (page !== null) setShownPage(page);
  history.replaceState(null, "", location.pathname);
}
const kept = shownPage();
if (kept && ![...choice.options].some(({ value }) => value === kept)) {
  choice.append(new Option(`${choice.dataset.kept}: ${kept.split("/")[1]}`, kept));
}
choice.value = kept;
if (asked === "0") {
  if (isOn()) leave();
} else if (asked !== null || isOn()) begin(false);
