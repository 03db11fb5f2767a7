"""The field of the composed message's template."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.widgets.template_field import TemplateField

TEMPLATE_NAME = Field(FieldKind.TEMPLATE_NAME)


class ComposedTemplateField(TemplateField):
    """Keeps the composer's focus at the template's name."""

    def __init__(self, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Choose a template or type its name"), parent)
        self._composer = composer

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Set the composer's focus to the template's name."""
        super().focusInEvent(event)
        self._composer.set_focus(TEMPLATE_NAME)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Clear the composer's focus, unless the chooser takes it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self._composer.focus == TEMPLATE_NAME:
            self._composer.set_focus(None)
