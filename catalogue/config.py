"""Settings of a run: the command's options, and what `mkdocs.yml` says about the published site."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from catalogue.reference import LANGS

if TYPE_CHECKING:
    from datetime import date

REPOSITORY = Path(__file__).resolve().parent.parent
CONFIG_FILES = {"vi": "mkdocs.yml", "en": "mkdocs.en.yml"}
# Reserved for examples (RFC 2606): an address there is never reachable.
_EXAMPLE_HOSTS = ("example", "example.com", "example.net", "example.org")


class UsageError(Exception):
    """What the caller asked for cannot be done. Shown without a traceback; exit code 2."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.words = {"vi": vi, "en": en}


@dataclass(frozen=True)
class Settings:
    """Options of a run. `site_root` is the published address above the languages, ending in "/"."""

    source: Path
    out: Path
    site_root: str
    today: date
    lang: str
    jobs: int = 1
    clean: bool = False
    strict: bool = False
    quiet: bool = False
    engine: str = "fast"

    @property
    def build(self) -> Path:
        """Where intermediate files go: `build/`, or for another source a folder of its own in it."""
        if self.source == REPOSITORY:
            return REPOSITORY / "build"
        key = hashlib.blake2b(os.fsencode(self.source), digest_size=4).hexdigest()
        return REPOSITORY / "build" / "sources" / f"{self.source.name}-{key}"

    @property
    def known(self) -> Path:
        """What was learned of each file of the source, so that it need not be read again; references."""
        return self.build / "known"

    @property
    def photo_cache(self) -> Path:
        """Derived photos and what was found out about them, named by content."""
        return self.build / "photos"

    @property
    def site_home(self) -> Path:
        """What is kept about the site at `out`."""
        key = hashlib.blake2b(os.fsencode(self.out), digest_size=6).hexdigest()
        return self.build / "sites" / key

    @property
    def is_example_address(self) -> bool:
        return is_example(self.site_root)


def is_example(address: str) -> bool:
    """Whether an address is on a host that only exists in examples."""
    host = urlsplit(address).hostname or ""
    return any(host == name or host.endswith(f".{name}") for name in _EXAMPLE_HOSTS)


def configured_site_root() -> str:
    """The site's root from `site_url` in mkdocs.yml and mkdocs.en.yml, which end in /vi/ and /en/."""
    roots = set()
    for lang in LANGS:
        address = str(_read(CONFIG_FILES[lang]).get("site_url") or "")
        if not address.endswith(f"/{lang}/"):
            raise UsageError(
                f"{CONFIG_FILES[lang]}: site_url phải kết thúc bằng /{lang}/, đang là “{address}”.",
                f"{CONFIG_FILES[lang]}: site_url must end in /{lang}/, it is “{address}”.",
            )
        roots.add(address.removesuffix(f"{lang}/"))
    if len(roots) > 1:
        raise UsageError(
            "site_url trong mkdocs.yml và mkdocs.en.yml phải cùng một gốc: "
            + ", ".join(sorted(roots)),
            "site_url in mkdocs.yml and mkdocs.en.yml must share one root: "
            + ", ".join(sorted(roots)),
        )
    return checked_site_root(roots.pop())


def configured_repository() -> str:
    """`repo_url` of mkdocs.yml; empty when there is none."""
    return str(_read(CONFIG_FILES["vi"]).get("repo_url") or "")


def checked_site_root(address: str) -> str:
    """An address given by hand, ending in "/". Raises UsageError when it is not one."""
    try:
        parts = urlsplit(address)
        clean = re.fullmatch(r"[^\s?#<>\"'\\]+", address) and parts.port != 0
        extra = parts.query or parts.fragment or parts.username
        good = parts.scheme in {"http", "https"} and bool(parts.hostname and clean) and not extra
    except ValueError:
        good = False
    if not good:
        raise UsageError(
            f"Địa chỉ “{address}” không phải địa chỉ trang, ví dụ https://ocop.example/",
            f"The address “{address}” is not a site's address such as https://ocop.example/",
        )
    return address.rstrip("/") + "/"


def _read(name: str) -> dict[str, Any]:
    from yaml import YAMLError

    from catalogue.mkdocs_file import read_mkdocs_file

    try:
        data = read_mkdocs_file(REPOSITORY / name)
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise UsageError(
            f"{name}: không đọc được ({error})", f"{name}: unreadable ({error})"
        ) from error
    return data if isinstance(data, dict) else {}
