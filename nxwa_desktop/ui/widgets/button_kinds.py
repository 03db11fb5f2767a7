"""The kinds of push buttons: primary, secondary, quiet and dangerous ones."""

from enum import Enum

from PySide6.QtWidgets import QPushButton, QWidget

from nxwa_desktop.ui.widgets.fonts import bold_font


class ButtonKind(Enum):
    """How much a button calls for being pressed."""

    PRIMARY = "primary"
    """The one next step; at most one in a place."""
    SECONDARY = "secondary"
    QUIET = "quiet"
    """Without an edge or a surface until the mouse is over it."""
    DANGER = "danger"
    """Deletes or stops something."""


def set_kind(button: QPushButton, kind: ButtonKind, *, small: bool = False) -> QPushButton:
    """Set the kind and size of `button`, and return it."""
    button.setProperty("kind", kind.value)
    button.setProperty("small", small)
    if kind is ButtonKind.PRIMARY:
        button.setFont(bold_font())
    return button


def kind_of(button: QWidget | None, *, is_default: bool) -> ButtonKind:
    """The kind of `button`; the default button of a dialog is its primary one unless it has another kind."""
    name = None if button is None else button.property("kind")
    if name is not None:
        return ButtonKind(name)
    if isinstance(button, QPushButton) and button.isFlat():
        return ButtonKind.QUIET
    return ButtonKind.PRIMARY if is_default else ButtonKind.SECONDARY
