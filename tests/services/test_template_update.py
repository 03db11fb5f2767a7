"""NXCloud's list of templates is taken over, with a real sandbox, vault, network thread and database behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.outcome import Rejected
from nxwa_desktop.sandbox.account import SANDBOX_SECRET
from nxwa_desktop.sandbox.template_lists import ListRehearsal
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.sending.template_list_reader import TemplateListReader
from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.services.template_update import MIN_AGE_MS, TemplatesUpdated, TemplateUpdate, UpdateFailed
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from tests.support.delivery_harness import account_at
from tests.support.gui import PATIENCE_MS
from tests.support.recording import Sandbox


class Updates:
    """An update service and what stands behind it, with one account of the sandbox chosen."""

    def __init__(self, qtbot: QtBot, storage: StorageWorker, sandbox: Sandbox, folder: Path) -> None:
        self._qtbot = qtbot
        self.storage = storage
        self.sandbox = sandbox
        self.vault = Vault()
        self.secrets = SecretWorker(self.vault)
        self.network = NetworkThread()
        self.settings = Settings(folder / "settings.ini")
        self.accounts = AccountService(storage, self.secrets, lambda: self.account)
        self.templates = TemplateService(storage)
        self.account = account_at(sandbox.url)
        self.vault.keep_for_session(self.account.id, SANDBOX_SECRET)
        self.service = TemplateUpdate(self.network, storage, self.accounts, self.settings, self._reader)
        self.service.updated.connect(self.templates.load)
        self.choose(self.account)

    def _reader(self) -> TemplateListReader:
        return TemplateListReader(secrets=self.secrets, clock=ServerClock())

    def choose(self, account: Account) -> None:
        self.templates.show_account(account.id)
        with self._qtbot.waitSignal(self.service.state_known):
            self.accounts.choose(account)

    def after(self, signal: SignalInstance, act: Callable[[], object]) -> Any:
        with self._qtbot.waitSignal(signal, timeout=PATIENCE_MS) as blocker:
            act()
        return blocker.args[0] if blocker.args else None

    def updated(self) -> TemplatesUpdated:
        found: TemplatesUpdated = self.after(self.service.updated, lambda: self.service.update(self.account))
        return found

    def failed(self) -> UpdateFailed:
        found: UpdateFailed = self.after(self.service.failed, lambda: self.service.update(self.account))
        return found

    def close(self) -> None:
        self.service.close()
        self.templates.close()
        self.accounts.close()
        self.network.close(5)
        self.secrets.close(5)
        self.vault.close()


@pytest.fixture
def updates(qtbot: QtBot, storage: StorageWorker, sandbox: Sandbox, tmp_path: Path) -> Iterator[Updates]:
    made = Updates(qtbot, storage, sandbox, tmp_path)
    yield made
    made.close()


def test_the_list_is_taken_over_and_counted(updates: Updates, qtbot: QtBot) -> None:
    with qtbot.waitSignal(updates.templates.changed, timeout=PATIENCE_MS):
        first = updates.updated()
    assert len(first.changes.new) == 14
    assert [each.name for each in first.unreadable] == ["unreadable"]
    assert updates.service.updated_at is not None
    assert not updates.service.busy
    assert updates.templates.find("order_update", "ar") is not None
    again = updates.updated()
    assert (again.changes.new, again.changes.changed, again.changes.gone) == ((), (), ())
    updates.sandbox.list_rehearsal = ListRehearsal.EMPTY
    assert len(updates.updated().changes.gone) == 14
    qtbot.waitUntil(lambda: all(each.is_gone for each in updates.templates.templates))


def test_other_accounts_do_not_see_it(updates: Updates, qtbot: QtBot) -> None:
    with qtbot.waitSignal(updates.templates.changed, timeout=PATIENCE_MS):
        updates.updated()
    other = msgspec.structs.replace(updates.account, id="other", name="Other")
    with qtbot.waitSignal(updates.templates.changed):
        updates.choose(other)
    assert updates.templates.templates == ()
    assert updates.service.updated_at is None


@pytest.mark.parametrize("rehearsal", [ListRehearsal.OTHER_SHAPE, ListRehearsal.PAGE])
def test_what_is_no_list_changes_nothing(updates: Updates, qtbot: QtBot, rehearsal: ListRehearsal) -> None:
    with qtbot.waitSignal(updates.templates.changed, timeout=PATIENCE_MS):
        updates.updated()
    before = updates.templates.templates
    updates.sandbox.list_rehearsal = rehearsal
    failed = updates.failed()
    assert failed.failure is not None
    assert failed.failure.answer
    assert updates.templates.templates == before
    updates.sandbox.list_rehearsal = None
    assert updates.updated().changes.gone == ()


def test_a_wrong_secret_is_a_refusal(updates: Updates) -> None:
    updates.vault.keep_for_session(updates.account.id, "wrong")
    failure = updates.failed().failure
    assert failure is not None
    assert isinstance(failure.outcome, Rejected)


def test_cancelled_it_ends_at_once_and_can_be_repeated(updates: Updates, qtbot: QtBot) -> None:
    updates.sandbox.list_rehearsal = ListRehearsal.SLOW
    with qtbot.waitSignal(updates.service.started):
        updates.service.update(updates.account)
    with qtbot.waitSignal(updates.service.cancelled):
        updates.service.cancel()
    assert not updates.service.busy
    updates.sandbox.list_rehearsal = None
    updates.updated()


def test_by_itself_only_after_a_use_when_old_and_if_wanted(
    updates: Updates, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = updates.service
    with qtbot.assertNotEmitted(service.updated, wait=50):
        service.update_if_old()
    service.note_use(updates.account)
    updates.settings.update_templates = "off"
    with qtbot.assertNotEmitted(service.updated, wait=50):
        service.update_if_old()
    updates.settings.update_templates = "on"
    updates.after(service.updated, service.update_if_old)
    with qtbot.assertNotEmitted(service.updated, wait=50):
        service.update_if_old()
    at = service.updated_at
    assert at is not None
    monkeypatch.setattr("nxwa_desktop.services.template_update.now_ms", lambda: at + MIN_AGE_MS)
    updates.sandbox.list_rehearsal = ListRehearsal.PAGE
    with qtbot.assertNotEmitted(service.failed, wait=200):  # nobody asked, so nobody is told
        service.update_if_old()
        assert not service.busy


def test_the_sandbox_is_never_asked_by_itself(updates: Updates, qtbot: QtBot) -> None:
    practice = msgspec.structs.replace(updates.account, id="practice", sandbox=True)
    updates.choose(practice)
    updates.service.note_use(practice)
    with qtbot.assertNotEmitted(updates.service.updated, wait=50):
        updates.service.update_if_old()
