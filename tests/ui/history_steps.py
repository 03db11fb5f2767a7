"""Steps of the tests of the history page."""

from nxwa_desktop.ui.history.history_page import HistoryPage
from tests.ui.window_driver import RECIPIENT, WindowDriver, number_ending_in

FINE, NOT_A_USER, LOST = "09759", "22091", "90001"


def send(driver: WindowDriver, ending: str) -> None:
    driver.load()
    # An edit: what was just sent is not sent again by the second half of a double click.
    driver.app.composer.edit(RECIPIENT, number_ending_in(ending) + " ")
    driver.finished(driver.window.sending.send)  # on whatever page


def opened(driver: WindowDriver) -> HistoryPage:
    driver.window.history.open()
    page = driver.window.history.page
    driver.until(lambda: page.model.counted and page.details.entry is not None)
    return page
