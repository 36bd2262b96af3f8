// A commune or ward.
import { frame } from "./frame.mjs";
import { cards, crumbs, esc, map, rows, section, sprite, t, when } from "./lib.mjs";

const page = (data, lang, w) => {
  const p = data.place;
  return `${sprite(data.illustrations)}
<article class="oc-wrap">
${crumbs(data.crumbs, lang)}
<header class="page-head"><p class="eyebrow">${w.province_line}</p><h1>${esc(p.name)}</h1>
<p class="lead">${p.count ? `${p.count} ${w.product_many}${w.in_catalogue}` : w.place_none}</p>
</header>
${p.products ? section("products", w.products, cards(p.products, lang, data.collections) + rows(p.rows, lang, data.collections)) : `<div class="invite">
<p>${w.place_invite}</p></div>`}
<div class="pair">
${section("former", w.made_from, `<ul class="former">${map(p.former, (f) => `<li>
<span class="former__name">${esc(f.name)}</span>${f.part ? ` <span class="quiet">(${w.part_of})</span>` : ""} <span class="quiet">${esc(f.district)}</span> <span class="count">${f.products}</span>
</li>`)}</ul><p class="quiet">${w.units_changed}</p>`)}
${when(p.producers, (list) => section("producers", w.producers_title, `<ul class="names">${map(list, (x) => `<li>
<a href="/${lang}/${x.url}">${t(x.name, lang)}</a> <span class="count">${x.count}</span></li>`)}</ul>`))}
</div></article>`;
};
export const render = (data) => frame(data, page);
