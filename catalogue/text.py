"""Vietnamese text: normal form, folding, slugs and alphabetical order.

Pure functions shared by checks, pages and tests. Everything here works on `str`; nothing reads files.

>>> fold("Mật ong rừng Hợp Tiến")
'mat ong rung hop tien'
>>> slug("Cá lăng đen sông Đà")
'ca-lang-den-song-da'
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Letters of the Vietnamese alphabet in dictionary order. F, J, W and Z are not Vietnamese but occur
# in names ("3T Farm"); they stand where the Latin alphabet has them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=100)}

# Order of tones in Vietnamese dictionaries: level, huyền, hỏi, ngã, sắc, nặng.
_TONE_RANK = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
# Marks that make another letter (â, ă, ơ) rather than a tone.
_LETTER_MARKS = {"\u0302", "\u0306", "\u031b"}

# Combining marks of all Latin alphabets. A pattern is ten times faster than asking for each letter.
_MARKING = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_MARKS = re.compile(f"[{_MARKING}]")
_BEYOND_MARKS = re.compile(f"[^\0-\x7f{_MARKING}]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[^\W_]+")
# ASCII with a blank for all that belongs to no word.
_BLANKS = "".join(char if char.isalnum() else " " for char in map(chr, range(128)))

# Names Windows keeps for devices: a file so called cannot be checked out there.
_WINDOWS_NAMES = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)]
)


def nfc(text: str) -> str:
    """The text in Unicode normal form C, without white space at either end."""
    return unicodedata.normalize("NFC", text).strip()


def fold(text: str) -> str:
    """Lower case without diacritics, for comparing and searching: "Đú Sáng" → "du sang".

    đ is a letter of its own that NFD does not take apart, so it is replaced first.
    Folding takes tones away, so both tone placements (Hòa, Hoà) fold to the same text.
    """
    lowered = text.lower().replace("đ", "d")
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFD", lowered)
    # Where nothing but marks lies beyond ASCII, leaving that out is four times as quick.
    if not _BEYOND_MARKS.search(apart):
        return apart.encode("ascii", "ignore").decode()
    return _MARKS.sub("", apart)


def words(text: str) -> str:
    """Folded words with single spaces between them: what two texts have in common beyond typing."""
    return " ".join(_words_of(fold(text)))


def _words_of(folded: str) -> list[str]:
    """The words of a folded text. Nearly all are ASCII, of which they are found four times as quickly."""
    return folded.translate(_BLANKS).split() if folded.isascii() else _WORD.findall(folded)


def vocabulary(text: str) -> set[str]:
    """The different words of a text as the search knows them: folded, of `a-z` and `0-9`.

    Words that hold any other letter after folding are left out.
    """
    found: set[str] = set()
    # By lines: those that are ASCII already, or hold no odd letter ("m²"), are quick to fold.
    for line in text.split("\n"):
        found.update(filter(str.isascii, _words_of(fold(line))))
    return found


def one_line(text: str) -> str:
    """The text with single spaces for all white space in it, so that it can stand in a list of lines."""
    return " ".join(text.split())


def has_words(text: str) -> bool:
    """Whether there is anything to read: a letter or a digit."""
    return bool(_WORD.search(text))


def slug(text: str) -> str:
    """An address part of `a-z`, `0-9` and single hyphens; empty when nothing is left."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def slugs(lines: Iterable[str]) -> list[str]:
    """The slug of each of many lines, all at once: a quarter of the time."""
    folded = fold("\n".join(lines)).split("\n")
    return [_NOT_SLUG.sub("-", line).strip("-") for line in folded]


def is_slug(text: str) -> bool:
    """Whether the text is a well-formed slug that every file system takes as a file name.

    "index" is none: it is the name of a folder's own page.
    """
    return bool(_SLUG.fullmatch(text)) and text not in _WINDOWS_NAMES and text != "index"


def nearest(wanted: str, choices: Iterable[str]) -> str | None:
    """The choice most like `wanted`, compared without case and diacritics, or None."""
    by_fold = {fold(choice): choice for choice in choices}
    found = get_close_matches(fold(wanted), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def sort_key(text: str, lang: str) -> str:
    """A key for alphabetical order in `lang` ("vi" or "en").

    Vietnamese dictionaries compare syllable by syllable: first the letters (a, ă and â are three
    letters, d and đ two), then the tone. Order of "ba": ba, bà, bả, bã, bá, bạ, băng.
    Where the tone is written (Hòa, Hoà) makes no difference. English readers expect letters without
    diacritics. Only texts that are the same in all this are told apart by how they are written.
    """
    plain = unicodedata.normalize("NFC", text.lower())
    return "".join([_syllable_key(word, lang) for word in _WORD.findall(plain)]) + "\0" + plain


def index_letter(text: str, lang: str) -> str:
    """The heading that a text stands below in an alphabetical list: "Đ" for "đú sáng", in English "D".

    Numbers stand below "0–9", texts that begin with neither below "…".
    """
    first = next(
        (char for char in unicodedata.normalize("NFC", text.lower()) if char.isalnum()), ""
    )
    if first.isdecimal():
        return "0–9"
    parts = unicodedata.normalize("NFD", first)
    letter = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONE_RANK))
    letter = letter if lang == "vi" and letter in _LETTER_RANK else fold(letter)
    return letter.upper() if letter in _LETTER_RANK else "…"


# Vietnamese has some seven thousand syllables; names use a few hundred, again and again.
@lru_cache(maxsize=10_000)
def _syllable_key(syllable: str, lang: str) -> str:
    """A character for each letter and, less than all of these, one for the tone at the end."""
    tone = 1
    letters: list[str] = []
    for char in unicodedata.normalize("NFD", syllable):
        if char in _TONE_RANK:
            tone = _TONE_RANK[char]
        elif char in _LETTER_MARKS and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        elif not unicodedata.combining(char):
            letters.append(char)
    if lang != "vi":
        letters, tone = [fold(letter) for letter in letters], 1
    return "".join(chr(_letter_rank(letter)) for letter in letters) + chr(tone)


def _letter_rank(letter: str) -> int:
    """Digits stand before letters, anything foreign after them."""
    if letter in _LETTER_RANK:
        return _LETTER_RANK[letter]
    return 16 + int(letter) if letter.isdecimal() else 200 + min(ord(letter[:1] or "z"), 9999)
