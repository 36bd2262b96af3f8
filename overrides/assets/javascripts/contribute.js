// @ts-check
/**
 * The form for a new product, or for one that is changed (#edit=<file name>).
 *
 * Whatever is typed becomes plain data, is checked with the rules of the model, kept as a draft on this device, shown as
 * a card and written as YAML. Nothing leaves the device before the reader sends it.
 */

import { Checker } from "./contribute/check.js";
import { Draft } from "./contribute/draft.js";
import { changedText } from "./contribute/edit.js";
import { Entry } from "./contribute/entry.js";
import { control, fieldsOf, valueIn } from "./contribute/fields.js";
import { Messages } from "./contribute/messages.js";
import { isSlug } from "./contribute/names.js";
import { PlacePicker, ProducerPicker } from "./contribute/pickers.js";
import { Sending } from "./contribute/sending.js";
import { Shots } from "./contribute/shots.js";
import { card } from "./contribute/preview.js";
import { byId, lang, page, say } from "./contribute/words.js";
import { entry as yaml } from "./contribute/yaml.js";

/** @typedef {import("./contribute/entry.js").Made} Made */
/** @typedef {import("./contribute/finish.js").Text} Text */

const article = byId("contribute");
const root = new URL(article.dataset.root ?? "", location.href);
const form = byId("entry");
const slug = /^#edit=([a-z0-9-]{1,200})$/.exec(location.hash)?.[1] ?? "";

const checker = new Checker({ ...page.spec, known: { ...page.spec.known, today: today() } }, lang);
const draft = new Draft(slug);
const messages = new Messages(form);
const entry = new Entry(form, changed);
const place = new PlacePicker(entry, changed);
const producers = new ProducerPicker(entry, changed);
const shots = new Shots(changed);
const sending = new Sending();
/** The file that is edited, as it was. @type {{ path: string, text: string, data: Record<string, any> } | undefined} */
let source;
/** @type {Set<string>} */
const ids = new Set();
/** Nothing is kept before somebody typed. */
let touched = false;
let waiting = 0;
/** Whether the mouse's main button or a finger is down, and whether a refresh waits for it to be let go. */
let pressed = false;
let due = false;
/** Milliseconds: the click follows at once. */
const AFTER_PRESS = 50;

function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Something was typed or chosen. */
function changed() {
  touched = true;
  clearTimeout(waiting);
  waiting = setTimeout(settle, 120);
}

/** Refresh, but replace nothing that is being pressed: it would never hear of the click. */
function settle() {
  if (pressed) due = true;
  else refresh();
}

/** @param {boolean} down */
function press(down) {
  pressed = down;
  if (down || !due) return;
  due = false;
  setTimeout(settle, AFTER_PRESS);
}

/** @param {Made} made @returns {[HTMLElement, import("./contribute/messages.js").Told][]} */
function findings(made) {
  const found = checker.check("product", made.product);
  const { id } = made.product;
  const field = byId("f-id").closest("[data-path]");
  if (ids.has(id) && id !== source?.data.id) {
    found.push(checker.told("id", "id-duplicate", { got: id, other: say("another"), nearest: page.next }));
  }
  const told = messages.placed("product", found, made.fields);
  if (made.producer) told.push(...messages.placed("producer", checker.check("producer", made.producer), new Map()));
  const file = byId("f-file").closest("[data-path]");
  if (!isSlug(made.slug)) told.push([/** @type {HTMLElement} */ (file), checker.told("", "file-name", { got: `${made.slug}.yml`, nearest: "mat-ong-rung.yml" })]);
  if (place.input.value.trim() && !entry.place.commune && !entry.place.former) {
    told.push([place.field, { level: "error", message: say("place_choose"), hint: "" }]);
  }
  if (field && !form.querySelector("input[name=status]:checked")) {
    const status = /** @type {HTMLElement} */ (byId("f-status").closest("[data-path]"));
    told.push([status, { level: "error", message: say("needed_empty"), hint: "" }]);
  }
  return [...messages.missing(made.producer !== null), ...told];
}

/** The files that the entry becomes. @param {Made} made @returns {{ files: Text[], comments: string[], changed: string[] }} */
function written(made) {
  const shot = shots.described(made);
  if (source) {
    const order = page.spec.order.product;
    const { text, comments, changed: keys } = changedText(source.text, source.data, made.product, order);
    const name = source.path.replace(/^products\//, "");
    const files = [...another(made), { folder: "products", name, text: text + shot }];
    return { files, comments, changed: keys };
  }
  const own = { folder: "products", name: `${made.slug}.yml`, text: yaml(made.product) + shot };
  return { files: [...another(made), own], comments: [], changed: [] };
}

/** A new producer's file, which comes first. @param {Made} made */
function another({ producer, producerSlug }) {
  return producer ? [{ folder: "producers", name: `${producerSlug}.yml`, text: yaml(producer) }] : [];
}

/** Bring everything on the page in line with what is in the fields. */
function refresh() {
  visible();
  const made = entry.read();
  const told = findings(made);
  messages.show(told);
  if (messages.all) messages.summary(told);
  const wrong = told.filter(([, { level }]) => level === "error").length;
  const names = [...entry.producers.map((name) => producers.names.get(name) ?? name)];
  if (made.producer) names.push(made.producer.name?.[lang] ?? made.producer.name?.vi ?? say("new_producer"));
  const seen = card(made.product, { place: place.name, producers: names, photo: shots.address, root: root.href });
  byId("preview").replaceChildren(seen);
  const result = written(made);
  sending.show(result, wrong, source !== undefined, made, shots.file);
  progress(wrong);
  /** @type {HTMLInputElement} */ (byId("f-id")).placeholder = made.product.id;
  /** @type {HTMLInputElement} */ (byId("f-file")).placeholder = made.slug;
  if (touched) {
    const file = /** @type {HTMLInputElement} */ (byId("f-file")).value;
    const kept = draft.keep({ product: made.product, producer: made.producer, photo: made.photo, file });
    byId("draft").hidden = false;
    byId("draft-text").textContent = say(kept ? "draft_kept" : "draft_lost");
  }
}

/** What is asked depends on what was answered. */
function visible() {
  const certified = entry.status === "certified";
  const group = entry.groups.get("certificates");
  if (!group) return;
  group.root.hidden = !certified;
  if (certified && !group.items.length) group.add({});
  const sources = entry.groups.get("sources");
  if (sources && !sources.items.length) sources.add({});
  const choices = (sources?.items ?? []).map((item, at) => {
    const title = fieldsOf(item).find(({ dataset }) => dataset.path === "title");
    const words = (title && valueIn(title)) || `${sources?.root.dataset.one} ${at + 1}`;
    return { value: item.dataset.item ?? "", words: String(words) };
  });
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('.item [data-path="source"]'))) {
    const select = /** @type {HTMLSelectElement} */ (control(field));
    const chosen = select.value;
    select.replaceChildren(...choices.map(({ value, words }) => new Option(words, value)));
    select.value = choices.some(({ value }) => value === chosen) ? chosen : (choices[0]?.value ?? "");
    field.hidden = choices.length < 2;
  }
  const kind = /** @type {HTMLSelectElement | null} */ (form.querySelector('[data-kind="producer"][data-path="kind"] select'));
  const personal = page.spec.known.personal.includes(kind?.value ?? "");
  for (const field of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-path^="consent."]'))) field.hidden = !personal;
  for (const counter of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-count]"))) {
    const area = /** @type {HTMLTextAreaElement} */ (byId(counter.dataset.count ?? ""));
    counter.textContent = say("letters", { n: [...area.value.trim()].length, most: 160 });
  }
}

/** @param {number} wrong things that are still to be done */
function progress(wrong) {
  byId("form-left").textContent = wrong ? say(wrong === 1 ? "left_one" : "left", { n: wrong }) : say("ready");
  byId("form-bar").dataset.ready = String(!wrong);
}

/** The end of the form: either what is wrong, or where it may be sent. */
function finish() {
  messages.all = true;
  refresh();
  const wrong = byId("form-summary").hidden === false;
  const target = byId(wrong ? "form-summary" : "form-done");
  target.focus();
  target.scrollIntoView({ block: "start" });
}

function start() {
  form.addEventListener("input", changed);
  form.addEventListener("change", ({ target }) => {
    const field = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[data-path]"));
    // Dates, phones and prices are shown as they will be written.
    const shown = field && field.dataset.own === undefined ? control(field) : null;
    if (field && shown && /^(text|tel|email|url|textarea)$/.test(shown.type)) {
      const value = valueIn(field);
      if (value !== undefined && shown.value !== String(value)) shown.value = String(value);
    }
    changed();
  });
  form.addEventListener("focusout", () => setTimeout(settle, 0));
  addEventListener("pointerdown", ({ button }) => press(button === 0), { capture: true });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => press(false), { capture: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish();
  });
  byId("draft-delete").addEventListener("click", () => {
    clearTimeout(waiting);
    touched = false; // or what still waits would keep the draft once more
    draft.forget();
    location.reload();
  });
}

/** @param {string} path below the site's root @returns {Promise<any>} */
async function fetched(path) {
  const answer = await fetch(new URL(path, root));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
}

/** Names that are taken, and producers there are. Without them the form works; the check will tell. */
async function know() {
  try {
    const { ids: numbers, products, producers: rows } = await fetched("contribute/entries.json");
    for (const id of numbers) ids.add(id);
    entry.taken.products = new Set(products.filter((/** @type {string} */ name) => name !== slug));
    entry.taken.producers = new Set(rows.map((/** @type {string[]} */ [name]) => name));
    producers.know(rows);
    refresh();
  } catch {
    byId("offline").hidden = false;
  }
}

/** @param {import("./contribute/entry.js").State} state */
function fill(state) {
  const own = state.product.producers ?? [];
  entry.write(state);
  // The last of them is the new one, whose file has no name yet.
  entry.producers = state.producer ? own.slice(0, -1) : own;
  place.show();
  producers.show();
}

/** A product that is changed: its own file, and what was typed last time. */
async function edit() {
  try {
    source = await fetched(`contribute/source/${slug}.json`);
  } catch {
    byId("edit-failed").hidden = false;
    return;
  }
  if (!source) return;
  const { data } = source;
  entry.before = structuredClone(data);
  byId("form-title").textContent = say("edit_title", { name: data.name?.[lang] ?? data.name?.vi ?? data.name?.en ?? slug });
  byId("edit-note").hidden = false;
  /** @type {HTMLInputElement} */ (byId("f-file")).readOnly = true;
  /** @type {HTMLInputElement} */ (byId("f-id")).readOnly = true;
  fill({ product: structuredClone(data), producer: null, photo: {}, file: slug });
}

/** What was typed last time, or the product that is to be changed. */
async function open() {
  if (slug) await edit();
  const kept = draft.read();
  if (kept && (source || !slug)) {
    fill(kept);
    byId("draft").hidden = false;
    byId("draft-text").textContent = say("draft_found");
  }
  byId("form-loading").hidden = true;
  form.hidden = false;
  refresh();
  know();
}

start();
open();
// The same page for another product, or for none.
addEventListener("hashchange", () => /^(#edit=.*)?$/.test(location.hash) && location.reload());
