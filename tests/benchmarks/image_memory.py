"""What a process that decodes the picture of a file takes at most; `nothing` in the place of the file: without one."""

import os
import re
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from nxwa_desktop.ui.controllers.image_check import Picture

application = QGuiApplication([])
data = b"" if sys.argv[1] == "nothing" else Path(sys.argv[1]).read_bytes()
Picture(data)
# Not what `getrusage` says: that counts the memory of whoever started this process.
peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
assert peak is not None
print(peak[1])
