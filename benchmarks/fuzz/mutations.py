"""What a fuzzer does to a file of a catalogue: changes that leave most of it a file of a catalogue.

Random bytes seldom get past the YAML parser. These put a hostile text in place of a value, move, repeat
and drop lines, put lines of another file between, and now and then do any of it to a few characters.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.support.vectors import VECTORS

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAUGHTY = Path(__file__).parents[2] / "tests" / "support" / "hostile" / "blns.json"
# What YAML, dates, numbers, Vietnamese text and addresses are made of.
SIGNS = [
    *"\t\n\r\0 -:?,[]{}#&*!|>'\"%@`~=<>\\/.+0159aZ",
    *(
        "---\n",
        "...\n",
        "- ",
        ": ",
        "? ",
        "&a ",
        "*a",
        "<<: ",
        "!!str ",
        "!!python/name:os.system ",
    ),
    *(
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u0301",
        "\ufeff",
        "\u2028",
        "\x85",
        "\ud7ff",
        "\U0001f41d",
        "\ue000",
    ),
    *(
        "Đ",
        "ậ",
        "a\u0323\u0302",
        "Ã¡",
        "MËt",
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "2026",
        "1e400",
    ),
    *(
        ".nan",
        ".inf",
        "0x10",
        "0o17",
        "1_000",
        "12:30:45",
        "yes",
        "null",
        "~",
        "2026-11-22T00:00:00Z",
    ),
    *(
        "99999999999999999999",
        "-1",
        "{}",
        "[]",
        "''",
        "https://a.vn",
        "javascript:x",
        "+84912345678",
    ),
    *("photos/../x.jpg", "photos/x.jpg", "CON", "HB0013", "05014", "article", "8934567890123"),
]


class Mutations:
    """`seeds` are whole files of the same folder, to take lines from."""

    def __init__(self, seeds: Sequence[bytes]) -> None:
        self.lines = [line for seed in seeds for line in seed.splitlines(keepends=True)]
        naughty = json.loads(_NAUGHTY.read_text(encoding="utf-8"))
        self.texts = [*naughty, *VECTORS, *SIGNS]

    def apply(self, content: bytes, chance: Random) -> bytes:
        """The content with one to three changes."""
        lines = content.splitlines(keepends=True) or [b""]
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            at = chance.randrange(len(lines))
            change = chance.choice(_CHANGES)
            lines[at : at + 1] = change(self, lines[at], chance)
            lines = lines or [b""]
        return b"".join(lines)

    def value(self, line: bytes, chance: Random) -> list[bytes]:
        """Another value after the line's key."""
        key, colon, _ = line.partition(b":")
        return [key + (colon or b":") + b" " + self._written(chance) + b"\n"]

    def block(self, line: bytes, chance: Random) -> list[bytes]:
        """A text over several lines."""
        key, _, _ = line.partition(b":")
        indent = b" " * (len(key) - len(key.lstrip()) + 2)
        text = self._text(chance).encode("utf-8", "replace")
        inside = [indent + part + b"\n" for part in text.splitlines() or [b""]]
        return [key + b": " + chance.choice([b"|", b">", b"|-", b">+", b"|2"]) + b"\n", *inside]

    def item(self, line: bytes, chance: Random) -> list[bytes]:
        """An item of a list more."""
        indent = b" " * chance.choice([0, 2, 4])
        return [line, indent + b"- " + self._written(chance) + b"\n"]

    def key(self, line: bytes, chance: Random) -> list[bytes]:
        """Another key before the line's value."""
        _, colon, value = line.partition(b":")
        return [self._written(chance) + colon + value]

    def sign(self, line: bytes, chance: Random) -> list[bytes]:
        """A sign in the midst of the line, or in place of one."""
        at = chance.randint(0, len(line))
        sign = chance.choice(SIGNS).encode("utf-8", "replace")
        return [line[:at] + sign + line[at + chance.randint(0, 1) :]]

    def indented(self, line: bytes, chance: Random) -> list[bytes]:
        return [b" " * chance.randint(0, 6) + line.lstrip()]

    def twice(self, line: bytes, chance: Random) -> list[bytes]:
        return [line] * chance.choice([2, 2, 3, 30])

    def gone(self, line: bytes, chance: Random) -> list[bytes]:
        return []

    def foreign(self, line: bytes, chance: Random) -> list[bytes]:
        """Lines of another file."""
        at = chance.randrange(len(self.lines))
        return [line, *self.lines[at : at + chance.randint(1, 8)]]

    def nested(self, line: bytes, chance: Random) -> list[bytes]:
        key, colon, _ = line.partition(b":")
        return [
            key + colon + b" " + chance.choice([b"[", b"{a: "]) * chance.choice([3, 19, 21, 700])
        ]

    def _text(self, chance: Random) -> str:
        return "".join(chance.choice(self.texts) for _ in range(chance.choice([1, 1, 1, 2, 5])))

    def _written(self, chance: Random) -> bytes:
        """A text as YAML: as it is, in quotes, or as a list or mapping of it."""
        text = self._text(chance)
        quoted = json.dumps(text, ensure_ascii=chance.random() < 0.5)
        forms = [text, *[quoted] * 4, f"{{vi: {quoted}, en: {quoted}}}", f"[{quoted}]"]
        return chance.choice(forms).encode("utf-8", "replace")


_CHANGES = (
    *(Mutations.value, Mutations.value, Mutations.value, Mutations.block, Mutations.item),
    *(Mutations.key, Mutations.sign, Mutations.sign, Mutations.indented, Mutations.twice),
    *(Mutations.gone, Mutations.foreign, Mutations.nested),
)
