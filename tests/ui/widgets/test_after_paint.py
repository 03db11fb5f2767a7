"""Work that waits for a paint, and leaves room between its steps."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets.after_paint import PAUSE_MS, AfterPaint

NEVER_MS = 60_000


class Shown(QLabel):
    """Notes when it is painted."""

    def __init__(self) -> None:
        super().__init__("text")
        self.happened: list[str] = []

    def step_one(self) -> None:
        self.happened.append("one")

    def step_two(self) -> None:
        self.happened.append("two")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.happened.append("painted")
        return super().event(event)


@pytest.fixture
def label(qtbot: QtBot) -> Iterator[Shown]:
    label = Shown()
    label.show()
    qtbot.waitUntil(lambda: "painted" in label.happened)
    label.happened.clear()
    yield label
    label.close()
    label.deleteLater()


def let_steps_pass(qtbot: QtBot) -> None:
    """Long enough for ten steps, of which none is to come."""
    over: list[bool] = []
    QTimer.singleShot(10 * PAUSE_MS, lambda: over.append(True))
    qtbot.waitUntil(lambda: bool(over))


def test_the_steps_begin_after_the_next_paint(qtbot: QtBot, label: Shown) -> None:
    steps = AfterPaint(label, label.step_one, label.step_two, longest_ms=NEVER_MS)
    label.update()
    qtbot.waitUntil(lambda: bool(label.happened))
    let_steps_pass(qtbot)
    assert set(label.happened) == {"painted"}, "nobody has asked for the steps"
    label.happened.clear()
    steps.wait()
    label.setText("another text")
    qtbot.waitUntil(lambda: "two" in label.happened)
    assert [each for each in label.happened if each != "painted"] == ["one", "two"]
    assert label.happened[0] == "painted"


def test_keys_and_timers_come_between_two_steps(qtbot: QtBot, label: Shown) -> None:
    def ask() -> None:
        label.step_one()
        QTimer.singleShot(0, lambda: label.happened.append("between"))

    steps = AfterPaint(label, ask, label.step_two, longest_ms=NEVER_MS)
    steps.wait()
    label.update()
    qtbot.waitUntil(lambda: "two" in label.happened)
    assert [each for each in label.happened if each != "painted"] == ["one", "between", "two"]


def test_a_window_that_is_not_painted_is_waited_for_no_longer_than_said(qtbot: QtBot, label: Shown) -> None:
    _ = AfterPaint(label, label.step_one, longest_ms=20)
    qtbot.waitUntil(lambda: label.happened == ["one"])


def test_steps_that_are_wanted_now_come_before_those_that_wait_for_a_paint(qtbot: QtBot, label: Shown) -> None:
    steps = AfterPaint(label, label.step_one, longest_ms=NEVER_MS)
    steps.begin(label.step_two)
    assert label.happened == []
    qtbot.waitUntil(lambda: "one" in label.happened)
    assert label.happened == ["two", "one"]


def test_what_is_left_can_be_run_at_once_and_runs_once(qtbot: QtBot, label: Shown) -> None:
    steps = AfterPaint(label, label.step_one, label.step_two, longest_ms=20)
    steps.wait()
    steps.finish()
    assert label.happened == ["one", "two"]
    label.update()
    qtbot.waitUntil(lambda: "painted" in label.happened)
    let_steps_pass(qtbot)
    assert [each for each in label.happened if each != "painted"] == ["one", "two"]


def test_a_window_that_was_closed_is_left_alone(qtbot: QtBot, label: Shown) -> None:
    steps = AfterPaint(label, label.step_one, longest_ms=20)
    steps.wait()
    label.hide()
    let_steps_pass(qtbot)
    assert label.happened == []


def test_a_step_that_fails_stops_no_other(qtbot: QtBot, label: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("no room")

    told: list[BaseException] = []
    with qtbot.captureExceptions() as caught:
        AfterPaint(label, fail, label.step_one, longest_ms=20)
        qtbot.waitUntil(lambda: label.happened == ["one"])
    monkeypatch.setattr("sys.excepthook", lambda _, error, __: told.append(error))
    AfterPaint(label, fail, label.step_two, longest_ms=NEVER_MS).finish()
    assert label.happened == ["one", "two"]
    assert [str(error) for error in (caught[0][1], *told)] == ["no room"] * 2
