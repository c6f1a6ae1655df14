"""The scripts of eval/ as modules, as they import one another when they are run."""

import sys
from pathlib import Path

EVAL = str(Path(__file__).resolve().parents[2] / "eval")
if EVAL not in sys.path:
    sys.path.insert(0, EVAL)
