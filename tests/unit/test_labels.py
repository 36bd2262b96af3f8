"""catalogue/enrich/labels.py: phrases, numbers and texts in the reader's language."""

from __future__ import annotations

from string import Template

import pytest

from catalogue.enrich import labels
from catalogue.enrich.labels import Labels, Shown
from catalogue.model.brief import Names
from catalogue.reference import LANGS, read_yaml

VI, EN = Labels("vi"), Labels("en")


def names_in(phrase: str) -> set[str]:
    return set(Template(phrase).get_identifiers())


def test_every_phrase_is_well_formed_and_asks_for_the_same_values_in_both_languages() -> None:
    for key, phrase in read_yaml("phrases.yml").items():
        assert set(phrase) == set(LANGS), key
        assert all(Template(phrase[lang]).is_valid() for lang in LANGS), key
        assert names_in(phrase["vi"]) == names_in(phrase["en"]), key


def test_every_phrase_is_filled_in() -> None:
    for lang in LANGS:
        for key, phrase in read_yaml("phrases.yml").items():
            values = {name: f"<{name}>" for name in names_in(phrase[lang])}
            text = Labels(lang)(key, **values)
            assert text == Template(phrase[lang]).substitute(values)
            assert "$" not in text


@pytest.fixture
def phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    data = {
        "plain": {"vi": "Trả {lại} 100%", "en": "Back"},
        "filled": {"vi": "$count món", "en": "$count goods, ${count}x, $$5"},
    }
    monkeypatch.setattr(labels, "read_yaml", lambda name: data)
    labels._phrases.cache_clear()
    yield
    labels._phrases.cache_clear()


@pytest.mark.usefixtures("phrases")
def test_phrases_in_both_languages() -> None:
    assert (VI("plain"), EN("plain")) == ("Trả {lại} 100%", "Back")
    assert (VI("filled", count=3), EN("filled", count=3)) == ("3 món", "3 goods, 3x, $5")


@pytest.mark.usefixtures("phrases")
def test_a_value_is_text_whatever_is_in_it() -> None:
    assert VI("filled", count="$count {count} %s") == "$count {count} %s món"


@pytest.mark.usefixtures("phrases")
def test_what_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        VI("no such phrase")
    with pytest.raises(KeyError):
        VI("filled", counts=3)


def test_a_text_is_shown_in_the_page_s_language_or_marked() -> None:
    assert EN.text(Names("Cam", "Orange")) == Shown("Orange", "en")
    assert EN.text(Names("Cam", None)) == Shown("Cam", "vi")
    assert VI.text(Names(None, "Orange")) == Shown("Orange", "en")
    assert VI.maybe(None) is None
    assert EN.own("x") == Shown("x", "en")


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [(0, "0", "0"), (999, "999", "999"), (1234.5, "1.234,5", "1,234.5"), (10**6, "1.000.000", "1,000,000")],
)  # fmt: skip
def test_numbers(value: float, vi: str, en: str) -> None:
    assert (VI.number(value), EN.number(value)) == (vi, en)


def test_the_other_language() -> None:
    assert (VI.other, EN.other) == (EN, VI)
