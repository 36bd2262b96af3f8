// @ts-check
/** QR codes drawn in the browser, by lean-qr (vendor/), which is fetched when it is first needed. */

const SVG = "http://www.w3.org/2000/svg";
/** The quiet zone, in modules: readers need four. */
const MARGIN = 4;

/** @typedef {{ size: number, get: (x: number, y: number) => boolean }} Modules dark where `get` says so */
/**
 * What we use of lean-qr.
 * @typedef {{ generate: (text: string, options: Record<string, number>) => Modules,
 *   correction: Record<"L" | "M" | "Q", number> }} LeanQr
 */

/**
 * @param {string} text
 * @param {string} label what it leads to, for who cannot see it
 * @returns {Promise<SVGElement | null>} black on white; null where the text is too long for a code
 */
export async function code(text, label) {
  /** @type {unknown} */
  const library = await import("../vendor/lean-qr.js");
  const { generate, correction } = /** @type {LeanQr} */ (library);
  // A smudge may hide a part of a code, unless the text is so long that it needs all of it.
  for (const level of [correction.M, correction.L]) {
    try {
      return picture(generate(text, { minCorrectionLevel: level, maxCorrectionLevel: level }), label);
    } catch {
      // Too long at this level.
    }
  }
  return null;
}

/** @param {Modules} modules @param {string} label */
function picture(modules, label) {
  const { size } = modules;
  let rows = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let end = x;
      while (end < size && modules.get(end, y)) end++;
      if (end > x) rows += `M${x + MARGIN} ${y + MARGIN}h${end - x}v1h-${end - x}z`;
      x = end;
    }
  }
  const side = size + 2 * MARGIN;
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  for (const [colour, path] of [["#fff", `M0 0h${side}v${side}h-${side}z`], ["#000", rows]]) {
    const shape = document.createElementNS(SVG, "path");
    shape.setAttribute("fill", colour);
    shape.setAttribute("d", path);
    svg.append(shape);
  }
  return svg;
}
