// @ts-check
/**
 * The catalogue's pages in a frame of the tablet: larger, without ways off the catalogue or off the list that
 * the tablet is limited to. A link that would lead away is text here, and tells whoever presses it where it leads.
 */

/** @typedef {{ title: string, href: string }} Out where a link would have led */
/**
 * @typedef {{ allows: (url: URL) => boolean, limit: () => string, onTouch: () => void, onOut: (out: Out) => void,
 *   onPage: () => void }} Ways `limit`: the list that the tablet is limited to, or ""
 */

/** What shows that somebody is there. */
export const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "input", "scroll"];

const SHEET = new URL("../../stylesheets/tablet-pages.css", import.meta.url).href;

/** @param {HTMLIFrameElement} frame @param {Ways} ways */
export function inFrame(frame, ways) {
  frame.addEventListener("load", () => {
    const inside = frame.contentDocument;
    if (!inside) return;
    for (const sign of SIGNS) inside.addEventListener(sign, ways.onTouch, { capture: true, passive: true });
    inside.addEventListener("contextmenu", (event) => event.preventDefault());
    inside.addEventListener("click", (event) => onClick(event, ways), true);
    inside.addEventListener("keydown", (event) => event.key === "Enter" && onClick(event, ways), true);
    inside.documentElement.classList.toggle("is-limited", ways.limit() !== "");
    const brand = inside.querySelector("a.oc-brand");
    if (ways.limit()) brand?.setAttribute("href", ways.limit());
    tidy(inside, ways);
    // What scripts put in later: the search's answers, cards.
    const later = new MutationObserver(() => tidy(inside, ways));
    later.observe(inside.body, { childList: true, subtree: true });
    inside.defaultView?.addEventListener("pagehide", () => frame.classList.remove("is-ready"));
    const sheet = inside.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = SHEET;
    const ready = () => frame.classList.add("is-ready");
    sheet.addEventListener("load", ready);
    sheet.addEventListener("error", ready);
    inside.documentElement.classList.add("in-tablet");
    inside.head.append(sheet);
    ways.onPage();
  });
}

/** Links that lead away become buttons; cards of products that are not shown go. @param {Document} inside @param {Ways} ways */
function tidy(inside, ways) {
  for (const link of inside.querySelectorAll("a[href]:not([data-in])")) {
    const { href } = /** @type {HTMLAnchorElement} */ (link);
    if (URL.canParse(href) && ways.allows(new URL(href))) {
      link.setAttribute("data-in", "");
      link.removeAttribute("target");
      continue;
    }
    const card = link.closest("article.card, .find__option--hit, .names--rest > li");
    if (card && /\/products\/[^/]+\/$/.test(href)) {
      (card.closest("li") ?? card).remove();
      continue;
    }
    link.setAttribute("data-out", href);
    link.removeAttribute("href");
    link.setAttribute("role", link.getAttribute("role") ?? "button");
    link.setAttribute("tabindex", "0");
  }
}

/** @param {Event} event @param {Ways} ways */
function onClick(event, ways) {
  const target = /** @type {Element | null} */ (event.target);
  const link = target?.closest?.("[data-out]");
  const href = link?.getAttribute("data-out");
  if (!link || !href) return;
  event.preventDefault();
  event.stopPropagation();
  ways.onOut({ title: link.textContent?.trim() ?? "", href });
}
