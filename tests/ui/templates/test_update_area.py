"""The update from NXCloud on the templates page, against the sandbox."""

from pathlib import Path

import pytest

from nxwa_desktop.sandbox.template_lists import ListRehearsal
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.templates.templates_page import TemplatesPage
from nxwa_desktop.ui.templates.update_dialog import UpdateDialog
from tests.ui.window_driver import WindowDriver, account


@pytest.fixture
def page(driver: WindowDriver) -> TemplatesPage:
    driver.window.templates.open()
    return driver.window.templates.page


def rehearse(driver: WindowDriver, page: TemplatesPage, word: str) -> None:
    driver.app.services.sandbox_server.rehearse_list(word)
    page.updates.start()
    driver.until(lambda: not driver.app.services.template_update.busy)


def test_numbers_and_what_could_not_be_read(driver: WindowDriver, page: TemplatesPage) -> None:
    assert page.head.state.text() == "Never updated"
    page.empty.update_button.click()
    driver.until(lambda: page.head.news.text() == "14 new")
    assert page.notice.text == "1 template could not be read."
    page.notice.buttons[0].click()
    dialog = driver.dialog(UpdateDialog)
    assert "order_update · ar" in dialog.text
    assert "unreadable · en_US" in dialog.text
    dialog.accept()
    driver.until(lambda: page.list.row is not None)
    rehearse(driver, page, ListRehearsal.EMPTY)
    assert page.head.news.text() == "14 gone"


@pytest.mark.parametrize(
    ("word", "sentence", "button"),
    [
        (ListRehearsal.OTHER_SHAPE, "in a form that this program does not know", "Save the answer…"),
        (ListRehearsal.PAGE, "The list broke off at page 1", ""),
    ],
)
def test_a_failure_is_one_sentence_and_can_be_tried_again(
    driver: WindowDriver, page: TemplatesPage, word: str, sentence: str, button: str, tmp_path: Path
) -> None:
    rehearse(driver, page, word)
    assert sentence in page.notice.text
    assert page.notice.buttons[0].text() == "Try again"
    if button:
        assert page.notice.buttons[1].text() == button
    driver.app.services.sandbox_server.rehearse_list("")
    page.notice.buttons[0].click()
    driver.until(lambda: page.head.news.text() == "14 new")


def test_the_saved_answer_has_nothing_that_tells_the_account(page: TemplatesPage, tmp_path: Path) -> None:
    from nxwa_desktop.sandbox.account import sandbox_account
    from nxwa_desktop.services.template_report import list_report

    account = sandbox_account("http://127.0.0.1:1/saas/wa/send")
    answer = f'{{"appkey":"{account.appkey}","phone":"{account.business_phone}","x":"{account.access_key}"}}'
    file = tmp_path / "report.txt"
    page.updates.save_report(file, list_report(account, answer.encode()))
    text = file.read_text(encoding="utf-8")
    assert '"x"' in text
    assert not any(value in text for value in (account.appkey, account.business_phone, account.access_key))


def test_it_can_be_cancelled(driver: WindowDriver, page: TemplatesPage) -> None:
    driver.app.services.sandbox_server.rehearse_list(ListRehearsal.SLOW)
    page.head.update_button.click()
    assert page.head.spinner.isVisible()
    page.head.cancel_button.click()
    assert not page.head.spinner.isVisible()
    assert page.head.update_button.isVisible()


def test_an_address_that_is_not_known_can_be_typed(driver: WindowDriver, page: TemplatesPage) -> None:
    proxied = account("Acme", endpoint="https://proxy.example/send")
    driver.keep(proxied)
    driver.app.account_service.choose(proxied)
    page.updates.start()
    driver.until(lambda: page.notice.text.startswith("The address of the list cannot be told"))
    assert page.notice.buttons[0].text() == "Type the address"
    page.notice.buttons[0].click()
    dialog = driver.dialog(AccountDialog)
    driver.until(dialog.list_address.edit.hasFocus)
