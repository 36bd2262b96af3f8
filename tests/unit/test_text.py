"""catalogue/text.py: folding, slugs, nearest names and Vietnamese alphabetical order."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.text import (
    fold,
    index_letter,
    is_slug,
    nearest,
    nfc,
    one_line,
    slug,
    slugs,
    sort_key,
    vocabulary,
    words,
)

VIETNAMESE = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậòỏõóọùủũúụỳỷỹýỵABĐÂƠ 09-", max_size=12
)
SYLLABLES = st.text("abcdđeghăâêôơưàảãáạằểẫúỵ019zя", min_size=1, max_size=4)
TEXTS = st.one_of(VIETNAMESE, st.text(max_size=12))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# ---- fold -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Mật ong rừng Hợp Tiến", "mat ong rung hop tien"),
        ("ĐÚ SÁNG", "du sang"),
        ("Hòa Bình", "hoa binh"),
        ("Hoà Bình", "hoa binh"),
        ("Mỵ Hòa", "my hoa"),
        ("Ưu đãi ở Đà Bắc", "uu dai o da bac"),
        ("3T Farm", "3t farm"),
        ("", ""),
    ],
)
def test_fold_takes_case_and_marks_away(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(decomposed(text)) == folded


@given(TEXTS)
def test_fold_of_a_folded_text_is_the_same(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_fold_does_not_see_the_normal_form(text: str) -> None:
    assert fold(decomposed(text)) == fold(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_fold_of_vietnamese_is_ascii(text: str) -> None:
    assert fold(text).isascii()


@given(TEXTS)
def test_nfc_is_trimmed_and_stays(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text) == nfc(text).strip()


@given(TEXTS)
def test_fold_takes_nothing_else_away(text: str) -> None:
    apart = decomposed(text.lower().replace("đ", "d"))
    assert fold(text) == re.sub(
        "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]", "", apart
    )


@given(TEXTS)
def test_words_are_all_there_whatever_else_is_in_a_text(text: str) -> None:
    assert words(text).split(" ") == re.findall(r"[^\W_]+", fold(text)) or not words(text)
    assert words(f"{text} m²").split() == [*words(text).split(), "m²"]


# ---- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["mat ong", "MẬT  ONG", "*Mật* _ong_!", "Mật\n\nong.", "“mật” – ong"]
)
def test_words_are_what_is_left_of_typing(text: str) -> None:
    assert words(text) == "mat ong"


# ---- slug -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Cá lăng đen sông Đà phi-lê", "ca-lang-den-song-da-phi-le"),
        ("  Mật ong -- rừng  ", "mat-ong-rung"),
        ("Bưởi Diễn (3 sao)", "buoi-dien-3-sao"),
        ("100%", "100"),
        ("🍯", ""),
        ("", ""),
    ],
)
def test_slug(text: str, address: str) -> None:
    assert slug(text) == address


@given(TEXTS)
def test_slug_is_well_formed_or_empty(text: str) -> None:
    made = slug(text)
    assert made == slug(made)
    assert not made or set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "--" not in made


@pytest.mark.parametrize("text", ["mat-ong", "3t-farm", "a", "con-ong", "com10"])
def test_well_formed_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-a",
        "a-",
        "a--b",
        "A",
        "mật",
        "a b",
        "a_b",
        "a.b",
        "a\n",
        "٣",
        "con",
        "nul",
        "com1",
        "lpt9",
    ],
)
def test_no_slug(text: str) -> None:
    assert not is_slug(text)


# ---- nearest --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Mật ông", "mật ong"),
        ("MAT ONG", "mật ong"),
        ("cam cao fong", "Cam Cao Phong"),
        ("rượu", None),
        ("", None),
    ],
)
def test_nearest_name(wanted: str, found: str | None) -> None:
    assert nearest(wanted, ["mật ong", "Cam Cao Phong", "chè"]) == found


def test_nearest_of_nothing() -> None:
    assert nearest("x", []) is None


# ---- alphabetical order ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ordered",
    [
        "ba bà bả bã bá bạ",
        "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y",
        "an ăn ân ban băn bân",
        "ba_ta ba_xa bà_a bạ băng bâng",
        "da dạ đa đà đạ",
        "hoa hòa hóa họa",
        "hoa hoà hoá hoạ",
        "tu tú tư tứ",
        "1 2 a",
        "e f g i j k u v w x y z",
    ],
)
def test_vietnamese_dictionary_order(ordered: str) -> None:
    names = [name.replace("_", " ") for name in ordered.split()]
    assert sorted([*names[1:], names[0]], key=lambda name: sort_key(name, "vi")) == names


def test_names_are_compared_word_by_word() -> None:
    names = ["Ba Vì", "Bà Rịa", "Bán Ba", "Bạn", "Bản Lác"]
    order = ["Ba Vì", "Bà Rịa", "Bản Lác", "Bán Ba", "Bạn"]
    assert sorted(names, key=lambda name: sort_key(name, "vi")) == order


def test_order_does_not_see_where_the_tone_is_written() -> None:
    names = ["Hòa Thắng", "Hoà Sơn", "Hòa Bình", "Hoà An"]
    assert sorted(names, key=lambda name: sort_key(name, "vi")) == [
        "Hoà An", "Hòa Bình", "Hoà Sơn", "Hòa Thắng",
    ]  # fmt: skip


def test_english_order_does_not_see_marks() -> None:
    names = ["Đà Bắc", "Da Nang", "Ăn", "Ban"]
    assert sorted(names, key=lambda name: sort_key(name, "en")) == [
        "Ăn",
        "Ban",
        "Đà Bắc",
        "Da Nang",
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
@given(first=TEXTS, second=TEXTS)
def test_order_is_total_and_does_not_see_case_or_normal_form(
    lang: str, first: str, second: str
) -> None:
    one, two = sort_key(first, lang), sort_key(second, lang)
    assert (one < two) + (one == two) + (one > two) == 1
    assert sort_key(decomposed(nfc(first)), lang) == sort_key(nfc(first), lang)


@pytest.mark.parametrize("lang", ["vi", "en"])
@given(first=SYLLABLES, second=SYLLABLES, more=TEXTS, others=TEXTS)
def test_first_word_that_differs_decides(
    lang: str, first: str, second: str, more: str, others: str
) -> None:
    """Keys are texts: where a word ends must never be taken for a letter."""
    one, two = (sort_key(word, lang).split("\0")[0] for word in (first, second))
    if one != two:
        longer = sort_key(f"{first} {more}", lang), sort_key(f"{second} {others}", lang)
        assert (longer[0] < longer[1]) == (one < two)


@pytest.mark.parametrize("lang", ["vi", "en"])
@given(first=TEXTS, more=TEXTS)
def test_shorter_comes_first(lang: str, first: str, more: str) -> None:
    assert sort_key(first, lang) <= sort_key(f"{first} {more}", lang) or not words(more)
    assert sort_key(f"{first} ba", lang) < sort_key(f"{first} ban", lang)
    assert sort_key(f"{first} ba ă", lang) < sort_key(f"{first} ban", lang)
    assert sort_key(f"{first} ba", lang) < sort_key(f"{first} ba a", lang)


def test_order_of_letters_digits_and_what_is_foreign() -> None:
    names = ["0", "1", "9", "a", "z", "ß", "я", "中", "あ", "ꦲ"]
    for lang in ("vi", "en"):
        ordered = sorted(names, key=lambda name: sort_key(name, lang))
        assert ordered[:5] == names[:5]


def test_only_what_is_written_tells_equal_names_apart() -> None:
    for lang in ("vi", "en"):
        hoa, hoa_2 = sort_key("Hòa", lang), sort_key("Hoà", lang)
        assert hoa != hoa_2
        assert hoa.split("\0")[0] == hoa_2.split("\0")[0]
        assert sort_key("mật, ong", lang).split("\0")[0] == sort_key("Mật ong", lang).split("\0")[0]
    assert sort_key("ma", "en").split("\0")[0] == sort_key("mạ", "en").split("\0")[0]
    assert sort_key("ma", "vi").split("\0")[0] != sort_key("mạ", "vi").split("\0")[0]


# ---- for the search ---------------------------------------------------------------------------------


@given(st.lists(TEXTS.map(one_line)))
def test_slugs_of_many_lines_are_those_of_each(lines: list[str]) -> None:
    assert slugs(lines) == [slug(line) for line in lines] or not lines


@given(TEXTS)
def test_vocabulary_is_the_words_of_latin_letters_and_digits(text: str) -> None:
    assert vocabulary(text) == {word for word in words(text).split() if word.isascii()}
    assert all(slug(word) == word for word in vocabulary(text))


@given(st.text(" \t\r\n\v\f\x1c\x1d\x1e\x85\xa0\u2028\u2029ab"))
def test_one_line_has_single_spaces_alone(text: str) -> None:
    assert one_line(text).splitlines() in ([], [one_line(text)])
    assert one_line(text).split(" ") == text.split() or not text.split()


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("Đú Sáng", "Đ", "D"),
        ("ổi", "Ô", "O"),
        ("Ấm", "Â", "A"),
        ("“Mật”", "M", "M"),
        ("3T Farm", "0–9", "0–9"),
        ("茶", "…", "…"),
        ("", "…", "…"),
    ],
)
def test_an_index_has_a_heading_for_each_letter(text: str, vi: str, en: str) -> None:
    assert (index_letter(text, "vi"), index_letter(text, "en")) == (vi, en)
