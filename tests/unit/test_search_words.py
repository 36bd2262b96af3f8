"""catalogue/model/search_words.py: what a search finds an entry by beside its name."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.model import Producer, Product
from catalogue.model.search_words import other_names, text_words

NAME = {"vi": "Cao xạ đen Tuyết Nhi", "en": "Tuyet Nhi xa den extract"}


def product(**fields: Any) -> Product:
    return Product.model_validate({"id": "HB0001", "name": NAME, "set": 18} | fields)


def words_of(**fields: Any) -> str:
    return text_words(product(**fields))


def test_words_are_those_of_summary_story_ingredients_and_facts_in_both_languages() -> None:
    label, value = {"vi": "Vùng trồng", "en": "Grown at"}, {"vi": "4,5 ha", "en": "Đú Sáng"}
    assert words_of(
        summary={"vi": "Nấu chậm.", "en": "Slowly made."},
        story={"vi": "Lá hái **tháng mười**.\n\n- Phơi khô", "en": "Picked in October."},
        ingredients={"vi": "Lá vối", "en": "Leaves"},
        facts=[{"label": label, "value": value, "source": "bao"}],
    ) == (
        "4 5 at cham du grown ha hai in kho la leaves made muoi nau october phoi picked sang "
        "slowly thang trong voi vung"
    )


def test_words_of_nothing_else_count() -> None:
    assert words_of() == ""
    assert words_of(storage={"vi": "Nơi khô", "en": "Dry"}, unconfirmed=[{"vi": "Chưa rõ"}]) == ""


def test_words_of_names_are_left_out() -> None:
    story = {"vi": "Cao nấu từ cây xạ đen rừng", "en": "Extract of the forest"}
    assert words_of(story=story) == "cay forest nau of rung the tu"
    assert words_of(story=story, also_known_as=["cây rừng"]) == "forest nau of the tu"


def test_each_word_stands_once_in_order() -> None:
    assert words_of(summary={"vi": "ong Ong ÒNG ba ong", "en": "ba"}) == "ba ong"


def test_words_of_other_letters_are_left_out() -> None:
    assert words_of(summary={"vi": "mật 蜂蜜 мёд straße 5m²", "en": "1 000 m2"}) == "000 1 m2 mat"


@pytest.mark.parametrize(
    "story",
    ["xem [trang này](https://htx.example/mat-ong?a=b)", "xem trang này https://htx.example/mat"],
)
def test_addresses_of_links_are_no_words(story: str) -> None:
    assert words_of(story={"vi": story}) == "nay trang xem"


# ---- other names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("also", "kept"),
    [
        ("xạ đen Hòa Bình", True),
        ("cao xa den", False),
        ("Nhi extract", False),
        ("cao extract", True),  # words of both languages
        ("CAO  XẠ ĐEN – Tuyết Nhi!", False),
        ("蜂蜜", True),
    ],
)
def test_other_names_are_kept_that_say_more_than_the_name(also: str, kept: bool) -> None:
    assert other_names(product(also_known_as=[also])) == ((also,) if kept else ())


def test_a_producer_has_other_names_too() -> None:
    data = {"name": {"vi": "HTX 3T"}, "kind": "cooperative", "also_known_as": ["3T", "3T Farm"]}
    assert other_names(Producer.model_validate(data)) == ("3T Farm",)
