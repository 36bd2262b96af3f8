"""catalogue/render/search_pages.py: pages of plain Markdown with their titles, as MkDocs shows them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from catalogue.config import CONFIG_FILES, REPOSITORY
from catalogue.reference import LANGS
from catalogue.render.search_pages import search_pages, site_pages
from catalogue.render.written_pages import written_pages


def titles(text: str, name: str = "how-to-help.md") -> str:
    """The title of a page in Vietnamese."""
    written = {"vi": {name: text.encode()}, "en": {name: b"# Other"}}
    (page,) = search_pages(written)
    assert page.titles["en"] == "Other"
    return page.titles["vi"]


def by_mkdocs(text: str, folder: Path, name: str = "how-to-help.md") -> str:
    config = load_config(str(REPOSITORY / CONFIG_FILES["vi"]), docs_dir=str(folder))
    file = File(name, str(folder), str(folder), use_directory_urls=True)
    (folder / name).write_text(text, encoding="utf-8")
    page = Page(None, file, config)
    page.read_source(config)
    page.render(config, SimpleNamespace(get_file_from_path=lambda path: None))
    return str(page.title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Giới thiệu\n---\n\n# Về danh mục {: #about }\n", "Giới thiệu"),
        ("---\ndescription: x\n---\n\n# Về danh mục này {: #about }\n", "Về danh mục này"),
        ("---\ntitle: 2025\n---\n", "2025"),
        ("# Về *danh* mục `này` &amp; hơn #\n\nĐoạn\n", "Về danh mục này & hơn"),
        ("Về danh mục\n===========\n\nĐoạn\n", "Về danh mục"),
        ("# Xem [trang](about.md)\n", "Xem trang"),
        ("\ufeff# Có dấu đầu tệp\r\n\r\nĐoạn", "Có dấu đầu tệp"),
        ("Chỉ một đoạn.\n", "How to help"),
        ("---\ntitle: Giá & <b>hạng</b> &amp; sao\n---\n", "Giá & hạng & sao"),
        ("\n\n# Sau dòng trống\n", "Sau dòng trống"),
        ("---\ndate: 2025-13-45\n---\n\n# Đầu đề\n", "How to help"),
        ("```\n# mã\n```\n\n# Đầu đề\n", "How to help"),
        ("Một đoạn.\n\n# Đầu đề sau\n", "How to help"),
        ("---\n- không phải bảng\n---\n\n# Đầu đề\n", "How to help"),
    ],
)
def test_titles_are_those_of_mkdocs(text: str, title: str, tmp_path: Path) -> None:
    assert Markup(by_mkdocs(text, tmp_path)).striptags() == title
    assert titles(text) == title


def test_pages_of_one_language_are_left_out() -> None:
    pages = {"a.md": b"# A", "b.md": b"# B"}
    found = search_pages({"vi": pages, "en": {"b.md": b"# B", "c.md": b"# C"}})
    assert [page.url for page in found] == ["b/"]


def test_words_are_those_of_headings_in_both_languages_but_for_titles_and_optional_ones() -> None:
    vi = "---\ntitle: Giới thiệu\n---\n# Về danh mục của ta {: #danh-muc }\n\nĐoạn.\n\nHạng sao\n---\n"
    en = "# About\n\n### The [stars](sources.md) of 2025 ###\n\n```\n# no heading\n```\n"
    (page,) = search_pages({"vi": {"about.md": vi.encode()}, "en": {"about.md": en.encode()}})
    assert page.titles == {"vi": "Giới thiệu", "en": "About"}
    assert page.text == "2025 danh hang muc sao stars ta ve"


def test_titles_are_one_line() -> None:
    assert titles('---\ntitle: "a\\n\\tb"\n---\n') == "a b"


def test_the_pages_of_the_repository() -> None:
    pages = search_pages({lang: written_pages(REPOSITORY, lang) for lang in LANGS})
    urls = ["about/", "contribute/", "contribute/fields/", "contribute/findings/", "sources/"]
    assert [page.url for page in pages] == urls
    assert all(page.titles["vi"] != page.titles["en"] for page in pages)
    findings = next(page for page in pages if page.url == "contribute/findings/")
    assert {"price", "whole"} <= set(findings.text.split())


def test_map_season_calendar_events_and_data_are_found_too() -> None:
    pages = site_pages({lang: written_pages(REPOSITORY, lang) for lang in LANGS})
    made = {page.url: page for page in pages}
    assert {"csv", "excel", "api"} <= set(made["data/"].text.split())
    assert made["map/"].titles == {"vi": "Bản đồ sản phẩm", "en": "Product map"}
    assert {"chi", "duong", "directions"} <= set(made["map/"].text.split())
    assert made["events/"].titles == {"vi": "Hội chợ, sự kiện", "en": "Fairs and events"}
    assert "stands" in made["events/"].text.split()
    assert made["season/"].titles == {"vi": "Lịch mùa vụ", "en": "Season calendar"}
    assert "harvest" in made["season/"].text.split()
    assert "vu" not in made["season/"].text.split(), "a word of the title"


@pytest.mark.parametrize(
    "line",
    ["#" * 99_999 + "x", "`" * 99_999, "{" * 99_999, "# {} " + " " * 99_999 + "x", "# <" * 9_999],
)
def test_no_page_takes_for_ever(line: str) -> None:
    text = "\n".join(["# Đầu đề", *[line] * 5, ""])
    assert titles(text) == "Đầu đề"
