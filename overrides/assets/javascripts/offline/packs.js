// @ts-check
/**
 * Pages out of packs. `catalogue/publish/pack_text.py` takes them apart, `pack_names.py` says where they are;
 * a page that is put together here has the bytes of the page itself.
 */

import { read } from "./store.js";

/** @typedef {import("./store.js").Taken} Taken @typedef {import("./store.js").Index} Index */
/** @typedef {string | [kind: string, ...what: any[]]} Part */

const ROOT = ["index.html", "404.html", "manifest.webmanifest"];

/**
 * The folder whose packs a file is in, and what decides on which of them.
 * @param {string} path below the site's root
 * @returns {[folder: string, key: string] | null}
 */
function placeOf(path) {
  if (ROOT.includes(path)) return ["root", ""];
  const [first, ...below] = path.split("/");
  if (first === "vi" || first === "en") {
    if (below[0] === "assets" || below[0] === "illustrations") return ["assets", ""];
    if (!path.endsWith(".html")) return null;
    return below.length > 2 ? [below[0], below[1]] : ["pages", below[0]];
  }
  if (first === "search") return [below[0] === "text" ? "texts" : "search", ""];
  if (first === "contribute") {
    return below[0] === "source" ? ["products", below[1].replace(/\.json$/, "")] : ["form", ""];
  }
  if (first === "Q") return ["Q", below[0]];
  if (first === "qr" && path.endsWith(".svg")) return ["Q", below.join("/").slice(0, -4)];
  return null;
}

/** @param {string} text @returns {number} CRC-32 of its UTF-8 */
export function crc32(text) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}

/** The pack of an entry of a folder. @param {string} folder @param {string} key @param {Record<string, number>} counts */
export function packName(folder, key, counts) {
  const count = counts[folder];
  const own = count === undefined ? key : String(crc32(key) % count);
  return own ? `${folder}-${own}` : folder;
}

/** The pack of a file, if it is in one. @param {string} path @param {Record<string, number>} counts */
export function packOf(path, counts) {
  const place = placeOf(path);
  return place && packName(place[0], place[1], counts);
}

/** What a pack holds. @param {ArrayBuffer} bytes @returns {Promise<any>} */
export function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

/** Packs opened lately, so that a page's neighbours come quicker. */
const KEPT = 48;

/** Reads files of one version of the site. */
export class Reader {
  /** @param {IDBDatabase} db @param {Taken} taken */
  constructor(db, taken) {
    this.db = db;
    this.taken = taken;
    this.names = new Set(taken.packs);
    /** @type {Map<string, Promise<any>>} */
    this.open = new Map();
  }

  /** Whether a file was taken along, as far as its pack tells. @param {string} path */
  async has(path) {
    return (await this.parts(path)) !== undefined;
  }

  /**
   * A file, byte for byte; nothing where it was not taken along.
   * @param {string} path below the site's root
   * @returns {Promise<string | undefined>}
   */
  async text(path) {
    const parts = await this.parts(path);
    if (parts === undefined) return undefined;
    const [first] = parts;
    if (parts.length === 1 && Array.isArray(first) && first[0] === "=") return this.text(first[1]);
    const lang = path.slice(0, 2);
    return (await Promise.all(parts.map((part) => (typeof part === "string" ? part : this.filled(part, lang))))).join("");
  }

  /** @param {string} path @returns {Promise<Part[] | undefined>} */
  async parts(path) {
    const name = packOf(path, this.taken.index.counts);
    return name === null || !this.names.has(name) ? undefined : (await this.pack(name))[path];
  }

  /** @param {any[]} part @param {string} lang @returns {Promise<string>} */
  async filled([kind, name, ...more], lang) {
    if (kind === "c") {
      const cards = await this.pack(packName("cards", name, this.taken.index.counts));
      return cards[lang][name].replaceAll("<base_url>", more[0]);
    }
    const shared = await this.pack("shared");
    return kind === "d" ? shared.drawings[name] : shared.frames[name].slice(more[0], more[0] + more[1]).join("");
  }

  /** @param {string} name @returns {Promise<any>} */
  pack(name) {
    const known = this.open.get(name);
    if (known) {
      this.open.delete(name); // to be the last that goes
      this.open.set(name, known);
      return known;
    }
    const opened = read(this.db, "files", this.taken.index.packs[name][0]).then(unpacked);
    this.open.set(name, opened);
    opened.catch(() => this.open.delete(name));
    if (this.open.size > KEPT) this.open.delete(String(this.open.keys().next().value));
    return opened;
  }

  /** A photo, in the size that was taken along whatever size is asked for. @param {string} path */
  async photo(path) {
    const hash = this.taken.photos[/^photos\/([0-9a-f]+)-/.exec(path)?.[1] ?? ""];
    return hash === undefined ? undefined : /** @type {Promise<ArrayBuffer | undefined>} */ (read(this.db, "files", hash));
  }
}
