"""Small catalogues for tests: the smallest valid files, and a folder that holds them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from catalogue.check.run import load_and_check
from catalogue.findings import Finding
from catalogue.load.folder import Catalogue

TODAY = date(2026, 11, 22)
FOLDERS = {"product": "products", "producer": "producers", "event": "events"}

# The smallest files without an error, as top-level blocks. No quotes or brackets that could close what
# a broken example leaves open.
BASES: dict[str, dict[str, str]] = {
    "product": {
        "id": "id: HB0013\n",
        "name": "name:\n  vi: Cam Cao Phong\n  en: Cao Phong oranges\n",
        "set": "set: 1\n",
        "producers": "producers:\n  - green-life\n",
        "summary": "summary:\n  vi: Cam trồng trên đồi.\n  en: Oranges grown on hills.\n",
        "story": "story:\n  vi: Cam ngọt nhờ sương núi.\n  en: Mountain mist makes them sweet.\n",
        "story_sources": "story_sources:\n  - article\n",
        "sources": "sources:\n  article:\n    title: Bài báo\n    level: press\n",
    },
    "producer": {
        "name": "name:\n  vi: HTX Green Life\n  en: Green Life Cooperative\n",
        "kind": "kind: cooperative\n",
    },
    "event": {
        "name": "name:\n  vi: Hội chợ OCOP\n  en: OCOP fair\n",
        "start": "start: 2026-12-05\n",
        "end": "end: 2026-12-09\n",
        "source": "source: article\n",
        "sources": "sources:\n  article:\n    title: Bài báo\n    level: press\n",
    },
}
# A product that others may collide with.
OTHER = """\
id: HB0002
name: {vi: Rượu nếp nương, en: Upland rice spirit}
set: 14
producers: [green-life]
summary: {vi: Rượu gạo nếp., en: A rice spirit.}
story:
  vi: Rượu nấu từ gạo nếp nương của bản.
  en: A spirit made of the village's own sticky rice.
story_sources: [article]
status: unconfirmed
packs: [{size: 500 ml, gtin: "8930000000002"}]
sources:
  article: {title: Bài báo, level: press}
"""
_TOP_KEY = re.compile(r"^(\w+):", re.MULTILINE)


def file_of(kind: str, *, top: str = "") -> str:
    """The smallest valid file of a kind, with `top` in front in place of the keys it has."""
    taken = set(_TOP_KEY.findall(top))
    return top + "".join(text for key, text in BASES[kind].items() if key not in taken)


def catalogue_with(folder: Path, kind: str, text: str, name: str = "vi-du.yml") -> str:
    """Write a small catalogue around one file; its path in the catalogue."""
    files = {"products/ruou-nep.yml": OTHER, "producers/green-life.yml": file_of("producer")}
    if kind == "event":
        files["products/cam.yml"] = file_of("product")
    path = f"{FOLDERS[kind]}/{name}"
    write_files(folder, files | {path: text})
    return path


def write_files(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write files below a folder, as they are: no line ends are translated."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())


def check_files(
    folder: Path, files: dict[str, str | bytes], today: date = TODAY
) -> tuple[Catalogue, list[Finding]]:
    """The catalogue of these files and all its findings."""
    write_files(folder, files)
    checked = load_and_check(folder, today)
    return checked.catalogue, checked.findings


def check_one(folder: Path, kind: str, text: str, today: date = TODAY) -> list[Finding]:
    """What is found in one file of an otherwise valid catalogue."""
    path = catalogue_with(folder, kind, text)
    return [found for found in load_and_check(folder, today).findings if found.path == path]


def check_top(folder: Path, kind: str, top: str, today: date = TODAY) -> list[Finding]:
    """What is found in the smallest valid file with some keys put in front."""
    return check_one(folder, kind, file_of(kind, top=top), today)


def spots(findings: list[Finding], code: str) -> list[str]:
    """Where a code was found: ["2:14"]."""
    return [f"{found.line}:{found.column}" for found in findings if found.code == code]


def values_of(folder: Path, kind: str, top: str, code: str) -> dict[str, str]:
    """The values of the one finding with this code."""
    (found,) = (f for f in check_top(folder, kind, top) if f.code == code)
    return dict(found.values)


def codes_of(findings: list[Finding]) -> set[str]:
    return {found.code for found in findings}


def errors_of(findings: list[Finding]) -> set[str]:
    return {found.code for found in findings if found.is_error}
