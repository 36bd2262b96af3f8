"""Corners where a command once lost something, broke, or said nothing."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.run import Site, build_options, command, environment, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = "id: TS0009\nname: {vi: Xôi thử, en: Trial rice}\nset: 5\nproducers: [htx-thu]\nstatus: candidate\n"
POSIX = pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")


@pytest.fixture
def source(catalogue_folder: Callable[..., Path]) -> Path:
    return catalogue_folder()


def codes(source: Path) -> list[str]:
    return re.findall(r"\[([a-z0-9-]+)\]", run("check", "--source", source, "--lang", "en").out)


def pages(source: Path, name: str, text: str) -> None:
    for lang in ("vi", "en"):
        (source / "pages" / lang).mkdir(parents=True, exist_ok=True)
        (source / "pages" / lang / name).write_text(text, encoding="utf-8")


# ---- pages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["products", "producers"])
def test_entry_named_index_cannot_take_the_place_of_the_list(source: Path, kind: str) -> None:
    (source / kind / "index.yml").write_text(GOOD, encoding="utf-8")
    assert "file-name" in codes(source)


@pytest.mark.parametrize("name", ["README.md", "Giới thiệu.md", "two words.md"])
def test_page_with_a_name_that_is_no_address_is_refused(source: Path, name: str) -> None:
    pages(source, name, "# Here\n")
    assert codes(source).count("file-name") == 2


@pytest.mark.parametrize("name", ["products.md", "Products.md", "index.md"])
def test_page_cannot_take_the_place_of_one_the_build_makes(source: Path, name: str) -> None:
    pages(source, name, "# Here\n")
    assert codes(source).count("page-reserved") == 2


def test_broken_link_in_a_page_is_told_and_stops_a_strict_build(source: Path) -> None:
    pages(source, "extra.md", "# Here\n\n[there](nowhere.md)\n")
    out = source.parent / "site"
    assert "nowhere.md" in run("build", *build_options(out, source)).err
    strict = run("build", *build_options(source.parent / "other", source), "--strict")
    assert strict.code == 1
    assert not (source.parent / "other").exists()


@POSIX
def test_page_that_leads_out_of_its_folder_is_not_published(source: Path) -> None:
    pages(source, "extra.md", "# Here\n")
    page = source / "pages/vi/extra.md"
    page.unlink()
    page.symlink_to("/etc/hostname")
    assert "file-unreadable" in codes(source)


def test_fields_stand_side_by_side_and_not_in_one_another(site: Site) -> None:
    for lang in ("vi", "en"):
        for outer in site.page(f"{lang}/contribute/fields/").all("dl"):
            assert not outer.all("dl")


def test_findings_page_shows_no_names_of_values(site: Site) -> None:
    for lang in ("vi", "en"):
        assert "$" not in site.page(f"{lang}/contribute/findings/").one("article").text()


def test_producer_named_twice_is_shown_once(source: Path) -> None:
    text = GOOD.replace("[htx-thu]", "[htx-thu, htx-thu]")
    (source / "products/xoi-thu.yml").write_text(text, encoding="utf-8")
    out = source.parent / "site"
    assert run("build", *build_options(out, source)).code == 0
    made = Site(out, "", run("check", "--source", source))
    links = [a["href"] for a in made.page("vi/producers/htx-thu/").all("a")]
    assert links.count("../../products/xoi-thu/") == 1


def test_story_of_signs_alone_is_no_story(source: Path) -> None:
    text = GOOD + 'story: {vi: "#", en: "#"}\n'
    (source / "products/xoi-thu.yml").write_text(text, encoding="utf-8")
    out = source.parent / "site"
    assert run("build", *build_options(out, source)).code == 0
    assert 'id="story"' not in (out / "vi/products/xoi-thu/index.html").read_text(encoding="utf-8")


# ---- values -----------------------------------------------------------------------------------------


def test_control_character_in_quotes_is_found(source: Path) -> None:
    text = GOOD.replace("Xôi thử", '"Xôi\\e[31m"').replace("Trial rice", '"\\0"')
    (source / "products/xoi-thu.yml").write_text(text, encoding="utf-8")
    assert codes(source).count("yaml-control") == 2


@pytest.mark.parametrize("booking", ["https://[abc", 'https://"><script>', "http://a.vn"])
def test_booking_address_is_checked_like_any_other(source: Path, booking: str) -> None:
    text = GOOD + f"visit: {{possible: true, booking: '{booking}'}}\n"
    (source / "products/xoi-thu.yml").write_text(text, encoding="utf-8")
    assert {"url-format", "url-https"} & set(codes(source))


# ---- commands ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["https://h.vn/?", "https://h.vn/x#", "h.vn", "https://h vn/", "https://h.vn:99999/"]
)
def test_address_that_is_none_is_refused(source: Path, address: str) -> None:
    ran = run("build", "--source", source, "--site-url", address, "--lang", "en")
    assert ran.code == 2
    assert "address" in ran.err


@pytest.mark.parametrize("inside", ["products/photos/site", "events", "pages/vi"])
def test_output_inside_the_data_is_refused(source: Path, inside: str) -> None:
    ran = run("build", *build_options(source / inside, source))
    assert ran.code == 2
    assert "overwrite" in ran.err


@POSIX
def test_output_may_be_a_link_again_and_again(source: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    for _ in range(2):
        ran = run("build", *build_options(link, source))
        assert ran.code == 0, ran.text
    assert link.is_symlink()
    assert (tmp_path / "real/vi/index.html").is_file()


@POSIX
def test_source_that_leads_in_a_circle_is_said(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    ran = run("check", "--source", tmp_path / "loop")
    assert ran.code == 2
    assert "Traceback" not in ran.text


def test_far_epoch_is_no_date(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 15)
    assert run("check", "--source", source).code == 0


def test_quiet_json_is_still_json(source: Path) -> None:
    for path in (source / "products").glob("[!_.]*.yml"):
        path.unlink()
    for path in (source / "products/photos").glob("*"):
        path.unlink()
    assert run("check", "--source", source, "--format", "json", "--quiet").out.strip() == "[]"


@POSIX
def test_reader_who_stops_early_does_not_change_the_result(source: Path) -> None:
    for number in range(300):
        (source / f"products/p{number}.yml").write_text("id: x\nset: 99\n", encoding="utf-8")
    checking = subprocess.Popen(
        command("check", "--source", source), stdout=subprocess.PIPE, env=environment()
    )
    assert checking.stdout is not None
    checking.stdout.readline()
    checking.stdout.close()
    assert checking.wait() == 1
