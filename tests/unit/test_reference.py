"""catalogue/data: groups and sets of Decision 26/2026/QĐ-TTg, marks, closed lists and words."""

from __future__ import annotations

import pytest

from catalogue.check.words import _patterns
from catalogue.reference import (
    LANGS,
    MarkKind,
    ProductSet,
    groups,
    kinds,
    marks,
    old_groups,
    sets,
    wordings,
)
from catalogue.text import is_slug
from tests.support.words import ui_words

SETS = list(sets().values())
MARKS = list(marks().values())
LISTS = [(name, key, row) for name, rows in kinds().items() for key, row in rows.items()]

# Decision 26/2026/QĐ-TTg, Articles 1.2 and 2.3
PRODUCER_KINDS = """
    cooperative cooperative-group company-llc company-jsc private-enterprise farm household association
"""


def test_six_groups_in_the_order_of_the_decision() -> None:
    assert [(group.number, slug) for slug, group in groups().items()] == [
        ("I", "food"), ("II", "beverages"), ("III", "herbal"),
        ("IV", "handicrafts"), ("V", "ornamental"), ("VI", "tourism"),
    ]  # fmt: skip


def test_26_sets() -> None:
    assert list(sets()) == [row.number for row in SETS] == list(range(1, 27))
    assert len({row.slug for row in SETS}) == 26
    assert len({row.branch["vi"] for row in SETS if row.group == "food"}) == 6
    assert len({row.branch["vi"] for row in SETS if row.group == "beverages"}) == 2


@pytest.mark.parametrize(
    ("group", "numbers"),
    [
        ("food", range(1, 14)), ("beverages", range(14, 18)), ("herbal", range(18, 21)),
        ("handicrafts", range(21, 23)), ("ornamental", range(23, 26)), ("tourism", [26]),
    ],
)  # fmt: skip
def test_sets_of_a_group(group: str, numbers: object) -> None:
    assert [row.number for row in SETS if row.group == group] == list(numbers)


@pytest.mark.parametrize("row", SETS, ids=lambda row: f"set {row.number}")
def test_set_has_labels_in_both_languages(row: ProductSet) -> None:
    assert row.group in groups()
    assert is_slug(row.slug)
    for words in (row.label, row.short, row.branch):
        assert set(words) == set(LANGS)
        assert all(words.values())
    assert row.label["en"].isascii()


@pytest.mark.parametrize("row", [*SETS, *groups().values()], ids=lambda row: row.slug)
def test_label_of_a_chip_is_short(row: ProductSet) -> None:
    assert all(len(row.short[lang]) <= 30 for lang in LANGS)


@pytest.mark.parametrize(
    ("number", "label"),
    [
        (1, "Rau, củ, quả, hạt tươi"),
        (4, "Mật ong, mật khác và nông sản thực phẩm khác"),
        (7, "Chế biến từ rau, củ, quả, hạt"),
        (14, "Rượu trắng"),
        (20, "Tinh dầu và dược liệu khác"),
        (22, "Vải, may mặc"),
        (26, "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch"),
    ],
)
def test_official_label(number: int, label: str) -> None:
    assert sets()[number].label["vi"] == label


def test_what_a_set_means_for_rules() -> None:
    assert [row.number for row in SETS if row.is_alcohol] == [14, 15]
    assert [row.number for row in SETS if row.is_herbal] == [18, 19, 20]
    assert [row.number for row in SETS if row.is_service] == [26]


def test_old_groups_lead_to_present_ones() -> None:
    assert len(old_groups()) == 6
    for old in old_groups():
        assert old.group in groups()
        assert set(old.label) == set(LANGS)
        assert old.set is None or sets()[old.set].group == old.group


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.key)
def test_mark_says_what_it_is_about(mark: MarkKind) -> None:
    assert mark.scopes
    assert set(mark.scopes) <= set(kinds()["mark_scopes"])
    assert is_slug(mark.key)
    for lang in LANGS:
        assert mark.label[lang]
        assert mark.meaning[lang].endswith(".")


@pytest.mark.parametrize(
    "key", ["vietgap", "globalgap", "organic", "haccp", "iso-22000", "halal", "gi", "collective-mark",
            "certification-mark", "brc", "fda"]
)  # fmt: skip
def test_mark_that_the_criteria_name(key: str) -> None:
    assert key in marks()


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("producer_kinds", PRODUCER_KINDS),
        ("buy_kinds", "shop online producer supermarket"),
        ("source_levels", "official press producer shop"),
        ("mark_scopes", "farm facility product"),
        ("statuses", "valid expiring expired revoked undated candidate unconfirmed discontinued"),
    ],
)  # fmt: skip
def test_closed_list_of_the_contract(name: str, keys: str) -> None:
    assert list(kinds()[name]) == keys.split()


@pytest.mark.parametrize(
    ("name", "key", "row"), LISTS, ids=[f"{name}-{key}" for name, key, _ in LISTS]
)
def test_choice_reads_well_in_both_languages(name: str, key: str, row: dict[str, object]) -> None:
    for words in [row["chip"], row["sentence"]] if name == "statuses" else [row]:
        assert set(words) == set(LANGS)
        assert all(words.values())


def test_words_to_avoid_apply_to_sets_that_exist_and_can_be_found() -> None:
    for wording in wordings():
        assert wording.applies_to_sets <= set(sets())
        for lang, phrases in {"vi": wording.vi, "en": wording.en}.items():
            for phrase in phrases:
                assert _patterns(wording)[lang].search(phrase) or lang == "vi"


@pytest.mark.parametrize("key", list(ui_words()))
def test_word_of_the_pages_stands_in_both_languages(key: str) -> None:
    assert set(ui_words()[key]) == set(LANGS)
    assert all(ui_words()[key].values())
