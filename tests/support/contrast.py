"""How well one colour can be read on another. Source: WCAG 2.2, relative luminance and contrast ratio."""

from PySide6.QtGui import QColor

READABLE = 4.5


def contrast(one: str, other: str) -> float:
    """From 1 (the same colour) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(name: str) -> float:
    colour = QColor(name)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
