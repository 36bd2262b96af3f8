// @ts-check
/** Many short texts in one, an item a line: a column of the index. */

/** Cuts single items out of a text of many lines. */
export class Items {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    /** @type {Int32Array | undefined} */
    this.starts = undefined;
  }

  /** @param {number} at */
  item(at) {
    this.starts ??= starts(this.text);
    return this.text.slice(this.starts[at], this.starts[at + 1] - 1);
  }
}

/** @param {string} text */
function starts(text) {
  const found = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) found.push(at + 1);
  found.push(text.length + 1);
  return new Int32Array(found);
}

/**
 * Text in the reader's language, else in the other.
 * @param {{ vi: Items, en: Items }} names
 * @param {string} lang
 * @param {number} at
 */
export function pick(names, lang, at) {
  const own = names[/** @type {"vi" | "en"} */ (lang)].item(at);
  if (own) return { text: own, lang };
  const other = lang === "vi" ? "en" : "vi";
  return { text: names[other].item(at), lang: other };
}
