"""Communes: codes exist, and the old unit lies in the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.check.problems import Context, Problem, problem
from catalogue.model import Place
from catalogue.places import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.findings import Loc
    from catalogue.load.folder import Entry


def check_places(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    for loc, part in context.parts(entry):
        if isinstance(part, Place):
            yield from _check_place(part, loc)


def _check_place(place: Place, loc: Loc) -> Iterator[Problem]:
    known = places()
    commune = known.communes.get(place.commune) if place.commune else None
    former = known.former.get(place.former) if place.former else None
    if place.commune and commune is None:
        yield _unknown_commune(place.commune, loc)
    if place.former and former is None:
        yield problem((*loc, "former"), "former-unknown", got=place.former)
    if former is None:
        return
    candidates = [known.communes[code] for code in former.now]
    if commune is None and place.commune is None and former.is_split:
        choices = ", ".join(f"{unit.name} ({unit.code})" for unit in candidates)
        yield problem((*loc, "former"), "place-split", former=former.name, choices=choices)
    elif commune is not None and commune not in candidates:
        yield problem(
            (*loc, "commune"),
            "place-mismatch",
            former=f"{former.name} ({former.district})",
            commune=f"{commune.name} ({commune.code})",
            wanted=" / ".join(f"{unit.name} ({unit.code})" for unit in candidates),
            nearest=candidates[0].code,
        )


def _unknown_commune(code: str, loc: Loc) -> Problem:
    former = places().former.get(code)
    if former is None:
        vi = "Mã của 46 xã, phường hiện nay có trên trang địa phương."
        en = "The codes of the 46 present communes and wards are on the places pages."
    else:
        now = " / ".join(f'{places().communes[c].name} ("{c}")' for c in former.now)
        vi = f'Đây là mã cũ của {former.name}: viết former: "{code}". Nay thuộc {now}.'
        en = f'This is the old code of {former.name}: write former: "{code}". It now belongs to {now}.'
    return problem((*loc, "commune"), "place-unknown", got=code, advice_vi=vi, advice_en=en)
