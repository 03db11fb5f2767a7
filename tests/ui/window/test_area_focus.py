"""F6 leads from area to area, Esc closes what is on top."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import GOOD, WindowDriver

SHIFT = Qt.KeyboardModifier.ShiftModifier


def area(driver: WindowDriver) -> int:
    """The number of the area with the focus, the navigation first."""
    focused = QApplication.focusWidget()
    assert focused is not None
    areas = (driver.window.navigation, *driver.window.workspace.areas)
    return next(number for number, each in enumerate(areas) if each.isAncestorOf(focused))


def test_f6_goes_round_and_comes_back_to_the_same_field(driver: WindowDriver) -> None:
    driver.load(GOOD)
    field = driver.window.form.recipient.edit
    driver.focus(field)
    met = []
    for _ in range(4):
        driver.key(Qt.Key.Key_F6)
        met.append(area(driver))
    assert met == [2, 3, 0, 1]
    assert field.hasFocus()
    driver.key(Qt.Key.Key_F6, SHIFT)
    assert area(driver) == 0


def test_esc_closes_the_notice_first_and_leaves_the_page_next(driver: WindowDriver) -> None:
    notices = driver.window.notices.notices
    notices.show_notice("a", "Something.")
    driver.focus(driver.window.navigation.items[Place.COMPOSE])
    driver.key(Qt.Key.Key_Escape)
    assert notices.shown == ()
    driver.window.show_place(Place.HISTORY)
    driver.settle()
    driver.key(Qt.Key.Key_Escape)
    assert driver.window.place is Place.COMPOSE
