// Parts of pages, as functions from data to HTML. Everything from data goes through esc().
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), "utf8"));
export const words = read("words");
const icons = read("icons");
export const site = "https://ocop.example";

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const esc = (text) => String(text ?? "").replace(/[&<>"']/g, (c) => escapes[c]);
export const map = (list, make, between = "") => (list ?? []).map(make).join(between);
export const when = (value, make) => (value ? make(value) : "");

const drawings = new Map();
export function drawing(name) {
  if (!drawings.has(name))
    drawings.set(name, readFileSync(new URL(`../theme/illustrations/${name}.svg`, import.meta.url), "utf8"));
  return drawings.get(name);
}
export const use = (name) =>
  `<svg class="drawing" viewBox="0 0 240 180" aria-hidden="true" focusable="false"><use href="#ill-${name}"/>
</svg>`;
export const icon = (name) =>
  `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${icons[name]}"/></svg>`;
export const sprite = (
  names,
) => `<svg class="oc-sprite" width="0" height="0" aria-hidden="true" focusable="false">
<symbol id="oc-star" viewBox="0 0 24 24">
<path d="M12 2.6l2.85 5.90 6.45.9-4.70 4.55 1.15 6.45L12 17.30l-5.75 3.10 1.15-6.45L2.70 9.40l6.45-.9z"/>
</symbol>
${map(names, (name) => `<symbol id="ill-${name}" viewBox="0 0 240 180">${drawing(name)}</symbol>\n`)}</svg>`;

export const t = (x, lang) =>
  x.lang === lang ? esc(x.text) : `<span lang="${x.lang}">${esc(x.text)}</span>`;
export const ref = (number) =>
  number ? `<sup class="ref"><a href="#source-${number}">${number}</a></sup>` : "";
export const refs = (numbers, w) =>
  when(numbers, (n) => `<p class="quiet">${w.written_from}${n.map(ref).join("")}</p>`);

export const stars = (count, w) =>
  `<svg class="stars" viewBox="0 0 120 24" role="img" aria-label="${w.stars_of_five.replace("{n}", count)}" focusable="false">${[0, 1, 2, 3, 4].map((n) => `<use href="#oc-star" x="${n * 24}" width="24" height="24" class="${n < count ? "star-on" : "star-off"}"/>`).join("")}</svg>`;
export function ratingData(r) {
  const states =
    r.expires && r.states
      ? ` data-expires="${r.expires}"` +
        ["valid", "expiring", "expired"]
          .map(
            (s) => ` data-${s}-short="${esc(r.states[s].short)}" data-${s}-note="${esc(r.states[s].note)}"`,
          )
          .join("")
      : "";
  return `data-rating data-status="${r.status}"${states}`;
}
export const chip = (r) => `<span class="chip"><span data-rating-short>${esc(r.short)}</span></span>`;
export const rating = (r, w, full = false) =>
  `<div class="rating${full ? " rating--full" : ""}" ${ratingData(r)}>
<span class="rating__line">${when(r.stars, (n) => stars(n, w))}${full && r.label ? `<span class="rating__label">${esc(r.label)}</span>` : ""}${chip(r)}</span>${full ? `<p class="rating__note" data-rating-note>${esc(r.note)}</p>` : ""}</div>`;

// Products by address, gathered once; each card is made once.
const known = new WeakMap();
const made = new Map();
function products(collections) {
  if (!known.has(collections))
    known.set(
      collections,
      new Map(
        collections.all.filter((page) => page.data.product).map((page) => [page.url, page.data.product]),
      ),
    );
  return known.get(collections);
}
export function card(url, lang, collections) {
  const address = `/${lang}/${url}`;
  if (!made.has(address)) made.set(address, makeCard(address, products(collections).get(address), lang));
  return made.get(address);
}
function makeCard(address, p, lang) {
  return `<article class="card"><div class="card__picture">${use(p.illustration)}</div><div class="card__body">
<p class="card__kind">${esc(p.set.short)}</p>
<h3 class="card__name"><a href="${address}">${t(p.name, lang)}</a></h3>
${when(p.other_name, (x) => `<p class="card__other" lang="${x.lang}">${esc(x.text)}</p>`)}
${rating(p.rating, words[lang])}
<p class="card__from">${when(p.place?.commune, (c) => `<span>${icon("pin")}${esc(c.name)}</span>`)} ${when(p.producers, (list) => `<span>${icon("people")}${map(list, (x) => t(x.name, lang), ", ")}</span>`)}</p>
</div></article>`;
}
export const cards = (urls, lang, collections) =>
  `<ul class="cards">${map(urls, (url) => `<li>${card(url, lang, collections)}</li>`)}</ul>`;

// The rest of a long list: names and places only.
function restRow(url, lang, collections) {
  const address = `/${lang}/${url}`;
  const p = products(collections).get(address);
  const place = when(p.place?.commune, (c) => ` <span class="quiet">${esc(c.name)}</span>`);
  return `<li><a href="${address}">${t(p.name, lang)}</a>${place}</li>`;
}
export const rows = (urls, lang, collections) =>
  when(urls, () => `<ul class="names names--rest">${map(urls, (url) => restRow(url, lang, collections))}</ul>`);

export const crumbs = (list, lang) =>
  `<nav class="crumbs" aria-label="${words[lang].crumbs}"><ol>${map(list, (c) => `<li>
<a href="/${lang}/${c.url ?? ""}">${esc(c.title)}</a></li>`)}</ol></nav>`;
export const facts = (list, lang) =>
  map(
    list,
    (f) =>
      `<div class="facts__row"><dt>${t(f.label, lang)}</dt><dd>${t(f.value, lang)}${ref(f.source)}</dd></div>`,
  );
export const row = (label, value) =>
  value ? `<div class="facts__row"><dt>${label}</dt><dd>${value}</dd></div>` : "";
export const button = (href, name, text) =>
  `<a class="button" href="${esc(href)}">${icon(name)}<span>${esc(text)}</span></a>`;
export const section = (id, title, inner, kind = "") =>
  `<section class="section${kind && ` ${kind}`}" aria-labelledby="${id}">
<h2 class="section__title" id="${id}">${title}</h2>${inner}</section>`;
export function contacts(p, w) {
  const ways = [
    p.phone && button(p.phone.href, "phone", p.phone.text),
    p.zalo && button(p.zalo, "chat", "Zalo"),
    p.email && button(p.email.href, "mail", p.email.text),
    p.website && button(p.website, "globe", w.website),
    p.facebook && button(p.facebook, "people", "Facebook"),
  ].filter(Boolean);
  return ways.length ? `<div class="buttons">${ways.join("")}</div>` : "";
}
export const unconfirmed = (list, lang) =>
  when(
    list,
    () =>
      `<aside class="unsure" aria-labelledby="unsure">
<h2 class="unsure__title" id="unsure">${icon("unsure")}${words[lang].unconfirmed}</h2>
<ul>${map(list, (x) => `<li>${t(x, lang)}</li>`)}</ul></aside>`,
  );
export function marks(list, lang) {
  const w = words[lang];
  return when(list, () =>
    section(
      "marks",
      w.marks,
      `<ul class="marks">${map(list, (m) => `<li class="mark">
<p class="mark__name">${icon(m.number || m.issuer ? "seal" : "unsure")}<strong>${esc(m.label)}</strong>${ref(m.source)}</p>
<p>${esc(m.meaning)}</p>${m.number || m.issuer ? "" : `<p class="quiet">${w.mark_unseen}</p>`}<p class="quiet">${w.covers}: ${esc(m.scope)}
${when(m.number, (x) => ` · ${w.number} ${esc(x)}`)}${when(m.issued, (x) => ` · ${w.issued}: ${x}`)}
${when(m.expires, (x) => ` · ${w.valid_until}: ${x}`)}${when(m.issuer, (x) => ` · ${t(x, lang)}`)}</p>
</li>`)}</ul>`,
    ),
  );
}
export const sources = (list, lang) =>
  when(list, () =>
    section(
      "sources",
      words[lang].sources,
      `<ol class="sources">${map(list, (s) => `<li id="${s.id}" value="${s.number}">
<span class="level level--${s.level}">${esc(s.level_label)}</span> ${s.url ? `<a href="${esc(s.url)}" rel="noopener external">${t(s.title, lang)}</a>` : `<cite>${t(s.title, lang)}</cite>`} <span class="quiet">${when(s.publisher, (x) => t(x, lang))}${when(s.date, (x) => `, ${x}`)}${when(s.reference, (x) => `, ${t(x, lang)}`)}</span>${when(s.note, (x) => ` <span class="sources__note">${t(x, lang)}</span>`)}</li>`)}</ol>`,
    ),
  );
export const where = (place, lang) =>
  `<p class="where">${when(place.village, (x) => `<span>${t(x, lang)}</span>`)}
${when(place.commune, (c) => `<a class="where__now" href="/${lang}/${c.url}">${esc(c.name)}</a>`)}
${when(place.former, (f) => `<span class="quiet">${words[lang].formerly}: ${esc(f.name)}, ${esc(f.district)}</span>`)}<span class="quiet">${words[lang].province_line}</span>
</p>`;
export function colophon(p, edit, lang) {
  const w = words[lang];
  return `<footer class="colophon">${when(p.also_known_as, (x) => `<p>
<strong>${w.also_known_as}:</strong> ${esc(x.join(", "))}</p>`)}${when(p.missing, (x) => `<p>
<strong>${w.missing}:</strong> ${map(x, (key) => w[`missing_${key}`] ?? key, ", ")}.</p>`)}
${when(p.reviewed, (x) => `<p>${w.reviewed}: ${x}</p>`)}<p class="buttons">${button(`/${lang}/contribute/`, "chat", w.tell_us)}
${when(edit, (x) => button(`https://github.example/ocop-hoabinh/catalogue/edit/main/${x}`, "edit", w.edit))}</p>
</footer>`;
}
