// @ts-check
/**
 * Takes the catalogue along: finds out what a choice needs and what of it is here already, fetches the rest,
 * checks every file by its SHA-256, and puts the whole into use in one step. No page is involved.
 */

import { change, keysOf, read } from "./store.js";
import { packName, unpacked } from "./packs.js";

/**
 * @typedef {import("./store.js").Index} Index
 * @typedef {import("./store.js").Choice} Choice
 * @typedef {import("./store.js").Taken} Taken
 * @typedef {{ url: string, hash: string, size: number }} File
 * @typedef {[kind: Choice["kind"], key: string, vi: string | null, en: string | null, products: number[]]} Offer
 * @typedef {{ products: [slug: string, id: string, producers: string[]][], choices: Offer[] }} Offers
 * @typedef {Record<string, [name: string, hash: string, size: number][]>} Photos entry's page → its photos
 * @typedef {object} Plan
 * @property {Index} index
 * @property {Choice} choice
 * @property {number} products
 * @property {string[]} packs
 * @property {Record<string, string>} photos
 * @property {File[]} files all of them
 */

const INDEX = "pack/index.json";
/** The version of packs that is understood here. */
const FORMAT = 1;
/** Bytes of a SHA-256 that the index lists. */
const LISTED = 18;
/** Requests at a time, and tries for each file. */
const AT_ONCE = 6;
const TRIES = 3;
/** Folders whose packs belong to single entries; all others are needed whatever is chosen. */
const OF_ENTRIES = /^(?:products|producers|Q)(?:-|$)/;
/** Packs that only tell what there is. */
const LISTS = new Set(["choices", "photos"]);

/** A file is not what it should be, however often it is fetched. */
export class Damaged extends Error {}

/** The site has a newer version than the one that is being fetched. */
export class Renewed extends Error {}

/** The site is of a kind that this script does not know. */
export class Unknown extends Error {}

/** The list of packs as it is on the site now. @param {string} root @param {AbortSignal} [signal] @returns {Promise<Index>} */
export async function newestIndex(root, signal) {
  const response = await fetch(new URL(INDEX, root), { cache: "no-cache", signal });
  if (!response.ok) throw new TypeError(`${response.status} ${INDEX}`);
  const index = await response.json();
  if (index.format !== FORMAT) throw new Unknown();
  return index;
}

/** A pack that tells what there is: "choices" or "photos". @param {string} root @param {Index} index @param {string} name @param {AbortSignal} [signal] @returns {Promise<any>} */
export async function list(root, index, name, signal) {
  const [hash, size] = index.packs[name];
  return unpacked(await fetched(file(root, name, hash, size), signal));
}

/** @param {string} root @param {string} name @param {string} hash @param {number} size @returns {File} */
const file = (root, name, hash, size) => ({ url: new URL(`pack/${name}.pack`, root).href, hash, size });

/**
 * What a choice needs.
 * @param {string} root
 * @param {Index} index
 * @param {Choice} choice
 * @param {Offers | null} offers needed unless all is chosen
 * @param {Photos | null} photos needed with pictures
 * @returns {Plan}
 */
export function planned(root, index, choice, offers, photos) {
  let packs = Object.keys(index.packs).filter((name) => !LISTS.has(name));
  let entries = Object.keys(photos ?? {});
  let { products } = index;
  if (choice.kind !== "all") {
    const numbers = offers?.choices.find(([kind, key]) => kind === choice.kind && key === choice.key)?.[4] ?? [];
    const chosen = numbers.map((number) => /** @type {Offers} */ (offers).products[number]);
    const makers = new Set(chosen.flatMap(([, , producers]) => producers));
    const wanted = new Set([
      ...chosen.flatMap(([slug, id]) => [packName("products", slug, index.counts), packName("Q", id, index.counts)]),
      ...[...makers].map((slug) => packName("producers", slug, index.counts)),
    ]);
    packs = packs.filter((name) => !OF_ENTRIES.test(name) || wanted.has(name));
    entries = [...chosen.map(([slug]) => `products/${slug}`), ...[...makers].map((slug) => `producers/${slug}`)];
    products = chosen.length;
  }
  const pictures = choice.pictures ? entries.flatMap((entry) => photos?.[entry] ?? []) : [];
  const files = new Map(packs.map((name) => [index.packs[name][0], file(root, name, ...index.packs[name])]));
  for (const [name, hash, size] of pictures) files.set(hash, { url: new URL(`photos/${name}`, root).href, hash, size });
  const byName = Object.fromEntries(pictures.map(([name, hash]) => [name.split("-")[0], hash]));
  return { index, choice, products, packs, photos: byName, files: [...files.values()] };
}

/** Bytes of files. @param {File[]} files */
export const total = (files) => files.reduce((sum, { size }) => sum + size, 0);

/** The files of a plan that are not here yet. @param {IDBDatabase} db @param {Plan} plan @returns {Promise<File[]>} */
export async function missing(db, plan) {
  const here = new Set(await keysOf(db, "files"));
  return plan.files.filter(({ hash }) => !here.has(hash));
}

/** A file that is what it should be. @param {File} wanted @param {AbortSignal} [signal] @returns {Promise<ArrayBuffer>} */
async function fetched({ url, hash }, signal) {
  for (let tried = 1; ; tried++) {
    const response = await fetch(url, { cache: tried > 1 ? "reload" : "no-cache", signal });
    if (response.status >= 500) throw new TypeError(`${response.status} ${url}`);
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    if (btoa(String.fromCharCode(...digest.slice(0, LISTED))) === hash) return bytes;
    if (tried === TRIES) throw new Damaged(url);
  }
}

/**
 * Fetch and keep files, several at a time. What is kept when this fails or is stopped need not be fetched again.
 * Raises Damaged, Renewed, QuotaExceededError, AbortError; TypeError without a network.
 * @param {IDBDatabase} db
 * @param {string} root
 * @param {Plan} plan
 * @param {File[]} files
 * @param {AbortSignal} signal
 * @param {(size: number) => void} step called after each file
 */
export async function fetchAll(db, root, plan, files, signal, step) {
  const waiting = [...files];
  const own = new AbortController();
  const stop = () => own.abort();
  signal.addEventListener("abort", stop);
  async function some() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await change(db, "files", [[next.hash, await fetched(next, own.signal)]]);
      step(next.size);
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, some));
  } catch (error) {
    own.abort();
    const renewed = error instanceof Damaged && (await newestIndex(root, signal)).version !== plan.index.version;
    throw renewed ? new Renewed() : error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** Put what was fetched into use, at once. @param {IDBDatabase} db @param {Plan} plan @param {Record<string, string>} names of the choice @returns {Promise<Taken>} */
export async function takeIntoUse(db, plan, names) {
  const { index, choice, packs, photos, files, products } = plan;
  const taken = { index, choice, names, packs, photos, products, size: total(files), since: Date.now() };
  const before = await read(db, "state", "taken");
  await change(db, "state", [["taken", taken], ["before", before], ["begun", undefined]]);
  await tidy(db);
  return taken;
}

/** Remove files that belong to nothing. @param {IDBDatabase} db */
export async function tidy(db) {
  const used = new Set();
  for (const name of ["taken", "before"]) {
    const taken = /** @type {Taken | undefined} */ (await read(db, "state", name));
    for (const pack of taken?.packs ?? []) used.add(taken?.index.packs[pack][0]);
    for (const hash of Object.values(taken?.photos ?? {})) used.add(hash);
  }
  const old = (await keysOf(db, "files")).filter((hash) => !used.has(hash));
  await change(db, "files", old.map((hash) => [hash, undefined]));
}

/** Remove everything. @param {IDBDatabase} db */
export async function remove(db) {
  await change(db, "state", ["taken", "before", "begun"].map((name) => [name, undefined]));
  await tidy(db);
}
