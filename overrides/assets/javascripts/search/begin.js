// @ts-check
/**
 * What takes longest of opening the search: its thread and its index. Whoever first expects that somebody will search
 * has them begun, so that both come while the rest of the search does.
 */

/** `worker`: null where this browser or place has none for modules; `broken`: it could not be loaded. @typedef {{ worker: Worker | null, broken: boolean }} Thread */

/** Begun and not taken yet. @type {Thread | undefined} */
let thread;
/** @type {Map<string, Promise<ArrayBuffer>>} */
const indexes = new Map();

/** @param {string} folder address of `/search/` */
export function begin(folder) {
  thread ??= newThread();
  if (indexes.has(folder)) return;
  const index = newIndex(folder);
  indexes.set(folder, index);
  index.catch(() => indexes.delete(folder)); // whoever asks then tries again
}

/** The thread that was begun, or a new one: each is for one who asks. @returns {Thread} */
export function takeThread() {
  const taken = thread ?? newThread();
  thread = undefined;
  return taken;
}

/** The bytes of the index, which are for one who asks, too. @param {string} folder @returns {Promise<ArrayBuffer>} */
export function takeIndex(folder) {
  const taken = indexes.get(folder) ?? newIndex(folder);
  indexes.delete(folder);
  return taken;
}

/** @returns {Thread} */
function newThread() {
  /** @type {Thread} */
  const made = { worker: null, broken: false };
  try {
    made.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: "search" });
  } catch {
    return made;
  }
  made.worker.addEventListener("error", (event) => {
    event.preventDefault();
    made.broken = true;
  });
  return made;
}

/** @param {string} folder */
async function newIndex(folder) {
  const address = `${folder}index.json`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.arrayBuffer();
}
