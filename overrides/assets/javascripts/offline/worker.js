// @ts-check
/**
 * The service worker: reads pages from where they are. Published as /sw.js (catalogue/publish/app.py).
 *
 * A page comes from what was taken along, else from the network, else from what was visited. Everything it loads
 * comes from the same source, so no two versions meet on a screen; which source that was is noted by the page's
 * id, since a worker is stopped whenever it rests.
 */

import { openStore, read, change, entriesOf } from "./store.js";
import { Reader } from "./packs.js";
import { STORED, Visited, isFixed, isKept, versionOf } from "./visited.js";

/**
 * @typedef {object} Source
 * @property {"taken" | "visited" | "live"} from
 * @property {string} version of what was taken along, or of scripts and styles
 * @property {string} [on] visited: when, ISO
 */

/** @type {any} The types of the browser's pages know no service workers. */
const worker = self;
const root = new URL(worker.registration.scope);
const visited = new Visited(root.pathname);
const OWN = `ocop own ${root.pathname}`;
const NOT_STORED = "not-stored.html";
/** What the browser and this worker need themselves. */
const OWN_FILES = [NOT_STORED, "manifest.webmanifest", "icons/192.png"];
const HOUR = 60 * 60_000;
/** A visited page is better than none for so long, ms. */
const PATIENCE = 5000;
/** Visited pages named where one is missing. */
const NAMED = 12;
const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  yml: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
};

/** @type {Promise<IDBDatabase> | undefined} */
let opened;
/** @type {Promise<Reader[]> | undefined} */
let readers;
/** Page → its source. @type {Map<string, Promise<Source>>} */
const sources = new Map();

function store() {
  opened ??= openStore(root.href).then((db) => {
    db.onclose = () => (opened = readers = undefined);
    return db;
  });
  return opened;
}

/** What was taken along: in use first, then what pages that are still open were read from. @returns {Promise<Reader[]>} */
function taken() {
  readers ??= store().then(async (db) => {
    const found = await Promise.all(["taken", "before"].map((name) => read(db, "state", name)));
    return found.filter(Boolean).map((one) => new Reader(db, one));
  });
  return readers.catch(() => {
    readers = opened = undefined; // storage is blocked, or was cleared: perhaps not the next time
    return [];
  });
}

/** @param {Reader} reader */
const nameOf = ({ taken: { index, since } }) => `${index.version} ${since}`;

/** The path below the site's root. @param {string} url */
const pathOf = (url) => decodeURI(new URL(url).pathname).slice(root.pathname.length);

/** The file that a path names. @param {string} path */
const fileOf = (path) => (path === "" || path.endsWith("/") ? `${path}index.html` : path);

/** A file of what was taken along. @param {Reader} reader @param {string} path @returns {Promise<Response | undefined>} */
async function fromTaken(reader, path) {
  try {
    if (path.startsWith("photos/")) {
      const bytes = await reader.photo(path);
      return bytes && new Response(bytes, { headers: { "content-type": "image/webp" } });
    }
    const file = fileOf(path);
    const text = await reader.text(file);
    const type = TYPES[/** @type {keyof typeof TYPES} */ (file.slice(file.lastIndexOf(".") + 1))];
    if (text !== undefined) return new Response(text, { headers: { "content-type": type } });
  } catch {
    // The browser took some of it away, or it is damaged: as if it had not been taken.
  }
  return undefined;
}

/** Remember what a page was read from. @param {string} id @param {Source | Promise<Source>} source */
async function note(id, source) {
  if (!id) return;
  sources.set(id, Promise.resolve(source));
  const [db, known] = await Promise.all([store(), source]);
  await change(db, "pages", [[id, { ...known, noted: Date.now() }]]);
  await forgetClosed(db);
}

/**
 * Forget pages that are closed. A page that is still on its way, or that a step back would show again, seems to be
 * closed too: so all of them stay for an hour.
 * @param {IDBDatabase} db
 */
async function forgetClosed(db) {
  const [entries, pages] = await Promise.all([entriesOf(db, "pages"), worker.clients.matchAll({ type: "all", includeUncontrolled: true })]);
  const open = new Set(pages.map((/** @type {{ id: string }} */ page) => page.id));
  const now = Date.now();
  // A clock that was put back makes nothing young for ever.
  const gone = entries.filter(([key, { noted }]) => !open.has(key) && !(Math.abs(now - noted) < HOUR)).map(([key]) => key);
  for (const key of gone) sources.delete(key);
  if (gone.length) await change(db, "pages", gone.map((key) => [key, undefined]));
}

/** @param {string} id @returns {Promise<Source>} */
async function sourceOf(id) {
  const known = sources.get(id) ?? store().then((db) => read(db, "pages", id));
  return (await known.catch(() => undefined)) ?? { from: "live", version: "" };
}

/** @param {any} event @returns {Promise<Response>} */
async function page(event) {
  const path = pathOf(event.request.url);
  const [reader] = await taken();
  const stored = reader && (await fromTaken(reader, path));
  if (stored) {
    event.waitUntil(note(event.resultingClientId, { from: "taken", version: nameOf(reader) }).catch(() => {}));
    return stored;
  }
  const url = new URL(path, root).href;
  const coming = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request));
  const kept = await visited.find(url);
  try {
    const response = await (kept ? soon(coming) : coming);
    if (response.ok) keep(event, url, response);
    return response;
  } catch {
    if (!kept) return (await leading(path, reader)) ?? notStored();
    const { version, response } = kept;
    const on = response.headers.get(STORED) ?? "";
    event.waitUntil(note(event.resultingClientId, { from: "visited", version, on }).catch(() => {}));
    return response;
  }
}

/** Fails when the network lets a reader wait who could have read long since. @template T @param {Promise<T>} coming @returns {Promise<T>} */
function soon(coming) {
  return Promise.race([coming, new Promise((_, failed) => setTimeout(failed, PATIENCE))]);
}

/** Keep a page that comes from the network. @param {any} event @param {string} url @param {Response} response */
function keep(event, url, response) {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return;
  const [early, whole] = [response.clone(), response.clone()];
  const version = versionOf(early);
  const noted = note(event.resultingClientId, version.then((name) => ({ from: "live", version: name })));
  // Short addresses and the choice of language need nothing else, and name no version.
  const kept = version.then(async (name) => {
    const where = name || (await visited.versions())[0];
    if (where && isKept(pathOf(url))) await visited.put(url, whole, where);
  });
  event.waitUntil(Promise.all([noted, kept]).catch(() => {}));
}

/** Where an address leads that was typed by hand: without its last stroke, a code in small letters. @param {string} path @param {Reader} [reader] */
async function leading(path, reader) {
  const code = /^q\/([a-z]{2})[-_ ]?0*(\d{1,4})\/?$/i.exec(path);
  const whole = code ? `Q/${code[1].toUpperCase()}${code[2].padStart(4, "0")}/` : `${path}/`;
  const url = new URL(whole, root).href;
  const there = whole !== path && ((reader && (await fromTaken(reader, whole))) || (await visited.find(url)));
  return there ? Response.redirect(url) : undefined;
}

/** @param {string} path @returns {Promise<Response | undefined>} */
const own = async (path) => (await caches.open(OWN)).match(new URL(path, root));

/** What is said of a page that is not here, with what was visited lately. @returns {Promise<Response>} */
async function notStored() {
  const told = await own(NOT_STORED);
  if (!told) return Response.error();
  const latest = await visited.latest(NAMED);
  const list = latest.map(({ url, title }) => `<a href="${url}">${title}</a>`).join("\n");
  const [reader] = await taken();
  const homes = await Promise.all(
    ["vi/", "en/"].map(async (home) => (reader && (await fromTaken(reader, home))) || visited.find(new URL(home, root).href)),
  );
  let text = await told.text();
  // Only what can be opened is offered.
  ["vi", "en"].forEach((lang, at) => {
    if (!homes[at]) text = text.replace(new RegExp(`<a href="./${lang}/"[^\n]*\n`), "");
  });
  text = text.replaceAll('href="./', `href="${root.pathname}`).replace("</main>", () => `${list}</main>`);
  return new Response(text, { status: 503, headers: { "content-type": TYPES.html } });
}

/** What a page loads. @param {any} event @param {string} path @returns {Promise<Response>} */
async function part(event, path) {
  const { request } = event;
  const source = await sourceOf(event.clientId);
  if (request.destination === "worker" && event.resultingClientId) event.waitUntil(note(event.resultingClientId, source).catch(() => {}));
  if (source.from === "taken") {
    const reader = (await taken()).find((one) => nameOf(one) === source.version);
    return (reader && (await fromTaken(reader, path))) ?? (await own(path)) ?? fetch(request);
  }
  const url = new URL(path, root).href;
  const { version } = source;
  const kept = version && isKept(path) ? visited.get(url, version) : undefined;
  if (kept && (source.from === "visited" || isFixed(path))) {
    const found = await kept;
    if (found) return found;
  }
  try {
    const response = await fetch(request);
    // A page of an old version that was kept may not get what belongs to a new one.
    if (kept && source.from === "live" && response.status === 200) event.waitUntil(visited.put(url, response.clone(), version));
    return response;
  } catch (error) {
    const found = (await kept) ?? (await own(path));
    if (found) return found;
    throw error;
  }
}

/** The page that was open before there was a worker, and what it loaded: most of it is in the browser's own cache. @param {string[]} urls @param {string} version @param {string} id */
async function keepFirst(urls, version, id) {
  await note(id, { from: "live", version });
  for (const url of urls) {
    if (!url.startsWith(root.href) || !isKept(pathOf(url)) || (await visited.get(url, version))) continue;
    const response = await fetch(url, { cache: "force-cache" }).catch(() => undefined);
    if (response?.status === 200) await visited.put(url, response, version);
  }
}

worker.addEventListener("install", (/** @type {any} */ event) => {
  // It holds nothing of a version: pages go on as they are when a new one takes over.
  worker.skipWaiting();
  const files = OWN_FILES.map((path) => new Request(new URL(path, root), { cache: "no-cache" }));
  event.waitUntil(caches.open(OWN).then((cache) => cache.addAll(files)));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  // Pages are asked for while the worker wakes up.
  event.waitUntil(Promise.all([worker.registration.navigationPreload?.enable(), worker.clients.claim()]));
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root.href) || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    event.respondWith(page(event));
    return;
  }
  const path = pathOf(request.url);
  // Packs are for whoever stores them; they and what is no part of a page come as if there were no worker.
  if (isKept(path) || OWN_FILES.includes(path)) event.respondWith(part(event, path));
});

worker.addEventListener("message", (/** @type {any} */ event) => {
  const { data, ports, source } = event;
  if (data.tell === "changed") readers = undefined;
  else if (data.tell === "opened") event.waitUntil(keepFirst(data.urls, data.version, source.id).catch(() => {}));
  else if (data.ask === "source") event.waitUntil(sourceOf(source.id).then((known) => ports[0].postMessage(known)));
});
