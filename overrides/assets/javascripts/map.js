// @ts-check
/**
 * Place and name belong together: what is pointed at on the map is marked in the
 * list, and the other way round. Without this both are plain links all the same.
 *
 * In: <… data-map> with links that have the same data-place on the map and in the list.
 */

/** @param {EventTarget | null} target @returns {string | undefined} */
function placeOf(target) {
  const link = target instanceof Element ? target.closest("a[data-place]") : null;
  return link?.getAttribute("data-place") ?? undefined;
}

/** @param {Element} map */
export function pair(map) {
  const links = [...map.querySelectorAll("a[data-place]")];

  /** @param {string | undefined} place none: nothing is pointed at */
  function light(place) {
    for (const link of links) {
      link.classList.toggle("is-lit", link.getAttribute("data-place") === place);
    }
  }

  map.addEventListener("pointerover", ({ target }) => light(placeOf(target)));
  map.addEventListener("pointerleave", () => light(placeOf(document.activeElement)));
  map.addEventListener("focusin", ({ target }) => light(placeOf(target)));
  map.addEventListener("focusout", () => light(undefined));
}

for (const map of document.querySelectorAll("[data-map]")) pair(map);
