// @ts-check
/** What the list shows of a product: from the same index as the search has. */

import { Catalogue, dayNumber } from "../search/catalogue.js";
import { hit } from "../search/hits.js";

/** @typedef {import("../search/hits.js").Hit} Hit */
/** @typedef {{ slug: string, vi: string, en: string }} Maker */
/** @typedef {Hit & { vi: string, en: string, slug: string, makers: Maker[] }} Known */
/** @typedef {(id: string) => Known | null} Find null: no such product */

/**
 * Fetch the index, once for a page that asks once.
 * @param {string} root of the site, above both languages
 * @returns {Promise<Find>} rejected where it cannot be had
 */
export async function openCatalogue(root) {
  const response = await fetch(new URL("search/index.json", root));
  if (!response.ok) throw new Error(`${response.status} search/index.json`);
  const catalogue = new Catalogue(await response.json(), document.documentElement.lang, dayNumber(new Date()));
  return (id) => {
    const at = catalogue.position(id.slice(0, 2), Number(id.slice(2)));
    if (at < 0) return null;
    const { producers } = catalogue.tables;
    return {
      ...hit(catalogue, at, []),
      vi: catalogue.names.vi.item(at),
      en: catalogue.names.en.item(at),
      slug: catalogue.url(at).split("/")[1],
      makers: catalogue.producers(at).map((maker) => ({
        slug: producers.slug(maker),
        vi: producers.names.vi.item(maker),
        en: producers.names.en.item(maker),
      })),
    };
  };
}

/**
 * The one producer whom all of some products are from, if there is one.
 * @param {(Known | null)[]} products
 * @returns {Maker | null}
 */
export function onlyMaker(products) {
  const [first, ...others] = products;
  const same = first?.makers.filter(({ slug }) => others.every((one) => one?.makers.some((maker) => maker.slug === slug)));
  return same?.length === 1 ? same[0] : null;
}

/** @typedef {{ mail: string, mobile: string, zalo: string }} Contacts empty: none known */

/** Addresses of Zalo, and numbers a mobile phone may have in Vietnam. */
const ZALO = /^https:\/\/(?:[\w-]+\.)?zalo\.me\//;
const MOBILE = /^tel:\+(84[35789]\d{8})$/;

/**
 * How to reach a producer: what its page says, and nothing else.
 * @param {string} slug
 * @param {string} home of the language
 * @returns {Promise<Contacts>}
 */
export async function contactsOf(slug, home) {
  const response = await fetch(new URL(`producers/${encodeURIComponent(slug)}/`, home));
  if (!response.ok) throw new Error(`${response.status} ${slug}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const links = [...page.querySelectorAll("[data-contacts] a")].map((link) => link.getAttribute("href") ?? "");
  return {
    mail: links.find((link) => link.startsWith("mailto:"))?.slice("mailto:".length) ?? "",
    mobile: links.map((link) => MOBILE.exec(link)?.[1]).find(Boolean) ?? "",
    zalo: links.find((link) => ZALO.test(link)) ?? "",
  };
}
