"""Fuzz what reads and checks a contributor's file: whatever is in it, there are findings, never a traceback.

    pip install --require-hashes -r benchmarks/fuzz/requirements.txt     # beside requirements.txt
    python -m benchmarks.fuzz.loader -runs=1000000 build/fuzz/corpus     # libFuzzer's options

The seeds are the catalogue's own files. What was new to the program is kept in the folder named, and the
next run begins with it. An input that raises is written to build/fuzz/finds with its traceback, one for
each place it comes from, and the run goes on; at its end the number of inputs and of finds is told, and the
exit code is 1 when there is a find. The first byte of an input says what it is: an entry of which folder.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import time
import traceback
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import atheris

with atheris.instrument_imports(include=["catalogue"]):
    from catalogue.check.examine import examine_bytes
    from catalogue.config import REPOSITORY
    from catalogue.load.folder import MODELS
    from catalogue.printers import FORMATS, show
    from catalogue.reference import LANGS
    from catalogue.render.body_html import to_html
    from catalogue.render.prose import safe_markdown

from benchmarks.fuzz.mutations import Mutations
from tests.support.yaml_corpus import BASES, FOLDERS

TODAY = date(2026, 11, 22)
FOLDER = REPOSITORY / "build" / "fuzz"
KINDS = tuple(MODELS)
# An input must not keep the processor longer.
SECONDS = 1.0
# How each input's findings are shown: one of these after the other.
SHOWN = [(form, lang) for form in FORMATS for lang in LANGS]


class Fuzzer:
    """Counts inputs and keeps what raised."""

    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.inputs = 0
        self.read = 0
        self.slowest = 0.0
        self.finds: set[str] = set()
        self.started = time.monotonic()
        self.seeds = [sorted(seeds(kind).values(), key=len) for kind in KINDS]
        self.mutations = [Mutations(those) for those in self.seeds]

    def one(self, data: bytes) -> None:
        """One input."""
        self.inputs += 1
        began = time.process_time()
        try:
            self.try_out(data)
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            self.find(data, f"{type(error).__name__}-{Path(frame.filename).stem}-{frame.lineno}")
        took = time.process_time() - began
        self.slowest = max(self.slowest, took)
        if took > SECONDS:
            self.find(data, f"slow-{hashlib.blake2b(data, digest_size=4).hexdigest()}")
        if self.inputs % 10_000 == 0 or self.inputs == self.wanted:
            print(self.told(), file=sys.stderr, flush=True)
        if self.inputs == self.wanted:
            os._exit(bool(self.finds))  # libFuzzer ends the process without a word to Python

    def try_out(self, data: bytes) -> None:
        """Read and check it as a file; say what was found; its texts as HTML."""
        kind = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
        record, entry = examine_bytes(data[1:], f"{kind}/x.yml", TODAY)
        show(record.findings, *SHOWN[self.inputs % len(SHOWN)])
        if entry is not None:
            self.read += 1
            pickle.dumps(entry.item)  # as it is kept
            self.texts(entry.item)

    def texts(self, item: Any) -> None:
        for name in ("story", "about"):
            story = getattr(item, name, None)
            for lang in LANGS:
                text = story.get(lang) if story else None
                html = to_html(safe_markdown(text)) if text else ""
                assert "<script" not in html.lower()

    def find(self, data: bytes, name: str) -> None:
        if name in self.finds:
            return
        self.finds.add(name)
        folder = FOLDER / "finds"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.bin").write_bytes(data)
        (folder / f"{name}.txt").write_text(traceback.format_exc(), encoding="utf-8")
        print(f"FIND {name}", file=sys.stderr, flush=True)

    def mutate(self, data: bytes, max_size: int, seed: int) -> bytes:
        """libFuzzer's own mutation for one in five inputs, ours for the others: of what was found worth
        keeping, which often is no YAML any more, or of a file as it is, small ones rather than large."""
        chance = Random(seed)
        if len(data) < 2 or chance.random() < 0.2:
            return bytes(atheris.Mutate(data, max_size))
        kind, content = data[0] % len(KINDS), data[1:]
        if chance.random() < 0.6:
            kind = chance.randrange(len(KINDS))
            content = self.seeds[kind][int(len(self.seeds[kind]) * chance.random() ** 3)]
        return (bytes([kind]) + self.mutations[kind].apply(content, chance))[:max_size]

    def told(self) -> str:
        each = self.inputs / (time.monotonic() - self.started)
        return (
            f"{self.inputs} inputs, {self.read} of them read as entries, {each:.0f} a second, "
            f"slowest {self.slowest:.2f} s, {len(self.finds)} finds"
        )


def seeds(kind: str) -> dict[str, bytes]:
    """The catalogue's own files of a kind, and the smallest there can be."""
    smallest = next(
        "".join(BASES[one].values()) for one, folder in FOLDERS.items() if folder == kind
    )
    own = {path.stem: path.read_bytes() for path in (REPOSITORY / kind).glob("*.yml")}
    return {"_smallest": smallest.encode()} | own


def write_seeds() -> Path:
    """The seeds as inputs."""
    folder = FOLDER / "seeds"
    folder.mkdir(parents=True, exist_ok=True)
    for number, kind in enumerate(KINDS):
        for name, content in seeds(kind).items():
            (folder / f"{kind}-{name}").write_bytes(bytes([number]) + content)
    return folder


def main() -> None:
    runs = [
        int(option.removeprefix("-runs=")) for option in sys.argv if option.startswith("-runs=")
    ]
    fuzzer = Fuzzer(runs[-1] if runs else -1)
    for folder in (path for path in sys.argv[1:] if not path.startswith("-")):
        Path(folder).mkdir(parents=True, exist_ok=True)
    options = [*sys.argv, str(write_seeds()), "-max_len=10000", "-rss_limit_mb=4096"]
    atheris.Setup(options, fuzzer.one, custom_mutator=fuzzer.mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
