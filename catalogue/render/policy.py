"""What a published page may load and do: its Content-Security-Policy, from `extra.policy` in mkdocs.yml.

Pages in a language have the policy as it is there (overrides/main.html): scripts and styles are files of
the site, none stands in a page. Pages above the languages, made to load nothing, have theirs inside, and
their policy names the digests of these texts; any other text between such tags stays dead.

>>> policy(scripts=["go()"]).split("; ")[1]
"script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from catalogue.reference import LANGS
from catalogue.render.site_config import site_config

if TYPE_CHECKING:
    from collections.abc import Iterable


def policy(scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> str:
    """The policy's text. `scripts` and `styles` are what stands between such tags, to the letter."""
    directives = dict(site_config(LANGS[0], "").extra.policy)
    for name, texts in (("script-src", scripts), ("style-src", styles)):
        directives[name] = " ".join([directives[name], *map(source, texts)])
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def source(text: str) -> str:
    """A script or style as a policy names it.

    Source: https://www.w3.org/TR/CSP3/#grammardef-hash-source
    """
    sha = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(sha).decode()}'"


def referrer() -> str:
    """What a browser tells another site about where a reader came from."""
    return str(site_config(LANGS[0], "").extra.referrer)
