"""What MkDocs does besides its work when it makes shells: its hook, named in the run's configuration.

MkDocs loads this file by its path and runs it in its own process: it imports nothing of ours, and
`shells.py` gets what it collects from the file `<configuration>.json`: path of a probe → its HTML.

Probes are pages with `probe: shell` in their front matter. Where they include a file of
`partials/catalogue/`, that file's mark stands instead, and they are collected, not published. Pages with
`probe: link` are there to be linked to and vanish too. All other pages are published as ever.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import ChoiceLoader, DictLoader, PrefixLoader

if TYPE_CHECKING:
    from jinja2 import Environment

PARTS = "partials/catalogue"
LINK_TEMPLATE = "probe-link.html"
# Nobody's text comes into a probe, and no font has these characters: what stands between them is ours.
OPEN, CLOSE = "\ue000", "\ue001"

_collected: dict[str, str] = {}


def mark(name: str) -> str:
    """What stands in a probe for a slot: `title`, `description` or `part:<file>`."""
    return f"{OPEN}{name}{CLOSE}"


def on_env(env: Environment, *, config: Any, **_: Any) -> None:
    """Have marks for the parts of probes, and the parts themselves for all other pages."""
    own = env.loader
    assert own is not None
    marked = {LINK_TEMPLATE: ""}
    for file in Path(config.theme.custom_dir, PARTS).glob("*.html"):
        # Files of macros are imported, not included: they are no part of a page.
        if " macro " not in file.read_text(encoding="utf-8"):
            marked[f"{PARTS}/{file.name}"] = _part_or_mark(file)
    env.loader = ChoiceLoader([DictLoader(marked), own, PrefixLoader({"stock": own})])


def _part_or_mark(file: Path) -> str:
    return (
        f"{{% if page and page.meta.probe %}}{mark(f'part:{file.stem}')}"
        f'{{% else %}}{{% include "stock/{PARTS}/{file.name}" %}}{{% endif %}}'
    )


def on_post_page(output: str, *, page: Any, **_: Any) -> str:
    """Keep a probe's HTML; an empty page is not written."""
    if "probe" not in page.meta:
        return output
    if page.meta["probe"] == "shell":
        _collected[page.file.src_uri] = output
    return ""


def on_post_build(config: Any) -> None:
    # It names the probes; the one of the whole site is made elsewhere.
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        Path(config.site_dir, name).unlink(missing_ok=True)
    path = Path(config.config_file_path).with_suffix(".json")
    path.write_text(json.dumps(_collected), encoding="utf-8")
