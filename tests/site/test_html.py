"""Every page is valid HTML. html-validate and its settings: tests/tools/README.md."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.support.tools import TOOLS, html_validate

if TYPE_CHECKING:
    from tests.support.run import Site


# Of the invented catalogue, the pages that differ from the real one's in more than words.
@pytest.mark.parametrize(
    ("name", "pattern"), [("site", "**/*.html"), ("small_site", "*/produc*/**/*.html")]
)
def test_html_is_valid(name: str, pattern: str, request: pytest.FixtureRequest) -> None:
    command = html_validate()
    site: Site = request.getfixturevalue(name)
    files = sorted(path.relative_to(site.folder).as_posix() for path in site.folder.glob(pattern))
    assert len(files) >= 10
    done = subprocess.run(
        [*command, "--config", str(TOOLS / "htmlvalidate.json"), "--formatter", "json", *files],
        cwd=site.folder,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in {0, 1}, done.stderr
    found: Counter[str] = Counter()
    example: dict[str, str] = {}
    for page in json.loads(done.stdout):
        for message in page["messages"]:
            kind = f"[{message['ruleId']}] {message['message']}"
            found[kind] += 1
            example.setdefault(kind, f"{page['filePath']}:{message['line']}:{message['column']}")
    lines = [f"{count} × {kind}, first in {example[kind]}" for kind, count in found.most_common()]
    assert not lines, "\n".join(lines)
