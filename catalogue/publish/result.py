"""What a build did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalogue.config import Settings
    from catalogue.findings import Finding


@dataclass
class Result:
    """Counts of a build. Without a site (`published` false) `findings` or `warnings` hold the reason.

    `files_made` are those that were made anew and not kept from an earlier build.
    """

    findings: list[Finding]
    published: bool = False
    products: int = 0
    pages: int = 0
    files: int = 0
    files_made: int = 0
    photos: int = 0
    seconds: float = 0.0
    warnings: list[str] = field(default_factory=list)

    def mark(self, settings: Settings) -> dict[str, object]:
        """What the mark of a site says of it."""
        return {
            "date": settings.today.isoformat(),
            "products": self.products,
            "site": settings.site_root,
        }
