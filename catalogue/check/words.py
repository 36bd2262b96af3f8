"""Texts: in both languages, a story of one's own, nothing a reader must not be promised."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.check.problems import Context, Overview, Problem, problem
from catalogue.load.traps import shown
from catalogue.model import Product, Story, Text
from catalogue.reference import LANGS, Wording, wordings
from catalogue.render.prose import allowed_link, links
from catalogue.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.load.folder import Entry
    from catalogue.model.brief import ProductBrief

_LANGUAGE = {
    "vi": {"vi": "tiếng Việt", "en": "Vietnamese"},
    "en": {"vi": "tiếng Anh", "en": "English"},
}
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<!--")
_HEADING = re.compile(r"^#{1,6} .*", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?:https|mailto|tel):[^<>\s]*>")


def check_languages(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    for loc, part in context.parts(entry):
        if isinstance(part, Text) and (missing := part.missing()):
            lack = missing[0]
            have = next(lang for lang in LANGS if lang != lack)
            yield problem(
                loc,
                "translation-missing",
                missing=lack,
                missing_vi=_LANGUAGE[lack]["vi"],
                missing_en=_LANGUAGE[lack]["en"],
                present_vi=_LANGUAGE[have]["vi"],
                present_en=_LANGUAGE[have]["en"],
            )


def check_texts_present(entry: Entry[Product], context: Context) -> Iterator[Problem]:
    for name in ("summary", "story"):
        if getattr(entry.item, name) is None:
            yield problem((name,), f"{name}-missing", part="key")


def check_story_own(brief: ProductBrief, overview: Overview) -> Iterator[Problem]:
    """Decision 26/2026/QĐ-TTg, Appendix II, criterion 5.3: a story used twice scores nothing."""
    for told in brief.stories:
        paths = overview.stories[told]
        if len(paths) > 1:
            other = next(path for path in paths if path != brief.path)
            yield problem(("story", told[0]), "story-same", other=other)


def check_markdown(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    for loc, part in context.parts(entry):
        if not isinstance(part, Story):
            continue
        for lang in LANGS:
            text = part.get(lang) or ""
            if "<" in text and (tag := _TAG.search(_AUTOLINK.sub("", text))):
                yield problem((*loc, lang), "story-html", got=shown(tag[0]))
            if "#" in text and (heading := _HEADING.search(text)):
                yield problem((*loc, lang), "story-heading", got=shown(heading[0]))
            for target in links(text):
                if not allowed_link(target):
                    yield problem((*loc, lang), "story-link", got=shown(target))


# The tone stands on the first vowel in the old spelling (khỏe, thủy), on the second in the new one
# (khoẻ, thuỷ).
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PLACEMENTS = {
    unicodedata.normalize("NFC", a + b + tone): unicodedata.normalize("NFC", a + tone + b)
    for a, b in ("oa", "oe", "uy")
    for tone in _TONES
}
_PLACEMENT = re.compile("|".join(_PLACEMENTS))


def _comparable(text: str) -> str:
    """Lower case, NFC, with the tone where the old spelling has it; as many letters as in NFC."""
    return _PLACEMENT.sub(lambda match: _PLACEMENTS[match[0]], nfc(text).lower())


@cache
def _patterns(wording: Wording) -> dict[str, re.Pattern[str]]:
    def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
        longest_first = sorted(map(_comparable, phrases), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")

    return {"vi": pattern(wording.vi), "en": pattern(wording.en)}


def check_claims(entry: Entry[Product], context: Context) -> Iterator[Problem]:
    product = entry.item
    for wording in wordings():
        if product.set not in wording.applies_to_sets:
            continue
        for name in ("name", "summary", "story"):
            text: Text | None = getattr(product, name)
            for lang in LANGS:
                written = nfc((text and text.get(lang)) or "")
                found = _patterns(wording)[lang].search(_comparable(written))
                if found:
                    got = written[found.start() : found.end()].lower()
                    yield problem((name, lang), f"claim-{wording.name}", got=got)
