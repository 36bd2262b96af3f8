"""What the search finds, and why; facets and orders: the engine of the browser on small invented catalogues.

The index is what a build makes of them. How well it finds things in large ones: test_search_quality.py.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from catalogue.dates import PartialDate
from catalogue.enrich.labels import Labels
from catalogue.enrich.search_data import digest_of, search_data
from catalogue.enrich.search_tables import SearchPage
from catalogue.model.brief import Names, Standing
from catalogue.places import english, places
from catalogue.reference import LANGS
from catalogue.text import fold, nfc
from tests.support.briefs import TODAY, index_of, producer, product, reliable

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from catalogue.model.brief import ProducerBrief, ProductBrief

pytestmark = pytest.mark.browser

SPLIT = next(unit for unit in places().former.values() if unit.is_split)
NOON = "2026-11-22T12:00:00"
PAGES = [
    SearchPage(
        "about/", {"vi": "Giới thiệu", "en": "About"}, "what stars mean hang sao nghia la gi"
    )
]
_ASK = """async ([data, texts, lang, now, body, argument]) => {
  const { Engine } = await import("/vi/assets/javascripts/search/engine.js");
  const engine = new Engine(data, lang, new Date(now), async (path) => texts[path]);
  return new Function("engine", "argument", `return (${body})`)(engine, argument);
}"""


class Asked:
    """An engine for a catalogue. `texts`: word → numbers of products in whose stories it is."""

    def __init__(
        self,
        page: Page,
        products: list[ProductBrief],
        producers: list[ProducerBrief],
        texts: dict[str, list[int]],
    ) -> None:
        index = index_of(products, producers, TODAY)
        self.page = page
        buckets = sorted({word[0] for word in texts})
        self.data = json.loads(json.dumps(search_data(index, {}, PAGES, buckets)))
        of = digest_of(index.products)
        self.texts = {
            f"text/{bucket}.json": {
                "of": of,
                "words": {word: steps for word, steps in texts.items() if word[0] == bucket},
            }
            for bucket in buckets
        }

    def __call__(self, body: str, argument: Any, lang: str = "vi", now: str = NOON) -> Any:
        return self.page.evaluate(_ASK, [self.data, self.texts, lang, now, body, argument])

    def suggest(self, text: str, lang: str = "vi") -> Any:
        return self("engine.suggest(argument, {products: 20, others: 6})", text, lang)

    def found(self, text: str) -> list[str]:
        """The numbers of the products, "1" for TS0001, best first."""
        return [str(int(hit["id"][2:])) for hit in self.suggest(text)["products"]]

    def browse(
        self, q: str = "", sort: str = "", lang: str = "vi", now: str = NOON, **filters: list[str]
    ) -> Any:
        view = {"q": q, "sort": sort, "filters": {key.strip("_"): v for key, v in filters.items()}}
        body = "engine.browse(argument).then((told) => ({...told, rows: engine.rows(0, 99)}))"
        return self(body, view, lang, now)

    def listed(self, *args: Any, **view: Any) -> list[str]:
        return [str(int(hit["id"][2:])) for hit in self.browse(*args, **view)["rows"]]


@pytest.fixture
def catalogue(script_page: Page) -> Callable[..., Asked]:
    def make(
        *products: ProductBrief,
        producers: list[ProducerBrief] | None = None,
        texts: dict[str, list[int]] | None = None,
    ) -> Asked:
        return Asked(script_page, list(products), producers or [], texts or {})

    return make


def named(number: int, vi: str, en: str | None = None, **fields: Any) -> ProductBrief:
    return product(number, name=Names(vi, en), **fields)


def marked(shown: dict[str, Any]) -> str:
    """ "«Mật» «ong» rừng"."""
    text = shown["text"]
    for start, end in reversed(shown["marks"]):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return str(text)


def counts(told: Any, facet: str) -> dict[str, int]:
    return {value["value"]: value["count"] for value in told["facets"][facet]}


# ---- what is found, and in which order ---------------------------------------------------------------


def test_a_name_comes_before_another_name_a_producer_a_place_a_kind_and_a_story(
    catalogue: Any,
) -> None:
    asked = catalogue(
        named(1, "Trà xanh", set=11),
        named(2, "Cam ngọt", commune="05014"),  # Mường Động
        named(3, "Bưởi đỏ", producers=("dong",)),
        named(4, "Gạo nếp", also=("nếp động",)),
        named(5, "Đá động"),
        producers=[producer("dong", name=Names("HTX Động", None))],
        texts={"dong": [0]},
    )
    # A story is looked at only where nothing else has the word.
    assert asked.found("dong") == ["5", "4", "3", "2"]
    assert asked.found("muong dong") == ["2"]


def test_what_people_ask_need_not_be_in_a_name(catalogue: Any) -> None:
    asked = catalogue(named(1, "Bưởi Diễn"), named(2, "Dầu dưỡng tóc hoa bưởi"))
    assert asked.found("bán bưởi Diễn ở đâu")[0] == "1"
    assert asked.found("buoi dien bao nhieu tien") == ["1"]
    # Alone such words are what is looked for.
    assert asked.found("dau") == ["2"]


def test_a_story_is_found_where_nothing_else_has_the_words(catalogue: Any) -> None:
    asked = catalogue(
        named(1, "Cam quà tặng"), named(2, "Cam sành"), texts={"tet": [0], "than": [1]}
    )
    assert asked.found("qua tet") == ["1"]
    assert asked.found("than") == ["2"]


def test_stories_of_another_build_are_not_believed(catalogue: Any) -> None:
    asked = catalogue(named(1, "Cam quà tặng"), texts={"tet": [0]})
    asked.texts["text/t.json"]["of"] = "another"
    assert asked.found("tet") == []


def test_the_same_diacritics_come_first(catalogue: Any) -> None:
    asked = catalogue(named(1, "Cà muối"), named(2, "Cá muối"), named(3, "Ca muối Hòa Lạc"))
    assert asked.found("cá")[0] == "2"
    assert asked.found("cà muối")[0] == "1"
    assert asked.found("ca")[0] == "1"  # none typed, none preferred
    # Wherever the tone is written, and however it is made up.
    assert asked.found("hoà lạc") == asked.found("hòa lạc") == asked.found("ho\u0300a la\u0323c")


def test_certificates_that_hold_and_more_stars_decide_between_equals(catalogue: Any) -> None:
    past = (Standing(5, PartialDate(2020), None),)
    asked = catalogue(
        named(1, "Mật ong"),
        named(2, "Mật ong", status=None, certificates=past),
        reliable(3, name=Names("Mật ong", None)),
        named(
            4,
            "Mật ong",
            status=None,
            certificates=(Standing(5, PartialDate(2028), None),),
        ),
    )
    assert asked.found("mat ong") == ["4", "3", "2", "1"]


@pytest.mark.parametrize(
    "query", ["TS0013", "ts13", "ts-13", "TS 0013", "ts.0013", "0013", "mã số ts13"]
)
def test_a_catalogue_number_is_found_however_it_is_typed(catalogue: Any, query: str) -> None:
    asked = catalogue(named(13, "Cam"), named(130, "Mã số"), named(131, "Bưởi"))
    assert asked.found(query)[0] == "13"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("matong", "mật ong"),
        ("cagaileo", "cà gai leo"),
        ("mat ong rungg", "typo"),
        ("tho camm", "typo"),
        ("brocade scraf", "transposed"),
        ("mat nog", "transposed"),
        ("home stay", "split"),
        ("rung mat ong", "order"),
        ("mua mat ong rung o dau", "extra words"),
    ],
)
def test_it_forgives(catalogue: Any, query: str, meant: str) -> None:
    asked = catalogue(
        named(1, "Mật ong rừng", "Forest honey"),
        named(2, "Cao cà gai leo"),
        named(3, "Khăn thổ cẩm", "Brocade scarf"),
        named(4, "Homestay bản Lác"),
        named(5, "Chè shan tuyết", "Shan tea"),
    )
    wanted = {"cà gai leo": "2", "split": "4"}.get(meant) or (
        "3" if "cam" in query or "broc" in query else "1"
    )
    assert asked.found(query)[0] == wanted, meant


def test_words_beside_each_other_belong_together(catalogue: Any) -> None:
    """ "lac thuy" is a place: a name with "lac" made in a place with "thuy" is another thing."""
    asked = catalogue(
        named(1, "Mật ong rừng Lạc Sỹ", former="05356"),
        named(2, "Mật ong hoa", commune="05392"),  # Lạc Thủy
    )
    assert asked.found("mat ong lac thuy")[0] == "2"


def test_either_languages_words_find_a_product_in_both(catalogue: Any) -> None:
    asked = catalogue(named(1, "Thổ cẩm", "Brocade"), named(2, "Chỉ tiếng Việt"))
    for lang, name in (("vi", "Thổ cẩm"), ("en", "Brocade")):
        for query in ("tho cam", "brocade"):
            hit = asked.suggest(query, lang)["products"][0]
            assert hit["name"]["text"] == name
            assert hit["url"] == "products/thu-1/"
    foreign = asked.suggest("chi tieng", "en")["products"][0]["name"]
    assert (foreign["text"], foreign["lang"]) == ("Chỉ tiếng Việt", "vi")


def test_what_was_looked_for_is_marked_in_both_names(catalogue: Any) -> None:
    asked = catalogue(named(1, "Ma\u0323\u0302t ong «rừng»", "Forest honey"))
    hit = asked.suggest("mat ru")["products"][0]
    assert nfc(marked(hit["name"])) == "«Mật» ong ««rừ»ng»"
    assert marked(hit["other"]) == "Forest honey"
    assert marked(asked.suggest("honye")["products"][0]["other"]) == "Forest «honey»"
    assert nfc(marked(asked.suggest("matong")["products"][0]["name"])) == "«Mật ong» «rừng»"


def test_the_nearest_spelling_is_offered_as_it_is_written(catalogue: Any) -> None:
    asked = catalogue(named(1, "Mật ong rừng"))
    assert asked.suggest("mat ongg")["instead"] == "mat ong"
    assert asked.suggest("mat ong")["instead"] is None
    assert asked.suggest("xyzxyz")["total"] == 0


def test_words_everything_has_need_not_match(catalogue: Any) -> None:
    asked = catalogue(named(1, "Mật ong"), named(2, "Cam", set=1))
    assert asked.found("mật ong của Hòa Bình") == ["1"]


def test_what_nothing_has_finds_nothing(catalogue: Any) -> None:
    for products in ([], [named(1, "Cam")]):
        told = catalogue(*products).suggest("?!")
        assert (told["total"], told["products"], told["others"]) == (0, [], [])
        assert catalogue(*products).suggest("")["total"] == 0


def test_long_and_odd_queries_do_no_harm(catalogue: Any) -> None:
    asked = catalogue(named(1, "Cam"))
    for query in (
        "cam " * 500,
        "[](){}.*+?^$|\\",
        "constructor",
        "__proto__",
        "\ud800",
        "c" * 9999,
    ):
        asked.suggest(query)


# ---- other things ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "kind", "url"),
    [
        ("htx mong", "producer", "producers/mong/"),
        ("muong dong", "place", "places/05014-muong-dong/"),
        ("hop tien kim boi", "former", "places/05014-muong-dong/"),
        ("Xã Hợp Tiến", "former", "places/05014-muong-dong/"),
        ("thu cong", "group", "groups/handicrafts/"),
        ("honey", "set", "sets/04-honey/"),
        ("vietgap", "mark", "products/?mark=vietgap"),
        ("gioi thieu", "page", "about/"),
        ("what stars mean", "page", "about/"),
        ("muong donng", "place", "places/05014-muong-dong/"),
    ],
)
def test_other_things_are_found_too(catalogue: Any, query: str, kind: str, url: str) -> None:
    asked = catalogue(
        named(1, "Trà", commune="05014", producers=("mong",)),
        producers=[producer("mong", name=Names("Hợp tác xã Mộng", None))],
    )
    first = asked.suggest(query)["others"][0]
    assert (first["kind"], first["url"]) == (kind, url)


def test_a_unit_that_was_split_leads_to_each_of_its_communes(catalogue: Any) -> None:
    found = catalogue(named(1, "Trà")).suggest("vay nua")["others"]
    assert {other["detail"] for other in found if other["kind"] == "former"} == {
        "Xã Tiền Phong",
        "Phường Thống Nhất",
    }


@pytest.mark.parametrize("form", ["written", "plain", "english"])
def test_every_generation_of_place_names_leads_to_the_place_of_today(
    catalogue: Any, form: str
) -> None:
    """All of communes.tsv and earlier.tsv: since July 2025, until then with the district, before 2020."""
    asked = catalogue(named(1, "Trà"))
    wanted = [(unit.name, "", {unit.url}) for unit in places().communes.values()]
    for unit in places().former.values():
        urls = {places().communes[code].url for code in unit.now}
        wanted += [(name, unit.district, urls) for name in (unit.name, *unit.earlier)]
    assert len(wanted) > 46 + 151
    queries = []
    for name, district, _ in wanted:
        parts = [english(part) if form == "english" else part for part in (name, district) if part]
        queries.append(fold(" ".join(parts)) if form == "plain" else " ".join(parts))
    body = "Promise.all(argument.map((one) => engine.suggest(one, {products: 1, others: 6})))"
    answers = asked(body, queries)
    found = [{other["url"] for other in answer["others"]} for answer in answers]
    lost = [query for query, (*_, urls), has in zip(queries, wanted, found) if not urls <= has]
    assert lost == []


def test_a_product_is_found_by_what_its_commune_was_called_before_2020(catalogue: Any) -> None:
    asked = catalogue(named(1, "Trà", former="05395"), named(2, "Trà", commune="05014"))
    assert asked.found("tra co nghia") == ["1"]
    assert asked.found("Trà Cố Nghĩa")[0] == "1"


def test_things_tell_how_many_products_they_have(catalogue: Any) -> None:
    asked = catalogue(
        named(1, "Trà", commune="05014", producers=("a", "b")),
        named(2, "Cam", commune="05014", producers=("a",)),
        producers=[producer("a", name=Names("Ái", None)), producer("b", name=Names("Bảo", None))],
    )
    assert asked.suggest("ai")["others"][0]["count"] == 2
    assert asked.suggest("muong dong")["others"][0]["count"] == 2


def test_a_former_unit_alone_is_called_so_as_on_cards(catalogue: Any) -> None:
    asked = catalogue(named(1, "Trà", former=SPLIT.code))
    for lang in LANGS:
        place = asked.suggest("tra", lang)["products"][0]["place"]
        assert place == Labels(lang)("former_suffix", name=SPLIT.label(lang))


# ---- the list of all products ----------------------------------------------------------------------


def shelf(catalogue: Any) -> Asked:
    """Four products to choose from."""
    asked: Asked = catalogue(
        reliable(
            1,
            name=Names("Cam", "Orange"),
            set=1,
            producers=("a",),
            former="05038",  # Hợp Tiến, Kim Bôi
            season=(10, 11),
            marks=("vietgap", "gi"),
            visit=True,
            online=True,
        ),
        reliable(2, name=Names("Ổi", "Guava"), set=1, producers=("a", "b"), marks=("vietgap",)),
        named(3, "Áo chàm", "Indigo shirt", set=22, producers=("b",), commune="05014"),
        product(
            4,
            name=Names("Đào", "Peach"),
            set=1,
            status=None,
            certificates=(Standing(3, PartialDate(2024, 1, 31), None),),
            season=(3,),
            online=True,
        ),
        producers=[
            producer("a", name=Names("HTX Mộng", None)),
            producer("b", name=Names("Hộ Nhài", None), kind="household"),
        ],
    )
    return asked


def test_without_a_choice_all_are_there_by_group_and_alphabet(catalogue: Any) -> None:
    told = shelf(catalogue).browse()
    assert (told["total"], told["all"], told["sort"]) == (4, 4, "group")
    assert [hit["name"]["text"] for hit in told["rows"]] == ["Cam", "Đào", "Ổi", "Áo chàm"]
    assert [(part["key"], part["start"], part["count"]) for part in told["sections"]] == [
        ("food", 0, 3),
        ("handicrafts", 3, 1),
    ]


def test_values_of_one_facet_widen_and_facets_narrow(catalogue: Any) -> None:
    asked = shelf(catalogue)
    assert asked.listed(set=["1"]) == ["1", "4", "2"]
    assert asked.listed(set=["1", "22"]) == ["1", "4", "2", "3"]
    assert asked.listed(set=["1"], producer=["b"]) == ["2"]
    assert asked.listed(with_=["online"]) == ["1", "4"]
    assert asked.listed(with_=["online", "visit"]) == ["1"]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"group": ["handicrafts"]}, ["3"]),
        ({"stars": ["4"]}, ["1", "2"]),
        ({"stars": ["0"]}, ["3"]),
        ({"status": ["expired"]}, ["4"]),
        ({"place": ["05014"]}, ["1", "3"]),
        ({"district": ["kim-boi"]}, ["1"]),
        ({"producer": ["a"]}, ["1", "2"]),
        ({"kind": ["household"]}, ["2", "3"]),
        ({"mark": ["gi"]}, ["1"]),
        ({"month": ["3"]}, ["4"]),
        ({"month": ["now"]}, ["1"]),
        ({"group": ["<script>"], "nonsense": ["1"]}, ["1", "4", "2", "3"]),
    ],
)
def test_every_facet_chooses(
    catalogue: Any, filters: dict[str, list[str]], wanted: list[str]
) -> None:
    assert shelf(catalogue).listed(**filters) == wanted


def test_counts_are_what_a_further_choice_would_leave(catalogue: Any) -> None:
    told = shelf(catalogue).browse(mark=["vietgap"], producer=["b"])
    assert told["total"] == 1
    assert counts(told, "producer") == {"a": 2, "b": 1}  # either of them, with the mark
    assert counts(told, "mark") == {"vietgap": 1}
    assert counts(told, "set") == {"1": 1}
    assert [value["chosen"] for value in told["facets"]["producer"]] == [False, True]
    # A further "with" narrows.
    assert counts(shelf(catalogue).browse(with_=["online"]), "with") == {"visit": 1, "online": 2}


def test_a_query_and_filters_work_together(catalogue: Any) -> None:
    asked = shelf(catalogue)
    assert asked.listed("htx mong") == ["1", "2"]
    assert asked.listed("htx mong", with_=["visit"]) == ["1"]
    told = asked.browse("cam")
    assert (told["sort"], told["total"], told["sections"]) == ("fit", 1, [])
    assert marked(told["rows"][0]["name"]) == "«Cam»"


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("name", ["3", "1", "4", "2"]),
        ("stars", ["1", "2", "4", "3"]),
        ("newest", ["4", "3", "2", "1"]),
        ("expiry", ["1", "2", "3", "4"]),
        ("<b>", ["1", "4", "2", "3"]),
    ],
)
def test_orders(catalogue: Any, sort: str, wanted: list[str]) -> None:
    assert shelf(catalogue).listed(sort=sort) == wanted


def test_names_are_in_the_alphabet_of_the_readers_language(catalogue: Any) -> None:
    rows = shelf(catalogue).browse(sort="name", lang="en")["rows"]
    assert [row["name"]["text"] for row in rows] == ["Guava", "Indigo shirt", "Orange", "Peach"]


def test_when_nothing_is_found_it_tells_which_choice_to_leave_out(catalogue: Any) -> None:
    told = shelf(catalogue).browse(group=["handicrafts"], stars=["4"])
    assert told["total"] == 0
    assert [(ease["facet"], ease["value"], ease["count"]) for ease in told["ease"]] == [
        ("group", "handicrafts", 2),
        ("stars", "4", 1),
    ]


def test_values_can_be_looked_for(catalogue: Any) -> None:
    asked = shelf(catalogue)
    body = "engine.browse({}).then(() => engine.values('place', argument))"
    assert [value["value"] for value in asked(body, "muong DONG")] == ["05014"]
    assert asked(body.replace("'place'", "'nonsense'"), "x") == []


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("2026-11-22T12:00:00", "valid"),
        ("2027-10-02T23:59:00", "valid"),
        ("2027-10-03T00:01:00", "expiring"),
        ("2028-03-31T23:59:00", "expiring"),
        ("2028-04-01T00:01:00", "expired"),
    ],
)
def test_the_status_is_that_of_the_day_of_reading(catalogue: Any, now: str, status: str) -> None:
    asked = shelf(catalogue)
    told = asked.browse(now=now, sort="name", producer=["a"])
    assert {row["status"] for row in told["rows"]} == {status}
    assert counts(told, "status") == {status: 2}
    assert {row["ends"] for row in told["rows"]} == {"2028-03-31"}


def test_the_season_is_that_of_the_month_of_reading(catalogue: Any) -> None:
    asked = shelf(catalogue)
    assert asked.listed(month=["now"], now="2027-03-05T08:00:00") == ["4"]
