// Home.
import { frame } from "./frame.mjs";
import { cards, drawing, esc, map, section, sprite, t, use, when } from "./lib.mjs";

const page = (data, lang, w) => {
  const h = data.home;
  const names = (list) =>
    `<ul class="names">${map(list, (x) => `<li>
<a href="/${lang}/${x.url}">${x.name.text ? t(x.name, lang) : esc(x.name)}</a> <span class="count">${x.count}</span>
</li>`)}</ul>`;
  const some = (id, title, urls) =>
    when(urls, (list) => section(id, title, cards(list, lang, data.collections)));
  return `${sprite(data.illustrations)}
<section class="hero"><div class="oc-wrap hero__text"><p class="hero__eyebrow">${w.hero_eyebrow}</p>
<h1>${w.hero_title}</h1><p class="hero__lead">${w.hero_lead}</p><p class="hero__links">
<a href="/${lang}/products/">${w.all_products} (${h.total})</a></p></div>${drawing("landscape")}</section>
<div class="oc-wrap">
<dl class="tally"><div><dt>${w.tally_products}</dt><dd>${h.total}</dd></div><div><dt>${w.tally_valid}</dt>
<dd>${h.valid}</dd></div><div><dt>${w.tally_producers}</dt><dd>${h.producer_count}</dd></div><div>
<dt>${w.tally_places}</dt><dd>${h.with_product_places}/${h.place_count}</dd></div></dl>
${some("now", w.season_now.replace("{month}", h.month), h.in_season)}
${some("five-star", w.five_star, h.five_star)}
${section("groups", w.groups_title, `<ul class="tiles">${map(h.groups, (g) => `<li class="tile">${use(g.illustration)}<a class="tile__name" href="/${lang}/${g.url}">${esc(g.short)}</a>
<span class="tile__count">${g.count}</span></li>`)}</ul>`)}
${some("latest", w.latest, h.latest)}
${names(h.places)}${names(h.producers)}
</div>`;
};
export const render = (data) => frame(data, page);
