// A list of products: everything, a group, a set or a star level.
import { frame } from "./frame.mjs";
import { cards, crumbs, esc, facts, map, rows, section, sprite, use, when } from "./lib.mjs";

const page = (data, lang, w) => {
  const c = data.collection;
  const title = (s) =>
    `${s.url ? `<a href="/${lang}/${s.url}">${esc(s.title)}</a>` : esc(s.title)} <span class="count">${s.count}</span>`;
  return `${sprite(data.illustrations)}
<article class="oc-wrap">
${crumbs(data.crumbs, lang)}
<header class="page-head">${when(c.illustration, (x) => `<div class="page-head__picture">${use(x)}</div>`)}<h1>${data.title}</h1>${when(c.lead, (x) => `<p class="lead">${esc(x)}</p>`)}
${when(c.official, (x) => `<p class="quiet">${w.official_name}: ${esc(x)}</p>`)}<p class="page-head__line">
<strong>${c.count}</strong> ${w.product_many}</p></header>
${when(c.tiles, (list) => `<nav class="filters" aria-label="${w.narrow}"><ul>${map(list, (x) => `<li>
<a class="filter" href="/${lang}/${x.url}">${when(x.illustration, use)}<span>${esc(x.title)}</span> <span class="count">${x.count}</span>
</a></li>`)}</ul></nav>`)}
${when(c.facts, (list) => `<dl class="facts">${facts(list, lang)}</dl>`)}
<div class="flow">${map(c.sections, (s) => section(s.id, title(s), cards(s.cards, lang, data.collections) + rows(s.rows, lang, data.collections)))}</div>
${when(c.empty, (x) => `<div class="invite"><p>${esc(x)}</p></div>`)}
</article>`;
};
export const render = (data) => frame(data, page);
