"""The frame of each kind of page, made once by Material's own templates, to be filled for every page.

MkDocs publishes the hand-written pages and, beside them, renders a *probe* for each family of pages: the
pages of one template in one place of the site, which differ in nothing but their slots. A probe has marks
in its slots; split at the marks it is the *shell* of its family. What is put in comes never near a search
for marks, so no text of a contributor can disturb it.

>>> configs = write_probes(settings, written, {"vi": [...], "en": [...]}, folder)
>>> shells = read_shells(configs, mkdocs.run(settings, configs.values()))
>>> html = shells["vi"].fill(page, inner)   # the bytes MkDocs would have written
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from catalogue.config import CONFIG_FILES, REPOSITORY
from catalogue.publish import families, mkdocs, stylesheets
from catalogue.publish.errors import PublishError
from catalogue.publish.families import FAMILIES, SLUG, check, kind_of, link_page, probe
from catalogue.publish.folders import sync
from catalogue.publish.probes import CLOSE, OPEN, mark
from catalogue.reference import LANGS
from catalogue.render.site_config import site_config
from catalogue.signature import versions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from catalogue.config import Settings
    from catalogue.render.page import Page

_SLOT = re.compile(f"{OPEN}([a-z:-]+){CLOSE}|{SLUG}")
_LAST_PART = re.compile(r"[a-z0-9-]+/$")
# Our own part in what MkDocs makes.
_OWN = ("families.py", "mkdocs.py", "probes.py", "shells.py")
_LINK = re.compile(r"[\w./-]+\.md\b")


class ShellError(PublishError):
    """The templates or the theme do something that shells cannot express."""


@dataclass(frozen=True)
class Shell:
    """The HTML of a family: text and slots in turn, text at both ends."""

    texts: tuple[bytes, ...]
    slots: tuple[str, ...]


@dataclass(frozen=True)
class Shells:
    """The shells of one language. `warnings` is what MkDocs had to say about both languages."""

    families: Mapping[tuple[str, str], Shell]
    description: str
    warnings: tuple[str, ...] = ()

    def parts(self, page: Page) -> list[str]:
        """The files of `partials/catalogue/` that a page needs: `product` and what else there is."""
        slots = self._shell(page).slots
        return [slot.removeprefix("part:") for slot in slots if slot.startswith("part:")]

    def fill(self, page: Page, inner: str, more: Mapping[str, str] | None = None) -> bytes:
        """The whole HTML of a page: `inner` is its part `<kind>.html`, `more` its other parts by name.

        Raises ShellError for a page of no known family, or one that lacks a part.
        """
        shell = self._shell(page)
        meta = page.meta
        values = {f"part:{name}": text for name, text in (more or {}).items()}
        values[f"part:{kind_of(page)}"] = inner
        # As main.html prints them.
        values["title"] = str(escape(Markup(meta["title"]).striptags()))
        values["description"] = str(escape(meta["description"] or self.description))
        values["slug"] = page.url.rstrip("/").rpartition("/")[2]
        try:
            filled = [values[slot].encode("utf-8", "xmlcharrefreplace") for slot in shell.slots]
        except KeyError as error:
            raise ShellError(f"{page.url}: no text for the slot {error}") from error
        return b"".join(_in_turn(shell.texts, filled))

    def _shell(self, page: Page) -> Shell:
        family = self.families.get((kind_of(page), page.url))
        family = family or self.families.get((kind_of(page), _LAST_PART.sub("*/", page.url)))
        if family is None:
            raise ShellError(
                f"{page.url!r} with {kind_of(page)}.html: such pages are missing in families.FAMILIES"
            )
        return family


def _in_turn(texts: tuple[bytes, ...], filled: list[bytes]) -> Iterator[bytes]:
    yield texts[0]
    for value, text in zip(filled, texts[1:]):
        yield value
        yield text


def write_probes(
    settings: Settings,
    written: Mapping[str, Mapping[str, bytes]],
    paths: Mapping[str, Collection[str]],
    folder: Path,
) -> dict[str, Path]:
    """Prepare a run of MkDocs: its configuration for each language."""
    configs = {}
    joined = stylesheets.joined()
    for lang in LANGS:
        home = settings.build / "shells"
        files = dict(written[lang])
        files |= {path: link_page() for path in linked(written[lang], paths[lang])}
        files |= {page.path: page.markdown().encode() for page in families.probes()}
        files |= joined
        sync(home / lang, files)
        config = home / f"mkdocs.{lang}.yml"
        hook = mkdocs.relative(REPOSITORY / "catalogue" / "publish" / "probes.py", config)
        configs[lang] = mkdocs.write_config(
            config,
            lang,
            settings.site_root,
            home / lang,
            folder / lang,
            _products(paths[lang]),
            hooks=[hook],
        )
    return configs


def _products(paths: Collection[str]) -> int:
    """How many products there are: one of the pages lists them."""
    return sum(path.startswith("products/") for path in paths) - 1


def read_shells(configs: Mapping[str, Path], warnings: list[str]) -> dict[str, Shells]:
    """The shells that a run of MkDocs with these configurations made."""
    return {lang: _read(lang, config, warnings) for lang, config in configs.items()}


def _read(lang: str, config: Path, warnings: list[str]) -> Shells:
    found = json.loads(config.with_suffix(".json").read_text(encoding="utf-8"))
    made = {
        family: _split(*family, found[page.path])
        for family, page in zip(FAMILIES, map(probe, FAMILIES))
    }
    description = str(site_config(lang, "").site_description or "")
    shells = Shells(made, description, tuple(warnings))
    for page in filter(None, map(check, FAMILIES)):
        parts = {name: mark(f"part:{name}") for name in shells.parts(page)}
        filled = shells.fill(page, parts[kind_of(page)], parts)
        _compare(page, found[page.path].encode(), filled)
    return shells


def _split(kind: str, address: str, html: str) -> Shell:
    pieces = _SLOT.split(html)
    slots = tuple(name or "slug" for name in pieces[1::2])
    texts = pieces[0::2]
    parts = [slot for slot in slots if slot.startswith("part:")]
    wrong = [
        f"{parts.count(part)} × {part}"
        for part in {*parts, f"part:{kind}"}
        if parts.count(part) != 1
    ]
    needed = {"description"} | {"title", "slug"} if "*" in address else {"description"}
    wrong += [f"no {name}" for name in sorted(needed.difference(slots))]
    wrong += [f"“{name}”" for name in set(slots) - {*parts, "title", "description", "slug"}]
    if any(sign in text for text in texts for sign in (OPEN, CLOSE)):
        wrong.append("a mark that was changed or cut")
    if wrong:
        raise ShellError(f"The shell of {kind}.html at {address!r} has {', '.join(sorted(wrong))}.")
    return Shell(tuple(text.encode() for text in texts), slots)


def _compare(page: Page, stock: bytes, filled: bytes) -> None:
    """A page made by MkDocs and the same page made from its shell have to be the same."""
    if stock == filled:
        return
    at = next(
        (at for at, (a, b) in enumerate(zip(stock, filled)) if a != b), min(len(stock), len(filled))
    )
    around = slice(max(0, at - 60), at + 60)
    raise ShellError(
        f"{kind_of(page)}.html at {page.url!r} depends on more of a page than its slots:"
        f"\n  MkDocs: {stock[around].decode(errors='replace')!r}"
        f"\n  shell:  {filled[around].decode(errors='replace')!r}"
    )


def linked(written: Mapping[str, bytes], paths: Collection[str]) -> list[str]:
    """Which pages hand-written pages link to: paths in `paths` that stand anywhere in their text."""
    found: set[str] = set()
    for path, content in written.items():
        for link in _LINK.findall(content.decode(errors="replace")):
            found.add(posixpath.normpath(posixpath.join(posixpath.dirname(path), link)))
    fixed = {probe(family).path for family in FAMILIES}
    return sorted(found.intersection(paths) - fixed - written.keys())


def shell_signature(
    settings: Settings,
    written: Mapping[str, Mapping[str, bytes]],
    paths: Mapping[str, Collection[str]],
) -> str:
    """A digest of all that shells and the site around them depend on. The day is not among it."""
    digest = hashlib.blake2b(digest_size=16)

    def add(*values: Any) -> None:
        for value in values:
            raw = value if isinstance(value, bytes) else str(value).encode()
            digest.update(b"%d:" % len(raw) + raw)

    add(settings.site_root, FAMILIES)
    add(*versions("mkdocs", "mkdocs-material", "jinja2", "markdown"))
    own = [REPOSITORY / name for name in (*CONFIG_FILES.values(), "catalogue/data/words.yml")]
    own += [REPOSITORY / "catalogue" / "publish" / name for name in _OWN]
    overrides = sorted(path for path in (REPOSITORY / "overrides").rglob("*") if path.is_file())
    for path in (*own, *overrides):
        add(path.relative_to(REPOSITORY).as_posix(), path.read_bytes())
    for lang in LANGS:
        add(mkdocs.depends_on(_products(paths[lang])))
        for name, content in sorted(written[lang].items()):
            add(lang, name, content)
        add(*linked(written[lang], paths[lang]))
    return digest.hexdigest()
