# -*- coding: utf-8 -*-
"""The one entry point:  python3 build.py [COMMAND] [options]

In: a machine with only Python 3.11 or newer.  Out: the command of the package `catalogue`, run in an
environment that holds exactly what requirements.txt pins.  Where this Python's own environment already
holds it, nothing is installed; elsewhere the first run makes .venv beside this file.

Two commands are for those who change the code, and run in the folder of this file:
    python3 build.py test [pytest options]     the whole test suite
    python3 build.py lint                      ruff check, ruff format --check, mypy

The grammar here is that of Python 2.7, so that an old Python says what to do and does not stop with a
SyntaxError.  All the rest is in catalogue/bootstrap.py.
"""

import os
import sys

OLDEST = (3, 11)
TOO_OLD = """\
Cần Python 3.11 trở lên; đây là Python {0}. Hãy cài Python mới (python.org, hoặc kho phần mềm của máy),
rồi chạy lại bằng nó, ví dụ: python3.11 build.py (Windows: py -3.11 build.py).
Python 3.11 or newer is needed; this is Python {0}. Install a newer one (python.org, or your system's
packages) and run again with it, for example: python3.11 build.py (Windows: py -3.11 build.py).
"""


def too_old(version):
    """The message, as UTF-8, for a Python that is too old; None for one that will do."""
    if tuple(version[:2]) >= OLDEST:
        return None
    text = TOO_OLD.format(".".join(str(part) for part in version[:3]))
    return text if isinstance(text, bytes) else text.encode("utf-8")


def main(arguments):
    message = too_old(sys.version_info)
    if message:
        getattr(sys.stderr, "buffer", sys.stderr).write(message)
        return 2
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    from catalogue import bootstrap

    return bootstrap.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
