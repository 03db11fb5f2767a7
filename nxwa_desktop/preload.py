"""Imports what the first picture needs and Qt does not.

PySide6 reads the source of every module that is imported after it, to see whether it wants its features: 18 ms for a
hundred modules. What knows no Qt is therefore imported before it.
"""

import concurrent.futures
import json

import msgspec
import platformdirs

import nxwa_desktop.protocol.message_fields
import nxwa_desktop.protocol.request_body
import nxwa_desktop.sending.send_report
import nxwa_desktop.sending.server_clock
import nxwa_desktop.storage.secrets.worker
import nxwa_desktop.storage.send_records
import nxwa_desktop.storage.worker
import nxwa_desktop.system.paths
import nxwa_desktop.system.single_instance
import nxwa_desktop.templates.placeholders
import nxwa_desktop.texts.findings

__all__ = ["concurrent", "json", "msgspec", "nxwa_desktop", "platformdirs"]
