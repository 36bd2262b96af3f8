// @ts-check
/**
 * The home page shows what is in season in the month it was built in. Read in
 * another month, it takes the cards of that month from the season page; if that
 * page cannot be had, its title says which month is meant.
 *
 * In: <div data-season-now="11" data-page="./season/" data-title="… {month}" data-then="…"
 * data-most="2"> around a section with a heading and a list of cards, or a
 * paragraph that there are none.
 */

/**
 * A part of another page as one of this page's: links and pictures lead where they led there.
 * @param {Element} part
 * @param {URL} page where it is from
 */
function adopted(part, page) {
  const own = document.importNode(part, true);
  for (const name of ["href", "src"]) {
    for (const element of own.querySelectorAll(`a[${name}], img[${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name) ?? "", page).href);
    }
  }
  for (const source of own.querySelectorAll("source[srcset]")) {
    const parts = (source.getAttribute("srcset") ?? "").split(", ").map((one) => one.split(" "));
    source.setAttribute(
      "srcset",
      parts.map(([address, width]) => `${new URL(address, page).href} ${width}`).join(", "),
    );
  }
  return own;
}

/** Drawings that cards refer to and this page lacks. @param {Document} from */
function bringDrawings(from) {
  const drawings = document.querySelector(".oc-drawings");
  for (const symbol of from.querySelectorAll(".oc-drawings > symbol[id]")) {
    if (!document.getElementById(symbol.id)) drawings?.append(document.importNode(symbol, true));
  }
}

/** @param {Document} there @param {URL} page @param {HTMLElement} box @param {number} month */
function show(there, page, box, month) {
  const heading = there.getElementById(`month-${month}`);
  const section = heading?.parentElement;
  const shown = box.querySelector(".cards, .quiet");
  const title = box.querySelector("h2");
  if (!heading || !section || !shown || !title) throw new Error("not the season page");
  bringDrawings(there);
  const part = section.querySelector(".cards, .quiet");
  if (part) {
    const own = adopted(part, page);
    const most = Number(box.dataset.most);
    for (const card of [...own.querySelectorAll(":scope > li")].slice(most)) card.remove();
    shown.replaceWith(own);
  }
  const name = heading.firstChild?.textContent?.trim() ?? "";
  const { lang } = document.documentElement;
  title.textContent = (box.dataset.title ?? "").replace(
    "{month}",
    lang === "vi" ? name.toLocaleLowerCase(lang) : name,
  );
}

/**
 * @param {HTMLElement} box
 * @param {number} month 1 … 12, that of the day of reading
 */
export async function renew(box, month) {
  const page = new URL(box.dataset.page ?? "", document.baseURI);
  const link = box.querySelector(".more a");
  link?.setAttribute("href", `${page.href}#month-${month}`);
  try {
    const answer = await fetch(page);
    if (!answer.ok) throw new Error(String(answer.status));
    const there = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(there, page, box, month);
    const { correct } = await import("../status.js");
    correct(document, new Date());
  } catch {
    const title = box.querySelector("h2");
    if (title) title.textContent = box.dataset.then ?? title.textContent;
  }
}
