"""Only the person changes which account messages go out by: every other way stays, says so, and offers a button."""

import ast
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

import nxwa_desktop
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.system.single_instance import ActivationRequest
from nxwa_desktop.ui.accounts.account_popup import AccountPopup
from nxwa_desktop.ui.controllers.account_notices import ACCOUNT
from nxwa_desktop.ui.controllers.importing import IMPORTED
from nxwa_desktop.ui.i18n.pseudo import pseudo
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.notices import Notice
from tests.support.delivery_harness import delivery_harness
from tests.support.storage import outgoing
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, account

ACME = account("Acme")
BETA = msgspec.structs.replace(account("Beta"), tenant_id=8)
OTHER = Message("4915112345678", "invoice", "de", NoHeader(), ("7",))
BODY = encode_body(OTHER, BETA)

Way = Callable[[WindowDriver, Path], None]


def elsewhere(driver: WindowDriver, folder: Path, write: Callable[[Repositories], object]) -> None:
    """Another process writes, and this window notices."""
    with delivery_harness(folder) as other:
        other.storage.submit(write).result(10)
    with driver.qtbot.waitSignal(driver.app.account_service.changed, timeout=15_000):
        driver.app.services.external_changes.changed_elsewhere.emit()


def imported(driver: WindowDriver) -> None:
    driver.until(lambda: driver.message == OTHER)


def by_text(driver: WindowDriver, folder: Path) -> None:
    QApplication.clipboard().setText(BODY.decode())
    driver.window.imports.paste()
    imported(driver)


def by_file(driver: WindowDriver, folder: Path) -> None:
    file = folder / "body.json"
    file.write_bytes(BODY)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    driver.window.imports.drops.dropped.emit(data)
    imported(driver)


def use_again(driver: WindowDriver, sent_by: Account) -> None:
    sent = msgspec.structs.replace(
        outgoing(body=BODY), account_id=sent_by.id, account_name=sent_by.name, url=sent_by.url
    )
    driver.window.history.use_again(Entry(sent, Accepted(), b"", None, None))
    assert driver.message == OTHER


def used_again(driver: WindowDriver, folder: Path) -> None:
    use_again(driver, BETA)


def template(driver: WindowDriver, folder: Path) -> None:
    with driver.qtbot.waitSignal(driver.app.services.templates.changed):
        driver.app.services.templates.add(GOOD, "Order")
    driver.window.templates.use(driver.app.services.templates.templates[0])


def new_and_undo(driver: WindowDriver, folder: Path) -> None:
    driver.window.new_message()
    driver.app.composer.undo()
    driver.app.composer.redo()


def draft(driver: WindowDriver, folder: Path) -> None:
    with delivery_harness(folder) as dead:
        dead.storage.submit(lambda repos: repos.drafts.save(BETA.id, OTHER, 1)).result(10)
    with driver.qtbot.waitSignal(driver.app.services.drafts.restored, timeout=15_000):
        driver.app.services.drafts.restore()


def added_elsewhere(driver: WindowDriver, folder: Path) -> None:
    elsewhere(driver, folder, lambda repos: repos.accounts.save(account("Gamma")))


def other_removed_elsewhere(driver: WindowDriver, folder: Path) -> None:
    elsewhere(driver, folder, lambda repos: repos.accounts.remove(BETA.id))


def changed_elsewhere(driver: WindowDriver, folder: Path) -> None:
    moved = msgspec.structs.replace(ACME, endpoint="http://127.0.0.1:8080/")
    elsewhere(driver, folder, lambda repos: repos.accounts.save(moved))


def saved_here(driver: WindowDriver, folder: Path) -> None:
    with driver.qtbot.waitSignal(driver.app.account_service.saved, timeout=15_000):
        driver.app.account_service.save(account("Gamma"), "s3cret", for_session=True)


def other_removed_here(driver: WindowDriver, folder: Path) -> None:
    with driver.qtbot.waitSignal(driver.app.account_service.changed, timeout=15_000):
        driver.app.account_service.remove(BETA)


def started_again(driver: WindowDriver, folder: Path) -> None:
    for show in ("window", "new", "sandbox"):
        driver.window.handle_activation(ActivationRequest(show))
    driver.until(lambda: not driver.app.account_service.opening_sandbox)


def another_start(driver: WindowDriver, folder: Path) -> None:
    driver.app.settings.default_account = BETA.id
    driver.app.settings.last_account = BETA.id
    with driver.qtbot.waitSignal(driver.app.account_service.changed, timeout=15_000):
        driver.app.account_service.load(BETA.id)


def another_language(driver: WindowDriver, folder: Path) -> None:
    driver.use_language("zh_CN")


WAYS: list[Way] = [
    by_text,
    by_file,
    used_again,
    template,
    new_and_undo,
    draft,
    added_elsewhere,
    other_removed_elsewhere,
    changed_elsewhere,
    saved_here,
    other_removed_here,
    started_again,
    another_start,
    another_language,
]


@pytest.fixture
def at_acme(fresh: WindowDriver) -> WindowDriver:
    """Two accounts are stored, the first one is chosen, and something is composed for it."""
    fresh.keep(BETA, ACME)
    fresh.load(GOOD)
    return fresh


@pytest.mark.parametrize("where", ["sandbox", "account"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_changes_the_account_by_itself(at_acme: WindowDriver, tmp_path: Path, way: Way, where: str) -> None:
    account_service = at_acme.app.account_service
    if where == "sandbox":
        account_service.choose_sandbox()
        at_acme.until(lambda: account_service.in_sandbox)
    assert account_service.chosen is not None
    before = account_service.chosen.id
    at_acme.load(GOOD)
    way(at_acme, tmp_path)
    assert account_service.chosen is not None
    assert account_service.chosen.id == before
    assert account_service.in_sandbox == (where == "sandbox")


def test_these_places_and_no_others_choose() -> None:
    """A new one belongs into the list above, or is the person's own choice."""
    folder = Path(nxwa_desktop.__file__).parent
    found = {
        (file.relative_to(folder).as_posix(), node.attr)
        for file in folder.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"choose", "choose_sandbox"}
        # A list box has such a method as well.
        if "account" in f"{file.name} {ast.unparse(node.value)}" or node.attr == "choose_sandbox"
    }
    assert found == {
        ("services/last_account.py", "choose_sandbox"),  # started for it, or it was left in it
        ("services/accounts.py", "choose"),  # the sandbox that was asked for runs
        ("services/drafts.py", "choose"),  # the button of a notice
        ("services/drafts.py", "choose_sandbox"),
        ("ui/accounts/account_menu.py", "choose"),  # the list of accounts
        ("ui/accounts/account_menu.py", "choose_sandbox"),
        ("ui/accounts/account_popup.py", "choose"),
        ("ui/accounts/account_popup.py", "choose_sandbox"),
        ("ui/controllers/settings.py", "choose_sandbox"),  # the sandbox's row among the accounts
        ("ui/window/main_window.py", "choose_sandbox"),  # the welcome
        ("ui/window/second_start.py", "choose_sandbox"),  # a second start where no account is chosen
    }


# what is said, and the button


def notice(driver: WindowDriver, key: str = ACCOUNT) -> Notice:
    found: list[Notice] = []

    def look() -> bool:
        controller = driver.window.notices
        shown = controller.notices.notice(key) if is_built(controller, "notices") else None
        found[:] = [] if shown is None else [shown]
        return shown is not None

    driver.until(look)
    return found[0]


def silent(driver: WindowDriver) -> bool:
    return not is_built(driver.window.notices, "notices") or driver.window.notices.notices.notice(ACCOUNT) is None


def button(shown: Notice, words: str) -> None:
    next(each for each in shown.buttons if not each.isHidden() and each.text() == words).click()


def test_an_import_says_whose_it_is_and_the_button_brings_it_along(at_acme: WindowDriver, tmp_path: Path) -> None:
    by_text(at_acme, tmp_path)
    shown = notice(at_acme, IMPORTED)
    assert shown.text == (
        "The message was imported. This message belongs to the account “Beta”: “Acme” stays selected."
    )
    at_acme.app.composer.edit(RECIPIENT, "491512")
    button(notice(at_acme, IMPORTED), "Switch to “Beta”")
    assert at_acme.app.account_service.chosen == BETA
    assert at_acme.message == msgspec.structs.replace(OTHER, recipient="491512")


def test_the_account_it_leaves_gets_back_what_stood_there(at_acme: WindowDriver, tmp_path: Path) -> None:
    at_acme.app.account_service.choose(BETA)
    at_acme.load(Message("1", "waiting_at_beta"))
    at_acme.app.account_service.choose(ACME)
    by_text(at_acme, tmp_path)
    button(notice(at_acme, IMPORTED), "Switch to “Beta”")
    assert (at_acme.app.account_service.chosen, at_acme.message) == (BETA, OTHER)
    at_acme.app.composer.undo()
    assert at_acme.message.template_name == "waiting_at_beta"
    at_acme.app.account_service.choose(ACME)
    assert at_acme.message == GOOD


def test_used_again_in_the_sandbox(driver: WindowDriver) -> None:
    driver.keep(ACME)
    driver.load(GOOD)
    use_again(driver, ACME)
    assert notice(driver).text == "This message belongs to the account “Acme”: “Sandbox” stays selected."
    button(notice(driver), "Switch to “Acme”")
    assert (driver.app.account_service.chosen, driver.message) == (ACME, OTHER)
    assert silent(driver)


def test_a_message_of_the_sandbox_leads_there_even_where_it_does_not_run_yet(at_acme: WindowDriver) -> None:
    use_again(at_acme, msgspec.structs.replace(ACME, id="sandbox", name="Sandbox"))
    assert notice(at_acme).text == "This message belongs to the sandbox: “Acme” stays selected."
    button(notice(at_acme), "Switch to the sandbox")
    at_acme.window.sending.send()
    assert not at_acme.app.sender.busy, "the sandbox was asked for: nothing goes out by the account before"
    assert at_acme.window.sending.question is None
    at_acme.until(lambda: at_acme.app.account_service.in_sandbox)
    assert at_acme.message == OTHER


def test_a_message_of_an_account_that_is_gone(at_acme: WindowDriver) -> None:
    use_again(at_acme, account("Gone"))
    shown = notice(at_acme)
    assert shown.text == "This message belongs to the account “Gone”, which is no longer here."
    assert all(each.isHidden() for each in shown.buttons)


@pytest.mark.parametrize("end", ["undo", "new", "choose", "close", "own"])
def test_what_is_said_of_a_message_goes_with_it(at_acme: WindowDriver, end: str) -> None:
    use_again(at_acme, BETA)
    at_acme.app.composer.edit(RECIPIENT, "4915112")
    shown = notice(at_acme)
    if end == "undo":
        at_acme.app.composer.undo()
    ends: dict[str, Callable[[], object]] = {
        "undo": at_acme.app.composer.undo,
        "new": at_acme.window.new_message,
        "choose": lambda: at_acme.app.account_service.choose(BETA),
        "close": shown.close_button.click,
        "own": lambda: use_again(at_acme, ACME),
    }
    ends[end]()
    assert silent(at_acme)
    at_acme.use_language("pseudo")
    assert silent(at_acme)


def test_what_an_import_offers_goes_with_its_message(at_acme: WindowDriver, tmp_path: Path) -> None:
    by_text(at_acme, tmp_path)
    notice(at_acme, IMPORTED)
    template(at_acme, tmp_path)
    assert at_acme.window.notices.notices.notice(IMPORTED) is None


def test_it_is_said_in_the_windows_other_language_and_the_button_goes_on(at_acme: WindowDriver) -> None:
    use_again(at_acme, BETA)
    at_acme.use_language("pseudo")
    shown = notice(at_acme)
    assert shown.text == pseudo("This message belongs to the account “{0}”: “{1}” stays selected.").format(
        "Beta", "Acme"
    )
    shown.buttons[0].click()
    assert (at_acme.app.account_service.chosen, at_acme.message) == (BETA, OTHER)


def test_a_second_start_for_the_sandbox_is_offered(at_acme: WindowDriver) -> None:
    at_acme.window.handle_activation(ActivationRequest("sandbox"))
    assert notice(at_acme).text == "The sandbox was asked for: “Acme” stays selected, and messages really go out."
    button(notice(at_acme), "Switch to the sandbox")
    at_acme.until(lambda: at_acme.app.account_service.in_sandbox)
    assert at_acme.message == GOOD


def test_a_second_start_for_the_sandbox_where_no_account_is_chosen(fresh: WindowDriver) -> None:
    fresh.window.handle_activation(ActivationRequest("sandbox"))
    fresh.until(lambda: fresh.app.account_service.in_sandbox)


def test_an_account_that_was_added_is_offered(at_acme: WindowDriver, tmp_path: Path) -> None:
    saved_here(at_acme, tmp_path)
    assert notice(at_acme).text == "The account “Gamma” was saved: “Acme” stays selected."
    button(notice(at_acme), "Switch to “Gamma”")
    assert at_acme.app.account_service.chosen == account("Gamma")


def test_the_chosen_account_changed_elsewhere_is_said(at_acme: WindowDriver, tmp_path: Path) -> None:
    changed_elsewhere(at_acme, tmp_path)
    assert notice(at_acme).text == "The account “Acme” was changed elsewhere. Check it before you send."


def test_a_draft_that_waits_is_said_and_the_other_message_can_be_brought(at_acme: WindowDriver) -> None:
    account_service = at_acme.app.account_service
    account_service.choose(BETA)
    at_acme.load(OTHER)
    account_service.choose(ACME)
    assert at_acme.message == GOOD
    assert notice(at_acme).text == "The message you were writing for “Acme” is back."
    button(notice(at_acme), "Bring the other message here")
    assert at_acme.message == OTHER
    assert at_acme.app.composer.undo_step is EditKind.ACCOUNT
    assert silent(at_acme)


# accounts that are gone


@pytest.mark.parametrize("left", [0, 1])
def test_the_chosen_account_removed_elsewhere_gives_way_to_no_other(
    at_acme: WindowDriver, tmp_path: Path, left: int
) -> None:
    line = at_acme.window.form.recipient.edit
    at_acme.focus(line)
    line.setCursorPosition(3)

    def remove(repositories: Repositories) -> None:
        repositories.accounts.remove(ACME.id)
        if not left:
            repositories.accounts.remove(BETA.id)

    elsewhere(at_acme, tmp_path, remove)
    assert at_acme.app.account_service.chosen is None
    assert len(at_acme.app.account_service.accounts) == left
    assert notice(at_acme).text == "The account “Acme” is no longer here. Choose an account before you send."
    assert at_acme.window.workspace.isVisible()
    at_acme.write("x")
    assert at_acme.message == msgspec.structs.replace(GOOD, recipient="+86x 136 0000 9759")
    at_acme.window.send()
    assert not at_acme.app.sender.busy
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, AccountPopup), "the list of accounts is offered"
    popup.close()


def test_the_last_account_removed_elsewhere_while_nothing_is_typed_yet(fresh: WindowDriver, tmp_path: Path) -> None:
    fresh.keep(ACME)
    fresh.focus(fresh.window.form.recipient.edit)
    elsewhere(fresh, tmp_path, lambda repos: repos.accounts.remove(ACME.id))
    fresh.write("86 ")
    assert fresh.message.recipient == "86 "
    assert fresh.window.workspace.isVisible()


def test_the_accounts_removed_elsewhere_while_none_is_chosen(fresh: WindowDriver, tmp_path: Path) -> None:
    fresh.keep(BETA, ACME)
    fresh.app.account_service.choose(None)
    fresh.focus(fresh.window.form.recipient.edit)

    def remove(repositories: Repositories) -> None:
        for each in (ACME, BETA):
            repositories.accounts.remove(each.id)

    elsewhere(fresh, tmp_path, remove)
    fresh.write("86 ")
    assert fresh.message.recipient == "86 "


def test_the_message_of_an_account_deleted_here_stays_in_sight(fresh: WindowDriver) -> None:
    fresh.keep(ACME)
    fresh.load(GOOD)
    with fresh.qtbot.waitSignal(fresh.app.account_service.changed, timeout=15_000):
        fresh.app.account_service.remove(ACME)
    assert fresh.window.workspace.isVisible()
    assert fresh.message == GOOD
    fresh.keep(BETA)
    assert fresh.message == GOOD


# the next start


def leave(driver: WindowDriver) -> None:
    driver.window.close()
    driver.close()


def started(make_driver: Callable[..., WindowDriver], **how: bool) -> WindowDriver:
    driver = make_driver(**how)
    driver.until(lambda: driver.app.account_service.loaded)
    return driver


def test_who_was_in_the_sandbox_is_there_again(at_acme: WindowDriver, make_driver: Callable[..., WindowDriver]) -> None:
    at_acme.app.account_service.choose_sandbox()
    at_acme.until(lambda: at_acme.app.account_service.in_sandbox)
    at_acme.load(OTHER)
    at_acme.close()  # without the window's closing, as after a crash
    again = started(make_driver)
    again.until(lambda: again.app.account_service.in_sandbox and again.message == OTHER)


def test_the_account_used_last_is_gone(
    at_acme: WindowDriver, make_driver: Callable[..., WindowDriver], tmp_path: Path
) -> None:
    leave(at_acme)
    with delivery_harness(tmp_path) as other:
        other.storage.submit(lambda repos: repos.accounts.remove(ACME.id)).result(10)
    again = started(make_driver)
    assert [each.name for each in again.app.account_service.accounts] == ["Beta"]
    assert again.app.account_service.chosen is None
    assert notice(again).text == "The account that was used last is no longer here. Choose an account."
    again.until(lambda: again.message == GOOD)


def test_a_deleted_data_file_is_told(at_acme: WindowDriver, make_driver: Callable[..., WindowDriver]) -> None:
    leave(at_acme)
    for file in at_acme.paths.data_folder.glob("*.sqlite3*"):
        file.unlink()
    again = started(make_driver)
    assert again.window.welcome.isVisible()
    again.until(lambda: notice(again).isVisible())
    assert notice(again).text.startswith("The data file was deleted or moved: accounts and history")
    again.use_language("zh_CN")
    assert again.window.welcome.isVisible()
    assert notice(again).isVisible()
    assert notice(again).text.startswith("数据文件")


def test_so_it_is_in_the_sandbox(at_acme: WindowDriver, make_driver: Callable[..., WindowDriver]) -> None:
    at_acme.app.account_service.choose_sandbox()
    at_acme.until(lambda: at_acme.app.account_service.in_sandbox)
    leave(at_acme)
    for file in at_acme.paths.data_folder.glob("*.sqlite3*"):
        file.unlink()
    again = started(make_driver)
    again.until(lambda: again.app.account_service.in_sandbox)
    assert notice(again).text.startswith("The data file was deleted or moved: accounts and history")


def test_a_first_start_says_nothing_of_the_kind(fresh: WindowDriver) -> None:
    assert silent(fresh)


def test_a_sandbox_that_does_not_start_leaves_no_real_account_in_its_place(
    make_driver: Callable[..., WindowDriver], at_acme: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(at_acme)
    monkeypatch.setattr("nxwa_desktop.sandbox.server.Sandbox.start", lambda _: 1 / 0)
    next_one = started(make_driver, sandbox=True)
    next_one.until(lambda: next_one.app.account_service.accounts)
    next_one.until(lambda: not next_one.app.account_service.opening_sandbox)
    next_one.app.services.external_changes.changed_elsewhere.emit()
    next_one.settle()
    assert next_one.app.account_service.chosen is None
