// @ts-check
/**
 * The page on which the catalogue is stored on this device: shows what is here, takes along what the reader
 * chooses, updates it and deletes it. `taking.js` does the work.
 */

import { ChoiceForm } from "./choice.js";
import { change, openStore, read } from "./store.js";
import { Damaged, Renewed, Unknown, fetchAll, list, missing, newestIndex, planned, remove, takeIntoUse, total } from "./taking.js";
import { day, moment, products, say, size } from "./words.js";

/**
 * @typedef {import("./store.js").Taken} Taken
 * @typedef {import("./store.js").Begun} Begun
 * @typedef {import("./store.js").Choice} Choice
 * @typedef {import("./taking.js").Plan} Plan
 */

const { lang } = document.documentElement;
/** The site's root, from this script's address. */
const root = new URL("../../../../", import.meta.url).href;
const LOCK = `ocop store ${new URL(root).pathname}`;
/** Without a network it is tried again so often, ms: some devices never say that it is back. */
const AGAIN = 15_000;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(`take-${id}`));
const button = (/** @type {string} */ id) => /** @type {HTMLButtonElement} */ (byId(id));
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
  cost();
});

/** @param {Choice} choice */
const planOf = (choice) =>
  planned(root, /** @type {import("./store.js").Index} */ (index), choice, offers, choice.pictures ? photos : null);

/** What is on this device. */
async function showHere() {
  /** @type {[Taken | undefined, Begun | undefined]} */
  const [taken, begun] = await Promise.all([read(db, "state", "taken"), read(db, "state", "begun")]);
  byId("nothing").hidden = Boolean(taken);
  byId("facts").hidden = !taken;
  byId("keep").hidden = !taken && !begun;
  update.hidden = true;
  const newest = byId("newest");
  newest.textContent = taken && !index ? say("unseen") : "";
  if (!taken) return;
  const what = taken.choice.kind === "all" ? say("all_short") : taken.names[lang];
  const pictures = say(Object.keys(taken.photos).length ? "with" : "without");
  byId("what").textContent = `${what}: ${products(taken.products)}, ${pictures}`;
  byId("size").textContent = size(taken.size);
  byId("day").textContent = day(taken.index.day);
  byId("since").textContent = moment(taken.since);
  byId("safe").textContent = say((await navigator.storage.persisted()) ? "safe_yes" : "safe_no");
  if (!index) return;
  if (index.version === taken.index.version) {
    newest.textContent = say("current");
    return;
  }
  const files = await missing(db, planOf(taken.choice));
  newest.textContent = say("newer", { day: day(index.day), size: size(total(files)) });
  update.hidden = Boolean(running);
}

/** What the choice would cost. */
async function cost() {
  if (!index || running) return;
  const plan = planOf(form.value);
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

/** Ask the site what it has. */
async function look() {
  try {
    index = await newestIndex(root);
    [offers, photos] = await Promise.all([list(root, index, "choices"), list(root, index, "photos")]);
    form.offer(offers ?? { products: [], choices: [] }, index);
    form.enabled = true;
  } catch (error) {
    index = undefined;
    form.enabled = false;
    start.disabled = true;
    tell(error instanceof Unknown ? "unknown" : "offline");
  }
}

/** @param {string} key @param {Record<string, string>} [values] */
function tell(key, values) {
  byId("said").textContent = say(key, values);
  byId("said").dataset.state = key;
}

/** @param {"idle" | "running" | "waiting"} state */
function show(state) {
  const [words] = start.getElementsByTagName("span");
  byId("running").hidden = state === "idle";
  start.hidden = state === "running";
  pause.hidden = state !== "running";
  words.textContent = say(state === "waiting" ? "resume" : "start");
  form.enabled = state === "idle";
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
  // Browsers ask the reader, or decide by themselves.
  navigator.storage.persist().catch(() => false);
  let left = 0;
  try {
    index = await newestIndex(root, mine.signal);
    if (choice.kind !== "all") offers = await list(root, index, "choices");
    if (choice.pictures) photos = await list(root, index, "photos");
    const plan = planOf(choice);
    await change(db, "state", [["begun", { choice, names, version: index.version }]]);
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
    tell("ready");
  } catch (error) {
    running = undefined;
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
    again = setTimeout(() => alone(wanted), AGAIN);
  } else tell("blocked");
}

/** @param {Plan} plan @param {number} left */
function progress(plan, left) {
  const all = total(plan.files);
  const bar = /** @type {HTMLProgressElement} */ (byId("bar"));
  bar.max = all || 1;
  bar.value = all - left;
  byId("done").textContent = say("done_of", { done: size(all - left), all: size(all) });
}

/** One tab at a time fetches. @param {() => Promise<Choice & { names?: Record<string, string> } | undefined>} what */
function alone(what) {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return tell("elsewhere");
    const chosen = await what();
    if (chosen) await take({ kind: chosen.kind, key: chosen.key, pictures: chosen.pictures }, chosen.names ?? form.names(offers));
  });
}

/** What was begun and not finished, else what is chosen. @returns {Promise<Choice & { names?: Record<string, string> }>} */
async function wanted() {
  const begun = /** @type {Begun | undefined} */ (await read(db, "state", "begun"));
  return begun ? { ...begun.choice, names: begun.names } : form.value;
}

start.addEventListener("click", () => alone(wanted));
pause.addEventListener("click", () => running?.abort());
update.addEventListener("click", () =>
  alone(async () => {
    const taken = /** @type {Taken | undefined} */ (await read(db, "state", "taken"));
    return taken && { ...taken.choice, names: taken.names };
  }),
);
addEventListener("online", () => {
  if (again) start.click();
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
  form.value = begun?.choice ?? { ...taken?.choice, ...(key ? { kind: /** @type {Choice["kind"]} */ (kind), key } : {}) };
  await showHere();
  if (!index) return;
  await cost();
  if (!begun) return;
  const plan = planOf(begun.choice);
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
