"""products/ledger.tsv: no id that was published vanishes or changes its product; what the command writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalogue.check.ledger import likeness
from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.load.ledger import LEDGER, Row, ledger_text, read_ledger
from tests.support.run import run
from tests.support.yaml_corpus import check_files, file_of

DAY = date(2026, 11, 22)
ORANGES = "HB0013\t2026-01-02\tcam\tCam Cao Phong\n"
PRODUCER = {"producers/green-life.yml": file_of("producer")}


def found(folder: Path, ledger: str | None, **products: str) -> list[str]:
    """ "path:line:column level[code]" of findings about the ledger; products by file name."""
    files: dict[str, str | bytes] = {**PRODUCER}
    files |= {f"products/{name.replace('_', '-')}.yml": text for name, text in products.items()}
    if ledger is not None:
        files[LEDGER] = ledger
    findings = check_files(folder, files)[1]
    return [
        f"{item.path}:{item.line}:{item.column} {item.level}[{item.code}]"
        for item in findings
        if item.code.startswith("ledger-")
    ]


def named(vi: str, en: str) -> str:
    return file_of("product", top=f"id: HB0013\nname: {{vi: {vi}, en: {en}}}\n")


# ---- what is found -----------------------------------------------------------------------------------


def test_folder_without_a_ledger_has_no_such_rules(tmp_path: Path) -> None:
    assert found(tmp_path, None, cam=file_of("product")) == []


def test_product_as_it_was_published_gives_no_finding(tmp_path: Path) -> None:
    assert found(tmp_path, ORANGES, cam=file_of("product")) == []


def test_id_that_vanished_is_an_error_at_its_line(tmp_path: Path) -> None:
    ledger = f"# a remark\n{ORANGES}"
    assert found(tmp_path, ledger) == [f"{LEDGER}:2:1 error[ledger-id-missing]"]


def test_discontinued_product_keeps_its_id(tmp_path: Path) -> None:
    text = file_of("product", top="status: discontinued\n")
    assert found(tmp_path, ORANGES, cam=text) == []


def test_id_whose_file_cannot_be_read_has_not_vanished(tmp_path: Path) -> None:
    assert found(tmp_path, ORANGES, cam="name: [\n") == []


def test_id_in_a_file_of_another_name_for_another_product_is_an_error(tmp_path: Path) -> None:
    text = named("Rượu nếp nương", "Upland rice spirit")
    assert found(tmp_path, ORANGES, ruou=text) == ["products/ruou.yml:1:5 error[ledger-id-reused]"]


def test_another_product_in_the_same_file_is_an_error(tmp_path: Path) -> None:
    text = named("Rượu nếp nương", "Upland rice spirit")
    assert found(tmp_path, ORANGES, cam=text) == ["products/cam.yml:1:5 error[ledger-id-reused]"]


@pytest.mark.parametrize(
    "text",
    [
        named("Cam Cao Phong loại một", "First-rate oranges"),
        named("CAM CAO PHONG", "Oranges"),
        named("Cam sành", "Oranges"),
        file_of("product", top="name: {en: Oranges}\nalso_known_as: [cam Cao Phong]\n"),
    ],
)
def test_bettered_name_is_the_same_product(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, ORANGES, cam=text) == []


def test_id_that_is_not_entered_yet_is_a_warning(tmp_path: Path) -> None:
    assert found(tmp_path, "", cam=file_of("product")) == [
        "products/cam.yml:1:5 warning[ledger-id-new]"
    ]


def test_renamed_file_is_a_warning_until_it_is_entered(tmp_path: Path) -> None:
    text = file_of("product")
    assert found(tmp_path, ORANGES, cam_moi=text) == [
        "products/cam-moi.yml:1:5 warning[ledger-renamed]"
    ]


def test_address_of_another_product_cannot_be_taken(tmp_path: Path) -> None:
    ledger = "HB0013\t2026-01-02\tcam-cu cam\tCam Cao Phong\n"
    other = file_of("product", top="id: HB0014\nstory: {vi: Khác., en: Other.}\n")
    errors = found(tmp_path, ledger, cam=file_of("product"), cam_cu=other)
    assert "products/cam-cu.yml:1:1 error[ledger-slug-taken]" in errors


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD",
        "HB0013\t2026-01-02\tcam",
        "HB13\t2026-01-02\tcam\tCam",
        "HB0013\t02/01/2026\tcam\tCam",
        "HB0013\t2026-01-02\t../cam\tCam",
        "HB0013\t2026-01-02\t\tCam",
    ],
)
def test_line_that_is_none_is_an_error(line: str, tmp_path: Path) -> None:
    ledger = f"{ORANGES}{line}\n"
    assert f"{LEDGER}:2:1 error[ledger-line]" in found(tmp_path, ledger, cam=file_of("product"))


@pytest.mark.parametrize(
    "code",
    [
        "ledger-id-missing",
        "ledger-id-reused",
        "ledger-id-new",
        "ledger-renamed",
        "ledger-slug-taken",
        "ledger-line",
    ],
)
def test_words_of_a_finding_have_all_their_values(code: str, tmp_path: Path) -> None:
    ledger = (
        "HB0013\t2026-01-02\tcam-cu cam\tCam Cao Phong\n"
        "HB0014\t2026-01-02\tche\tChè Sông Bôi\n"
        "HB0015\t2026-01-02\tmat-ong\tMật ong\n"
        "HB0016\t2026-01-02\tga\tGà Lạc Thủy\n"
        "nothing\n"
    )
    names = {
        "cam": ("HB0013", "Cam Cao Phong"),
        "che-moi": ("HB0014", "Chè Sông Bôi"),
        "mat-ong": ("HB0015", "Rượu nếp"),
        "cam-cu": ("HB0017", "Cam cũ"),
    }
    files: dict[str, str | bytes] = {**PRODUCER, LEDGER: ledger}
    for slug, (number, name) in names.items():
        top = f"id: {number}\nname: {{vi: {name}, en: {name}}}\nstory: {{vi: {slug}, en: {slug}}}\n"
        files[f"products/{slug}.yml"] = file_of("product", top=top)
    item = next(item for item in check_files(tmp_path, files)[1] if item.code == code)
    for words in (item.message, item.hint):
        for lang in ("vi", "en"):
            assert "$" not in words(lang)
            assert "“”" not in words(lang)


def test_shipped_ledger_knows_every_product() -> None:
    checked = load_and_check(REPOSITORY, DAY)
    ids = {product.id for product in checked.catalogue.products.values()}
    assert set(checked.catalogue.ledger.rows) == ids
    text = (REPOSITORY / LEDGER).read_text(encoding="utf-8")
    assert text == ledger_text(checked.catalogue.ledger.rows.values())


# ---- reading and writing -----------------------------------------------------------------------------


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    rows = [
        Row("HB0002", DAY, ("che", "che-xanh"), "Chè “xanh” & <b>"),
        Row("HB0001", DAY, ("cam",), ""),
    ]
    (tmp_path / LEDGER).parent.mkdir()
    (tmp_path / LEDGER).write_text(ledger_text(rows), encoding="utf-8")
    read = read_ledger(tmp_path)
    assert [row._replace(line=0) for row in read.rows.values()] == rows[::-1]
    assert read.there
    assert read.broken == ()


def test_two_lines_of_one_id_count_as_one_with_all_addresses(tmp_path: Path) -> None:
    (tmp_path / LEDGER).parent.mkdir()
    lines = "HB0001\t2026-02-01\tcam cam-ngon\tA\nHB0001\t2026-01-01\tcam cam-tuoi\tB\n"
    (tmp_path / LEDGER).write_text(lines, encoding="utf-8")
    row = read_ledger(tmp_path).rows["HB0001"]
    assert row == Row("HB0001", date(2026, 1, 1), ("cam", "cam-ngon", "cam-tuoi"), "B", 1)


def test_likeness_of_names() -> None:
    assert likeness("Mật ong rừng", "MAT ONG rung Hợp Tiến") == 1
    assert likeness("Mật ong rừng Hợp Tiến", "Mật ong rừng Hưng Thi") == pytest.approx(0.6)
    assert likeness("", "Cam") == 0


# ---- the command -------------------------------------------------------------------------------------


def command(folder: Path, *options: str) -> tuple[int, str]:
    ran = run("ledger", "--source", folder, "--today", "2026-11-22", "--lang", "en", *options)
    assert "Traceback" not in ran.text
    return ran.code, ran.text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    check_files(tmp_path, {**PRODUCER, "products/cam.yml": file_of("product")})
    return tmp_path


def rows(folder: Path) -> list[str]:
    text = (folder / LEDGER).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_command_begins_a_ledger_and_writes_it_once(folder: Path) -> None:
    code, text = command(folder)
    assert code == 0
    assert "1 ids in the ledger; new: 1, moved: 0" in text
    assert rows(folder) == ["HB0013\t2026-11-22\tcam\tCam Cao Phong"]
    before = (folder / LEDGER).read_bytes()
    assert command(folder)[0] == 0
    assert (folder / LEDGER).read_bytes() == before


def test_command_enters_a_renamed_file_and_keeps_the_day(folder: Path) -> None:
    (folder / LEDGER).write_text(ORANGES, encoding="utf-8")
    (folder / "products/cam.yml").rename(folder / "products/cam-moi.yml")
    assert command(folder)[0] == 0
    assert rows(folder) == ["HB0013\t2026-01-02\tcam cam-moi\tCam Cao Phong"]
    (folder / "products/cam-moi.yml").rename(folder / "products/cam.yml")
    assert command(folder)[0] == 0
    assert rows(folder) == ["HB0013\t2026-01-02\tcam-moi cam\tCam Cao Phong"]


def test_command_leaves_what_is_in_doubt_until_somebody_says_so(folder: Path) -> None:
    (folder / LEDGER).write_text(ORANGES, encoding="utf-8")
    (folder / "products/cam.yml").unlink()
    other = named("Rượu nếp nương", "Upland rice spirit")
    (folder / "products/ruou.yml").write_text(other, encoding="utf-8")
    code, text = command(folder)
    assert code == 1
    assert "ledger-id-reused" in text
    assert rows(folder) == [ORANGES.strip()]
    assert command(folder, "--renamed", "HB0013")[0] == 0
    assert rows(folder) == ["HB0013\t2026-01-02\tcam ruou\tRượu nếp nương"]


def test_command_writes_nothing_over_lines_it_cannot_read(folder: Path) -> None:
    (folder / LEDGER).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    code, text = command(folder)
    assert code == 1
    assert "ledger-line" in text
    assert rows(folder) == ["<<<<<<< HEAD"]


def test_vanished_id_stays_in_the_ledger(folder: Path) -> None:
    command(folder)
    (folder / "products/cam.yml").unlink()
    code, text = command(folder)
    assert code == 1
    assert "ledger-id-missing" in text
    assert len(rows(folder)) == 1
