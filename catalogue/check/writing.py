"""How names and texts are written: no gaps filled, no capitals throughout, each language in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from catalogue.check.problems import Context, Problem, problem
from catalogue.load.traps import shown
from catalogue.model import Text
from catalogue.reference import LANGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.load.folder import Entry

# What people write where they have nothing to write yet; compared as a whole.
_PLACEHOLDERS = frozenset(
    """
    todo; tbd; tba; xxx; n/a; lorem ipsum; none; unknown; not known; to be updated; coming soon;
    chưa có; chưa rõ; chưa biết; chưa cập nhật; đang cập nhật; cập nhật sau; bổ sung sau; không có; không rõ;
    không biết; chua co; chua ro; chua biet; chua cap nhat; dang cap nhat; cap nhat sau; bo sung sau;
    khong co; khong ro; khong biet
    """.strip()
    .replace("\n   ", "")
    .split("; ")
)
_LONGEST = max(map(len, _PLACEHOLDERS)) + 5
_VIETNAMESE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_LEAST_WORDS = 6  # shorter Vietnamese texts may have no marks by chance: "Cam Cao Phong"
_STARS = re.compile(
    r"[-–,(\s]*(?:(?:sản phẩm |đạt |chuẩn )*\bOCOP\b)?[-–,\s]*(?:đạt |hạng )*"
    r"(?:\b[1-5][- ]?(?:sao|stars?)\b|[★⭐*]{1,5})?[)]?",
    re.IGNORECASE,
)
_STAR_WORDS = re.compile(r"OCOP|sao|star|[★⭐*]", re.IGNORECASE)
_BILINGUAL = ("name", "summary", "story", "about")


def check_placeholders(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    for loc, part in context.parts(entry):
        if not isinstance(part, Text):
            continue
        for lang in LANGS:
            text = part.get(lang) or ""
            if not 0 < len(text) < _LONGEST:
                continue
            bare = text.lower().strip(" .…-?!_()[]")
            if not bare or bare in _PLACEHOLDERS:
                yield problem((*loc, lang), "text-placeholder", got=shown(text))


def check_name(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    name: Text = entry.item.name
    for lang in LANGS:
        text = name.get(lang) or ""
        words = re.findall(r"[^\W\d_]{2,}", text) if text.isupper() else []
        if len(words) > 1 and sum(map(len, words)) > 7:
            best = " ".join(word.capitalize() for word in text.split())
            yield problem(("name", lang), "name-capitals", got=text, nearest=best)
        if not _STAR_WORDS.search(text):
            continue
        for match in _STARS.finditer(text):
            if _STAR_WORDS.search(match[0]):
                rest = " ".join((text[: match.start()] + " " + text[match.end() :]).split())
                got = match[0].strip(" -–,()")
                yield problem(("name", lang), "name-stars", got=got, nearest=rest or "…")
                break


def check_translations(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    for field in _BILINGUAL:
        text: Text | None = getattr(entry.item, field, None)
        if text is None or not text.vi:
            continue
        marked = bool(_VIETNAMESE.search(text.en or ""))
        if text.en == text.vi and marked:
            yield problem((field, "en"), "translation-same")
        elif text.vi.isascii() and marked and len(text.vi.split()) > 1:
            yield problem((field,), "languages-swapped")
        elif text.vi.isascii() and field != "name" and len(text.vi.split()) >= _LEAST_WORDS:
            yield problem((field, "vi"), "text-unaccented")
