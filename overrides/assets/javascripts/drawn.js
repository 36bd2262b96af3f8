// @ts-check
/**
 * Drawings as images, for lists that change while one types: an image is one element, a drawing in the page dozens.
 *
 * A drawing's colours are variables of the scheme. They are written into its text, so that the image has those of the
 * page; when the scheme changes, all images get others.
 */

import { painted } from "./painted.js";

const VARIABLE = /var\((--[\w-]+),\s*([^)]+)\)/g;
const here = document.documentElement.lang;

/** Texts of drawings. @type {Map<string, Promise<string>>} */
const texts = new Map();
/** Addresses of images in the colours of now. @type {Map<string, Promise<string>>} */
const images = new Map();
/** Addresses that the browser has made an image of, which it keeps as long as this one is. @type {Map<string, HTMLImageElement>} */
const made = new Map();
/** Variables as the scheme of now has them. @type {Map<string, string>} */
const colours = new Map();

/**
 * A drawing as an image. Decoration: what it shows stands beside it.
 * @param {string} name file in illustrations/
 * @param {string | URL} root of the site, above both languages
 * @returns {HTMLImageElement}
 */
export function drawn(name, root) {
  const image = new Image(240, 180);
  image.className = "drawing";
  image.alt = "";
  image.dataset.drawing = name;
  image.dataset.root = String(root);
  show(image);
  return image;
}

/**
 * A new one comes a frame after what it stands beside: to make an image of it takes a browser as long as many words,
 * and to tell its colours it would lay out what was changed.
 * One that does not come leaves its place empty; the next that shows it asks again.
 * @param {HTMLImageElement} image
 */
async function show(image) {
  const { drawing = "", root = "" } = image.dataset;
  try {
    if (!images.has(drawing)) await painted();
    const address = await coloured(drawing, root);
    if (!made.has(address)) made.set(address, Object.assign(new Image(), { src: address }));
    if (image.src !== address) image.src = address;
  } catch {
    texts.delete(drawing);
    images.delete(drawing);
  }
}

/** @param {string} name @param {string} root */
function coloured(name, root) {
  const known = images.get(name);
  if (known) return known;
  const made = text(name, root).then((drawing) => {
    const inside = drawing.replace(VARIABLE, (_, variable, usual) => colour(variable) || usual);
    return URL.createObjectURL(new Blob([inside], { type: "image/svg+xml" }));
  });
  images.set(name, made);
  return made;
}

/** Asked of the page once, since an answer may take a whole layout. @param {string} variable */
function colour(variable) {
  let known = colours.get(variable);
  if (known === undefined) {
    known = getComputedStyle(document.body).getPropertyValue(variable).trim();
    colours.set(variable, known);
  }
  return known;
}

/** From the page where it is there already. @param {string} name @param {string} root */
function text(name, root) {
  let found = texts.get(name);
  if (!found) {
    found = there(name) ?? fetched(new URL(`${here}/illustrations/${name}.svg`, root));
    texts.set(name, found);
  }
  return found;
}

/** @param {string} name */
function there(name) {
  const symbol = document.getElementById(`ill-${name}`);
  if (!symbol) return undefined;
  const [open, close] = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 180">', "</svg>"];
  return Promise.resolve(open + symbol.innerHTML + close);
}

/** @param {URL} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.text();
}

new MutationObserver(() => {
  for (const address of images.values()) address.then(URL.revokeObjectURL, () => {});
  images.clear();
  made.clear();
  colours.clear();
  for (const image of document.querySelectorAll("img[data-drawing]")) show(/** @type {HTMLImageElement} */ (image));
}).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
