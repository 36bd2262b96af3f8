// @ts-check
/** A draft of the form, on this device only, until it is deleted. */

const KEY = "ocop-form";
/** What a draft holds: of another version nothing is read. */
const VERSION = 1;

export class Draft {
  /** @param {string} slug of the product that is edited; empty for a new one */
  constructor(slug) {
    this.key = slug ? `${KEY}:${slug}` : KEY;
  }

  /** @returns {any} what was kept, or undefined */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      return kept?.version === VERSION && kept.state && typeof kept.state === "object" ? kept.state : undefined;
    } catch {
      return undefined; // storage is blocked, or what it holds is no JSON
    }
  }

  /** @param {any} state @returns {boolean} whether it is kept */
  keep(state) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ version: VERSION, state }));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // storage is blocked: nothing was kept
    }
  }
}
