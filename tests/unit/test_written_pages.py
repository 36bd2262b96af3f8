"""catalogue/load/pages.py: hand-written pages come in both languages and take no address of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.load.pages import RESERVED, page_files
from catalogue.reference import LANGS
from catalogue.render import reference_pages, written_pages
from catalogue.shards import Shards
from tests.support.yaml_corpus import check_files


def run(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    """ "path:line:column code" of all findings."""
    found = check_files(folder, files)[1]
    return [f"{f.path}:{f.line}:{f.column} {f.code}" for f in found]


def test_page_in_both_languages_gives_no_finding(tmp_path: Path) -> None:
    assert (
        run(tmp_path, {"pages/vi/hop-tac.md": "# Hợp tác", "pages/en/hop-tac.md": "# Partners"})
        == []
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_page_in_one_language_lacks_its_twin(lang: str, tmp_path: Path) -> None:
    code = "page-twin-missing"
    assert run(tmp_path, {f"pages/{lang}/hop-tac.md": "# x"}) == [
        f"pages/{lang}/hop-tac.md:1:1 {code}"
    ]


def test_page_of_the_repository_is_a_twin_too(tmp_path: Path) -> None:
    assert "about.md" in page_files(tmp_path, "en")
    assert run(tmp_path, {"pages/vi/about.md": "# Giới thiệu"}) == []


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_page_at_an_address_of_the_build(name: str, tmp_path: Path) -> None:
    code = "page-reserved"
    files: dict[str, str | bytes] = {f"pages/{lang}/{name}.md": "# x" for lang in ("vi", "en")}
    assert run(tmp_path, files) == [
        f"pages/en/{name}.md:1:1 {code}",
        f"pages/vi/{name}.md:1:1 {code}",
    ]


def test_page_in_another_encoding(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"pages/vi/a.md": "# Mật\nCafé".encode("cp1252", "replace")}
    files["pages/en/a.md"] = "# x"
    assert run(tmp_path, files) == ["pages/vi/a.md:2:4 file-encoding"]


def test_references_are_kept_from_run_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Shards(tmp_path / "kept", "1")
    made = {lang: written_pages.written_pages(tmp_path, lang, kept) for lang in LANGS}
    assert made["vi"]["contribute/fields.md"] != made["en"]["contribute/fields.md"]
    kept.save()
    monkeypatch.setattr(reference_pages, "reference_pages", lambda lang: [])
    for lang in LANGS:
        again = Shards(tmp_path / "kept", "1")
        assert written_pages.written_pages(tmp_path, lang, again) == made[lang]
    assert "contribute/fields.md" not in written_pages.written_pages(tmp_path, "vi")
