"""Every colour of the program, in a light and a dark set."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette


class Colours(msgspec.Struct, frozen=True):
    """One set of colours, as #rrggbb. Named after their use, as in the design of the window."""

    window: str
    side: str
    sunken: str
    raised: str
    hover: str
    pressed: str
    text: str
    muted: str
    faint: str
    line: str
    border: str
    border_hover: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    accent_text: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    note_soft: str
    quiet_soft: str
    badge: str
    on_badge: str
    sandbox: str
    sandbox_soft: str
    on_sandbox: str
    chat: str
    chat_line: str
    bubble: str
    bubble_edge: str
    ghost: str
    chat_muted: str
    mark: str
    on_mark: str
    blank: str
    on_blank: str
    json_key: str
    json_string: str
    json_literal: str
    json_line: str
    account_blue: str
    account_rust: str
    account_teal: str
    account_pink: str
    account_olive: str
    account_slate: str
    on_account: str


LIGHT = Colours(
    window="#ffffff",
    side="#f2f4f7",
    sunken="#f6f7f9",
    raised="#ffffff",
    hover="#e9edf2",
    pressed="#dde3ea",
    text="#1b2027",
    muted="#565f6b",
    faint="#667080",
    line="#dfe3e9",
    border="#7d8692",
    border_hover="#5b6470",
    accent="#1b62c4",
    accent_hover="#1854a9",
    accent_pressed="#14478f",
    on_accent="#ffffff",
    accent_soft="#e3edfb",
    accent_text="#174f9e",
    good="#17693a",
    good_soft="#e2f3e8",
    warn="#7d5000",
    warn_soft="#fdf0d3",
    bad="#b3261e",
    bad_soft="#fdeae8",
    note_soft="#eaf1fc",
    quiet_soft="#e8ebf0",
    badge="#8a5800",
    on_badge="#ffffff",
    sandbox="#6a3fa0",
    sandbox_soft="#f1eafb",
    on_sandbox="#ffffff",
    chat="#efeae2",
    chat_line="#ddd5c9",
    bubble="#ffffff",
    bubble_edge="#d5cdc0",
    ghost="#f6f3ee",
    chat_muted="#5d584f",
    mark="#d6e6ff",
    on_mark="#153f80",
    blank="#fdf0d3",
    on_blank="#7d5000",
    json_key="#1b5aa8",
    json_string="#17693a",
    json_literal="#8a3ea0",
    json_line="#e8f0fc",
    account_blue="#1b62c4",
    account_rust="#ad4f0b",
    account_teal="#0c716b",
    account_pink="#ab2d74",
    account_olive="#636b00",
    account_slate="#4a5667",
    on_account="#ffffff",
)

DARK = Colours(
    window="#1d2026",
    side="#16181d",
    sunken="#191c21",
    raised="#2b303a",
    hover="#2a2f38",
    pressed="#343a45",
    text="#e8eaee",
    muted="#aab2be",
    faint="#98a1ae",
    line="#30353f",
    border="#7a8494",
    border_hover="#a2acba",
    accent="#8ab8ff",
    accent_hover="#a5c8ff",
    accent_pressed="#74a6f2",
    on_accent="#0d1b30",
    accent_soft="#22324b",
    accent_text="#a9cbff",
    good="#7fd49b",
    good_soft="#1b3325",
    warn="#f0c066",
    warn_soft="#382d17",
    bad="#ff9c92",
    bad_soft="#3d2424",
    note_soft="#1f2c40",
    quiet_soft="#313743",
    badge="#f0c066",
    on_badge="#241a03",
    sandbox="#cdaefb",
    sandbox_soft="#2f2540",
    on_sandbox="#22103d",
    chat="#10161a",
    chat_line="#263037",
    bubble="#222c33",
    bubble_edge="#0a0e11",
    ghost="#182025",
    chat_muted="#a3adb4",
    mark="#2c4a76",
    on_mark="#c9deff",
    blank="#453718",
    on_blank="#f3cb7d",
    json_key="#8ab8ff",
    json_string="#8fd6a4",
    json_literal="#d9a6ec",
    json_line="#22324b",
    account_blue="#8ab8ff",
    account_rust="#f3a46b",
    account_teal="#62cbc2",
    account_pink="#f294c6",
    account_olive="#c6cf66",
    account_slate="#b6c1cf",
    on_account="#141a22",
)


def _in_high_contrast(colours: Colours) -> Colours:
    return msgspec.structs.replace(
        colours,
        muted=colours.text,
        faint=colours.text,
        line=colours.border_hover,
        border=colours.text,
        border_hover=colours.text,
        chat_muted=colours.text,
    )


HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK = _in_high_contrast(LIGHT), _in_high_contrast(DARK)
"""The sets for people who ask their system for more contrast."""
_BY_LINE = {QColor(each.line).rgb(): each for each in (LIGHT, DARK, HIGH_CONTRAST_LIGHT, HIGH_CONTRAST_DARK)}


def colours_of(palette: QPalette) -> Colours:
    """The set that a palette was made of; for another palette, by the lightness of its window colour."""
    if (known := _BY_LINE.get(palette.color(QPalette.ColorRole.Mid).rgb())) is not None:
        return known
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def colours_for(scheme: Qt.ColorScheme, *, high_contrast: bool = False) -> Colours:
    """The set for the system's colour scheme and contrast."""
    if scheme == Qt.ColorScheme.Dark:
        return HIGH_CONTRAST_DARK if high_contrast else DARK
    return HIGH_CONTRAST_LIGHT if high_contrast else LIGHT


def qt_palette(colours: Colours) -> QPalette:
    """Convert a set to a QPalette; disabled text is muted."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.raised,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text,
        role.PlaceholderText: colours.faint,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent_text,
        role.LinkVisited: colours.accent_text,
        role.BrightText: colours.bad,
        role.Light: colours.raised,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.border,
        role.Shadow: colours.border,
    }.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.faint))
    # Fusion lightens a button so much that muted words on a raised one could hardly be read in the dark.
    palette.setColor(QPalette.ColorGroup.Disabled, role.Button, QColor(colours.sunken))
    return palette
