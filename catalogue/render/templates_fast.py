"""Jinja templates made quicker to run for thousands of pages, with the same result.

In: a template as Jinja has parsed it. Out: the same with what is known beforehand worked out:

- a part that is included by name stands where it is included;
- a word in the page's language (`words.story[lang]`) is that word;
- `{% autoescape true %}` is left out, since nothing else is used here;
- files of macros are imported once and not for every page;
- `{% call ui.section(…) %}` stands for what that macro prints around a body.

So a product's page runs in one piece instead of a dozen, and prints longer texts at once.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Simplifier(NodeTransformer):
    """`parse` gives the parsed template of a name; `words` a word's translations by its key."""

    def __init__(
        self, parse: Callable[[str], nodes.Template], words: Mapping[str, Any], lang: str
    ) -> None:
        self._parse = parse
        self._words = words
        self._lang = lang

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 (Jinja calls it so)
        if not isinstance(node.template, nodes.Const) or not node.with_context:
            return node
        included = self.visit(self._parse(node.template.value))
        # A scope of its own, as an included template has: what it sets stays in it.
        return nodes.Scope(included.body, lineno=node.lineno)

    def visit_Import(self, node: nodes.Import) -> nodes.Node:  # noqa: N802
        node.with_context = False  # what macros see of a page is the same for all
        return self.generic_visit(node)

    visit_FromImport = visit_Import  # noqa: N815

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return self._inlined(node.call, node.body) if _is_of_ui(node.call) else node

    def _inlined(self, call: Any, body: list[nodes.Node]) -> nodes.Node:
        """What a macro of ui.html prints, with a body in the place of its `caller()`."""
        name = call.node.attr
        macro = next(found for found in self._ui.find_all(nodes.Macro) if found.name == name)
        given = [*call.args, *macro.defaults[len(call.args) - len(macro.args) :]]
        values = dict(zip((arg.name for arg in macro.args), given[: len(macro.args)]))
        # A value that is worked out on the page is worked out once, under a name nobody else has.
        names = {key: f"{name}_{key}" for key, value in values.items() if not _is_const(value)}
        sets = [
            nodes.Assign(nodes.Name(unique, "store"), values[key], lineno=call.lineno)
            for key, unique in names.items()
        ]
        known = values | {key: nodes.Name(unique, "load") for key, unique in names.items()}
        printed = [_Filled(known).visit(_copied(inner)) for inner in macro.body]
        return nodes.Scope([*sets, *_around(printed, body)], lineno=call.lineno)

    @cached_property
    def _ui(self) -> nodes.Template:
        found: nodes.Template = self.visit(self._parse("partials/catalogue/ui.html"))
        return found

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        word = node.node
        if (
            isinstance(word, nodes.Getattr)
            and _is_name(word.node, "words")
            and _is_name(node.arg, "lang")
        ):
            return nodes.Const(self._words[word.attr][self._lang], lineno=node.lineno)
        return self.generic_visit(node)

    def visit_ScopedEvalContextModifier(  # noqa: N802
        self, node: nodes.ScopedEvalContextModifier
    ) -> Any:
        (option,) = node.options
        assert option.key == "autoescape"
        assert isinstance(option.value, nodes.Const)
        assert option.value.value is True
        return [found for inner in node.body for found in self.visit_list(inner)]


class _Filled(NodeTransformer):
    """Puts values in the place of a macro's arguments."""

    def __init__(self, values: Mapping[str, nodes.Expr]) -> None:
        self._values = values

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
        value: nodes.Node = _copied(self._values.get(node.name, node))
        return value


def _around(macro: list[nodes.Node], body: list[nodes.Node]) -> Iterator[nodes.Node]:
    """What a macro prints, with a body in the place of `{{ caller() }}`."""
    for part in macro:
        if isinstance(part, nodes.Scope):
            yield from _around(part.body, body)
            continue
        if not isinstance(part, nodes.Output):
            yield part
            continue
        printed: list[nodes.Node] = []
        for inner in part.nodes:
            if isinstance(inner, nodes.Call) and _is_name(inner.node, "caller"):
                yield nodes.Output(printed, lineno=part.lineno)
                yield from body
                printed = []
            else:
                printed.append(inner)
        yield nodes.Output(printed, lineno=part.lineno)


def _copied(value: Any) -> Any:
    """A node with all that is below it; lists and plain values too."""
    if isinstance(value, list):
        return [_copied(inner) for inner in value]
    if not isinstance(value, nodes.Node):
        return value
    fresh = type(value)(*(_copied(getattr(value, name)) for name in value.fields))
    for name in value.attributes:
        setattr(fresh, name, getattr(value, name))
    return fresh


def _is_of_ui(node: nodes.Node) -> bool:
    """Whether it is a call of a macro of ui.html."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Getattr):
        return False
    return _is_name(node.node.node, "ui")


def _is_const(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const)


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name
