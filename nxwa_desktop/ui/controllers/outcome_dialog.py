"""The outcome of a send as a dialog, for when its result cannot be shown in the window."""

from PySide6.QtWidgets import QWidget

from nxwa_desktop import texts
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.ui.i18n.translate import join_sentences, render
from nxwa_desktop.ui.widgets import prompts


def show_outcome_only(window: QWidget, report: SendReport) -> None:
    """Show title and meaning of the outcome, and whether the message may be sent again."""
    words = (texts.outcomes.outcome_meaning(report.outcome), texts.outcomes.safe_to_send_again(report.outcome))
    prompts.inform(window, render(texts.outcomes.outcome_title(report.outcome)), join_sentences(*map(render, words)))
