// @ts-check
/**
 * The page on which the catalogue is stored on this device: shows what is here, takes along what the reader
 * chooses, updates it and deletes it. `taking.js` does the work.
 */

import { ChoiceForm } from "./choice.js";
import { change, openStore, read } from "./store.js";
import { Damaged, Renewed, Unknown, fetchAll, list, missing, newestIndex, planned, remove, takeIntoUse, total } from "./taking.js";
import { button, byId, describe, progress, show, tell } from "./view.js";
import { day, say, size } from "./words.js";

/**
 * @typedef {import("./store.js").Taken} Taken
 * @typedef {import("./store.js").Begun} Begun
 * @typedef {import("./store.js").Choice} Choice
 */

/** The site's root, from this script's address. */
const root = new URL("../../../../", import.meta.url).href;
const LOCK = `ocop store ${new URL(root).pathname}`;
/** Without a network it is tried again so often, ms: some devices never say that it is back. */
const AGAIN = 15_000;

const [start, pause, update, erase] = ["start", "pause", "update", "delete"].map(button);

/** What the site has now; none without a network. @type {import("./store.js").Index | undefined} */
let index;
/** @type {import("./taking.js").Offers | null} */
let offers = null;
/** @type {import("./taking.js").Photos | null} */
let photos = null;
/** The fetching that goes on. @type {AbortController | undefined} */
let running;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let again;
/** @type {IDBDatabase} */
let db;
const others = new BroadcastChannel(LOCK);
const form = new ChoiceForm(() => {
  byId("said").textContent = "";
  chosen().catch(() => tell("offline"));
});

/** What a choice needs, by the lists it depends on: those that others need are not fetched. @param {Choice} choice @param {AbortSignal} [signal] */
async function planOf(choice, signal) {
  const now = /** @type {import("./store.js").Index} */ (index);
  if (choice.kind !== "all") offers ??= await list(root, now, "choices", signal);
  if (choice.pictures) photos ??= await list(root, now, "photos", signal);
  return planned(root, now, choice, offers, choice.pictures ? photos : null);
}

/** What is on this device. */
async function showHere() {
  /** @type {[Taken | undefined, Begun | undefined]} */
  const [taken, begun] = await Promise.all([read(db, "state", "taken"), read(db, "state", "begun")]);
  describe(taken, begun);
  update.hidden = true;
  const newest = byId("newest");
  newest.textContent = taken && !index ? say("unseen") : "";
  if (!taken || !index) return;
  if (index.version === taken.index.version) {
    newest.textContent = say("current");
    return;
  }
  const files = await missing(db, await planOf(taken.choice));
  newest.textContent = say("newer", { day: day(index.day), size: size(total(files)) });
  update.hidden = Boolean(running);
}

/** What the choice would cost. */
async function cost() {
  if (!index || running) return;
  const plan = await planOf(form.value);
  const need = total(await missing(db, plan));
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  const free = quota - usage;
  const room = Number.isFinite(free) ? say("free", { size: size(free) }) : "";
  const fetching = need ? say("fetch", { size: size(need) }) : say("fetch_none");
  // Databases need a little more than what is put into them.
  const short = need * 1.2 > free;
  byId("cost").textContent = short ? say("short", { need: size(need), free: size(free) }) : `${fetching} ${room}`;
  byId("cost").classList.toggle("is-wrong", short);
  start.disabled = false;
}

/** What the site has now; lists of a version of before are of no use. @param {AbortSignal} [signal] */
async function renew(signal) {
  const newest = await newestIndex(root, signal);
  if (newest.version !== index?.version) offers = photos = null;
  index = newest;
  form.about(index);
}

/** Have what one can choose from. */
async function offer() {
  offers ??= /** @type {import("./taking.js").Offers} */ (await list(root, /** @type {import("./store.js").Index} */ (index), "choices"));
  form.offer(offers);
}

/** The reader chose something else. */
async function chosen() {
  if (!index) return;
  if (form.part && !form.of.options.length) await offer();
  await cost();
}

/** Ask the site what it has. */
async function look() {
  try {
    await renew();
    form.enabled = true;
  } catch (error) {
    index = undefined;
    form.enabled = false;
    start.disabled = true;
    tell(error instanceof Unknown ? "unknown" : "offline");
  }
}

/**
 * Fetch what a choice needs, and use it once all of it is here.
 * @param {Choice} choice
 * @param {Record<string, string>} names
 * @returns {Promise<void>}
 */
async function take(choice, names) {
  clearTimeout(again);
  again = undefined;
  const mine = (running = new AbortController());
  byId("said").textContent = byId("cost").textContent = "";
  show("running");
  form.enabled = false;
  // Browsers ask the reader, or decide by themselves.
  navigator.storage.persist().catch(() => false);
  let left = 0;
  try {
    await renew(mine.signal);
    const plan = await planOf(choice, mine.signal);
    await change(db, "state", [["begun", { choice, names }]]);
    const files = await missing(db, plan);
    left = total(files);
    progress(plan, left);
    await fetchAll(db, root, plan, files, mine.signal, (bytes) => progress(plan, (left -= bytes)));
    await takeIntoUse(db, plan, names);
    const { serviceWorker } = navigator;
    (await serviceWorker.ready).active?.postMessage({ tell: "changed" });
    others.postMessage("changed");
    running = undefined;
    show("idle");
    form.enabled = true;
    tell("ready");
  } catch (error) {
    running = undefined;
    form.enabled = true;
    if (error instanceof Renewed) return take(choice, names);
    stopped(error, left);
  }
  await showHere();
}

/** @param {unknown} error @param {number} left bytes */
function stopped(error, left) {
  show("waiting");
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "AbortError") tell("paused");
  else if (name === "QuotaExceededError") tell("full", { size: size(left) });
  else if (error instanceof Damaged) tell("damaged");
  else if (error instanceof Unknown) tell("unknown");
  else if (error instanceof TypeError) {
    tell("lost");
    again = setTimeout(takeChosen, AGAIN);
  } else tell("blocked");
}

/** One tab at a time fetches. @param {() => Promise<void>} what */
function alone(what) {
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? what() : tell("elsewhere")));
}

const takeChosen = () => alone(() => take(form.value, form.names(offers)));
start.addEventListener("click", takeChosen);
pause.addEventListener("click", () => running?.abort());
update.addEventListener("click", () =>
  alone(async () => {
    const taken = /** @type {Taken | undefined} */ (await read(db, "state", "taken"));
    if (taken) await take(taken.choice, taken.names);
  }),
);
addEventListener("online", () => {
  if (again) takeChosen();
  else if (!index) refresh();
});

erase.addEventListener("click", async () => {
  const [words] = erase.getElementsByTagName("span");
  // Asked once more in the same place: half an hour on a slow line is soon gone.
  if (erase.dataset.sure === undefined) {
    erase.dataset.sure = "";
    words.textContent = say("delete_sure");
    return;
  }
  settle();
  running?.abort();
  clearTimeout(again);
  again = undefined;
  await remove(db);
  (await navigator.serviceWorker.ready).active?.postMessage({ tell: "changed" });
  others.postMessage("changed");
  show("idle");
  form.enabled = Boolean(index);
  tell("deleted");
  await showHere();
  await cost();
});
erase.addEventListener("blur", settle);

function settle() {
  delete erase.dataset.sure;
  erase.getElementsByTagName("span")[0].textContent = say("delete");
}

others.addEventListener("message", showHere);

/** Show everything as it is now. */
async function refresh() {
  await look();
  const begun = /** @type {Begun | undefined} */ (await read(db, "state", "begun"));
  const taken = /** @type {Taken | undefined} */ (await read(db, "state", "taken"));
  const [kind, key] = location.hash.slice(1).split("/");
  const before = begun?.choice ?? { ...taken?.choice, ...(key ? { kind: /** @type {Choice["kind"]} */ (kind), key } : {}) };
  if (index && before.kind && before.kind !== "all") await offer();
  form.value = before;
  await showHere();
  if (!index) return;
  await cost();
  if (!begun) return;
  const plan = await planOf(begun.choice);
  const left = total(await missing(db, plan));
  progress(plan, left);
  show("waiting");
  tell("begun", { done: size(total(plan.files) - left), all: size(total(plan.files)) });
  start.disabled = false;
}

const able = "serviceWorker" in navigator && "DecompressionStream" in window && Boolean(crypto.subtle && navigator.locks && navigator.storage);
try {
  if (!able) throw new Error("too old, or no HTTPS");
  db = await openStore(root);
  await refresh();
} catch {
  byId("unable").hidden = false;
  byId("body").hidden = true;
}
