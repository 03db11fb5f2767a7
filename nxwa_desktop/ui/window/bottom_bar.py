"""The row below the message: its problems, and Send."""

from PySide6.QtWidgets import QHBoxLayout

from nxwa_desktop.ui.compose.problem_bar import ProblemBar
from nxwa_desktop.ui.result.send_button import SendButton
from nxwa_desktop.ui.widgets.coloured_frame import ColouredFrame
from nxwa_desktop.ui.widgets.layouts import GAP


class BottomBar(ColouredFrame):
    """The problem bar and the Send button; the problem bar takes the remaining width."""

    def __init__(self, problems: ProblemBar, send_button: SendButton) -> None:
        super().__init__("window")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP + 2, 2 * GAP, GAP + 2)
        row.setSpacing(2 * GAP)
        row.addWidget(problems, 1)
        row.addWidget(send_button)
