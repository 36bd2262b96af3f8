// @ts-check
/**
 * What takes longest of opening the search: its thread and its index. Whoever first expects that somebody will search
 * has the one open the other, while the rest of the search is still on its way.
 *
 * A large catalogue has a small index that goes before, `letters.json`: with it the thread answers single letters
 * until it has the whole.
 */

/** By folder and language: the thread, once it answers something; null where this browser or place has none for modules. @type {Map<string, Promise<Worker | null>>} */
const begun = new Map();

/**
 * Each who asks gets the same one. Rejected when the index does not come; who then asks tries again. When it does not
 * come although letters are answered already, the thread ends with an "error".
 * @param {string} folder address of `/search/`
 * @param {string} lang "vi" or "en"
 * @param {boolean} [letters] whether there is an index that goes before, and it is of use
 */
export function begin(folder, lang, letters = false) {
  const key = `${lang} ${folder}`;
  const known = begun.get(key);
  if (known) return known;
  const opened = open(folder, lang, letters);
  begun.set(key, opened);
  opened.catch(() => begun.delete(key));
  return opened;
}

/** It has stopped. @param {string} folder @param {string} lang */
export function forget(folder, lang) {
  begun.delete(`${lang} ${folder}`);
}

/** @param {string} folder @param {string} lang @param {boolean} letters @returns {Promise<Worker | null>} */
async function open(folder, lang, letters) {
  const worker = newWorker();
  if (!worker) return null;
  // The bytes move to the thread; nobody here looks at them again.
  const give = (/** @type {string} */ call, /** @type {ArrayBuffer} */ index) =>
    worker.postMessage({ id: call, call, args: [folder, lang, index, Date.now()] }, [index]);
  const stop = () => {
    forget(folder, lang);
    worker.dispatchEvent(new Event("error", { cancelable: true }));
  };
  /** @type {Promise<Worker | null>} */
  const answered = new Promise((done, failed) => {
    worker.addEventListener("message", ({ data: { id, error } }) => {
      if (id !== "open" && id !== "letters") return;
      if (error === undefined) done(worker);
      else if (id === "open") {
        failed(new Error(error));
        stop();
      }
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      done(null);
    });
  });
  try {
    // One after the other: on a weak connection the large one would take the small one's time.
    if (letters) await fetchIndex(folder, "letters.json").then((index) => give("letters", index), () => {});
    const whole = fetchIndex(folder).then((index) => give("open", index));
    await Promise.race([whole, answered]);
    whole.catch(stop);
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

/** @param {string} folder @param {string} [file] */
export async function fetchIndex(folder, file = "index.json") {
  const address = folder + file;
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.arrayBuffer();
}
