"""catalogue/check: what files say about one another: ids, references, sources, stories, words."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.support.yaml_corpus import (
    check_files,
    check_top,
    codes_of,
    errors_of,
    file_of,
    spots,
)

PRODUCER = {"producers/green-life.yml": file_of("producer")}
STORY = "story: {{vi: {vi}, en: {en}}}\n"


def product(number: int, more: str = "") -> str:
    """A valid product that collides with no other."""
    own = f"id: HB{number:04d}\nstatus: unconfirmed\n"
    if "story:" not in more:
        own += STORY.format(vi=f"Chuyện thứ {number}.", en=f"Story number {number}.")
    return file_of("product", top=own + more)


def run(folder: Path, files: dict[str, str]) -> list[str]:
    """ "path:line:column code" of all findings."""
    found = check_files(folder, {**PRODUCER, **files})[1]
    return [f"{f.path}:{f.line}:{f.column} {f.code}" for f in found]


# ---- ids ------------------------------------------------------------------------------------------


def test_products_with_ids_of_their_own_give_no_finding(tmp_path: Path) -> None:
    assert run(tmp_path, {f"products/p{n}.yml": product(n) for n in (1, 2, 3)}) == []


def test_id_given_twice_is_found_in_both_files(tmp_path: Path) -> None:
    files = {
        "products/a.yml": product(7),
        "products/b.yml": product(7, STORY.format(vi="Khác", en="Other")),
    }
    first, second = check_files(tmp_path, {**PRODUCER, **files})[1]
    for found, path, other in ((first, "a", "b"), (second, "b", "a")):
        assert (found.path, found.line, found.column) == (f"products/{path}.yml", 1, 5)
        assert found.code == "id-duplicate"
        values = {"got": "HB0007", "other": f"products/{other}.yml", "nearest": "HB0008"}
        assert dict(found.values) == values


def test_free_id_follows_the_highest(tmp_path: Path) -> None:
    files = {f"products/p{n}.yml": product(n) for n in (1, 41)}
    files["products/z.yml"] = product(1, STORY.format(vi="Khác", en="Other"))
    found = check_files(tmp_path, {**PRODUCER, **files})[1]
    assert [dict(f.values)["nearest"] for f in found] == ["HB0042", "HB0042"]


# ---- references -----------------------------------------------------------------------------------


def test_unknown_producer_is_named_with_the_nearest(tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", "producers: [green-life, gren-life, 3t]\n")
    assert spots(found, "producer-unknown") == ["1:25", "1:36"]
    assert [dict(f.values)["nearest"] for f in found if f.code == "producer-unknown"] == [
        "green-life",
        "-",
    ]


def test_producer_whose_file_is_broken_is_no_unknown_producer(tmp_path: Path) -> None:
    files = {"products/a.yml": product(1), "producers/green-life.yml": "name: [\n"}
    assert [line.split()[1] for line in run(tmp_path, files)] == ["yaml-bracket"]


def test_event_names_producers_and_products_that_exist(tmp_path: Path) -> None:
    top = "stands:\n  - {producers: [green-life, nobody], products: [HB0013, HB0031]}\n"
    found = check_top(tmp_path, "event", top)
    assert spots(found, "producer-unknown") == ["2:30"]
    assert spots(found, "product-unknown") == ["2:58"]


@pytest.mark.parametrize(
    ("kind", "top", "place"),
    [
        ("product", "story_sources: [article, x]\n", "1:26"),
        ("product", "season: [1]\nseason_source: x\n", "2:16"),
        ("product", "certificates: [{stars: 4, source: x}]\n", "1:35"),
        ("product", "marks: [{mark: gi, scope: product, source: x}]\n", "1:44"),
        ("product", "packs: [{size: 1 kg, source: x}]\n", "1:30"),
        ("product", "storage: {vi: Mát, en: Cool, source: x}\n", "1:38"),
        ("product", "facts: [{label: a, value: b, source: x}]\n", "1:38"),
        ("product", "buy: [{kind: shop, source: x}]\n", "1:28"),
        ("product", "trace: {url: https://example.vn, source: x}\n", "1:42"),
        ("product", "visit: {possible: true, source: x}\n", "1:33"),
        ("producer", "about_sources: [x]\n", "1:17"),
        ("producer", "facts: [{label: a, value: b, source: x}]\n", "1:38"),
        ("producer", "marks: [{mark: haccp, scope: facility, source: x}]\n", "1:48"),
        ("event", "source: x\n", "1:9"),
    ],
)
def test_source_is_looked_for_wherever_one_can_be_named(
    kind: str, top: str, place: str, tmp_path: Path
) -> None:
    assert spots(check_top(tmp_path, kind, top), "source-unknown") == [place]
    sources = "sources: {article: {title: a, level: press}, x: {title: x, level: press}}\n"
    found = check_top(tmp_path, kind, top + sources)
    assert "source-unknown" not in codes_of(found)
    assert not [f for f in found if f.code == "source-unused" and f.field == "sources.x"]


@pytest.mark.parametrize("kind", ["product", "producer", "event"])
def test_source_that_nothing_names_is_found_at_its_key(kind: str, tmp_path: Path) -> None:
    top = (
        "sources:\n  article: {title: a, level: press}\n  thừa: {}\n  x: {title: x, level: press}\n"
    )
    found = check_top(tmp_path, kind, top.replace("  thừa: {}\n", ""))
    assert "3:3" in spots(found, "source-unused")


def test_producer_lists_are_checked_for_repetition(tmp_path: Path) -> None:
    found = check_top(
        tmp_path, "product", "producers: [green-life, green-life]\nalso_known_as: [Cam, Cam]\n"
    )
    assert spots(found, "list-duplicate") == ["1:25", "2:22"]


# ---- stories and words ------------------------------------------------------------------------------

OWN = "Hòa Bình có rừng, có suối."


@pytest.mark.parametrize(
    "copy",
    [
        OWN,
        OWN.upper(),
        OWN.replace(" ", "   "),
        OWN.replace("Hòa", "Hoà"),
        unicodedata.normalize("NFD", OWN),
        "**Hòa Bình** có rừng; có _suối_!",
        "Hòa Bình\n\n    có rừng,\n\n    có suối",
    ],
)
def test_story_of_another_product_is_known_however_it_is_typed(copy: str, tmp_path: Path) -> None:
    files = {
        "products/a.yml": product(1, f"story: {{vi: '{OWN}', en: One.}}\n"),
        "products/b.yml": product(2, f"story:\n  en: Two.\n  vi: |\n    {copy}\n"),
    }
    found = run(tmp_path, files)
    same = [line for line in found if "text-nfd" not in line]
    assert [line.split(":")[0] for line in same] == ["products/a.yml", "products/b.yml"]
    assert same[1] == "products/b.yml:5:7 story-same"


def test_stories_are_compared_within_a_language(tmp_path: Path) -> None:
    files = {
        "products/a.yml": product(1, "story: {vi: OCOP, en: One}\n"),
        "products/b.yml": product(2, "story: {vi: Hai, en: OCOP}\n"),
    }
    assert run(tmp_path, files) == []


@pytest.mark.parametrize(
    ("number", "text", "code"),
    [
        (20, "vi: Điều trị gan., en: x", "claim-cure"),
        (12, "vi: x, en: It heals.", "claim-cure"),
        (4, "vi: Mật CHỮA bệnh., en: x", "claim-cure"),
        (1, "vi: Điều trị gan., en: It heals.", None),
        (20, "vi: Bệnh viện huyện., en: A healer.", None),
        (14, "vi: Bổ dưỡng., en: x", "claim-promotion"),
        (15, "vi: x, en: The BEST wine.", "claim-promotion"),
        (14, "vi: Tốt cho sức khỏe., en: x", "claim-promotion"),
        (14, "vi: Tốt cho sức khoẻ., en: x", "claim-promotion"),
        (16, "vi: Bổ dưỡng., en: The best water.", None),
    ],
)
def test_promise_that_must_not_be_made(
    number: int, text: str, code: str | None, tmp_path: Path
) -> None:
    for field in ("summary", "story"):
        found = check_top(tmp_path, "product", f"set: {number}\n{field}: {{{text}}}\n")
        assert {f.code for f in found if f.code.startswith("claim-")} == ({code} if code else set())


def test_promise_is_quoted_as_it_was_written(tmp_path: Path) -> None:
    found = check_top(tmp_path, "product", "set: 14\nname: {vi: Tốt cho sức khoẻ, en: x}\n")
    assert [dict(f.values)["got"] for f in found if f.code == "claim-promotion"] == [
        "tốt cho sức khoẻ"
    ]


@pytest.mark.parametrize("key", ["phone", "email", "zalo", "facebook", "address"])
@pytest.mark.parametrize("kind", ["household", "farm"])
def test_contact_of_a_person_needs_consent(kind: str, key: str, tmp_path: Path) -> None:
    contact = {"phone": '"+84912345678"', "email": "a@example.vn", "address": "Xóm Cầu"}
    top = f"kind: {kind}\n{key}: {contact.get(key, 'https://example.vn/a')}\n"
    found = check_top(tmp_path, "producer", top)
    assert errors_of(found) == {"consent-missing"}
    assert spots(found, "consent-missing") == [f"2:{len(key) + 3}"]
    agreed = top + "consent: {by: Bà Hoa, date: 2026-05-12}\n"
    assert errors_of(check_top(tmp_path, "producer", agreed)) == set()


def test_contact_of_a_company_needs_no_consent(tmp_path: Path) -> None:
    assert check_top(tmp_path, "producer", 'kind: company-llc\nphone: "+84912345678"\n') == []


@pytest.mark.parametrize("key", ["phone", "place"])
@pytest.mark.parametrize("kind", ["household", "farm"])
def test_contact_of_a_person_needs_consent_in_a_product_too(
    kind: str, key: str, tmp_path: Path
) -> None:
    value = {"phone": '"+84912345678"', "place": "Xóm Cầu"}[key]
    product = file_of("product", top=f"buy:\n  - {{kind: producer, {key}: {value}}}\n")
    maker = file_of("producer", top=f"kind: {kind}\n")
    consent = "consent: {by: Bà Hoa, date: 2026-05-12}\n"
    files = {"products/cam.yml": product, "producers/green-life.yml": maker}
    found = check_files(tmp_path, files)[1]
    assert errors_of(found) == {"consent-of-maker"}
    assert spots(found, "consent-of-maker") == [f"2:{len('  - {kind: producer, ') + len(key) + 3}"]
    assert (
        errors_of(check_files(tmp_path, files | {"producers/green-life.yml": maker + consent})[1])
        == set()
    )
    company = {"producers/green-life.yml": file_of("producer", top="kind: company-llc\n")}
    assert errors_of(check_files(tmp_path, files | company)[1]) == set()


# ---- all findings of a run --------------------------------------------------------------------------


def test_findings_of_all_files_come_at_once_by_path_and_line(tmp_path: Path) -> None:
    files = {
        "products/b.yml": product(2, "season: [13, 14]\n"),
        "products/a.yml": "\tid: x\n",
        "products/C.yml": product(3),
        "producers/x.yml": file_of("producer", top="kind: htx\n"),
        "events/e.yml": file_of("event", top="end: 2026\nstart: 2027\n"),
    }
    assert run(tmp_path, files) == [
        "events/e.yml:1:6 event-order",
        "producers/x.yml:1:7 choice-unknown",
        "products/C.yml:1:1 file-name",
        "products/a.yml:1:1 yaml-tab",
        "products/b.yml:4:10 month-range",
        "products/b.yml:4:14 month-range",
    ]
