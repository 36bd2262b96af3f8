"""An invented producer: `maker(writer)` → what products need of it, and its file's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.entries import Maker, place_line
from benchmarks.vocabulary import LANGS, block, pair, quoted

if TYPE_CHECKING:
    from benchmarks.entries import Writer

# Natural persons: their contact data needs consent.
_PERSONAL = {"farm", "household"}


def maker(writer: Writer) -> tuple[Maker, str]:
    random, words = writer.random, writer.words
    spot, kind = writer.spot(), random.choice(list(words["makers_kinds"]))
    head, trade = words["makers_kinds"][kind], random.choice(words["trades"])
    own = random.choice(words["makers"])
    name = (
        f"{head[0]} {trade[0]} {own[0]} {spot.name[0]}",
        f"{own[1]} {trade[1]} {head[1]} of {spot.name[1]}",
    )
    slots = writer.slots(spot, (f"{head[0]} {own[0]}", f"{own[1]} {head[1]}"))
    parts = words["parts"]
    about = writer.prose(slots, [(parts["people"], 2), (parts["market"], 1)])
    home = [f"{slots[lang]['hamlet']}, {spot.name[at]}" for at, lang in enumerate(LANGS)]
    key = writer.taken(name[0])
    lines = [
        "name:",
        *(f"  {lang}: {quoted(text)}" for lang, text in zip(LANGS, name)),
        f"kind: {kind}",
        place_line(spot, slots if random.random() < 0.5 else None),
        f"address: {pair((home[0], home[1]))}",
        *_contact(writer, kind, key),
        f"founded: {random.randint(1998, 2025)}",
        "about:",
    ]
    lines += [
        *(f"  {lang}: |\n{block(about[lang], '    ')}" for lang in LANGS),
        "facts:",
        f'  - {{label: {pair(("Thành viên", "Members"))}, value: "{random.randint(3, 120)}", source: bao-1}}',
        f"also_known_as: [{quoted(head[0] + ' ' + own[0])}]",
        "reviewed: 2026-11-01",
        "about_sources: [bao-1, bao-2]",
        "sources:",
        writer.source("bao-1", slots),
        writer.source("bao-2", slots),
    ]
    return Maker(key, name, spot), "\n".join(lines) + "\n"


def _contact(writer: Writer, kind: str, key: str) -> list[str]:
    random = writer.random
    lines = [f'phone: "+849{random.randint(10**7, 10**8 - 1)}"']
    if random.random() < 0.6:
        lat, lon = 20.3 + random.random() * 0.8, 104.9 + random.random() * 0.9
        lines.append(f"location: {{lat: {lat:.4f}, lon: {lon:.4f}, approximate: true}}")
    if random.random() < 0.4:
        lines.append(f"website: https://{key}.example/")
    if random.random() < 0.3:
        lines.append(f"email: lienhe@{key}.example")
    if random.random() < 0.3:
        lines.append(f"zalo: https://zalo.example/{random.randint(10**8, 10**9)}")
    if kind in _PERSONAL:
        lines.append(
            f"consent: {{by: {quoted(random.choice(writer.words['people'])[0])}, date: 2026-05-12}}"
        )
    return lines
