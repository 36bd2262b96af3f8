"""Compiled templates, kept from run to run: compiling them takes as long as making a hundred pages."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from catalogue.shards import read_sealed, write_sealed

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket


class KeptCode(BytecodeCache):
    """Code in sealed files, since damaged code could do anything. `version` names all it depends on."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._version = version

    def load_bytecode(self, bucket: Bucket) -> None:
        payload = read_sealed(self._folder / bucket.key, self._version)
        if payload is not None:
            bucket.bytecode_from_string(payload)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # the next run compiles once more
            self._folder.mkdir(parents=True, exist_ok=True)
            write_sealed(self._folder / bucket.key, self._version, bucket.bytecode_to_string())
