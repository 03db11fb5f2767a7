"""Scenes of a batch, step by step: each takes its steps and returns the widget to be photographed."""

from pathlib import Path
from tempfile import gettempdir

from example_customers import HEADER, answered, customers, sent_today
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from window_user import CTRL, WindowUser

from nxwa_desktop.batch.plan import VariableKey
from nxwa_desktop.ui.batch.columns_step import ColumnsStep
from nxwa_desktop.ui.batch.send_batch_question import SendBatchQuestion

DONE = 4
"""The number of the last step."""
LONGEST_RUN_S = 80


def nothing(user: WindowUser) -> QWidget:
    """The first step without a list."""
    user.press(Qt.Key.Key_3, CTRL)
    return user.window


def file(user: WindowUser) -> QWidget:
    """The list of customers, as it was read."""
    path = Path(gettempdir()) / "customers.csv"
    path.write_text("\n".join(";".join(row) for row in (HEADER, *customers())), encoding="utf-8")
    user.press(Qt.Key.Key_3, CTRL)
    user.window.batch.open_file(path)
    user.until(lambda: user.window.batch.reading.table is not None)
    user.rest()
    return user.window


def columns(user: WindowUser) -> QWidget:
    """Its columns, matched by their names."""
    file(user)
    _click_primary(user)
    user.rest()
    user.type("order_update")
    user.press(Qt.Key.Key_Return)
    user.rest()
    preparation = user.app.services.batches.preparation
    preparation.set_columns(replace(preparation.columns, country="ID"))
    user.rest(0.6)
    step = user.window.batch.page.findChild(ColumnsStep)
    assert step is not None
    step.form.variables[VariableKey(in_header=False, label="City")].setFocus()
    user.rest()
    return user.window


def check(user: WindowUser) -> QWidget:
    """What was found about its rows."""
    user.remember(sent_today())
    columns(user)
    _click_primary(user)
    user.until(lambda: user.app.services.batches.preparation.check)
    user.rest()
    return user.window


def run(user: WindowUser) -> QWidget:
    """Its messages go out one after the other, and one waits for its answer."""
    _send(user, answered())
    user.until(lambda: user.network.is_waiting, LONGEST_RUN_S)
    user.rest()
    return user.window


def done(user: WindowUser) -> QWidget:
    """The results."""
    _send(user, len(customers()))
    user.until(lambda: user.window.batch.page.shown_step == DONE, LONGEST_RUN_S)
    user.rest()
    return user.window


def _send(user: WindowUser, answers: int) -> None:
    check(user)
    _click_primary(user)
    user.until(user.qt.activeModalWidget)
    question = user.qt.activeModalWidget()
    assert isinstance(question, SendBatchQuestion)
    user.network.answers = answers
    user.click(question.go)


def _click_primary(user: WindowUser) -> None:
    primary = user.window.batch.page.foot.primary
    assert primary is not None
    user.click(primary)
