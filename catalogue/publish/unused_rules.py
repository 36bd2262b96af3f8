"""A style sheet of others without the rules for things that no page has.

Two thirds of Material's are for parts that this site does not use: a phone would load them, and look through
them for each element it shows. A rule stays where all classes it needs are known; what stands in brackets, as
in `:not(.x)` and `:is(.x, .y)`, needs nothing.

>>> unused_rules.without(".a .b{top:0}.a,.c{left:0}@media print{.b{top:1px}}", {"a"})
'.a{left:0}'
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_BRACE = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[{}]')
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
# Both languages are written from left to right.
_RIGHT_TO_LEFT = "[dir=rtl]"
_GROUPS = ("@media", "@supports")


def without(css: str, known: Container[str]) -> str:
    """A sheet that has no comments, less the rules that need a class which is not known."""
    return "".join(_rules(css, known))


def needs(css: str) -> set[frozenset[str]]:
    """The classes that each selector of a sheet needs all of."""
    found: set[frozenset[str]] = set()
    for _, head, body in _blocks(css):
        if head.startswith(_GROUPS):
            found |= needs(body)
        elif not head.startswith("@"):
            found |= {_needed(selector) for selector in _selectors(head)}
    return found


def _rules(css: str, known: Container[str]) -> Iterator[str]:
    for before, head, body in _blocks(css):
        yield before
        if head.startswith(_GROUPS):
            inside = without(body, known)
            if inside:
                yield f"{head}{{{inside}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        else:
            kept = [one for one in _selectors(head) if _may_match(one, known)]
            if kept:
                yield f"{','.join(kept)}{{{body}}}"


def _blocks(css: str) -> Iterator[tuple[str, str, str]]:
    """Of each pair of outer braces: statements before its head ("@charset …;"), its head, what it holds."""
    depth = start = opened = 0
    for found in _BRACE.finditer(css):
        if found[0] == "{":
            if not depth:
                opened = found.start()
            depth += 1
        elif found[0] == "}":
            depth -= 1
            if not depth:
                before, semicolon, head = css[start:opened].rpartition(";")
                yield before + semicolon, head.strip(), css[opened + 1 : found.start()]
                start = found.end()


def _selectors(text: str) -> Iterator[str]:
    """Of a list with commas; those in brackets part nothing."""
    depth = start = 0
    for at, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if char == "," and not depth:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _may_match(selector: str, known: Container[str]) -> bool:
    if _RIGHT_TO_LEFT in selector:
        return False
    return all(name in known for name in _needed(selector))


def _needed(selector: str) -> frozenset[str]:
    before = None
    while before != selector:
        before, selector = selector, _BRACKETS.sub("", selector)
    return frozenset(_CLASS.findall(selector))
