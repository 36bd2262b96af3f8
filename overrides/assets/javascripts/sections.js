// @ts-check
/**
 * Brings the current section into view in the strip below the header, which scrolls sideways on a phone.
 */

const strip = document.querySelector(".oc-nav");
const current = strip?.querySelector("[aria-current]");
if (strip && current instanceof HTMLElement) {
  strip.scrollLeft = current.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;
}
