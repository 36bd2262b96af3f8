// @ts-check
/**
 * Buttons that put a product on the reader's list or take it off: `<button data-pick="HB0013" aria-pressed>`.
 *
 * What the list keeps of a product stands around its button: in a card, or at the head of the product's page.
 */

import { toast } from "./toast.js";
import { MOST, add, has, read, remove, watch } from "./store.js";
import { say } from "./words.js";

const here = document.documentElement.lang;

/** @param {Element} button */
function paint(button) {
  const pressed = String(has(button.getAttribute("data-pick") ?? ""));
  if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
}

/**
 * Give a card its button.
 * @param {HTMLElement} card with `data-id`
 */
export function equip(card) {
  const { id } = card.dataset;
  const name = card.querySelector(".card__name")?.textContent?.trim();
  if (!id || !name || card.querySelector(":scope > .pick")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pick";
  button.dataset.pick = id;
  button.setAttribute("aria-label", `${say("add")}: ${name}`);
  paint(button);
  card.append(button);
}

/**
 * What the list keeps of the product a button stands for.
 * @param {string} id
 * @param {Element} around
 */
function described(id, around) {
  const title = around.querySelector(".card__name, h1");
  const other = around.querySelector(".card__other, .product__other");
  const link = title?.querySelector("a");
  const path = new URL(link?.href ?? location.href).pathname;
  /** @type {Record<string, string>} */
  const names = {};
  for (const element of [title, other]) {
    const text = element?.textContent?.trim();
    const lang = (element?.querySelector("[lang]") ?? element?.closest("[lang]"))?.getAttribute("lang") ?? here;
    if (text) names[lang] ??= text;
  }
  return { id, ...names, slug: path.replace(/index\.html$/, "").split("/").filter(Boolean).at(-1) ?? "" };
}

/** @param {HTMLElement} button */
function press(button) {
  const id = button.dataset.pick ?? "";
  if (has(id)) {
    remove(id);
    toast(say("removed"));
    return;
  }
  const outcome = add(described(id, button.closest("[data-id]") ?? document.body));
  if (outcome === "full") toast(say("full", { n: MOST }), true);
  else toast(say(outcome === "kept" ? "added" : "lost"), true);
}

/** The link to the list, and how many products are on it. @param {HTMLElement} link */
function count(link) {
  const n = read().length;
  const badge = link.querySelector(".oc-list__count");
  if (!(badge instanceof HTMLElement)) return;
  badge.hidden = n === 0;
  badge.textContent = String(n);
  link.setAttribute("aria-label", n ? say(n === 1 ? "count_one" : "count", { n }) : say("list"));
}

/** Bring the page's buttons and the header's link to life. */
export function start() {
  const link = document.querySelector(".oc-list");
  const show = () => {
    if (link instanceof HTMLElement) count(link);
    for (const button of document.querySelectorAll("[data-pick]")) paint(button);
  };
  show();
  watch(show);
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-pick]") : null;
    if (button instanceof HTMLElement) press(button);
  });
}
