// @ts-check
/** Work that can wait until what is changed now has been painted. */

/** After the next frame; soon, where the page is not shown and there is none. @returns {Promise<void>} */
export function painted() {
  return new Promise((done) => {
    if (document.hidden) setTimeout(done);
    else requestAnimationFrame(() => setTimeout(done));
  });
}
