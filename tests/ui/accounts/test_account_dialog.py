"""The account dialog: what it says, what it stores, and that nothing typed is lost."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from nxwa_desktop.protocol.endpoint_regions import Region
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.storage.secrets.vault import SecretPlace
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.accounts.endpoint_edit import CUSTOM
from nxwa_desktop.validation.account_rules import AccountField
from tests.support.prompter import Answer
from tests.support.raw_server import RawServer, closed_port
from tests.support.recording import Sandbox
from tests.support.secret_service import SecretService
from tests.ui.account_steps import TYPED, F, fill, save
from tests.ui.window_driver import SECRET, WindowDriver, account, wheel_down


@pytest.fixture
def dialog(fresh: WindowDriver) -> AccountDialog:
    dialog = fresh.window.accounts.add()
    fresh.settle()
    return dialog


@pytest.fixture
def server() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def _point_to(dialog: AccountDialog, url: str) -> None:
    dialog.region.setCurrentIndex(dialog.region.findData(CUSTOM))
    dialog.url.setText(url)


def _open(driver: WindowDriver) -> bool:
    return any(each.isVisible() for each in driver.window.findChildren(AccountDialog))


def test_saving_an_empty_form_says_beside_every_field_what_is_missing(
    fresh: WindowDriver, dialog: AccountDialog
) -> None:
    save(dialog)
    assert not dialog.edit(F.LIST_URL).isVisible()
    for field in (*TYPED, F.SECRET):
        assert "is missing" in dialog.note(field).text, field
        assert dialog.note(field).isVisible()
    assert dialog.edit(F.NAME).hasFocus()
    assert fresh.app.account_service.accounts == ()


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        (F.TENANT_ID, "12x", "x is not part of a number: type digits only."),
        (F.TENANT_ID, str(2**63), "It must be a number from"),
        (F.ACCESS_KEY, "schlüssel", "(position 5) cannot stand here"),
        (F.ACCESS_KEY, "a b", "position 2"),
        (F.BUSINESS_PHONE, "123", "Too short"),
        (F.BUSINESS_PHONE, "call me", "is not part of a phone number"),
        (F.APPKEY, "a\u200bb", "invisible character"),
        (F.ENDPOINT, "http://api.example.com/", "http:// would send to api.example.com unprotected"),
        (F.ENDPOINT, "https://api.example.com:99999/", "a number from 1 to 65535"),
        (F.ENDPOINT, "https://", "names no server"),
    ],
)
def test_a_field_says_what_is_wrong_when_it_is_left(
    fresh: WindowDriver, dialog: AccountDialog, field: AccountField, text: str, says: str
) -> None:
    if field is F.ENDPOINT:
        _point_to(dialog, "")
    fresh.focus(dialog.edit(field))
    dialog.edit(field).setText(text)
    assert says not in dialog.note(field).text
    fresh.key(Qt.Key.Key_Tab)
    assert says in dialog.note(field).text
    others = [dialog.note(other).text for other in F if other not in {field, F.LIST_URL}]
    assert not any(others)
    assert "°" not in dialog.note(field).text


def test_a_finding_goes_when_the_field_is_mended_or_emptied(fresh: WindowDriver, dialog: AccountDialog) -> None:
    edit = dialog.edit(F.TENANT_ID)
    for mended in ("12", ""):
        fresh.focus(edit)
        edit.setText("12x")
        fresh.key(Qt.Key.Key_Tab)
        assert "not part of a number" in dialog.note(F.TENANT_ID).text
        fresh.focus(edit)
        edit.setText(mended)
        fresh.key(Qt.Key.Key_Tab)
        assert "not part of a number" not in dialog.note(F.TENANT_ID).text


def test_white_space_around_a_value_is_seen_to_go(fresh: WindowDriver, dialog: AccountDialog) -> None:
    edit = dialog.edit(F.ACCESS_KEY)
    fresh.focus(edit)
    edit.setText("  fme2na3kdi3ki \t")
    fresh.key(Qt.Key.Key_Tab)
    assert edit.text() == "fme2na3kdi3ki"
    assert dialog.note(F.ACCESS_KEY).text == ""


def test_the_url_is_asked_for_a_custom_region_only(fresh: WindowDriver, dialog: AccountDialog) -> None:
    assert not dialog.url.isVisible()
    assert dialog.region.currentText() == "Global · api.nxcloud.com"
    dialog.region.setCurrentIndex(dialog.region.findData(Region.CHILE.value))
    assert dialog.region.currentText() == f"Chile · {urlsplit(Region.CHILE.url).hostname}"
    _point_to(dialog, "https://proxy.example.com/x")
    assert dialog.url.isVisible()
    assert dialog.note(F.ENDPOINT).text == ""
    assert dialog.form().endpoint == "https://proxy.example.com/x"


def test_a_server_s_name_that_mixes_alphabets_is_warned_about(fresh: WindowDriver, dialog: AccountDialog) -> None:
    _point_to(dialog, "https://api.nxcl\u043eud.com/saas/wa/send")
    dialog.url.editingFinished.emit()
    fresh.until(lambda: "api.xn--nxclud-zqf.com" in dialog.note(F.ENDPOINT).text)
    dialog.url.setText("https://api.nxcloud.com/saas/wa/send")
    dialog.url.editingFinished.emit()
    fresh.until(lambda: not dialog.note(F.ENDPOINT).text)


def test_the_secret_is_hidden_and_its_finding_does_not_outlive_its_cause(
    fresh: WindowDriver, dialog: AccountDialog
) -> None:
    assert dialog.secret.echoMode() is QLineEdit.EchoMode.Password
    save(dialog)
    assert "The secret is missing" in dialog.note(F.SECRET).text
    dialog.secret.setText(SECRET)
    save(dialog)
    assert "is missing" in dialog.note(F.NAME).text
    assert "missing" not in dialog.note(F.SECRET).text
    assert "keyring" in dialog.secret.placeholderText()


def test_no_keyring_leads_to_the_session_and_loses_nothing(fresh: WindowDriver, dialog: AccountDialog) -> None:
    fill(dialog)
    with fresh.qtbot.waitSignal(fresh.app.account_service.save_failed, timeout=15_000):
        save(dialog)
    assert dialog.isVisible()
    assert dialog.answer.text.startswith("No keyring is running here")
    assert dialog.for_session.hasFocus()
    assert dialog.secret.text() == SECRET
    assert dialog.edit(F.NAME).text() == "Acme"
    assert dialog.save_button.isEnabled()
    fresh.key(Qt.Key.Key_Space)
    with fresh.qtbot.waitSignal(fresh.app.account_service.saved):
        save(dialog)
    fresh.settle()
    assert not _open(fresh)
    stored = fresh.app.account_service.accounts[0]
    assert (stored.name, stored.tenant_id, stored.business_phone) == ("Acme", 7, "8615800001795")
    assert stored.algorithm is Algorithm.MD5
    assert fresh.app.account_service.chosen == stored
    assert fresh.app._vault.place(stored.id) is SecretPlace.SESSION


@pytest.mark.parametrize("word", [*Algorithm, "sm3"])
def test_what_is_stored_comes_back_into_the_dialog(fresh: WindowDriver, word: str) -> None:
    stored = account("Acme", endpoint="https://proxy.example.com/x", algorithm=Algorithm(word))
    fresh.keep(stored)
    dialog = fresh.window.accounts.edit(stored)
    fresh.until(lambda: "this session only" in dialog.secret_place)
    assert not dialog.for_session.isEnabled(), "it speaks of a secret that is typed"
    dialog.secret.setText("x")
    assert dialog.for_session.isEnabled()
    dialog.secret.clear()
    assert dialog.url.text() == "https://proxy.example.com/x"
    assert dialog.form().algorithm == word
    with fresh.qtbot.waitSignal(fresh.app.account_service.saved):
        save(dialog)
    assert fresh.app.account_service.accounts == (stored,)
    assert fresh.app._vault.read(stored.id) == SECRET


def test_a_name_that_is_taken_is_said_and_nothing_is_lost(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    dialog = fresh.window.accounts.add()
    fill(dialog, name="acme")
    dialog.for_session.setChecked(True)
    with fresh.qtbot.waitSignal(fresh.app.account_service.save_failed, timeout=15_000):
        save(dialog)
    assert dialog.isVisible()
    said = dialog.answer.text + dialog.note(F.NAME).text
    assert "name" in said.lower()
    assert dialog.secret.text() == SECRET
    dialog.reject()


def test_the_secret_is_kept_in_a_real_keyring_and_the_dialog_says_where(
    secret_service: SecretService, make_driver: Callable[..., WindowDriver]
) -> None:
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    dialog = driver.window.accounts.add()
    fill(dialog)
    with driver.qtbot.waitSignal(driver.app.account_service.saved, timeout=15_000):
        save(dialog)
    stored = driver.app.account_service.accounts[0]
    again = driver.window.accounts.edit(stored)
    driver.until(lambda: "Kept in" in again.secret_place)
    assert again.secret_place == "Kept in GNOME Keyring. Type here to replace it."
    assert again.secret.placeholderText() == again.secret.accessibleDescription() == again.secret_place
    assert again.secret.text() == ""
    assert not again.for_session.isChecked()
    again.secret.setText("another")
    with driver.qtbot.waitSignal(driver.app.account_service.saved, timeout=15_000):
        save(again)
    assert driver.app._vault.read(stored.id) == "another"


def test_giving_up_at_the_keyrings_question_keeps_the_dialog(
    secret_service: SecretService, make_driver: Callable[..., WindowDriver]
) -> None:
    driver = make_driver()
    driver.until(lambda: driver.app.account_service.loaded)
    dialog = driver.window.accounts.add()
    fill(dialog)
    secret_service.lock()
    with secret_service.prompter(Answer.NEVER):
        save(dialog)
        assert "Saving" in dialog.answer.text
        assert not dialog.save_button.isEnabled()
        with driver.qtbot.waitSignal(driver.app.account_service.save_failed, timeout=15_000):
            driver.until(dialog.cancel_button.isEnabled)
            dialog.close()  # by the window's own button
    assert dialog.isVisible()
    assert dialog.secret.text() == SECRET
    assert dialog.save_button.isEnabled()
    assert dialog.answer.text.startswith("The keyring's question was closed")
    dialog.reject()
    driver.settle()
    assert not _open(driver)


def test_the_right_credentials(fresh: WindowDriver, dialog: AccountDialog, server: Sandbox) -> None:
    known = sandbox_account(server.url)
    fill(dialog, SANDBOX_SECRET, access_key=known.access_key)
    _point_to(dialog, server.url)
    with fresh.qtbot.waitSignal(fresh.app.sender.checked, timeout=15_000):
        QTest.mouseClick(dialog.check_button, Qt.MouseButton.LeftButton)
        assert "cannot send a message" in dialog.answer.text
        assert not dialog.check_button.isEnabled()
    assert dialog.answer.text.startswith("The server accepted access key and secret.")
    assert dialog.check_button.isEnabled()
    assert all(b'"to"' not in seen.body or b'"to":""' in seen.body for seen in server.requests)
    assert fresh.app.account_service.accounts == ()


@pytest.mark.parametrize(
    ("secret", "key", "code"), [("not-the-one", "sandbox2na3kdi3ki", 1003), (SANDBOX_SECRET, "unknown", 1005)]
)
def test_wrong_credentials(
    fresh: WindowDriver, dialog: AccountDialog, server: Sandbox, secret: str, key: str, code: int
) -> None:
    fill(dialog, secret, access_key=key)
    _point_to(dialog, server.url)
    with fresh.qtbot.waitSignal(fresh.app.sender.checked, timeout=15_000):
        QTest.mouseClick(dialog.check_button, Qt.MouseButton.LeftButton)
    assert [seen.code for seen in server.requests] == [code]
    assert "accepted" not in dialog.answer.text
    assert dialog.answer.isVisible()
    assert secret not in dialog.answer.text


def test_checking_without_a_server(fresh: WindowDriver, dialog: AccountDialog) -> None:
    fill(dialog)
    _point_to(dialog, f"http://127.0.0.1:{closed_port()}/")
    with fresh.qtbot.waitSignal(fresh.app.sender.checked, timeout=15_000):
        QTest.mouseClick(dialog.check_button, Qt.MouseButton.LeftButton)
    assert dialog.answer.text.startswith("The server did not take the connection.")


def test_the_fields_end_where_the_buttons_do_unless_there_is_a_scroll_bar(
    fresh: WindowDriver, dialog: AccountDialog
) -> None:
    def end(part: QWidget) -> int:
        return part.mapTo(dialog, part.rect().bottomRight()).x()

    fresh.until(lambda: end(dialog.secret) == end(dialog.save_button))
    dialog.resize(dialog.width(), 200)
    (scroll,) = dialog.findChildren(QScrollArea)
    bar = scroll.verticalScrollBar()
    fresh.until(lambda: bar.isVisible() and end(dialog.secret) <= end(dialog.save_button) - bar.width())


def test_enter_pressed_twice_on_check_loses_nothing(fresh: WindowDriver, dialog: AccountDialog) -> None:
    with RawServer(lambda peer: peer.wait_closed()) as silent:
        fill(dialog)
        _point_to(dialog, silent.url())
        fresh.focus(dialog.check_button)
        fresh.key(Qt.Key.Key_Return)
        assert not dialog.check_button.isEnabled()
        assert not dialog.cancel_button.hasFocus()
        assert not dialog.cancel_button.isDefault()
        dialog.reject()


def test_checking_an_incomplete_form_asks_nobody(fresh: WindowDriver, dialog: AccountDialog) -> None:
    QTest.mouseClick(dialog.check_button, Qt.MouseButton.LeftButton)
    assert "is missing" in dialog.note(F.ACCESS_KEY).text
    assert dialog.check_button.isEnabled()
    assert dialog.answer.text == ""


@pytest.mark.parametrize("way", ["cancel", "close", "escape"])
def test_leaving_while_a_check_is_open(fresh: WindowDriver, dialog: AccountDialog, way: str) -> None:
    with RawServer(lambda peer: peer.wait_closed()) as silent:
        fill(dialog)
        _point_to(dialog, silent.url())
        QTest.mouseClick(dialog.check_button, Qt.MouseButton.LeftButton)
        fresh.until(silent.accepted.is_set)
        if way == "cancel":
            QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
        elif way == "close":
            dialog.close()
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        fresh.settle()
        assert not _open(fresh)
        fresh.until(silent.done.is_set)  # the connection is given up at once


def test_an_answer_does_not_outlive_what_was_checked(
    fresh: WindowDriver, dialog: AccountDialog, server: Sandbox
) -> None:
    known = sandbox_account(server.url)
    fill(dialog, SANDBOX_SECRET, access_key=known.access_key)
    _point_to(dialog, server.url)
    with fresh.qtbot.waitSignal(fresh.app.sender.checked, timeout=15_000):
        QTest.mouseClick(dialog.check_button, Qt.MouseButton.LeftButton)
    fresh.focus(dialog.edit(F.ACCESS_KEY))
    fresh.write("x")
    assert dialog.answer.text == ""


def test_the_wheel_changes_no_region(dialog: AccountDialog) -> None:
    before = dialog.form()
    for box in (dialog.region, dialog.algorithm.control.segments[0]):
        box.setFocus()
        wheel_down(box)
    assert dialog.form() == before


def test_closing_the_window_while_saving_ends_at_once(fresh: WindowDriver, dialog: AccountDialog) -> None:
    fill(dialog)
    dialog.for_session.setChecked(True)
    save(dialog)
    fresh.close()


# colour and secret


def test_a_new_account_gets_a_free_colour_and_keeps_the_one_chosen(fresh: WindowDriver) -> None:
    fresh.keep(msgspec.structs.replace(account("Other"), colour="blue"))
    dialog = fresh.window.accounts.add()
    assert dialog.form().colour == "rust"
    fill(dialog)
    dialog.colour.dots[3].click()
    dialog.for_session.setChecked(True)
    with fresh.qtbot.waitSignal(fresh.app.account_service.saved) as saved:
        save(dialog)
    assert saved.args[0].colour == "pink"


def test_editing_keeps_a_colour_of_a_newer_version_and_the_address_of_the_list(fresh: WindowDriver) -> None:
    stored = msgspec.structs.replace(account("Acme"), colour="violet", list_url="https://proxy.example.com/list")
    fresh.keep(stored)
    dialog = fresh.window.accounts.edit(stored)
    assert dialog.list_address.edit.isVisible()
    with fresh.qtbot.waitSignal(fresh.app.account_service.saved):
        save(dialog)
    assert fresh.app.account_service.accounts == (stored,)


def test_blanks_around_the_secret_go_with_one_click(dialog: AccountDialog) -> None:
    fill(dialog)
    dialog.secret.setText(" secret ")
    save(dialog)
    assert dialog.note(F.SECRET).role == "bad"
    dialog.trim.click()
    assert dialog.secret.text() == "secret"
    assert dialog.note(F.SECRET).role != "bad"
    assert not dialog.trim.isVisible()


def test_the_secret_can_be_shown_while_typing(dialog: AccountDialog) -> None:
    dialog.secret.setText("typed")
    assert dialog.secret.echoMode() is QLineEdit.EchoMode.Password
    dialog.secret.toggle.click()
    assert dialog.secret.displayText() == "typed"
    dialog.secret.toggle.click()
    assert dialog.secret.echoMode() is QLineEdit.EchoMode.Password


def test_a_fault_goes_while_it_is_mended(dialog: AccountDialog) -> None:
    save(dialog)
    name = dialog.edit(F.NAME)
    assert name.property("problem")
    name.setText("A")
    assert not name.property("problem")
    assert not dialog.note(F.NAME).text


def test_the_country_of_the_business_phone_is_named(fresh: WindowDriver, dialog: AccountDialog) -> None:
    phone = dialog.edit(F.BUSINESS_PHONE)
    phone.setText("62 811 555 0102")
    assert (dialog.note(F.BUSINESS_PHONE).text, dialog.note(F.BUSINESS_PHONE).role) == ("Indonesia", "good")
    assert phone.accessibleDescription() == "Indonesia"
    phone.setText("62 811")
    assert dialog.note(F.BUSINESS_PHONE).text == ""


# the list of templates


def test_the_address_of_the_list_is_asked_for_where_the_endpoint_does_not_tell_it(
    fresh: WindowDriver, dialog: AccountDialog
) -> None:
    address = dialog.list_address
    assert not address.isVisible()
    _point_to(dialog, "https://proxy.example.com/saas/wa/send")
    assert not address.isVisible()
    _point_to(dialog, "https://proxy.example.com/x")
    assert address.isVisible()
    assert not address.edit.isVisible()
    address.disclosure.click()
    assert address.edit.isVisible()
    address.edit.setText("https://proxy.example.com/list")
    dialog.region.setCurrentIndex(0)
    assert address.isVisible(), "what was typed would be saved unseen"
    assert dialog.form().list_url == "https://proxy.example.com/list"


def test_a_wrong_address_is_said_below_it(fresh: WindowDriver, dialog: AccountDialog) -> None:
    fill(dialog)
    _point_to(dialog, "https://proxy.example.com/x")
    address = dialog.list_address
    for text, says in (("global", "begins with https://"), ("http://example.com/list", "http:// would send to")):
        address.edit.setText(text)
        if address.edit.isVisible():
            address.disclosure.click()
        save(dialog)
        assert says in dialog.note(F.LIST_URL).text
        assert address.edit.hasFocus()
    address.edit.setText(" http://127.0.0.1:8080/list ")
    assert not address.edit.property("problem")
    dialog.for_session.setChecked(True)
    with fresh.qtbot.waitSignal(fresh.app.account_service.saved) as saved:
        save(dialog)
    assert saved.args[0].list_url == "http://127.0.0.1:8080/list"
