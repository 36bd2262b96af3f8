// @ts-check
/** Opens the index it is given, and passes on what is asked to the engine. */
import { Engine } from "./engine.js";

const CALLS = new Set(["suggest", "browse", "rows", "values"]);

/** Milliseconds: before what is not needed yet, and between its steps, in which a key is answered. */
const FIRST = 400;
const PAUSE = 20;

/** While nobody waits. @param {Iterator<void>} steps @param {number} after */
function prepare(steps, after) {
  setTimeout(() => steps.next().done || prepare(steps, PAUSE), after);
}

/**
 * First comes "open", with the address of the index's folder, the language, the
 * bytes of the index, and the time by the page's clock: what the page says of a day and what answers say agree.
 * @returns {(call: string, args: any[]) => Promise<any>}
 */
export function answering() {
  /** @type {Engine | undefined} */
  let engine;

  /** @param {string} folder @param {string} lang @param {ArrayBuffer} index @param {number} now ms */
  const open = (folder, lang, index, now) => {
    const fetchJson = async (/** @type {string} */ path) => {
      const response = await fetch(folder + path);
      if (!response.ok) throw new Error(`${response.status} ${path}`);
      return response.json();
    };
    engine = new Engine(JSON.parse(new TextDecoder().decode(index)), lang, new Date(now), fetchJson);
    prepare(engine.warm(), 0);
    prepare(engine.prepare(), FIRST);
  };

  return async (call, args) => {
    if (call === "open") return void open(.../** @type {[string, string, ArrayBuffer, number]} */ (args));
    if (!engine || !CALLS.has(call)) throw new Error(`unknown call ${call}`);
    return engine[/** @type {"suggest"} */ (call)](.../** @type {[string, any]} */ (args));
  };
}
