// A producer's page.
import { frame } from "./frame.mjs";
import {
  button,
  cards,
  colophon,
  contacts,
  crumbs,
  esc,
  facts,
  marks,
  refs,
  row,
  section,
  sources,
  sprite,
  t,
  unconfirmed,
  when,
  where,
} from "./lib.mjs";

const page = (data, lang, w) => {
  const p = data.producer;
  return `${sprite(data.illustrations)}
<article class="oc-wrap">
${crumbs(data.crumbs, lang)}
<header class="page-head"><p class="eyebrow">${esc(p.kind)}</p>
<h1>${t(p.name, lang)}</h1>${when(p.other_name, (x) => `<p class="product__other" lang="${x.lang}">${esc(x.text)}</p>`)}
${when(p.place?.commune, (c) => `<p class="page-head__line">${esc(c.name)}, ${w.province_line}</p>`)}${contacts(p, w)}</header>
${when(p.products, (list) => section("products", w.products_of, cards(list, lang, data.collections)))}
<div class="product__body"><div class="product__main">
${unconfirmed(p.unconfirmed, lang)}
${when(p.about_lang, () => section("about", w.about_producer, `<div class="prose md-typeset">${data.content}</div>${refs(p.about_sources, w)}`))}
${section("facts", w.facts, `<dl class="facts">${row(w.founded, p.founded)}${facts(p.facts, lang)}</dl>`)}
${marks(p.marks, lang)}
</div><div class="product__side">
${section("place", w.place, `${when(p.address, (x) => `<p>${t(x, lang)}</p>`)}
${when(p.place, (x) => where(x, lang))}
${when(p.location, (x) => `${x.approximate ? `<p class="quiet">${w.approximate}</p>` : ""}<div class="buttons">${button(x.geo, "route", w.directions)}${button(x.map, "out", w.map)}</div>`)}`, "section--box")}
${when(p.consent, (x) => `<p class="quiet">${w.consent}: ${esc(x)}</p>`)}
</div></div>
${sources(p.sources, lang)}
${colophon(p, data.edit, lang)}
</article>`;
};
export const render = (data) => frame(data, page);
