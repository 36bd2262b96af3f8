// @ts-check
/**
 * What somebody who types is likely to have typed after the next key: with its answer made beforehand, the key is
 * answered at once.
 */

/** @typedef {Map<string, number>} Letters and how often each was met */

/** Letters that are thought of; products whose names are looked at for them. */
const MOST = 8;
const LOOKED_AT = 200;
const SPACE = " ";

/**
 * The text with one letter more, the likeliest first: a letter that goes on with the last word or, behind a space, one
 * that begins the word after it. They are letters of what was found; where nothing was typed, of all names.
 * @param {string} text with a space at its end if one was typed
 * @param {import("./find.js").Found} found by it
 * @param {import("./match.js").Matcher} matcher
 */
export function likely(text, { query, order }, matcher) {
  const letters = query.empty ? initials(matcher) : following(text, query, order, matcher);
  const counted = [...letters].sort(([, one], [, other]) => other - one);
  return counted.slice(0, MOST).map(([letter]) => text + letter);
}

/** Letters that begin words of names, and how many. @param {import("./match.js").Matcher} matcher */
function initials({ ownNames }) {
  /** @type {Letters} */
  const letters = new Map();
  for (const { lines } of ownNames) for (const { 0: letter } of lines.text.matchAll(/(?<=\s)[a-z]/g)) count(letters, letter);
  return letters;
}

/** @param {string} text @param {import("./query.js").Query} query @param {number[]} order @param {import("./match.js").Matcher} matcher */
function following(text, { tokens }, order, { catalogue, names, producers, spots, sets }) {
  const last = SPACE + tokens[tokens.length - 1].word + (text.endsWith(SPACE) ? SPACE : "");
  /** @type {Letters} */
  const letters = new Map();
  for (const product of order.slice(0, LOOKED_AT)) {
    for (const [things, at] of /** @type {const} */ ([
      [names, product],
      [producers, catalogue.maker[product]],
      [spots, catalogue.spots[product]],
      [sets, catalogue.set[product]],
    ])) {
      for (const { lines, of } of things.parts) {
        if (of || at < 0) continue;
        for (const letter of behind(last, lines.line(at))) count(letters, letter);
      }
    }
  }
  return letters;
}

/** Letters behind the beginning of a word of a line, each once. @param {string} sought with a space before it @param {string} line */
function behind(sought, line) {
  const within = SPACE + line;
  /** @type {Set<string>} */
  const found = new Set();
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + 1)) {
    const letter = within[at + sought.length];
    if (letter && letter !== SPACE) found.add(letter);
  }
  return found;
}

/** @param {Letters} letters @param {string} letter */
function count(letters, letter) {
  letters.set(letter, (letters.get(letter) ?? 0) + 1);
}
