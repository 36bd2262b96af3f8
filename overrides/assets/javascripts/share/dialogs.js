// @ts-check
/** Ways to pass a page on, and its QR code over the whole screen for somebody else's camera. */

import { html, icon } from "../hit.js";
import { online } from "../online.js";
import { code } from "./code.js";
import { copy, zaloAddress } from "./copy.js";
import { openDialog } from "./open.js";
import { say } from "./words.js";

/** @param {string} kind @param {string} title id of its heading @param {...Node} inside */
function dialog(kind, title, ...inside) {
  const close = html("button", { type: "button", class: "dialog__close", "aria-label": say("share_close") }, icon("close"));
  const made = /** @type {HTMLDialogElement} */ (
    html("dialog", { class: `dialog ${kind}`, "aria-labelledby": title }, html("div", { class: "dialog__inside" }, ...inside, close))
  );
  close.addEventListener("click", () => made.close());
  return made;
}

/**
 * @param {string} title of the page
 * @param {string} address of the page
 */
export async function showShare(title, address) {
  const field = /** @type {HTMLInputElement} */ (
    html("input", { class: "dialog__field", type: "text", readonly: "", id: "share-link", value: address })
  );
  const said = html("p", { class: "dialog__said", role: "status" });
  const tell = async () => {
    const done = await copy(address, field);
    said.textContent = say(done ? "share_copied" : "share_not_copied");
  };
  const button = html("button", { type: "button", class: "button button--main", autofocus: "" }, say("share_copy"));
  button.addEventListener("click", tell);
  const zalo = way("Zalo", zaloAddress());
  zalo.addEventListener("click", tell);
  const qr = html("button", { type: "button", class: "button" }, say("share_qr"));
  const url = encodeURIComponent(address);
  const made = dialog(
    "dialog--share",
    "share-title",
    html("h2", { id: "share-title", class: "dialog__title" }, say("share_page")),
    html("p", { class: "dialog__name" }, title),
    html("label", { class: "dialog__label", for: "share-link" }, say("share_link")),
    html("div", { class: "dialog__line" }, field, button),
    said,
    html(
      "p",
      { class: "buttons" },
      qr,
      way(say("share_mail"), `mailto:?subject=${encodeURIComponent(title)}&body=${url}`),
      way("WhatsApp", `https://wa.me/?text=${encodeURIComponent(`${title} ${address}`)}`),
      zalo,
      way("Facebook", `https://www.facebook.com/sharer/sharer.php?u=${url}`),
    ),
    html("p", { class: "quiet" }, say("share_zalo_how")),
  );
  qr.addEventListener("click", async () => {
    made.close();
    await showCode();
  });
  await openDialog(made);
}

/** @param {string} text @param {string} href */
function way(text, href) {
  const link = html("a", { class: "button", href }, text);
  if (!href.startsWith("https:")) return link;
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener external");
  return link;
}

/** The page's printed code, or one drawn here where it has none. */
export async function showCode() {
  const title = document.querySelector("h1")?.textContent?.trim() ?? document.title;
  const printed = document.querySelector(".qr img");
  const short = document.querySelector(".qr__short")?.textContent ?? online(location.pathname);
  let shown;
  if (printed instanceof HTMLImageElement) shown = html("img", { src: printed.src, alt: printed.alt, width: 400, height: 400 });
  else shown = await code(short, short);
  const made = dialog(
    "dialog--code",
    "code-title",
    html("h2", { id: "code-title", class: "dialog__title" }, title),
    ...(shown ? [html("div", { class: "dialog__code" }, shown)] : []),
    html("p", { class: "dialog__short" }, short),
    html("p", { class: "dialog__scan" }, say("share_scan")),
  );
  await openDialog(made, true);
}
