"""`serve` in a copy of the repository: whatever is changed is on the screen after the next build."""

from __future__ import annotations

import shutil
import urllib.error
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from catalogue.config import REPOSITORY
from tests.site.test_serve import NEW, PATIENCE, Served
from tests.support.frames import SHELF
from tests.support.run import intermediate_folder
from tests.support.synthetic import write_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PARTS = ("catalogue", "overrides", "pages", "mkdocs.yml", "mkdocs.en.yml")
PRODUCT, MAKER = "mat-ong-thu", "htx-thu"


class Edited:
    """A running `serve`; each change of a file is followed by a build."""

    def __init__(self, repository: Path, source: Path, out: Path) -> None:
        self.repository, self.source = repository, source
        self.server = Served(source, out, repository)
        assert self.server.next_state()["problems"] == ""

    def after(self, change: Callable[[], object]) -> str:
        """What the next build finds."""
        change()
        return str(self.server.next_state()["problems"])

    def replace(self, path: Path, old: str, new: str) -> Callable[[], object]:
        text = path.read_text(encoding="utf-8")
        assert old in text
        return lambda: path.write_text(text.replace(old, new), encoding="utf-8")

    def has(self, path: str) -> bool:
        with suppress(urllib.error.HTTPError):
            self.server.get(path)
            return True
        return False


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edited]:
    home = tmp_path_factory.mktemp("serve")
    repository = home / "repository"
    for name in PARTS:
        path = REPOSITORY / name
        if path.is_dir():
            shutil.copytree(path, repository / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(path, repository / name)
    source = write_catalogue(home / "catalogue")
    SHELF.lend(repository / intermediate_folder(source).relative_to(REPOSITORY))
    started = Edited(repository, source, home / "site")
    yield started
    started.server.process.terminate()
    started.server.process.wait(PATIENCE)


def test_a_new_product_has_its_page_and_stands_in_the_lists(edited: Edited) -> None:
    path = edited.source / "products" / "moi.yml"
    assert edited.after(lambda: path.write_text(NEW, encoding="utf-8")) == ""
    assert "New product" in edited.server.get("en/products/moi/")
    assert "New product" in edited.server.get("en/products/")


def test_a_renamed_product_leaves_nothing_at_its_old_address(edited: Edited) -> None:
    path = edited.source / "products" / "moi.yml"
    path.write_text(NEW, encoding="utf-8")
    if not edited.has("en/products/moi/"):
        edited.server.next_state()
    assert edited.after(lambda: path.rename(path.with_name("khac.yml"))) == ""
    assert not edited.has("en/products/moi/")
    assert edited.has("en/products/khac/")
    assert "products/khac/" in edited.server.get("en/products/")


def test_a_deleted_product_is_gone_everywhere(edited: Edited) -> None:
    path = edited.source / "products" / "tam.yml"
    text = NEW.replace("ZZ0001", "ZZ0002").replace("New product", "Passing product")
    assert edited.after(lambda: path.write_text(text, encoding="utf-8")) == ""
    assert edited.has("en/products/tam/")
    assert edited.after(path.unlink) == ""
    assert not edited.has("en/products/tam/")
    assert not edited.has("qr/ZZ0002.svg")
    assert "Passing product" not in edited.server.get("en/products/")


def test_stories_changed_one_after_another_are_shown(edited: Edited) -> None:
    """What serve remembers of the last build must not hide what changed since."""
    path = edited.source / "products" / f"{PRODUCT}.yml"
    page = f"en/products/{PRODUCT}/"
    assert edited.after(edited.replace(path, "The bees set out", "The bees flew out")) == ""
    assert "The bees flew out" in edited.server.get(page)
    assert edited.after(edited.replace(path, "The bees flew out", "The bees came home")) == ""
    assert "The bees came home" in edited.server.get(page)
    maker = edited.source / "producers" / f"{MAKER}.yml"
    assert edited.after(edited.replace(maker, "Trial Cooperative", "Renamed Cooperative")) == ""
    assert "Renamed Cooperative" in edited.server.get(page)
    assert "The bees came home" in edited.server.get(page)


def test_a_style_sheet_is_served_as_saved(edited: Edited) -> None:
    path = edited.repository / "overrides" / "assets" / "stylesheets" / "card.css"
    change = edited.replace(path, ".cards {", ".cards { --tried: 1;")
    assert edited.after(change) == ""
    assert "--tried: 1" in edited.server.get("vi/assets/stylesheets/site.css")


def test_a_template_changes_every_page(edited: Edited) -> None:
    path = edited.repository / "overrides" / "partials" / "catalogue" / "product" / "head.html"
    change = edited.replace(
        path, '<header class="product__head">', '<header class="product__head" data-tried>'
    )
    assert edited.after(change) == ""
    assert "data-tried" in edited.server.get(f"vi/products/{PRODUCT}/")


def test_an_error_is_told_and_the_old_site_stays_until_it_is_mended(edited: Edited) -> None:
    path = edited.source / "products" / f"{PRODUCT}.yml"
    good = path.read_text(encoding="utf-8")
    broken = good.replace("set: 4", "set: 44")
    found = edited.after(lambda: path.write_text(broken, encoding="utf-8"))
    assert f"products/{PRODUCT}.yml:3:6: error[set-range]" in found
    assert edited.has(f"en/products/{PRODUCT}/")
    assert edited.after(lambda: path.write_text(good, encoding="utf-8")) == ""


def test_a_template_that_is_broken_is_told(edited: Edited) -> None:
    path = edited.repository / "overrides" / "partials" / "catalogue" / "place.html"
    good = path.read_text(encoding="utf-8")
    found = edited.after(lambda: path.write_text(good + "{% endfor %}", encoding="utf-8"))
    assert "endfor" in found
    assert edited.after(lambda: path.write_text(good, encoding="utf-8")) == ""
