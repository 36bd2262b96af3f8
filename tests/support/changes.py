"""Random changes to a catalogue folder, all of them valid: what people do to their files in a year.

>>> write_catalogue(folder, products=40, photos=2)
>>> changes = Changes(folder, folder.parent / "site", seed=1)
>>> changes.make()
'renamed: products/mat-ong.yml'

What is done to fields, photos, entries and events: change_*.py. Pages, days, folders and the site: here.
"""

from __future__ import annotations

import os
import random
import shutil
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.support.change_entries import (
    add,
    add_producer,
    delete,
    delete_producer,
    other_id,
    rename,
    rename_producer,
    swap,
    swap_ids,
)
from tests.support.change_events import event, mend_events
from tests.support.change_fields import PRODUCER_FIELDS, PRODUCT_FIELDS
from tests.support.change_photos import photo
from tests.support.entry_files import entries, read, write
from tests.support.run import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ROOTS = (ROOT, "https://khac.example/", "https://ocop.example/repo/")
_DAYS = (0, 1, 2, 40, 364, 365, 366, 1100)


class Changes:
    """Changes a catalogue; `today` and `root` are what the next build has to be told.

    Every choice follows from the seed, so that a sequence can be repeated.
    """

    def __init__(self, source: Path, out: Path, seed: int) -> None:
        self.source, self.out = source, out
        self.today, self.root = TODAY, ROOT
        self.random = random.Random(seed)
        self.count = 0

    def make(self) -> str:
        """Make one change; what it was, in a few words."""
        self.count += 1
        done = self.random.choice(_KINDS)(self)
        mend_events(self)
        return done

    def any(self, kind: str) -> Path:
        """A file of "products" or "producers"."""
        return self.random.choice(entries(self.source, kind))

    def _product_field(self) -> str:
        path = self.any("products")
        data, pick = read(path), self.random.choice
        name = pick([*PRODUCT_FIELDS])
        PRODUCT_FIELDS[name](self, data)
        write(path, data)
        return f"{name}: {path.name}"

    def _producer_field(self) -> str:
        path = self.any("producers")
        data = read(path)
        name = self.random.choice([*PRODUCER_FIELDS])
        PRODUCER_FIELDS[name](self, data)
        write(path, data)
        return f"{name}: {path.name}"

    def _page(self) -> str:
        """Add, change or delete a hand-written page, with links to entries."""
        name = self.random.choice(("gioi-thieu.md", "about.md", "huong-dan.md"))
        slug = self.any("products").stem
        away = self.random.random() < 0.4
        for lang in ("vi", "en"):
            path = self.source / "pages" / lang / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if away:
                path.unlink(missing_ok=True)
            else:
                text = f"# Trang {self.count}\n\n[xem](products/{slug}.md) [nơi](places/index.md)\n"
                path.write_text(text, encoding="utf-8", newline="\n")
        return f"page {'deleted' if away else 'written'}: {name}"

    def _other_day(self) -> str:
        day = date.fromisoformat(TODAY) + timedelta(self.random.choice(_DAYS))
        self.today = day.isoformat()
        return f"today: {self.today}"

    def _other_root(self) -> str:
        self.root = self.random.choice(_ROOTS)
        return f"address: {self.root}"

    def _touch(self) -> str:
        for path in self.source.rglob("*"):
            os.utime(path)
        return "touched"

    def _check_out_anew(self) -> str:
        fresh = self.source.with_name("checkout")
        shutil.copytree(self.source, fresh, copy_function=shutil.copyfile)
        shutil.rmtree(self.source)
        fresh.rename(self.source)
        return "checked out anew"

    def _remove_site(self) -> str:
        shutil.rmtree(self.out, ignore_errors=True)
        return "site removed"

    def _damage_site(self) -> str:
        """Write into published files, in place as careless tools do, or delete them."""
        files = sorted(path for path in self.out.rglob("*") if path.is_file())
        files = [path for path in files if path != self.out / "build.json"]
        for path in self.random.sample(files, min(3, len(files))):
            way = self.random.choice(("write", "cut", "delete"))
            if way == "delete":
                path.unlink()
            else:
                with path.open("r+b") as file:
                    file.truncate(file.seek(0, os.SEEK_END) // 2) if way == "cut" else None
                    file.write(b"damaged")
        return "site damaged"


# What is done, the more often the more often it stands here.
_KINDS: list[Callable[[Changes], str]] = [
    *[Changes._product_field] * 14,
    *[Changes._producer_field] * 5,
    *[photo] * 4,
    *[rename, delete, add, swap] * 2,
    *[rename_producer, delete_producer, add_producer],
    *[other_id, swap_ids],
    *[event] * 4,
    *[Changes._page] * 2,
    *[Changes._other_day] * 2,
    Changes._other_root,
    *[Changes._touch, Changes._check_out_anew, Changes._remove_site, Changes._damage_site],
]
