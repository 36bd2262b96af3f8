// @ts-check
/** Answers at hand: those that were thought of, or those that were given. The index they are of does not change. */

/** So many, the last that were kept: also for who takes back what was typed or chosen. */
const MOST = 100;

/** @template About, Found */
export class Kept {
  /** @param {(about: About) => string} key the same for what has the same answer */
  constructor(key) {
    this.key = key;
    /** Those nobody has wanted yet are as they came: in JSON. @type {Map<string, string | Found>} */
    this.found = new Map();
  }

  /** @param {About} about @param {string | Found} found */
  keep(about, found) {
    const key = this.key(about);
    this.found.delete(key); // the latest stay longest
    this.found.set(key, found);
    if (this.found.size > MOST) this.found.delete(/** @type {string} */ (this.found.keys().next().value));
  }

  /** @param {About} about */
  has(about) {
    return this.found.has(this.key(about));
  }

  /** @param {About} about @returns {Found | undefined} */
  get(about) {
    const key = this.key(about);
    const found = this.found.get(key);
    if (typeof found !== "string") return found;
    /** @type {Found} */
    const read = JSON.parse(found);
    this.found.set(key, read);
    return read;
  }

  clear() {
    this.found.clear();
  }
}
