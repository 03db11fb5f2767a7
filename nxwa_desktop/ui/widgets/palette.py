"""Every colour of the program, in a light and a dark set."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette


class Colours(msgspec.Struct, frozen=True):
    """One set of colours, as #rrggbb."""

    window: str
    surface: str
    raised: str
    text: str
    muted: str
    border: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    selection: str
    on_selection: str
    problem: str
    problem_surface: str
    warning: str
    warning_surface: str
    good: str
    good_surface: str
    note_surface: str
    sandbox: str
    sandbox_surface: str
    marked_line: str
    chat: str
    bubble: str
    bubble_edge: str
    chip: str
    on_chip: str
    json_key: str
    json_string: str
    json_literal: str


LIGHT = Colours(
    window="#f5f6f8",
    surface="#ffffff",
    raised="#ffffff",
    text="#1c2128",
    muted="#57606c",
    border="#cfd5dd",
    accent="#1b62c4",
    accent_hover="#195bb5",
    accent_pressed="#1753a6",
    on_accent="#ffffff",
    selection="#1b62c4",
    on_selection="#ffffff",
    problem="#b3261e",
    problem_surface="#fdecea",
    warning="#835400",
    warning_surface="#fff4dc",
    good="#17693a",
    good_surface="#e5f5ea",
    note_surface="#eaf1fc",
    sandbox="#6a3fa0",
    sandbox_surface="#f2ebfb",
    marked_line="#e8f0fc",
    chat="#e6ebf0",
    bubble="#ffffff",
    bubble_edge="#ccd5de",
    chip="#dfeafc",
    on_chip="#1a4f9e",
    json_key="#1b5aa8",
    json_string="#17693a",
    json_literal="#8a3ea0",
)

DARK = Colours(
    window="#2a2e36",
    surface="#17191d",
    raised="#3b414c",
    text="#e7e9ed",
    muted="#b0b8c4",
    border="#555d6b",
    accent="#8ab8ff",
    accent_hover="#7dade9",
    accent_pressed="#759cd8",
    on_accent="#0d1b30",
    selection="#7dade9",
    on_selection="#0d1b30",
    problem="#ff9c92",
    problem_surface="#3b2222",
    warning="#f0c066",
    warning_surface="#382d17",
    good="#7fd49b",
    good_surface="#1c3325",
    note_surface="#1f2c40",
    sandbox="#cdaefb",
    sandbox_surface="#30263f",
    marked_line="#2c466b",
    chat="#1a1d22",
    bubble="#2d333d",
    bubble_edge="#131519",
    chip="#364c6d",
    on_chip="#b3d0ff",
    json_key="#8ab8ff",
    json_string="#8fd6a4",
    json_literal="#d9a6ec",
)


def colours_of(palette: QPalette) -> Colours:
    """The set for a palette: dark if its window colour is."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def colours_for(scheme: Qt.ColorScheme) -> Colours:
    """The set for the system's colour scheme."""
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """Convert a set to a QPalette; disabled text is muted."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.on_selection,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.BrightText: colours.problem,
        role.Light: colours.raised,
        role.Midlight: colours.border,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.border,
    }.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    # Fusion lightens a button so much that muted words on a raised one could hardly be read in the dark.
    palette.setColor(QPalette.ColorGroup.Disabled, role.Button, QColor(colours.window))
    return palette
