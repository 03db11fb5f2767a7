"""One key press in a body parameter of the real window: until the preview is right, and until all is painted."""

import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.ui.preview.json_preview import JsonPreview
from nxwa_desktop.ui.preview.message_preview import MessagePreview
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, own_folder, show, without_collector
from tests.benchmarks.stopwatch import Stopwatch
from tests.benchmarks.window import application, message, opened, settle, wait_until

BLOCK = 20
"""Keys in one window before the other one gets the focus."""
UPDATED = {10: 0.4, 1000: 0.5}
"""Parameters, and milliseconds to update the JSON."""
PAINTED = {10: 2.5, 1000: 3.0}
"""Parameters, and by how much a key may be slower than in a bare line edit."""
SHOWN = 30
"""A parameter that the bubble shows: it cuts what is far too long for any message."""


class Paints(QObject):
    """Counts the repaints of a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.count += 1
        return False


class TypingStopwatch:
    """Types into one line edit; `handled` is until the key's event returns, `painted` until the window is painted."""

    def __init__(self, edit: QLineEdit) -> None:
        self._edit = edit
        self._paints = Paints(edit.window())
        self._letter = False
        self.handled: list[float] = []
        self.painted: list[float] = []

    def block(self) -> None:
        window = self._edit.window()
        window.activateWindow()
        self._edit.setFocus()
        wait_until(lambda: window.isActiveWindow() and self._edit.hasFocus())
        for _ in range(4):
            QCoreApplication.processEvents()
        for _ in range(BLOCK):
            self._press()

    def _press(self) -> None:
        self._letter = not self._letter
        key = Qt.Key.Key_A if self._letter else Qt.Key.Key_Backspace
        before = self._paints.count
        begun = time.perf_counter()
        QTest.keyPress(self._edit, key)
        handled = time.perf_counter()
        while self._paints.count == before:
            QCoreApplication.processEvents()
        self.painted.append((time.perf_counter() - begun) * MS)
        self.handled.append((handled - begun) * MS)
        QTest.keyRelease(self._edit, key)
        QCoreApplication.processEvents()


def run(options: Options) -> None:
    application()
    rows: list[Row] = []
    edit = Stopwatch(Composer, "edit")
    previews = {
        PreviewPage.JSON: Stopwatch(JsonPreview, "_edited"),
        PreviewPage.MESSAGE: Stopwatch(MessagePreview, "_edited"),
    }
    try:
        for page, preview in previews.items():
            for parameters in UPDATED:
                with own_folder() as folder, without_collector():
                    rows += _measured(folder, page, parameters, options, edit, preview)
    finally:
        for watch in (edit, *previews.values()):
            watch.restore()
    show(
        "Keystroke",
        "Pressed letters and backspace by QTest in a body parameter of the whole window, 10 and 1,000 parameters, in\n"
        f"  turns of {BLOCK} keys with a line edit of the same size alone in a window. With the JSON beside it, and\n"
        "  with the message, whose wording has a line for each parameter.",
        rows,
    )


def _measured(
    folder: Path, page: PreviewPage, parameters: int, options: Options, edit: Stopwatch, preview: Stopwatch
) -> list[Row]:
    with opened(folder) as app:
        app.window.preview.show_page(page)
        real_edit = parameter_edit(app, *_composed(page, parameters))
        bare_window, bare = bare_edit(real_edit)
        program, floor = TypingStopwatch(real_edit), TypingStopwatch(bare)
        take_turns([program, floor], 1)
        for warmed in (program.handled, program.painted, floor.handled, floor.painted, edit.times, preview.times):
            warmed.clear()
        take_turns([program, floor], options.runs(25, 2))
        bare_window.close()
        name = f"{parameters:,} parameters, {'JSON' if page is PreviewPage.JSON else 'message'}"
        updated = Aim(Kind.FIGURE, UPDATED[parameters]) if page is PreviewPage.JSON else None
        return [
            Row(f"{name}: preview updated", tuple(preview.times), aim=updated),
            Row(f"{name}: everything updated (composer, checks, preview)", tuple(edit.times)),
            Row(f"{name}: key handled", tuple(program.handled), tuple(floor.handled)),
            Row(
                f"{name}: key handled and painted",
                program.painted,
                floor.painted,
                aim=Aim(Kind.RATIO, PAINTED[parameters]),
            ),
        ]


def _composed(page: PreviewPage, parameters: int) -> tuple[Message, int]:
    """A message, and the parameter of it that is typed into."""
    plain = message(parameters)
    if page is PreviewPage.JSON:
        return plain, parameters // 2
    text = "\n".join(f"Line {number}: {{{{{number}}}}}" for number in range(1, parameters + 1))
    return msgspec.structs.replace(plain, body_text=text, body_labels=labels_of(text)), min(parameters // 2, SHOWN)


def take_turns(stopwatches: list[TypingStopwatch], times: int) -> None:
    """A block of keys each, that many times."""
    for turn in range(times):
        for stopwatch in stopwatches if turn % 2 == 0 else stopwatches[::-1]:
            stopwatch.block()


def parameter_edit(app: App, composed: Message, index: int) -> QLineEdit:
    """The field of one of a message's body parameters, in view."""
    app.composer.load(composed)
    settle()
    field = Field(FieldKind.BODY, index)
    app.window.form.go_to(field)
    settle()
    row = app.window.form.body.row(field.index)
    if row is None:
        raise RuntimeError("the parameter has no row")
    edit = row.edit
    if edit.visibleRegion().isEmpty():
        raise RuntimeError("the parameter that is typed into cannot be seen")
    return edit


def bare_edit(like: QLineEdit) -> tuple[QWidget, QLineEdit]:
    """A line edit alone in a window, and that window, which lives as long as somebody holds it."""
    window = QWidget()
    window.resize(like.window().size())
    edit = QLineEdit(like.text())
    edit.setFixedSize(like.size())
    QVBoxLayout(window).addWidget(edit)
    window.show()
    wait_until(lambda: window.windowHandle().isExposed())
    settle()
    return window, edit
