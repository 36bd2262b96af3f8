// @ts-check
/**
 * Published addresses of this site's pages, for what leaves this device: links that are shared, printed or sent.
 *
 * A page that was opened from a USB stick has the address of a file, which leads nowhere for anyone else. It names
 * its published one as canonical.
 */

/**
 * The address that others open: of a page on the web the same.
 * @param {string | URL} address of this site
 * @returns {string}
 */
export function online(address) {
  const given = new URL(address, location.href);
  if (given.protocol !== "file:") return given.href;
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-find]"));
  const root = new URL("../../", form.action).href;
  const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "";
  const page = plain(location.href).slice(root.length);
  if (!canonical.endsWith(page) || !given.href.startsWith(root)) return canonical || given.href;
  return canonical.slice(0, canonical.length - page.length) + plain(given.href).slice(root.length) + given.search + given.hash;
}

/** Without what follows the path, and without the file of a folder's page. @param {string} address */
function plain(address) {
  return address.replace(/[?#].*$/s, "").replace(/index\.html$/, "");
}
