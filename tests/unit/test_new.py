"""`new`: a conversation, its files, and what happens when it is broken off."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.support.run import Ran, forget, run
from tests.support.yaml_corpus import OTHER, file_of, write_files

ANSWERS = {
    "name": ["Mật ong thử", "Trial honey"],
    "set": ["mat ong", "4"],
    "id, file": ["", ""],
    "producer": ["green", "1", ""],
    "place": ["hop tien", "Xóm Vó"],
    "summary": ["Mật ong rừng.", "Forest honey."],
    "stars": ["OCOP 4 sao"],
    "source": ["Quyết định công nhận", "1", "UBND tỉnh", "tháng 12 năm 2024", ""],
    "certificate": ["5/12/2024", "UBND tỉnh Hòa Bình", "377/QĐ-UBND"],
    "season": ["tháng 10 đến tháng 12"],
    "write": ["c"],
}
WRITTEN = """\
id: HB0003
name:
  vi: Mật ong thử
  en: Trial honey
set: 4
producers: [green-life]
place: {commune: "05014", former: "05038", village: Xóm Vó}
summary:
  vi: Mật ong rừng.
  en: Forest honey.
certificates:
  - stars: 4
    issued: 2024-12-05
    issuer: UBND tỉnh Hòa Bình
    decision: 377/QĐ-UBND
    source: quyet-dinh-cong-nhan
season: [10, 11, 12]
sources:
  quyet-dinh-cong-nhan:
    title: Quyết định công nhận
    publisher: UBND tỉnh
    date: 2024-12
    level: official
"""


@pytest.fixture
def folder(tmp_path: Path):
    write_files(
        tmp_path,
        {"products/ruou-nep.yml": OTHER, "producers/green-life.yml": file_of("producer")},
    )
    yield tmp_path
    forget(tmp_path)


@pytest.fixture
def say(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def conversation(lines: list[str], lang: str = "vi") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("new", "--source", folder, "--lang", lang, "--today", "2026-11-22")

    return conversation


def lines(**changed: list[str]) -> list[str]:
    return [line for answers in (ANSWERS | changed).values() for line in answers]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.yml")}


BEFORE = {"products/ruou-nep.yml", "producers/green-life.yml"}


def test_answers_become_a_file_that_check_passes(say, folder: Path) -> None:
    ran = say(lines())
    assert ran.code == 0, ran.text
    assert (folder / "products/mat-ong-thu.yml").read_text(encoding="utf-8") == WRITTEN
    assert run("check", "--source", folder, "--today", "2026-11-22").code == 0
    assert files(folder) == BEFORE | {"products/mat-ong-thu.yml"}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "vi",
            ["Tên tiếng Việt", "Ngày cấp, chính xác đến đâu ghi đến đó", "Ghi các tệp này? [C/k]"],
        ),
        (
            "en",
            ["Vietnamese name", "When issued, as precisely as known", "Write these files? [Y/n]"],
        ),
    ],
)
def test_questions_are_the_documentation_of_fields(say, lang: str, words: list[str]) -> None:
    ran = say(lines(write=[""]), lang)
    assert ran.code == 0, ran.text
    assert all(word in ran.out for word in words)
    assert "id: HB0003\n" in ran.out, "the file is shown before it is written"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"name": ["", "Mật ong thử", "Trial honey"]}, "Điều này cần có."),
        ({"set": ["gỗ lim", "99", "4"]}, "Không có bộ nào như thế"),
        ({"id, file": ["HB0002", "", ""]}, "mã HB0002 đã thuộc về products/ruou-nep.yml"),
        ({"id, file": ["x1", "", ""]}, "“X1” không phải một mã"),
        ({"id, file": ["", "ruou-nep", "mat-ong-thu"]}, "ruou-nep đã có"),
        ({"id, file": ["", "Mật ong", "mat-ong-thu"]}, "mat-ong"),
        ({"place": ["Hà Nội", "hop tien", "Xóm Vó"]}, "Không có xã, phường nào như thế"),
        ({"place": ["hop", "1", "Xóm Vó"]}, "1. Xã Hợp"),
        ({"summary": ["x" * 161, "Mật ong rừng.", "Forest honey."]}, "tối đa 160"),
        ({"stars": ["2", "4"]}, "không có giấy chứng nhận 2 sao"),
        ({"certificate": ["2090", "5/12/2024", "UBND tỉnh Hòa Bình", "377/QĐ-UBND"]}, "ở tương lai"),
        ({"season": ["quả", "tháng 10 đến tháng 12"]}, "tháng ghi bằng số"),
    ],
)  # fmt: skip
def test_wrong_answer_is_explained_and_asked_again(
    say, folder: Path, changed: dict[str, list[str]], message: str
) -> None:
    ran = say(lines(**changed))
    assert message in ran.out
    assert ran.code == 0, ran.text
    assert (folder / "products/mat-ong-thu.yml").exists()


def test_new_producer_gets_a_file_of_its_own(say, folder: Path) -> None:
    producer = [
        "HTX Thử",
        "1",
        "",
        "Trial Coop",
        "htx",
        "muong dong",
        "",
        "0912 345 678",
        "",
        "",
        "",
    ]
    ran = say(lines(producer=producer))
    assert ran.code == 0, ran.text
    assert (folder / "producers/htx-thu.yml").read_text(encoding="utf-8") == (
        "name:\n  vi: HTX Thử\n  en: Trial Coop\nkind: cooperative\n"
        'place: {commune: "05014"}\nphone: "+84912345678"\n'
    )
    product = (folder / "products/mat-ong-thu.yml").read_text(encoding="utf-8")
    assert "producers: [htx-thu]\n" in product
    assert run("check", "--source", folder, "--today", "2026-11-22").code == 0


def test_person_is_not_asked_for_a_phone_without_consent(say, folder: Path) -> None:
    household = ["Hộ bà Thử", "1", "", "", "hộ kinh doanh", "muong dong", "", "", ""]
    ran = say(lines(producer=household))
    assert ran.code == 0, ran.text
    text = (folder / "producers/ho-ba-thu.yml").read_text(encoding="utf-8")
    assert text == 'name:\n  vi: Hộ bà Thử\nkind: household\nplace: {commune: "05014"}\n'


def test_product_without_a_certificate_has_a_status(say, folder: Path) -> None:
    ran = say(lines(stars=[""], source=["2"], certificate=[]))
    assert ran.code == 0, ran.text
    text = (folder / "products/mat-ong-thu.yml").read_text(encoding="utf-8")
    assert "status: candidate\n" in text
    assert "sources" not in text


def test_no_writes_nothing(say, folder: Path) -> None:
    ran = say(lines(write=["k"]))
    assert ran.code == 0
    assert files(folder) == BEFORE


@pytest.mark.parametrize("given", [1, 6, 14])
def test_what_was_answered_is_kept(say, folder: Path, given: int) -> None:
    ran = say(lines()[:given])
    assert ran.code == 2
    assert "chưa ghi tệp nào" in ran.err
    assert files(folder) == BEFORE
    ran = say(["c", *lines()[given:]])
    assert "Còn bản nháp “Mật ong thử”" in ran.out
    assert ran.code == 0, ran.text
    assert (folder / "products/mat-ong-thu.yml").read_text(encoding="utf-8") == WRITTEN


def test_draft_may_be_thrown_away(say, folder: Path) -> None:
    say(lines()[:3])
    ran = say(["k", *lines(name=["Cam thử", "Trial orange"])])
    assert ran.code == 0, ran.text
    assert (folder / "products/cam-thu.yml").exists()


def test_ctrl_c_keeps_the_answers(say, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Keyboard(io.StringIO):
        def readline(self, size: int = -1, /) -> str:
            line = super().readline(size)
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr("sys.stdin", Keyboard("Mật ong thử\n"))
    ran = run("new", "--source", folder, "--lang", "en")
    assert (ran.code, "1 answers are kept" in ran.err) == (130, True)
    assert files(folder) == BEFORE


def test_file_that_came_to_be_meanwhile_is_not_overwritten(
    say, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from catalogue.contribute import files as module

    prepared = module._prepared

    def slow(target: Path, change: module.Change) -> Path:
        (folder / "products/mat-ong-thu.yml").write_text("# mine\n", encoding="utf-8")
        return prepared(target, change)

    monkeypatch.setattr(module, "_prepared", slow)
    ran = say(lines(producer=["HTX Thử", "1", "", "", "htx", "", "", "", "", "", ""]))
    assert ran.code == 2
    assert "không ghi đè" in ran.err
    assert (folder / "products/mat-ong-thu.yml").read_text(encoding="utf-8") == "# mine\n"
    assert not (folder / "producers/htx-thu.yml").exists(), "all or nothing"
    assert not list(folder.rglob(".*")), "nothing is left beside"


def test_id_is_entered_in_the_ledger(say, folder: Path) -> None:
    (folder / "products/ledger.tsv").write_text(
        "HB0002\t2026-01-01\truou-nep\tRượu nếp nương\nHB0009\t2026-01-01\tmat\tMất\n",
        encoding="utf-8",
    )
    ran = say(lines())
    assert ran.code == 0, ran.text
    text = (folder / "products/ledger.tsv").read_text(encoding="utf-8")
    assert text.endswith("HB0010\t2026-11-22\tmat-ong-thu\tMật ong thử\n"), "no id is used again"
