"""Run as a process of its own: prints the longest gap of the heartbeat around the very first send.

`without` sends in the turn after the first paint, when nothing has been fetched yet; `with` after the warm-up. `quiet`
does the same without sending.
"""

import os
import sys

from PySide6.QtCore import QTimer

from nxwa_desktop.app import App, keep_a_log
from nxwa_desktop.paths import Paths
from nxwa_desktop.sandbox.practice import PRACTICE_SECRET, practice_account
from nxwa_desktop.storage.vault import Vault
from tests.benchmarks.harness import own_folder
from tests.benchmarks.window import application, message, opened, wait_until
from tests.support.raw_server import RawServer, answering


def main(warm_up: str, kind: str) -> None:
    application()
    with own_folder() as folder:
        pass
