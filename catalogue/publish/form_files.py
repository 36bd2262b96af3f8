"""What the form at contribute/new/ asks the site for: names that are taken, and the file of each product.

`contribute/entries.json` holds ids, file names and producers; `contribute/source/<slug>.json` a product's
file as it is, with its data, so that it can be changed without losing what the form does not ask.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from catalogue.config import UsageError
from catalogue.contribute.schema import KINDS, committed
from catalogue.contribute.template import template
from catalogue.dates import PartialDate
from catalogue.load.digests import content_digest
from catalogue.load.encoding import decode
from catalogue.load.files import read_bytes
from catalogue.model.base import Model
from catalogue.places import places
from catalogue.publish.plan import Output
from catalogue.reference import LANGS
from catalogue.signature import code_signature, digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.enrich.index import Index
    from catalogue.model.brief import ProducerBrief

ENTRIES = "contribute/entries.json"
# Commented files to fill in, for who has no scripts: address → kind of entry.
TEMPLATES = {f"contribute/template/{kind}.yml": kind for kind in KINDS}


def source_path(slug: str) -> str:
    return f"contribute/source/{slug}.json"


def template_files() -> dict[str, str]:
    """TEMPLATES → text, without the line for editors: its path leads nowhere outside the repository."""
    return {
        path: template(kind, committed(kind)).partition("\n")[2] for path, kind in TEMPLATES.items()
    }


def entries_text(index: Index) -> str:
    """Ids and file names of products; of each producer its file, names and place."""
    catalogue = index.catalogue
    data = {
        "ids": sorted({product.id for product in index.products} | set(catalogue.ledger.rows)),
        "products": list(catalogue.products),
        "producers": [
            [slug, producer.name.vi, producer.name.en, _place(producer)]
            for slug, producer in catalogue.producers.items()
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _place(producer: ProducerBrief) -> str | None:
    """The unit of today that a producer is in, or that its former one went into."""
    known = places()
    codes = [producer.commune] if producer.commune else []
    if producer.former in known.former and not codes:
        codes = list(known.former[producer.former].now)
    names = {
        code: known.communes[code].short_label(LANGS[0]) for code in codes if code in known.communes
    }
    return " / ".join(names.values()) or None


def form_outputs(index: Index) -> Iterator[Output]:
    """The files that depend on entries."""
    entries = entries_text(index)
    yield Output(ENTRIES, digest(entries), "text", entries)
    version = code_signature()
    for slug, product in index.catalogue.products.items():
        key = digest(version, product.path, product.digest)
        yield Output(source_path(slug), key, "source", slug)


def source_content(index: Index, slug: str) -> bytes:
    """A product's file as the form reads it. Raises UsageError when it changed since it was checked."""
    catalogue = index.catalogue
    entry, brief = catalogue.product(slug), catalogue.products[slug]
    raw, _ = read_bytes(catalogue.folder / brief.path, brief.path)
    if raw is None or content_digest(raw) != brief.digest:
        raise UsageError(
            f"{brief.path} đã thay đổi trong lúc tạo trang; hãy chạy lại.",
            f"{brief.path} changed while the site was made; run again.",
        )
    text, _ = decode(raw, brief.path)
    told = {"path": brief.path, "text": text, "data": plain(entry.item)}
    return to_json(told)


def plain(value: Any) -> Any:
    """An entry's value as it may stand in a file: what was written, dates as text."""
    if isinstance(value, Model):
        written = value.model_fields_set
        return {
            name: plain(inner)
            for name, inner in value.__dict__.items()
            if inner is not None and name in written
        }
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return str(value) if isinstance(value, PartialDate) else value
