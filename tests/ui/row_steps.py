"""Steps of the tests of the rows that a wording asks for."""

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.ui.compose.parameter_rows import ParameterRows
from tests.ui.window_driver import WindowDriver

WORDING = Field(FieldKind.BODY_TEMPLATE)
SEED = "Hi {{First Name}}, {{Country}} {{Country}} {{Phone Number}}"


def rows_for(driver: WindowDriver, text: str = SEED) -> ParameterRows:
    driver.app.composer.edit(WORDING, text)
    driver.settle()
    return driver.window.form.body
