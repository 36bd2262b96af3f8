// @ts-check
/**
 * Starts the search: all of it that every page loads.
 *
 * The header's form (and the home page's) is a plain GET form to the list of products. The rest, find/box.js, comes
 * when one of them is first touched, or while the browser is idle on a good connection. Here are only the ways into
 * the search: keys, the address, and the layer over the whole screen of a phone.
 */

import { begin } from "./search/begin.js";

/** Where the header has room for a field, as in search.css. */
const wide = matchMedia("(min-width: 60em)");

const forms = /** @type {HTMLFormElement[]} */ ([...document.querySelectorAll("form[data-find]")]);
const [header] = forms;
const field = /** @type {HTMLInputElement} */ (header.elements.namedItem("q"));

/** @type {Promise<typeof import("./find/box.js")> | undefined} */
let coming;

/** The folder of the search's index, above both languages. */
const index = new URL("../../search/", header.action).href;

/**
 * Have the forms answer while one types. A failure leaves them as they are; the next touch tries again.
 * @param {boolean} soon whether somebody is about to type
 */
function wake(soon) {
  if (!coming) begin(index, document.documentElement.lang, soon && "letters" in header.dataset);
  coming ??= import("./find/box.js");
  coming.then(
    ({ attach }) => forms.forEach(attach),
    () => {
      coming = undefined;
    },
  );
  return coming;
}

for (const target of [...forms, ...document.querySelectorAll(".find__open")]) {
  for (const touch of ["pointerdown", "focusin"]) target.addEventListener(touch, () => wake(true));
}

// The whole index, unless that would cost the reader something.
const { saveData = false, effectiveType = "4g" } =
  /** @type {{connection?: {saveData?: boolean, effectiveType?: string}}} */ (navigator).connection ?? {};
if (!saveData && effectiveType === "4g") {
  const later = window.requestIdleCallback ?? ((/** @type {() => void} */ run) => setTimeout(run, 2000));
  const prepare = () => later(() => wake(false).then(({ load }) => load(), () => {}));
  if (document.readyState === "complete") prepare();
  else addEventListener("load", prepare);
}

/** What had the focus before a key led into the search. @type {HTMLElement | null} */
let before = null;

/** Lead into the search. */
function open() {
  if (!wide.matches) return cover();
  if (!header.contains(document.activeElement)) {
    before = /** @type {HTMLElement | null} */ (document.activeElement);
  }
  field.focus();
  field.select();
}

/** The layer over the whole screen; the header's form moves into it. @type {HTMLDialogElement | undefined} */
let layer;
const place = /** @type {HTMLElement} */ (header.parentElement);

function cover() {
  layer ??= makeLayer();
  if (layer.open) return;
  layer.append(header);
  layer.showModal();
  document.documentElement.classList.add("find-covers");
  // One step in the history, so that "back" closes it; its text is for coming back from a result.
  if (history.state?.find === undefined) history.pushState({ ...history.state, find: "" }, "");
  field.focus();
}

function makeLayer() {
  const made = document.createElement("dialog");
  made.className = "find-layer";
  made.setAttribute("aria-label", header.getAttribute("aria-label") ?? "");
  made.addEventListener("close", () => {
    document.documentElement.classList.remove("find-covers");
    place.append(header);
    if (history.state?.find !== undefined) history.back();
  });
  header.querySelector(".find__back")?.addEventListener("click", () => made.close());
  // A keyboard on the screen covers the lower half of the layer, where nobody could read. Enlarging does not count.
  const view = window.visualViewport;
  view?.addEventListener("resize", () => {
    if (view.scale === 1) made.style.setProperty("--find-height", `${view.height}px`);
  });
  document.body.append(made);
  return made;
}

wide.addEventListener("change", () => layer?.close());

document.querySelector(".find__open")?.addEventListener("click", (event) => {
  event.preventDefault();
  cover();
});

// Below a field in the middle of a phone there is no room for answers.
for (const form of forms.slice(1)) {
  const other = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  other.addEventListener("click", () => {
    if (wide.matches) return;
    field.value = other.value;
    other.blur(); // or it would get the focus back
    cover();
  });
}

/** @param {EventTarget | null} target */
function isTypedIn(target) {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const { key, target } = event;
  const held = event.ctrlKey || event.metaKey;
  const wanted = held ? key.toLowerCase() === "k" && !event.shiftKey : /^[fs/]$/.test(key) && !isTypedIn(target);
  if (!wanted || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  open();
});

header.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  event.preventDefault(); // it would empty the field
  if (layer?.open) layer.close();
  else if (before) {
    if (before === document.body) field.blur();
    else before.focus();
    before = null;
  }
});
header.addEventListener("focusin", (event) => {
  // By Tab or by pointer from elsewhere: Esc leaves the focus in the field.
  if (event.relatedTarget instanceof Node && event.relatedTarget !== before) before = null;
});

/** The list of products answers an address with ?q= itself; the field only shows the text. */
const listed = location.pathname === new URL(header.action).pathname;
const asked = () => new URLSearchParams(location.search).get("q");

addEventListener("popstate", () => {
  if (layer?.open && history.state?.find === undefined) layer.close();
  if (listed) field.value = asked() ?? "";
});

const again = history.state?.find;
if (again !== undefined && !wide.matches) {
  // Back from a result that was opened in the layer.
  field.value = again;
  cover();
} else if (asked() !== null) {
  field.value = asked() ?? "";
  if (!listed) open();
}
