"""Tells a screen reader what happens in the window and has no voice of its own."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.core import Core
from nxwa_desktop.services.timeline import Step
from nxwa_desktop.ui.announcing import announce
from nxwa_desktop.ui.problem_bar import ProblemBar
from nxwa_desktop.ui.sending import SendFlow


class Announcer(QObject):
    """Send that was refused, a draft that is back."""

    def __init__(self, window: QWidget, core: Core, flow: SendFlow, problems: ProblemBar) -> None:
        super().__init__(window)
        self._window = window
        self._composer = core.composer
        self._problems = problems
        self._expects_draft = False
        flow.field_wanted.connect(self._tell_problems)
        core.drafts.restored.connect(self._drafts_are_read)
        core.book.changed.connect(self._look_for_draft)

    def _tell_problems(self) -> None:
        announce(self._window, self._problems.text, urgent=True)

    def _drafts_are_read(self) -> None:
        self._expects_draft = True
        self._look_for_draft()

    def _look_for_draft(self) -> None:
        """Each account has its own, so that it may come with the account only."""
        typed = self._composer.undo_step not in {None, Step.RESTORED}
        if self._expects_draft and self._composer.message != Message():
            self._expects_draft = False
            if not typed:
                announce(self._window, self.tr("The message you were writing is back."))
