"""Imports what the first picture needs and Qt does not.

PySide6 reads the source of every module that is imported after it, to see whether it wants its features: 18 ms for a
hundred modules. What knows no Qt is therefore imported before it.
"""

import concurrent.futures
import json

import msgspec
import platformdirs

import nxwa_desktop.clock
import nxwa_desktop.english.findings
import nxwa_desktop.instance
import nxwa_desktop.paths
import nxwa_desktop.protocol.payload
import nxwa_desktop.protocol.placeholders
import nxwa_desktop.report
import nxwa_desktop.storage.listing
import nxwa_desktop.storage.secrets
import nxwa_desktop.storage.stores

__all__ = ["concurrent", "json", "msgspec", "nxwa_desktop", "platformdirs"]
