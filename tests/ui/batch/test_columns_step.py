"""The second step of a batch: columns fill the template, and any row's message can be looked at."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.batch.batch_page import BatchPage
from nxwa_desktop.ui.widgets.message_bubble import MessageBubble
from nxwa_desktop.ui.window.navigation import Place
from tests.ui.window_driver import WindowDriver, button, visible_texts

ALT = Qt.KeyboardModifier.AltModifier
HEADER = "phone\tFirst Name\tOrder\tlang"
ROWS = ("8613600009759\tMaria\tA-1\ten_US", "+6591234567\tWei\tA-2\tid")


def template(language: str, text: str, header: HeaderKind = HeaderKind.NONE) -> SavedTemplate:
    return SavedTemplate(
        id=f"t {language} {header}",
        title=language,
        name="order_update",
        language=language,
        header_kind=header,
        body_text=text,
        body_labels=labels_of(text),
    )


ENGLISH = template("en_US", "Hello {{First Name}}, {{Order}} has left.")
INDONESIAN = template("id", "Halo {{First Name}}, {{Order}} sudah dikirim.")


class ColumnsDriver:
    """A person at the second step."""

    def __init__(self, driver: WindowDriver) -> None:
        self.driver = driver
        self.preparation = driver.app.services.batches.preparation

    @property
    def page(self) -> BatchPage:
        return self.driver.window.batch.page

    def keep(self, *templates: SavedTemplate) -> None:
        self.driver.app.storage.submit(lambda repos: repos.templates.save_all(templates, 1)).result(10)
        self.driver.app.services.templates.load()
        self.driver.until(lambda: len(self.driver.app.services.templates.templates) == len(templates))

    def open(self, rows: Sequence[str] = ROWS, header: str = HEADER) -> None:
        self.driver.window.show_place(Place.BATCH)
        reading = self.driver.window.batch.reading
        reading.open_pasted("\n".join((header, *rows)))
        self.driver.until(lambda: reading.table is not None)
        self.driver.click_at(button(self.page, "Choose columns"))
        self.driver.until(lambda: self.page.shown_step == 1)

    def type_template(self, name: str = "order_update") -> None:
        """Find the template by its name, and choose it."""
        self.driver.write(name)
        self.driver.key(Qt.Key.Key_Return)
        self.driver.app.storage.submit(lambda _: None).result(10)
        self.driver.settle()

    def box(self, name: str) -> QComboBox:
        found = (each for each in self.page.findChildren(QComboBox) if each.isVisible())
        return next(each for each in found if each.accessibleName() == name)

    def choose(self, name: str, words: str) -> None:
        box = self.box(name)
        row = next(row for row in range(box.count()) if box.itemText(row).startswith(words))
        box.setCurrentIndex(row)
        box.activated.emit(row)
        self.driver.settle()

    def bubble(self) -> str:
        (bubble,) = self.page.findChildren(MessageBubble)
        return bubble.text

    def words(self) -> str:
        return "\n".join(visible_texts(self.page))

    def can_go_on(self) -> bool:
        return button(self.page, "Check all rows").isEnabled()


@pytest.fixture
def person(driver: WindowDriver) -> ColumnsDriver:
    made = ColumnsDriver(driver)
    made.keep(ENGLISH, INDONESIAN)
    return made


def test_columns_are_matched_by_name_and_the_check_follows(person: ColumnsDriver) -> None:
    person.open()
    assert "Choose the template that everybody gets" in person.words()
    assert not person.can_go_on()
    person.type_template()
    assert person.box("To").currentText() == "phone “8613600009759”"
    assert person.box("Order").currentText() == "Order “A-1”"
    assert "matched by name" in person.words()
    assert person.bubble() == "Hello Maria, A-1 has left."
    person.driver.until(lambda: "2 of 2 rows hold a number" in person.words())
    assert person.can_go_on()
    person.driver.click_at(button(person.page, "Check all rows"))
    assert person.page.shown_step == 2


def test_any_row_is_shown_in_its_own_language(person: ColumnsDriver) -> None:
    person.open((*ROWS, "+6591234568\tAna\tA-3\tpt_BR"))
    person.type_template()
    person.driver.key(Qt.Key.Key_Right, ALT)
    assert person.bubble() == "Halo Wei, A-2 sudah dikirim."
    assert "To +65 9123 4567" in person.words()
    assert person.box("First Name").currentText() == "First Name “Wei”"
    person.driver.key(Qt.Key.Key_Right, ALT)
    assert "not known in the language “pt_BR”" in person.words()
    person.driver.key(Qt.Key.Key_Right, ALT)
    assert "3 of 3" in person.words()
    person.driver.key(Qt.Key.Key_Left, ALT)
    assert "2 of 3" in person.words()


def test_a_text_can_be_the_same_for_all_rows(person: ColumnsDriver) -> None:
    person.open()
    person.type_template()
    person.choose("Order", "Same for all rows")
    person.driver.write("B-7")
    assert person.bubble() == "Hello Maria, B-7 has left."
    person.choose("Language", "Indonesian id")
    assert person.bubble() == "Halo Maria, B-7 sudah dikirim."
    person.choose("Order", "Order")
    assert person.bubble() == "Halo Maria, A-1 sudah dikirim."


def test_what_is_missing_is_named(person: ColumnsDriver) -> None:
    person.open(("8613600009759\tMaria\tA-1",), "a\tb\tOrder")
    person.type_template()
    assert "Choose a column for First Name." in person.words()
    assert not person.can_go_on()
    person.choose("First Name", "b")
    assert person.can_go_on()


def test_the_country_is_asked_only_where_numbers_lack_their_code(person: ColumnsDriver) -> None:
    person.open(("0811 1234 567\tBudi\tA-1\tid", *ROWS))
    person.type_template()
    person.driver.until(lambda: "1 number has no country code: 0811 1234 567" in person.words())
    assert "No phone number" in person.words()
    person.choose("Default country", "Indonesia +62")
    assert "To +62 811-1234-567" in person.words()
    person.driver.until(lambda: "3 of 3 rows hold a number" in person.words())
    assert "no country code" not in person.words()


def test_no_country_is_asked_for_numbers_that_the_spreadsheet_shortened(person: ColumnsDriver) -> None:
    person.open(("8.61366E+12\tBudi\tA-1\tid", *ROWS))
    person.type_template()
    person.driver.until(lambda: "2 of 3 rows hold a number" in person.words())
    assert "no country code" not in person.words()


def test_a_picture_is_one_link_for_all_or_a_column(person: ColumnsDriver) -> None:
    person.keep(ENGLISH, INDONESIAN, template("es", "Hola", HeaderKind.IMAGE))
    person.open(("8613600009759\thttps://example.com/a.png",), "phone\tpicture")
    person.type_template("Hola")
    assert person.box("Image link").currentText() == "picture “https://example.com/a.png”"
    person.choose("Image link", "Same for all rows")
    person.driver.write("https://example.com/b.png")
    assert person.preparation.message(0).header.link == "https://example.com/b.png"  # type: ignore[union-attr]


def test_the_choice_is_remembered_for_such_a_table(person: ColumnsDriver) -> None:
    person.open()
    person.type_template()
    person.choose("First Name", "Order")
    person.driver.click_at(button(person.page, "Back"))
    person.open(("8613600009750\tAna\tA-9\tid",))
    person.driver.until(lambda: person.bubble() == "Halo A-9, A-9 sudah dikirim.")


def test_only_the_variables_of_the_chosen_language_are_asked_for(person: ColumnsDriver) -> None:
    person.keep(ENGLISH, INDONESIAN, template("zh_CN", "您好{{姓名}}"))
    person.open(header="phone\tFirst Name\tOrder\tx")
    person.type_template()
    person.choose("Language", "English (US) en_US")
    assert person.can_go_on()
    person.choose("Language", "Chinese (CHN) zh_CN")
    assert "Choose a column for 姓名." in person.words()
    assert not person.can_go_on()


def test_a_language_that_no_row_has_asks_for_nothing(person: ColumnsDriver) -> None:
    person.keep(ENGLISH, INDONESIAN, template("ar", "مرحبا {{الاسم}}"))
    person.open()
    person.type_template()
    assert "matched by name" not in person.words()
    assert person.can_go_on()
    labels = [each.accessibleName() for each in person.page.findChildren(QComboBox) if each.isVisible()]
    assert labels.index("First Name") < labels.index("الاسم")


def test_the_list_of_columns_shows_the_values_of_the_row(person: ColumnsDriver) -> None:
    person.open()
    person.type_template()
    person.driver.key(Qt.Key.Key_Right, ALT)
    box = person.box("Order")
    box.showPopup()
    assert [box.itemText(row) for row in range(box.count())][:2] == ["phone “+6591234567”", "First Name “Wei”"]
    box.hidePopup()
