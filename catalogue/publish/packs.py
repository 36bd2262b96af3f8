"""Packs of a site: what a reader takes along to be without a network. `pack/<name>.pack`, `pack/index.json`.

In `pack_names` stands which file is in which pack, in `pack_text` what a pack looks like. Here they are
planned, for both engines, and listed: the index has the SHA-256 and the size of every pack, so that a browser
knows before it starts how much it will fetch, and afterwards that nothing was damaged. Two lists lie among
the packs: `photos` (one size of every photo, with its SHA-256) and `choices` (which products a group, a
producer or an event has).
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from catalogue.enrich.events import event_products, not_over
from catalogue.load.folder import photo_key
from catalogue.publish.pack_names import counts_of, is_taken, pack_name, place_of
from catalogue.publish.pack_text import DRAWINGS, FRAME_PAGES, Packer, compressed
from catalogue.publish.plan import Output
from catalogue.reference import LANGS, groups, sets
from catalogue.render.photo_types import ENCODER
from catalogue.shards import Shards
from catalogue.signature import code_signature, digest, folder_signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from catalogue.config import Settings
    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProducerBrief, ProductBrief
    from catalogue.render.photos import PhotoSet

FOLDER = "pack/"
INDEX = f"{FOLDER}index.json"
CARDS, SHARED, CHOICES, PHOTOS = "cards", "shared", "choices", "photos"
# The width, in pixels, of the photos that are taken along.
WIDTH = 640
_FORMAT = 1
# Bytes of a SHA-256 that are listed: far more than chance or damage can hit, in half of the space.
_HASH = 18
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Packing(NamedTuple):
    """The packs of a site. `members`: pack → its files, or the products whose cards it has; `ready` are
    packs that are made already; `photos`: number of photos and their bytes."""

    outputs: list[Output]
    members: dict[str, list[str]]
    ready: dict[str, bytes]
    counts: dict[str, int]
    photos: tuple[int, int]

    def content(self, name: str, packer: Packer) -> bytes:
        """What a pack holds."""
        if name in self.ready:
            return self.ready[name]
        if name == SHARED:
            return packer.shared()
        members = self.members[name]
        return packer.cards(members) if is_cards(name) else packer.pack(members)


def is_cards(name: str) -> bool:
    """Whether a pack has cards, and no files."""
    return name.partition("-")[0] == CARDS


class Layout(NamedTuple):
    """Which files are in which pack, and the numbers of packs of folders. `of` names the files."""

    of: str
    members: dict[str, list[str]]
    counts: dict[str, int]


def layout_of(paths: Iterable[str], products: Iterable[str], last: Layout | None = None) -> Layout:
    """Where the files of a site and the cards of products are; the last layout if that has the same."""
    paths, products = list(paths), list(products)
    of = digest("\n".join(paths), "\n".join(products))
    if last is not None and last.of == of:
        return last
    places = {path: place for path in paths if is_taken(path) and (place := place_of(path))}
    places |= {product: (CARDS, product) for product in products}
    counts = counts_of(places.values())
    members: dict[str, list[str]] = {SHARED: []}
    for member, (folder, own) in sorted(places.items()):
        members.setdefault(pack_name(folder, own, counts), []).append(member)
    return Layout(of, members, counts)


def plan_packs(
    layout: Layout,
    keys: Mapping[str, str],
    cards: Mapping[str, str],
    frame: str,
    index: Index,
    photos: Mapping[str, PhotoSet],
    known: Shards,
    photo_cache: Path,
) -> Packing:
    """Which packs there are. `keys`: path → key of each file of the site; `cards`: product → key of its card;
    `frame` names the templates; `known` keeps SHA-256s of photos."""
    listed, total = _photos(index, photos, known, photo_cache)
    ready = {PHOTOS: compressed(listed), CHOICES: compressed(_choices(index))}
    # Frames come from pages; drawings from files of their own.
    frames = [
        keys.get(f"{lang}/{page}", "") for lang in LANGS for page in sorted(FRAME_PAGES.values())
    ]
    shared = digest(code_signature(), frame, folder_signature(DRAWINGS), *frames)
    outputs = [_output(name, digest(raw)) for name, raw in ready.items()]
    for name, files in layout.members.items():
        told = cards if is_cards(name) else keys
        key = digest(shared, "\n".join(files), "\n".join([told[file] for file in files]))
        outputs.append(_output(name, key))
    return Packing(outputs, layout.members, ready, layout.counts, total)


def _output(name: str, key: str) -> Output:
    return Output(f"{FOLDER}{name}.pack", key, "pack", name)


def index_output(packing: Packing, folder: Path, known: Shards, index: Index) -> Output:
    """`pack/index.json` of packs that are in a folder. `known` keeps their SHA-256s from build to build."""
    packs: dict[str, list[Any]] = {}
    for path, key, _, name in sorted(packing.outputs, key=lambda output: output.what):
        kept = known.get(path)
        if kept is None or kept[0] != key:
            kept = key, *_facts(folder / path)
            known.put(path, kept)
        packs[name] = [*kept[1:]]
    files = sum(len(files) for name, files in packing.members.items() if not is_cards(name))
    version = hashlib.sha256(_encode([_FORMAT, packs]).encode()).hexdigest()[:16]
    text = _encode(
        {
            "format": _FORMAT,
            "version": version,
            "day": index.today.isoformat(),
            "products": len(index.products),
            "files": files,
            "photos": packing.photos,
            "counts": packing.counts,
            "packs": packs,
        }
    )
    return Output(INDEX, digest(text), "text", text)


def _facts(path: Path) -> tuple[str, int]:
    """The first 144 bits of the SHA-256, in Base64 as browsers write it, and the size."""
    raw = path.read_bytes()
    return b64encode(hashlib.sha256(raw).digest()[:_HASH]).decode(), len(raw)


def _photos(
    index: Index, photos: Mapping[str, PhotoSet], known: Shards, cache: Path
) -> tuple[dict[str, list[list[Any]]], tuple[int, int]]:
    """Page of an entry → its photos: file, SHA-256 and size of each; how many there are, how large."""
    found: dict[str, list[list[Any]]] = {}
    catalogue = index.catalogue
    entries: list[ProductBrief | ProducerBrief] = [
        *catalogue.products.values(),
        *catalogue.producers.values(),
    ]
    sizes: dict[str, int] = {}
    for entry in entries:
        for file in entry.photos:
            name = _taken_size(photos[photo_key(entry.path, file)])
            kept = known.get(name)
            if kept is None:
                kept = _facts(cache / name)
                known.put(name, kept)
            sizes[name] = kept[1]
            found.setdefault(entry.path.removesuffix(".yml"), []).append([name, *kept])
    return found, (len(sizes), sum(sizes.values()))


def _taken_size(photo: PhotoSet) -> str:
    """The widest file of a photo that is not wider than what is taken along."""
    fitting = [name for name, width in photo.variants if width <= WIDTH]
    return fitting[-1] if fitting else photo.variants[0][0]


def _choices(index: Index) -> dict[str, Any]:
    """Products, and what one can choose of them: each choice has the numbers of its products."""
    products = index.products
    numbers = {product.id: number for number, product in enumerate(products)}
    of_group: dict[str, list[int]] = {slug: [] for slug in groups()}
    for number, product in enumerate(products):
        of_group[sets()[product.set].group].append(number)
    choices = [
        ["event", event.slug, event.item.name.vi, event.item.name.en, shown]
        for event in not_over(index)
        if (shown := [numbers[product.id] for product in event_products(event, index)])
    ]
    choices += [
        ["group", slug, group.label["vi"], group.label["en"], of_group[slug]]
        for slug, group in groups().items()
        if of_group[slug]
    ]
    for slug, producer in index.catalogue.producers.items():
        made = [numbers[product.id] for product in index.by_producer.get(slug, [])]
        if made:
            choices.append(["producer", slug, producer.name.vi, producer.name.en, made])
    told = [[product.slug, product.id, product.producers] for product in products]
    return {"products": told, "choices": choices}


def known_digests(settings: Settings) -> Shards:
    """What is kept of photos and packs from build to build: their SHA-256s and sizes."""
    return Shards(settings.build / "packs", f"{ENCODER} {_HASH}")
