"""What templates see as `config` when our own Jinja renders them: mkdocs.yml with all it inherits.

>>> site_config("en", "https://ocop.example/").theme.language
'en'
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.config import CONFIG_FILES, REPOSITORY
from catalogue.mkdocs_file import read_mkdocs_file

if TYPE_CHECKING:
    from collections.abc import Mapping


class Config(dict[str, Any]):
    """A part of the configuration. `config.extra` works as well as `config["extra"]`, and faster."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__((key, _wrapped(value)) for key, value in values.items())
        self.__dict__ = self

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


def _wrapped(value: Any) -> Any:
    return Config(value) if isinstance(value, dict) else value


@cache
def site_config(lang: str, site_root: str) -> Config:
    """The configuration of a language at an address. Callers share it: not to be changed."""
    return Config(_inherited(CONFIG_FILES[lang]) | {"site_url": f"{site_root}{lang}/"})


def forget_config() -> None:
    """Read mkdocs.yml and mkdocs.en.yml anew when they are next asked for."""
    site_config.cache_clear()
    _inherited.cache_clear()


@cache  # asked for with several addresses, and one file inherits the other
def _inherited(name: str) -> dict[str, Any]:
    own: dict[str, Any] = read_mkdocs_file(REPOSITORY / name)
    parent = own.pop("INHERIT", None)
    return _merged(_inherited(parent), own) if parent else own


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """As MkDocs merges: mappings key by key; whatever else is replaced."""
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = _merged(base[key], value) if both else value
    return merged
