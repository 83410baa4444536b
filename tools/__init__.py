"""The commands behind the Makefile.

They hold settings to the forms that the workers hold them to, so they share the kit.
"""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "kit"))
