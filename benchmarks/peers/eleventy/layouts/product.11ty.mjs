// A product's page, in the order of our own: head, wide column, narrow column, sources, related.
import { frame } from "./frame.mjs";
import {
  button,
  cards,
  chip,
  colophon,
  contacts,
  crumbs,
  esc,
  facts,
  icon,
  map,
  marks,
  rating,
  ratingData,
  ref,
  refs,
  row,
  section,
  sources,
  sprite,
  stars,
  t,
  unconfirmed,
  use,
  when,
  where,
} from "./lib.mjs";

function actions(p, w) {
  const phones = [...(p.buy ?? []), ...(p.producers ?? [])].map((x) => x.phone?.href).filter(Boolean);
  const zalo = (p.producers ?? []).map((x) => x.zalo).find(Boolean);
  const action = (href, name, text, kind = "") =>
    `<li><a class="action${kind}" href="${esc(href)}">${icon(name)}<span>${text}</span></a></li>`;
  return `<nav class="actions" aria-label="${w.actions}">
<ul>${p.buy ? action("#buy", "bag", w.where_to_buy, " action--main") : when(p.producers, () => action("#producers", "people", w.who_makes_it, " action--main"))}
${when(phones[0], (x) => action(x, "phone", w.call))}${when(zalo, (x) => action(x, "chat", "Zalo"))}
${when(p.visit, () => action("#visit", "house", w.visit))}
${when(p.place, () => action("#place", "pin", w.place))}${action("#qr", "code", w.show_qr)}</ul></nav>`;
}

const head = (
  p,
  lang,
  w,
) => `<header class="product__head"><div class="product__picture"><figure class="panel">${use(p.illustration)}
<figcaption><span class="tag">${w.illustration}: ${esc(p.illustration_label)}</span> <a href="/${lang}/contribute/">${icon("camera")}${w.send_photo}</a>
</figcaption></figure></div>
<div class="product__title"><p class="eyebrow"><a href="/${lang}/${p.set.url}">${esc(p.set.short)}</a></p>
<h1>${t(p.name, lang)}</h1>
${when(p.other_name, (x) => `<p class="product__other" lang="${x.lang}">${esc(x.text)}</p>`)}
${rating(p.rating, w, true)}
${when(p.instead, (all) => `<p class="aside-note">${w.instead}${map(all, (x) => ` <a href="/${lang}/${x.url}">${t(x.name, lang)}</a>`)}</p>`)}
${when(p.summary, (x) => `<p class="lead">${t(x, lang)}</p>`)}
${actions(p, w)}</div></header>`;

const certificate = (
  c,
  lang,
  w,
) => `<li class="timeline__item" ${ratingData(c.rating)}>
<p class="timeline__head">${stars(c.stars, w)}<strong>${esc(c.label)}</strong>${chip(c.rating)}${ref(c.source)}</p>
<dl class="facts facts--tight">${row(w.issued, c.issued)}${row(w.valid_until, c.expires && c.expires + (c.expires_computed ? ` <span class="quiet">(${w.computed})</span>` : ""))}${row(w.revoked, c.revoked)}${row(w.issuer, c.issuer && t(c.issuer, lang))}${row(w.decision, c.decision && esc(c.decision))}${row(w.product_code, c.product_code && esc(c.product_code))}</dl>
</li>`;

const pack = (x, lang, w) =>
  `<div class="facts__row"><dt>${w.pack}</dt><dd>${when(x.size, (s) => t(s, lang))}
${when(x.price, (s) => `: <strong>${esc(s)}</strong>`)}
${when(x.price_date, (s) => ` <span class="quiet">(${s})</span>`)}${when(x.gtin, (s) => `<br>
<span class="quiet">GTIN ${s}</span>`)}</dd></div>`;

const body = (p, content, lang, w) => `${unconfirmed(p.unconfirmed, lang)}
${map(p.notices, (x) => `<p class="notice">${icon("info")}<span>${esc(x)}</span></p>`)}
${when(p.story_lang, () => section("story", w.story, `<div class="prose md-typeset">${content}</div>${refs(p.story_sources, w)}`))}
${p.facts || p.packs ? section("facts", w.facts, `<dl class="facts">${facts(p.facts, lang)}${map(p.packs, (x) => pack(x, lang, w))}</dl>`) : ""}
${when(p.season, (on) => section("season", w.season, `<ol class="season">${map(p.months, (month, at) => (on.includes(at + 1) ? `<li class="season__month season__month--on">${month}<span class="unseen"> ${w.in_season}</span>
</li>` : `<li class="season__month">${month}</li>`))}</ol><p class="quiet">
<span class="season__key" aria-hidden="true"></span>${w.season_key}${ref(p.season_source)}</p>`))}
${section("certificates", w.certificates, `${p.certificates ? `<ol class="timeline">${map(p.certificates, (c) => certificate(c, lang, w))}</ol>` : `<p>${w.no_certificate}</p>`}<p class="quiet">${p.certificates ? w.about_stars : ""} <a href="/${lang}/about/">${w.about_stars_link}</a>
</p>`)}
${marks(p.marks, lang)}`;

const shop = (b, lang) =>
  `<li class="shop"><p class="shop__kind">${esc(b.kind)}</p>${when(b.name, (x) => `<p class="shop__name">${t(x, lang)}${ref(b.source)}</p>`)}
${when(b.place, (x) => `<p class="shop__place">${icon("pin")}<span>${t(x, lang)}</span>
</p>`)}${b.url || b.phone ? `<div class="buttons">${when(b.url, (x) => button(x, "out", b.host ?? x))}
${when(b.phone, (x) => button(x.href, "phone", x.text))}</div>` : ""}</li>`;

function side(p, lang, w) {
  const service = p.kind === "service";
  const buy = p.buy
    ? `<ul class="shops">${map(p.buy, (b) => shop(b, lang))}</ul>`
    : `<p>${service ? w.no_booking : w.no_shop}</p><p class="screen-only">
<a href="/${lang}/contribute/">${service ? w.no_booking_tell : w.no_shop_tell}</a></p>`;
  const box = (id, title, inner) => section(id, title, inner, "section--box");
  return `${box("buy", service ? w.how_to_book : w.where_to_buy, buy)}
${when(p.producers, (list) =>
  box(
    "producers",
    w.producer,
    map(
      list,
      (m) =>
        `<div class="maker"><p class="maker__name"><a href="/${lang}/${m.url}">${t(m.name, lang)}</a></p>
<p class="quiet">${[m.kind, m.place].filter(Boolean).map(esc).join(" · ")}</p>${contacts(m, w)}</div>`,
    ),
  ),
)}
${when(p.place, (x) => box("place", w.place, where(x, lang)))}
${when(p.visit, (v) => box("visit", w.visit, `<p>${v.possible ? w.visit_yes : w.visit_no}
${when(v.note, (x) => ` ${t(x, lang)}`)}${ref(v.source)}</p>${when(v.booking, (x) => `<div class="buttons">
<span class="button button--plain"><span>${esc(x.text)}</span></span></div>`)}`))}
${when(p.trace, (x) => box("trace", w.trace, `<div class="buttons">${button(x.url, "out", x.provider ?? w.trace_open)}</div>`))}
${box("qr", w.qr, `<figure class="qr">
<img src="/${p.qr.svg}" width="200" height="200" loading="lazy" decoding="async" alt="${w.qr_alt} ${esc(p.qr.short)}">
<figcaption><a class="qr__short" href="/Q/${p.id}/">${esc(p.qr.short)}</a> <span class="quiet">${w.product_id}: ${p.id}</span> <span class="quiet screen-only">${w.qr_use}</span> <span class="buttons">
<a class="button" href="/${p.qr.svg}" download>SVG</a><a class="button" href="/${p.qr.png}" download>PNG</a>
</span></figcaption></figure>`)}`;
}

const page = (data, lang, w) => {
  const p = data.product;
  return `${sprite(data.illustrations)}
<article class="product oc-wrap">
${crumbs(data.crumbs, lang)}
${head(p, lang, w)}
<div class="product__body"><div class="product__main">${body(p, data.content, lang, w)}</div>
<div class="product__side">${side(p, lang, w)}</div></div>
${sources(p.sources, lang)}
${map(p.related, (group, at) => (group.cards ? section(`related-${at}`, esc(group.title), cards(group.cards, lang, data.collections), "related") : ""))}
${colophon(p, data.edit, lang)}
</article>`;
};
export const render = (data) => frame(data, page);
