"""Certificates, marks and dates: possible, in order, and in line with the written status."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from catalogue.check.problems import Context, Problem, problem
from catalogue.dates import PartialDate
from catalogue.model import Certificate, Product
from catalogue.reference import CERTIFICATE_MONTHS, kinds, marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalogue.findings import Loc
    from catalogue.load.folder import Entry
    from catalogue.model.base import Model

# Decision 490/QĐ-TTg of 7 May 2018 began the programme; the first certificates came after it.
PROGRAMME_BEGAN = PartialDate(2018)

_DECISION = re.compile(r"\d+(/\d{4})?/QĐ-[A-ZĐa-zđ]+(-[A-ZĐa-zđ]+)*")
# Dates of these fields tell what has happened already.
_PAST_FIELDS = ("reviewed", "date", "price_date", "founded", "issued", "revoked")


def check_certificates(entry: Entry[Product], context: Context) -> Iterator[Problem]:
    before: PartialDate | None = None
    for index, certificate in enumerate(entry.item.certificates):
        loc: Loc = ("certificates", index)
        yield from _check_dates(certificate, loc, context)
        issued = certificate.issued
        if issued and before and issued.last_day() < before.first_day():
            yield problem((*loc, "issued"), "certificate-order", got=issued, before=before)
        before = issued or before


def _check_dates(certificate: Certificate, loc: Loc, context: Context) -> Iterator[Problem]:
    issued = certificate.issued
    if certificate.decision and not _DECISION.fullmatch(certificate.decision):
        # "QD" for "QĐ" is what foreign keyboards make of it.
        guess = re.sub(r"/\s*Q[DÐđ]\s*-", "/QĐ-", certificate.decision)
        found = re.search(r"\d+(?:/\d{4})?\s*/\s*QĐ\s*-\s*[A-ZĐa-zđ]+(?:-[A-ZĐa-zđ]+)*", guess)
        guess = (found[0] if found else guess).replace(" ", "")
        wanted = guess if _DECISION.fullmatch(guess) else "377/QĐ-BNN-VPĐP"
        yield problem(
            (*loc, "decision"), "decision-format", got=certificate.decision, nearest=wanted
        )
    if issued is None:
        return
    if issued.first_day() > context.today:
        yield problem((*loc, "issued"), "certificate-future", got=issued, today=context.today)
    if issued.last_day() < PROGRAMME_BEGAN.first_day():
        yield problem((*loc, "issued"), "certificate-before-programme", got=issued)
    for name in ("expires", "revoked"):
        end: PartialDate | None = getattr(certificate, name)
        if end and end.last_day() < issued.first_day():
            yield problem((*loc, name), "certificate-expiry-order", got=end, issued=issued)
    if certificate.expires == issued.plus_months(CERTIFICATE_MONTHS):
        yield problem((*loc, "expires"), "certificate-expiry-redundant", got=certificate.expires)


def check_status(entry: Entry[Product], context: Context) -> Iterator[Problem]:
    product = entry.item
    if not product.certificates and product.status is None:
        yield problem(("certificates",), "status-missing", part="key")
    elif product.certificates and product.status in {"candidate", "unconfirmed"}:
        yield problem(("status",), "status-conflict", got=product.status)


def check_mark_scopes(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    scopes = kinds()["mark_scopes"]
    for index, mark in enumerate(entry.item.marks):
        kind = marks()[mark.mark]
        if mark.scope not in kind.scopes:
            yield problem(
                ("marks", index, "scope"),
                "mark-scope",
                mark=kind.label["vi"],
                got=f"{mark.scope} ({scopes[mark.scope]['vi']})",
                wanted=f"{kind.scopes[0]} ({scopes[kind.scopes[0]]['vi']})",
                nearest=kind.scopes[0],
            )


def check_past_dates(entry: Entry[Any], context: Context) -> Iterator[Problem]:
    for loc, part in context.parts(entry):
        for name in _past_fields(type(part)):
            value = getattr(part, name)
            if isinstance(value, PartialDate) and value.first_day() > context.today:
                yield problem((*loc, name), "date-future", got=value, today=context.today)


@cache
def _past_fields(model: type[Model]) -> list[str]:
    """A certificate's date of issue has a finding of its own."""
    found = [name for name in _PAST_FIELDS if name in model.model_fields]
    return [name for name in found if not (name == "issued" and issubclass(model, Certificate))]
