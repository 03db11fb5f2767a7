"""The content of a new message."""

from PySide6.QtCore import QObject

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.composition import Composition
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.services.undo_stack import EditKind


class NewMessageDefaults(QObject):
    """An empty message in the default language of the settings; an untouched message follows that setting."""

    def __init__(self, composer: Composer, settings: Settings, parent: QObject | None = None) -> None:
        """Put the new message into the composer."""
        super().__init__(parent)
        self._composer = composer
        self._settings = settings
        self._last = Message()
        self._follow("default_language")
        settings.changed.connect(self._follow)

    @property
    def message(self) -> Message:
        """The new message."""
        return Message(language=self._settings.default_language)

    def is_blank(self, message: Message) -> bool:
        """True if nothing was typed into `message`."""
        return message in {Message(), self.message}

    def _follow(self, name: str) -> None:
        if name != "default_language":
            return
        untouched = self._composer.message in {Message(), self._last}
        self._last = self.message
        if not untouched or self._composer.message == self._last:
            return
        if self._composer.undo_step is None and self._composer.redo_step is None:
            begun = Composition()
            begun.message = self._last
            self._composer.exchange(begun)  # without an undo step
        else:
            self._composer.load(self._last, EditKind.NEW)
