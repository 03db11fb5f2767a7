"""Theme and font size, changed while everything is open: nothing keeps what it had before."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, kind_of
from nxwa_desktop.ui.widgets.coloured_frame import ColouredFrame
from nxwa_desktop.ui.widgets.fonts import ScaledFont, fixed_font
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, Colours, colours_of
from nxwa_desktop.ui.window.appearance import apply_scheme
from nxwa_desktop.ui.window.navigation import Place
from tests.support.accessibility_walk import describe
from tests.support.contrast import READABLE, contrast
from tests.ui.template_steps import keep
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, number_ending_in

COLOURS = {"light": LIGHT, "dark": DARK}


def _send(driver: WindowDriver, ending: str) -> None:
    driver.load(GOOD)
    driver.app.composer.edit(RECIPIENT, number_ending_in(ending) + " ")
    driver.finished(driver.window.send)


def _compose(driver: WindowDriver) -> QWidget:
    _send(driver, "22091")
    driver.app.composer.edit(Field(FieldKind.BODY_TEMPLATE), "Hello {{Name}} of {{Country}}")
    driver.app.composer.edit(Field(FieldKind.BODY, 0), "two  spaces")
    driver.app.composer.set_focus(Field(FieldKind.TEMPLATE_NAME))
    driver.app.field_validation.show_all()
    driver.window.notices.notices.show_notice("a", "A notice with something to do", "warning", [("Do", lambda: None)])
    driver.window.notices.notices.show_notice("b", "A note", "note")
    return driver.window


def _request(driver: WindowDriver) -> QWidget:
    driver.load(GOOD)
    driver.window.preview.show_page(PreviewPage.REQUEST)
    return driver.window


def _welcome(driver: WindowDriver) -> QWidget:
    driver.window.pages.setCurrentWidget(driver.window.welcome)
    return driver.window


def _history(driver: WindowDriver) -> QWidget:
    for ending in ("09759", "22091", "90001"):
        _send(driver, ending)
    driver.window.history.open()
    page = driver.window.history.page
    driver.until(lambda: page.details.entry is not None)
    return driver.window


def _templates(driver: WindowDriver) -> QWidget:
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        driver.app.services.templates.add(GOOD, "Order update")
    driver.window.templates.open()
    return driver.window.templates.page


def _settings(driver: WindowDriver) -> QWidget:
    driver.window.settings.open()
    return driver.window


def _account(driver: WindowDriver) -> QWidget:
    dialog = driver.window.accounts.add()
    dialog.save_button.click()
    return dialog


def _shortcuts(driver: WindowDriver) -> QWidget:
    from nxwa_desktop.ui.window.shortcuts_dialog import ShortcutsDialog

    driver.window.help_menu.show_shortcuts()
    return driver.dialog(ShortcutsDialog)


def _about(driver: WindowDriver) -> QWidget:
    from nxwa_desktop.ui.window.about_dialog import AboutDialog

    driver.window.help_menu.show_about()
    return driver.dialog(AboutDialog)


WINDOW_STATES = (_compose, _request, _welcome, _history, _templates, _settings, _account, _shortcuts, _about)
in_every_state = pytest.mark.parametrize(
    "window_state", WINDOW_STATES, ids=lambda window_state: window_state.__name__.strip("_")
)


def _seen(top: QWidget) -> Iterator[QWidget]:
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is top.window():
            yield widget


def _is_primary(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton) and kind_of(widget, is_default=widget.isDefault()) is ButtonKind.PRIMARY


def _ink(widget: QWidget, colours: Colours) -> str:
    if _is_primary(widget):
        return colours.on_accent
    group = QPalette.ColorGroup.Active if widget.isEnabled() else QPalette.ColorGroup.Disabled
    return widget.palette().color(group, widget.foregroundRole()).name()


def _own_ground(widget: QWidget, colours: Colours) -> str | None:
    """The colour below a widget's words, where it paints one itself."""
    group = QPalette.ColorGroup.Active if widget.isEnabled() else QPalette.ColorGroup.Disabled
    palette = widget.palette()
    if isinstance(widget, ColouredFrame):
        return str(getattr(colours, widget._surface))
    if _is_primary(widget):
        return colours.accent
    if isinstance(widget, QLineEdit | QAbstractSpinBox | QPlainTextEdit):
        return palette.color(group, QPalette.ColorRole.Base).name()
    flat = isinstance(widget, QCheckBox | QRadioButton) or (isinstance(widget, QToolButton) and widget.autoRaise())
    if isinstance(widget, QComboBox) or (isinstance(widget, QAbstractButton) and not flat):
        return palette.color(group, QPalette.ColorRole.Button).name()
    if widget.isWindow() or (widget.autoFillBackground() and not isinstance(widget, QLabel)):
        return palette.color(group, widget.backgroundRole()).name()
    return None


def _ground(widget: QWidget, colours: Colours) -> str:
    around: QWidget | None = widget
    while around is not None:
        if (ground := _own_ground(around, colours)) is not None:
            return ground
        around = around.parentWidget()
    raise AssertionError(widget)


def _says(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _inks_of_text(edit: QPlainTextEdit) -> Iterator[tuple[str, str]]:
    """The colours of a text, each with a piece that has it."""
    cursor = QTextCursor(edit.document())
    while cursor.movePosition(QTextCursor.MoveOperation.NextWord):
        brush = cursor.charFormat().foreground()
        if brush.style() != Qt.BrushStyle.NoBrush:
            yield brush.color().name(), cursor.block().text()


def _drawings(top: QWidget) -> Iterator[tuple[str, QIcon]]:
    for widget in _seen(top):
        if isinstance(widget, QAbstractButton) and not _is_primary(widget):
            if widget.isEnabled() and not isinstance(widget.parent(), QTabBar | QLineEdit):
                yield widget.text() or widget.accessibleName(), widget.icon()
        elif isinstance(widget, QLineEdit):
            for action in widget.actions():
                yield f"in {widget.accessibleName()}", action.icon()
        elif isinstance(widget, IconLabel):
            yield widget._name, QIcon(widget.pixmap())
        elif isinstance(widget, QListWidget):
            yield from ((widget.item(row).text(), widget.item(row).icon()) for row in range(widget.count()))


def _inks_of(icon: QIcon) -> set[str]:
    image = icon.pixmap(64, 64).toImage()
    return {
        colour.name()
        for x in range(image.width())
        for y in range(image.height())
        if (colour := image.pixelColor(x, y)).alpha() == 255
    }


def _poor(top: QWidget, colours: Colours) -> list[str]:
    found = []
    for widget in _seen(top):
        if not _says(widget):
            continue
        inks = [(_ink(widget, colours), _says(widget))]
        if isinstance(widget, QPlainTextEdit):
            inks += _inks_of_text(widget)
        found += [
            f"{type(widget).__name__} {text[:40]!r}: {ink} on {_ground(widget, colours)}"
            for ink, text in inks
            if contrast(ink, _ground(widget, colours)) < READABLE
        ]
    return found


def _foreign(top: QWidget, colours: Colours) -> list[str]:
    """What has a colour that this theme has not."""
    known = {getattr(colours, name) for name in colours.__struct_fields__}
    roles = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
    found = [
        f"{type(widget).__name__} {_says(widget)[:40]!r} {role.name}"
        for widget in _seen(top)
        for role in roles
        if widget.palette().color(role).name() not in known
    ]
    for widget in _seen(top):
        if isinstance(widget, QPlainTextEdit):
            found += [f"{text!r} in {ink}" for ink, text in _inks_of_text(widget) if ink not in known]
    return found + [f"drawing {name!r}" for name, icon in _drawings(top) if not _inks_of(icon) <= known]


@in_every_state
def test_another_theme_reaches_all_that_is_open(
    driver: WindowDriver, window_state: Callable[[WindowDriver], QWidget]
) -> None:
    top = window_state(driver)
    for theme in ("dark", "light", "dark"):
        driver.app.settings.theme = theme
        driver.settle()
        assert _foreign(top, COLOURS[theme]) == []
        assert _poor(top, COLOURS[theme]) == []


@in_every_state
def test_another_size_reaches_all_that_is_open(
    driver: WindowDriver, window_state: Callable[[WindowDriver], QWidget]
) -> None:
    top = window_state(driver)
    driver.settle()
    before = {widget: widget.font().pointSizeF() for widget in _seen(top)}
    driver.app.settings.font_percent = 200
    driver.settle()
    left_behind = [
        f"{type(widget).__name__} {_says(widget)[:40]!r}: {before[widget]} became {widget.font().pointSizeF()}"
        for widget in _seen(top)
        if widget in before and abs(widget.font().pointSizeF() / before[widget] - 2) > 0.02
    ]
    assert left_behind == []
    texts = [widget for widget in _seen(top) if isinstance(widget, QPlainTextEdit)]
    assert all(text.document().defaultFont().pointSizeF() == text.font().pointSizeF() for text in texts)
    driver.app.settings.font_percent = 100
    driver.settle()
    assert {w: w.font().pointSizeF() for w in _seen(top) if w in before}.items() <= before.items()


def test_both_are_there_from_the_start(make_driver: Callable[..., WindowDriver]) -> None:
    first = make_driver()
    usual = QApplication.font().pointSizeF()
    first.app.settings.theme = "dark"
    first.app.settings.font_percent = 150
    first.close()
    QApplication.setFont(_of_size(usual))
    apply_scheme(Qt.ColorScheme.Light)
    second = make_driver()
    assert QApplication.palette().window().color() == QColor(DARK.window)
    assert second.window.font().pointSizeF() == pytest.approx(usual * 1.5)


def test_fixed_letters_are_of_a_fixed_pitch_and_of_the_size_around_them(qtbot: QtBot) -> None:
    edit = QPlainTextEdit()
    qtbot.addWidget(edit)
    edit.setFont(fixed_font())
    assert edit.font().families() == QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
    assert edit.fontMetrics().horizontalAdvance("iiii") == edit.fontMetrics().horizontalAdvance("WWWW")
    assert edit.font().pointSizeF() == QApplication.font().pointSizeF()
    edit.show()
    QApplication.setFont(_of_size(23))
    QApplication.processEvents()
    assert edit.font().pointSizeF() == 23
    assert edit.document().defaultFont().pointSizeF() == 23


def test_a_title_stays_larger_than_what_is_around_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    title = plain_label("Title")
    ScaledFont(title, 1.5)
    assert title.font().pointSizeF() == pytest.approx(QApplication.font().pointSizeF() * 1.5)
    title.setParent(window)
    window.show()
    QApplication.setFont(_of_size(20))
    QApplication.processEvents()
    assert title.font().pointSizeF() == 30
    other = QWidget()
    qtbot.addWidget(other)
    other.setFont(_of_size(10))
    title.setParent(other)
    assert title.font().pointSizeF() == 15
    window.setFont(_of_size(40))
    assert title.font().pointSizeF() == 15, "it stands there no longer"
    assert title.font().weight() == QFont.Weight.DemiBold


def test_a_fixed_theme_does_not_follow_the_system(driver: WindowDriver) -> None:
    driver.app.settings.theme = "dark"
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    driver.settle()
    assert QApplication.palette().window().color() == QColor(DARK.window)
    driver.app.settings.theme = "system"
    driver.settle()
    # The offscreen platform prefers no theme.
    assert QApplication.palette().window().color() == QColor(LIGHT.window)


def test_after_the_end_nothing_follows(driver: WindowDriver) -> None:
    settings = driver.app.settings
    settings.theme = "dark"
    driver.close()
    settings.theme = "light"
    settings.font_percent = 200
    assert QApplication.palette().window().color() == QColor(DARK.window)
    assert QApplication.font().pointSizeF() < 20


def _of_size(points: float) -> QFont:
    font = QApplication.font()
    font.setPointSizeF(points)
    return font


@pytest.mark.usefixtures("qapp")
def test_the_scheme_is_applied_before_there_is_a_window() -> None:
    apply_scheme(Qt.ColorScheme.Dark)
    assert colours_of(QApplication.palette()) is DARK


@pytest.mark.parametrize("place", Place)
def test_a_larger_font_leaves_nothing_behind(sent: WindowDriver, place: Place) -> None:
    keep(sent)
    sent.load(GOOD)
    sent.window.show_place(place)
    sent.wait_for_bubble()
    sent.until(lambda: place is not Place.COMPOSE or sent.app.services.earlier_messages.lines)
    if place is Place.HISTORY:
        page = sent.window.history.page
        sent.until(lambda: page.details.entry is not None)
    sent.settle()

    def places() -> list[tuple[str, QRect]]:
        parts = sent.window.pages.findChildren(QWidget)
        return [(describe(part), part.geometry()) for part in parts if part.isVisible()]

    before = places()
    for percent in (200, 100):
        sent.app.settings.font_percent = percent
        sent.settle()
    sent.settle()
    assert places() == before
