"""The notices below the head of a page: what they say, in which order, and that they never push the window about."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nxwa_desktop.ui.widgets import notices as module
from nxwa_desktop.ui.widgets.notices import CLOCK, DRAFTS, NOTE, PROBLEM, RESTORED, WARNING, Notices
from nxwa_desktop.ui.widgets.palette import DARK, LIGHT, qt_palette

LONG = "/home/support/" + "a-very-long-folder-without-any-place-to-break" * 6 + "/nxwa-desktop.sqlite3"


class Page:
    """A window of the smallest size, the notices at its top and a composer below."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.notices = Notices()
        self.composer = QWidget()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.composer, 1)
        self.window.resize(860, 560)
        self.window.show()
        qtbot.waitExposed(self.window)

    def texts(self) -> list[str]:
        return [notice.text for notice in self.notices.shown]

    def settle(self) -> None:
        for _ in range(6):
            QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, dressed: None) -> Page:
    return Page(qtbot)


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told: no such reader listens here, so the door to it is watched."""
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    return said


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_to_say_takes_no_room(page: Page) -> None:
    assert not page.notices.isVisible()
    page.notices.show_notice("a", "Something.")
    assert page.notices.isVisible()
    page.notices.hide_notice("a")
    page.notices.hide_notice("a")
    assert not page.notices.isVisible()
    assert page.notices.shown == ()


def test_two_actions_each_do_their_own(page: Page) -> None:
    done: list[str] = []
    page.notices.show_notice(
        "a", "Choose.", actions=[("One", lambda: done.append("one")), ("Two", lambda: done.append("two"))]
    )
    (notice,) = page.notices.shown
    for button in notice.buttons:
        click(button)
    assert done == ["one", "two"]


def test_the_old_file_is_shown_in_its_folder(page: Page, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page.notices.show_restored("A copy took its place.", tmp_path / "old.sqlite3")
    notice = page.notices.notice(RESTORED)
    assert notice is not None
    assert notice.buttons[0].text() == "Show the old file"
    click(notice.buttons[0])
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_one_is_shown_at_a_time_and_the_others_are_a_click_away(page: Page) -> None:
    page.notices.show_clock("The clock is slow.")
    assert not page.notices.next.isVisible()
    page.notices.show_notice("later", "Good to know.", NOTE)
    assert page.texts() == ["Good to know."], "the newest"
    page.notices.show_unsaved("Nothing is saved.")
    page.notices.show_notice("other", "Look.", WARNING)
    assert page.texts() == ["Nothing is saved."], "the gravest"
    assert page.notices.texts == ["Nothing is saved.", "Look.", "Good to know.", "The clock is slow."]
    assert page.notices.next.text() == "1 of 4"
    click(page.notices.next)
    assert page.texts() == ["Look."]
    click(page.notices.shown[0].close_button)
    assert page.texts() == ["Nothing is saved."]
    page.notices.hide_notice(DRAFTS)
    assert page.texts() == ["Good to know."], "who waited has room now"
    assert page.notices.next.text() == "1 of 2"


def test_a_notice_that_turns_grave_moves_up(page: Page) -> None:
    page.notices.show_notice("a", "First.", WARNING)
    page.notices.show_notice("b", "Second.", NOTE)
    page.notices.show_notice("b", "Second, and bad.", PROBLEM)
    assert page.notices.texts == ["Second, and bad.", "First."]
    assert page.texts() == ["Second, and bad."]


def test_what_was_closed_stays_closed_until_it_says_something_else(page: Page) -> None:
    page.notices.show_clock("10 s slow.")
    (notice,) = page.notices.shown
    click(notice.close_button)
    assert not page.notices.isVisible()
    page.notices.show_clock("10 s slow.")
    assert page.texts() == []
    page.notices.show_clock("20 s slow.")
    assert page.texts() == ["20 s slow."]
    click(page.notices.shown[0].close_button)
    page.notices.hide_notice(CLOCK)
    page.notices.show_clock("20 s slow.")
    assert page.texts() == ["20 s slow."], "it was over, and came again"


def test_news_is_announced_once(page: Page, announced: list[str]) -> None:
    page.notices.show_clock("10 s slow.")
    page.notices.show_clock("10 s slow.")
    assert announced == ["10 s slow."]
    page.notices.show_clock("20 s slow.")
    assert announced[1:] == ["20 s slow."]


def test_a_screen_reader_hears_names_and_not_the_places_to_break(page: Page) -> None:
    page.notices.show_restored(f"It is {LONG}.", Path(LONG))
    (notice,) = page.notices.shown
    assert notice.accessibleName() == f"It is {LONG}."
    assert notice.close_button.accessibleName() == "Close this notice"
    assert notice.close_button.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_markup_is_text(page: Page) -> None:
    page.notices.show_notice("a", "<b>bold</b>")
    assert page.notices.shown[0]._label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.usefixtures("big_letters")
def test_long_words_and_large_letters_never_widen_or_fill_the_window(page: Page) -> None:
    page.notices.show_restored(f"The stored data was damaged. The old file is {LONG}.", Path(LONG))
    page.notices.show_unsaved(f"What you type is not being saved in {LONG}.")
    page.notices.show_notice("x", "word " * 120, actions=[("A rather long offer", list), ("Another long offer", list)])
    page.notices.show_notice("y", "One too many.")
    page.settle()
    assert page.window.minimumSizeHint().width() < 860
    assert page.window.width() == 860
    assert page.composer.height() > 560 * 0.5
    for notice in page.notices.shown:
        assert notice.width() <= 860
        for button in notice.buttons:
            assert not button.isVisible() or notice.rect().contains(button.geometry()), button.text()
    # All of it can be reached: the keyboard scrolls there.
    while page.notices.shown[0].text.startswith("word") is False:
        click(page.notices.next)
    last = page.notices.shown[0].buttons[1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    scroll = page.notices._scroll
    scroll.ensureWidgetVisible(last)
    assert (
        scroll.viewport()
        .rect()
        .intersects(last.rect().translated(last.mapTo(scroll.viewport(), last.rect().topLeft())))
    )


def test_short_ones_need_no_scrolling_and_keep_their_buttons_beside(page: Page) -> None:
    page.notices.show_notice("a", "Something.", actions=[("Do it", list)])
    page.notices.show_clock("This computer's clock is 12 s slow.")
    page.settle()
    (notice,) = page.notices.shown
    assert notice.height() <= notice.minimumHeight()
    assert not page.notices._scroll.verticalScrollBar().isVisible()


def test_they_follow_the_colours(page: Page) -> None:
    page.notices.show_unsaved("Nothing is saved.")
    page.settle()

    def surface() -> QColor:
        (notice,) = page.notices.shown
        return notice.grab().toImage().pixelColor(3, notice.height() // 2)

    assert surface() == QColor(LIGHT.bad_soft)
    QApplication.setPalette(qt_palette(DARK))
    page.settle()
    assert surface() == QColor(DARK.bad_soft)


def test_every_role_has_its_looks() -> None:
    assert set(module._LOOKS) == set(module._GRAVITY) == {PROBLEM, WARNING, NOTE}
    assert len({CLOCK, DRAFTS, RESTORED}) == 3
