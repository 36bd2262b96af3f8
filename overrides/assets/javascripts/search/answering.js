// @ts-check
/** Opens the index when it is first needed, and passes on what is asked to the engine. */
import { Engine } from "./engine.js";

const CALLS = new Set(["suggest", "browse", "rows", "values"]);

/** @returns {(call: string, args: any[]) => Promise<any>} "open" comes first: the folder of the index, the language */
export function answering() {
  /** @type {Promise<Engine> | undefined} */
  let engine;
  /** @type {[string, string]} */
  let place = ["", ""];

  /** @param {string} path */
  const fetchJson = async (path) => {
    const response = await fetch(place[0] + path);
    if (!response.ok) throw new Error(`${response.status} ${path}`);
    return response.json();
  };
  const open = async () => new Engine(await fetchJson("index.json"), place[1], new Date(), fetchJson);

  return async (call, args) => {
    if (call === "open") {
      place = [args[0], args[1]];
      return undefined;
    }
    // A connection that was lost may be back the next time.
    engine ??= open().catch((error) => {
      engine = undefined;
      throw error;
    });
    const opened = await engine;
    if (call === "load") {
      // The order of names takes longest: worked out while nobody waits for it.
      setTimeout(() => opened.orders.get("group"), 50);
      return undefined;
    }
    if (!CALLS.has(call)) throw new Error(`unknown call ${call}`);
    return opened[/** @type {"suggest"} */ (call)](.../** @type {[string, any]} */ (args));
  };
}
