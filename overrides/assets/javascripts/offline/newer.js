// @ts-check
/** Whether what was taken along is older than the site, or was changed in another tab. */

import { show, words } from "./bar.js";
import { openStore, read } from "./store.js";

/** So often the site is asked for its version, ms. */
const EVERY = 15 * 60_000;
const KEY = "ocop-asked";
const { lang } = document.documentElement;

/** @param {URL} root @param {string} version of what this page was read from */
export async function watch(root, version) {
  if (document.getElementById("take")) return; // that page tells by itself
  const changed = () => show(words.changed, location.href, words.reload);
  new BroadcastChannel(`ocop store ${root.pathname}`).addEventListener("message", changed);
  const taken = await read(await openStore(root.href), "state", "taken");
  if (!taken) return;
  if (version !== `${taken.index.version} ${taken.since}`) return changed();
  const newest = await asked(root, taken.index.version);
  if (!newest || newest.version === taken.index.version) return;
  const day = new Date(`${newest.day}T12:00`).toLocaleDateString(lang, { dateStyle: "long" });
  show((words.newer ?? "").replace("{day}", day), new URL(`${lang}/offline/`, root).href, words.update);
}

/** Version and day of the site as it is now: asked now, or lately of the same version. @param {URL} root @param {string} here @returns {Promise<{ version: string, day: string } | undefined>} */
async function asked(root, here) {
  const key = `${KEY} ${root.pathname} ${here}`;
  try {
    const last = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (last && Math.abs(Date.now() - last.at) < EVERY) return last;
    const { version, day } = await (await fetch(new URL("pack/index.json", root), { cache: "no-cache" })).json();
    const told = { version, day, at: Date.now() };
    sessionStorage.setItem(key, JSON.stringify(told));
    return told;
  } catch {
    return undefined; // no network
  }
}
