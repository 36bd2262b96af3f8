// @ts-check
/**
 * Remembers the language a reader chose with the link in the header.
 *
 * The pages above both languages (/ and /Q/<ID>/, where printed codes lead) read it to open the same
 * language again. Kept on the device only; without storage nothing is remembered and nothing fails.
 */

/** Name of the choice in localStorage; `catalogue/publish/root.py` reads it. */
const KEY = "ocop-lang";

for (const link of document.querySelectorAll("a.oc-lang")) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem(KEY, /** @type {HTMLAnchorElement} */ (link).hreflang);
    } catch {
      // Storage is blocked or full: the browser's own language decides next time.
    }
  });
}
