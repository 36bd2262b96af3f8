// @ts-check
/** The products a tablet shows, in both languages: all, or those of one list page. */

import { Catalogue, dayNumber } from "../search/catalogue.js";
import { hit } from "../search/hits.js";

/** @typedef {import("../search/hits.js").Hit} Hit */
/** @typedef {{ id: string, slug: string, vi: Hit, en: Hit }} Shown */

/**
 * @param {string} root of the site, above both languages
 * @param {string} page "events/hoi-cho/"; "": all products
 * @returns {Promise<Shown[]>} in the order of the page; rejected where it cannot be had
 */
export async function shownProducts(root, page) {
  const [data, slugs] = await Promise.all([
    answer(new URL("search/index.json", root)).then((found) => found.json()),
    page ? slugsOf(new URL(`vi/${page}`, root)) : null,
  ]);
  const now = dayNumber(new Date());
  const [vi, en] = ["vi", "en"].map((lang) => new Catalogue(data, lang, now));
  const all = Array.from({ length: vi.count }, (_, at) => {
    const found = hit(vi, at, []);
    return { id: found.id, slug: found.url.split("/")[1], vi: found, en: hit(en, at, []) };
  });
  if (!slugs) return all;
  const bySlug = new Map(all.map((one) => [one.slug, one]));
  return slugs.flatMap((slug) => bySlug.get(slug) ?? []);
}

/** @param {URL} address */
async function answer(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}

/** The products that a list page shows as cards and in the rest of a long list. @param {URL} address */
async function slugsOf(address) {
  const page = new DOMParser().parseFromString(await (await answer(address)).text(), "text/html");
  const links = page.querySelectorAll(".cards .card__name a, .names--rest a");
  const slugs = [...links].map((link) => /products\/([^/]+)\/$/.exec(link.getAttribute("href") ?? "")?.[1] ?? "");
  return [...new Set(slugs)].filter(Boolean);
}
