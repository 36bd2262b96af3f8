// @ts-check
/**
 * Vietnamese text without case and diacritics: what typing and print have in common.
 *
 * The same rules as `catalogue/text.py`; a test compares both on one table. Here a whole catalogue is folded
 * at once when the search is first touched, so each character is looked up and none is normalised twice.
 *
 *     fold("Mật ong rừng")        → "mat ong rung"
 *     fold("Cam (3T)\nĐú Sáng")   → "cam 3t\ndu sang"
 */

const NEW_LINE = 10;
const SPACE = 32;

/** Nothing in place of a character: it is a mark on the letter before. */
const MARK = -1;
/** A space in its place: it ends a word. */
const END = -2;
/** Several characters in its place, see `several`. */
const SEVERAL = -3;
/** The end of a line. */
const BREAK = -4;
const UNKNOWN = 0;

/** What stands for each UTF-16 unit; of rare ones found out when they are first met. */
const table = new Int32Array(0x10000);
table.fill(END, 0, 0x80);
for (const digit of "0123456789") table[digit.charCodeAt(0)] = digit.charCodeAt(0);
for (const [first, last] of [[0x41, 0x7a], [0xc0, 0x24f], [0x1e00, 0x1eff]]) {
  for (let unit = first; unit <= last; unit++) prepare(unit);
}
table[NEW_LINE] = BREAK;

/** A letter that is one of a to z with marks: to look at each by the rules would take as long as the rest. @param {number} unit */
function prepare(unit) {
  const text = String.fromCharCode(unit).toLowerCase().replace("đ", "d").normalize("NFD");
  const code = text.charCodeAt(0);
  if (code < 0x61 || code > 0x7a) return;
  for (let at = 1; at < text.length; at++) if (text[at] < "\u0300" || text[at] > "\u036f") return;
  table[unit] = code;
}
/** @type {Map<string, number[]>} */
const several = new Map();

/**
 * @param {string} char
 * @returns {string} letters and digits, lower case, without marks
 */
function plain(char) {
  const lowered = char.toLowerCase().replaceAll("đ", "d");
  return lowered.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
}

/** Plain, or what it is where nothing of it would be left. @param {string} char */
function letter(char) {
  const code = table[char.charCodeAt(0)];
  if (code > UNKNOWN) return String.fromCharCode(code);
  return code === END ? char : plain(char) || char;
}

/** @param {string} char one character, of one or two units */
function codes(char) {
  let found = several.get(char);
  if (!found) {
    const text = plain(char);
    found = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
    several.set(char, found);
  }
  return found;
}

/** @param {number} unit */
function look(unit) {
  const char = String.fromCharCode(unit);
  const text = plain(char);
  // The blocks of combining marks that catalogue/text.py names; any other sign ends a word.
  const mark = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/.test(char);
  const surrogate = unit >= 0xd800 && unit < 0xe000;
  if (surrogate || text.length > 1) table[unit] = SEVERAL;
  else if (text) table[unit] = text.charCodeAt(0);
  else table[unit] = mark ? MARK : END;
  return table[unit];
}

/** Where folded characters go while a text is read. */
let out = new Uint16Array(1024);

/**
 * Fold a text of one or more lines: words with single spaces between them, lines as they are.
 *
 * @param {string} text
 * @param {number[]} [from] is given the position in `text` of each character of the result
 */
export function fold(text, from) {
  // A character may become several, and a space before it.
  if (out.length < 2 * text.length + 64) out = new Uint16Array(2 * text.length + 64);
  let length = 0;
  let highest = 0;
  let between = false; // a space is due before the next letter of this line
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const code = table[unit] || look(unit);
    if (code > UNKNOWN) {
      if (between) {
        if (from) from[length] = at;
        out[length++] = SPACE;
        between = false;
      }
      if (code > highest) highest = code;
      if (from) from[length] = at;
      out[length++] = code;
    } else if (code === END) {
      between = length > 0 && out[length - 1] !== NEW_LINE;
    } else if (code === BREAK) {
      if (from) from[length] = at;
      out[length++] = NEW_LINE;
      between = false;
    } else if (code === SEVERAL) {
      const point = /** @type {number} */ (text.codePointAt(at));
      const found = codes(String.fromCodePoint(point));
      const needed = length + found.length + 2 * (text.length - at) + 64;
      if (needed > out.length) out = longer(out, needed);
      if (between && found.length) {
        if (from) from[length] = at;
        out[length++] = SPACE;
      }
      between = !found.length && length > 0 && out[length - 1] !== NEW_LINE;
      for (const one of found) {
        if (one > highest) highest = one;
        if (from) from[length] = at;
        out[length++] = one;
      }
      if (point > 0xffff) at++;
    }
  }
  if (from) from.length = length;
  return decoded(length, highest);
}

/** @param {Uint16Array} units @param {number} length */
function longer(units, length) {
  const more = new Uint16Array(length);
  more.set(units);
  return more;
}

/** @param {number} length @param {number} highest the highest code in it */
function decoded(length, highest) {
  const units = out.subarray(0, length);
  // Letters of one byte are looked through twice as fast.
  if (highest < 0x80) return new TextDecoder("latin1").decode(new Uint8Array(units));
  return new TextDecoder("utf-16le", { ignoreBOM: true }).decode(units);
}

/**
 * The words of a text, folded.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  const folded = fold(text.replaceAll("\n", " "));
  return folded ? folded.split(" ") : [];
}

/**
 * The same address part as `catalogue/text.py` makes: "Cá lăng sông Đà" → "ca-lang-song-da".
 * @param {string} text
 */
export function slug(text) {
  const lowered = text.toLowerCase().replaceAll("đ", "d").normalize("NFD");
  const bare = lowered.replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g, "");
  return bare.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/**
 * The usual English form without diacritics: "Xã Mường Động" → "Muong Dong commune".
 * @param {string} name with its administrative word, as in `catalogue/places.py`
 */
export function english(name) {
  for (const [kind, word] of KINDS) {
    if (name.startsWith(`${kind} `)) {
      const bare = [...name.slice(kind.length + 1)].map((char) => {
        const low = letter(char);
        return char === char.toLowerCase() ? low : low.toUpperCase();
      });
      return `${bare.join("")} ${word}`;
    }
  }
  return name;
}

/**
 * The name without its administrative word.
 * @param {string} name
 */
export function bareName(name) {
  const kind = KINDS.find(([word]) => name.startsWith(`${word} `));
  return kind ? name.slice(kind[0].length + 1) : name;
}

const KINDS = [
  ["Xã", "commune"],
  ["Phường", "ward"],
  ["Thị trấn", "township"],
  ["Huyện", "district"],
  ["Thành phố", "city"],
];
