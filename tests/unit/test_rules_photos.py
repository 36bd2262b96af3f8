"""catalogue/check/photos.py: the photos that entries name, and those that none names."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from catalogue.check.run import Known, load_and_check
from catalogue.findings import Finding
from catalogue.render import photo_check, photos
from tests.support.yaml_corpus import TODAY, check_files, codes_of, file_of, spots

ALT = "alt: {vi: Cam chín, en: Ripe oranges}, credit: HTX, licence: CC BY 4.0"


def picture(form: str = "JPEG", size: int = 800, frames: int = 0) -> bytes:
    image, file = Image.new("RGB", (size, size // 2), "orange"), BytesIO()
    more = [Image.new("RGB", image.size, colour) for colour in ("red", "green")[:frames]]
    image.save(file, form, **({"save_all": True, "append_images": more} if more else {}))
    return file.getvalue()


def naming(file: str) -> str:
    top = f'photos:\n  - {{file: "{file}", {ALT}}}\nstatus: unconfirmed\n'
    return file_of("product", top=top)


def run(folder: Path, file: str, there: dict[str, bytes] | None = None) -> list[Finding]:
    """What is found when products/cam.yml names a photo and these files are in products/photos/."""
    files: dict[str, str | bytes] = {
        "producers/green-life.yml": file_of("producer"),
        "products/cam.yml": naming(file),
    }
    files |= {f"products/photos/{name}": content for name, content in (there or {}).items()}
    return check_files(folder, files)[1]


@pytest.mark.parametrize("name", ["cam.jpg", "2026/cam.jpg", "Cam chín.jpg"])
def test_photo_that_is_there(name: str, tmp_path: Path) -> None:
    assert run(tmp_path, f"photos/{name}", {name: picture()}) == []


def test_photo_of_an_iphone(tmp_path: Path) -> None:
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)
    found = run(tmp_path, "photos/cam.heic", {"cam.heic": heic})
    assert spots(found, "photo-heic") == ["2:12"]
    assert "Most Compatible" in found[0].hint("en")


def test_photo_that_is_not_there(tmp_path: Path) -> None:
    found = run(tmp_path, "photos/cam.jpg", {"camm.jpg": picture()})
    assert spots(found, "photo-missing") == ["2:12"]
    assert dict(found[0].values)["nearest"] == "photos/camm.jpg"


def test_case_of_a_photo_counts_on_every_system(tmp_path: Path) -> None:
    assert "photo-missing" in codes_of(run(tmp_path, "photos/CAM.jpg", {"cam.jpg": picture()}))


@pytest.mark.parametrize(
    "file",
    ["cam.jpg", "/etc/passwd", "photos/../cam.yml", "photos/../photos/cam.jpg", "../photos/cam.jpg", "photos",
     "photos\\\\cam.jpg", "photos/..\\\\..\\\\x", "C:/x.jpg", "https://example.vn/x.jpg"],
)  # fmt: skip
def test_photo_outside_its_folder(file: str, tmp_path: Path) -> None:
    found = run(tmp_path, file, {"cam.jpg": picture()})
    assert spots(found, "photo-outside") == ["2:12"]
    assert codes_of(found) == {"photo-outside", "photo-unused"}


def test_photo_with_a_control_character_is_outside_too(tmp_path: Path) -> None:
    found = run(tmp_path, "photos/\\0", {"cam.jpg": picture()})
    assert codes_of(found) == {"photo-outside", "photo-unused", "yaml-control"}


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")
@pytest.mark.parametrize(
    "target", ["outside.jpg", "products/photos/cam.jpg"], ids=["outside", "loop"]
)
def test_link_that_leaves_the_folder_is_outside(target: str, tmp_path: Path) -> None:
    (tmp_path / "products/photos").mkdir(parents=True)
    (tmp_path / "outside.jpg").write_bytes(picture())
    (tmp_path / "products/photos/cam.jpg").symlink_to(tmp_path / target)
    assert codes_of(run(tmp_path, "photos/cam.jpg")) >= {"photo-outside"}


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")
def test_photos_folder_that_is_a_link_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private/cam.jpg").write_bytes(picture())
    (tmp_path / "products").mkdir()
    (tmp_path / "products/photos").symlink_to(tmp_path / "private")
    assert codes_of(run(tmp_path, "photos/cam.jpg")) == {"photo-outside"}


def test_unused_photo(tmp_path: Path) -> None:
    found = run(
        tmp_path, "photos/cam.jpg", {"cam.jpg": picture(), "khac.jpg": picture(), ".DS_Store": b"x"}
    )
    assert [(f.path, f.line, f.column, f.code) for f in found] == [
        ("products/photos/khac.jpg", 1, 1, "photo-unused")
    ]


def test_photo_of_a_producer_is_its_own(tmp_path: Path) -> None:
    top = f"photos: [{{file: photos/cam.jpg, {ALT}}}]\n"
    files: dict[str, str | bytes] = {
        "producers/green-life.yml": file_of("producer", top=top),
        "producers/photos/cam.jpg": picture(),
        "products/photos/cam.jpg": picture(),
    }
    found = check_files(tmp_path, files)[1]
    assert [(f.path, f.code) for f in found] == [("products/photos/cam.jpg", "photo-unused")]


def test_no_photo_is_unused_while_an_entry_cannot_be_read(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "products/x.yml": "photos: [\n",
        "products/photos/a.jpg": picture(),
    }
    assert codes_of(check_files(tmp_path, files)[1]) == {"yaml-bracket"}


@pytest.mark.parametrize(
    ("content", "code", "found_words"),
    [
        (b"GIF89a" + b"\0" * 20, "photo-format", "GIF"),
        (picture("PNG"), "photo-mislabelled", "PNG"),
        (picture()[:400], "photo-broken", ""),
        (picture(size=320), "photo-small", "320 × 160"),
        (picture("WebP", frames=2), "photo-animated", ""),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_photo_that_cannot_be_used(
    content: bytes, code: str, found_words: str, tmp_path: Path
) -> None:
    found = run(tmp_path, "photos/cam.jpg", {"cam.jpg": content})
    assert spots(found, code) == ["2:12"]
    (one,) = (f for f in found if f.code == code)
    assert found_words in dict(one.values)["found"]
    assert "()" not in one.message("vi")


@pytest.mark.parametrize(("limit", "words"), [("MAX_PIXELS", "800 × 400"), ("MAX_BYTES", "MB")])
def test_photo_that_is_too_large(
    limit: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_check, limit, 1000)
    (found,) = run(tmp_path, "photos/cam.jpg", {"cam.jpg": picture()})
    assert found.code == "photo-huge"
    assert words in found.message("en")


@pytest.fixture
def no_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    for module in (photo_check, photos):
        monkeypatch.setattr(module, "read_photo", refuse)


@pytest.mark.usefixtures("no_permission")
def test_photo_that_may_not_be_read_is_a_finding(tmp_path: Path) -> None:
    found = run(tmp_path, "photos/cam.jpg", {"cam.jpg": picture()})
    assert codes_of(found) == {"photo-broken"}
    assert spots(found, "photo-broken") == ["2:12"]


@pytest.mark.skipif(sys.platform != "linux", reason="other processes know of no pretended refusal")
@pytest.mark.usefixtures("no_permission")
@pytest.mark.parametrize("draw", [False, True])
def test_photo_that_may_not_be_read_is_a_finding_where_facts_are_kept(
    draw: bool, tmp_path: Path
) -> None:
    source = tmp_path / "catalogue"
    assert codes_of(run(source, "photos/cam.jpg", {"cam.jpg": picture()})) == {"photo-broken"}
    known = Known(tmp_path / "known", tmp_path / "photos", draw)
    assert codes_of(load_and_check(source, TODAY, known).findings) == {"photo-broken"}


@pytest.mark.parametrize("draw", [False, True])
def test_what_is_found_in_photos_is_the_same_where_facts_are_kept(
    draw: bool, tmp_path: Path
) -> None:
    source = tmp_path / "catalogue"
    small, good = picture(size=320), picture()
    afresh = run(source, "photos/cam.jpg", {"cam.jpg": small, "khac.jpg": good})
    assert codes_of(afresh) == {"photo-small", "photo-unused"}
    known = Known(tmp_path / "known", tmp_path / "photos", draw)
    for _ in range(2):
        assert load_and_check(source, TODAY, known).findings == afresh
    (source / "products/photos/cam.jpg").write_bytes(good)
    found = load_and_check(source, TODAY, known).findings
    assert codes_of(found) == {"photo-unused"}
