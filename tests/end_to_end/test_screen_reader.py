"""What a screen reader gets: the tree of the real program on a real accessibility bus, and what it is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.end_to_end.other_process import Program
from tests.support.accessibility import (
    FOCUSABLE,
    FOCUSED,
    SHOWING,
    AccessibilityBus,
    Announcement,
    Node,
    Reader,
    wait_for,
)
from tests.support.program import started
from tests.support.x11 import InputDevices


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[AccessibilityBus]:
    with AccessibilityBus(tmp_path) as bus:
        yield bus


@pytest.fixture
def reader(qtbot: QtBot, devices: InputDevices, bus: AccessibilityBus) -> Iterator[Reader]:
    """A screen reader beside the program, whose window has the keyboard."""
    bus.reader.listen("object:announcement", "object:state-changed:focused", "object:text-changed")
    with started("--sandbox", extra=bus.environment) as process:
        program = Program(qtbot, devices, process)
        program.wait_for_window()
        yield bus.reader
        program.close()
        assert not program.complaint()


def shown(reader: Reader) -> list[Node]:
    return [node for node in reader.program("nxwa-desktop").all() if node.has(SHOWING)]


def find(reader: Reader, role: str, name: str) -> Node:
    """The one thing on the screen that is this and is called so."""

    def look() -> Node | None:
        found = [node for node in shown(reader) if node.role == role and name in (node.name, node.label)]
        return found[0] if len(found) == 1 else None

    return wait_for(look, lambda: f"no {role} “{name}” in {[(node.role, node.called) for node in shown(reader)]}")


def wait_for_focus(reader: Reader, role: str, name: str) -> Node:
    node = find(reader, role, name)
    wait_for(lambda: node.has(FOCUSED) or None, lambda: f"{name} has no focus")
    return node


def test_the_composers_fields_are_there_with_their_names_and_roles(reader: Reader, devices: InputDevices) -> None:
    for role, name in (
        ("text", "To"),
        ("push button", "Template"),
        ("combo box", "Language"),
        ("text", "Wording"),
        ("radio button", "None"),
        ("radio button", "Text"),
        ("radio button", "Image"),
        ("push button", "Add variable"),
        ("push button", "Practise"),
        ("push button", "Account: Sandbox · Nothing leaves this computer"),
        ("push button", "Compose"),
        ("push button", "History"),
        ("menu item", "Message"),
        ("radio button", "Message"),
        ("radio button", "JSON"),
        ("radio button", "Request"),
    ):
        find(reader, role, name)
    add = find(reader, "push button", "Add variable")
    add.press()
    for role, name in (
        ("push button", "Move or duplicate variable 1"),
        ("text", "Body variable 1"),
        ("push button", "Remove variable 1"),
    ):
        assert find(reader, role, name).has(FOCUSABLE)
    nameless = [node.role for node in shown(reader) if node.has(FOCUSABLE) and not node.called]
    assert nameless == []


def test_what_is_typed_can_be_read_and_what_is_dictated_is_typed(reader: Reader, devices: InputDevices) -> None:
    recipient = wait_for_focus(reader, "text", "To")
    devices.type("86136")
    wait_for(lambda: recipient.text == "86136" or None, lambda: f"“{recipient.text}” is read")
    recipient.write("8613600009759")
    wait_for(lambda: recipient.text == "8613600009759" or None, lambda: f"“{recipient.text}” is read")
    devices.press("Tab")
    wait_for_focus(reader, "push button", "Template")


def test_problems_and_outcomes_are_announced(reader: Reader, devices: InputDevices) -> None:
    recipient = wait_for_focus(reader, "text", "To")
    devices.press("ctrl+Return")
    told = reader.wait_for("Announcement", lambda heard: True)
    assert told.value == "3 things to fix, first: Recipient is missing"
    wait_for(lambda: recipient.description.startswith("The recipient is missing") or None, lambda: "not beside it")
    devices.press("ctrl+shift+2")
    body = find(reader, "text", "Request body as JSON")
    devices.type("8613600009759\torder_update\ten_US", delay_ms=60)
    wait_for(lambda: '"en_US"' in body.text or None, lambda: body.text)
    devices.press("Escape", "ctrl+Return", delay_ms=60)

    def is_outcome(heard: Announcement) -> bool:
        return str(heard.value).startswith("Accepted by the sandbox")

    reader.wait_for("Announcement", is_outcome)
