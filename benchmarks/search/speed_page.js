/**
 * Put into a page before its own scripts: how long from an event until what it changed is painted.
 *
 *     stopwatch.until("keydown", ".find__panel");   // then a key is pressed, and the console says "stopwatch 23.4"
 *
 * It says so by itself: to be asked would keep the page from its work.
 */
globalThis.stopwatch = {
  /**
   * @param {string} kind of event that starts the watch, by the moment the system gave it
   * @param {string} places what must change; not while a [aria-busy=true] is in it
   * @param {string} [holds] what must be in it then
   */
  until(kind, places, holds = "*") {
    let began = 0;
    const onEvent = (event) => (began ||= event.timeStamp);
    addEventListener(kind, onEvent, { capture: true });
    const observer = new MutationObserver((changes) => {
      if (!began || !changes.some(({ target }) => isPlace(target, places, holds))) return;
      observer.disconnect();
      removeEventListener(kind, onEvent, { capture: true });
      painted(() => console.log(`stopwatch ${performance.now() - began}`));
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  },
};

/** The list of answers only counts when it is no longer waiting for them. */
function isPlace(node, places, holds) {
  const element = node instanceof Element ? node : node.parentElement;
  const place = element?.closest(places);
  if (!place || place.hidden || place.querySelector("[aria-busy=true]")) return false;
  return place.matches(holds) || place.querySelector(holds) !== null;
}

/** After the frame that shows the change: its callbacks run first, then it is painted, then messages come. */
function painted(then) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  });
}
