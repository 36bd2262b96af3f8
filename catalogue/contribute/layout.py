"""A YAML text and where its parts stand, so that it can be changed without writing it anew.

Comments, quotes and line breaks that a change does not touch stay as their author made them: no library that
loads and dumps YAML keeps all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from catalogue.load.nodes import parse
from catalogue.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.findings import Loc


@dataclass(frozen=True)
class Spot:
    """A key and its value in a text; of a list's element `key` is the value. `beside` are the pairs of the
    mapping it stands in, in their order."""

    key: Node
    value: Node
    parent: Node
    beside: tuple[tuple[Node, Node], ...] = ()


def spots(text: str) -> dict[Loc, Spot]:
    """Every value of a text that `parse` took, by its path."""
    found: dict[Loc, Spot] = {}

    def visit(node: Node, loc: Loc) -> None:
        if isinstance(node, MappingNode):
            pairs = tuple(node.value)
            for key, value in pairs:
                if isinstance(key, ScalarNode) and (inner := (*loc, nfc(key.value))) not in found:
                    found[inner] = Spot(key, value, node, pairs)
                    visit(value, inner)
        elif isinstance(node, SequenceNode):
            for index, item in enumerate(node.value):
                found[(*loc, index)] = Spot(item, item, node)
                visit(item, (*loc, index))

    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    visit(root, ())
    return found


def data_of(text: str) -> dict[str, Any] | None:
    """What a text says, as plain data; None when it cannot be read."""
    document, _ = parse(text, "")
    return None if document is None else document.data


def start(node: Node) -> int:
    """Index of a node's first character."""
    mark: Any = node.start_mark
    return int(mark.index)


def end(node: Node) -> int:
    """Index after a scalar's or flow collection's last character."""
    mark: Any = node.end_mark
    return int(mark.index)


def block_lines(text: str) -> set[int]:
    """Numbers (from 0) of the lines that are the content of literal and folded texts, and of quoted texts
    that go on in further lines: white space there may be meant."""
    lines: set[int] = set()
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.style:
            mark: Any = event
            first, last = mark.start_mark.line, mark.end_mark.line
            # A literal text ends where the next line begins, a quoted one in its own last line.
            lines.update(range(first + (event.style in "|>"), last))
    return lines


def without(text: str, spot: Spot) -> str | None:
    """The text without a pair of a mapping; None where that cannot be done cleanly."""
    if spot.parent.flow_style:  # type: ignore[attr-defined]
        return _without_flow(text, spot)
    return _without_block(text, spot)


def _without_flow(text: str, spot: Spot) -> str | None:
    at = next(i for i, (key, _) in enumerate(spot.beside) if key is spot.key)
    if len(spot.beside) == 1:
        return None
    if at + 1 < len(spot.beside):
        first, last = start(spot.key), start(spot.beside[at + 1][0])
    else:
        first, last = end(spot.beside[at - 1][1]), end(spot.value)
    removed = text[first:last]
    return None if "#" in removed or "\n" in removed else text[:first] + text[last:]


def _without_block(text: str, spot: Spot) -> str | None:
    """Whole lines only, and none with a comment on or above them: it may be about what would go."""
    first = text.rfind("\n", 0, start(spot.key)) + 1
    last = text.find("\n", end(spot.value))
    last = len(text) if last < 0 else last + 1
    before = text[first : start(spot.key)]
    above = text[:first].splitlines()
    rest = text[end(spot.value) : last]
    commented = above and above[-1].lstrip().startswith("#")
    alone = len(spot.beside) == 1
    if before.strip() or rest.strip() or commented or alone or "\n" in text[first : last - 1]:
        return None
    return text[:first] + text[last:]


def block_bounds(text: str) -> dict[str, tuple[int, int]] | None:
    """Of each top-level key the first line (with comments above it) and the line after its content, from 0;
    None for a file that is not of blocks, each on lines of its own."""
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, MappingNode) or root.flow_style or not text.endswith("\n"):
        return None
    starts = [key.start_mark.line for key, _ in root.value]
    if any(key.start_mark.column for key, _ in root.value) or len(set(starts)) != len(starts):
        return None
    lines = text.splitlines(keepends=True)
    firsts = list(_firsts(lines, starts))
    ends = [_tail(lines[:nxt], row) for row, nxt in zip(starts, [*firsts[1:], len(lines)])]
    return {str(key.value): (firsts[i], ends[i]) for i, (key, _) in enumerate(root.value)}


_COMMENT = re.compile(r"#|\s*$")


def ordered(text: str, order: list[str]) -> str:
    """The text with its top-level keys in the given order; as it is where they cannot be moved safely.

    Blank lines and comments above a key move with it. What stands at the top of the file, up to a blank line,
    stays there, and so does the line that tells editors of the schema.
    """
    root: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, MappingNode) or root.flow_style or not text.endswith("\n"):
        return text
    keys = [str(key.value) for key, _ in root.value]
    if not set(keys) <= set(order) or len(set(keys)) != len(keys):
        return text
    if keys == sorted(keys, key=order.index):
        return text
    lines = text.splitlines(keepends=True)
    starts = [key.start_mark.line for key, _ in root.value]
    if any(key.start_mark.column for key, _ in root.value) or len(set(starts)) != len(starts):
        return text
    firsts = list(_firsts(lines, starts))
    tail = _tail(lines, starts[-1])
    head = lines[: firsts[0]]
    if any(re.match(r"(---|\.\.\.)", line) for line in lines[firsts[0] :]):
        return text
    bounds = [*firsts, tail]
    blocks = {key: lines[bounds[i] : bounds[i + 1]] for i, key in enumerate(keys)}
    moved = [line for key in sorted(keys, key=order.index) for line in blocks[key]]
    return "".join([*head, *moved, *lines[tail:]])


def _firsts(lines: list[str], starts: list[int]) -> Iterator[int]:
    """The first line of each key's block: its own, or that of blank lines and comments above it."""
    floor = 0
    for number, row in enumerate(starts):
        first = row
        while first > floor and _COMMENT.match(lines[first - 1]):
            first -= 1
        if number == 0:
            for at in range(first, row):
                if not lines[at].strip() or "yaml-language-server" in lines[at]:
                    first = at + 1
        yield first
        floor = row + 1


def _tail(lines: list[str], last: int) -> int:
    """Where the last key's block ends: blank lines and comments at the end of the file stay there."""
    tail = len(lines)
    while tail > last + 1 and _COMMENT.match(lines[tail - 1]):
        tail -= 1
    return tail
