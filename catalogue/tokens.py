"""The colours of the site, as `tokens.css` has them, and how well they are told apart.

>>> schemes()["default"]["--oc-paper"]
'#fbf7ee'
>>> round(contrast("#000000", "#ffffff"))
21
"""

from __future__ import annotations

import re
from pathlib import Path

from catalogue.config import REPOSITORY

TOKENS = REPOSITORY / "overrides" / "assets" / "stylesheets" / "tokens.css"
# The names that Material has for light and dark.
SCHEMES = ("default", "slate")
_BLOCK = re.compile(r'\[data-md-color-scheme="(\w+)"\] \{(.*?)\n\}', re.DOTALL)
_TOKEN = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{6});")


def schemes(path: Path = TOKENS) -> dict[str, dict[str, str]]:
    """Scheme → token → "#rrggbb"."""
    found = _BLOCK.findall(path.read_text(encoding="utf-8"))
    return {scheme: dict(_TOKEN.findall(block)) for scheme, block in found}


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' brightness, 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
