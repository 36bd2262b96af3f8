"""What stands above both languages: the language choice, short addresses, 404, sitemap, codes to print.

`/Q/<ID>/` is where every printed QR code points: a page of its own, below 5 kB, that goes to the product
in the reader's language and offers both languages where scripts do not run.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import escape

from catalogue.contribute import schema
from catalogue.enrich.labels import Labels
from catalogue.publish.form_files import TEMPLATES, template_files
from catalogue.reference import LANGS
from catalogue.render.environment import render
from catalogue.render.page_addresses import STYLE
from catalogue.render.policy import policy, referrer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.model.brief import ProductBrief

_LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
_OPEN = {"vi": "Xem bằng tiếng Việt", "en": "View in English"}

# The reader's language: the one chosen on the site before, else the first of the browser's that we
# have, else English. Where to go stands in the page's own links.
_PICK_LANGUAGE = """\
function language(){var l;try{l=localStorage.getItem("ocop-lang")}catch(e){}
if(l==="vi"||l==="en")return l;
var all=navigator.languages||[navigator.language||""];
for(var i=0;i<all.length;i++){var two=all[i].slice(0,2).toLowerCase();if(two==="vi"||two==="en")return two}
return "en"}"""
_GO = (
    _PICK_LANGUAGE
    + """
document.addEventListener("DOMContentLoaded",function(){
location.replace(document.querySelector("a[lang="+language()+"]").href)})"""
)
# /q/hb13 and the like were typed by hand: capitals and zeros are put right. `data-base` is the path
# of the site's root.
_MEND = """\
(function(){var path;try{path=decodeURI(location.pathname)}catch(e){return}
var m=/\\/q\\/([a-z]{2})[-_ ]?0*(\\d{1,4})\\/?$/i.exec(path);
if(m&&path.indexOf("/Q/"+m[1].toUpperCase()+("000"+m[2]).slice(-4))<0)
document.addEventListener("DOMContentLoaded",function(){
location.replace(document.body.dataset.base+"Q/"+m[1].toUpperCase()+("000"+m[2]).slice(-4)+"/")})})()"""
# To the one address of the page, with what stood behind "?" and "#".
GO_ON = """\
document.addEventListener("DOMContentLoaded",function(){
location.replace(document.querySelector("a").href+location.search+location.hash)})"""


# JSON Schemas of the files contributors write, by their address.
SCHEMAS = {f"{schema.PUBLISHED}/{kind}.json": kind for kind in schema.KINDS}
ROOT_FILES = (
    *("index.html", "404.html", "robots.txt", "sitemap.xml", "_headers", ".nojekyll"),
    *SCHEMAS,
    *TEMPLATES,
)


def root_files(site_root: str, urls: Iterable[str], moved: bool) -> dict[str, bytes]:
    """ROOT_FILES → content. `urls` are the pages every language has; `moved`: some had other addresses."""
    listed = sorted(url for url in urls if url != STYLE)
    files = {
        "index.html": _language_choice(),
        "404.html": _not_found(site_root),
        "robots.txt": render("robots.txt", site_root=site_root),
        "sitemap.xml": render("sitemap.xml", site_root=site_root, urls=listed, langs=LANGS),
        "_headers": _headers(moved),
        # GitHub Pages would drop files that begin with "_" without this.
        ".nojekyll": "",
    }
    files |= {
        path: schema.committed_text(kind) for path, kind in SCHEMAS.items()
    } | template_files()
    return {path: text.encode() for path, text in files.items()}


def inline_page(script: str, **values: Any) -> str:
    """A page that loads nothing: its script and style stand inside, and its policy names their digests."""
    style = render("redirect.css").strip()
    allowed = policy(scripts=filter(None, [script]), styles=[style])
    return render(
        "redirect.html", script=script, style=style, policy=allowed, referrer=referrer(), **values
    )


def _headers(moved: bool) -> str:
    """For hosts that read it (Netlify, Cloudflare Pages): what the pages' own meta tags say, and what only
    the host can. Two policies both hold, so this one has to allow what each page above the languages has
    inside."""
    style = render("redirect.css").strip()
    allowed = policy(scripts=[_GO, _MEND, *([GO_ON] if moved else [])], styles=[style])
    return render("headers.txt", policy=allowed, referrer=referrer())


def _language_choice() -> str:
    return inline_page(
        title="OCOP Hòa Bình",
        headings={"vi": "OCOP Hòa Bình"},
        note=None,
        robots="index,follow",
        canonical=None,
        script=_GO,
        base=None,
        links=[
            {
                "href": f"{lang}/",
                "lang": lang,
                "text": _LANGUAGE_NAMES[lang],
                "detail": Labels(lang)("home_title"),
            }
            for lang in LANGS
        ],
    )


def short_address(product: ProductBrief, site_root: str) -> bytes:
    """The page at `/Q/<ID>/`."""
    values = {"id": product.id, "path": f"products/{product.slug}/"}
    for lang in LANGS:
        values[lang] = str(escape(Labels(lang).text(product.name).text))
    texts, slots = _short_addresses(site_root, product.status == "discontinued")
    filled = [text for pair in zip(texts, map(values.__getitem__, slots)) for text in pair]
    return "".join([*filled, texts[-1]]).encode()


# A character that no file can contain: what a page's own parts are put in the place of.
_SLOT = "\0{}\0"


@cache
def _short_addresses(site_root: str, gone: bool) -> tuple[list[str], list[str]]:
    """What all short addresses share, and the names of the slots between: rendered once.

    `gone`: of products that are no longer made."""
    path = _SLOT.format("path")
    page = inline_page(
        title=f"{_SLOT.format('vi')} · {_SLOT.format('id')}",
        headings={"vi": f"OCOP {_SLOT.format('id')}"},
        note={lang: Labels(lang)("no_longer_made") for lang in LANGS} if gone else None,
        robots="noindex,follow",
        canonical=f"{site_root}vi/{path}",
        script=_GO,
        base=None,
        links=[
            {
                "href": f"../../{lang}/{path}",
                "lang": lang,
                "text": _SLOT.format(lang),
                "detail": _OPEN[lang],
            }
            for lang in LANGS
        ],
    )
    pieces = page.split("\0")
    return pieces[0::2], pieces[1::2]


def _not_found(site_root: str) -> str:
    # A host shows this page at whatever address was missed, so its links start at the host's root.
    base = urlsplit(site_root).path
    return inline_page(
        title="404 · OCOP Hòa Bình",
        headings={"vi": "Không có trang này", "en": "Page not found"},
        note={"vi": "Địa chỉ có thể đã gõ sai.", "en": "The address may be mistyped."},
        robots="noindex",
        canonical=None,
        script=_MEND,
        base=base,
        links=[
            {
                "href": f"{base}{lang}/products/",
                "lang": lang,
                "text": Labels(lang)("browse"),
                "detail": _LANGUAGE_NAMES[lang],
            }
            for lang in LANGS
        ],
    )
