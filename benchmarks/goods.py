"""An invented product: `product(writer, id, makers)` → its slug and its file's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.certificates import STATES, certificates, mark_lines
from benchmarks.entries import place_line
from benchmarks.vocabulary import LANGS, block, pair, quoted, sentence
from catalogue.model.values import gtin_check_digit

if TYPE_CHECKING:
    from benchmarks.entries import Maker, Slots, Writer
    from benchmarks.vocabulary import Pair

# How often the 26 product sets occur: much fruit, meat, rice, honey, processed food and tea, few flowers.
_SET_WEIGHTS = (14, 9, 8, 7, 3, 7, 8, 9, 3, 4, 7, 5, 2, 3, 2, 1, 3, 6, 3, 3, 4, 4, 2, 1, 1, 6)
_ALCOHOL = {14, 15}
_TOURISM = 26
_SUMMARY_LENGTH = 160
_SHOP_KINDS = (("online", 4), ("shop", 3), ("producer", 3), ("supermarket", 1))


def product(
    writer: Writer, number: str, makers: list[Maker], photo: str | None = None
) -> tuple[str, str]:
    random, words = writer.random, writer.words
    set_number = random.choices(range(1, 27), _SET_WEIGHTS)[0]
    kind = words["sets"][set_number]
    thing, quality, spot = (
        random.choice(kind["things"]),
        random.choice(words["qualities"]),
        makers[0].spot,
    )
    name = (
        " ".join(filter(None, (thing[0], quality[0], spot.name[0]))),
        " ".join(filter(None, (spot.name[1], quality[1], thing[1]))),
    )
    slots = writer.slots(spot, makers[0].name, (thing[0], thing[1]))
    keys = [f"bao-{n}" for n in range(1, random.choice((2, 2, 3)) + 1)]
    lines = [
        f"id: {number}",
        "name:",
        *(f"  {lang}: {quoted(text)}" for lang, text in zip(LANGS, name)),
        f"set: {set_number}",
        f"producers: [{', '.join(maker.slug for maker in makers)}]",
        place_line(spot, slots if random.random() < 0.4 else None),
        *_texts(writer, slots, name, kind["family"]),
        f"story_sources: [{', '.join(keys)}]",
    ]
    state = random.choices(list(STATES), list(STATES.values()))[0]
    lines += [certificates(random, state, keys[0]) + mark_lines(random, kind["family"], keys[-1])]
    lines[-1] = lines[-1].rstrip("\n")
    if photo:
        alt = pair((f"{name[0]} chụp tại nơi làm ra", f"{name[1]}, where it is made"))
        lines.append(
            f"photos:\n  - {{file: {photo}, alt: {alt}, credit: Tổng hợp, licence: CC BY 4.0}}"
        )
    lines += _facts(writer, slots, keys[0])
    lines += _trade(writer, set_number, kind, slots)
    if random.random() < 0.3:
        question = random.choice(words["open_questions"])
        lines.append(f"unconfirmed:\n  - {pair((question['vi'], question['en']))}")
    lines += [
        f"also_known_as: [{quoted(thing[0])}, {quoted(spot.name[1] + ' ' + thing[1])}]",
        "reviewed: 2026-11-01",
        "sources:",
        *(writer.source(key, slots, strong=key == keys[0]) for key in keys),
    ]
    return writer.taken(name[0]), "\n".join(lines) + "\n"


def _texts(writer: Writer, slots: Slots, name: Pair, family: str) -> list[str]:
    """Summary and story: about 250 words in each language."""
    parts, work = writer.words["parts"], writer.words["families"][family]
    plan = [(parts["place"], 2), (work, 4), (parts["people"], 3), (parts["market"], 2)]
    story = writer.prose(slots, [*plan, (parts["next"], 1)])
    pattern = writer.random.choice(writer.words["summaries"])
    lines = ["summary:"]
    for at, lang in enumerate(LANGS):
        text = sentence(pattern, lang, slots[lang] | {"name": name[at]})
        if len(text) > _SUMMARY_LENGTH:
            text = f"{name[at]}, {slots[lang]['hamlet']}."
        lines.append(f"  {lang}: {quoted(text)}")
    lines.append("story:")
    return lines + [f"  {lang}: |\n{block(story[lang], '    ')}" for lang in LANGS]


def _facts(writer: Writer, slots: Slots, source: str) -> list[str]:
    lines = ["facts:"]
    for fact in writer.random.sample(writer.words["facts"], writer.random.choice((1, 2, 3))):
        value = [text.format_map(slots[lang]) for lang, text in zip(LANGS, fact["value"])]
        label = (fact["label"][0], fact["label"][1])
        lines.append(
            f"  - {{label: {pair(label)}, value: {pair((value[0], value[1]))}, source: {source}}}"
        )
    return lines


def _trade(writer: Writer, set_number: int, kind: dict[str, Any], slots: Slots) -> list[str]:
    """Season, packs, where to buy, visiting."""
    random, lines = writer.random, []
    if kind["fresh"]:
        first = random.randint(1, 12)
        months = sorted((first + step - 1) % 12 + 1 for step in range(random.randint(2, 4)))
        lines.append(f"season: [{', '.join(map(str, months))}]")
    if random.random() < 0.75:
        lines.append("packs:")
        some = random.sample(kind["packs"], random.randint(1, len(kind["packs"])))
        lines += [_pack(writer, size, set_number) for size in some]
    if set_number in _ALCOHOL:
        lines.append(f"alcohol_percent: {random.choice((12.5, 15.0, 29.5, 35.0))}")
    if set_number == _TOURISM:
        lines.append("languages: [vi, en]")
        lines.append(
            f"capacity: {pair((slots['vi']['n'] + ' khách', slots['en']['n'] + ' guests'))}"
        )
    else:
        lines.append(f"storage: {pair(('Nơi khô ráo, thoáng mát', 'A cool and dry place'))}")
    if random.random() < 0.6:
        lines.append("buy:")
        lines += [_shop(writer, slots) for _ in range(random.choice((1, 1, 2)))]
    if set_number in {_TOURISM, 22, 21} or random.random() < 0.1:
        note = pair(("Hẹn trước một ngày.", "Please arrange a day ahead."))
        lines.append(f"visit: {{possible: true, note: {note}}}")
    return lines


def _pack(writer: Writer, size: str, set_number: int) -> str:
    random, parts = writer.random, [f"size: {quoted(size)}"]
    if random.random() < 0.4:
        writer.gtins += 1
        digits = f"893{writer.gtins:09d}"
        parts.append(f'gtin: "{digits}{gtin_check_digit(digits)}"')
    if set_number not in _ALCOHOL and random.random() < 0.7:
        parts.append(
            f"price_vnd: {random.randint(20, 600) * 1000}, price_date: 2026-{random.randint(1, 10):02d}"
        )
    return f"  - {{{', '.join(parts)}}}"


def _shop(writer: Writer, slots: Slots) -> str:
    random, place = writer.random, (slots["vi"]["place"], slots["en"]["place"])
    kind = random.choices([name for name, _ in _SHOP_KINDS], [share for _, share in _SHOP_KINDS])[0]
    name = pair((f"Điểm bán OCOP {place[0]}", f"OCOP shop of {place[1]}"))
    reach = f"url: https://cho-que.example/{random.randint(1, 99999)}"
    if kind != "online":
        reach = f'phone: "+849{random.randint(10**7, 10**8 - 1)}", place: {pair(place)}'
    return f"  - {{kind: {kind}, name: {name}, {reach}}}"
