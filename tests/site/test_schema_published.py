"""The JSON Schemas on the site, for editors of who has no copy of the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalogue.contribute.schema import KINDS, schema_text

if TYPE_CHECKING:
    from tests.support.run import Site


@pytest.mark.parametrize("kind", KINDS)
def test_schema_stands_at_its_address(site: Site, kind: str) -> None:
    published = (site.folder / f"api/v1/schema/{kind}.json").read_text(encoding="utf-8")
    assert published == schema_text(kind)
