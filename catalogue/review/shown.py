"""Changes as Markdown for a comment, as text for a terminal, as JSON for other programs."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from catalogue.enrich.labels import Labels
from catalogue.findings import printable
from catalogue.markdown import code, in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from catalogue.review.changes import EntryChange
    from catalogue.review.lines import Quoting

# A comment may have 65,536 characters; a thousand products in one go are looked at another way.
_LINES_OF_ENTRY, _ENTRIES = 20, 60


def show_changes(found: Sequence[EntryChange], form: str, lang: str, revision: str) -> str:
    """`form`: text, md or json."""
    if form == "json":
        return json.dumps([_row(change) for change in found], ensure_ascii=False, indent=2)
    if form == "md":
        return _page(found, Labels(lang), code(revision), "## {}", _markdown)
    return _page(found, Labels(lang), printable(revision), "{}", _text)


def _page(
    found: Sequence[EntryChange],
    labels: Labels,
    revision: str,
    heading: str,
    show: Callable[[EntryChange, Labels], str],
) -> str:
    head = heading.format(labels("changes_title", revision=revision))
    if not found:
        return f"{head}\n\n{labels('changes_none')}"
    attention = sum(change.needs_attention for change in found)
    parts = [head, labels("changes_count", count=len(found), attention=attention)]
    shown, rest = found[:_ENTRIES], found[_ENTRIES:]
    for kind, entries in groupby(shown, key=lambda change: change.kind):
        label = labels(f"changes_{kind}")
        parts.append(f"### {label}" if heading.startswith("#") else f"{label}:")
        parts += [show(change, labels) for change in entries]
    if rest:
        parts.append(labels("changes_cut", count=len(rest)))
    return "\n\n".join(parts)


def _entry(change: EntryChange, labels: Labels, title: str, bullet: str, quoting: Quoting) -> str:
    warning = f"{labels('changes_attention')}: "
    lines = [
        f"{bullet}{warning if line.attention else ''}{line.text(labels, quoting)}"
        for line in change.lines[:_LINES_OF_ENTRY]
    ]
    more = len(change.lines) - len(lines)
    if more:
        lines.append(f"{bullet}{labels('changes_cut', count=more)}")
    return "\n".join([title, *lines])


def _markdown(change: EntryChange, labels: Labels) -> str:
    state = labels(f"change_state_{change.state}")
    title = f"**{code(change.name)}** · {state}"
    if change.page:
        title += f" · {code(f'{labels.lang}/{change.page}')}"
    return _entry(change, labels, f"{title}\n" if change.lines else title, "- ", code)


def _text(change: EntryChange, labels: Labels) -> str:
    state = labels(f"change_state_{change.state}")
    title = f"  {printable(change.name)} ({state})"
    if change.page:
        title += f": {change.kind}/{printable(change.slug)}.yml"
    return _entry(change, labels, title, "    - ", lambda text: f"“{in_one_line(text)}”")


def _row(change: EntryChange) -> dict[str, object]:
    return {
        "kind": change.kind,
        "slug": change.slug,
        "name": change.name,
        "state": change.state,
        "page": change.page,
        "lines": [
            {
                "code": line.key.removeprefix("change_"),
                "attention": line.attention,
                "vi": line.text(Labels("vi"), _plain),
                "en": line.text(Labels("en"), _plain),
            }
            for line in change.lines
        ],
    }


def _plain(text: str) -> str:
    return text or "“”"
