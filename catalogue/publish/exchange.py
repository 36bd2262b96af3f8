"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2
_RENAME_SWAP = 2  # macOS, renamex_np


def exchange(new: Path, old: Path) -> bool:
    """Give each of two folders the other's name, at once; false where that is not possible."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            paths = (_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old))
            failed = libc.renameat2(*paths, _RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            failed = libc.renamex_np(os.fsencode(new), os.fsencode(old), _RENAME_SWAP)
        else:
            return False
    except (OSError, AttributeError, TypeError):  # an old C library, or none
        return False
    return not failed
