"""How much is tried of what is tried again and again: in an ordinary run some of it, thoroughly all."""

from __future__ import annotations

import os
from typing import TypeVar

T = TypeVar("T")

# Set by .github/workflows/weekly.yml, and by whoever wants to be sure.
SWITCH = "CATALOGUE_THOROUGH"
THOROUGH = os.environ.get(SWITCH) == "1"


def trials(ordinary: T, thorough: T) -> T:
    """What an ordinary run tries, or what a thorough one does: how many times, or which ones."""
    return thorough if THOROUGH else ordinary
