// @ts-check
/**
 * What takes longest of opening the search: its thread and its index. Whoever first expects that somebody will search
 * has the one open the other, while the rest of the search is still on its way.
 */

/**
 * Of one folder and language. `opened`: the thread, once it has opened the index; null where this browser or place has
 * none for modules; rejected when the index does not come.
 * @typedef {{ folder: string, lang: string, opened: Promise<Worker | null> }} Begun
 */

/** Not taken yet. @type {Begun | undefined} */
let begun;

/** @param {string} folder address of `/search/` @param {string} lang "vi" or "en" */
export function begin(folder, lang) {
  if (begun) return;
  const made = { folder, lang, opened: open(folder, lang) };
  begun = made;
  made.opened.catch(() => {
    if (begun === made) begun = undefined; // whoever asks then tries again
  });
}

/** The thread that was begun, or a new one: each is for one who asks. @param {string} folder @param {string} lang */
export function take(folder, lang) {
  const taken = begun?.folder === folder && begun.lang === lang ? begun : undefined;
  if (!taken) return open(folder, lang);
  begun = undefined;
  return taken.opened;
}

/** @param {string} folder @param {string} lang @returns {Promise<Worker | null>} */
async function open(folder, lang) {
  const worker = newWorker();
  if (!worker) return null;
  /** @type {Promise<Worker | null>} */
  const answered = new Promise((done, failed) => {
    worker.addEventListener("message", ({ data: { id, error } }) => {
      if (id !== 0) return;
      if (error === undefined) done(worker);
      else failed(new Error(error));
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      done(null);
    });
  });
  try {
    const index = await fetchIndex(folder);
    // The bytes move to the thread; nobody here looks at them again.
    worker.postMessage({ id: 0, call: "open", args: [folder, lang, index, Date.now()] }, [index]);
    return await answered;
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** @returns {Worker | null} */
function newWorker() {
  try {
    return new Worker(new URL("worker.js", import.meta.url), { type: "module", name: "search" });
  } catch {
    return null;
  }
}

/** @param {string} folder */
export async function fetchIndex(folder) {
  const address = `${folder}index.json`;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.arrayBuffer();
}
