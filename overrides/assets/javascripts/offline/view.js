// @ts-check
/** What the page on which the catalogue is stored shows of it: what is here, how far it is, what happened. */

import { moment, products, say, size, day } from "./words.js";
import { total } from "./taking.js";

/** @typedef {import("./store.js").Taken} Taken @typedef {import("./store.js").Begun} Begun @typedef {import("./taking.js").Plan} Plan */

const { lang } = document.documentElement;

/** @template {HTMLElement} T @param {string} id @returns {T} */
export const byId = (id) => /** @type {T} */ (document.getElementById(`take-${id}`));

/** @param {string} id */
export const button = (id) => /** @type {HTMLButtonElement} */ (byId(id));

/** What is on this device. @param {Taken} [taken] @param {Begun} [begun] */
export function describe(taken, begun) {
  byId("nothing").hidden = Boolean(taken);
  byId("facts").hidden = !taken;
  byId("keep").hidden = !taken && !begun;
  if (!taken) return;
  const what = taken.choice.kind === "all" ? say("all_short") : taken.names[lang];
  const pictures = say(Object.keys(taken.photos).length ? "with" : "without");
  byId("what").textContent = `${what}: ${products(taken.products)}, ${pictures}`;
  byId("size").textContent = size(taken.size);
  byId("day").textContent = day(taken.index.day);
  byId("since").textContent = moment(taken.since);
  navigator.storage.persisted().then((safe) => {
    byId("safe").textContent = say(safe ? "safe_yes" : "safe_no");
  });
}

/** @param {string} key @param {Record<string, string>} [values] */
export function tell(key, values) {
  byId("said").textContent = say(key, values);
  byId("said").dataset.state = key;
}

/** @param {"idle" | "running" | "waiting"} state */
export function show(state) {
  const [start, pause] = [button("start"), button("pause")];
  byId("running").hidden = state === "idle";
  start.hidden = state === "running";
  pause.hidden = state !== "running";
  start.getElementsByTagName("span")[0].textContent = say(state === "waiting" ? "resume" : "start");
}

/** @param {Plan} plan @param {number} left */
export function progress(plan, left) {
  const all = total(plan.files);
  const bar = /** @type {HTMLProgressElement} */ (byId("bar"));
  bar.max = all || 1;
  bar.value = all - left;
  byId("done").textContent = say("done_of", { done: size(all - left), all: size(all) });
}
