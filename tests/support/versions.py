"""A catalogue in two states, whose sites are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.entry_files import edit, entries
from tests.support.run import beside

if TYPE_CHECKING:
    from tests.support.place import Place


class Versions:
    """Two states of a catalogue and the sites that belong to them."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._product = entries(place.source, "products")[4]
        self._texts = {"old": self._product.read_bytes()}
        place.build()
        self.sites = {"old": place.tree()}
        edit(self._product, name={"vi": "Tên mới", "en": "New name"}, season=[1, 2])
        self._texts["new"] = self._product.read_bytes()
        self.sites["new"] = place.build_from_nothing()
        self.be("old")

    def be(self, version: str) -> None:
        self._product.write_bytes(self._texts[version])

    def published(self) -> str | None:
        """Which version's site is there; None for anything else."""
        found = self.place.tree()
        return next((name for name, site in self.sites.items() if site == found), None)

    def build(self, version: str) -> None:
        self.be(version)
        self.place.build()
        assert self.place.differences(self.sites[version]) == []
        assert beside(self.place.site) == ["catalogue", "site"]
