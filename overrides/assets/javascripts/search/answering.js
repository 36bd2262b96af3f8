// @ts-check
/** Opens the index it is given, and passes on what is asked to the engine. */
import { Engine } from "./engine.js";

/** @typedef {(about: any, found: any) => void} Tell an answer, and what it is to: a text, or a view of the list */

const OF_THE_LIST = new Set(["rows", "values"]);
const CALLS = new Set(["suggest", "browse", "turn", ...OF_THE_LIST]);
/** What it thinks of by itself: the next letter of a text, the next choice in the list. */
const THOUGHTS = new Set(["ahead", "choices"]);

/**
 * Milliseconds: before what is not needed yet, and between its steps, in which a key is answered; how long the whole
 * index waits for the first letter to be answered from the one that went before.
 */
const FIRST = 400;
const PAUSE = 20;
const LETTER = 500;

/** While nobody waits. @param {Iterator<void>} steps @param {number} after */
function prepare(steps, after) {
  setTimeout(() => steps.next().done || prepare(steps, PAUSE), after);
}

/** Over when what has come in meanwhile has been heard: a timeout would take at least 4 ms. */
function heard() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done(undefined);
    };
    port2.postMessage(0);
  });
}

/** @param {Engine} engine @param {string} call @param {any[]} args @returns {Iterable<[about: any, found: any]>} */
function* thoughts(engine, call, [about, limits]) {
  if (call === "ahead") for (const found of engine.ahead(about, limits)) yield [found.text, found];
  else for (const { view, browsed } of engine.lists.ahead(about)) yield [view, browsed];
}

/**
 * First comes "open", with the address of the index's folder, the language, the
 * bytes of the index, and the time by the page's clock: what the page says of a day and what answers say agree.
 * Before it may come "letters", the same with the index that goes before, and then in its place "failed", and why.
 * After "ahead" it thinks of what may be typed next, after "choices" of what may be chosen, until it is asked something else.
 * @param {Tell} [tell] what it thought of; without it, it does not
 * @returns {(call: string, args: any[]) => Promise<any>}
 */
export function answering(tell) {
  /** Knows what single letters find. @type {Engine | undefined} */
  let before;
  let answered = () => {};
  /** @type {Promise<void>} */
  const letter = new Promise((done) => (answered = done));
  /** @type {(engine: Engine) => void} */
  let opened = () => {};
  /** @type {(error: Error) => void} */
  let failed = () => {};
  /** @type {Promise<Engine>} */
  const whole = new Promise((done, not) => ([opened, failed] = [done, not]));
  whole.catch(() => {}); // said to those who wait for it

  /** @param {string} folder @param {string} lang @param {ArrayBuffer} index @param {number} now ms */
  const made = (folder, lang, index, now) => {
    const fetchJson = async (/** @type {string} */ path) => {
      const response = await fetch(folder + path);
      if (!response.ok) throw new Error(`${response.status} ${path}`);
      return response.json();
    };
    return new Engine(JSON.parse(new TextDecoder().decode(index)), lang, new Date(now), fetchJson);
  };

  /** @param {[string, string, ArrayBuffer, number]} args */
  const open = async (args) => {
    // To open it takes a slow device longer than somebody who types expects to wait.
    if (before) await Promise.race([letter, new Promise((done) => setTimeout(done, LETTER))]);
    const engine = made(...args);
    before = undefined;
    opened(engine);
    prepare(engine.warm(), 0);
    prepare(engine.prepare(), FIRST);
  };

  /** How often it was asked something else than of the list it has at hand, which keeps it from nothing. */
  let asked = 0;
  /** @param {string} call @param {any[]} args */
  const think = async (call, args) => {
    const now = asked;
    const engine = await whole;
    await heard();
    if (now !== asked) return;
    for (const [about, found] of thoughts(engine, call, args)) {
      tell?.(about, found);
      await heard();
      if (now !== asked) return;
    }
  };

  return async (call, args) => {
    if (!OF_THE_LIST.has(call)) asked++;
    if (THOUGHTS.has(call)) return void (tell && think(call, args).catch(() => {})); // nobody waits for it
    if (call === "open") return open(/** @type {any} */ (args));
    if (call === "letters") {
      before = made(.../** @type {[string, string, ArrayBuffer, number]} */ (args));
      return;
    }
    if (call === "failed") return failed(new Error(args[0]));
    if (!CALLS.has(call)) throw new Error(`unknown call ${call}`);
    const first = call === "suggest" && before?.knows(args[0]) ? before : undefined;
    // When the answer is on its way, not before.
    if (before) setTimeout(answered);
    const engine = first ?? (await whole);
    return engine[/** @type {"suggest"} */ (call)](.../** @type {[string, any]} */ (args));
  };
}
