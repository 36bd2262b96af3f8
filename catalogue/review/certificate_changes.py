"""What changed about a product's rating and its certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catalogue.enrich.status import Rating, rating_of
from catalogue.model.brief import ProductBrief
from catalogue.reference import kinds
from catalogue.review.flat import flat
from catalogue.review.lines import Line, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from catalogue.model.parts import Certificate
    from catalogue.model.product import Product

# What decides whether, and as what, a product is certified.
_DECISIVE = {"stars", "issued", "expires", "revoked"}
_UNKNOWN_DATE = {"vi": "không rõ ngày", "en": "date unknown"}


def rating_line(old: Product | None, new: Product, today: date) -> Iterator[Line]:
    """What the certificates now amount to, if that is not what they amounted to before."""
    after = _rating(new, today)
    before = _rating(old, today) if old else None
    if before is not None and (before.stars, before.status) == (after.stars, after.status):
        return
    values: dict[str, Any] = {"status": kinds()["statuses"][after.status]["chip"]}
    if after.stars is None:
        yield Line("change_no_rating", values)
        return
    values["stars"] = after.stars
    if before is None or before.stars is None:
        yield Line("change_rated", values)
    elif before.stars == after.stars:
        values["before"] = kinds()["statuses"][before.status]["chip"]
        yield Line("change_status", values)
    else:
        values["before"] = before.stars
        yield Line("change_raised" if before.stars < after.stars else "change_lowered", values)


def _rating(product: Product, today: date) -> Rating:
    return rating_of(ProductBrief.of(product, "", "", ""), today)


def certificate_lines(old: Product | None, new: Product) -> Iterator[Line]:
    """Certificates that came, went or say something else; known by stars and date, else by their order."""
    before = {_key(item): item for item in old.certificates} if old else {}
    after = {_key(item): item for item in new.certificates}
    for key in [key for key in before if key in after]:
        yield from _fields(before.pop(key), after.pop(key))
    gone, come = list(before.values()), list(after.values())
    for one, other in zip(gone, come):
        yield from _fields(one, other)
    for item in come[len(gone) :]:
        yield _added(item, new)
    for item in gone[len(come) :]:
        yield Line("change_certificate_removed", _named(item), attention=True)


def _key(certificate: Certificate) -> tuple[int, str]:
    return certificate.stars, str(certificate.issued)


def _named(certificate: Certificate) -> dict[str, Any]:
    return {"stars": certificate.stars, "date": certificate.issued or _UNKNOWN_DATE}


def _added(certificate: Certificate, product: Product) -> Line:
    """A rating that no document of an authority tells of deserves a second look."""
    source = product.sources.get(certificate.source)
    level = source.level if source else ""
    values = _named(certificate) | {
        "level": level_label(level),
        "source": Quote(certificate.source),
    }
    return Line("change_certificate_added", values, attention=level != "official")


def level_label(level: str) -> dict[str, str]:
    """How strong a source is, in both languages; "?" where the file does not say."""
    labels: dict[str, str] = kinds()["source_levels"].get(level, {"vi": "?", "en": "?"})
    return labels


def _fields(old: Certificate, new: Certificate) -> Iterator[Line]:
    before, after = flat(old), flat(new)
    for path in [*before, *(path for path in after if path not in before)]:
        if before.get(path) != after.get(path):
            values = _named(new) | {
                "field": Quote(path),
                "before": Quote(before.get(path, "")),
                "after": Quote(after.get(path, "")),
            }
            yield Line("change_certificate", values, attention=path in _DECISIVE)
