"""What a build made: packs follow from the files in them, and are looked at apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from catalogue.publish.pack_names import is_taken, pack_of

if TYPE_CHECKING:
    from tests.support.place import Place

INDEX = "pack/index.json"
# Packs that hold no files of the site: cards, what one can choose, photos' names, frames and drawings.
_OTHERS = ("pack/cards", "pack/choices.pack", "pack/photos.pack", "pack/shared.pack")


def made_but_packs(place: Place, *today: str) -> set[str]:
    """The files that a build wrote, without packs: those of its files are made, and no other ones."""
    made = place.made_by_build(*today)
    packs = {path for path in made if path.startswith("pack/")}
    files = made - packs
    if packs:
        counts = json.loads((place.site / INDEX).read_text(encoding="utf-8"))["counts"]
        theirs = {f"pack/{pack_of(path, counts)}.pack" for path in files if is_taken(path)}
        assert theirs <= packs, theirs - packs
        assert INDEX in packs
        others = {path for path in packs - theirs - {INDEX} if not path.startswith(_OTHERS)}
        assert others == set(), others
    else:
        alone = [path for path in files if is_taken(path)]
        assert alone == [], alone
    return files
