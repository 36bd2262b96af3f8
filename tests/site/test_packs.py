"""Packs to take along: everything that can be read is in them, byte for byte, and listed with its digest."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.publish.pack_names import is_taken, pack_name, pack_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.run import Site

SITES = pytest.mark.parametrize("name", ["site", "plenty_site", "large_site"])
HASH = 18


class Packs:
    """Reads packs as browsers do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "pack"
        self.index = json.loads((self.folder / "index.json").read_bytes())
        self._open: dict[str, Any] = {}

    def pack(self, name: str) -> Any:
        if name not in self._open:
            raw = (self.folder / f"{name}.pack").read_bytes()
            self._open[name] = json.loads(gzip.decompress(raw))
        return self._open[name]

    def text(self, path: str) -> str:
        name = pack_of(path, self.index["counts"])
        assert name is not None
        return "".join(self._part(part, path) for part in self.pack(name)[path])

    def _part(self, part: Any, path: str) -> str:
        if isinstance(part, str):
            return part
        kind, name, *more = part
        if kind == "=":
            return self.text(name)
        if kind == "c":
            cards = self.pack(pack_name("cards", name, self.index["counts"]))
            return str(cards[path[:2]][name]).replace("<base_url>", more[0])
        shared = self.pack("shared")
        if kind == "d":
            return str(shared["drawings"][name])
        first, length = more
        return "".join(shared["frames"][name][first : first + length])


def files(site: Site) -> list[str]:
    return [
        path.relative_to(site.folder).as_posix()
        for path in sorted(site.folder.rglob("*"))
        if path.is_file()
    ]


@SITES
def test_what_is_put_together_again_is_the_file(name: str, request: pytest.FixtureRequest) -> None:
    site: Site = request.getfixturevalue(name)
    packs = Packs(site.folder)
    taken = [path for path in files(site) if is_taken(path)]
    assert {"index.html", "vi/index.html", "en/map/index.html", "search/index.json"} <= {*taken}
    wrong = [
        path for path in taken if packs.text(path).encode() != (site.folder / path).read_bytes()
    ]
    assert wrong == []


@SITES
def test_index_names_every_pack_with_digest_and_size(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(name)
    folder = site.folder / "pack"
    found = {}
    for path in folder.glob("*.pack"):
        raw = path.read_bytes()
        found[path.stem] = [b64encode(sha256(raw).digest()[:HASH]).decode(), len(raw)]
    assert Packs(site.folder).index["packs"] == found


def test_every_page_is_taken_and_no_picture_in_pixels(large_site: Site) -> None:
    left = [path for path in files(large_site) if not is_taken(path)]
    assert [path for path in left if path.endswith(".html")] == ["not-stored.html"]
    pictures = (".png", ".jpg", ".webp")
    assert [path for path in files(large_site) if is_taken(path) and path.endswith(pictures)] == []


def test_pages_refer_to_cards_frames_and_drawings(large_site: Site) -> None:
    packs = Packs(large_site.folder)
    slug = large_site.slugs("products")[0]
    path = f"vi/products/{slug}/index.html"
    parts = packs.pack(str(pack_of(path, packs.index["counts"])))[path]
    kinds = {part[0] for part in parts if isinstance(part, list)}
    assert kinds == {"c", "d", "f"}
    own = sum(len(part) for part in parts if isinstance(part, str))
    assert own < len(packs.text(path)) / 2


def test_photos_are_listed_in_one_size(plenty_site: Site) -> None:
    packs = Packs(plenty_site.folder)
    listed = [photo for photos in packs.pack("photos").values() for photo in photos]
    assert listed
    for file, digest, size in listed:
        raw = (plenty_site.folder / "photos" / file).read_bytes()
        assert [digest, size] == [b64encode(sha256(raw).digest()[:HASH]).decode(), len(raw)]
    assert packs.index["photos"] == [
        len({file for file, *_ in listed}),
        sum({file: size for file, _, size in listed}.values()),
    ]


def test_choices_name_the_products_of_groups_and_producers(large_site: Site) -> None:
    choices = Packs(large_site.folder).pack("choices")
    slugs = [slug for slug, _, _ in choices["products"]]
    assert sorted(slugs) == large_site.slugs("products")
    kinds = {kind for kind, *_ in choices["choices"]}
    assert {"group", "producer"} <= kinds
    in_groups = [number for kind, *_, of in choices["choices"] if kind == "group" for number in of]
    assert sorted(in_groups) == list(range(len(slugs)))


def test_app_has_a_manifest_in_both_languages_and_icons(site: Site) -> None:
    manifest = json.loads((site.folder / "manifest.webmanifest").read_bytes())
    assert manifest["name_localized"].keys() == {"vi", "en"}
    assert manifest["start_url"] == manifest["scope"] == "./"
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        raw = (site.folder / icon["src"]).read_bytes()
        width, height = (int.from_bytes(raw[at : at + 4], "big") for at in (16, 20))
        assert raw[:8] == b"\x89PNG\r\n\x1a\n"
        assert icon["sizes"] == f"{width}x{height}"
    sizes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes
    for lang in ("vi", "en"):
        (link,) = site.page(f"{lang}/products/").all("link", rel="manifest")
        assert link["href"] == "../../manifest.webmanifest"


def test_missing_page_is_told_in_both_languages(site: Site) -> None:
    page = site.page("not-stored.html")
    assert {node.get("lang") for node in page.one("h1").walk() if node.get("lang")} == {"vi", "en"}
