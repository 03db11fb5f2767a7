"""The table of a template's variables."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.templates.variables_table import VariablesTable

TEXT = "Hello {{Name}}, to {{City}} on {{Day}}: is {{City}} right?"


def test_a_name_used_twice_is_one_row(qtbot: QtBot) -> None:
    table = VariablesTable()
    qtbot.addWidget(table)
    examples = ("David", "Berlin", "Monday", "Berlin")
    template = SavedTemplate(
        id="a", title="a", name="a", language="en", body_text=TEXT, body_labels=labels_of(TEXT), body_examples=examples
    )
    table.show_template(template)
    shown = [label.text() for label in table.findChildren(QLabel) if not label.isHidden()]
    rows = [tuple(shown[start : start + 4]) for start in range(4, len(shown), 4)]
    assert rows == [
        ("1", "Name", "Body", "David"),
        ("2", "City", "Body, twice", "Berlin"),
        ("3", "Day", "Body", "Monday"),
    ]
