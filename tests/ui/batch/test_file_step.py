"""The first step of a batch: a list of customers is opened, dropped or pasted, and shown as it will be read."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox

from nxwa_desktop.ui.batch.batch_page import BatchPage
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import WindowDriver, button, visible_texts

CASES = Path(__file__).parents[2] / "data" / "batch"
CTRL = Qt.KeyboardModifier.ControlModifier
GOOD = "phone;name\n8613600009759;Maria\n+6591234567;Wei\n"


class FileDriver:
    """A person at the first step."""

    def __init__(self, driver: WindowDriver, folder: Path) -> None:
        self.driver = driver
        self._folder = folder

    @property
    def page(self) -> BatchPage:
        return self.driver.window.batch.page

    def write(self, data: str | bytes, name: str = "customers.csv") -> Path:
        path = self._folder / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def drop(self, path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        self.driver.window.imports.drops.dropped.emit(data)
        self.wait()

    def wait(self) -> None:
        self.driver.until(lambda: not self.driver.window.batch.reading.busy)
        self.driver.settle()

    def box(self, name: str) -> QComboBox:
        return next(each for each in self.page.findChildren(QComboBox) if each.accessibleName() == name)

    def choose(self, name: str, words: str) -> None:
        box = self.box(name)
        row = next(row for row in range(box.count()) if words in box.itemText(row))
        box.setCurrentIndex(row)
        box.activated.emit(row)
        self.wait()

    def words(self) -> str:
        return "\n".join(visible_texts(self.page))

    def can_go_on(self) -> bool:
        return button(self.page, "Choose columns").isEnabled()


@pytest.fixture
def person(driver: WindowDriver, tmp_path: Path) -> FileDriver:
    return FileDriver(driver, tmp_path)


def test_a_list_dropped_anywhere_leads_to_the_batch(person: FileDriver) -> None:
    person.drop(person.write(GOOD))
    assert person.driver.window.place is Place.BATCH
    words = person.words()
    assert "customers.csv" in words
    assert "2 rows · 2 columns" in words
    assert person.box("Columns separated by").currentText() == "Semicolon ; recognised"
    assert person.can_go_on()


def test_cells_of_a_spreadsheet_are_pasted(person: FileDriver) -> None:
    person.driver.key(Qt.Key.Key_3, CTRL)
    assert not person.can_go_on()
    QGuiApplication.clipboard().clear()
    person.driver.key(Qt.Key.Key_V, CTRL)
    assert "Nothing was copied yet" in person.words()
    QGuiApplication.clipboard().setText("phone\tname\n8613600009759\tMaria\n")
    person.driver.key(Qt.Key.Key_V, CTRL)
    person.wait()
    assert "Pasted cells" in person.words()
    assert person.can_go_on()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "This is a picture"),
        (b'phone,name\n1,"Maria\n', "The quotation mark in line 2 is never closed"),
    ],
)
def test_bad_input_is_a_sentence_and_what_was_there_stays(person: FileDriver, data: bytes, words: str) -> None:
    person.drop(person.write(GOOD))
    person.drop(person.write(data, "other.csv"))
    assert words in person.words()
    assert "customers.csv" in person.words()
    assert person.can_go_on()


def test_the_encoding_is_asked_where_nobody_can_know_it(person: FileDriver) -> None:
    person.drop(person.write("phone,name\n8613600009759,李雷\n".encode("gb18030")))
    assert "Choose the one in which the names read right" in person.words()
    assert person.box("Encoding").currentIndex() == -1
    assert not person.can_go_on()
    person.choose("Encoding", "李雷")
    assert person.can_go_on()
    assert "Choose the one" not in person.words()


def test_delimiter_and_header_row_can_be_changed(person: FileDriver) -> None:
    person.drop(person.write(GOOD))
    person.choose("Columns separated by", "Comma")
    assert "2 rows · 1 column" in person.words()
    person.choose("Columns separated by", "Semicolon")
    person.driver.click_at(button(person.page, "First row holds the names"))
    person.wait()
    assert "3 rows · 2 columns" in person.words()


def test_formatted_columns_are_confirmed_once(person: FileDriver) -> None:
    person.drop(CASES / "workbook-formats-hidden-merged.xlsx")
    assert "A row is hidden in the spreadsheet" in person.words()
    assert "1234.5 is sent as “¥1,234.50”" in person.words()
    checks = [each for each in person.page.findChildren(QCheckBox) if "is right" in each.text()]
    for check in checks:
        assert not person.can_go_on()
        person.driver.click_at(check)
    assert person.can_go_on()
    person.driver.click_at(button(person.page, "Choose columns"))
    assert person.page.shown_step == 1
    person.driver.click_at(button(person.page, "Back"))
    assert person.can_go_on(), "not asked again"


def test_another_sheet_is_read_from_the_same_workbook(person: FileDriver) -> None:
    person.drop(CASES / "workbook-formats-hidden-merged.xlsx")
    sheet = person.box("Sheet")
    others = [sheet.itemText(row) for row in range(sheet.count()) if row != sheet.currentIndex()]
    assert any(each.endswith("hidden") for each in others)
    before = person.words()
    person.choose("Sheet", others[0])
    assert person.words() != before
