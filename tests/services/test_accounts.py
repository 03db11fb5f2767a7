"""The accounts as the window knows them, on a real disk and at a real keyring."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.accounts import AccountService, SecretLocation
from nxwa_desktop.storage.accounts import NameTaken
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.secrets.vault import SecretPlace, VaultError, VaultReason
from nxwa_desktop.storage.worker import Repositories
from tests.support.delivery_harness import Block, DeliveryHarness, account_at, delivery_harness
from tests.support.gui import PATIENCE_MS, wait_for
from tests.support.prompter import Answer
from tests.support.secret_service import SecretService

SANDBOX = msgspec.structs.replace(account_at("http://127.0.0.1:1/"), id="sandbox", sandbox=True)


def account(account_id: str = "a1", name: str = "Acme") -> Account:
    return msgspec.structs.replace(account_at("global"), id=account_id, name=name)


class Harness:
    """An account service on real storage and a real vault, and the signals it sent."""

    def __init__(self, opened: DeliveryHarness) -> None:
        self.delivery_harness = opened
        self.open_sandbox: Callable[[], Account] = lambda: SANDBOX
        self.account_service = AccountService(opened.storage, opened.secrets, self._open_sandbox)
        self.said: list[tuple[str, object]] = []
        self.account_service.changed.connect(lambda: self.said.append(("changed", None)))
        for name in ("saved", "save_failed", "failed", "located", "sandbox_failed"):
            getattr(self.account_service, name).connect(lambda value, name=name: self.said.append((name, value)))

    def _open_sandbox(self) -> Account:
        return self.open_sandbox()

    def heard(self, name: str) -> list[object]:
        return [value for said, value in self.said if said == name]

    def stored(self) -> tuple[Account, ...]:
        return self.delivery_harness.storage.submit(lambda repos: repos.accounts.list()).result(10)

    def secret(self, account_id: str) -> str | VaultReason:
        try:
            return self.delivery_harness.secrets.submit(lambda vault: vault.read(account_id)).result(20)
        except VaultError as error:
            return error.reason

    def loaded(self, qtbot: QtBot, wanted: str = "") -> AccountService:
        with qtbot.waitSignal(self.account_service.changed, timeout=PATIENCE_MS):
            self.account_service.load(wanted)
        self.said.clear()
        return self.account_service

    def saved(self, qtbot: QtBot, account: Account, secret: str | None = None, *, for_session: bool = False) -> Account:
        with qtbot.waitSignal(self.account_service.saved, timeout=PATIENCE_MS) as answer:
            self.account_service.save(account, secret, for_session=for_session)
        assert self.said == [("changed", None), ("saved", answer.args[0])]
        self.said.clear()
        found: Account = answer.args[0]
        return found

    def refused(self, qtbot: QtBot, account: Account, secret: str | None, **how: bool) -> Exception:
        """Save in vain: one word about it, and whatever is still under way is over."""
        with qtbot.waitSignal(self.account_service.save_failed, timeout=PATIENCE_MS) as answer:
            self.account_service.save(account, secret, **how)
        self.secret("nobody")
        self.stored()
        assert self.said == [("save_failed", answer.args[0])]
        self.said.clear()
        error: Exception = answer.args[0]
        return error


@pytest.fixture
def account_service(tmp_path: Path, qapp: object) -> Iterator[Harness]:
    with delivery_harness(tmp_path) as opened:
        made = Harness(opened)
        yield made
        made.account_service.close()


def put(account_service: Harness, *accounts: Account) -> None:
    def save(repositories: Repositories) -> None:
        for each in accounts:
            repositories.accounts.save(each)

    account_service.delivery_harness.storage.submit(save).result(10)


# loading and choosing


@pytest.mark.parametrize(
    ("stored", "wanted", "chosen"),
    [
        ([], "", None),
        ([account()], "", account()),
        ([account(), account("b2", "Beta")], "", None),
        ([account(), account("b2", "Beta")], "b2", account("b2", "Beta")),
        ([account()], "gone", None),
    ],
)
def test_the_first_list_chooses_the_wanted_account_or_the_only_one(
    qtbot: QtBot, account_service: Harness, stored: list[Account], wanted: str, chosen: Account | None
) -> None:
    put(account_service, *stored)
    lost: list[object] = []
    account_service.account_service.lost.connect(lost.append)
    assert account_service.loaded(qtbot, wanted).chosen == chosen
    assert account_service.account_service.loaded
    assert account_service.account_service.accounts == tuple(stored)
    assert lost == ([None] if wanted and chosen is None else [])


def test_a_later_list_chooses_nothing(qtbot: QtBot, account_service: Harness) -> None:
    account_service.loaded(qtbot)
    put(account_service, account())
    assert account_service.loaded(qtbot).chosen is None
    account_service.account_service.choose(account())
    put(account_service, account("b2", "Beta"))
    assert account_service.loaded(qtbot, "b2").chosen == account()
    account_service.account_service.choose(None)
    assert account_service.loaded(qtbot, "b2").chosen is None


def test_an_account_is_chosen_as_it_is_stored_now(qtbot: QtBot, account_service: Harness) -> None:
    put(account_service, account(name="Renamed"))
    account_service.loaded(qtbot)
    account_service.account_service.choose(account())
    assert account_service.account_service.chosen is account_service.account_service.accounts[0]


def test_what_became_of_the_chosen_account_elsewhere_is_told(qtbot: QtBot, account_service: Harness) -> None:
    put(account_service, account(), account("b2", "Beta"))
    account_service.loaded(qtbot, "a1")
    put(account_service, account("b2", "Gamma"))
    heard: list[object] = []
    account_service.account_service.altered.connect(heard.append)
    account_service.account_service.lost.connect(heard.append)
    account_service.loaded(qtbot)
    assert heard == []
    put(account_service, account(name="Renamed"))
    account_service.loaded(qtbot)
    assert heard == [account(name="Renamed")]
    account_service.delivery_harness.storage.submit(lambda repos: repos.accounts.remove("a1")).result(10)
    assert account_service.loaded(qtbot).chosen is None
    assert heard[1:] == [account(name="Renamed")]


def test_a_list_that_cannot_be_read_is_told_and_the_window_goes_on(qtbot: QtBot, account_service: Harness) -> None:
    account_service.delivery_harness.paths.data_folder.parent.mkdir(parents=True, exist_ok=True)
    account_service.delivery_harness.paths.data_folder.write_text("a file where the folder should be")
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        account_service.account_service.load()
    assert [name for name, _ in account_service.said] == ["failed", "changed"]
    assert isinstance(account_service.said[0][1], StorageError)
    assert account_service.account_service.loaded
    account_service.delivery_harness.paths.data_folder.unlink()


# saving


@pytest.mark.usefixtures("secret_service")
def test_a_new_account_is_stored_with_its_secret_and_chosen(qtbot: QtBot, account_service: Harness) -> None:
    account_service.loaded(qtbot)
    stored = account_service.saved(qtbot, account(name="  Acme "), "s3cret")
    assert stored == account()
    assert account_service.account_service.accounts == (stored,)
    # The chooser marks the entry that is the chosen one.
    assert account_service.account_service.chosen is account_service.account_service.accounts[0]
    assert account_service.stored() == (stored,)
    assert account_service.secret("a1") == "s3cret"


@pytest.mark.usefixtures("secret_service")
def test_a_stored_account_keeps_its_secret_unless_a_new_one_is_given(qtbot: QtBot, account_service: Harness) -> None:
    account_service.loaded(qtbot)
    account_service.saved(qtbot, account(), "old")
    account_service.saved(qtbot, account(name="Renamed"))
    assert (account_service.stored(), account_service.secret("a1")) == ((account(name="Renamed"),), "old")
    account_service.saved(qtbot, account(name="Again"), "new")
    assert (account_service.stored(), account_service.secret("a1")) == ((account(name="Again"),), "new")
    assert account_service.account_service.chosen == account(name="Again")


def test_without_a_keyring_nothing_is_stored_and_for_the_session_everything(
    qtbot: QtBot, account_service: Harness
) -> None:
    account_service.loaded(qtbot)
    error = account_service.refused(qtbot, account(), "s3cret")
    assert isinstance(error, VaultError)
    assert error.reason is VaultReason.NO_KEYRING
    assert (
        account_service.stored(),
        account_service.account_service.accounts,
        account_service.account_service.chosen,
    ) == ((), (), None)
    account_service.saved(qtbot, account(), "s3cret", for_session=True)
    assert (account_service.stored(), account_service.secret("a1")) == ((account(),), "s3cret")
    error = account_service.refused(qtbot, account(name="Renamed"), "other")
    assert (account_service.stored(), account_service.secret("a1")) == ((account(),), "s3cret")
    assert account_service.account_service.chosen == account()


@pytest.mark.usefixtures("secret_service")
@pytest.mark.parametrize("for_session", [False, True])
def test_a_new_account_whose_name_is_taken_leaves_no_secret(
    qtbot: QtBot, account_service: Harness, for_session: bool
) -> None:
    put(account_service, account())
    account_service.loaded(qtbot)
    assert isinstance(
        account_service.refused(qtbot, account("b2", "ACME"), "s3cret", for_session=for_session), NameTaken
    )
    assert (account_service.stored(), account_service.secret("b2")) == ((account(),), VaultReason.MISSING)
    assert account_service.account_service.accounts == (account(),)


@pytest.mark.usefixtures("secret_service")
def test_a_stored_account_whose_new_name_is_taken_keeps_its_secret(qtbot: QtBot, account_service: Harness) -> None:
    put(account_service, account())
    account_service.loaded(qtbot)
    account_service.saved(qtbot, account("b2", "Beta"), "old")
    assert isinstance(account_service.refused(qtbot, account("b2", "acme"), "new"), NameTaken)
    assert isinstance(account_service.refused(qtbot, account("b2", "acme"), None), NameTaken)
    assert (account_service.stored(), account_service.secret("b2")) == ((account(), account("b2", "Beta")), "old")


def test_a_stored_account_is_as_it_was_when_the_keyring_is_dismissed(
    qtbot: QtBot, account_service: Harness, secret_service: SecretService
) -> None:
    account_service.loaded(qtbot)
    account_service.saved(qtbot, account(), "old")
    secret_service.lock()
    with (
        secret_service.prompter(Answer.DISMISS),
        qtbot.waitSignal(account_service.account_service.save_failed, timeout=PATIENCE_MS) as told,
    ):
        account_service.account_service.save(account(name="Renamed"), "new")
    assert told.args[0].reason is VaultReason.DISMISSED
    assert account_service.said == [("save_failed", told.args[0])]
    assert (account_service.stored(), account_service.account_service.accounts) == ((account(),), (account(),))
    with secret_service.prompter(Answer.PASSWORD):
        assert account_service.secret("a1") == "old"


def test_saving_at_a_keyring_that_never_answers_can_be_given_up(
    qtbot: QtBot, account_service: Harness, secret_service: SecretService
) -> None:
    account_service.loaded(qtbot)
    secret_service.lock()
    with secret_service.prompter(Answer.NEVER) as prompter:
        account_service.account_service.save(account(), "s3cret")
        wait_for(qtbot, prompter.asked)
        with qtbot.waitSignal(account_service.account_service.save_failed, timeout=PATIENCE_MS):
            account_service.account_service.cancel_keyring()
    assert [name for name, _ in account_service.said] == ["save_failed"]
    assert account_service.stored() == ()


@pytest.mark.usefixtures("secret_service")
def test_saving_in_the_sandbox_does_not_leave_it(qtbot: QtBot, account_service: Harness) -> None:
    account_service.loaded(qtbot)
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        account_service.account_service.choose_sandbox()
    account_service.said.clear()
    account_service.saved(qtbot, account(), "s3cret")
    assert account_service.account_service.in_sandbox


def test_an_account_that_only_looks_like_the_sandbox_is_not_taken_for_it(
    qtbot: QtBot, account_service: Harness
) -> None:
    double = msgspec.structs.replace(SANDBOX, sandbox=False)
    account_service.delivery_harness.storage.submit(lambda repos: repos.accounts.save(double)).result(10)
    account_service.loaded(qtbot)
    assert account_service.account_service.accounts == (double,)
    account_service.account_service.choose(double)
    assert not account_service.account_service.in_sandbox
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        account_service.account_service.choose_sandbox()
    assert account_service.account_service.chosen == SANDBOX
    assert account_service.account_service.in_sandbox


@pytest.mark.usefixtures("secret_service")
def test_two_savings_at_once_end_in_a_whole_list(qtbot: QtBot, account_service: Harness) -> None:
    account_service.loaded(qtbot)
    account_service.saved(qtbot, account(), "old")
    account_service.account_service.save(account("b2", "Beta"), "b")
    account_service.account_service.save(account(name="Alpha"), "a")
    wait_for(qtbot, lambda: len(account_service.heard("saved")) == 2)
    assert (
        account_service.account_service.accounts
        == account_service.stored()
        == (account(name="Alpha"), account("b2", "Beta"))
    )
    assert (account_service.secret("a1"), account_service.secret("b2")) == ("a", "b")


# removing


@pytest.mark.usefixtures("secret_service")
def test_the_chosen_account_goes_with_its_secret(qtbot: QtBot, account_service: Harness) -> None:
    put(account_service, account("b2", "Beta"))
    account_service.loaded(qtbot)
    account_service.account_service.choose(account_service.saved(qtbot, account(), "s3cret"))
    account_service.said.clear()
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        account_service.account_service.remove(account())
    assert account_service.account_service.chosen is None
    assert account_service.account_service.accounts == (account("b2", "Beta"),)
    assert (account_service.stored(), account_service.secret("a1")) == ((account("b2", "Beta"),), VaultReason.MISSING)
    assert account_service.said == [("changed", None)]


def test_an_account_that_is_not_chosen_goes_quietly(qtbot: QtBot, account_service: Harness) -> None:
    put(account_service, account(), account("b2", "Beta"))
    chosen = account_service.loaded(qtbot, "b2").chosen
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        account_service.account_service.remove(account())
    assert account_service.account_service.chosen is chosen


def test_a_secret_that_cannot_be_removed_is_told(
    qtbot: QtBot, account_service: Harness, secret_service: SecretService
) -> None:
    account_service.loaded(qtbot)
    account_service.saved(qtbot, account(), "s3cret")
    secret_service.lock()
    with (
        secret_service.prompter(Answer.DISMISS),
        qtbot.waitSignal(account_service.account_service.failed, timeout=PATIENCE_MS) as told,
    ):
        account_service.account_service.remove(account())
    assert isinstance(told.args[0], VaultError)
    assert [name for name, _ in account_service.said] == ["changed", "failed"]


def test_an_account_that_cannot_be_removed_stays(qtbot: QtBot, account_service: Harness) -> None:
    put(account_service, account())
    account_service.loaded(qtbot)
    assert account_service.delivery_harness.storage.close(10)
    with qtbot.waitSignal(account_service.account_service.failed, timeout=PATIENCE_MS):
        account_service.account_service.remove(account())
    assert [name for name, _ in account_service.said] == ["failed"]
    assert account_service.account_service.chosen == account()


# where the secret is


def test_a_secret_is_located(qtbot: QtBot, account_service: Harness, secret_service: SecretService) -> None:
    def located() -> SecretLocation:
        with qtbot.waitSignal(account_service.account_service.located, timeout=PATIENCE_MS) as answer:
            account_service.account_service.locate("a1")
        found: SecretLocation = answer.args[0]
        return found

    account_service.loaded(qtbot)
    name = located().keyring
    assert name
    assert located() == SecretLocation("a1", SecretPlace.NOWHERE, name)
    account_service.said.clear()
    account_service.saved(qtbot, account(), "s3cret")
    assert located() == SecretLocation("a1", SecretPlace.KEYRING, name)
    account_service.said.clear()
    account_service.saved(qtbot, account(), "s3cret", for_session=True)
    assert located() == SecretLocation("a1", SecretPlace.SESSION, name)


def test_a_keyring_that_does_not_say_gets_no_answer(
    qtbot: QtBot, account_service: Harness, secret_service: SecretService, caplog: pytest.LogCaptureFixture
) -> None:
    # It is known before it freezes, as in a program that has run for a while.
    account_service.delivery_harness.secrets.submit(lambda vault: vault.place("a1")).result(20)
    secret_service.freeze()
    account_service.account_service.locate("a1")

    def given_up() -> bool:
        account_service.account_service.cancel_keyring()
        return "VaultError" in caplog.text

    wait_for(qtbot, given_up)
    assert account_service.said == []
    secret_service.thaw()


# the sandbox


def test_the_sandbox_is_started_once_and_chosen(qtbot: QtBot, account_service: Harness) -> None:
    block, started = Block(), list[str]()

    def open_sandbox() -> Account:
        started.append(threading.current_thread().name)
        block()
        return SANDBOX

    account_service.open_sandbox = open_sandbox
    account_service.account_service.choose_sandbox()
    account_service.account_service.choose_sandbox()
    wait_for(qtbot, block.entered)
    inside = [account_service.account_service.in_sandbox]
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        block.release()
    inside.append(account_service.account_service.in_sandbox)
    account_service.account_service.choose(None)
    inside.append(account_service.account_service.in_sandbox)
    assert inside == [False, True, False]
    account_service.account_service.choose_sandbox()
    assert account_service.account_service.chosen is SANDBOX
    assert len(started) == 1
    assert started != [threading.current_thread().name]


def test_who_chooses_an_account_while_the_sandbox_starts_gets_the_account(
    qtbot: QtBot, account_service: Harness
) -> None:
    put(account_service, account(), account("b2", "Beta"))
    account_service.loaded(qtbot)
    block = Block()

    def open_sandbox() -> Account:
        block()
        return SANDBOX

    account_service.open_sandbox = open_sandbox
    account_service.account_service.choose_sandbox()
    account_service.account_service.choose(account())
    with qtbot.assertNotEmitted(account_service.account_service.changed):
        block.release()
    wait_for(qtbot, lambda: account_service.account_service._sandbox is not None)
    assert account_service.account_service.chosen == account()


def test_the_list_does_not_take_anybody_out_of_the_sandbox(qtbot: QtBot, account_service: Harness) -> None:
    put(account_service, account())
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        account_service.account_service.choose_sandbox()
    assert account_service.loaded(qtbot, "a1").chosen is SANDBOX
    assert account_service.account_service.accounts == (account(),)


def test_a_sandbox_that_does_not_start_is_told_and_tried_again(qtbot: QtBot, account_service: Harness) -> None:
    def fail() -> Account:
        raise OSError("no port")

    put(account_service, account())
    account_service.loaded(qtbot)
    account_service.open_sandbox = fail
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        account_service.account_service.choose_sandbox()
    assert account_service.account_service.chosen == account()
    assert [name for name, _ in account_service.said] == ["sandbox_failed", "changed"]
    account_service.open_sandbox = lambda: SANDBOX
    with qtbot.waitSignal(account_service.account_service.changed, timeout=PATIENCE_MS):
        account_service.account_service.choose_sandbox()
    assert account_service.account_service.in_sandbox


def test_who_wants_the_sandbox_never_gets_a_real_account(qtbot: QtBot, account_service: Harness) -> None:
    put(account_service, account())
    block = Block()

    def open_sandbox() -> Account:
        block()
        raise OSError("no port")

    account_service.open_sandbox = open_sandbox
    account_service.account_service.choose_sandbox()
    assert account_service.loaded(qtbot, "a1").chosen is None, "the only account, and the one chosen last"
    with qtbot.waitSignal(account_service.account_service.sandbox_failed, timeout=PATIENCE_MS):
        block.release()
    assert account_service.account_service.chosen is None


def test_giving_up_ends_the_own_call_only(qtbot: QtBot, account_service: Harness) -> None:
    """While another call runs, the save has not had its turn: it leaves the queue, and nothing is stored."""
    put(account_service, account())
    account_service.loaded(qtbot)
    block = Block()
    other = account_service.delivery_harness.secrets.submit(lambda vault: block())
    account_service.account_service.save(account("b2", "Beta"), "new")
    with qtbot.waitSignal(account_service.account_service.save_failed, timeout=PATIENCE_MS) as answer:
        account_service.account_service.cancel_keyring()
    assert answer.args is not None
    assert answer.args[0].reason is VaultReason.DISMISSED
    block.release()
    other.result(10)
    assert account_service.stored() == (account(),)


def test_a_secret_for_the_session_does_not_wait_for_a_hanging_keyring(qtbot: QtBot, account_service: Harness) -> None:
    block = Block()
    hanging = account_service.delivery_harness.secrets.submit(lambda vault: block())
    with qtbot.waitSignal(account_service.account_service.saved, timeout=PATIENCE_MS):
        account_service.account_service.save(account(), "kept in memory", for_session=True)
    assert not hanging.done()
    block.release()
    hanging.result(10)
    assert account_service.delivery_harness.vault.session_secret("a1") == "kept in memory"


def test_after_closing_it_says_nothing(qtbot: QtBot, account_service: Harness) -> None:
    account_service.account_service.load()
    account_service.account_service.save(account(), None)
    account_service.account_service.close()
    account_service.stored()
    with qtbot.assertNotEmitted(account_service.account_service.changed, wait=20):
        pass
    assert account_service.said == []
