"""The dialog of *Save as template*: update the template that the message came from, or save a new one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.title_dialog import TitleDialog


class SaveTemplateDialog(TitleDialog):
    """`titled(str)`: save a new template under this title. `update_wanted(SavedTemplate)`: change that one."""

    update_wanted = Signal(object)

    def __init__(self, title: str, origin: SavedTemplate | None, parent: QWidget | None = None) -> None:
        """`title`: a free one to begin with. `origin`: the own template that the message came from."""
        label = self.tr("Title. The recipient and the values are not kept.")
        super().__init__(self.tr("Save as template"), label, title, parent)
        self.update_button: QPushButton | None = None
        if origin is not None:
            words = self.tr("Update “{0}”, which the message came from, or save a new template.")
            self.content.insertWidget(0, plain_label(breakable(words.format(plain_line(origin.title, 80))), wrap=True))
            self.save_button.setText(self.tr("&Save as new"))
            self.update_button = self.add_button(self.tr("&Update"), at_start=True)
            self.update_button.clicked.connect(lambda: self._update(origin))

    def _update(self, origin: SavedTemplate) -> None:
        self.done(self.DialogCode.Accepted)
        self.update_wanted.emit(origin)
