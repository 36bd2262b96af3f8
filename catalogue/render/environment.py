"""Our own Jinja environment, for files that MkDocs does not make: strict, and escaping everything."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.render.prose import escape


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        # Markdown templates escape for themselves: HTML entities would show in code.
        autoescape=lambda name: not (name or "").endswith(".md"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["md"] = escape
    # The values of a message, which only a real finding has.
    environment.filters["blanks"] = lambda text: re.sub(r"[$]\w+", "…", text)
    environment.filters["shown"] = lambda text: text.rstrip("\n")
    return environment


def render(template: str, **values: Any) -> str:
    """A file of `render/templates/` with these values. Raises for a value that is not given."""
    return _environment().get_template(template).render(values)
