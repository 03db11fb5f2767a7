"""Whether a window rests: one that asks for the next layout with each one keeps a processor busy."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject

TURNS = 20
"""Turns of the event loop in which nothing may be asked for."""


class _Requests(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.askers: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.askers.append(type(watched).__name__)
        return False


def askers_for_layout() -> list[str]:
    """The classes of the widgets that are to be laid out anew in the next turns of the event loop."""
    application = QCoreApplication.instance()
    assert application is not None
    requests = _Requests()
    application.installEventFilter(requests)
    for _ in range(TURNS):
        QCoreApplication.processEvents()
    application.removeEventFilter(requests)
    return requests.askers
