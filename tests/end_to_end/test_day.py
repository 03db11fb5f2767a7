"""A day's work: customer after customer, by the keyboard alone."""

import contextlib

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Field, FieldKind, Message
from nxwa_desktop.protocol.outcome import Accepted, Rejected, Unknown
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.templates.saved_template import SavedTemplate
from tests.end_to_end.conftest import AppStarter, open_driver
from tests.end_to_end.desktop_driver import DesktopDriver
from tests.support.recording import Sandbox
from tests.support.x11 import PATIENCE_MS, InputDevices

NAMES = ("First Name", "Order", "Day")
TEMPLATE = SavedTemplate(
    id="t1",
    title="Order update",
    name="order_update",
    language="en_US",
    body_text="Hello {{First Name}}, your order {{Order}} comes on {{Day}}.",
    body_labels=NAMES,
)
CUSTOMERS = tuple(
    (number, (f"David {index}", f"A-{index}", "Friday"))
    for index, number in enumerate(
        (
            *(f"86136000097{index:02}" for index in range(4)),
            "8613600022091",
            *(f"86136000098{index:02}" for index in range(2)),
            "8613600090001",
            *(f"86136000099{index:02}" for index in range(2)),
        )
    )
)
"""The fifth has no WhatsApp, the answer about the eighth is lost."""


@pytest.fixture
def driver(
    qtbot: QtBot, devices: InputDevices, paths: Paths, endpoint: Sandbox, start_app: AppStarter
) -> DesktopDriver:
    """The program with one account and one template."""
    with contextlib.closing(Repositories(paths)) as storage:
        storage.templates.save(TEMPLATE, 1)
    return open_driver(qtbot, devices, paths, endpoint, start_app, sandbox_account(endpoint.url))


def focused(driver: DesktopDriver, field: Field) -> None:
    driver.qtbot.waitUntil(lambda: driver.app.composer.focus == field, timeout=PATIENCE_MS)


def choose_template(driver: DesktopDriver) -> None:
    """Any part of its text, and Enter; the cursor then stands where something is still missing."""
    chooser = driver.window.form.template.chooser
    driver.qtbot.waitUntil(lambda: driver.app.services.templates.loaded, timeout=PATIENCE_MS)
    driver.devices.press("ctrl+k")
    driver.qtbot.waitUntil(chooser.search.hasFocus, timeout=PATIENCE_MS)
    driver.devices.type("comes on")
    driver.qtbot.waitUntil(lambda: chooser.search.text() == "comes on", timeout=PATIENCE_MS)
    driver.devices.press("Return")
    driver.qtbot.waitUntil(lambda: driver.app.composer.message.template_name == "order_update", timeout=PATIENCE_MS)
    focused(driver, Field(FieldKind.RECIPIENT))


def test_ten_customers_without_a_mouse_and_without_a_key_too_many(driver: DesktopDriver) -> None:
    """For each: the number, Tab, three values with a Tab between them, Ctrl+Enter, Ctrl+Shift+N."""
    choose_template(driver)
    outcomes = []
    for index, (number, values) in enumerate(CUSTOMERS):
        driver.devices.type(number)
        if index == 0:  # the template was chosen by hand: what may still be chosen comes before the values
            go_to_values(driver, number)
        else:
            driver.devices.press("Tab")
        focused(driver, Field(FieldKind.BODY, 0))
        driver.devices.type("\t".join(values))
        wait_for(driver, number, values)
        report = driver.send()
        assert report.recipient == number
        outcomes.append(type(report.outcome))
        driver.devices.press("ctrl+shift+n")
        focused(driver, Field(FieldKind.RECIPIENT))
        driver.qtbot.waitUntil(lambda: not driver.window.form.recipient.edit.text(), timeout=PATIENCE_MS)
    assert outcomes == [Accepted] * 4 + [Rejected] + [Accepted] * 2 + [Unknown] + [Accepted] * 2
    assert len(driver.endpoint.requests) == 10
    driver.devices.press("ctrl+z")
    driver.qtbot.waitUntil(lambda: driver.window.form.recipient.edit.text() == CUSTOMERS[-1][0], timeout=PATIENCE_MS)


def go_to_values(driver: DesktopDriver, number: str) -> None:
    """Go to the first value without keys, once the number has been typed: what is still on its way would land there."""
    driver.qtbot.waitUntil(lambda: driver.app.composer.message.recipient == number, timeout=PATIENCE_MS)
    driver.window.form.go_to(Field(FieldKind.BODY))


def wait_for(driver: DesktopDriver, number: str, values: tuple[str, ...]) -> None:
    """Wait until this is what would go out."""
    wanted = Message(number, "order_update", "en_US", body=values)
    without = {"body_text": "", "body_labels": (), "wording_language": ""}
    driver.qtbot.waitUntil(
        lambda: msgspec.structs.replace(driver.app.composer.message, **without) == wanted, timeout=PATIENCE_MS
    )


def test_what_a_customer_was_told_is_found_and_sent_corrected(driver: DesktopDriver) -> None:
    choose_template(driver)
    number, values = CUSTOMERS[0]
    driver.devices.type(number)
    go_to_values(driver, number)
    focused(driver, Field(FieldKind.BODY, 0))
    driver.devices.type("\t".join(values))
    assert isinstance(driver.send().outcome, Accepted)
    driver.devices.press("ctrl+shift+n")
    focused(driver, Field(FieldKind.RECIPIENT))

    driver.devices.press("ctrl+4")
    page = driver.window.history.page
    driver.qtbot.waitUntil(page.isVisible, timeout=PATIENCE_MS)
    driver.devices.press("ctrl+f")
    driver.qtbot.waitUntil(page.filters.search.hasFocus, timeout=PATIENCE_MS)
    driver.devices.type("9700")
    driver.qtbot.waitUntil(page.details.again.isVisible, timeout=PATIENCE_MS)
    driver.devices.press("alt+u")
    wait_for(driver, number, values)
    assert driver.app.composer.message.body_labels == NAMES, "the names and the wording came back too"
    driver.window.form.go_to(Field(FieldKind.BODY, 2))
    focused(driver, Field(FieldKind.BODY, 2))
    driver.devices.press("ctrl+a")
    driver.devices.type("Monday")
    assert isinstance(driver.send().outcome, Accepted)
    assert b"Monday" in driver.endpoint.requests[-1].body
