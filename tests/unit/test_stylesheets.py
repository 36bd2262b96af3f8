"""catalogue/publish/stylesheets.py: style sheets are joined, in order and whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalogue.config import REPOSITORY
from catalogue.publish import stylesheets
from catalogue.publish.errors import PublishError

SHEETS = REPOSITORY / "overrides" / "assets" / "stylesheets"
# Rules without comments and line breaks, to be found in a joined sheet.
RULE = re.compile(r"[^{}]+\{[^{}]*\}")


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))


def test_every_sheet_of_ours_is_published_once() -> None:
    joined = {path: flat(content.decode()) for path, content in stylesheets.joined().items()}
    for path in sorted(SHEETS.rglob("*.css")):
        name = path.relative_to(SHEETS).as_posix()
        rules = RULE.findall(flat(path.read_text(encoding="utf-8")))
        if rules:
            homes = [home for home, text in joined.items() if rules[-1].strip() in text]
            alone = not stylesheets.is_joined(f"{stylesheets.FOLDER}/{name}")
            assert len(homes) == (0 if alone else 1), (name, homes)


def test_a_sheet_with_parts_holds_them_in_its_order() -> None:
    sheet = (SHEETS / "browse.css").read_text(encoding="utf-8")
    parts = re.findall(r'@import "(.+)";', sheet)
    assert len(parts) > 5
    joined = flat(stylesheets.joined()["assets/stylesheets/browse.css"].decode())
    assert "@import" not in joined
    firsts = [
        RULE.findall(flat((SHEETS / part).read_text(encoding="utf-8")))[0].strip() for part in parts
    ]
    places = [joined.index(first) for first in firsts]
    assert places == sorted(places)


def test_parts_name_no_other_file() -> None:
    """Their addresses would mean something else in the sheet they go into."""
    for path in SHEETS.glob("*/*.css"):
        assert "url(" not in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("assets/stylesheets/card.css", True),
        ("assets/stylesheets/browse/facets.css", True),
        ("assets/stylesheets/main.12345678.min.css", True),
        ("assets/stylesheets/browse.css", False),
        ("assets/stylesheets/site.css", False),
        ("assets/stylesheets/no-scripts.css", False),
        ("card.css", False),
    ],
)
def test_what_need_not_be_published(path: str, expected: bool) -> None:
    assert stylesheets.is_joined(path) is expected


def test_a_part_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list.css").write_text('@import "list/gone.css";\n', encoding="utf-8")
    monkeypatch.setattr(stylesheets, "_SHEETS", tmp_path)
    monkeypatch.setattr(stylesheets, "_ours", list)
    with pytest.raises(PublishError, match=r"gone\.css"):
        stylesheets.joined()
