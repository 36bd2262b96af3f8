// An index of groups, places, producers or star levels.
import { frame } from "./frame.mjs";
import { crumbs, esc, map, section, sprite, stars, t, use, when } from "./lib.mjs";

const page = (data, lang, w) => `${sprite(data.illustrations)}
<article class="oc-wrap">
${crumbs(data.crumbs, lang)}
<header class="page-head">
<h1>${data.title}</h1>${when(data.directory.lead, (x) => `<p class="lead">${esc(x)}</p>`)}</header>
${map(data.directory.sections, (s) => section(s.id, esc(s.title), `${when(s.note, (x) => `<p class="quiet">${esc(x)}</p>`)}<ul class="entries">${map(s.items, (x) => `<li class="entry">${when(x.illustration, use)}
${when(x.stars, (n) => `<span class="entry__stars">${stars(n, w)}</span>`)}<span class="entry__text">
<a href="/${lang}/${x.url}">${t(x.title, lang)}</a>${when(x.detail, (d) => `<span class="quiet">${esc(d)}</span>`)}</span> <span class="count">${x.count}<span class="unseen"> ${w.product_many}</span>
</span></li>`)}</ul>`))}
</article>`;
export const render = (data) => frame(data, page);
