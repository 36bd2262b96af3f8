"""data/findings.yml: every code's bad example gives just that finding, its good example none."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

import pytest

from catalogue.findings import codes
from tests.support.yaml_corpus import check_top, codes_of, errors_of, spots

HERE = Path(__file__).parent
CODES = codes()
WITH_EXAMPLE = [name for name, code in CODES.items() if code.bad is not None]

# Findings about bytes, file names and pictures have no example: the test that shows each of them.
TESTED_ELSEWHERE = {
    "file-encoding": "test_loading.py::test_bytes_that_are_not_utf8",
    "file-bom": "test_loading.py::test_byte_order_mark_is_a_warning_only",
    "file-empty": "test_loading.py::test_file_without_an_entry",
    "file-too-large": "test_loading.py::test_file_of_300_kilobytes",
    "file-unreadable": "test_loading.py::test_what_is_no_ordinary_file",
    "file-name": "test_loading.py::test_file_name_that_is_no_address",
    "file-extension": "test_loading.py::test_file_that_would_be_passed_over",
    "file-not-mapping": "test_loading.py::test_file_without_an_entry",
    "yaml-control": "test_loading.py::test_control_character",
    "yaml-depth": "test_yaml_bombs.py::test_deep_nesting",
    "page-twin-missing": "test_written_pages.py::test_page_in_one_language_lacks_its_twin",
    "page-reserved": "test_written_pages.py::test_page_at_an_address_of_the_build",
    "ledger-id-missing": "test_ledger.py::test_words_of_a_finding_have_all_their_values",
    "ledger-id-reused": "test_ledger.py::test_words_of_a_finding_have_all_their_values",
    "ledger-id-new": "test_ledger.py::test_words_of_a_finding_have_all_their_values",
    "ledger-renamed": "test_ledger.py::test_words_of_a_finding_have_all_their_values",
    "ledger-slug-taken": "test_ledger.py::test_words_of_a_finding_have_all_their_values",
    "ledger-line": "test_ledger.py::test_words_of_a_finding_have_all_their_values",
    "consent-of-maker": "test_rules_files.py::test_contact_of_a_person_needs_consent_in_a_product_too",
    "photo-heic": "test_rules_photos.py::test_photo_of_an_iphone",
    "photo-misplaced": "test_loading.py::test_picture_outside_the_photos_folder",
    "photo-missing": "test_rules_photos.py::test_photo_that_is_not_there",
    "photo-outside": "test_rules_photos.py::test_photo_outside_its_folder",
    "photo-unused": "test_rules_photos.py::test_unused_photo",
    "photo-format": "test_rules_photos.py::test_photo_that_cannot_be_used",
    "photo-mislabelled": "test_rules_photos.py::test_photo_that_cannot_be_used",
    "photo-broken": "test_rules_photos.py::test_photo_that_cannot_be_used",
    "photo-huge": "test_rules_photos.py::test_photo_that_is_too_large",
    "photo-small": "test_rules_photos.py::test_photo_that_cannot_be_used",
    "photo-animated": "test_rules_photos.py::test_photo_that_cannot_be_used",
    "sheet-heading-unknown": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-heading-twice": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-row-passed": "test_import_rows.py::test_title_of_a_group_is_passed_over_and_said",
    "sheet-converted": "test_import_rows.py::test_text_in_an_old_encoding_is_turned_and_said",
    "sheet-formula": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-cell-error": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-name-missing": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-stars": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-date": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-date-guessed": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-set": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-set-group": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-set-missing": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-place": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-place-many": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-kind": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-producer-near": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-personal": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-phone": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-phone-several": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-price": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-price-left": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-months": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-certificate-partial": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-twice": "test_import_rows.py::test_same_product_twice",
    "sheet-id-unknown": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-same-name": "test_import_rows.py::test_doubt_at_its_cell",
    "sheet-differs": "test_import_rows.py::test_doubt_at_its_cell",
}


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_bad_example_gives_its_code_where_it_says(name: str, tmp_path: Path) -> None:
    code = CODES[name]
    assert code.bad is not None
    found = check_top(tmp_path, code.file, code.bad)
    assert spots(found, name) == [code.at]


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_bad_example_gives_no_other_error(name: str, tmp_path: Path) -> None:
    code = CODES[name]
    assert code.bad is not None
    assert errors_of(check_top(tmp_path, code.file, code.bad)) <= {name}


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_good_example_gives_neither_the_code_nor_an_error(name: str, tmp_path: Path) -> None:
    code = CODES[name]
    assert code.good is not None
    found = check_top(tmp_path, code.file, code.good)
    assert name not in codes_of(found)
    assert errors_of(found) == set()


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_message_and_hint_of_an_example_are_complete(name: str, tmp_path: Path) -> None:
    code = CODES[name]
    assert code.bad is not None
    (found,) = (f for f in check_top(tmp_path, code.file, code.bad) if f.code == name)
    for words in (found.message, found.hint):
        assert words("vi") != words("en")
        for lang in ("vi", "en"):
            assert words(lang).strip()
            assert "$" not in words(lang)
            assert not re.search(r"“”|\(\)|: *$", words(lang)), "a value is missing"


@pytest.mark.parametrize("name", CODES)
def test_words_of_a_code_stand_in_both_languages(name: str) -> None:
    code = CODES[name]
    for words in (code.message, code.hint):
        assert set(words) == {"vi", "en"}
        assert all(words.values())


@pytest.mark.parametrize("name", CODES)
def test_message_names_the_same_values_in_both_languages(name: str) -> None:
    message = CODES[name].message

    def values(lang: str) -> set[str]:
        return {
            value.removesuffix(f"_{lang}") for value in Template(message[lang]).get_identifiers()
        }

    assert values("vi") == values("en")


@pytest.mark.parametrize("name", CODES)
def test_code_has_a_level_and_a_stable_name(name: str) -> None:
    assert CODES[name].level in {"error", "warning"}
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name)


@pytest.mark.parametrize(("name", "test"), TESTED_ELSEWHERE.items())
def test_code_without_example_has_a_test_of_its_own(name: str, test: str) -> None:
    file, function = test.split("::")
    source = (HERE / file).read_text(encoding="utf-8")
    assert re.search(rf"^def {function}\(", source, re.MULTILINE)
    assert f'"{name}"' in source


def test_every_code_is_tested() -> None:
    assert set(WITH_EXAMPLE) | set(TESTED_ELSEWHERE) == set(CODES)
    assert not set(WITH_EXAMPLE) & set(TESTED_ELSEWHERE)
