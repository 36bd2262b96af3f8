"""Random changes to fields of products and producers, each to a value that the check accepts.

`PRODUCT_FIELDS` and `PRODUCER_FIELDS`: what a change is called → how it is made to the data of an entry.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from catalogue.model.product import WRITTEN_STATUSES
from catalogue.places import places
from catalogue.reference import kinds
from tests.support.entry_files import entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.changes import Changes
    from tests.support.entry_files import Data

    Field = Callable[[Changes, Data], None]

# Sets without rules of their own: no alcohol, no services.
_SETS = [number for number in range(1, 26) if number not in {14, 15}]
# Words whose letters, marks and signs have all to come through.
_WORDS = ("Mường", "Bi", "“nếp”", "& muối", "Đà <giang>", "100 %", "rừng", "O'Kon", "*sao*", "\\n")


def _text(changes: Changes, data: Data, name: str, more: str = "") -> None:
    """Change a text in one language, or take its English away or give it one."""
    text = data.setdefault(name, {"vi": "Mới"})
    lang = changes.random.choice(("vi", "en"))
    if lang == "en" and "en" in text and changes.random.random() < 0.3:
        del text["en"]
    else:
        words = changes.random.sample(_WORDS, 3)
        text[lang] = f"{' '.join(words)} {changes.count} {lang}{more}"


def story(changes: Changes, data: Data) -> None:
    _text(changes, data, "story", "\n\n- một\n- hai **ba**\n")


def about(changes: Changes, data: Data) -> None:
    _text(changes, data, "about", "\n\nHết.\n")


def product_set(changes: Changes, data: Data) -> None:
    if data["set"] in _SETS:
        data["set"] = changes.random.choice(_SETS)


def producers(changes: Changes, data: Data) -> None:
    slugs = [path.stem for path in entries(changes.source, "producers")]
    data["producers"] = changes.random.sample(slugs, changes.random.choice((0, 1, 1, 2, 3)))


def place(changes: Changes, data: Data) -> None:
    unit = changes.random.choice([*places().former.values()])
    commune = changes.random.choice(unit.now)
    former = {"commune": commune, "former": unit.code}
    data["place"] = changes.random.choice((former, {"commune": commune}))
    if changes.random.random() < 0.15:
        del data["place"]


def certificates(changes: Changes, data: Data) -> None:
    rows = data["certificates"] = list(data.get("certificates") or [])
    source = next(iter(data["sources"]))
    way = changes.random.choice(("add", "remove", "revoke", "stars", "expires", "undated"))
    if way == "remove" and rows:
        rows.pop(changes.random.randrange(len(rows)))
    elif way == "revoke" and rows:
        rows[-1]["revoked"] = date(2026, 11, changes.random.randint(1, 20))
    elif way == "stars" and rows:
        rows[-1]["stars"] = changes.random.randint(3, 5)
    elif way == "expires" and rows and rows[-1].get("issued"):
        rows[-1]["expires"] = date(2026, 11, 23) + timedelta(changes.random.choice((0, 1, 90, 500)))
    elif way == "undated" and rows:
        for name in ("issued", "expires", "revoked"):
            rows[-1].pop(name, None)
    else:
        issued = f"2026-10-{changes.random.randint(1, 28):02d}"
        rows[:] = [row for row in rows if str(row.get("issued", "")) < "2026-10"]
        rows.append({"stars": changes.random.randint(3, 5), "issued": issued, "source": source})
    _agree(data)


def status(changes: Changes, data: Data) -> None:
    data["status"] = changes.random.choice([*WRITTEN_STATUSES])
    _agree(data)


def _agree(data: Data) -> None:
    """A written status has to fit the certificates."""
    rated = bool(data.get("certificates"))
    if rated and data.get("status") in {"candidate", "unconfirmed"}:
        del data["status"]
    elif not rated and data.get("status") is None:
        data["status"] = "candidate"


def season(changes: Changes, data: Data) -> None:
    months = changes.random.sample(range(1, 13), changes.random.choice((0, 1, 3, 12)))
    data["season"] = sorted(months)


def illustration(changes: Changes, data: Data) -> None:
    drawing = changes.random.choice([None, *kinds()["drawings"]])
    data["illustration"] = drawing


def marks(changes: Changes, data: Data) -> None:
    source = next(iter(data["sources"]))
    rows = [{"mark": "trademark", "scope": "product", "source": source}]
    rows[0]["number"] = str(changes.count)
    data["marks"] = changes.random.choice(([], rows))


def packs(changes: Changes, data: Data) -> None:
    pack = {"size": f"{changes.count} g", "price_vnd": 1000 * changes.count, "price_date": 2026}
    data["packs"] = changes.random.choice(([], [pack], [{"size": "túi"}, pack]))


def facts(changes: Changes, data: Data) -> None:
    source, value = next(iter(data["sources"])), {"vi": f"{changes.count} hộ", "en": "many"}
    row = {"label": {"vi": "Số hộ", "en": "Households"}, "value": value, "source": source}
    data["facts"] = changes.random.choice(([], [row]))
    data["ingredients"] = changes.random.choice((None, {"vi": "Lá vối", "en": "Vối leaves"}))


def buy(changes: Changes, data: Data) -> None:
    online = {"kind": "online", "url": f"https://cho.example/{changes.count}"}
    shop = {"kind": "shop", "name": {"vi": f"Quán {changes.count}", "en": "A shop"}}
    data["buy"] = changes.random.choice(([], [shop], [online], [shop, online]))


def visit(changes: Changes, data: Data) -> None:
    data["visit"] = changes.random.choice((None, {"possible": True}, {"possible": False}))


def also(changes: Changes, data: Data) -> None:
    data["also_known_as"] = changes.random.choice(([], [f"Tên khác {changes.count}"]))


def unconfirmed(changes: Changes, data: Data) -> None:
    data["unconfirmed"] = changes.random.choice(([], [{"vi": f"Chưa rõ {changes.count}."}]))


def source(changes: Changes, data: Data) -> None:
    source = changes.random.choice([*data["sources"].values()])
    source["title"] = f"Bài {changes.count}"
    source["level"] = changes.random.choice([*kinds()["source_levels"]])


def contact(changes: Changes, data: Data) -> None:
    data["phone"] = f"+849{changes.random.randrange(10**7, 10**8)}"
    data["website"] = changes.random.choice((None, f"https://so-{changes.count}.example/"))
    data["email"] = changes.random.choice((None, f"so{changes.count}@nha.example"))
    data["zalo"] = changes.random.choice((None, f"https://zalo.example/{changes.count}"))
    data["facebook"] = changes.random.choice((None, f"https://facebook.com/so{changes.count}"))
    data["consent"] = {"by": "Chủ hộ", "date": date(2026, 5, 12)}


def location(changes: Changes, data: Data) -> None:
    lat, lon = changes.random.uniform(20.3, 21.1), changes.random.uniform(104.8, 105.9)
    near = {
        "lat": round(lat, 4),
        "lon": round(lon, 4),
        "approximate": changes.random.random() < 0.5,
    }
    data["location"] = changes.random.choice((near, near, None))
    if data["location"] is None:
        del data["location"]


def kind(changes: Changes, data: Data) -> None:
    data["kind"] = changes.random.choice([*kinds()["producer_kinds"]])
    data["consent"] = {"by": "Chủ hộ", "date": date(2026, 5, 12)}


def formerly(changes: Changes, data: Data) -> None:
    """An address that the producer had before, or one more."""
    data["formerly"] = [*data.get("formerly", []), f"truoc-{changes.count}"]


PRODUCT_FIELDS: dict[str, Field] = {
    "name": lambda changes, data: _text(changes, data, "name"),
    "summary": lambda changes, data: _text(changes, data, "summary"),
    "story": story,
    "set": product_set,
    "producers": producers,
    "place": place,
    "certificates": certificates,
    "status": status,
    "season": season,
    "illustration": illustration,
    "marks": marks,
    "packs": packs,
    "facts": facts,
    "buy": buy,
    "visit": visit,
    "also_known_as": also,
    "unconfirmed": unconfirmed,
    "source": source,
}
PRODUCER_FIELDS: dict[str, Field] = {
    "name": lambda changes, data: _text(changes, data, "name"),
    "about": about,
    "contact": contact,
    "kind": kind,
    "location": location,
    "place": place,
    "formerly": formerly,
    "also_known_as": also,
    "source": source,
}
