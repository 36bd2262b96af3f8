"""The site as an app: manifest, icons, the service worker, and what it shows of a page that is not there.

Like `root.py`, these files stand above both languages. The service worker is put together of modules in
`overrides/assets/javascripts/offline/`; it holds no version and no list of files, so a new site needs no new
worker.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from catalogue.config import REPOSITORY
from catalogue.enrich.labels import Labels
from catalogue.publish.plan import Output
from catalogue.publish.root import inline_page
from catalogue.publish.scripts import SCRIPTS, standalone
from catalogue.reference import LANGS
from catalogue.render.policy import policy, referrer
from catalogue.signature import code_signature, digest, folder_signature

if TYPE_CHECKING:
    from collections.abc import Iterator

MANIFEST, WORKER, NOT_STORED = "manifest.webmanifest", "sw.js", "not-stored.html"
# Path → drawing in overrides/assets and width in pixels. A maskable icon fills its square, and what matters
# lies in the middle (a circle of 80 %), since systems cut it to their shapes.
ICONS = {
    "icons/192.png": ("favicon.svg", 192),
    "icons/512.png": ("favicon.svg", 512),
    "icons/maskable-192.png": ("icon-maskable.svg", 192),
    "icons/maskable-512.png": ("icon-maskable.svg", 512),
    "icons/apple-180.png": ("icon-maskable.svg", 180),
}
APP_FILES = (MANIFEST, WORKER, NOT_STORED, *ICONS)
_WORKER_MODULE = "offline/worker.js"
# As in tokens.css.
_THEME, _BACKGROUND = "#1d2654", "#fbf7ee"
_ASSETS = REPOSITORY / "overrides" / "assets"


def app_outputs() -> Iterator[Output]:
    """The files, with the same key: none of them changes but with the program and what is drawn."""
    key = digest(code_signature(), assets_version(), policy(), referrer())
    for path in APP_FILES:
        yield Output(path, key, "app", path)


@cache
def assets_version() -> str:
    """A name for the scripts, styles and drawings of a site: pages say to which they belong."""
    return digest(code_signature(), folder_signature(_ASSETS))[:12]


def app_file(path: str) -> bytes:
    """What one of APP_FILES holds."""
    if path in ICONS:
        import resvg_py  # most runs draw nothing

        name, width = ICONS[path]
        svg = (_ASSETS / name).read_text(encoding="utf-8")
        return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))
    if path == WORKER:
        return standalone(_WORKER_MODULE, REPOSITORY / "overrides" / SCRIPTS).encode()
    text = _manifest() if path == MANIFEST else _not_stored()
    return text.encode()


def _manifest() -> str:
    """One manifest for both languages: names in both, and the members for other languages that newer
    browsers read (w3.org/TR/appmanifest, "localizable members")."""
    labels = {lang: Labels(lang) for lang in LANGS}
    manifest = {
        "id": "./",
        "name": " · ".join(labels[lang]("site_name") for lang in LANGS),
        "name_localized": {lang: labels[lang]("site_name") for lang in LANGS},
        "short_name": "OCOP",
        "description": labels["vi"]("home_description"),
        "description_localized": {lang: labels[lang]("home_description") for lang in LANGS},
        "lang": "vi",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": _BACKGROUND,
        "theme_color": _THEME,
        "categories": ["shopping", "food", "travel"],
        "icons": [
            {
                "src": path,
                "sizes": f"{width}x{width}",
                "type": "image/png",
                "purpose": "maskable" if "maskable" in path else "any",
            }
            for path, (_, width) in ICONS.items()
            if "apple" not in path
        ],
        "shortcuts": [
            {"name": labels[lang]("browse"), "url": f"{lang}/products/"} for lang in LANGS
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"


def _not_stored() -> str:
    """What the service worker shows without a network of a page that was not stored; it puts the
    site's own address in the place of "./"."""
    labels = {lang: Labels(lang) for lang in LANGS}
    return inline_page(
        "",
        title=" · ".join(labels[lang]("not_stored_title") for lang in LANGS),
        headings={lang: labels[lang]("not_stored_title") for lang in LANGS},
        note={lang: labels[lang]("not_stored_note") for lang in LANGS},
        robots="noindex",
        canonical=None,
        base=None,
        links=[
            {
                "href": href.format(lang=lang),
                "lang": lang,
                "text": labels[lang](text),
                "detail": None,
            }
            for text, href in (("not_stored_again", ""), ("not_stored_home", "./{lang}/"))
            for lang in LANGS
        ],
    )
