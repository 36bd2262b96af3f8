// @ts-check
/**
 * The entry that the page describes: a product, perhaps a new producer, and a photo that goes along.
 *
 * Everything that depends on something else is put in here: keys of sources, what cites them, the file's name.
 */

import { control, read, write } from "./fields.js";
import { Group } from "./groups.js";
import { fileName, sourceKey } from "./names.js";
import { byId, page } from "./words.js";

/** @typedef {import("./fields.js").Data} Data */
/**
 * @typedef {object} State what a draft keeps
 * @property {Data} product
 * @property {Data | null} producer
 * @property {Data} photo
 * @property {string} file name the reader chose, or ""
 */
/** @typedef {{ product: Data, producer: Data | null, photo: Data, slug: string, producerSlug: string, fields: Map<HTMLElement, string> }} Made */

const LISTS = ["certificates", "packs", "buy", "marks"];

export class Entry {
  /** The product as it was, when one is edited. @type {Data} */
  before = {};
  /** @type {{ commune?: string, former?: string }} */
  place = {};
  /** Slugs of producers chosen. @type {string[]} */
  producers = [];
  hasNewProducer = false;
  /** Names of files that are taken. @type {{ products: Set<string>, producers: Set<string> }} */
  taken = { products: new Set(), producers: new Set() };

  /** @param {HTMLElement} form @param {() => void} changed */
  constructor(form, changed) {
    this.form = form;
    /** @type {Map<string, Group>} */
    this.groups = new Map();
    for (const root of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-group]"))) {
      const group = new Group(root, changed);
      this.groups.set(group.path, group);
    }
  }

  get status() {
    const chosen = /** @type {HTMLInputElement | null} */ (this.form.querySelector("input[name=status]:checked"));
    return chosen?.value ?? "";
  }

  /** @returns {Made} */
  read() {
    /** Items → where their data stand in the product. @type {Map<HTMLElement, string>} */
    const fields = new Map();
    const product = read(this.form, this.before, "product");
    for (const list of [...LISTS, "sources"]) delete product[list];
    this.#place(product);
    const sources = this.#sources(fields);
    for (const list of LISTS) {
      if (list === "certificates" && this.status !== "certified") continue;
      const items = /** @type {Group} */ (this.groups.get(list)).read();
      if (items.length) product[list] = items.map(([, data]) => this.#cited(data, sources));
      items.forEach(([item], at) => fields.set(item, `${list}.${at}`));
    }
    if (this.status && this.status !== "certified") product.status = this.status;
    else if (product.status !== "discontinued") delete product.status;
    if (sources.size) product.sources = Object.fromEntries([...sources.values()].map(({ key, data }) => [key, data]));
    this.#cite(product);
    product.id ??= page.next;
    const chosen = /** @type {HTMLInputElement} */ (byId("f-file")).value.trim();
    const slug = chosen || fileName(product.name?.vi ?? product.name?.en ?? "", this.taken.products);
    const producer = this.hasNewProducer ? this.#producer(product) : null;
    const producerSlug = producer ? fileName(producer.name?.vi ?? producer.name?.en ?? "", this.taken.producers) : "";
    const all = [...this.producers, ...(producerSlug ? [producerSlug] : [])];
    if (all.length) product.producers = all;
    else delete product.producers;
    const photo = read(this.form, {}, "photo");
    return { product: ordered(product, "product"), producer, photo, slug, producerSlug, fields };
  }

  /** @param {Data} product */
  #place(product) {
    const place = { ...product.place };
    delete place.commune;
    delete place.former;
    const { commune, former } = this.place;
    const whole = { ...(commune ? { commune } : {}), ...(former ? { former } : {}), ...place };
    if (Object.keys(whole).length) product.place = whole;
    else delete product.place;
  }

  /** Number of an item → its key and data. @param {Map<HTMLElement, string>} fields */
  #sources(fields) {
    /** @type {Map<string, { key: string, data: Data }>} */
    const found = new Map();
    const items = /** @type {Group} */ (this.groups.get("sources")).read();
    const taken = new Set(items.map(([item]) => item.dataset.key ?? ""));
    for (const [item, data] of items) {
      const title = typeof data.title === "string" ? data.title : (data.title?.vi ?? data.title?.en ?? "");
      const key = item.dataset.key ?? sourceKey(title, String(data.date ?? ""), taken);
      taken.add(key);
      found.set(item.dataset.item ?? "", { key, data });
      fields.set(item, `sources.${key}`);
    }
    return found;
  }

  /** The data of an item with the key of its source for the number of that. @param {Data} data @param {Map<string, { key: string }>} sources */
  #cited(data, sources) {
    const first = sources.values().next().value;
    const source = sources.get(data.source)?.key ?? (sources.size === 1 ? first?.key : undefined);
    const { source: _, ...rest } = data;
    return source ? { ...rest, source } : rest;
  }

  /** Sources that no statement names are those of the story, or of the season. @param {Data} product */
  #cite(product) {
    const keys = Object.keys(product.sources ?? {});
    if (product.season && !product.season_source && keys.length) [product.season_source] = keys;
    if (!product.season) delete product.season_source;
    const { story_sources: told = [], sources, ...rest } = product;
    const cited = new Set(told);
    JSON.stringify(rest, (name, value) => {
      if (name === "source" || name.endsWith("_source")) cited.add(value);
      return value;
    });
    const all = [...told.filter((/** @type {string} */ key) => keys.includes(key)), ...keys.filter((key) => !cited.has(key))];
    if (product.story && !all.length && keys.length) all.push(keys[0]);
    if (all.length) product.story_sources = all;
    else delete product.story_sources;
  }

  /** @param {Data} product */
  #producer(product) {
    const producer = read(this.form, {}, "producer");
    if (product.place?.commune || product.place?.former) {
      const { commune, former } = this.place;
      producer.place = { ...(commune ? { commune } : {}), ...(former ? { former } : {}) };
    }
    return ordered(producer, "producer");
  }

  /** Fill the page. @param {State} state */
  write({ product, producer, photo, file }) {
    write(this.form, product, "product");
    write(this.form, producer ?? {}, "producer");
    write(this.form, photo, "photo");
    /** @type {HTMLInputElement} */ (byId("f-file")).value = file;
    const { commune, former } = product.place ?? {};
    this.place = { commune, former };
    this.hasNewProducer = producer !== null;
    this.#fill("sources", Object.entries(product.sources ?? {}).map(([key, data]) => [data, key]));
    const numbers = new Map(/** @type {Group} */ (this.groups.get("sources")).items.map((item) => [item.dataset.key, item.dataset.item]));
    for (const list of LISTS) {
      this.#fill(list, (product[list] ?? []).map((/** @type {Data} */ data) => [data]), numbers);
    }
    const status = product.certificates?.length ? "certified" : product.status;
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (this.form.querySelectorAll("input[name=status]"))) {
      input.checked = input.value === status;
    }
  }

  /** @param {string} list @param {[Data, string?][]} items @param {Map<string | undefined, string | undefined>} [numbers] */
  #fill(list, items, numbers) {
    const group = /** @type {Group} */ (this.groups.get(list));
    group.clear();
    for (const [data, key] of items) {
      const item = group.add(data, key);
      const source = /** @type {HTMLElement | null} */ (item.querySelector('[data-path="source"]'));
      if (source && data.source) choose(/** @type {HTMLSelectElement} */ (control(source)), numbers?.get(data.source) ?? "");
    }
  }
}

/** Choose an option that is put in later, too. @param {HTMLSelectElement} select @param {string} value */
function choose(select, value) {
  if (![...select.options].some((option) => option.value === value)) select.add(new Option("", value));
  select.value = value;
}

/** Keys as the model has them, others behind. @param {Data} data @param {string} kind @returns {Data} */
function ordered(data, kind) {
  const order = page.spec.order[kind];
  const place = (/** @type {string} */ key) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => place(a) - place(b)));
}
