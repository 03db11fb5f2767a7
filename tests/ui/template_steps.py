"""Templates and messages of the tests of saved templates, and how they are saved."""

import msgspec

from nxwa_desktop.protocol.message import HeaderKind, ImageHeader, Message
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.templates.saved_template import SavedTemplate, message_of
from tests.ui.window_driver import WindowDriver, number_ending_in

NAMED = Message(
    number_ending_in("09759"),
    "order_update",
    "en_US",
    ImageHeader("https://example.com/parcel.png"),
    ("David", "China"),
    "Hello {{First Name}} in {{Country}}",
    ("First Name", "Country"),
)


LINK = "https://example.com/parcel.png"


def template(language: str, text: str, *labels: str, kind: HeaderKind = HeaderKind.IMAGE) -> SavedTemplate:
    return SavedTemplate(
        id=language,
        title=language,
        name="order_update",
        language=language,
        header_kind=kind,
        body_text=text,
        body_labels=labels,
    )


SPANISH = template("es_MX", "Hola {{name}} de {{town}}", "name", "town")
CHINESE = template("zh_CN", "{{town}}的{{name}},您好", "town", "name")
COMPOSED = Message(
    number_ending_in("09759"),
    "order_update",
    "es_MX",
    ImageHeader(LINK),
    ("David", "Puebla"),
    SPANISH.body_text,
    SPANISH.body_labels,
    "es_MX",
)


def keep(driver: WindowDriver, message: Message = NAMED, title: str = "Order update") -> None:
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        driver.app.services.templates.add(message, title)


def keep_all(driver: WindowDriver, *templates: SavedTemplate) -> None:
    for each in templates:
        keep(driver, message_of(each, Message()), each.title)


def take_list(driver: WindowDriver, *templates: SavedTemplate) -> None:
    """Take over a list for the account that is chosen."""
    account = driver.app.account_service.chosen
    assert account is not None
    rows = [msgspec.structs.replace(each, account_id=account.id) for each in templates]
    taking = driver.app.storage.submit(
        lambda repos: repos.templates.take_list(account.id, rows, now_ms(), source="saas")
    )
    taking.result(10)
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        driver.app.services.templates.load()
