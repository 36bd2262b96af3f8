"""Texts that try to be more than text, by what they try: our own list, beside the Big List of Naughty
Strings.

One that runs would set `window.__pwned`, open a dialog, or ask the host evil.example; nothing here reaches
a real one. Each line of `hostile/vectors.txt` is a text of its own, below a line that names the aim.
"""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).parent / "hostile" / "vectors.txt"
_HEAD = "=== "

# Characters that change how text looks, compares or ends; written as escapes, so that they can be seen here.
_CHARACTERS = [
    "\u202eexe.gnp\u202c.jpg",
    "\u202d123\u202c",
    "\u2066x\u2069",
    "\u200fאבג\u200e",
    "مرحبا abc",
    "mật\u200bong",
    "mật\u200d\u200cong",
    "\ufeffmật ong",
    "mật\u00adong",
    "\u2060x\u2061\u2062",
    "a\u0300\u0301\u0302\u0303\u0304" * 20,
    "e\u0323\u0302",
    "\u00a0\u2007\u202fx\u3000",
    "x\u2028y",
    "x\u2029y",
    "x\u0085y",
    "x\ty",
    "x\vy\fz",
    "x\x00y",
    "x\x1b[31my",
    "x\x7fy",
    "\ufffdx",
    "\ufffex",
    "\U000e0041\U000e0042x",
    "\ue000title\ue001",
    "👩‍👩‍👧‍👦🏳️‍🌈🇻🇳",
    "Ｊａｖａｓｃｒｉｐｔ",
    "раураl",
    "İıſK",
    "ß ẞ ﬁ Ⅷ ½ ①",
    "𝒳𝓈𝓈 𝟙𝟚𝟛",
    "\u202e<script>window.__pwned=1</script>",
    "﷽",
    "\u1680x\u180ey",
    "x" * 3000,
    "<b>" * 400,
]


def _read() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith(_HEAD):
            found[line.removeprefix(_HEAD)] = []
        else:
            found[list(found)[-1]].append(line)
    return found


BY_AIM: dict[str, list[str]] = _read() | {"characters": _CHARACTERS}

VECTORS: list[str] = [text for texts in BY_AIM.values() for text in texts]
