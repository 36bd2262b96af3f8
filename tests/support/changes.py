"""Random changes to a catalogue folder, all of them valid: what people do to their files in a year.

>>> write_catalogue(folder, products=40, photos=2)
>>> changes = Changes(folder, folder.parent / "site", seed=1)
>>> changes.make()
'renamed: products/mat-ong.yml'
"""

from __future__ import annotations

import os
import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from benchmarks import generate
from benchmarks.pictures import write_picture
from catalogue.model.product import WRITTEN_STATUSES
from catalogue.places import places
from catalogue.reference import kinds
from tests.support.run import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

Data = dict[str, Any]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_PICTURE = (640, 480)
_ROOTS = (ROOT, "https://khac.example/", "https://ocop.example/repo/")
_DAYS = (0, 1, 2, 40, 364, 365, 366, 1100)
# Sets without rules of their own: no alcohol, no services.
_SETS = [number for number in range(1, 26) if number not in {14, 15}]
_SHORTEST = 12  # products that stay whatever is deleted
# Words whose letters, marks and signs have all to come through.
_WORDS = ("Mường", "Bi", "“nếp”", "& muối", "Đà <giang>", "100 %", "rừng", "O'Kon", "*sao*", "\\n")


def read(path: Path) -> Data:
    found: Data = yaml.load(path.read_text(encoding="utf-8"), _LOADER)
    return found


def write(path: Path, data: Data) -> None:
    text = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8", newline="\n")


def edit(path: Path, **values: Any) -> None:
    """Give fields of an entry other values; None takes a field away."""
    data = read(path) | values
    write(path, {name: value for name, value in data.items() if value is not None})


def write_catalogue(folder: Path, products: int, photos: int = 0) -> Path:
    """The benchmarks' catalogue, with small pictures."""
    for path, text in generate.files(products, photos=photos):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    for number in range(photos):
        write_picture(folder / "products" / generate.photo_name(number), number, _PICTURE)
    return folder


def entries(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / kind).glob("[!_.]*.yml"))


class Changes:
    """Changes a catalogue; `today` and `root` are what the next build has to be told.

    Every choice follows from the seed, so that a sequence can be repeated.
    """

    def __init__(self, source: Path, out: Path, seed: int) -> None:
        self.source, self.out = source, out
        self.today, self.root = TODAY, ROOT
        self.random = random.Random(seed)
        self._count = 0

    def make(self) -> str:
        """Make one change; what it was, in a few words."""
        ordinary: list[Callable[[], str]] = [
            *[self._product_field] * 14,
            *[self._producer_field] * 5,
            *[self._photo] * 4,
            *[self._rename, self._delete, self._add, self._swap] * 2,
            *[self._rename_producer, self._delete_producer, self._add_producer],
            *[self._other_id, self._swap_ids],
            *[self._event] * 4,
            *[self._page] * 2,
            *[self._other_day] * 2,
            self._other_root,
            *[self._touch, self._check_out_anew, self._remove_site, self._damage_site],
        ]
        self._count += 1
        done = self.random.choice(ordinary)()
        self._mend_events()
        return done

    # ---- fields --------------------------------------------------------------------------------------

    def _product_field(self) -> str:
        path = self._any("products")
        data, pick = read(path), self.random.choice
        name = pick([*_PRODUCT_FIELDS])
        _PRODUCT_FIELDS[name](self, data)
        write(path, data)
        return f"{name}: {path.name}"

    def _producer_field(self) -> str:
        path = self._any("producers")
        data = read(path)
        name = self.random.choice([*_PRODUCER_FIELDS])
        _PRODUCER_FIELDS[name](self, data)
        write(path, data)
        return f"{name}: {path.name}"

    def _text(self, data: Data, name: str, more: str = "") -> None:
        """Change a text in one language, or take its English away or give it one."""
        text = data.setdefault(name, {"vi": "Mới"})
        lang = self.random.choice(("vi", "en"))
        if lang == "en" and "en" in text and self.random.random() < 0.3:
            del text["en"]
        else:
            words = self.random.sample(_WORDS, 3)
            text[lang] = f"{' '.join(words)} {self._count} {lang}{more}"

    def _story(self, data: Data) -> None:
        self._text(data, "story", "\n\n- một\n- hai **ba**\n")

    def _about(self, data: Data) -> None:
        self._text(data, "about", "\n\nHết.\n")

    def _set(self, data: Data) -> None:
        if data["set"] in _SETS:
            data["set"] = self.random.choice(_SETS)

    def _producers(self, data: Data) -> None:
        slugs = [path.stem for path in entries(self.source, "producers")]
        data["producers"] = self.random.sample(slugs, self.random.choice((0, 1, 1, 2, 3)))

    def _place(self, data: Data) -> None:
        unit = self.random.choice([*places().former.values()])
        commune = self.random.choice(unit.now)
        former = {"commune": commune, "former": unit.code}
        data["place"] = self.random.choice((former, {"commune": commune}))
        if self.random.random() < 0.15:
            del data["place"]

    def _certificates(self, data: Data) -> None:
        rows = data["certificates"] = list(data.get("certificates") or [])
        source = next(iter(data["sources"]))
        way = self.random.choice(("add", "remove", "revoke", "stars", "expires", "undated"))
        if way == "remove" and rows:
            rows.pop(self.random.randrange(len(rows)))
        elif way == "revoke" and rows:
            rows[-1]["revoked"] = date(2026, 11, self.random.randint(1, 20))
        elif way == "stars" and rows:
            rows[-1]["stars"] = self.random.randint(3, 5)
        elif way == "expires" and rows and rows[-1].get("issued"):
            rows[-1]["expires"] = date(2026, 11, 23) + timedelta(
                self.random.choice((0, 1, 90, 500))
            )
        elif way == "undated" and rows:
            for name in ("issued", "expires", "revoked"):
                rows[-1].pop(name, None)
        else:
            issued = f"2026-10-{self.random.randint(1, 28):02d}"
            rows[:] = [row for row in rows if str(row.get("issued", "")) < "2026-10"]
            rows.append({"stars": self.random.randint(3, 5), "issued": issued, "source": source})
        self._agree(data)

    def _status(self, data: Data) -> None:
        data["status"] = self.random.choice([*WRITTEN_STATUSES])
        self._agree(data)

    @staticmethod
    def _agree(data: Data) -> None:
        """A written status has to fit the certificates."""
        rated = bool(data.get("certificates"))
        if rated and data.get("status") in {"candidate", "unconfirmed"}:
            del data["status"]
        elif not rated and data.get("status") is None:
            data["status"] = "candidate"

    def _season(self, data: Data) -> None:
        months = self.random.sample(range(1, 13), self.random.choice((0, 1, 3, 12)))
        data["season"] = sorted(months)

    def _illustration(self, data: Data) -> None:
        drawing = self.random.choice([None, *kinds()["drawings"]])
        data["illustration"] = drawing

    def _marks(self, data: Data) -> None:
        source = next(iter(data["sources"]))
        rows = [{"mark": "trademark", "scope": "product", "source": source}]
        rows[0]["number"] = str(self._count)
        data["marks"] = self.random.choice(([], rows))

    def _packs(self, data: Data) -> None:
        pack = {"size": f"{self._count} g", "price_vnd": 1000 * self._count, "price_date": 2026}
        data["packs"] = self.random.choice(([], [pack], [{"size": "túi"}, pack]))

    def _facts(self, data: Data) -> None:
        source, value = next(iter(data["sources"])), {"vi": f"{self._count} hộ", "en": "many"}
        row = {"label": {"vi": "Số hộ", "en": "Households"}, "value": value, "source": source}
        data["facts"] = self.random.choice(([], [row]))
        data["ingredients"] = self.random.choice((None, {"vi": "Lá vối", "en": "Vối leaves"}))

    def _buy(self, data: Data) -> None:
        online = {"kind": "online", "url": f"https://cho.example/{self._count}"}
        shop = {"kind": "shop", "name": {"vi": f"Quán {self._count}", "en": "A shop"}}
        data["buy"] = self.random.choice(([], [shop], [online], [shop, online]))

    def _visit(self, data: Data) -> None:
        data["visit"] = self.random.choice((None, {"possible": True}, {"possible": False}))

    def _also(self, data: Data) -> None:
        data["also_known_as"] = self.random.choice(([], [f"Tên khác {self._count}"]))

    def _unconfirmed(self, data: Data) -> None:
        data["unconfirmed"] = self.random.choice(([], [{"vi": f"Chưa rõ {self._count}."}]))

    def _source(self, data: Data) -> None:
        source = self.random.choice([*data["sources"].values()])
        source["title"] = f"Bài {self._count}"
        source["level"] = self.random.choice([*kinds()["source_levels"]])

    def _contact(self, data: Data) -> None:
        data["phone"] = f"+849{self.random.randrange(10**7, 10**8)}"
        data["website"] = self.random.choice((None, f"https://so-{self._count}.example/"))
        data["email"] = self.random.choice((None, f"so{self._count}@nha.example"))
        data["zalo"] = self.random.choice((None, f"https://zalo.example/{self._count}"))
        data["facebook"] = self.random.choice((None, f"https://facebook.com/so{self._count}"))
        data["consent"] = {"by": "Chủ hộ", "date": date(2026, 5, 12)}

    def _location(self, data: Data) -> None:
        lat, lon = self.random.uniform(20.3, 21.1), self.random.uniform(104.8, 105.9)
        near = {
            "lat": round(lat, 4),
            "lon": round(lon, 4),
            "approximate": self.random.random() < 0.5,
        }
        data["location"] = self.random.choice((near, near, None))
        if data["location"] is None:
            del data["location"]

    def _kind(self, data: Data) -> None:
        data["kind"] = self.random.choice([*kinds()["producer_kinds"]])
        data["consent"] = {"by": "Chủ hộ", "date": date(2026, 5, 12)}

    # ---- photos --------------------------------------------------------------------------------------

    def _photo(self) -> str:
        """Add, replace, rename or remove a photo, of a product or a producer."""
        kind = self.random.choice(("products", "products", "producers"))
        with_photo = [path for path in entries(self.source, kind) if read(path).get("photos")]
        if not with_photo or (len(with_photo) < 3 and self.random.random() < 0.5):
            return self._add_photo(self._any(kind))
        path = self.random.choice(with_photo)
        data = read(path)
        photo = data["photos"][-1]
        file = path.parent / photo["file"]
        way = self.random.choice(("add", "replace", "rename", "remove", "alt", "turn"))
        if way == "add" and len(data["photos"]) < 3:
            return self._add_photo(path)
        if way == "replace":
            write_picture(file, 1000 + self._count, _PICTURE)
        elif way == "rename":
            photo["file"] = f"photos/anh-doi-{self._count}.jpg"
            file.rename(path.parent / photo["file"])
        elif way == "remove":
            data["photos"].pop()
            file.unlink()
        elif way == "alt":
            photo["alt"] = {"vi": f"Ảnh {self._count}", "en": f"Picture {self._count}"}
        else:
            data["photos"].reverse()
        write(path, data)
        return f"photo, {way}: {path.name}"

    def _add_photo(self, path: Path) -> str:
        data = read(path)
        name = f"photos/anh-moi-{self._count}.jpg"
        write_picture(path.parent / name, 2000 + self._count, _PICTURE)
        row = {"file": name, "alt": {"vi": "Ảnh mới"}, "credit": "Tổng hợp", "licence": "CC0"}
        data["photos"] = [*data.get("photos", []), row]
        write(path, data)
        return f"photo, new: {path.name}"

    # ---- whole entries -------------------------------------------------------------------------------

    def _rename(self) -> str:
        path = self._any("products")
        path.rename(path.with_name(f"doi-ten-{self._count}.yml"))
        return f"renamed: {path.name}"

    def _delete(self) -> str:
        if len(entries(self.source, "products")) <= _SHORTEST:
            return self._add()
        path = self._any("products")
        self._drop(path)
        return f"deleted: {path.name}"

    def _drop(self, path: Path) -> None:
        for photo in read(path).get("photos", []):
            (path.parent / photo["file"]).unlink()
        path.unlink()

    def _add(self) -> str:
        """A copy of another product, with a name, id and barcodes of its own."""
        data = read(self._any("products"))
        data |= {"id": f"ZZ{self._count:04d}", "name": {"vi": f"Mới {self._count}"}, "packs": []}
        data.pop("photos", None)
        data["story"] = {"vi": f"Câu chuyện số {self._count}."}
        path = self.source / "products" / f"moi-{self._count}.yml"
        write(path, data)
        return f"added: {path.name}"

    def _swap(self) -> str:
        one, other = self.random.sample(entries(self.source, "products"), 2)
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)
        return f"swapped: {one.name}, {other.name}"

    def _other_id(self) -> str:
        path = self._any("products")
        edit(path, id=f"YY{self._count:04d}")
        return f"other id: {path.name}"

    def _swap_ids(self) -> str:
        one, other = self.random.sample(entries(self.source, "products"), 2)
        first, second = read(one)["id"], read(other)["id"]
        edit(one, id=second)
        edit(other, id=first)
        return f"ids swapped: {one.name}, {other.name}"

    def _formerly(self, data: Data) -> None:
        """An address that the producer had before, or one more."""
        data["formerly"] = [*data.get("formerly", []), f"truoc-{self._count}"]

    def _rename_producer(self) -> str:
        path = self._any("producers")
        self._replace_producer(path.stem, [f"ten-moi-{self._count}"])
        path.rename(path.with_name(f"ten-moi-{self._count}.yml"))
        return f"renamed: {path.name}"

    def _delete_producer(self) -> str:
        if len(entries(self.source, "producers")) < 4:
            return self._add_producer()
        path = self._any("producers")
        self._replace_producer(path.stem, [])
        self._drop(path)
        return f"deleted: {path.name}"

    def _replace_producer(self, slug: str, by: list[str]) -> None:
        for path in entries(self.source, "products"):
            makers = read(path)["producers"]
            if slug in makers:
                edit(
                    path,
                    producers=[new for old in makers for new in (by if old == slug else [old])],
                )

    def _add_producer(self) -> str:
        data = read(self._any("producers"))
        data.pop("photos", None)
        data.pop("formerly", None)
        data["name"] = {"vi": f"Hợp tác xã {self._count}", "en": f"Cooperative {self._count}"}
        path = self.source / "producers" / f"htx-moi-{self._count}.yml"
        write(path, data)
        return f"added: {path.name}"

    # ---- events ---------------------------------------------------------------------------------------

    def _event(self) -> str:
        """Add, change or delete an event near the days that builds are made for."""
        name = self.random.choice(("hoi-cho", "phien-cho"))
        path = self.source / "events" / f"{name}.yml"
        if path.exists() and self.random.random() < 0.25:
            path.unlink()
            return f"event deleted: {name}"
        path.parent.mkdir(exist_ok=True)
        first = date.fromisoformat(TODAY) + timedelta(self.random.choice((-30, -1, 0, 1, 2, 360)))
        ids = [read(self._any("products"))["id"] for _ in range(3)]
        stands: list[Data] = [{"name": f"A{self._count}", "products": list(dict.fromkeys(ids))}]
        stands.append({"producers": [self._any("producers").stem]})
        event: Data = {
            "name": {"vi": f"Hội chợ {self._count}"},
            "start": first,
            "end": first + timedelta(self.random.choice((0, 1, 9))),
            "cancelled": self.random.random() < 0.2,
            "stands": stands[: self.random.choice((0, 1, 2, 2))],
            "source": "bao",
            "sources": {"bao": {"title": "Bài báo", "level": "press"}},
        }
        write(path, event)
        return f"event: {name}"

    def _mend_events(self) -> None:
        """Take from stands what is not in the catalogue any more."""
        ids = {read(path)["id"] for path in entries(self.source, "products")}
        makers = {path.stem for path in entries(self.source, "producers")}
        for path in entries(self.source, "events"):
            event = read(path)
            for stand in event["stands"]:
                stand["products"] = [one for one in stand.get("products", []) if one in ids]
                stand["producers"] = [one for one in stand.get("producers", []) if one in makers]
            kept = [one for one in event["stands"] if one["products"] or one["producers"]]
            write(path, event | {"stands": kept})

    # ---- everything else -----------------------------------------------------------------------------

    def _page(self) -> str:
        """Add, change or delete a hand-written page, with links to entries."""
        name = self.random.choice(("gioi-thieu.md", "about.md", "huong-dan.md"))
        slug = self._any("products").stem
        away = self.random.random() < 0.4
        for lang in ("vi", "en"):
            path = self.source / "pages" / lang / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if away:
                path.unlink(missing_ok=True)
            else:
                text = (
                    f"# Trang {self._count}\n\n[xem](products/{slug}.md) [nơi](places/index.md)\n"
                )
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

    def _any(self, kind: str) -> Path:
        return self.random.choice(entries(self.source, kind))


_PRODUCT_FIELDS: dict[str, Callable[[Changes, Data], None]] = {
    "name": lambda self, data: self._text(data, "name"),
    "summary": lambda self, data: self._text(data, "summary"),
    "story": Changes._story,
    "set": Changes._set,
    "producers": Changes._producers,
    "place": Changes._place,
    "certificates": Changes._certificates,
    "status": Changes._status,
    "season": Changes._season,
    "illustration": Changes._illustration,
    "marks": Changes._marks,
    "packs": Changes._packs,
    "facts": Changes._facts,
    "buy": Changes._buy,
    "visit": Changes._visit,
    "also_known_as": Changes._also,
    "unconfirmed": Changes._unconfirmed,
    "source": Changes._source,
}
_PRODUCER_FIELDS: dict[str, Callable[[Changes, Data], None]] = {
    "name": lambda self, data: self._text(data, "name"),
    "about": Changes._about,
    "contact": Changes._contact,
    "kind": Changes._kind,
    "location": Changes._location,
    "place": Changes._place,
    "formerly": Changes._formerly,
    "also_known_as": Changes._also,
    "source": Changes._source,
}
