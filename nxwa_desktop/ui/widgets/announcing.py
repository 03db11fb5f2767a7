"""Announcements to a screen reader, independent of the keyboard's focus."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Announce `text` for `widget`; an urgent one interrupts the current announcement."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # many enumerations, not before the first paint

    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
