"""A process that types and sends until it is killed: `python -m tests.support.typing_process FOLDER`."""

import json
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.system.paths import Paths

RECIPIENT, TEXT = Field(FieldKind.RECIPIENT), Field(FieldKind.BODY)
KEY_MS, SEND_MS = 12, 120
LONGEST = 300


class TypingProcess(QObject):
    """Type and send without a pause."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._keys = QTimer(self)
        self._keys.timeout.connect(self._type)
        self._sends = QTimer(self)
        self._sends.timeout.connect(self._send)
        app.sender.finished.connect(self._sent)
        self._restored = False
        app.services.drafts.restored.connect(self._note_restored)
        app.account_service.changed.connect(lambda: QTimer.singleShot(0, self, self._begin))

    def _note_restored(self) -> None:
        self._restored = True
        # Whoever else follows the change of account comes first.
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if not (self._restored and self._app.account_service.in_sandbox) or self._keys.isActive():
            return
        message = self._app.composer.message
        _tell({"restored": message.body[0] if message.body else ""})
        if not message.body:
            self._app.composer.load(Message("8613600000001", "order_update", "en_US", body=("",)))
        row = self._app.window.form.body.row(0)
        assert row is not None
        row.edit.setFocus()
        self._keys.start(KEY_MS)
        self._sends.start(SEND_MS)

    def _type(self) -> None:
        row = self._app.window.form.body.row(0)
        assert row is not None
        if len(row.edit.text()) >= LONGEST:
            row.edit.selectAll()
        QTest.keyClicks(row.edit, random.choice("abcdefgh"))
        _tell({"typed": self._app.composer.message.body[0], "at": time.monotonic()})

    def _send(self) -> None:
        if not self._app.sender.busy:
            # To somebody else each time: a repetition would be asked about.
            self._app.composer.edit(RECIPIENT, f"86136{random.randrange(10**8, 10**9):09}"[:13])
            self._app.window.send()

    def _sent(self, report: SendReport) -> None:
        _tell({"sent": report.send_id, "ended": type(report.outcome).__name__})


def _tell(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main(folder: Path) -> None:
    qt = QApplication([])
    app = App(Paths.below(folder), sandbox=True)
    typing_process = TypingProcess(app)
    app.window.show()
    qt.exec()
    del typing_process


if __name__ == "__main__":
    main(Path(sys.argv[1]))
