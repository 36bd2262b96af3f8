"""When a certificate's holder may ask for its re-evaluation, and what holds just after its end.

Decision 26/2026/QĐ-TTg, Article 7.6a: the dossier is filed at most 180 and at least 120 days before the
end. Where an end is known to the month only, the window given is the one that is right on every day of that
month; where only the year is known, no window can be given.

Article 12: a certificate issued before 22 May 2026 whose dossier could not keep to that window stays in
effect until there is a result, at most 180 days after its end. Nobody can tell from a date whether that is
so: a page may say that it can be, and until when.

>>> renewal_of(PartialDate(2026, 1, 15), PartialDate(2029, 1, 15)).opens
datetime.date(2028, 7, 19)
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from catalogue.enrich.status import EXPIRING_DAYS
from catalogue.reference import CERTIFICATE_MONTHS

if TYPE_CHECKING:
    from catalogue.dates import PartialDate

OPENS = timedelta(days=EXPIRING_DAYS)
CLOSES = timedelta(days=120)
# The day on which Decision 26/2026/QĐ-TTg came into force, and the longest time a certificate may go on.
IN_FORCE = date(2026, 5, 22)
TRANSITION = timedelta(days=180)

# What can be said on a day: nothing to do yet, file now, too late for the window, perhaps still in effect.
# "rule": when to file follows from an end that is not known closely enough.
PHASES = ("rule", "before", "open", "closed", "transition")


class Renewal(NamedTuple):
    """Last valid day, first and last day of the window (or None), last day of the transition (or None)."""

    end: date
    opens: date | None
    closes: date | None
    transition: date | None

    def phase(self, day: date) -> str | None:
        """One of PHASES; None where nothing can be said."""
        if day > self.end:
            return "transition" if self.transition and day <= self.transition else None
        if self.opens is None or self.closes is None:
            return "rule"
        if day < self.opens:
            return "before"
        return "open" if day <= self.closes else "closed"

    def from_(self, phase: str) -> list[str]:
        """This phase and those that can follow it."""
        windows = ["before", "open", "closed"] if self.opens else ["rule"]
        phases = [*windows, "transition"] if self.transition else windows
        return phases[phases.index(phase) :]


def renewal_of(issued: PartialDate | None, end: PartialDate) -> Renewal:
    opens, closes = end.last_day() - OPENS, end.first_day() - CLOSES
    began = issued or end.plus_months(-CERTIFICATE_MONTHS)
    may_go_on = began.first_day() < IN_FORCE <= end.last_day()
    known = opens <= closes
    return Renewal(
        end.last_day(),
        opens if known else None,
        closes if known else None,
        end.last_day() + TRANSITION if may_go_on else None,
    )
