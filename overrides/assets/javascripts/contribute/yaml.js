// @ts-check
/**
 * Writes plain data as YAML that every reader takes for the same: PyYAML, editors, people.
 *
 * Text stands without quotes only where no YAML of any version could read something else; all else is in double
 * quotes with JSON's escapes, and texts of several lines are blocks, so that stories stay readable.
 *
 *     entry({ id: "HB0021", place: { commune: "05014" } })  → 'id: HB0021\nplace:\n  commune: "05014"\n'
 */

/** @typedef {string | number | boolean | null} Scalar */
/** @typedef {Scalar | any[] | { [key: string]: any }} Plain text, numbers, truth, lists and mappings of these */

/** Begins with a letter, holds nothing that YAML reads as a sign, ends with none. */
const BARE = /^\p{L}[\p{L}\p{M}\p{N} _.,;!?'"“”‘’&/()%°₫+–—…-]*$/u;
/** A word that some YAML reads as yes, no, nothing or a number. */
const WORDS = /^(y|n|yes|no|on|off|true|false|null|none|nan|inf|infinity|e\d+)$/i;
/** A month: text in every YAML. Whole days are dates in some, and go in quotes. */
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const ADDRESS = /^https:\/\/[A-Za-z0-9._~/?&=%+@!$()*-]*[A-Za-z0-9/=_-]$/;
/** What a block may hold: letters, marks, digits, signs; no characters that are not seen, and no line ends but \n. */
const BLOCK_LINE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u;
const NOT_IN_QUOTES = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g;

/** @param {string} text one line */
function quoted(text) {
  const escaped = JSON.stringify(text);
  return escaped.replace(NOT_IN_QUOTES, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** @param {string} text */
function scalar(text) {
  if (MONTH.test(text) || (ADDRESS.test(text) && !text.includes(": "))) return text;
  const bare = BARE.test(text) && !text.endsWith(" ") && !WORDS.test(text);
  return bare ? text : quoted(text);
}

/** Whether a text can stand as a block: several lines, none of which a reader would change. @param {string} text */
function isBlock(text) {
  const lines = text.split("\n");
  if (lines.length < 2 || !lines[0] || /^\s/.test(lines[0]) || !lines[lines.length - 1]) return false;
  return lines.every((line) => BLOCK_LINE.test(line) && (!line || line.trim() !== ""));
}

/** @param {string} text @param {string} indent of the key it belongs to */
function block(text, indent) {
  const lines = text.split("\n").map((line) => (line ? `${indent}  ${line}` : ""));
  return `|-\n${lines.join("\n")}`;
}

/** A value that stands on the line of its key, or undefined when it needs lines of its own. @param {Plain} value */
function flat(value) {
  if (value === null) return "null";
  if (typeof value === "string") return isBlock(value) ? undefined : scalar(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) {
    if (value.some((one) => one === null || typeof one === "object")) return undefined;
    return `[${value.map((one) => (typeof one === "string" ? inBrackets(one) : String(one))).join(", ")}]`;
  }
  return Object.keys(value).length ? undefined : "{}";
}

/** In brackets a comma or bracket would end the text. @param {string} text */
function inBrackets(text) {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N} -]*$/u.test(text) && scalar(text) === text ? text : quoted(text);
}

/** A key: plain where it is one of ours. @param {string} key */
const named = (key) => (/^[a-z][a-z0-9_-]*$/.test(key) && !WORDS.test(key) ? key : quoted(key));

/**
 * @param {{ [key: string]: Plain }} data
 * @param {string} indent
 * @returns {string[]} lines
 */
function mapping(data, indent) {
  return Object.entries(data).flatMap(([key, value]) => {
    const start = `${indent}${named(key)}:`;
    const short = flat(value);
    if (short !== undefined) return [`${start} ${short}`];
    if (typeof value === "string") return [`${start} ${block(value, indent)}`];
    const inner = Array.isArray(value) ? list(value, `${indent}  `) : mapping(/** @type {any} */ (value), `${indent}  `);
    return [start, ...inner];
  });
}

/** @param {Plain[]} items @param {string} indent @returns {string[]} */
function list(items, indent) {
  return items.flatMap((item) => {
    const short = flat(item);
    if (short !== undefined) return [`${indent}- ${short}`];
    if (typeof item === "string") return [`${indent}- ${block(item, indent)}`];
    const deeper = `${indent}  `;
    const lines = Array.isArray(item) ? list(item, deeper) : mapping(/** @type {any} */ (item), deeper);
    // The first line goes behind the dash.
    const [first, ...rest] = lines.join("\n").split("\n");
    return [`${indent}- ${first.slice(deeper.length)}`, ...rest];
  });
}

/**
 * Data as the text of a file, or of one key of it.
 * @param {{ [key: string]: Plain }} data
 */
export function entry(data) {
  return Object.keys(data).length ? `${mapping(data, "").join("\n")}\n` : "{}\n";
}
