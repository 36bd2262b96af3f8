// @ts-check
/**
 * The searches a reader carried out, newest first. Kept on the device only; without storage there are none.
 */

const KEY = "ocop-recent";
const MOST = 8;

/** @returns {string[]} */
export function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST) : [];
  } catch {
    return []; // storage is blocked, or somebody else wrote there
  }
}

/** @param {string[]} texts */
function keep(texts) {
  try {
    if (texts.length) localStorage.setItem(KEY, JSON.stringify(texts));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is blocked or full: nothing is remembered.
  }
}

/** @param {string} text */
const plain = (text) => text.normalize("NFC").toLocaleLowerCase("vi");

/** @param {string} text what was searched */
export function remember(text) {
  const others = recent().filter((kept) => plain(kept) !== plain(text));
  keep([text, ...others].slice(0, MOST));
}

/** @param {string} text */
export function forget(text) {
  keep(recent().filter((kept) => kept !== text));
}

export function forgetAll() {
  keep([]);
}
