"""Share pictures: what they say, that it does not age, and that any name can be drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageFont

from catalogue.config import REPOSITORY
from catalogue.dates import PartialDate
from catalogue.enrich.labels import Labels
from catalogue.enrich.parts import Maker
from catalogue.enrich.share import default_share_data, share_data
from catalogue.model.brief import Names, Standing
from catalogue.publish.plan import share_outputs
from catalogue.reference import DATA, LANGS
from catalogue.render import share_draw, share_words
from catalogue.render.pages import PageMaker
from catalogue.render.share_draw import SIZE, draw
from catalogue.render.share_jpeg import CELL, encoded, joined
from catalogue.render.share_sprites import coloured, drawing
from catalogue.render.share_words import Style
from tests.support.briefs import index_of, product, reliable
from tests.support.run import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from catalogue.enrich.index import Index
    from catalogue.enrich.share import ShareData

NEXT_YEARS = (date(2026, 11, 22), date(2027, 12, 1), date(2028, 3, 31), date(2030, 1, 1))
BOLD = Style("Bold", 38)
# Where the part with the name begins.
_NAME_TOP = 112
ILLUSTRATIONS = sorted((REPOSITORY / "overrides" / "illustrations").glob("*.svg"))


def said(lang: str = "vi", index: Index | None = None, **fields: Any) -> ShareData:
    index = index or index_of([reliable(1, **fields)])
    return share_data(index.products[0], Maker(index, Labels(lang), {}))


def drawn(data: ShareData, folder: Path) -> Image.Image:
    picture = Image.open(BytesIO(draw(data, folder)))
    picture.load()
    return picture


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_says_the_same_on_every_day(lang: str) -> None:
    index = index_of([reliable(1)])
    assert len({said(lang, replace(index, today=day)) for day in NEXT_YEARS}) == 1


def test_it_names_stars_end_place_and_both_names() -> None:
    data = said(commune="05014")
    assert (data.stars, data.label) == (4, "4 sao")
    assert data.state == "Giấy chứng nhận đến ngày 31 tháng 3 năm 2028"
    assert (data.name, data.other) == ("Tên 0001", "Name 0001")
    assert data.place == "Xã Mường Động"


@pytest.mark.parametrize(
    ("fields", "stars", "state"),
    [
        ({"certificates": (), "status": "candidate"}, None, "Candidate"),
        ({"certificates": (), "status": None}, None, "Rating not confirmed"),
        ({"status": "discontinued"}, None, "No longer made"),
        ({"certificates": (Standing(4, None, PartialDate(2025)),)}, None, "Revoked"),
        ({"certificates": (Standing(3, None, None),)}, 3, "Dates unknown"),
        ({"certificates": (Standing(5, PartialDate(2020), None),)}, 5, "Certificate until 2020"),
    ],
)
def test_stars_are_shown_where_they_count(
    fields: dict[str, Any], stars: int | None, state: str
) -> None:
    data = said("en", **fields)
    assert (data.stars, data.state) == (stars, state)


@pytest.mark.parametrize(
    "name",
    [
        "Cam",
        "Mật ong hoa rừng nguyên chất Hợp Tiến loại đặc biệt " * 5,
        "x" * 400,
        "日本語 🍊 Cam",
        "🍊",
        'A "b" <c> & d',
    ],
)
def test_any_name_fits(name: str, tmp_path: Path) -> None:
    data = said(name=Names(name, name + "!"), commune="05014")
    picture = drawn(data, tmp_path)
    assert (picture.format, picture.size) == ("JPEG", SIZE)
    # Nothing reaches the edge on the right.
    edge = picture.convert("L").crop((1160, 0, 1200, 590))
    assert edge.getextrema()[0] > 200


def test_a_word_without_end_is_not_measured_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = []
    plain = share_words.width_of
    monkeypatch.setattr(
        share_words, "width_of", lambda *what: measured.append(what[0]) or plain(*what)
    )
    assert share_words.wrapped("M" * 20_000, BOLD, 556, 4)[-1].endswith("…")
    assert len(measured) < 300
    assert sum(map(len, measured)) < 5000


@pytest.mark.parametrize("word", ["M" * 90, "iW" * 60, "ươ." * 70, "Ệ" * 33, "l", "dài"])
@pytest.mark.parametrize("room", [5, 30, 518, 556])
def test_pieces_of_a_long_word_are_as_long_as_there_is_room(word: str, room: int) -> None:
    def width(text: str) -> float:
        return share_words.width_of(text, BOLD)

    pieces = list(share_words.pieces([word], BOLD, room))
    assert "".join(pieces) == word
    for piece, after in pairwise(pieces):
        assert width(piece) <= room or len(piece) == 1
        assert width(piece + after[0]) > room
    assert width(pieces[-1]) <= room or len(pieces[-1]) == 1


@pytest.mark.parametrize(
    "name", ["Cam", "Xôi ngũ sắc loại một", "Hop Tien five-coloured sticky rice", "Mật ong " * 40]
)
@pytest.mark.parametrize("other", ["Chè", "Dong Chum early-season five-coloured sticky rice " * 3])
def test_nothing_stands_on_something_else(name: str, other: str, tmp_path: Path) -> None:
    data = said()._replace(
        name=name, other=other, state="Giấy chứng nhận đến ngày 30 tháng 12 năm 2028", place="Xã"
    )
    assert data.stars
    with_place, without = (
        drawn(data._replace(place=place), tmp_path).convert("L") for place in ("Xã", None)
    )
    # Where the place stands there is nothing else, and above it nothing changes.
    assert without.crop((592, 512, 1152, 576)).getextrema()[0] > 200
    above = (592, 0, 1200, 512)
    assert with_place.crop(above).tobytes() == without.crop(above).tobytes()


def test_words_are_drawn(tmp_path: Path) -> None:
    one, other = drawn(said(), tmp_path), drawn(said()._replace(name="Khác hẳn"), tmp_path)
    assert one.tobytes() != other.tobytes()


def test_a_photo_takes_the_place_of_the_drawing(tmp_path: Path) -> None:
    Image.new("RGB", (900, 1400), "#00ff00").save(tmp_path / "x.jpg")
    for lang in LANGS:
        picture = drawn(said(lang)._replace(photo="x.jpg"), tmp_path)
        red, green, blue = picture.getpixel((300, 300))  # type: ignore[misc]
        assert (red < 20, green > 235, blue < 20) == (True, True, True)
        # The second picture shows it again, without looking at the file.
        (tmp_path / "x.jpg").unlink(missing_ok=True)


@pytest.mark.parametrize("name", ["Ổi lê Ắ", "Ẳ", "Xôi ngũ sắc loại một đặc biệt Ổ", "Ẳ " * 90])
def test_no_letter_is_cut_off(name: str, tmp_path: Path) -> None:
    data = said()._replace(name=name, other="Ổi Ẳ ş", state="Ẳ ş", place="Ẳ ş")
    picture = drawn(data, tmp_path).convert("L")
    # Letters stand between rows of paper: nothing dark touches the upper edge of a part or the lower one.
    for top, bottom in ((_NAME_TOP, 512), (512, 576)):
        words = picture.crop((592, top, 1152, bottom)).point(lambda light: 255 * (light < 160))
        box = words.getbbox()
        assert box
        assert 0 < box[1] < box[3] < bottom - top


def noise(width: int, height: int) -> Image.Image:
    """A picture every part of which is another."""
    parts = [Image.effect_noise((width, height), spread) for spread in (90, 60, 30)]
    return Image.merge("RGB", parts)


@pytest.mark.parametrize(("wide", "high"), [(160, 32), (240, 112), (1200, 640)])
def test_cells_put_together_are_the_picture_they_are_of(wide: int, high: int) -> None:
    whole = noise(wide, high)
    seam = wide // CELL[0] // 2 * CELL[0]
    left, right = (encoded(whole.crop(box)) for box in ((0, 0, seam, high), (seam, 0, wide, high)))
    rows = [[*one, *other] for one, other in zip(left, right, strict=True)]
    assert rows == encoded(whole)
    # The parts of a strip are those of the picture, too.
    strip = encoded(whole.crop((seam, high - 16, wide, high)))
    assert strip == right[-1:]
    file = BytesIO()
    whole.save(file, "JPEG", quality=68, subsampling=2, restart_marker_blocks=5)
    assert joined(rows, (wide, high)) == file.getvalue()


def test_cells_may_reach_beyond_the_picture() -> None:
    whole = noise(160, 32)
    cut = Image.open(BytesIO(joined(encoded(whole), (160, 22))))
    full = Image.open(BytesIO(joined(encoded(whole), (160, 32))))
    assert cut.size == (160, 22)
    # Colours of the last rows are mixed with those below only where there are such.
    assert cut.crop((0, 0, 160, 20)).tobytes() == full.crop((0, 0, 160, 20)).tobytes()


def test_a_picture_is_put_together_of_parts_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[tuple[int, int]] = []
    plain = share_draw.encoded
    monkeypatch.setattr(
        share_draw, "encoded", lambda image: sizes.append(image.size) or plain(image)
    )
    data = said(commune="05014")
    first = draw(data, tmp_path)
    sizes.clear()
    second = draw(data._replace(name="Tên khác"), tmp_path)
    # Only the name was drawn, and the rest is the same.
    assert [wide for wide, _ in sizes] == [640]
    pictures = [Image.open(BytesIO(one)).convert("RGB") for one in (first, second)]
    for box in ((0, 0, 560, 630), (560, 0, 1200, 112), (560, 512, 1200, 630)):
        one, other = (picture.crop(box) for picture in pictures)
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("lang", LANGS)
def test_there_is_one_of_the_catalogue_itself(lang: str, tmp_path: Path) -> None:
    data = default_share_data(Maker(index_of([]), Labels(lang), {}))
    assert drawn(data, tmp_path).size == SIZE
    assert data.stars is None


def keys(index: Index) -> dict[str, str]:
    makers = {lang: PageMaker(Maker(index, Labels(lang), {}), ROOT) for lang in LANGS}
    return {output.path: output.key for output in share_outputs(index, makers)}


def test_a_picture_is_made_anew_only_when_it_shows_something_else() -> None:
    before = keys(index_of([product(1), product(2)]))
    assert set(before) == {
        "share/vi.jpg", "share/en.jpg",
        *(f"share/{lang}/thu-{number}.jpg" for lang in LANGS for number in (1, 2)),
    }  # fmt: skip
    assert keys(index_of([product(1, digest="x", season=(3,)), product(2)])) == before
    after = keys(index_of([product(1), product(2, name=Names("Tên 0002", "Other"))]))
    assert {path for path in before if before[path] != after[path]} == {
        "share/vi/thu-2.jpg", "share/en/thu-2.jpg",
    }  # fmt: skip


def test_a_large_catalogue_has_one_picture_for_all() -> None:
    index = index_of(product(number) for number in range(1, 2002))
    assert set(keys(index)) == {"share/vi.jpg", "share/en.jpg"}


@pytest.mark.parametrize("weight", ["Medium", "Bold"])
def test_the_fonts_have_every_letter_they_are_said_to_have(weight: str) -> None:
    font = ImageFont.truetype(DATA / "fonts" / f"BeVietnamPro-{weight}.ttf", 40)
    letters = (DATA / "fonts" / "letters.txt").read_text(encoding="utf-8")
    lacking = bytes(font.getmask("\ufffe"))
    assert [char for char in letters if bytes(font.getmask(char)) == lacking] == []
    assert set("ăâđêôơưĂÂĐÊÔƠƯạảãẵặậẫệễịọợừựỹỵ₫–“”…") <= set(letters)


@pytest.mark.parametrize("path", ILLUSTRATIONS, ids=lambda path: path.stem)
def test_every_drawing_is_drawn_in_colours(path: Path) -> None:
    assert "var(" not in coloured(path.read_text(encoding="utf-8"))
    colours = drawing(path.stem, 120).getcolors(100_000)
    assert colours is not None
    assert len([one for one in colours if one[1][3] == 255]) > 3
