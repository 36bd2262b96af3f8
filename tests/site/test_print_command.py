"""`build.py print`: what it writes, says and refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.papers import Pdf
from tests.support.run import build_options, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import CatalogueFolder


def _print(source: Path, out: Path, *more: str, lang: str = "en") -> tuple[int, str]:
    ran = run(
        "print",
        *more,
        *build_options(out, source),
        "--lang",
        lang,
    )
    return ran.code, ran.text


@pytest.mark.parametrize("kind", ["cards", "labels", "producer", "catalogue"])
def test_each_kind_is_written_to_a_file_of_its_name(
    catalogue_folder: CatalogueFolder, tmp_path: Path, kind: str
) -> None:
    source = catalogue_folder(built=False)
    code, text = _print(source, tmp_path / "print", kind)
    assert code == 0, text
    file = tmp_path / "print" / f"{kind}.pdf"
    assert f"{file}: 2 products" in text
    assert "QR codes lead nowhere" in text  # the address is an example's
    assert "Thổ cẩm thử" in Pdf(file.read_bytes()).text
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_filter_names_the_file_and_out_may_be_one(
    catalogue_folder: CatalogueFolder, tmp_path: Path
) -> None:
    source = catalogue_folder(photo=False, built=False)
    assert _print(source, tmp_path / "o", "cards", "--group", "food")[0] == 0
    assert (
        _print(source, tmp_path / "o" / "the.pdf", "cards", "--product", "ts0002", lang="vi")[0]
        == 0
    )
    assert sorted(path.name for path in (tmp_path / "o").iterdir()) == ["cards-food.pdf", "the.pdf"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["event"], "exactly one --event"),
        (["labels", "--crop-marks"], "leave out --crop-marks"),
        (["labels", "--on-a4"], "cards only"),
        (["cards", "--group", "drinks"], "not in the catalogue"),
        (["posters"], "invalid choice"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    catalogue_folder: CatalogueFolder, tmp_path: Path, arguments: list[str], message: str
) -> None:
    source = catalogue_folder(photo=False, built=False)
    code, text = _print(source, tmp_path / "o", *arguments)
    assert code == 2
    assert message in text
    assert not (tmp_path / "o").exists()


def test_a_faulty_catalogue_is_not_printed(
    catalogue_folder: CatalogueFolder, tmp_path: Path
) -> None:
    source = catalogue_folder(photo=False, built=False)
    (source / "products" / "sai.yml").write_text("id: sai\n", encoding="utf-8")
    code, text = _print(source, tmp_path / "o", "cards")
    assert code == 1
    assert "products/sai.yml" in text
    assert not (tmp_path / "o").exists()
