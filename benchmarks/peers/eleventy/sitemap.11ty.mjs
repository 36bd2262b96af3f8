// sitemap.xml with both languages.
const site = "https://ocop.example";
export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };
export function render({ collections }) {
  const entry = ({ url }) =>
    `<url><loc>${site}${url}</loc>${["vi", "en"].map((lang) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${site}/${lang}/${url.slice(4)}"/>`).join("")}</url>`;
  return `<?xml version="1.0" encoding="utf-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${collections.all.map(entry).join("")}</urlset>`;
}
