"""What is said about photos: their facts, what is wrong with them, the files made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import PIL

# Another Pillow may encode differently: the names stay, what an older one drew is drawn again.
ENCODER = f"Pillow {PIL.__version__}"


@dataclass(frozen=True)
class PhotoInfo:
    """A usable photo: `format` is JPEG, PNG or WebP; width and height in pixels as it is seen
    (after EXIF orientation); `size` in bytes."""

    format: str
    width: int
    height: int
    size: int


@dataclass(frozen=True)
class PhotoProblem:
    """What is wrong with a photo. `values` by code:

    photo-format      found (see `sniff`)
    photo-huge        width, height, megapixels, limit (megapixels); or megabytes, limit (megabytes)
    photo-broken      format, reason (the decoder's words, English)
    photo-animated    format, frames
    photo-mislabelled format, suffix, expected (a suffix); warning
    photo-small       width, height, limit (pixels of the longer side); warning
    """

    code: str
    level: Literal["error", "warning"] = "error"
    values: Mapping[str, str | int] = field(default_factory=dict)


class PhotoError(Exception):
    """A photo that cannot be used; `problem` says why, `path` where it is, if that is known."""

    def __init__(self, problem: PhotoProblem, path: Path | None = None) -> None:
        super().__init__(problem, path)  # what is kept here crosses processes
        self.problem, self.path = problem, path

    def __str__(self) -> str:
        values = ", ".join(f"{name} {value}" for name, value in self.problem.values.items())
        return f"{self.path or 'photo'}: {self.problem.code} ({values})"


@dataclass(frozen=True)
class PhotoSet:
    """The files of one photo. `width` and `height` are the photo's own, in pixels as it is seen;
    `variants` are WebP files (name, width in pixels), narrowest first; `fallback` is the name of a
    JPEG as wide as the widest of them."""

    width: int
    height: int
    variants: list[tuple[str, int]]
    fallback: str

    @property
    def names(self) -> list[str]:
        """Every file."""
        return [*(name for name, _ in self.variants), self.fallback]
