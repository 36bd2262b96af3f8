"""Findings for a terminal, for GitHub's annotations and for other programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from catalogue.findings import printable
from catalogue.markdown import cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from catalogue.findings import Finding

# What a file name may hold and json.dumps leaves as it is: terminal codes, halves of letters.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

FORMATS = ("text", "github", "json")


def show(findings: Sequence[Finding], form: str, lang: str) -> str:
    """All findings in one of FORMATS, in the order given."""
    if form == "json":
        return json_text([finding.as_dict(lang) for finding in findings])
    if form == "github":
        return "\n".join(_annotation(finding, lang) for finding in findings)
    return "\n".join([*(_text(finding, lang) for finding in findings), count(findings, lang)])


def json_text(data: object) -> str:
    """JSON to read in a terminal: letters as they are, what a terminal would act on escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _text(finding: Finding, lang: str) -> str:
    """Path first, so that terminals and editors make it a link."""
    place, level, rest = head(finding, lang)
    return f"{place}: {level} {rest}\n    {finding.hint(lang)}"


def head(finding: Finding, lang: str) -> tuple[str, str, str]:
    """The three parts of a finding's line: where, level and code, what."""
    place = f"{printable(finding.path)}:{finding.line}:{finding.column}"
    level = f"{finding.level}[{finding.code}]"
    return place, level, f"{finding.field}: {finding.message(lang)}"


def count(findings: Sequence[Finding], lang: str) -> str:
    """ "2 errors, 1 warning" in the reader's language."""
    errors = sum(finding.is_error for finding in findings)
    warnings = len(findings) - errors
    if lang == "vi":
        return f"{errors} lỗi, {warnings} cảnh báo"
    plural = {1: ""}
    return f"{errors} error{plural.get(errors, 's')}, {warnings} warning{plural.get(warnings, 's')}"


def _annotation(finding: Finding, lang: str) -> str:
    """A GitHub workflow command: its values are percent-encoded, so that no text breaks out of it."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    message = data(f"{finding.field}: {finding.message(lang)}\n{finding.hint(lang)}")
    path = printable(finding.path)
    return (
        f"::{finding.level} file={value(path)},line={finding.line},col={finding.column},"
        f"title={value(finding.code)}::{message}"
    )


# What a step's summary may be long: more findings than anybody reads.
_ROWS = 200


def summary_table(findings: Sequence[Finding], lang: str) -> str:
    """Findings as a Markdown table, for the summary of a run on GitHub."""
    heads = {
        "vi": ("Kết quả kiểm tra", "Tệp, dòng", "Lỗi", "Sửa thế nào"),
        "en": ("Findings", "File, line", "Finding", "What to do"),
    }
    title, *columns = heads[lang]
    lines = [f"## {title}: {count(findings, lang)}", ""]
    if findings:
        lines += [f"| | {' | '.join(columns)} |", "| --- | --- | --- | --- |"]
    for finding in findings[:_ROWS]:
        sign = "❌" if finding.is_error else "⚠️"
        place = cell(f"{finding.path}:{finding.line}:{finding.column}")
        message = cell(f"{finding.field}: {finding.message(lang)}")
        lines.append(f"| {sign} | {place} | {message} | {cell(finding.hint(lang))} |")
    if len(findings) > _ROWS:
        lines.append(f"\n… + {len(findings) - _ROWS}")
    return "\n".join(lines) + "\n"
