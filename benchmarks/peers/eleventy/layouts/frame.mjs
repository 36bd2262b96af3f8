// The frame of every page: head, header, navigation, footer. What is alike is made once per language.
import { drawing, esc, site, words } from "./lib.mjs";

const sections = ["products", "groups", "places", "producers", "about", "contribute"];
const sheets = [
  "tokens",
  "base",
  "frame",
  "search",
  "card",
  "rating",
  "product",
  "parts",
  "sources",
  "controls",
  "home",
  "lists",
  "prose",
  "print",
];
const head = `<link rel="icon" href="/assets/favicon.svg"><meta name="theme-color" content="#1d2654">
${sheets.map((name) => `<link rel="stylesheet" href="/assets/stylesheets/${name}.css">`).join("\n")}
${["status", "language", "sections"].map((name) => `<script type="module" src="/assets/javascripts/${name}.js">
</script>`).join("\n")}`;

const once = new Map();
const kept = (key, make) => (once.has(key) ? once.get(key) : (once.set(key, make()), once.get(key)));

const nav = (lang, here) =>
  kept(`nav ${lang} ${here}`, () => {
    const w = words[lang];
    return `<nav class="oc-nav" aria-label="${w.sections}"><ul class="oc-nav__list"><li class="oc-nav__item">
<a class="oc-nav__link" href="/${lang}/">${w.home}</a></li>${sections.map((name) => `<li class="oc-nav__item">
<a class="oc-nav__link${name === here ? " oc-nav__link--here" : ""}" href="/${lang}/${name}/">${w.nav[name]}</a>
</li>`).join("")}</ul></nav><div class="oc-band" aria-hidden="true"></div>`;
  });
const footer = (lang) =>
  kept(`footer ${lang}`, () => {
    const w = words[lang];
    return `<footer class="oc-footer"><div class="oc-wrap oc-footer__inner"><div class="oc-footer__what">
<p class="oc-footer__name">${w.site_name}</p><p>${w.not_a_certificate}</p></div>
<nav class="oc-footer__links" aria-label="${w.footer}"><ul>${sections.map((name) => `<li>
<a href="/${lang}/${name}/">${w.nav[name]}</a></li>`).join("")}</ul></nav>
<p class="oc-footer__licence">${w.licence_data} <a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>. ${w.licence_code} <a href="/${lang}/about/">${w.about_link}</a>. <a href="/${lang}/contribute/">${w.contribute_link}</a>. <a href="https://github.example/ocop-hoabinh/catalogue">${w.repository}</a>.</p>
</div></footer>`;
  });

export function frame(data, inner) {
  const url = data.page.url;
  const lang = url.slice(1, 3);
  const path = url.slice(4);
  const other = lang === "vi" ? "en" : "vi";
  const w = words[lang];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="${esc(data.description ?? w.site_description)}">
<link rel="canonical" href="${site}${url}">
<link rel="alternate" hreflang="vi" href="${site}/vi/${path}">
<link rel="alternate" hreflang="en" href="${site}/en/${path}">
<title>${data.title} · ${w.site_name}</title>
${head}
</head>
<body>
<a href="#main" class="md-skip">${w.skip}</a>
<header class="md-header"><div class="md-header__inner md-grid">
<a class="oc-brand" href="/${lang}/">${drawing("mark")}<span class="oc-brand__name">OCOP ${w.region}</span></a>
<a class="oc-lang" href="/${other}/${path}" hreflang="${other}" lang="${other}" rel="alternate">${words[other].language_name}</a>
<form role="search" action="/${lang}/products/">
<input type="search" name="q" aria-label="${w.find_hint}" placeholder="${w.find_button}"></form>
</div></header>
${nav(lang, path.split("/", 1)[0])}
<main class="oc-page" id="main" tabindex="-1">
${inner(data, lang, w)}
</main>
${footer(lang)}
</body>
</html>
`;
}
