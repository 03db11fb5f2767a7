"""The message for the next customer: the same template, without what belongs to the last one."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject

from nxwa_desktop.protocol.message import Header, ImageHeader, Message
from nxwa_desktop.protocol.message_fields import without_values
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.templates.saved_template import SavedTemplate


class NextCustomer(QObject):
    """Remembers the images of the last two customers: one that both got is no customer's own."""

    def __init__(
        self,
        composer: Composer,
        sender: Sender,
        find: Callable[[str, str], SavedTemplate | None],
        parent: QObject | None = None,
    ) -> None:
        """`find(name, language)` finds a saved template."""
        super().__init__(parent)
        self._composer = composer
        self._sender = sender
        self._find = find
        self._images: list[tuple[str, str]] = []
        """Recipient and image link of the last messages, the latest last."""
        sender.started.connect(self._started)

    def begin(self) -> bool:
        """Clear recipient and values, as one undo step; True if the image was kept."""
        message = without_values(self._composer.message)
        header = self._header(message)
        following = msgspec.structs.replace(message, recipient="", header=header)
        self._composer.load(following, EditKind.NEXT)
        return isinstance(header, ImageHeader) and bool(header.link)

    def copy_state_from(self, other: "NextCustomer") -> None:
        """Take over what another window's command remembers."""
        self._images = other._images

    def _header(self, message: Message) -> Header:
        header = message.header
        if isinstance(header, ImageHeader) and not self._is_shared(message, header.link):
            return ImageHeader("")
        return header

    def _is_shared(self, message: Message, link: str) -> bool:
        """True for the template's own example, and for an image that the last two customers got."""
        template = self._find(message.template_name, message.language)
        if template is not None and link in template.header_examples:
            return True
        recent = self._images[-2:]
        return len(recent) == 2 and len({to for to, _ in recent}) == 2 and {image for _, image in recent} == {link}

    def _started(self) -> None:
        if (sent := self._sender.sent_last) is None:
            return
        message, _ = sent
        to, header = normalise(message.recipient), message.header
        image = header.link if isinstance(header, ImageHeader) else ""
        # The same customer again counts once.
        self._images = [*(each for each in self._images if each[0] != to), (to, image)][-2:]
