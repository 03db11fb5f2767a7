"""Remembers this session's sends, to know when a Send would repeat one."""

import time

from PySide6.QtCore import QObject

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, Unknown
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.report import Report
from nxwa_desktop.services.sender import Sender

WITHIN_S = 600
"""The same message to the same recipient within ten minutes is taken for a repetition."""


class Repeats(QObject):
    """What the person is asked about before a second message leaves."""

    def __init__(self, sender: Sender, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: tuple[Message, str] | None = None
        self._sent: list[tuple[Message, str, Report, float]] = []
        sender.finished.connect(self._finished)

    def begin(self, message: Message, account: Account) -> None:
        """Say what is on its way."""
        self._under_way = (message, account.url)

    def earlier(self, message: Message, account: Account) -> Report | None:
        """The send that `message` would repeat: one to its recipient that may have gone out, or the same again."""
        recipient = normalise(message.recipient)
        for sent, url, report, when in reversed(self._sent):
            if url != account.url or report.recipient != recipient:
                continue
            if isinstance(report.outcome, Unknown):
                return report
            if sent == message and time.monotonic() - when < WITHIN_S:
                return report
        return None

    def _finished(self, report: Report) -> None:
        if self._under_way is None:
            return
        message, url = self._under_way
        self._under_way = None
        # What was refused or never left is repeated freely. A later answer settles what was unknown before.
        if isinstance(report.outcome, Accepted | Unknown):
            self._sent = [each for each in self._sent if (each[1], each[2].recipient) != (url, report.recipient)]
            self._sent.append((message, url, report, time.monotonic()))
