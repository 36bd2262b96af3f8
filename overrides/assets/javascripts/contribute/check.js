// @ts-check
/**
 * Checks an entry as `build.py check` does, with the same messages, as far as a form can break a rule.
 *
 *     const { findings } = new Checker(spec).check("product", { id: "HB0021", set: 4 })
 */

import { RULES } from "./check/rules.js";
import { VALUES } from "./check/values.js";

/** @typedef {import("./check/rules.js").Known} Known */
/** @typedef {{ field: string, code: string, level: string, message: string, hint: string }} Finding */
/**
 * @typedef {object} Spec what of the model the page knows
 * @property {Record<string, Record<string, string>>} values kind of entry → path of a field, * for any key → kind of value
 * @property {Record<string, { level: string, message: Record<string, string>, hint: Record<string, string> }>} messages
 * @property {Known} known
 */

export class Checker {
  /** @param {Spec} spec @param {string} lang of the messages */
  constructor(spec, lang) {
    this.spec = spec;
    this.lang = lang;
  }

  /**
   * @param {string} kind "product" or "producer"
   * @param {Record<string, any>} entry
   * @returns {Finding[]}
   */
  check(kind, entry) {
    /** @type {Finding[]} */
    const found = [];
    for (const [path, is] of Object.entries(this.spec.values[kind])) {
      for (const [field, value] of reached(entry, path.split("."), "")) {
        const problem = this.#value(is, value);
        if (problem) found.push(this.told(field, problem.code, problem.values));
      }
    }
    const wrong = new Set(found.map(({ field }) => field));
    for (const rule of RULES[kind]) {
      for (const { field, code, values } of rule(entry, this.spec.known)) {
        if (!wrong.has(field)) found.push(this.told(field, code, values));
      }
    }
    return found;
  }

  /** @param {string} is @param {any} value */
  #value(is, value) {
    if (value === "") return { code: "text-empty", values: undefined };
    return VALUES[is]?.(value, {});
  }

  /**
   * A finding in words.
   * @param {string} field @param {string} code @param {Record<string, string | number>} [values]
   * @returns {Finding}
   */
  told(field, code, values = {}) {
    const { level, message, hint } = this.spec.messages[code];
    return { field, code, level, message: filled(message[this.lang], values), hint: filled(hint[this.lang], values) };
  }
}

/** @param {string} text @param {Record<string, string | number>} values */
function filled(text, values) {
  return text.replace(/\$(\$|\w+)/g, (whole, name) => (name === "$" ? "$" : String(values[name] ?? whole)));
}

/**
 * The values at a path, * standing for any key.
 * @param {any} value @param {string[]} steps @param {string} path
 * @returns {Iterable<[string, any]>}
 */
function* reached(value, steps, path) {
  if (value === undefined || value === null) return;
  if (!steps.length) {
    if (typeof value !== "object") yield [path, value];
    return;
  }
  const [step, ...rest] = steps;
  const keys = step === "*" && typeof value === "object" ? Object.keys(value) : [step];
  for (const key of keys) yield* reached(value[key], rest, path ? `${path}.${key}` : key);
}
