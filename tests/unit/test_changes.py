"""catalogue/review/changes.py: what a change of the data amounts to, in words."""

from __future__ import annotations

import json
from datetime import date

import pytest

from catalogue.markdown import code
from catalogue.review.changes import EntryChange, changes
from catalogue.review.revision import Differing
from catalogue.review.shown import show_changes

TODAY = date(2026, 11, 22)
HONEY = """\
id: HB0001
name: {vi: Mật ong, en: Honey}
set: 4
producers: [htx-a]
summary: {vi: Mật ong hoa nhãn.}
story: {vi: Một hai ba.}
certificates:
  - {stars: 3, issued: 2024-12, source: qd}
packs:
  - {size: 500 ml, price_vnd: 150000, price_date: 2026-05}
sources:
  qd: {title: {vi: Quyết định}, level: official, date: 2024-12}
"""
FARM = """\
name: {vi: HTX A}
kind: cooperative
sources:
  web: {title: {vi: Trang của HTX}, level: producer}
"""


def change(
    before: str | None, after: str | None, path: str = "products/mat-ong.yml"
) -> EntryChange:
    old, new = (text.encode() if text is not None else None for text in (before, after))
    (found,) = changes([Differing(path, old, new)], TODAY)
    return found


def lines(before: str | None, after: str | None, path: str = "products/mat-ong.yml") -> list[str]:
    """What is said in English; "!" before what deserves a second look."""
    found = json.loads(show_changes([change(before, after, path)], "json", "en", "main"))
    return [("!" if line["attention"] else "") + line["en"] for line in found[0]["lines"]]


def edited(*pairs: tuple[str, str], text: str = HONEY) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("stars: 3", "stars: 4")], ["Stars raised from 3 to 4, Valid.", "!stars: 3 → 4"]),
        (
            [("stars: 3", "stars: 5"), ("2024-12, so", "2022-01, so")],
            ["Stars raised from 3 to 5, Expired."],
        ),
        (
            [("2024-12, so", "2021-12, so")],
            ["from “Valid” to “Expired”", "!issued: 2024-12 → 2021-12"],
        ),
        ([("source: qd}", "decision: 12/QĐ-UBND, source: qd}")], ["decision: “” → 12/QĐ-UBND"]),
        (
            [("source: qd}", "revoked: 2026-01, source: qd}")],
            ["“Valid” to “Revoked”", "!revoked: “” → 2026-01"],
        ),
        (
            [("id: HB0001", "id: HB0002")],
            ["!The id changes from HB0001 to HB0002; an id once published must never change."],
        ),
        ([("Một hai ba.", "Một hai ba bốn năm.")], ["story.vi: text changed, from 3 to 5 words."]),
        ([("vi: Mật ong,", "vi: Mật ong nhãn,")], ["name.vi: Mật ong → Mật ong nhãn"]),
        ([("set: 4", "set: 5")], ["set: 4 → 5"]),
        ([("set: 4\n", "set: 4\nseason: [10, 11]\n")], ["season: added 10, 11"]),
        ([("summary: {vi: Mật ong hoa nhãn.}\n", "")], ["summary.vi: removed Mật ong hoa nhãn."]),
        ([("150000", "160000")], ["packs[500 ml].price_vnd: 150000 → 160000"]),
        ([("level: official", "level: press")], ["Source changed: qd (Press): Quyết định"]),
    ],
)
def test_what_is_said(pairs: list[tuple[str, str]], said: list[str]) -> None:
    told = lines(HONEY, edited(*pairs))
    for wanted in said:
        attention, words = wanted.startswith("!"), wanted.removeprefix("!")
        assert any(words in line and line.startswith("!") == attention for line in told), told


def test_only_that_is_said() -> None:
    assert lines(HONEY, edited(("set: 4", "set: 5"))) == ["set: 4 → 5"]


def test_certificate_added() -> None:
    old = edited(("certificates:\n  - {stars: 3, issued: 2024-12, source: qd}\n", ""))
    assert lines(old, HONEY) == [
        "3 stars, Valid.",
        "Certificate added: 3 stars (December 2024). Source: qd, Official document.",
    ]
    press = edited(("level: official", "level: press"))
    old = edited(("certificates:\n  - {stars: 3, issued: 2024-12, source: qd}\n", ""), text=press)
    assert lines(old, press)[1] == (
        "!Certificate added: 3 stars (December 2024). Source: qd, Press."
    )


def test_certificate_removed() -> None:
    new = edited(("certificates:\n  - {stars: 3, issued: 2024-12, source: qd}\n", ""))
    assert lines(HONEY, new) == [
        "No stars: Rating not confirmed.",
        "!Certificate removed: 3 stars (December 2024).",
    ]


def test_second_certificate() -> None:
    new = edited(("source: qd}\n", "source: qd}\n  - {stars: 4, issued: 2025-01, source: qd}\n"))
    assert lines(HONEY, new)[:2] == [
        "Stars raised from 3 to 4, Valid.",
        "Certificate added: 4 stars (January 2025). Source: qd, Official document.",
    ]


def test_new_product() -> None:
    found = change(None, HONEY)
    assert (found.state, found.name, found.page) == ("added", "Mật ong", "products/mat-ong/")
    assert lines(None, HONEY) == [
        "Id HB0001.",
        "3 stars, Valid.",
        "Certificate added: 3 stars (December 2024). Source: qd, Official document.",
        "Source added: qd (Official document): Quyết định",
    ]


def test_removed_product() -> None:
    assert change(HONEY, None).state == "removed"
    assert lines(HONEY, None) == [
        "!HB0001 is printed in QR codes: keep the file and write status: discontinued instead."
    ]


def test_renamed_product() -> None:
    raw = HONEY.encode()
    files = [Differing("products/a.yml", raw, None), Differing("products/b.yml", None, raw)]
    (found,) = changes(files, TODAY)
    assert (found.state, found.slug) == ("renamed", "b")
    assert "address changes from `a` to `b`" in show_changes([found], "md", "en", "main")


def test_two_products_with_ids_of_their_own_are_no_renaming() -> None:
    other = edited(("HB0001", "HB0002")).encode()
    files = [
        Differing("products/a.yml", HONEY.encode(), None),
        Differing("products/b.yml", None, other),
    ]
    assert [found.state for found in changes(files, TODAY)] == ["removed", "added"]


def test_layout_only() -> None:
    assert change(HONEY, "# A comment\n" + HONEY).state == "same"


def test_unreadable() -> None:
    assert change(HONEY, "id: [").state == "unreadable"
    assert lines(HONEY, "id: [") == [
        "!The file has errors and could not be compared; see the findings."
    ]
    assert change("id: [", HONEY).state == "changed"
    assert change("id: [", None).state == "removed"


def test_contact_without_consent() -> None:
    phone = 'kind: cooperative\nphone: "+84912345678"'
    path = "producers/htx-a.yml"
    told = lines(FARM, edited(("kind: cooperative", phone), text=FARM), path)
    assert "!phone: no consent recorded. It is needed if this is a person's contact." in told
    consent = f"{phone}\nconsent: {{by: HTX A, date: 2026-05}}"
    told = lines(FARM, edited(("kind: cooperative", consent), text=FARM), path)
    assert told
    assert not any(line.startswith("!") for line in told)


def test_photos_and_files_that_are_no_entries() -> None:
    files = [
        Differing("products/_template.yml", b"", b"x"),
        Differing("products/photos/a.jpg", b"1", b"2"),
        Differing("products/photos/b.jpg", None, b"2"),
    ]
    assert [(found.name, found.state, found.page) for found in changes(files, TODAY)] == [
        ("products/photos/a.jpg", "changed", None),
        ("products/photos/b.jpg", "added", None),
    ]


# ---- how it is shown ------------------------------------------------------------------------------

HOSTILE = "[x](https://evil.example) @someone #1 <img src=x> ``` **b** \u202e\x1b[31m"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_untrusted_text_stands_in_code_spans(lang: str) -> None:
    new = edited(("vi: Mật ong, en", f"vi: {json.dumps(HOSTILE)}, en"))
    shown = show_changes([change(HONEY, new)], "md", lang, "main")
    assert code(HOSTILE) in shown
    assert "[x](" not in shown.replace(code(HOSTILE), "")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("a\nb", "`a b`"),
        ("", "“”"),
        ("x" * 200, "`" + "x" * 159 + "…`"),
    ],
)
def test_code(text: str, shown: str) -> None:
    assert code(text) == shown


def test_markdown_page() -> None:
    page = show_changes([change(HONEY, edited(("set: 4", "set: 5")))], "md", "vi", "main")
    assert page.splitlines() == [
        "## Thay đổi so với `main`",
        "",
        "1 mục thay đổi, 0 mục cần xem kỹ.",
        "",
        "### Sản phẩm",
        "",
        "**`Mật ong`** · sửa · `vi/products/mat-ong/`",
        "",
        "- `set`: `4` → `5`",
    ]


def test_text_page() -> None:
    page = show_changes([change(HONEY, edited(("stars: 3", "stars: 4")))], "text", "en", "main")
    assert "    - ⚠ look twice: Certificate of 4 stars (December 2024)" in page
    assert "`" not in page


def test_nothing_changed() -> None:
    assert "No entry changed." in show_changes([], "md", "en", "main")


def test_long_lists_are_cut_and_say_so() -> None:
    many = [change(HONEY, edited(("set: 4", "set: 5"))) for _ in range(70)]
    assert show_changes(many, "md", "en", "main").endswith("… and 10 more lines.")
    assert len(json.loads(show_changes(many, "json", "en", "main"))) == 70
