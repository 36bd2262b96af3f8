"""The form for a new product: what its page shows, and what its scripts know."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from catalogue.config import is_example
from catalogue.contribute.form import Choice, Section, sections
from catalogue.contribute.form_spec import spec
from catalogue.dates import month_name
from catalogue.places import places
from catalogue.reference import kinds, read_yaml, sets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from catalogue.enrich.parts import Maker
    from catalogue.render.site_config import Config

# The letters of ids in a catalogue that has none yet.
_PREFIX = "HB"


@dataclass
class FormData:
    """`page` is JSON for scripts; `mail` is empty where no address is configured."""

    words: dict[str, Any]
    needed: list[Section]
    more: list[Section]
    issuers: list[str]
    months: list[Choice]
    yes_no: list[Choice]
    mail: str
    page: str


def form_data(maker: Maker, config: Config) -> FormData:
    """The form in the language of the maker. `config` says where entries may be sent."""
    lang = maker.labels.lang
    words, asked, shared, issuers = _fixed(lang)
    repository = str(config.get("repo_url") or "")
    send = {
        "repository": "" if not repository or is_example(repository) else repository,
        "branch": str(config.extra.get("edit_path", "edit/main/")).strip("/").partition("/")[2]
        or "main",
        "mail": str(config.extra.get("contribute_mail") or ""),
    }
    catalogue = maker.index.catalogue
    ids = [product.id for product in maker.index.products] + list(catalogue.ledger.rows)
    page = shared | {"next": next_id(ids), "send": send}
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return FormData(
        words=words,
        needed=[section for section in asked if not section.more],
        more=[section for section in asked if section.more],
        issuers=issuers,
        months=[Choice(month, month_name(month, lang).capitalize()) for month in range(1, 13)],
        yes_no=[Choice("true", words["yes"]), Choice("false", words["no"])],
        mail=send["mail"],
        page=text,
    )


@lru_cache(maxsize=2)
def _fixed(lang: str) -> tuple[dict[str, Any], list[Section], dict[str, Any], list[str]]:
    """What does not depend on the catalogue: words, questions, what scripts know, and usual issuers."""
    data = read_yaml("form.yml")
    words = {key: text[lang] for key, text in data["words"].items()}
    statuses = kinds()["statuses"]
    page = {
        "words": words,
        "spec": spec(),
        "places": [
            {
                "code": code,
                "name": unit.label(lang),
                "former": [[old, _former(old, lang)] for old in unit.former],
            }
            for code, unit in places().communes.items()
        ],
        "sets": {
            number: {"slug": item.slug, "short": item.short[lang]}
            for number, item in sets().items()
        },
        "states": {key: status["chip"][lang] for key, status in statuses.items()},
    }
    return words, sections(lang), page, data["issuers"]


def _former(code: str, lang: str) -> str:
    unit = places().former[code]
    return f"{unit.label(lang)}, {unit.district_label(lang)}"


def next_id(ids: Iterable[str]) -> str:
    """The number after the highest ever used of the letters that most ids have.

    >>> next_id(["HB0001", "HB0020", "PT0099"])
    'HB0021'
    """
    all_ids = list(ids)
    prefixes = [taken[:2] for taken in all_ids] or [_PREFIX]
    prefix = max(sorted(set(prefixes)), key=prefixes.count)
    highest = max((int(taken[2:]) for taken in all_ids if taken.startswith(prefix)), default=0)
    return f"{prefix}{min(highest + 1, 9999):04d}"
