// @ts-check
/**
 * On pages of products and producers: sharing, the QR code in large, stand cards, photos in large, "more" on a phone.
 *
 * What opens is fetched when it is asked for. Where it cannot be had, links lead where they lead without scripts.
 */

import { toast } from "./list/toast.js";
import { today } from "./list/words.js";
import { online } from "./online.js";
import { say } from "./share/words.js";

/** A press that means to open a link elsewhere is left to the browser. @param {MouseEvent} event */
const isPlain = (event) => !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const opener = target?.closest("[data-share], [data-qr], [data-photo], [data-print-card], .photos__small a");
  if (opener instanceof HTMLElement && isPlain(event)) open(opener, event);
  closeMore(target);
});

/** @param {HTMLElement} opener @param {MouseEvent} event */
function open(opener, event) {
  event.preventDefault();
  if ("share" in opener.dataset) share();
  else if ("printCard" in opener.dataset) paper();
  else if ("qr" in opener.dataset) lead(opener, async () => (await import("./share/dialogs.js")).showCode());
  else if ("photo" in opener.dataset) {
    lead(opener, async () => (await import("./photos/viewer.js")).view(/** @type {HTMLAnchorElement} */ (opener)));
  } else slide(/** @type {HTMLAnchorElement} */ (opener));
}

/** The address of this page, without what led to a place in it. */
const address = () => online(location.pathname);

async function share() {
  const title = document.querySelector("h1")?.textContent?.trim() ?? document.title;
  if ("share" in navigator) {
    try {
      await navigator.share({ title, url: address() });
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return; // closed by the reader
    }
  }
  try {
    (await import("./share/dialogs.js")).showShare(title, address());
  } catch {
    toast(say("share_failed"));
  }
}

async function paper() {
  try {
    (await import("./share/paper.js")).printCard();
  } catch {
    toast(say("share_failed"));
  }
}

/** @param {HTMLElement} link @param {() => Promise<void>} show */
async function lead(link, show) {
  try {
    await show();
  } catch {
    location.href = /** @type {HTMLAnchorElement} */ (link).href;
  }
}

/** Bring a photo of the strip into sight without moving the page. @param {HTMLAnchorElement} link */
function slide({ hash }) {
  const photo = document.getElementById(hash.slice(1));
  const strip = photo?.parentElement;
  if (photo && strip) strip.scrollTo({ left: photo.offsetLeft - strip.offsetLeft });
}

/** @param {Element | null} target */
function closeMore(target) {
  const more = document.querySelector(".more-actions[open]");
  if (more && (!more.contains(target) || target?.closest("li li"))) more.removeAttribute("open");
}

addEventListener("keydown", ({ key }) => {
  const more = key === "Escape" && document.querySelector(".more-actions[open]");
  if (!more) return;
  more.removeAttribute("open");
  more.querySelector("summary")?.focus();
});

addEventListener("beforeprint", () => {
  for (const day of document.querySelectorAll("[data-print-day]")) {
    day.textContent = `${day.getAttribute("data-print-day")} ${today()}`;
  }
});
