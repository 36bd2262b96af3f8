"""Bytes of a contributor's file → text, or the finding that names its encoding.

Old Vietnamese files come in TCVN3 (.VnTime fonts) or VNI, whose letters are Latin-1 bytes that mean
something else: "MËt ong" is "Mật ong". They also arrive pasted into UTF-8 files. Both are recognised here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from catalogue.findings import Finding, finding
from catalogue.reference import read_yaml

SIZE_LIMIT = 256 * 1024  # bytes; the longest real entry has some 8 kB

# The letters of Vietnamese beyond ASCII.
_LOWER = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
LETTERS = _LOWER + _LOWER.upper()
# Anything that is neither Vietnamese nor punctuation a Vietnamese text may have: quotes, dashes, ° × ₫.
_FOREIGN = re.compile(f"[^\\x00-\\x7f{LETTERS}\\u2000-\\u206f°×€₫«»·]")
_WORD = re.compile(r"[^\W\d_]+")
# Letters of Vietnamese that neither old encoding can show.
_BEYOND_LATIN1 = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")


def decode(raw: bytes, path: str) -> tuple[str, list[Finding]]:
    """The text of a file and what is wrong with its bytes; empty text when it cannot be read."""
    if len(raw) > SIZE_LIMIT:
        return "", [finding(path, (1, 1), "file-too-large", size=len(raw), limit=SIZE_LIMIT)]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [finding(path, (1, 1), "file-encoding", guess="UTF-16")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return "", [finding(path, (line, column), "file-encoding", guess=_guess(raw))]
    if text.startswith("\ufeff"):
        return text[1:], [finding(path, (1, 1), "file-bom")]
    return text, []


def _guess(raw: bytes) -> str:
    """The likely encoding of bytes that are not UTF-8."""
    legacy = old_encoding(raw.decode("latin-1"))
    if legacy:
        return legacy[0].removeprefix("text-").upper()
    return "Windows-1258 / Latin-1"


@cache
def _tables() -> tuple[dict[str, str], re.Pattern[str], dict[str, str]]:
    data = read_yaml("old_encodings.yml")
    vni: dict[str, str] = data["vni"]
    pattern = re.compile("|".join(sorted(map(re.escape, vni), key=len, reverse=True)))
    return data["tcvn3"], pattern, vni


def old_encoding(text: str) -> tuple[str, str] | None:
    """("text-tcvn3", the text in Unicode) when the text is in an old encoding, else None.

    Only text with letters that no Vietnamese word has is looked at, and only a reading whose words with
    marks are all Vietnamese syllables counts: "Müller" or "façade" stay as they are.
    """
    if text.isascii() or not _FOREIGN.search(text):
        return None
    repaired = _unmangled(text)
    if repaired:
        return "text-mojibake", repaired
    for code, reading in (("text-vni", _vni(text)), ("text-tcvn3", _tcvn3(text))):
        found = _WORD.findall(reading.lower())
        marked = [word for word in found if not word.isascii()]
        # Keys and words like "OCOP" say nothing, unless the text has letters of Unicode already.
        tested = found if _BEYOND_LATIN1.search(text) else marked
        if len(marked) >= 2 and not _FOREIGN.search(reading) and all(map(_is_syllable, tested)):
            return code, reading
    return None


def is_vietnamese(text: str) -> bool:
    """Whether all letters are Vietnamese and all words with marks could be Vietnamese syllables."""
    marked = [word for word in _WORD.findall(text.lower()) if not word.isascii()]
    return text.isascii() or (not _FOREIGN.search(text) and all(map(_is_syllable, marked)))


def old_reading(text: str, code: str) -> str | None:
    """A text of which the encoding is known ("text-tcvn3", "text-vni", "text-mojibake") in Unicode; None when
    it does not become Vietnamese by that."""
    if code == "text-mojibake":
        return _unmangled(text)
    reading = _vni(text) if code == "text-vni" else _tcvn3(text)
    return None if _FOREIGN.search(reading) else reading


def _tcvn3(text: str) -> str:
    table = _tables()[0]
    return "".join(table.get(char, char) for char in text)


def _vni(text: str) -> str:
    _, pattern, table = _tables()
    return pattern.sub(lambda match: table[match[0]], text)


def _unmangled(text: str) -> str | None:
    """UTF-8 that was read as Windows-1252 and saved again: "Máº­t" is "Mật"."""
    if not re.search("[ÃÂÄÆáº»]", text):
        return None
    for encoding in ("cp1252", "latin-1"):
        try:
            repaired = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if not _FOREIGN.search(repaired) and repaired != text:
            return repaired
    return None


# Onset, vowels with their tone taken off, coda: what a Vietnamese syllable is made of.
_NUCLEI = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi oo ôi ơi "
    "ua uao uâ uây uê ui uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu"
)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    rf"(?:{'|'.join(_NUCLEI.split())})"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TONES = dict.fromkeys((0x300, 0x301, 0x303, 0x309, 0x323))


def _is_syllable(word: str) -> bool:
    """Whether a word in lower case could be a Vietnamese syllable (one tone, known onset and coda)."""
    apart = unicodedata.normalize("NFD", word)
    if sum(ord(char) in _TONES for char in apart) > 1:
        return False
    return bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", apart.translate(_TONES))))
