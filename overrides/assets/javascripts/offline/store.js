// @ts-check
/**
 * What is kept on the device for times without a network: one small database for each site.
 *
 * `files`: SHA-256 → a pack or a photo, as it came. `state`: "taken" → Taken, what is read without a network;
 * "begun" → Begun, what is being fetched. `pages`: the id of an open page → what it was read from, see worker.js.
 * Used by pages and by the service worker.
 */

/**
 * @typedef {[hash: string, size: number]} Fact first 18 bytes of the SHA-256 in Base64, and size
 * @typedef {object} Index `pack/index.json`, see catalogue/publish/packs.py
 * @property {number} format
 * @property {string} version
 * @property {string} day ISO date of the data
 * @property {number} products
 * @property {number} files
 * @property {[count: number, size: number]} photos
 * @property {Record<string, number>} counts
 * @property {Record<string, Fact>} packs
 * @typedef {object} Choice what is taken along
 * @property {"all" | "event" | "group" | "producer"} kind
 * @property {string} key of the event, group or producer; empty for all
 * @property {boolean} pictures
 * @typedef {object} Taken
 * @property {Index} index
 * @property {Choice} choice
 * @property {Record<string, string>} names what is chosen, by language
 * @property {string[]} packs names of those that are here
 * @property {Record<string, string>} photos first part of a photo's name → its SHA-256
 * @property {number} size bytes of all of it
 * @property {number} products how many are here
 * @property {number} since when it was all here, ms
 * @typedef {{ choice: Choice, names: Record<string, string> }} Begun
 */

const STORES = ["files", "state", "pages"];

/**
 * @param {string} root address of the site's root; sites on one host have a database each
 * @returns {Promise<IDBDatabase>}
 */
export function openStore(root) {
  const opening = indexedDB.open(`ocop ${new URL(root).pathname}`, 1);
  opening.onupgradeneeded = () => STORES.forEach((name) => opening.result.createObjectStore(name));
  return new Promise((done, failed) => {
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      // Another tab wants to delete or renew it.
      opening.result.onversionchange = () => opening.result.close();
      done(opening.result);
    };
  });
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answer(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** @param {IDBDatabase} db @param {string} store @param {string} key @returns {Promise<any>} */
export const read = (db, store, key) => answer(db.transaction(store).objectStore(store).get(key));

/** @param {IDBDatabase} db @param {string} store @returns {Promise<string[]>} */
export async function keysOf(db, store) {
  const keys = await answer(db.transaction(store).objectStore(store).getAllKeys());
  return keys.map(String);
}

/** @param {IDBDatabase} db @param {string} store @returns {Promise<[key: string, value: any][]>} */
export async function entriesOf(db, store) {
  const target = db.transaction(store).objectStore(store);
  const [keys, values] = await Promise.all([answer(target.getAllKeys()), answer(target.getAll())]);
  return keys.map((key, at) => [String(key), values[at]]);
}

/**
 * Change several entries of a store: all of them, or none. Raises QuotaExceededError.
 * @param {IDBDatabase} db
 * @param {string} store
 * @param {[key: string, value: any][]} entries those without a value are removed
 * @returns {Promise<void>}
 */
export function change(db, store, entries) {
  const transaction = db.transaction(store, "readwrite", { durability: "relaxed" });
  const target = transaction.objectStore(store);
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error); // an error ends in that as well
    for (const [key, value] of entries) {
      if (value === undefined) target.delete(key);
      else target.put(value, key);
    }
  });
}
