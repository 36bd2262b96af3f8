"""Producers as a list names them: several in a cell, kinds in names, those that are there already."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from catalogue.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from catalogue.model.brief import ProducerBrief

# How names begin, and which kind of producer that means. The longer first.
_KINDS = (
    (r"(?:lien hiep )?(?:htx|hop tac xa)\b", "cooperative"),
    (r"(?:tht|to hop tac|nhom ho|to san xuat|nhom san xuat)\b", "cooperative-group"),
    (r"(?:cong ty|cty)\b.*\b(?:co phan|cp)\b|ctcp\b", "company-jsc"),
    (r"(?:cong ty|cty)\b.*\b(?:tnhh|trach nhiem huu han)\b", "company-llc"),
    (r"(?:dntn|doanh nghiep tu nhan)\b", "private-enterprise"),
    (r"trang trai\b", "farm"),
    (r"(?:ho|hkd|co so|cssx|ong|ba)\b", "household"),
    (r"(?:hoi|hiep hoi|cau lac bo|clb)\b", "association"),
)
_BEGINS = re.compile("|".join(pattern.split(r"\b.*")[0] for pattern, _ in _KINDS))
# The same names in long and in short.
_SHORT = (
    ("hop tac xa", "htx"),
    ("to hop tac", "tht"),
    ("trach nhiem huu han", "tnhh"),
    ("mot thanh vien", "mtv"),
    ("co phan", "cp"),
    ("cong ty", "cty"),
    ("doanh nghiep tu nhan", "dntn"),
    ("ho kinh doanh", "hkd"),
    ("dich vu", "dv"),
    ("nong nghiep", "nn"),
    ("san xuat", "sx"),
    ("thuong mai", "tm"),
)
_NEAR = 0.88


def split_names(text: str) -> list[str]:
    """The producers a cell names. Commas and "và" part them only before another producer's kind:
    "HTX Dịch vụ và Du lịch" is one."""
    names: list[str] = []
    for piece in re.split(r"[;\n\r]+|\s/\s|\s\+\s", text):
        parts = re.split(r"(\s*,\s*|\s+và\s+|\s*/\s*|\s*&\s*)", piece)
        current = parts[0]
        for separator, part in zip(parts[1::2], parts[2::2]):
            if _BEGINS.match(words(part)):
                names.append(current)
                current = part
            else:
                current += separator + part
        names.append(current)
    return [name for name in (" ".join(name.split()).strip(" -.,") for name in names) if name]


def kind_of(name: str) -> str | None:
    """The kind that a name tells, or None."""
    plain = words(name)
    return next((kind for pattern, kind in _KINDS if re.match(pattern, plain)), None)


def same_name(name: str) -> str:
    """What two ways to write one producer's name have in common."""
    plain = f" {words(name)} "
    for long, short in _SHORT:
        plain = plain.replace(f" {long} ", f" {short} ")
    return " ".join(plain.split())


class Known:
    """The producers of the catalogue and of the list so far, by name."""

    def __init__(self, producers: Mapping[str, ProducerBrief]) -> None:
        self._slugs = {
            same_name(name): slug
            for slug, brief in producers.items()
            for name in (*brief.name, *brief.also)
            if name
        }

    def find(self, name: str) -> str | None:
        return self._slugs.get(same_name(name))

    def near(self, name: str) -> str | None:
        """The name of one that is written almost like it."""
        wanted = same_name(name)
        found = get_close_matches(wanted, self._slugs, 1, _NEAR)
        # "HTX 52" and "HTX 53" are two.
        alike = found and re.findall(r"\d+", found[0]) == re.findall(r"\d+", wanted)
        return self._slugs[found[0]] if alike else None

    def add(self, name: str, slug: str) -> None:
        self._slugs[same_name(name)] = slug
