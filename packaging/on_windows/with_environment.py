"""Runs under Windows' Python: with_environment.py NAME=VALUE… -- COMMAND…

Wine keeps some variables of the system around it, as QT_*, from Windows programs: they are set in there.
"""

import os
import subprocess
import sys

cut = sys.argv.index("--")
for assignment in sys.argv[1:cut]:
    name, _, value = assignment.partition("=")
    os.environ[name] = value
sys.exit(subprocess.call(sys.argv[cut + 1 :]))
