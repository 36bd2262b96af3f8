"""What is wrong with text that is not YAML, and with texts that no reader could read.

libyaml says "mapping values are not allowed in this context"; a commune officer needs "the colon in your
text is misread, put it in quotes". This module translates, one cause at a time.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import yaml

from catalogue.findings import Finding, finding
from catalogue.load.encoding import LETTERS, old_encoding
from catalogue.load.traps import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Keys a line may begin with; written out here, since models are made of what this package loads.
_KEYS = """
id name set producers place summary story certificates status marks photos season packs ingredients
allergens storage shelf_life capacity facts buy trace visit reviewed sources vi en commune former village
kind phone email website address founded about stars issued expires issuer decision source mark scope
number file alt credit licence size gtin price_vnd price_date label value url title publisher date level
start end
"""
_FIELD_NAMES = frozenset(_KEYS.split())

# Zero-width and direction characters (Cf) that change how text looks or compares. Soft hyphens too.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
# What no text of a usual file has; a backslash may stand for anything, curly quotes for those of YAML.
_UNUSUAL = re.compile(f"[^\t\n\r -\\[\\]-~{LETTERS}°×–—…]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def explain(error: yaml.YAMLError, text: str, path: str) -> Finding:
    """The finding for an exception of the YAML parser."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _control(text, path)
    mark = error.problem_mark
    where = (mark.line + 1, mark.column + 1)
    opened = error.context_mark.line + 1 if error.context_mark else where[0]
    problem, context = error.problem or "", error.context or ""
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""

    def at(code: str, position: tuple[int, int] = where, **values: object) -> Finding:
        return finding(path, position, code, (), **values)

    if "another document" in problem:
        return at("yaml-documents")
    if "undefined alias" in problem:
        name = re.match(r"\*?(\S*)", line[mark.column :])
        return at("yaml-alias", got=name[1] if name else "")
    tab = _indent_tab(lines, mark.line)
    if tab or "tab character" in problem:
        return at("yaml-tab", tab or where)
    if special := _special_space(lines, mark.line):
        return at("yaml-space", special[0], got=special[1])
    if wide := _wide_colon(lines, mark.line):
        return at("yaml-wide-colon", wide[0], got=wide[1])
    if tight := _tight_dash(lines, mark.line):
        return at("yaml-dash", tight[0], got=tight[1])
    colons = "mapping values are not allowed" in problem or "could not find expected ':'" in problem
    if colons and (key := _key_without_colon(lines, mark.line)):
        return at("yaml-no-colon", key[0], got=key[1])
    if "cannot start any token" in problem:
        return at("yaml-character", got=line[mark.column : mark.column + 1])
    if "alphabetic or numeric character" in problem or "block sequence entries" in problem:
        sign, got = _first_sign(line, mark)
        return at("yaml-character", sign, got=got)
    if "mapping values are not allowed" in problem and (keys := _keys_in_line(line, mark.column)):
        return at("yaml-inline-keys", (where[0], keys[0]), outer=keys[1], got=keys[2])
    if "mapping values are not allowed" in problem:
        return _colon_or_indent(lines, mark.line, mark.column, at)
    if "quoted scalar" in context and "end of stream" in problem and error.context_mark:
        return at("yaml-quote", (opened, error.context_mark.column + 1), opened=opened)
    if "could not find expected ':'" in problem:
        # A line without "key:" among keys; libyaml reports the line after it.
        start = error.context_mark or mark
        return at("yaml-indent", (start.line + 1, start.column + 1))
    if context.startswith("while parsing a flow"):
        bracket = _open_bracket(text) or (opened, 1)
        # Closed on its own line it is the text inside that is at fault, else the bracket itself.
        return at("yaml-bracket", where if where[0] == bracket[0] else bracket, opened=bracket[0])
    if "did not find expected key" in problem or "'-' indicator" in problem:
        before = line[: mark.column].rstrip()
        if before.endswith(('"', "'")):
            return at("yaml-inner-quote", (where[0], len(before)), got=before[-1])
        return at("yaml-indent")
    if "document start" in problem:
        return at("yaml-indent")
    return at("yaml-syntax", problem=problem)


def _indent_tab(lines: list[str], upto: int) -> tuple[int, int] | None:
    """The first tab in the indentation of the line libyaml stopped at, or the one before."""
    for number in (upto, upto - 1):
        if 0 <= number < len(lines) and (match := re.match(r" *\t", lines[number])):
            return number + 1, match.end()
    return None


def _special_space(lines: list[str], upto: int) -> tuple[tuple[int, int], str] | None:
    """A no-break or other special space in the indentation: Word and web pages bring them along."""
    for number in (upto, upto - 1):
        if 0 <= number < len(lines):
            indent = re.match(r"\s*", lines[number])
            special = re.search(r"[^ \t]", indent[0] if indent else "")
            if special:
                return (number + 1, special.start() + 1), f"U+{ord(special[0]):04X}"
    return None


def _wide_colon(lines: list[str], upto: int) -> tuple[tuple[int, int], str] | None:
    """A key with the wide colon "：" behind it, on the line libyaml stopped at or the one before."""
    for number in (upto, upto - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        match = re.match(r"\s*(?:- )?(?:\{\s*)?([a-z_]+)\s*：", line)
        if match:
            return (number + 1, match.end()), match[1]
    return None


def _tight_dash(lines: list[str], upto: int) -> tuple[tuple[int, int], str] | None:
    """A list's dash with no space behind it: "-stars: 4"."""
    for number in (upto, upto - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        match = re.match(r"(\s*)-([a-z_]+:.*)", line)
        if match:
            return (number + 1, len(match[1]) + 1), match[2].strip()
    return None


def _first_sign(line: str, mark: Any) -> tuple[tuple[int, int], str]:
    """Where a plain text begins with a sign of YAML's, and the sign."""
    match = re.match(r"\s*(?:- )*(?:[\w-]+: +)?", line)
    column = match.end() if match and match.end() < len(line) else mark.column
    return (mark.line + 1, column + 1), line[column : column + 1]


def _keys_in_line(line: str, column: int) -> tuple[int, str, str] | None:
    """Column of the second of two known keys in one line, and both: "name: vi: Cam"."""
    match = re.match(r"(\s*(?:- )?([a-z_]+): +)([a-z_]+)(?=:)", line)
    known = match and {match[2], match[3]} <= _FIELD_NAMES and match.end() == column
    return (len(match[1]) + 1, match[2], match[3]) if match and known else None


def _key_without_colon(lines: list[str], upto: int) -> tuple[tuple[int, int], str] | None:
    """A line such as "set 4" or "set:4" among keys; libyaml stops at it or at the line after."""
    for number in (upto, upto - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        match = re.match(r"(\s*(?:- )?)([a-z_]+)(?::| +)(?=[^\s:#])", line)
        if match and match[2] in _FIELD_NAMES and not re.search(r":(\s|$)", line):
            return (number + 1, len(match[1]) + 1), match[2]
    return None


def _open_bracket(text: str) -> tuple[int, int] | None:
    """Where the innermost [ or { stands that is open when the parser gives up."""
    opened: list[tuple[int, int] | None] = []
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                mark: Any = event.start_mark
                opened.append((mark.line + 1, mark.column + 1) if event.flow_style else None)
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
    except yaml.YAMLError:
        return opened[-1] if opened else None
    return None


def _colon_or_indent(
    lines: list[str], row: int, column: int, at: Callable[..., Finding]
) -> Finding:
    """A second colon in a line is text; a first one means that the line stands in a wrong column."""
    line = lines[row]
    first = re.match(r"\s*(?:- )?[\w-]+:(?=\s|$)", line)
    missing_space = re.match(r"\s*(?:- )?[a-z_]+:\S", lines[row - 1]) if row else None
    if first and first.end() >= column and not missing_space:
        return at("yaml-indent", (row + 1, len(line) - len(line.lstrip()) + 1))
    if missing_space and first and first.end() >= column:
        return at("yaml-colon", (row, lines[row - 1].index(":") + 1))
    return at("yaml-colon")


def _control(text: str, path: str) -> Finding:
    match = _CONTROL.search(text)
    if not match:
        return finding(path, (1, 1), "yaml-syntax", problem="?")
    before = text[: match.start()]
    where = (before.count("\n") + 1, match.start() - (before.rfind("\n") + 1) + 1)
    return finding(path, where, "yaml-control", got=f"U+{ord(match[0]):04X}")


def too_deep(text: str, limit: int) -> tuple[int, int] | None:
    """Where the nesting passes `limit`, found by the parser without building anything."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > limit:
                    mark: Any = event.start_mark
                    return mark.line + 1, mark.column + 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return None  # composing will say what is wrong
    return None


def is_usual(text: str) -> bool:
    """Whether a file has nothing in it that `text_problems` could find in one of its texts."""
    return not _UNUSUAL.search(text)


def text_problems(raw: str, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """(code, values) for each way a text cannot be read, or only with luck. `text` is `raw` in NFC."""
    if control := _CONTROL.search(raw):  # "\\0" and "\\e" in double quotes get past YAML
        yield "yaml-control", {"got": f"U+{ord(control[0]):04X}"}
    if raw.isascii():
        return
    if "\ufffd" in text:
        yield "text-lost", {}
        return
    legacy = old_encoding(text)
    if legacy:
        code, repaired = legacy
        yield code, {"got": shown(text), "nearest": shown(repaired)}
        return
    if text[:1] in "“‘„" and text[-1:] in "”’“":
        yield "text-curly", {"got": shown(text), "nearest": shown(text[1:-1])}
    if invisible := _INVISIBLE.search(text):
        char = invisible[0]
        name = unicodedata.name(char, "").lower()
        yield "text-invisible", {"got": f"U+{ord(char):04X} {name}".strip()}
    if not unicodedata.is_normalized("NFC", raw):
        yield "text-nfd", {}
