// @ts-check
/**
 * Words that a mistyped one may stand for.
 *
 * A typo is a letter too many, one missing, a wrong one, or two that changed places.
 */

/**
 * How many typos a word of this length may have.
 * @param {number} length
 */
export function typosIn(length) {
  if (length < 3) return 0;
  return length < 7 ? 1 : 2;
}

/**
 * The number of typos that lead from one word to another, or `most + 1` if there are more.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = new Uint8Array(b.length + 1);
  let above = Uint8Array.from({ length: b.length + 1 }, (_, at) => at);
  let row = new Uint8Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[b.length], most + 1);
}

/** A bit for each letter of a word: words that differ in many letters need no closer look. @param {string} word */
function letters(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

/** @param {number} bits */
function ones(bits) {
  let count = 0;
  for (let left = bits; left; left &= left - 1) count++;
  return count;
}

/** Words of other letters cannot be compared by their letters. */
const PLAIN = /^[a-z0-9]+$/;

/** @typedef {{ word: string, typos: number }} Near */

/**
 * How a folded word sounds to many speakers of Vietnamese: "xang" like "sang", "nap" like "lap".
 * @param {string} word
 */
export function sound(word) {
  return word
    .replace(/^(?:tr|ch)/, "c")
    .replace(/^[xs]/, "s")
    .replace(/^(?:gi|d|r|v)/, "d")
    .replace(/^[ln](?!g)/, "l")
    .replace(/^k/, "c")
    .replace(/^(ng|g)h/, "$1")
    .replace(/y$/, "i");
}

export class Vocabulary {
  /** @param {string[]} texts folded */
  constructor(texts) {
    this.words = [...new Set(texts.flatMap((text) => text.match(/[^\s]+/g) ?? []))].filter((word) => PLAIN.test(word)).sort();
    this.letters = new Int32Array(this.words.map(letters));
    /** @type {Map<string, Near[]>} */
    this.known = new Map();
  }

  /**
   * The words a mistyped one may stand for, nearest first. Of a word still being typed, `open`, the
   * beginning counts.
   * @param {string} typed
   * @param {boolean} open
   * @param {number} [most] typos
   * @returns {Near[]}
   */
  near(typed, open, most = typosIn(typed.length)) {
    if (!most) return [];
    const key = `${typed} ${open} ${most}`;
    const kept = this.known.get(key);
    if (kept) return kept;
    const bits = letters(typed);
    /** @type {Near[]} */
    const found = [];
    this.words.forEach((word, at) => {
      const longer = word.length - typed.length;
      if (longer < -most || (longer > most && !open) || ones(bits & ~this.letters[at]) > most) return;
      let typos = distance(typed, word, most);
      if (open && typos > most && longer > 0 && typed.length > 3) {
        // One more than the beginning really differs by: whole words come first.
        typos = distance(typed, word.slice(0, typed.length), most - 1) + 1;
      }
      if (typos > 0 && typos <= most) found.push({ word, typos });
    });
    const heard = sound(typed);
    found.sort(
      (a, b) =>
        a.typos - b.typos ||
        Number(sound(b.word) === heard) - Number(sound(a.word) === heard) ||
        Number(b.word[0] === typed[0]) - Number(a.word[0] === typed[0]) ||
        Math.abs(a.word.length - typed.length) - Math.abs(b.word.length - typed.length) ||
        (a.word < b.word ? -1 : 1),
    );
    if (this.known.size > 200) this.known.clear();
    this.known.set(key, found);
    return found;
  }
}
