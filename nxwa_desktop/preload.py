"""Imports what the first paint needs and what does not import Qt.

PySide6 reads the source of every module that is imported after it, to look for its feature switches: 18 ms for a
hundred modules. Modules without Qt are therefore imported before it.
"""

import concurrent.futures
import json

import msgspec
import platformdirs

import nxwa_desktop.protocol.curl_command
import nxwa_desktop.protocol.message_fields
import nxwa_desktop.protocol.request_body
import nxwa_desktop.sending.clock_storage
import nxwa_desktop.sending.send_report
import nxwa_desktop.sending.server_clock
import nxwa_desktop.storage.secrets.worker
import nxwa_desktop.storage.worker
import nxwa_desktop.system.display
import nxwa_desktop.system.identity
import nxwa_desktop.system.installation
import nxwa_desktop.system.paths
import nxwa_desktop.system.single_instance
import nxwa_desktop.templates.saved_template
import nxwa_desktop.texts.findings
import nxwa_desktop.validation.hidden_characters
import nxwa_desktop.validation.image_rules

__all__ = ["concurrent", "json", "msgspec", "nxwa_desktop", "platformdirs"]
