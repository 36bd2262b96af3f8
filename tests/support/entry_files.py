"""Files of a catalogue folder as tests read and write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from benchmarks import generate
from benchmarks.pictures import write_picture

if TYPE_CHECKING:
    from pathlib import Path

Data = dict[str, Any]

# Width and height of photos: small ones are drawn quickly.
PICTURE = (640, 480)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read(path: Path) -> Data:
    found: Data = yaml.load(path.read_text(encoding="utf-8"), _LOADER)
    return found


def write(path: Path, data: Data) -> None:
    text = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8", newline="\n")


def edit(path: Path, **values: Any) -> None:
    """Give fields of an entry other values; None takes a field away."""
    data = read(path) | values
    write(path, {name: value for name, value in data.items() if value is not None})


def write_catalogue(folder: Path, products: int, photos: int = 0) -> Path:
    """The benchmarks' catalogue, with small pictures."""
    for path, text in generate.files(products, photos=photos):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    for number in range(photos):
        write_picture(folder / "products" / generate.photo_name(number), number, PICTURE)
    return folder


def entries(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / kind).glob("[!_.]*.yml"))
