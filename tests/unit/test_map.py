"""Maps: degrees to units of the drawing, names that cover nothing, and what the map page gets."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.enrich.labels import Labels
from catalogue.enrich.map_frame import frame, locator, projection, small_map
from catalogue.enrich.map_labels import Box, Sign, around, box_of, place, width_of
from catalogue.enrich.map_page import CAPTION, NARROW, WIDE, map_data
from catalogue.enrich.parts import Maker
from catalogue.enrich.projection import KM_PER_DEGREE, Projection
from catalogue.model.brief import Position
from catalogue.places import Point, places
from catalogue.reference import LANGS
from tests.support.briefs import index_of, producer, product

CODES = sorted(places().communes)


def maker_of(lang: str, *products: object, producers: tuple[object, ...] = ()) -> Maker:
    return Maker(index_of(products, producers), Labels(lang), {})


def everywhere(lang: str) -> Maker:
    """A product in each commune and ward, in some of them more."""
    return maker_of(
        lang,
        *(
            product(100 * at + extra, commune=code)
            for at, code in enumerate(CODES)
            for extra in range(1 + at % 7)
        ),
    )


# Projection


def test_distances_are_those_on_the_ground() -> None:
    """Hoa Binh to Mai Chau: 39.5 km by the haversine formula between these two points."""
    shape = projection()
    a, b = Point(20.8172, 105.3376), Point(20.6619, 104.9990)
    (ax, ay), (bx, by) = shape.xy(a), shape.xy(b)
    assert hypot(bx - ax, by - ay) == pytest.approx(shape.units(39.2), rel=0.01)


def test_north_is_up_and_east_is_right() -> None:
    shape = Projection.around([Point(20, 105), Point(21, 106)], width=1000, margin=0)
    assert shape.xy(Point(21, 105)) == (0, 0)
    assert shape.xy(Point(20, 106)) == (1000, shape.height)
    assert shape.south == pytest.approx(20, abs=0.001)
    assert shape.east == pytest.approx(106)
    assert shape.units(KM_PER_DEGREE) == shape.height


def test_a_degree_of_longitude_is_shorter_than_one_of_latitude() -> None:
    shape = Projection.around([Point(20.2, 105), Point(21.2, 106)], width=1000, margin=0)
    assert shape.width / shape.height == pytest.approx(0.9354, abs=0.001)  # cos 20.7°


def test_a_ring_is_closed_and_leaves_out_points_that_fall_together() -> None:
    shape = Projection.around([Point(20, 105), Point(21, 106)], width=100, margin=0)
    ring = [
        Point(21, 105),
        Point(21, 106),
        Point(20, 106),
        Point(20.0001, 106.0001),
        Point(21, 105),
    ]
    assert shape.ring(ring) == f"m0 0l100 0 0 {shape.height}z"


@pytest.mark.parametrize("code", CODES)
def test_every_place_is_on_the_map(code: str) -> None:
    spot = locator(places().communes[code]).spot
    assert spot.radius < spot.x < frame().width - spot.radius
    assert spot.radius < spot.y < frame().height - spot.radius


# Names


@given(
    st.lists(
        st.builds(
            Sign,
            st.integers(0, 1000),
            st.integers(0, 800),
            st.integers(5, 40),
            st.sampled_from(["Mường Động", "Yên Trị", "Pà Cò", "Thượng Cốc"]),
        ),
        max_size=30,
    )
)
def test_no_name_covers_a_sign_or_another_name(signs: list[Sign]) -> None:
    taken = [Box(300, 300, 400, 340)]
    placed = [
        box_of(label, sign.name, 18)
        for sign, label in zip(signs, place(signs, taken, 1000, 800, 18), strict=True)
        if label
    ]
    circles = [Box(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in signs]
    assert not any(a.meets(b) for a, b in combinations(placed, 2))
    assert not any(box.meets(other) for box in placed for other in (*circles, *taken))
    assert all(box.left >= 0 and box.right <= 1000 for box in placed)
    assert all(box.top >= 0 and box.bottom <= 800 for box in placed)


def test_a_name_stands_beside_its_sign_or_where_it_is_free() -> None:
    sign = Sign(500, 400, 20, "Yên Trị")
    (free,) = place([sign], [], 1000, 800, 18)
    assert free == next(around(sign, 18))
    assert free.anchor == "start"
    (other,) = place([sign], [Box(520, 380, 700, 420)], 1000, 800, 18)
    assert other is not None
    assert other.anchor == "end"


def test_a_name_without_room_gets_no_place() -> None:
    assert place([Sign(50, 50, 45, "Thượng Cốc")], [], 100, 100, 18) == [None]


def test_the_first_names_come_first() -> None:
    """Two signs at the edges of a strip, with room for one name between them."""
    left, right = Sign(20, 30, 20, "Yên Trị"), Sign(160, 30, 20, "Yên Phú")
    for signs in ([left, right], [right, left]):
        first, second = place(signs, [], 180, 60, 18)
        assert first is not None
        assert second is None


def test_a_quiet_sign_is_covered_only_where_a_name_has_no_other_place() -> None:
    sign, quiet = Sign(500, 400, 20, "Yên Trị"), Box(530, 395, 540, 405)
    (elsewhere,) = place([sign], [], 1000, 800, 18, [quiet])
    assert elsewhere is not None
    assert elsewhere.anchor == "end"
    right_edge = Sign(20, 30, 20, "Yên Trị")
    (over,) = place([right_edge], [], 120, 60, 18, [Box(55, 25, 65, 35)])
    assert over is not None
    assert over.anchor == "start"


def test_marks_of_letters_take_no_room() -> None:
    assert width_of("Mường Động", 10) == width_of("Muong Dong", 10)
    assert width_of("ill", 10) < width_of("mmm", 10)


# The page


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("size", "larger"), [("wide", 1), ("narrow", 1.35)])
def test_names_of_a_full_map_cover_nothing(lang: str, size: str, larger: float) -> None:
    data = map_data(everywhere(lang))
    type_size = {"wide": WIDE, "narrow": NARROW}[size]
    names = {
        p.code: box_of(getattr(p, size), p.short, type_size)
        for p in data.places
        if getattr(p, size).shown
    }
    assert len(names) >= {"wide": 36, "narrow": 16}[size]
    circles = []
    for p in data.places:
        r = p.spot.radius * larger
        circles.append(Box(p.spot.x - r, p.spot.y - r, p.spot.x + r, p.spot.y + r))
    captions = [
        Box(
            c.x - width_of(c.text, CAPTION) / 2,
            c.y - CAPTION,
            c.x + width_of(c.text, CAPTION) / 2,
            c.y,
        )
        for c in data.neighbours
    ]
    assert not any(a.meets(b) for a, b in combinations(names.values(), 2))
    assert not any(box.meets(other) for box in names.values() for other in (*circles, *captions))


@pytest.mark.parametrize("lang", LANGS)
def test_names_of_places_without_products_wait_until_they_are_pointed_at(lang: str) -> None:
    data = map_data(maker_of(lang, product(1, commune="05014"), product(2)))
    assert {p.code for p in data.places if p.wide.shown} == {"05014"}
    assert {p.code for p in data.places if p.narrow.shown} == {"05014"}
    assert len(data.places) == 46
    assert (data.with_products, data.elsewhere) == (1, 1)


def test_signs_grow_with_the_number_of_products_and_large_ones_are_drawn_first() -> None:
    data = map_data(everywhere("vi"))
    by_count = sorted(data.places, key=lambda place: place.count)
    radii = [place.spot.radius for place in by_count]
    assert radii == sorted(radii)
    assert radii[0] < radii[-1]
    drawn = [data.places[at].spot.radius for at in data.drawn]
    assert drawn == sorted(radii, reverse=True)
    assert sorted(data.drawn) == list(range(46))


def test_degrees_are_read_as_the_language_writes_them() -> None:
    vi, en = (map_data(maker_of(lang)) for lang in LANGS)
    assert [line.label for line in vi.parallels] == ["20,5°B", None, "21°B"]
    assert [line.label for line in en.meridians] == ["105°E", None, "105.5°E", None]


def test_the_scale_is_as_long_as_it_says() -> None:
    data = map_data(maker_of("en"))
    shape = projection()
    north, south = shape.xy(Point(20.9, 105)), shape.xy(Point(20.9 - 20 / KM_PER_DEGREE, 105))
    assert data.scale_km == 20
    assert data.scale == pytest.approx(south[1] - north[1], abs=1)


def test_producers_of_known_position_are_on_the_map() -> None:
    here = producer("o-day", location=Position(20.66, 105.54, True))
    far = producer("ha-noi", location=Position(21.03, 106.5, False))
    data = map_data(maker_of("en", producers=(here, far, producer("khong-ro"))))
    (shown,) = data.producers
    assert (shown.url, shown.approximate) == ("producers/o-day/", True)
    assert (shown.spot.x, shown.spot.y) == projection().xy(Point(20.66, 105.54))
    assert data.more_producers == 0


def test_of_many_producers_those_with_the_most_products_are_shown() -> None:
    many = tuple(producer(f"c{n:03}", location=Position(20.7, 105.3, False)) for n in range(70))
    data = map_data(maker_of("en", product(1, producers=("c069",)), producers=many))
    assert len(data.producers) == 60
    assert data.more_producers == 10
    assert "producers/c069/" in {one.url for one in data.producers}


def test_the_small_map_shows_places_with_products_alone() -> None:
    made = small_map(
        index_of([product(1, commune="05014"), product(2, commune="04795"), product(3)])
    )
    assert {(spot.x, spot.y) for spot in made.spots} == {
        projection().xy(places().communes[code].centre) for code in ("05014", "04795")
    }
