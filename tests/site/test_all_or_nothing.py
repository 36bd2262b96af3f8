"""A build ends with a new whole site, or with the old one as it was and the reason in plain words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from catalogue.options import ENGINES
from catalogue.publish import folders, mkdocs
from tests.support.frames import SHELF
from tests.support.run import (
    Ran,
    beside,
    build_options,
    digests,
    forget,
    intermediate_folder,
    run,
)
from tests.support.synthetic import CLOTH, HONEY, write_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.run import Site

FINDING = re.compile(
    r"^(?P<path>[^:\n]+):\d+:\d+: (error|warning)\[(?P<code>[a-z0-9-]+)\] \S+: .+$", re.M
)
GOOD = "id: TS0009\nname: {vi: Xôi thử, en: Trial rice}\nset: 5\nproducers: [htx-thu]\n"


@pytest.fixture
def source(catalogue_folder: Callable[..., Path]) -> Path:
    """The invented catalogue with its site beside it."""
    return catalogue_folder()


@pytest.fixture(scope="module")
def refused(small_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One for all tests that put into it what no build takes."""
    folder = tmp_path_factory.mktemp("refused")
    source = write_catalogue(folder / "catalogue", photo=True)
    shutil.copytree(small_site.folder, folder / "site")
    SHELF.lend(intermediate_folder(source))
    yield source
    forget(source)


def build(source: Path, *more: str) -> Ran:
    return run("build", *build_options(source.parent / "site", source), *more)


def _symlink(path: Path) -> None:
    try:
        path.symlink_to("/etc/passwd")
    except OSError:
        pytest.skip("this system makes no symbolic links for us")


def _text(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8", newline="\n")


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


BROKEN: dict[str, Callable[[Path], object]] = {
    "tab": _text(GOOD + "place:\n\tcommune: '05014'\n"),
    "alias": _text(GOOD + "story: *nowhere\n"),
    "alias-bomb": _text("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c,*c]\n" + GOOD),
    "python-tag": _text("!!python/object/apply:os.system ['true']\n"),
    "latin-1": _bytes("# x\xf4i\n".encode("latin-1") + GOOD.encode()),
    "utf-16": _bytes(GOOD.encode("utf-16")),
    "wrong-id": _text(GOOD.replace("TS0009", "ts-9")),
    "taken-id": _text(GOOD.replace("TS0009", "TS0001")),
    "missing-source": _text(GOOD + "certificates: [{stars: 3, source: nowhere}]\n"),
    "empty": _bytes(b""),
    "only-comment": _text("# nothing yet\n"),
    "list": _text("- id: TS0009\n"),
    "unknown-key": _text(GOOD + "prise: 3\n"),
    "dotted-price": _text(GOOD + "packs: [{size: 1 kg, price_vnd: 150.000}]\n"),
    "binary": _bytes(bytes(range(256)) * 20),
    "nul": _bytes(GOOD.encode() + b"\0\0"),
    "300-kB": _text(GOOD + "# " + "x" * 300_000 + "\n"),
    "deep": _text(GOOD + "facts: " + "[" * 3000 + "]" * 3000 + "\n"),
    "two-documents": _text(GOOD + "---\n" + GOOD),
    "symlink": _symlink,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_file_leaves_the_old_site_and_is_named_with_its_line(
    refused: Path, kind: str
) -> None:
    source, path = refused, refused / "products" / "xoi-thu.yml"
    before, neighbours = digests(source.parent / "site"), beside(source.parent / "site")
    BROKEN[kind](path)
    try:
        ran = build(source)
    finally:
        path.unlink()
    assert ran.code == 1, ran.text
    assert "Traceback" not in ran.text
    places = {match["path"] for match in FINDING.finditer(ran.out) if "error[" in match[0]}
    # Of two entries with one id both are named: only people know which came first.
    assert "products/xoi-thu.yml" in places, ran.text
    assert len(places) == (2 if kind == "taken-id" else 1), ran.text
    assert digests(source.parent / "site") == before
    assert beside(source.parent / "site") == neighbours


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "content",
    [b"# Ch\xe8\n", b"---\ntemplate: no-such.html\n---\n# Here\n"],
    ids=["latin-1", "template"],
)
def test_broken_hand_written_page_is_named(source: Path, content: bytes, engine: str) -> None:
    before, neighbours = digests(source.parent / "site"), beside(source.parent / "site")
    for lang in ("vi", "en"):
        (source / "pages" / lang).mkdir(parents=True)
        (source / "pages" / lang / "about.md").write_bytes(content)
    ran = build(source, "--engine", engine)
    assert ran.code == 1, ran.text
    assert "about.md" in ran.text
    assert "Traceback" not in ran.text
    config = intermediate_folder(source) / "mkdocs.vi.yml"
    assert config.exists() == (engine == "mkdocs" and b"template" in content)
    if config.exists():  # where people find the site, not where this build was at work
        assert ".new-" not in config.read_text(encoding="utf-8")
    assert digests(source.parent / "site") == before
    assert beside(source.parent / "site") == neighbours


def test_broken_file_in_a_first_build_makes_no_site(source: Path, tmp_path: Path) -> None:
    (source / "products" / "xoi-thu.yml").write_bytes(b"\xff")
    ran = run("build", *build_options(tmp_path / "other", source))
    assert ran.code == 1
    assert not (tmp_path / "other").exists()


def test_strict_takes_a_warning_for_an_error(refused: Path) -> None:
    source = refused
    before = digests(source.parent / "site")
    ran = build(source, "--strict")
    assert ran.code == 1
    assert "warning[" in ran.out
    assert "error[" not in ran.out
    assert digests(source.parent / "site") == before
    assert run("check", "--source", source).code == 0
    assert run("check", "--source", source, "--strict").code == 1


@pytest.mark.parametrize("content", ["build.json", "index.html"])
def test_folder_of_somebody_else_is_refused_and_untouched(
    refused: Path, tmp_path: Path, content: str
) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / content).write_text('{"generator": "another"}', encoding="utf-8")
    before = digests(foreign)
    ran = run("build", *build_options(foreign, refused))
    assert ran.code == 2
    assert "foreign" in ran.err
    assert "Traceback" not in ran.text
    assert digests(foreign) == before
    assert beside(foreign) == ["foreign"]


@pytest.mark.parametrize("inside", [".", "..", "products"])
def test_data_is_never_overwritten(refused: Path, inside: str) -> None:
    source, before = refused, digests(refused)
    ran = run("build", *build_options((source / inside).resolve(), source))
    assert ran.code == 2
    assert ran.err.strip()
    assert digests(source) == before


def test_same_input_gives_the_same_bytes(source: Path) -> None:
    """From nothing into an empty folder, then again with what the first build left to reuse."""
    before, new = digests(source.parent / "site"), source.parent / "new"
    assert len(before) > 200
    new.mkdir()
    for more in (["--clean", "--jobs", "1"], []):
        ran = run("build", *build_options(new, source), *more)
        assert ran.code == 0, ran.text
        assert digests(new) == before


def test_deleted_product_leaves_nothing_behind(source: Path) -> None:
    site = source.parent / "site"
    assert CLOTH in (site / "sitemap.xml").read_text(encoding="utf-8")
    (source / "products" / f"{CLOTH}.yml").unlink()
    ran = build(source)
    assert ran.code == 0, ran.text
    assert not [name for name in digests(site) if CLOTH in name or "TS0002" in name]
    for path in site.rglob("*"):
        if path.suffix in {".html", ".xml", ".json"}:
            # The form offers the number to the next product: this folder has no ledger that would know it.
            text = path.read_text(encoding="utf-8").replace('"next":"TS0002"', "")
            assert CLOTH not in text, path
            assert "TS0002" not in text, path
    assert (site / "vi" / "products" / HONEY / "index.html").is_file()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), mkdocs.MkDocsError("no such template"), OSError(28, "disk full")]
)
def test_build_that_fails_on_the_way_leaves_the_old_site(
    source: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, engine: str
) -> None:
    before, neighbours = digests(source.parent / "site"), beside(source.parent / "site")
    # So that MkDocs has to make a frame; templates were compiled for other catalogues.
    shutil.rmtree(intermediate_folder(source) / "frames")

    def fail(*_: object) -> list[str]:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(mkdocs.Running, "warnings", fail)
        ran = build(source, "--engine", engine)
    assert ran.code != 0
    assert ran.err.strip()
    assert "Traceback" not in ran.text
    assert digests(source.parent / "site") == before
    assert beside(source.parent / "site") == neighbours


@pytest.mark.parametrize("engine", ENGINES)
def test_swap_that_fails_puts_the_old_site_back(
    source: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    before, neighbours = digests(source.parent / "site"), beside(source.parent / "site")
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if ".new" in self.name:
            raise PermissionError(13, "in use", str(self))
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(folders, "exchange", lambda new, old: False)  # a system that cannot
        patch.setattr(Path, "rename", fail)
        ran = build(source, "--engine", engine)
    assert ran.code != 0
    assert "Traceback" not in ran.text
    assert digests(source.parent / "site") == before
    assert beside(source.parent / "site") == neighbours
