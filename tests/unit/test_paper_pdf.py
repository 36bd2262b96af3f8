"""PDFs to print: every name right, letters in the file, sizes, codes that scan, nothing outside its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from catalogue.config import REPOSITORY
from catalogue.paper import documents
from catalogue.paper.typeset import Typeset, typeset
from catalogue.text import sort_key
from tests.support.papers import (
    EVENT,
    MARKUP,
    STACKED,
    UNBROKEN,
    Pdf,
    paper_of,
    plain,
    write_catalogue,
)
from tests.support.run import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from catalogue.paper.content import Paper

A4, A5, A6 = (210, 297), (148, 210), (105, 148)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    folder = tmp_path_factory.mktemp("papers")
    return paper_of(write_catalogue(folder / "catalogue"), folder / "cache")


def _event(paper: Paper) -> Typeset:
    return documents.event(paper, paper.index.catalogue.events[EVENT], paper.index.products)


MAKERS: dict[str, Callable[[Paper], Typeset]] = {
    "cards": lambda paper: documents.cards(paper, paper.index.products),
    "labels": lambda paper: documents.labels(paper, paper.index.products),
    "producers": lambda paper: documents.producers(paper, paper.index.products),
    "event": _event,
    "catalogue": lambda paper: documents.catalogue(paper, paper.index.products),
}
SIZES = {"cards": A6, "labels": A4, "producers": A4, "event": A4[::-1], "catalogue": A5}
# How near to its edge a paper has text, in mm.
MARGINS = {"cards": 2, "labels": 10, "producers": 5, "event": 5, "catalogue": 5}


@pytest.fixture(scope="module")
def made(paper: Paper) -> dict[str, Typeset]:
    return {kind: make(paper) for kind, make in MAKERS.items()}


@pytest.fixture(scope="module")
def pdfs(made: dict[str, Typeset]) -> dict[str, Pdf]:
    return {kind: Pdf(one.pdf) for kind, one in made.items()}


@pytest.fixture(params=MAKERS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _shown(paper: Paper, kind: str) -> Iterator[str]:
    """The products that a kind of paper shows."""
    for product in paper.index.products:
        if kind == "event" and product.id not in {"KH0001", "KH0002", "KH0006", *_plenty(paper)}:
            continue
        if kind == "producers" and not product.producers:
            continue
        yield product.slug


def _plenty(paper: Paper) -> set[str]:
    return {product.id for product in paper.index.by_producer["htx-du-dau"]}


def test_every_name_can_be_read_in_both_languages(
    paper: Paper, pdfs: dict[str, Pdf], kind: str
) -> None:
    text = plain(pdfs[kind].text)
    for slug in _shown(paper, kind):
        product = paper.index.catalogue.products[slug]
        data = paper.names(product.name)
        for name in (data["name"], data["other"]):
            assert name is None or plain(name["text"].rstrip("…")) in text, name


def test_stacked_marks_of_vietnamese_are_letters_of_their_own(
    pdfs: dict[str, Pdf], kind: str
) -> None:
    letters = set(STACKED.replace(" ", ""))
    assert letters <= set(pdfs[kind].text)


def test_all_letters_are_in_the_file_and_only_those_it_needs(
    made: dict[str, Typeset], pdfs: dict[str, Pdf], kind: str
) -> None:
    fonts = {font for page in pdfs[kind].pages for font in page.fonts}
    assert {name.partition("+")[2] for name, _ in fonts} <= {
        "BeVietnamPro-Regular", "BeVietnamPro-Medium", "BeVietnamPro-Bold",
    }  # fmt: skip
    assert all(embedded for _, embedded in fonts)
    assert made[kind].foreign == ""


def test_pages_have_the_size_of_their_paper(pdfs: dict[str, Pdf], kind: str) -> None:
    assert {(page.size, page.trim) for page in pdfs[kind].pages} == {(SIZES[kind], SIZES[kind])}


def test_no_text_leaves_its_paper_or_lies_over_another(pdfs: dict[str, Pdf], kind: str) -> None:
    assert pdfs[kind].outside(MARGINS[kind]) == []
    assert pdfs[kind].crossing() == []


def test_text_of_contributors_is_shown_as_typed(pdfs: dict[str, Pdf], kind: str) -> None:
    text = plain(pdfs[kind].text)
    if kind in {"cards", "labels", "catalogue"}:
        assert plain(MARKUP) in text
        assert "#panic(1)" in pdfs[kind].text
    assert plain(UNBROKEN) in text or kind == "producers"


def test_codes_scan_from_the_printed_page(paper: Paper, pdfs: dict[str, Pdf], kind: str) -> None:
    found = {code for number in range(len(pdfs[kind].pages)) for code in pdfs[kind].codes(number)}
    ids = {paper.index.catalogue.products[slug].id for slug in _shown(paper, kind)}
    assert {code for code in found if "/Q/" in code} == {
        f"HTTPS://OCOP.EXAMPLE/Q/{one}" for one in ids
    }
    pages = {code for code in found if "/Q/" not in code}
    assert pages == {
        "producers": {
            f"https://ocop.example/vi/producers/{slug}/" for slug in paper.index.by_producer
        },
        "event": {f"https://ocop.example/vi/events/{EVENT}/"},
    }.get(kind, set())


def test_the_same_day_gives_the_same_bytes(paper: Paper, made: dict[str, Typeset]) -> None:
    assert documents.labels(paper, paper.index.products).pdf == made["labels"].pdf


@pytest.mark.parametrize(
    ("product", "vi", "en"),
    [
        ("KH0001", "Giấy chứng nhận đến tháng 1 năm 2028", "Certificate until January 2028"),
        ("KH0002", "Giấy chứng nhận đã hết hạn trong năm 2023", "Certificate expired during 2023"),
        ("KH0003", "Chưa có giấy chứng nhận OCOP", "No OCOP certificate yet"),
        ("KH0004", "đã bị thu hồi (ngày 2 tháng 5 năm 2024)", "Certificate revoked (2 May 2024)"),
        ("KH0005", "Không còn sản xuất", "No longer made"),
        ("KH0006", "đến ngày 15 tháng 1 năm 2027 (sắp hết hạn)", "15 January 2027 (expires soon)"),
        ("KH0007", "Chưa rõ thời hạn giấy chứng nhận", "Certificate dates not known"),
    ],
)
def test_the_state_of_a_certificate_is_said_with_its_date(
    pdfs: dict[str, Pdf], product: str, vi: str, en: str
) -> None:
    (page,) = [page for page in pdfs["cards"].pages if f"/Q/{product}" in page.text]
    assert plain(vi) in plain(page.text)
    assert plain(en) in plain(page.text)
    assert "Tình trạng tính đến ngày 22 tháng 11 năm 2026" in page.text
    assert ("sao" in page.text) == (product not in {"KH0003", "KH0004", "KH0005"})


def test_what_is_unknown_is_said_and_what_is_forbidden_is_not(pdfs: dict[str, Pdf]) -> None:
    pages = {page.text.partition("/Q/")[2][:6]: page.text for page in pdfs["cards"].pages}
    assert "Chưa rõ chủ thể" in pages["KH0007"]
    assert "Where it is made is not known" in pages["KH0007"]
    assert "không dành cho người dưới 18 tuổi" in pages["KH0004"]
    assert "99.000" not in pdfs["labels"].text
    assert "150.000 ₫ (2026-05)" in pdfs["labels"].text
    assert plain("Không phải là thuốc") in plain(pages["KH0005"])


def test_crop_marks_stand_outside_a_trimmed_page(paper: Paper) -> None:
    pdf = Pdf(documents.cards(paper, paper.index.products[:2], crop_marks=True).pdf)
    assert {page.trim for page in pdf.pages} == {A6}
    assert {page.size for page in pdf.pages} == {(121, 164)}
    assert pdf.outside(MARGINS["cards"]) == []


def test_four_cards_fill_a_sheet_of_a4(paper: Paper) -> None:
    pdf = Pdf(documents.cards(paper, paper.index.products[:5], on_a4=True).pdf)
    assert [page.size for page in pdf.pages] == [A4, A4]
    assert [len(pdf.codes(number)) for number in (0, 1)] == [4, 1]


def test_the_book_lists_names_in_their_alphabet_with_the_right_page(
    paper: Paper, pdfs: dict[str, Pdf]
) -> None:
    pages = pdfs["catalogue"].pages
    start = next(n for n, page in enumerate(pages) if page.text.startswith("Tên tiếng Việt"))
    lines = [line.strip() for line in pages[start].text.splitlines()]
    names = [
        "Cao lá",
        "Của hộ khác",
        "Dứa",
        "Đỗ Ngọc",
        "Năm ảnh",
        "Rượu ngô",
        "Sản phẩm bình thường",
    ]
    found = [line.rpartition(" ") for line in lines if line.rpartition(" ")[0] in names]
    assert [name for name, _, _ in found] == names == sorted(names, key=lambda n: sort_key(n, "vi"))
    for name, _, number in found:
        assert name in pages[int(number) - 1].text
    assert lines.index("D") < lines.index("Đ")
    contents = pages[2].text
    assert "Mục lục" in contents
    assert plain("Tên tiếng Việt · Vietnamese names") in plain(contents)
    assert str(start + 1) in contents


def test_letters_that_our_font_lacks_are_named(paper: Paper) -> None:
    data = {"words": {}, "title": "", "products": [], "on_a4": False, "crop_marks": False}
    made = typeset("labels", data | {"title": "Trà 茶 Дом"}, {}, paper.index.today)
    assert made.foreign == "Дмо茶"


def test_our_own_catalogue_needs_no_other_font(tmp_path_factory: pytest.TempPathFactory) -> None:
    real = paper_of(REPOSITORY, tmp_path_factory.mktemp("photos"))
    made = documents.cards(real, real.index.products)
    assert made.foreign == ""
    pdf = Pdf(made.pdf)
    assert len(pdf.pages) == len(real.index.products)
    assert pdf.crossing() == []
    assert pdf.outside(MARGINS["cards"]) == []
    assert str(real.index.today) == TODAY
