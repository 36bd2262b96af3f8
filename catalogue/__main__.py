"""`python -m catalogue`, which build.py runs once the environment is ready."""

import sys

from catalogue.cli import main

sys.exit(main(sys.argv[1:]))
