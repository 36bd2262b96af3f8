// @ts-check
/**
 * How many products held a certificate on a day of the reader's choice: the date
 * field above the chart, and a press on the chart itself.
 *
 * In: <figure data-first data-last data-changes="2020-01-01:1:0,2,1 …">, a change on each
 * day: for sure, and at most, of five, four and three stars.
 */

const STARS = [5, 4, 3];
const DAY = 86_400_000;

/**
 * @param {string} changes
 * @param {string} day "2020-06-01"
 * @returns {{ surely: number, most: number, stars: number[] }}
 */
export function countOn(changes, day) {
  const found = { surely: 0, most: 0, stars: [0, 0, 0] };
  for (const change of changes.split(" ").filter(Boolean)) {
    const [date, surely, stars] = change.split(":");
    if (date > day) break;
    found.surely += Number(surely);
    stars.split(",").forEach((number, at) => (found.stars[at] += Number(number)));
  }
  found.most = found.stars.reduce((sum, number) => sum + number, 0);
  return found;
}

/**
 * The answer in words.
 * @param {DOMStringMap} words of the output: data-exact, data-range …
 * @param {ReturnType<typeof countOn>} count
 * @param {string} lang
 * @returns {[string, string]} the sentence, and by stars
 */
function answer(words, { surely, most, stars }, lang) {
  const number = (/** @type {number} */ value) => value.toLocaleString(lang);
  if (!most) return [words.none ?? "", ""];
  const exact = most === 1 ? words.one : words.exact;
  const text = (surely === most ? exact : words.range) ?? "";
  const parts = stars.flatMap((value, at) =>
    value
      ? [(words.of ?? "").replace("{n}", number(value)).replace("{stars}", String(STARS[at]))]
      : [],
  );
  const list = parts.join(", ");
  const by = surely === most ? list : (words.most ?? "").replace("{list}", list);
  return [text.replace("{least}", number(surely)).replace("{most}", number(most)), by];
}

/**
 * @param {HTMLElement} figure
 * @param {string} day
 */
function show(figure, day) {
  const { first = "", last = "", changes = "" } = figure.dataset;
  const output = figure.querySelector("output");
  if (!output || !day || day < first || day > last) return;
  const [text, by] = answer(output.dataset, countOn(changes, day), document.documentElement.lang);
  const small = document.createElement("small");
  small.textContent = by;
  output.replaceChildren(text, small);
  const mark = figure.querySelector(".chart__day");
  const place = (Date.parse(day) - Date.parse(first)) / (Date.parse(last) - Date.parse(first));
  mark?.setAttribute("x", `${(100 * place).toFixed(2)}%`);
  mark?.setAttribute("visibility", "visible");
}

/** @param {HTMLElement} figure */
function start(figure) {
  const field = figure.querySelector("input");
  const drawing = figure.querySelector(".chart__drawing");
  const { first = "", last = "" } = figure.dataset;
  if (!field || !drawing) return;
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  field.value = today > last ? last : today;
  field.addEventListener("input", () => show(figure, field.value));
  field.form?.addEventListener("submit", (event) => event.preventDefault());
  drawing.addEventListener("click", (event) => {
    const { left, width } = drawing.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (/** @type {MouseEvent} */ (event).clientX - left) / width));
    const span = Date.parse(last) - Date.parse(first);
    const day = new Date(Date.parse(first) + Math.round((share * span) / DAY) * DAY);
    field.value = day.toISOString().slice(0, 10);
    show(figure, field.value);
  });
  show(figure, field.value);
}

const figure = /** @type {HTMLElement | null} */ (document.querySelector("figure[data-changes]"));
if (figure) start(figure);
