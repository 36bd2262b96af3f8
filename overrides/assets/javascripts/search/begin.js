// @ts-check
/**
 * What takes longest of opening the search: its thread and its index. Whoever first expects that somebody will search
 * has the one open the other, while the rest of the search is still on its way.
 *
 * A large catalogue has a small index that goes before, `letters.json`: with it the thread answers single letters
 * until it has the whole.
 */

/** Milliseconds in which a thread without an index says so to all who wait. */
const LAST_WORDS = 5000;

/** By folder and language: the thread, once it answers something; null where this browser or place has none for modules. @type {Map<string, Promise<Worker | null>>} */
const begun = new Map();

/**
 * Each who asks gets the same one. Rejected when the index does not come; who then asks tries again. When it does not
 * come although letters are answered already, the thread has an event "incomplete".
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
  const ended = end(worker);
  // The bytes move to the thread; nobody here looks at them again.
  const give = (/** @type {string} */ call, /** @type {ArrayBuffer} */ index) => {
    worker.postMessage({ id: call, call, args: [folder, lang, index, Date.now()] }, [index]);
    return told(worker, call);
  };
  const giveAll = () => fetchIndex(folder).then((index) => give("open", index));
  try {
    return await (letters ? openLetters() : Promise.race([giveAll(), ended]));
  } catch (error) {
    worker.terminate();
    throw error;
  }

  /** What is asked from now on it answers as soon as it can: a letter at once, all else when it has the whole. */
  async function openLetters() {
    const ready = told(worker, "ready");
    const before = fetchIndex(folder, "letters.json");
    // One after the other: a weak connection and a slow device have enough to do with the first.
    const whole = before.then((index) => give("letters", index)).then(giveAll, giveAll);
    /** @type {Error | undefined} */
    let failure;
    whole.catch((error) => {
      failure = error;
      forget(folder, lang);
      worker.postMessage({ id: "failed", call: "failed", args: [String(error)] });
      worker.dispatchEvent(new Event("incomplete"));
      setTimeout(() => worker.terminate(), LAST_WORDS);
    });
    await Promise.allSettled([before]);
    const first = await Promise.race([ready, ended]);
    if (failure) throw failure;
    return first;
  }
}

/** It has done what it was told. @param {Worker} worker @param {string} call @returns {Promise<Worker>} */
function told(worker, call) {
  return new Promise((done, failed) => {
    worker.addEventListener("message", ({ data: { id, error } }) => {
      if (id !== call) return;
      if (error === undefined) done(worker);
      else failed(new Error(error));
    });
  });
}

/** It has stopped, or never ran: modules do not run in threads everywhere. @param {Worker} worker @returns {Promise<null>} */
function end(worker) {
  return new Promise((done) => {
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      done(null);
    });
  });
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
