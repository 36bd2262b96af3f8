"""The inner part of a page, from the same templates as MkDocs uses: `overrides/partials/catalogue/`.

`Partials(lang, site_root)` renders them in a Jinja environment of our own, where two things are left
open, so that each is done once and not for every page:

- the way from the page to its language's home (`base_url`) is the mark `<base_url>`;
- a product in a list is the mark `<card HB0013>` or, in the rest of a long list, `<card HB0013 row>`;
  `card()` and `row()` render what belongs there.

`fill_cards` puts both in. No contributor can write such a mark: in their texts `<` is always escaped.

>>> partials = Partials("vi", "https://ocop.example/")
>>> cards = {"HB0013": placed(partials.card(card), "../..")}
>>> fill_cards(partials.inner(page, "<p>Story</p>"), cards, "../..")
"""

from __future__ import annotations

from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import (
    ChoiceLoader,
    DictLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

from catalogue.config import REPOSITORY
from catalogue.render.site_config import site_config
from catalogue.render.templates_fast import Simplifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2.environment import TemplateModule

    from catalogue.enrich.card_data import Card, Row
    from catalogue.render.kept_code import KeptCode
    from catalogue.render.page import Page

FOLDER = "partials/catalogue"
_CARD = f"{FOLDER}/card.html"
_ROW = f"{FOLDER}/row.html"
_CARD_MARK = "{% macro card(c) %}<card {{ c.id }}>{% endmacro %}"
_ROW_MARK = "{% macro row(c) %}<card {{ c.id }} row>{% endmacro %}"
_CARD_START, _CARD_END = "<card ", ">"
_BASE_URL = "<base_url>"


def _escape(value: Any) -> str:
    """Jinja's `escape`, where the result is put into a page at once and need not be Markup."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else escape(value)


class _Template(Template):
    """A template that does once, or not at all, what Jinja does for every page."""

    _made: TemplateModule | None = None

    @classmethod
    def from_code(cls, *args: Any, **kwargs: Any) -> Template:
        template = super().from_code(*args, **kwargs)
        # Only what is printed goes through this name in a compiled template: 300 times a page.
        template.root_render_func.__globals__["escape"] = _escape
        return template

    def make_module(self, *_: Any, **__: Any) -> TemplateModule:
        """The macros of a file, for all pages that import them.

        All that a macro sees of a page is `base_url`, which here is the same everywhere.
        """
        if self._made is None:
            self._made = super().make_module()
        return self._made


# Macros whose result follows from a few small arguments, the same on many pages.
_REPEATED = frozenset({"icon", "stars", "chip", "ref", "card", "row", "drawing", "symbol"})


def _called(macro: Macro, args: tuple[Any, ...]) -> Markup:
    """What `macro(*args)` comes to: ours have neither `varargs` nor a caller, unless it is given."""
    absent = (missing,) * (macro._argument_count - len(args))
    return str.__new__(Markup, macro._func(*args, *absent))


class _Context(Context):
    """Calls a macro without asking first what kind of function it is, and some just once: 90 times a page."""

    def call(
        self,
        called: Any,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **values: Any,
    ) -> Any:
        if type(called) is Macro:
            if values:
                return called(self.eval_ctx, *args, **values)
            if called.name not in _REPEATED:
                return _called(called, args)
            made: dict[tuple[Any, ...], Any] = self.environment.made  # type: ignore[attr-defined]
            key = (called.name, *args)
            if key not in made:
                made[key] = _called(called, args)
            return made[key]
        return super().call(called, *args, **values)


class _Environment(Environment):
    """Strict: what templates ask for is there, as an attribute of an object."""

    template_class = _Template
    context_class = _Context
    getattr = staticmethod(getattr)  # type: ignore[assignment]

    def __init__(self, lang: str, words: Mapping[str, Any], **options: Any) -> None:
        super().__init__(**options)
        self.made: dict[tuple[Any, ...], Any] = {}
        self.imported: set[str] = set()  # by templates that were compiled here
        self._simplifier = Simplifier(self._parsed, words, lang)

    def _parsed(self, name: str) -> nodes.Template:
        assert self.loader is not None
        source, filename, _ = self.loader.get_source(self, name)
        return super()._parse(source, name, filename)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        simple: nodes.Template = self._simplifier.visit(super()._parse(source, name, filename))
        for one in simple.find_all((nodes.Import, nodes.FromImport)):
            macros = getattr(one, "template", None)
            if isinstance(macros, nodes.Const):
                self.imported.add(macros.value)
        return simple


class _PageView:
    """What a template sees as `page`: the names MkDocs has for a page's parts."""

    __slots__ = ("canonical_url", "content", "is_homepage", "meta", "url")

    def __init__(self, page: Page, content: str, home: str) -> None:
        self.url = page.url
        self.meta = SimpleNamespace(**page.meta)
        self.content = content
        self.canonical_url = home + page.url
        self.is_homepage = not page.url


class Partials:
    """Renders the inner parts of all pages of one language; compiled templates may be `kept`."""

    def __init__(self, lang: str, site_root: str, kept: KeptCode | None = None) -> None:
        self.lang, self.site_root = lang, site_root
        self._kept = kept
        self._home = f"{site_root}{lang}/"

    def compile(self, names: Iterable[str]) -> None:
        """Have these parts ready, cards and rows, and whatever macros they use."""
        environment = self._environment
        known: set[str] = set()
        asked = {*(f"{FOLDER}/{name}.html" for name in names), f"stock/{_CARD}", f"stock/{_ROW}"}
        while asked:
            for name in sorted(asked):
                environment.get_template(name)
            known |= asked
            asked = environment.imported - known

    def inner(self, page: Page, content: str) -> str:
        """The part `<kind>.html` of a page, with marks. `content` is its Markdown body as HTML."""
        return self.part(page.meta["template"].removesuffix(".html"), page, content)

    def part(self, name: str, page: Page, content: str) -> str:
        """The part `<name>.html` of a page, with marks."""
        template = self._environment.get_template(f"{FOLDER}/{name}.html")
        return template.render(page=_PageView(page, content, self._home))

    def card(self, card: Card) -> str:
        """A product in a list, with the mark of `base_url`."""
        return str(self._card(card))

    def row(self, row: Row) -> str:
        """A product in the rest of a long list, with the mark of `base_url`."""
        return str(self._row(row))

    @cached_property
    def _card(self) -> Any:
        return self._macros(_CARD).card

    @cached_property
    def _row(self) -> Any:
        return self._macros(_ROW).row

    def _macros(self, name: str) -> Any:
        return self._environment.get_template(f"stock/{name}").make_module()

    @cached_property
    def _environment(self) -> _Environment:
        files = FileSystemLoader(REPOSITORY / "overrides")
        config = site_config(self.lang, self.site_root)
        environment = _Environment(
            self.lang,
            config.extra.words,
            loader=ChoiceLoader(
                [
                    DictLoader({_CARD: _CARD_MARK, _ROW: _ROW_MARK}),
                    files,
                    PrefixLoader({"stock": files}),
                ]
            ),
            undefined=StrictUndefined,
            autoescape=True,
            auto_reload=False,
            bytecode_cache=self._kept,
        )
        environment.globals |= {
            "config": config,
            "words": config.extra.words,
            "lang": self.lang,
            "base_url": Markup(_BASE_URL),
        }
        return environment


def base_url(page: Page) -> str:
    """The way from a page to its language's home: "../.." from products/x/, "." at home."""
    return "/".join([".."] * page.url.count("/")) or "."


def fill_cards(inner: str, cards: Mapping[str, str], way_home: str) -> str:
    """Put cards and rows (mark → what was made, and placed) and the way home into a part of a page."""
    first, *others = placed(inner, way_home).split(_CARD_START)
    filled = [first]
    for text in others:
        name, _, rest = text.partition(_CARD_END)
        filled += (cards[name], rest)
    return "".join(filled)


def placed(text: str, way_home: str) -> str:
    """A card or another part as pages have it that find their language's home at `way_home`."""
    return text.replace(_BASE_URL, way_home)
