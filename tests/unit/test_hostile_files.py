"""Files that try a reader's patience or trust: huge, doubled, named to deceive, half of something else."""

from __future__ import annotations

import json
import unicodedata
from random import Random
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fuzz.mutations import Mutations
from catalogue.check.examine import examine_bytes
from catalogue.check.run import load_and_check
from catalogue.config import REPOSITORY
from catalogue.load.folder import MODELS, photo_files
from catalogue.printers import FORMATS, show
from catalogue.reference import LANGS
from catalogue.render.body_html import to_html
from catalogue.render.photo_types import PhotoError
from catalogue.render.photos import derive
from catalogue.render.prose import safe_markdown
from catalogue.text import is_slug, nfc, slug
from tests.support.naughty import corpus
from tests.support.pictures import encode, picture
from tests.support.yaml_corpus import TODAY, check_files, check_one, codes_of, file_of, spots

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "text",
    [
        file_of("product", top=f"summary: {{vi: {'a' * 10_000_000}, en: b}}\n"),
        file_of("product", top="story:\n  vi: |\n" + "    Một dòng.\n" * 800_000),
        file_of("product") + "#\n" * 100_000 * 3,
        file_of("product") + "".join(f"key{n}: 1\n" for n in range(100_000)),
        file_of("product") + "- a\n" * 100_000,
        "[" * 10_000_000,
        '"' + "\\u0041" * 1_600_000,
    ],
    ids=["field", "story", "comments", "keys", "items", "brackets", "escapes"],
)
def test_ten_megabytes_and_a_hundred_thousand_lines_are_refused(text: str, tmp_path: Path) -> None:
    (found,) = check_one(tmp_path, "product", text)
    assert (found.code, found.line, found.column) == ("file-too-large", 1, 1)


@pytest.mark.parametrize(
    ("line", "lines", "code"),
    [
        ("a:\n", 20_000, "yaml-duplicate-key"),
        ("- a\n", 60_000, "yaml-indent"),
        ("\n", 100_000, "status-missing"),
    ],
)
def test_as_many_lines_as_a_file_may_have_are_read(
    line: str, lines: int, code: str, tmp_path: Path
) -> None:
    """Files below the limit of bytes."""
    assert code in codes_of(check_one(tmp_path, "product", file_of("product") + line * lines))


def test_entries_that_differ_only_by_case_are_told_apart_by_name(tmp_path: Path) -> None:
    """Windows and macOS would keep one of them; only one has a name that is an address."""
    files = {f"producers/{name}.yml": file_of("producer") for name in ("htx", "Htx", "HTX")}
    _, found = check_files(tmp_path, files)
    assert {one.path for one in found if one.code == "file-name"} == {
        "producers/Htx.yml",
        "producers/HTX.yml",
    }


def test_entries_that_differ_only_by_normal_form_are_no_addresses(tmp_path: Path) -> None:
    names = [unicodedata.normalize(form, "mật-ong") for form in ("NFC", "NFD")]
    assert len(set(names)) == 2
    _, found = check_files(
        tmp_path, {f"producers/{name}.yml": file_of("producer") for name in names}
    )
    assert len([one for one in found if one.code == "file-name"]) == 2


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
@pytest.mark.parametrize("named", ["NFC", "NFD"])
def test_photo_with_diacritics_is_found_or_said_to_be_missing(
    stored: str, named: str, tmp_path: Path
) -> None:
    """Texts are NFC; a file that macOS unpacked as NFD is another name, and is said so with both."""
    file = f"photos/{unicodedata.normalize(named, 'ổi')}.jpg"
    top = f"photos: [{{file: {file}, alt: {{vi: a, en: b}}, credit: c, licence: d}}]\n"
    photo = tmp_path / "products" / "photos" / f"{unicodedata.normalize(stored, 'ổi')}.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(encode(picture(), "JPEG"))
    codes = codes_of(check_one(tmp_path, "product", file_of("product", top=top)))
    assert ("photo-missing" in codes) == (stored == "NFD")


RESERVED = ["con", "prn", "aux", "nul"] + [
    f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)
]


@pytest.mark.parametrize("name", RESERVED)
def test_names_that_windows_keeps_for_itself_are_no_addresses(name: str) -> None:
    assert not is_slug(name)
    assert is_slug(f"{name}-a")


def test_picture_with_a_page_behind_it_is_published_as_a_picture_alone(tmp_path: Path) -> None:
    """A file that is a JPEG and a script at once: what is published is drawn anew."""
    photo = tmp_path / "photo.jpg"
    script = b"<script>window.__pwned=1</script>"
    head = encode(picture(), "JPEG")
    comment = b"\xff\xfe" + (len(script) + 2).to_bytes(2, "big") + script
    photo.write_bytes(head[:2] + comment + head[2:] + script)
    derive(photo, tmp_path / "cache")
    made = [path for path in (tmp_path / "cache").iterdir() if path.suffix in {".webp", ".jpg"}]
    assert made
    assert all(b"script" not in path.read_bytes() for path in made)


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "photo.svg", "photo.jpg.svg"])
def test_drawing_with_a_script_is_refused_by_any_name(name: str, tmp_path: Path) -> None:
    photo = tmp_path / name
    photo.write_bytes(
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>"
    )
    with pytest.raises(PhotoError):
        derive(photo, tmp_path / "cache")


def test_photos_are_looked_for_in_their_folder_alone(tmp_path: Path) -> None:
    for name in (
        "products/photos/a.jpg",
        "products/b.jpg",
        "photos/c.jpg",
        "products/photos/.d.jpg",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert photo_files(tmp_path) == {"products/photos/a.jpg"}


TEXTS = st.text(
    st.characters(
        codec="utf-8",
        exclude_characters="\x85\u2028\u2029",
        exclude_categories=["Cc", "Cs", "Cn", "Co"],
    ),
    min_size=1,
    max_size=60,
)


@given(TEXTS)
@settings(max_examples=120)
def test_text_comes_back_as_it_was_written(text: str) -> None:
    """YAML as a library writes it, and as JSON; trimmed and composed, nothing else."""
    for written in (
        yaml.safe_dump({"vi": text, "en": text}, allow_unicode=True),
        json.dumps({"vi": text, "en": text}, ensure_ascii=False),
    ):
        raw = file_of(
            "product", top="name:\n" + "".join(f"  {line}\n" for line in written.splitlines())
        )
        record, entry = examine_bytes(raw.encode(), "products/x.yml", TODAY)
        if entry is None:
            assert any(
                found.is_error and found.field.startswith("name") for found in record.findings
            ), text
        else:
            assert entry.item.name.vi == entry.item.name.en == nfc(text)


@given(TEXTS)
def test_slug_of_a_slug_is_the_same_and_a_file_name(text: str) -> None:
    address = slug(text)
    assert slug(address) == address
    assert not address or address.isascii()


@pytest.mark.parametrize("kind", MODELS)
def test_no_change_of_a_real_file_raises(kind: str) -> None:
    """A small part of what benchmarks/fuzz does, the same each time."""
    smallest = file_of(kind.removesuffix("s")).encode()
    seeds = [
        smallest,
        *(path.read_bytes() for path in sorted((REPOSITORY / kind).glob("*.yml"))[:20]),
    ]
    mutations, chance = Mutations(seeds), Random(8)
    read = 0
    for number in range(150):
        raw = mutations.apply(chance.choice(seeds), chance)
        record, entry = examine_bytes(raw, f"{kind}/x.yml", TODAY)
        show(record.findings, FORMATS[number % len(FORMATS)], LANGS[number % 2])
        assert entry is not None or any(found.is_error for found in record.findings)
        read += entry is not None
    assert 0 < read < 150


def test_no_text_of_the_corpus_is_more_than_text_in_a_story() -> None:
    """Whatever is typed, a story has the tags of a story alone."""
    allowed = ("p", "em", "strong", "ul", "ol", "li", "a", "h3", "h4", "h5", "h6", "br")
    for text in corpus():
        html = to_html(safe_markdown(text)).replace("<!-- -->", "")
        tags = [part.split(">")[0].split(" ")[0].strip("/") for part in html.split("<")[1:]]
        assert set(tags) <= set(allowed), text


def test_catalogue_of_nothing_but_hostile_files_has_a_finding_for_each(tmp_path: Path) -> None:
    texts = corpus()[::8]
    for number, text in enumerate(texts):
        path = tmp_path / "products" / f"x-{number}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    found = load_and_check(tmp_path, TODAY).findings
    assert {one.path for one in found if one.is_error} == {
        f"products/x-{n}.yml" for n in range(len(texts))
    }
    assert all(spots(found, one.code) for one in found)
