// @ts-check
/**
 * What a reader chose on the page of all products, as the address has it.
 *
 *     read("?q=mat+ong&stars=5&stars=4&sort=name")
 *     // { q: "mat ong", filters: { stars: ["5", "4"] }, sort: "name", view: "cards" }
 *
 * Addresses come from anywhere: what could be no value is left out.
 */

/**
 * @typedef {object} Choice never changed once it is made
 * @property {string} q
 * @property {Record<string, string[]>} filters facet → values; no empty lists
 * @property {string} sort empty: by fit with words to find, else by group
 * @property {"cards" | "list"} view
 */

export const FACETS = [
  "group", "set", "stars", "status", "place", "district", "producer", "kind", "mark", "month", "with",
];
export const SORTS = ["fit", "group", "name", "stars", "newest", "expiry"];

const VALUE = /^[a-z0-9-]{1,120}$/;
const MOST_VALUES = 60;
const LONGEST_QUERY = 200;

/** @param {string} text as typed @returns {string} */
export function query(text) {
  return text.normalize("NFC").replace(/\s+/g, " ").trim().slice(0, LONGEST_QUERY);
}

/**
 * @param {string} search `location.search`
 * @returns {Choice}
 */
export function read(search) {
  const asked = new URLSearchParams(search);
  /** @type {Record<string, string[]>} */
  const filters = {};
  for (const facet of FACETS) {
    const values = [...new Set(asked.getAll(facet))].filter((value) => VALUE.test(value));
    if (values.length) filters[facet] = values.slice(0, MOST_VALUES);
  }
  const sort = asked.get("sort") ?? "";
  return settled({
    q: query(asked.get("q") ?? ""),
    filters,
    sort: SORTS.includes(sort) ? sort : "",
    view: asked.get("view") === "list" ? "list" : "cards",
  });
}

/**
 * @param {Choice} choice
 * @returns {string} "?…", or empty where nothing is chosen: the same for the same choice
 */
export function write({ q, filters, sort, view }) {
  const asked = new URLSearchParams();
  if (q) asked.append("q", q);
  for (const facet of FACETS) for (const value of filters[facet] ?? []) asked.append(facet, value);
  if (sort) asked.append("sort", sort);
  if (view === "list") asked.append("view", view);
  const text = asked.toString();
  return text && `?${text}`;
}

/** @param {Choice} choice @returns {Choice} the order that comes by itself is not named */
export function settled(choice) {
  const own = choice.q ? "fit" : "group";
  const sort = choice.sort === own || (choice.sort === "fit" && !choice.q) ? "" : choice.sort;
  return { ...choice, sort };
}

/** @param {Choice} choice whether the page as it came from the server shows it */
export function isPlain({ q, filters, sort }) {
  return !q && !sort && !Object.keys(filters).length;
}

/** @param {Choice} choice @param {string} facet @param {string} value */
export function has(choice, facet, value) {
  return choice.filters[facet]?.includes(value) ?? false;
}

/**
 * @param {Choice} choice
 * @param {string} facet
 * @param {string[]} values in the place of those it had
 * @returns {Choice}
 */
export function withValues(choice, facet, values) {
  const { [facet]: _, ...others } = choice.filters;
  return { ...choice, filters: values.length ? { ...others, [facet]: values } : others };
}

/**
 * @param {Choice} choice
 * @param {string} facet
 * @param {string} value
 * @param {boolean} on
 * @returns {Choice}
 */
export function toggled(choice, facet, value, on) {
  const others = (choice.filters[facet] ?? []).filter((other) => other !== value);
  return withValues(choice, facet, on ? [...others, value] : others);
}

/**
 * Without values that nothing is known of, as from an old address.
 * @param {Choice} choice
 * @param {Record<string, { value: string, chosen: boolean }[]>} facets as the search has them
 * @returns {Choice}
 */
export function known(choice, facets) {
  let left = choice;
  for (const [facet, values] of Object.entries(choice.filters)) {
    const chosen = new Set((facets[facet] ?? []).filter((one) => one.chosen).map(({ value }) => value));
    if (!values.every((value) => chosen.has(value))) {
      left = withValues(left, facet, values.filter((value) => chosen.has(value)));
    }
  }
  return left;
}

/** @param {Choice} choice @returns {Choice} everything, in the same view and order */
export function cleared(choice) {
  return settled({ ...choice, q: "", filters: {} });
}
