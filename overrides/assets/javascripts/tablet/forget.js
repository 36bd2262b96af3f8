// @ts-check
/**
 * What visitors leave on a tablet, and the list that was on it before: that is put aside when the mode begins
 * and is there again when it ends.
 */

import { write } from "./settings.js";

/** The reader's list and recent searches: list/store.js, find/recent.js. */
const LEFT = ["ocop-list", "ocop-recent"];
const ASIDE = "ocop-tablet-aside";

/** Forget what a visitor left. */
export function forget() {
  for (const key of LEFT) write(key, null);
  try {
    sessionStorage.clear();
  } catch {
    // Storage is blocked: nothing was left there.
  }
}

/** Put the owner's things aside; a second time, as after a restart, there are only a visitor's. */
export function putAside() {
  try {
    if (localStorage.getItem(ASIDE) === null) {
      write(ASIDE, JSON.stringify(LEFT.map((key) => localStorage.getItem(key))));
    }
  } catch {
    // Storage is blocked: there is no list to keep.
  }
  forget();
}

export function bringBack() {
  forget();
  try {
    const kept = JSON.parse(localStorage.getItem(ASIDE) ?? "[]");
    LEFT.forEach((key, at) => typeof kept[at] === "string" && write(key, kept[at]));
  } catch {
    // Somebody else wrote there, or storage is blocked.
  }
  write(ASIDE, null);
}
