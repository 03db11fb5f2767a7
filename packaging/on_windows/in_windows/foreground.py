"""Print the title of the window in front."""

import ctypes
import sys

assert sys.platform == "win32"
user32 = ctypes.WinDLL("user32")
user32.GetForegroundWindow.restype = ctypes.c_void_p
title = ctypes.create_unicode_buffer(300)
user32.GetWindowTextW(ctypes.c_void_p(user32.GetForegroundWindow()), title, len(title))
sys.stdout.reconfigure(encoding="utf-8")
print(title.value)
