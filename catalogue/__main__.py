"""`python -m catalogue`, which build.py runs once the environment is ready."""

import os
import sys

from catalogue.cli import main

code = main(sys.argv[1:])
sys.stdout.flush()
sys.stderr.flush()
# Python would take its time to free, one by one, what the system frees at once.
os._exit(code)
