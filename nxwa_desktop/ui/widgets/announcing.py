"""Announcements to a screen reader, independent of the keyboard's focus."""

from PySide6.QtWidgets import QWidget


def prepare_to_announce() -> None:
    """Load what the first announcement needs: many enumerations, which are not there at the first paint."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    _ = QAccessibleAnnouncementEvent, QAccessible.AnnouncementPoliteness.Assertive


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Announce `text` for `widget`; an urgent one interrupts the current announcement."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
