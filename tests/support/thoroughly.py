"""How often is tried what is tried again and again: seldom by all of us, always in a thorough run."""

from __future__ import annotations

import os
from typing import TypeVar

T = TypeVar("T")

# Set by .github/workflows/weekly.yml, and by whoever wants to be sure.
THOROUGH = os.environ.get("CATALOGUE_THOROUGH") == "1"


def trials(ordinary: T, thorough: T) -> T:
    """What an ordinary run tries, or what a thorough one does: how many times, or which ones."""
    return thorough if THOROUGH else ordinary
