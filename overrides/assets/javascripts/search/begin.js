// @ts-check
/**
 * What takes longest of opening the search: its thread and its index. Whoever first expects that somebody will search
 * has the one open the other, while the rest of the search is still on its way.
 */

/** By folder and language: the thread, once it has opened the index; null where this browser or place has none for modules. @type {Map<string, Promise<Worker | null>>} */
const begun = new Map();

/**
 * Each who asks gets the same one. Rejected when the index does not come; who then asks tries again.
 * @param {string} folder address of `/search/`
 * @param {string} lang "vi" or "en"
 */
export function begin(folder, lang) {
  const key = `${lang} ${folder}`;
  const known = begun.get(key);
  if (known) return known;
  const opened = open(folder, lang);
  begun.set(key, opened);
  opened.catch(() => begun.delete(key));
  return opened;
}

/** It has stopped. @param {string} folder @param {string} lang */
export function forget(folder, lang) {
  begun.delete(`${lang} ${folder}`);
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
