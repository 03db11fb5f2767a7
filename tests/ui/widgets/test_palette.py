"""Every colour comes from one module, and every text can be read, in the light and in the dark."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

import nxwa_desktop.ui
from nxwa_desktop.protocol.account import ACCOUNT_COLOURS
from nxwa_desktop.ui.widgets.palette import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Colours,
    colours_for,
    colours_of,
    qt_palette,
)
from tests.support.contrast import READABLE, contrast

INKS = ("text", "muted", "accent_text", "faint")
"""What plain words, side notes, links, and placeholders are written in."""
GROUNDS = ("window", "side", "sunken", "raised")
"""The page; menu bar and navigation; quotes and disabled fields; fields, buttons and pop-ups."""
PAIRS = (
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    *((ink, ground) for ink in ("text", "muted") for ground in ("hover", "pressed", "accent_soft", "note_soft")),
    *(("accent_text", ground) for ground in ("accent_soft", "note_soft", "bubble")),
    *((ink, "json_line") for ink in ("text", "muted", "json_key", "json_string", "json_literal")),
    *((ink, ground) for ink in ("json_key", "json_string", "json_literal") for ground in ("window", "raised")),
    # A chip, a notice or a badge: its own words, plain words and side notes.
    *((ink, f"{kind}_soft") for kind in ("bad", "warn", "good", "sandbox") for ink in (kind, "text", "muted")),
    *((ink, "quiet_soft") for ink in ("text", "muted")),
    # The same kinds beside a field, in the dock, in a list, and on a button.
    *((kind, ground) for kind in ("bad", "warn", "good", "sandbox") for ground in GROUNDS),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    ("on_badge", "badge"),
    ("on_sandbox", "sandbox"),
    *(("on_account", f"account_{word}") for word in ACCOUNT_COLOURS),
    # The message preview: its words, the program's own, and a variable that is not filled in.
    *((ink, "bubble") for ink in ("text", "muted", "warn")),
    *(("chat_muted", ground) for ground in ("chat", "ghost", "bubble")),
    ("on_mark", "mark"),
    ("on_blank", "blank"),
)
EDGES = (
    *(
        (edge, ground)
        for edge in ("border", "border_hover", "accent", "bad")
        for ground in ("window", "side", "raised")
    ),
    ("sandbox", "sandbox_soft"),
)
"""Edges that show what can be used: at least 3:1 (WCAG 2.2, 1.4.11)."""
DECORATIVE = {"line", "chat_line", "bubble_edge"}
"""Nothing is written in these or on them, and nothing is missed without them."""


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_every_edge_of_a_control_can_be_seen(colours: Colours, edge: str, ground: str) -> None:
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_can_be_read(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= READABLE


def test_no_colour_is_forgotten_here() -> None:
    named = {name for pair in PAIRS for name in pair}
    assert named | {name for pair in EDGES for name in pair} | DECORATIVE == set(Colours.__struct_fields__)


def test_every_colour_is_a_whole_one() -> None:
    for colours in (LIGHT, DARK):
        for name in colours.__struct_fields__:
            assert re.fullmatch("#[0-9a-f]{6}", getattr(colours, name)), name


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
@pytest.mark.parametrize("high_contrast", [False, True])
def test_the_set_is_known_by_its_palette(scheme: Qt.ColorScheme, high_contrast: bool) -> None:
    colours = colours_for(scheme, high_contrast=high_contrast)
    assert colours_of(qt_palette(colours)) is colours


@pytest.mark.parametrize(("usual", "high"), [(LIGHT, HIGH_CONTRAST_LIGHT), (DARK, HIGH_CONTRAST_DARK)])
def test_high_contrast_has_more_of_it(usual: Colours, high: Colours) -> None:
    for name in ("muted", "faint", "line", "border", "chat_muted"):
        assert contrast(getattr(high, name), high.window) > contrast(getattr(usual, name), usual.window)
    for name in ("muted", "faint", "border"):
        assert contrast(getattr(high, name), high.window) >= 7


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    "group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled]
)
def test_what_qt_paints_by_itself_can_be_read(colours: Colours, group: QPalette.ColorGroup) -> None:
    role = QPalette.ColorRole
    palette = qt_palette(colours)
    poor = {
        (ink.name, ground.name): ratio
        for ink, ground in (
            (role.WindowText, role.Window),
            (role.Text, role.Base),
            (role.Text, role.AlternateBase),
            (role.PlaceholderText, role.Base),
            (role.ButtonText, role.Button),
            (role.ToolTipText, role.ToolTipBase),
            (role.HighlightedText, role.Highlight),
            (role.Link, role.Window),
            (role.Link, role.Base),
            (role.Link, role.ToolTipBase),
            (role.LinkVisited, role.Window),
            (role.LinkVisited, role.Base),
            (role.BrightText, role.Window),
        )
        if (ratio := contrast(palette.color(group, ink).name(), palette.color(group, ground).name())) < READABLE
    }
    assert poor == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", [QPushButton, QComboBox, QToolButton])
@pytest.mark.parametrize("state", ["usual", "disabled", "down", "default"])
def test_the_style_paints_no_surface_that_hides_the_words(
    qtbot: QtBot, colours: Colours, kind: type[QWidget], state: str
) -> None:
    """Fusion makes surfaces of its own from a button's colour."""
    QApplication.setPalette(qt_palette(colours))
    button = kind()
    qtbot.addWidget(button)
    button.resize(120, 32)
    button.setEnabled(state != "disabled")
    if state == "down" and isinstance(button, QPushButton | QToolButton):
        button.setDown(True)
    is_default = state == "default" and isinstance(button, QPushButton)
    if isinstance(button, QPushButton):
        button.setDefault(is_default)
    image = button.grab(QRect(0, 0, 80, 32)).toImage()
    grounds = {image.pixelColor(x, y).name() for x in range(10, 70) for y in range(8, 24)}
    ink = colours.faint if state == "disabled" else colours.on_accent if is_default else colours.text
    assert min(contrast(ink, ground) for ground in grounds) >= READABLE


def test_no_colour_is_made_anywhere_else() -> None:
    own = re.compile(
        r"""["']\#[0-9a-fA-F]{3,8}["']"""
        r"|\bGlobalColor\b|\.(darker|lighter|setAlpha|setAlphaF|setRgb|setHsv|setHsl|setNamedColor)\("
        r"|\bQColor\.from|\bQColor\(\s*(\d|['\"])|\brgba?\(|\bQRgb\b|\.setStyleSheet\("
        r"|\bQt\.(black|white|red|green|blue|gray|yellow|transparent)\b",
    )
    folder = Path(nxwa_desktop.ui.__file__).parent
    found = [
        f"{file.name}:{number}: {line.strip()}"
        for file in sorted(folder.glob("**/*.py"))
        if file.name != "palette.py"
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if own.search(line)
    ]
    assert found == []


def test_the_drawings_have_no_colour_of_their_own() -> None:
    from nxwa_desktop.system.resources import resource

    for file in sorted(Path(str(resource("icons"))).glob("*.svg")):
        if file.name == "application.svg":
            continue  # the one that stands among other programs'
        drawing = file.read_text(encoding="utf-8")
        painted = set(re.findall(r'(?:fill|stroke|stop-color|color)\s*[=:]\s*["\']?([^"\';\s>]+)', drawing))
        assert painted <= {"none", "currentColor"}, file.name
        assert 'width="16" height="16"' in drawing, f"{file.name} cannot be drawn in another size"


def test_colours_are_compared_as_people_see_them() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("#767676").name(), "#ffffff") >= READABLE


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_field_with_the_keys_can_be_told(qtbot: QtBot, colours: Colours) -> None:
    """Fusion makes the frame's colour out of the selection's."""
    QApplication.setPalette(qt_palette(colours))
    page = QWidget()
    edit = QLineEdit(page)
    qtbot.addWidget(page)
    edit.setGeometry(10, 10, 200, 26)
    page.show()
    page.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    seen = page.grab().toImage()
    frame = seen.pixelColor(100, 10).name()
    assert frame != colours.border
    for ground in (colours.window, colours.raised):
        assert contrast(frame, ground) >= 3
