"""A catalogue whose every text is hostile: each entry has a few texts of the corpus in all its fields.

The corpus is the Big List of Naughty Strings (MIT, `hostile/blns.json`) and our own vectors. Fields are
found from the model, so that a new one is covered by itself. Where a field refuses a text (an id, a web
address, a summary that is too long) the entry has the field's example instead; that is counted. The first
entry of each kind has plain words everywhere, each other ones: they tell which fields a page shows.
"""

from __future__ import annotations

import json
import types
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Union, get_args, get_origin

import yaml
from pydantic import TypeAdapter, ValidationError

from catalogue.check.examine import examine_bytes
from catalogue.findings import field_name
from catalogue.load.folder import MODELS
from catalogue.model.base import Model
from catalogue.model.texts import SUMMARY_LENGTH
from tests.support.synthetic import write_photo
from tests.support.thoroughly import trials
from tests.support.vectors import VECTORS

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 22)
SOURCE = "article"
# What an example in the model's documentation does not tell, or what must fit other entries.
_SAMPLES: dict[str, Any] = {
    "source": SOURCE,
    "story_sources": SOURCE,
    "about_sources": SOURCE,
    "season_source": SOURCE,
    "file": "photos/x.jpg",
    "issued": "2025-04",
    "possible": True,
    "stars": 4,
    "start": "2026-12-05",
    "end": "2026-12-09",
    "url": "https://good.example/",
    "booking": "https://good.example/",
    "website": "https://good.example/",
    "facebook": "https://good.example/",
    "price_vnd": 150_000,
    "price_date": "2026-05",
    "set": 4,
}
# Left out: what would be the same in all entries and must not, or says that something is over.
_LEFT_OUT = {"gtin", "formerly", "expires", "revoked", "status", "alcohol_percent"}


@cache
def corpus() -> list[str]:
    """Every hostile text, none twice."""
    file = Path(__file__).parent / "hostile" / "blns.json"
    listed: list[str] = json.loads(file.read_text(encoding="utf-8"))
    return list(dict.fromkeys(text for text in [*VECTORS, *listed] if text.strip()))


# Between the texts that one field holds: as many as fit into a summary, or into four where there is none.
BETWEEN = " • "
# Each so manieth text that fits into a summary is tried in an ordinary run.
SHORT = 8
# After an English text, so that it is another one than the Vietnamese.
ENGLISH = " •en"
# What a field of the plain entry holds: a text that stands nowhere else.
PLAIN = "Chữ thường số {:03}."


@cache
def _alike() -> dict[frozenset[str], list[str]]:
    """The corpus by the types of fields that take a text. What no name takes is left out."""
    leaves = [leaf for leaf in _all_leaves("products") if leaf.is_text]
    adapters = {repr(leaf.type): TypeAdapter(leaf.type) for leaf in leaves}
    alike: dict[frozenset[str], list[str]] = {}
    for text in corpus():
        # A file of a name alone: what no file may have, no type tells.
        record, _ = examine_bytes(written({"name": {"vi": text}}), "products/x-1.yml", TODAY)
        if all(found.field != "name.vi" for found in record.findings if found.is_error):
            taken = frozenset(key for key, adapter in adapters.items() if _takes(adapter, text))
            alike.setdefault(taken, []).append(text)
    return alike


def _takes(adapter: TypeAdapter[Any], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def packed(kind: str) -> list[str]:
    """The corpus in few texts for a kind of entry.

    Where there is a summary, which is short, in longer texts for all other fields and some that fit into it;
    thoroughly, in such alone.
    """
    long = _joined(4 * SUMMARY_LENGTH)
    if "summary.vi" not in fields(kind):
        return long
    short = _joined(SUMMARY_LENGTH)
    return trials([*long, *short[::SHORT]], short)


@cache
def _joined(room: int) -> list[str]:
    """The corpus in texts that are no longer: joined are such as the same fields take."""
    joined: list[str] = []
    for texts in _alike().values():
        start = len(joined)
        for text in texts:
            longer = f"{joined[-1]}{BETWEEN}{text}" if len(joined) > start else ""
            if longer and len(longer + ENGLISH) <= room:
                joined[-1] = longer
            else:
                joined.append(text)
    return joined


class Entry(NamedTuple):
    """One file: its folder and slug, the hostile text, and the fields that have it."""

    kind: str
    slug: str
    text: str
    fields: frozenset[str]
    data: dict[str, Any]


class _Leaf(NamedTuple):
    """A value in an entry: where it is, what may be there instead of a text, whether a text may be tried,
    and what the model says it is.
    """

    name: str
    path: tuple[str | int, ...]
    sample: Any
    is_text: bool
    type: Any


@cache
def _all_leaves(kind: str) -> tuple[_Leaf, ...]:
    return tuple(_leaves(MODELS[kind]))


def _leaves(model: type[Model], path: tuple[str | int, ...] = ()) -> Iterator[_Leaf]:
    for name, field in model.model_fields.items():
        if name in _LEFT_OUT:
            continue
        example = _SAMPLES.get(name, (field.examples or [None])[0])
        whole = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        yield from _of(whole, (*path, name), example)


def _of(
    annotation: Any, path: tuple[str | int, ...], example: Any, whole: Any = None
) -> Iterator[_Leaf]:
    """The values of what is annotated; `whole`: with what it is annotated by, if with anything."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _of(inner[0], path, example, annotation)
    elif origin in (Union, types.UnionType):
        yield from _of(next(one for one in inner if one is not type(None)), path, example, whole)
    elif origin is list:
        first = example[0] if isinstance(example, list) else example
        yield from _of(inner[0], (*path, 0), first)
    elif origin is dict:
        yield from _of(inner[1], (*path, SOURCE), None)
    elif isinstance(annotation, type) and issubclass(annotation, Model):
        yield from _leaves(annotation, path)
    else:
        # Names of other files are told by rules about several files.
        is_text = annotation is str and not _names_a_file(path)
        sample = "Chữ" if example is None and is_text else example
        yield _Leaf(field_name(path), path, sample, is_text, whole or annotation)


def _names_a_file(path: tuple[str | int, ...]) -> bool:
    """Which others there are, rules about several files know; test_photo_paths.py tries photos' names."""
    return path[-2:-1] in {("producers",), ("products",), ("formerly",)} or path[-3:] == (
        "photos",
        0,
        "file",
    )


def _put(data: Any, path: tuple[str | int, ...], value: Any) -> None:
    """Set the value at a path; lists and mappings on the way are made."""
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        if not data:
            data.append(value if not rest else ([] if isinstance(rest[0], int) else {}))
        here = data[0]
    else:
        empty = value if not rest else ([] if isinstance(rest[0], int) else {})
        here = data.setdefault(step, empty)
    if rest:
        _put(here, rest, value)


def _filled(leaves: list[_Leaf], texts: dict[str, str], dropped: set[str]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for leaf in leaves:
        value = texts.get(leaf.name, leaf.sample)
        if value is not None and leaf.name not in dropped:
            _put(data, leaf.path, value)
    return data


def written(data: dict[str, Any]) -> bytes:
    text: str = yaml.dump(
        data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6
    )
    return text.encode("utf-8", "surrogatepass")


def _entry(kind: str, slug: str, own: dict[str, Any], texts: dict[str, str], text: str) -> Entry:
    """An entry that has the texts wherever its fields take them."""
    leaves = [leaf._replace(sample=own.get(leaf.name, leaf.sample)) for leaf in _all_leaves(kind)]
    texts, dropped = dict(texts), set()
    for _ in range(9):
        data = _filled(leaves, texts, dropped)
        record, _ = examine_bytes(written(data), f"{kind}/{slug}.yml", TODAY)
        wrong = tuple({found.field for found in record.findings if found.is_error})
        if not wrong:
            return Entry(kind, slug, text, frozenset(texts), data)
        below = tuple(f"{field}{sign}" for field in wrong for sign in ".[")
        for leaf in leaves:
            if leaf.name in wrong or leaf.name.startswith(below):
                _retreat(leaf, leaves, texts, dropped)
    raise AssertionError(f"{kind}/{slug}: {record.findings}")


def _retreat(leaf: _Leaf, leaves: list[_Leaf], texts: dict[str, str], dropped: set[str]) -> None:
    """The example for the text, nothing for the example, and no whole that has nothing there."""
    if leaf.name in texts:
        del texts[leaf.name]
    elif leaf.name not in dropped:
        dropped.add(leaf.name)
    else:
        whole = [other for other in leaves if other.path[: len(leaf.path) - 1] == leaf.path[:-1]]
        dropped.update(other.name for other in whole)


def _own(kind: str, number: int, makers: int) -> dict[str, Any]:
    """Examples that must differ between entries, or fit another one."""
    code = f"AX{number:04d}"
    return {
        "products": {
            "id": code,
            "producers[0]": f"x-{number % makers}",
            "set": number % 26 + 1,
            "story.vi": f"Chuyện số {number}.",
            "story.en": f"Story number {number}.",
        },
        "events": {"stands[0].products[0]": code, "stands[0].producers[0]": f"x-{number % makers}"},
    }.get(kind, {})


def fields(kind: str) -> list[str]:
    """All fields of a kind of entry that are texts for the model."""
    return [leaf.name for leaf in _all_leaves(kind) if leaf.is_text]


def entries(every: int = 1) -> Iterator[Entry]:
    """Each kind's plain entry, then one of each kind for each packed text, or for each `every`th."""
    makers = len(packed("producers")[::every]) + 1
    for kind in MODELS:
        plain = {name: PLAIN.format(at) for at, name in enumerate(fields(kind))}
        yield _entry(kind, "x-0", _own(kind, 0, makers), plain, "")
        for number, text in enumerate(packed(kind)[::every], start=1):
            hostile = {name: _in_field(name, text, number) for name in fields(kind)}
            yield _entry(kind, f"x-{number}", _own(kind, number, makers), hostile, text)


def _in_field(name: str, text: str, number: int) -> str:
    if name.startswith("story."):  # no two stories may be the same but for their signs
        return f"{text} x-{number}"
    return text + ENGLISH if name.endswith(".en") else text


def write_catalogue(folder: Path, every: int = 1) -> Path:
    """Write the entries below `folder`, with a note of them for the tests, and return it."""
    notes = []
    for entry in entries(every):
        path = folder / entry.kind / f"{entry.slug}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(entry.data))
        notes.append([entry.kind, entry.slug, entry.text, sorted(entry.fields)])
    for kind in ("products", "producers"):
        write_photo(folder / kind / "photos" / "x.jpg")
    (folder / "notes.json").write_text(json.dumps(notes), encoding="utf-8")
    return folder
