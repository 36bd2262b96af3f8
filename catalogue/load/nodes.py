"""YAML text → plain data, with the line and column of every key and value.

PyYAML's C loader composes a tree of nodes; this module walks it once. Nothing is constructed by YAML
itself, so tags run no code, and scalars that YAML 1.1 misreads stay recognisable (`traps.Trap`).

>>> document, findings = parse("id: HB0013\\nset: 4\\n", "products/x.yml")
>>> document.data, document.position(("set",))
({'id': 'HB0013', 'set': 4}, (2, 6))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from catalogue.findings import Finding, Loc, finding
from catalogue.load import syntax
from catalogue.load.traps import resolve, shown
from catalogue.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPTH_LIMIT = 20
_STANDARD_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ["str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value"]
)
_BLOCKING = frozenset({"yaml-alias", "yaml-depth", "yaml-tag"})
_FIELD_NAME = re.compile(r"[a-z_]+", re.ASCII)
# Composing recurses in C and must not be given what nests without end. A file may nest deeply only with
# many of these on its lines, so only such files are measured before; what nests a little too deeply is
# found while walking.
_COMPOSABLE = 500
_NESTING = re.compile(r"[\[{]|[-?:][ \t]+(?=[-?:][ \t])")


@dataclass(frozen=True)
class Document:
    """One parsed file: its path, text and data, and where everything stands."""

    path: str
    text: str
    data: dict[str, Any]

    def position(self, loc: Loc, part: str = "value") -> tuple[int, int]:
        """1-based line and column of the value at `loc`, or of its key (`part="key"`).

        Of a path that is not there, the position of the deepest part that is. Files with findings are
        few, so the text is composed again here instead of keeping every file's nodes in memory.
        """
        return position(self.text, loc, part)


def position(text: str, loc: Loc, part: str = "value") -> tuple[int, int]:
    """`Document.position` in a text that `parse` made a document of."""
    marks = _marks(text)
    where = marks[()][1]
    for index in range(1, len(loc) + 1):
        found = marks.get(loc[:index])
        if found is None:
            break
        where = found[0] if part == "key" and index == len(loc) else found[1]
    return where


Position = tuple[int, int]
Marks = dict[Loc, tuple[Position, Position]]
# The same few dozen keys stand in every file.
_key_name = lru_cache(maxsize=1000)(nfc)


@lru_cache(maxsize=2)
def _marks(text: str) -> Marks:
    """Where every key and its value stand in a text that `parse` made a document of."""
    marks: Marks = {}
    root: Any = yaml.compose(text, Loader=_Composer)
    _mark(root, root, (), marks, set())
    return marks


def _mark(key: Node, node: Node, loc: Loc, marks: Marks, seen: set[int]) -> None:
    """Enter a key and its value, and what is in it.

    No function within `_marks`: one that calls itself holds on to its marks until garbage is collected,
    which no check of thousands of files waits for.
    """
    # An empty value stands at the end of the line before: the key is the better place.
    empty = isinstance(node, ScalarNode) and node.value == "" and not node.style
    marks[loc] = _position(key), _position(key if empty else node)
    # Below a merge key, which `parse` does not read, an alias may repeat a node without end.
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, MappingNode):
        for inner_key, value in node.value:
            # Of a key that stands there twice, the first counts.
            if isinstance(inner_key, ScalarNode):
                inner = (*loc, nfc(inner_key.value))
                if inner not in marks:
                    _mark(inner_key, value, inner, marks, seen)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            _mark(item, item, (*loc, index), marks, seen)


def _position(node: Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1


def parse(text: str, path: str) -> tuple[Document | None, list[Finding]]:
    """Data of a YAML mapping and the findings on the way; no document when nothing can be used."""
    if _may_nest(text) and (deep := syntax.too_deep(text, DEPTH_LIMIT)):
        return None, [finding(path, deep, "yaml-depth", limit=DEPTH_LIMIT)]
    try:
        root = yaml.compose(text, Loader=_Composer)
    except yaml.YAMLError as error:
        return None, [syntax.explain(error, text, path)]
    if root is None:
        return None, [finding(path, (1, 1), "file-empty")]
    if not isinstance(root, MappingNode):
        where = (root.start_mark.line + 1, root.start_mark.column + 1)
        got = str(root.value) if isinstance(root, ScalarNode) else "- …"
        return None, [finding(path, where, "file-not-mapping", got=got[:60])]
    walker = _Walker(path, text)
    data = walker.mapping(root, ())
    # With an alias the tree has loops or copies that nobody wrote, with a tag values of another kind:
    # it is not used at all.
    blocked = any(item.code in _BLOCKING for item in walker.findings)
    return (None if blocked else Document(path, text, data)), walker.findings


def _may_nest(text: str) -> bool:
    """Whether a text has enough of what nests; counting signs is quicker than matching."""
    most = sum(map(text.count, "[{-?:"))
    return most > _COMPOSABLE and len(_NESTING.findall(text)) > _COMPOSABLE


class _Composer(yaml.CSafeLoader):
    """PyYAML's C loader, which asks in Python for each node's tag: by its path, never used here, and by
    its form."""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> str:
        if kind is ScalarNode:
            if implicit[0]:
                for tag, form in _IMPLICIT.get(value[:1], ()):
                    if form.match(value):
                        return tag
            return "tag:yaml.org,2002:str"
        return "tag:yaml.org,2002:map" if kind is MappingNode else "tag:yaml.org,2002:seq"


# First letter → forms of scalars that are no text, as YAML 1.1 has them.
_IMPLICIT: dict[str, list[tuple[str, re.Pattern[str]]]] = dict(
    yaml.CSafeLoader.yaml_implicit_resolvers
)


class _Walker:
    """Builds plain data from nodes and collects findings about the way it is written."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.findings: list[Finding] = []
        self._seen: set[int] = set()
        self._usual = syntax.is_usual(text)

    def mapping(self, node: MappingNode, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, loc)
            if key is None:
                continue
            if key in first_lines:
                self._add(
                    key_node,
                    "yaml-duplicate-key",
                    (*loc, key),
                    got=shown(key),
                    first=first_lines[key],
                )
                continue
            first_lines[key] = key_node.start_mark.line + 1
            value = self._value(value_node, (*loc, key))
            # "phone:" with nothing after it is a field left out. In {vi: Cam, quýt} the word after the
            # comma is an empty key too, and must not get lost.
            if value is None and not node.flow_style and _FIELD_NAME.fullmatch(key):
                continue
            data[key] = value
        return data

    def _key(self, node: Node, loc: Loc) -> str | None:
        if not isinstance(node, ScalarNode):
            self._add(node, "yaml-key", loc)
            return None
        if node.tag == "tag:yaml.org,2002:merge":
            self._add(node, "yaml-merge-key", loc)
            return None
        # libyaml takes a no-break space at the start of a line for a letter of the key.
        if not node.style and node.value[:1].isspace():
            self._add(node, "yaml-space", loc, got=f"U+{ord(node.value[0]):04X}")
        return _key_name(node.value)

    def _value(self, node: Node, loc: Loc) -> Any:
        if node.tag not in _STANDARD_TAGS:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            self._add(node, "yaml-tag", loc, got=tag[:60])
        # Composing an alias gives the node of its anchor once more.
        if id(node) in self._seen:
            self._alias(loc)
            return None
        self._seen.add(id(node))
        if isinstance(node, ScalarNode):
            if node.style or node.tag == "tag:yaml.org,2002:str":
                return self._text(node, loc)
            return resolve(node.value, node.tag)
        if len(loc) > DEPTH_LIMIT:
            self._add(node, "yaml-depth", loc, limit=DEPTH_LIMIT)
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, loc)
        return [self._value(item, (*loc, index)) for index, item in enumerate(node.value)]

    def _text(self, node: ScalarNode, loc: Loc) -> str:
        raw: str = node.value
        if self._usual or (raw.isascii() and raw.isprintable()):
            return raw.strip()
        text = raw.strip() if raw.isascii() else nfc(raw)
        for code, values in syntax.text_problems(raw, text):
            self._add(node, code, loc, **values)
        return text

    def _alias(self, loc: Loc) -> None:
        """Report the file's aliases, all at once: their places are known to the parser only."""
        if any(item.code == "yaml-alias" for item in self.findings):
            return
        for event in self._alias_events():
            self._add(event, "yaml-alias", loc, got=event.anchor)

    def _alias_events(self) -> Iterator[yaml.AliasEvent]:
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.AliasEvent):
                yield event

    def _add(self, at: Any, code: str, loc: Loc, **values: object) -> None:
        """`at` is a node or an event of the YAML parser: what has a start mark."""
        where = (at.start_mark.line + 1, at.start_mark.column + 1)
        self.findings.append(finding(self.path, where, code, loc, **values))
