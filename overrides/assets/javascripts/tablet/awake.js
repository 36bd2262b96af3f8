// @ts-check
/** The whole screen, and one that does not go dark. Both are asked for again when the browser took them away. */

/** @type {WakeLockSentinel | null} */
let lock = null;
let wanted = false;

async function keep() {
  if (!wanted || document.visibilityState !== "visible" || (lock && !lock.released)) return;
  try {
    lock = await navigator.wakeLock.request("screen");
  } catch {
    lock = null; // not on this device, or its battery is low
  }
}

document.addEventListener("visibilitychange", keep);

/** To be called from a touch or a key: browsers ask for one before they give the whole screen. */
export function fill() {
  wanted = true;
  keep();
  if (document.fullscreenElement || navigator.userActivation?.isActive === false) return;
  document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
}

export function release() {
  wanted = false;
  lock?.release().catch(() => {});
  lock = null;
  if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
}

/** Without a touch there is no whole screen, but one that stays on. */
export function stayAwake() {
  wanted = true;
  return keep();
}
