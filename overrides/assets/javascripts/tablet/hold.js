// @ts-check
/** A button that acts when it was held for three seconds: by a finger, or by Enter or the space bar. */

const HOLD = 3000;

/** @param {HTMLElement} button @param {() => void} act */
export function onHold(button, act) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function begin() {
    if (timer !== undefined) return;
    button.classList.add("is-held");
    timer = setTimeout(() => {
      end();
      act();
    }, HOLD);
  }

  function end() {
    clearTimeout(timer);
    timer = undefined;
    button.classList.remove("is-held");
  }

  button.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    // A finger that slips off does not end it unseen.
    button.setPointerCapture(event.pointerId);
    begin();
  });
  for (const kind of ["pointerup", "pointercancel", "lostpointercapture", "blur", "keyup"]) button.addEventListener(kind, end);
  button.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    begin();
  });
  button.addEventListener("contextmenu", (event) => event.preventDefault());
}
