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
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.vault import SecretPlace, VaultError, VaultReason
from tests.support.accounts import make_account
from tests.support.delivery_harness import Block, DeliveryHarness, delivery_harness
from tests.support.gui import PATIENCE_MS, wait_for
from tests.support.prompter import Answer
from tests.support.secret_service import SecretService

SANDBOX = msgspec.structs.replace(make_account(id="sandbox", endpoint="http://127.0.0.1:1/"), sandbox=True)


def account(account_id: str = "a1", name: str = "Acme") -> Account:
    return make_account(id=account_id, name=name)


class Harness:
    """An account service on real storage and a real vault, and the signals it sent."""

    def __init__(self, opened: DeliveryHarness) -> None:
        self.opened = opened
        self.open_sandbox: Callable[[], Account] = lambda: SANDBOX
        self.service = AccountService(opened.storage, opened.secrets, self._open_sandbox)
        self.said: list[tuple[str, object]] = []
        self.service.changed.connect(lambda: self.said.append(("changed", None)))
        for name in ("saved", "save_failed", "failed", "located", "sandbox_failed"):
            getattr(self.service, name).connect(lambda value, name=name: self.said.append((name, value)))

    def _open_sandbox(self) -> Account:
        return self.open_sandbox()

    def heard(self, name: str) -> list[object]:
        return [value for said, value in self.said if said == name]

    def stored(self) -> tuple[Account, ...]:
        return self.opened.storage.submit(lambda repos: repos.accounts.list()).result(10)

    def secret(self, account_id: str) -> str | VaultReason:
        try:
            return self.opened.secrets.submit(lambda vault: vault.read(account_id)).result(20)
        except VaultError as error:
            return error.reason

    def loaded(self, qtbot: QtBot, wanted: str = "") -> AccountService:
        with qtbot.waitSignal(self.service.changed, timeout=PATIENCE_MS):
            self.service.load(wanted)
        self.said.clear()
        return self.service

    def saved(self, qtbot: QtBot, account: Account, secret: str | None = None, *, for_session: bool = False) -> Account:
        with qtbot.waitSignal(self.service.saved, timeout=PATIENCE_MS) as answer:
            self.service.save(account, secret, for_session=for_session)
        assert self.said == [("changed", None), ("saved", answer.args[0])]
        self.said.clear()
        found: Account = answer.args[0]
        return found

    def refused(self, qtbot: QtBot, account: Account, secret: str | None, **how: bool) -> Exception:
        """Save in vain: one word about it, and whatever is still under way is over."""
        with qtbot.waitSignal(self.service.save_failed, timeout=PATIENCE_MS) as answer:
            self.service.save(account, secret, **how)
        self.secret("nobody")
        self.stored()
        assert self.said == [("save_failed", answer.args[0])]
        self.said.clear()
        error: Exception = answer.args[0]
        return error


@pytest.fixture
def harness(tmp_path: Path, qapp: object) -> Iterator[Harness]:
    with delivery_harness(tmp_path) as opened:
        made = Harness(opened)
        yield made
        made.service.close()


def put(harness: Harness, *accounts: Account) -> None:
    def save(repositories: Repositories) -> None:
        for each in accounts:
            repositories.accounts.save(each)

    harness.opened.storage.submit(save).result(10)


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
    qtbot: QtBot, harness: Harness, stored: list[Account], wanted: str, chosen: Account | None
) -> None:
    put(harness, *stored)
    lost: list[object] = []
    harness.service.lost.connect(lost.append)
    assert harness.loaded(qtbot, wanted).chosen == chosen
    assert harness.service.loaded
    assert harness.service.accounts == tuple(stored)
    assert lost == ([None] if wanted and chosen is None else [])


def test_a_later_list_chooses_nothing(qtbot: QtBot, harness: Harness) -> None:
    harness.loaded(qtbot)
    put(harness, account())
    assert harness.loaded(qtbot).chosen is None
    harness.service.choose(account())
    put(harness, account("b2", "Beta"))
    assert harness.loaded(qtbot, "b2").chosen == account()
    harness.service.choose(None)
    assert harness.loaded(qtbot, "b2").chosen is None


def test_an_account_is_chosen_as_it_is_stored_now(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account(name="Renamed"))
    harness.loaded(qtbot)
    harness.service.choose(account())
    assert harness.service.chosen is harness.service.accounts[0]


def test_what_became_of_the_chosen_account_elsewhere_is_told(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account(), account("b2", "Beta"))
    harness.loaded(qtbot, "a1")
    put(harness, account("b2", "Gamma"))
    heard: list[object] = []
    harness.service.altered.connect(heard.append)
    harness.service.lost.connect(heard.append)
    harness.loaded(qtbot)
    assert heard == []
    put(harness, account(name="Renamed"))
    harness.loaded(qtbot)
    assert heard == [account(name="Renamed")]
    harness.opened.storage.submit(lambda repos: repos.accounts.remove("a1")).result(10)
    assert harness.loaded(qtbot).chosen is None
    assert heard[1:] == [account(name="Renamed")]


def test_a_list_that_cannot_be_read_is_told_and_the_window_goes_on(qtbot: QtBot, harness: Harness) -> None:
    harness.opened.paths.data_folder.parent.mkdir(parents=True, exist_ok=True)
    harness.opened.paths.data_folder.write_text("a file where the folder should be", encoding="utf-8")
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        harness.service.load()
    assert [name for name, _ in harness.said] == ["failed", "changed"]
    assert isinstance(harness.said[0][1], StorageError)
    assert harness.service.loaded
    harness.opened.paths.data_folder.unlink()


# saving


@pytest.mark.usefixtures("secret_service")
def test_a_new_account_is_stored_with_its_secret_and_chosen(qtbot: QtBot, harness: Harness) -> None:
    harness.loaded(qtbot)
    stored = harness.saved(qtbot, account(name="  Acme "), "s3cret")
    assert stored == account()
    assert harness.service.accounts == (stored,)
    # The chooser marks the entry that is the chosen one.
    assert harness.service.chosen is harness.service.accounts[0]
    assert harness.stored() == (stored,)
    assert harness.secret("a1") == "s3cret"


@pytest.mark.usefixtures("secret_service")
def test_a_stored_account_keeps_its_secret_unless_a_new_one_is_given(qtbot: QtBot, harness: Harness) -> None:
    harness.loaded(qtbot)
    harness.saved(qtbot, account(), "old")
    harness.saved(qtbot, account(name="Renamed"))
    assert (harness.stored(), harness.secret("a1")) == ((account(name="Renamed"),), "old")
    harness.saved(qtbot, account(name="Again"), "new")
    assert (harness.stored(), harness.secret("a1")) == ((account(name="Again"),), "new")
    assert harness.service.chosen == account(name="Again")


def test_without_a_keyring_nothing_is_stored_and_for_the_session_everything(qtbot: QtBot, harness: Harness) -> None:
    harness.loaded(qtbot)
    error = harness.refused(qtbot, account(), "s3cret")
    assert isinstance(error, VaultError)
    assert error.reason is VaultReason.NO_KEYRING
    assert (
        harness.stored(),
        harness.service.accounts,
        harness.service.chosen,
    ) == ((), (), None)
    harness.saved(qtbot, account(), "s3cret", for_session=True)
    assert (harness.stored(), harness.secret("a1")) == ((account(),), "s3cret")
    error = harness.refused(qtbot, account(name="Renamed"), "other")
    assert (harness.stored(), harness.secret("a1")) == ((account(),), "s3cret")
    assert harness.service.chosen == account()


@pytest.mark.usefixtures("secret_service")
@pytest.mark.parametrize("for_session", [False, True])
def test_a_new_account_whose_name_is_taken_leaves_no_secret(qtbot: QtBot, harness: Harness, for_session: bool) -> None:
    put(harness, account())
    harness.loaded(qtbot)
    assert isinstance(harness.refused(qtbot, account("b2", "ACME"), "s3cret", for_session=for_session), NameTaken)
    assert (harness.stored(), harness.secret("b2")) == ((account(),), VaultReason.MISSING)
    assert harness.service.accounts == (account(),)


@pytest.mark.usefixtures("secret_service")
def test_a_stored_account_whose_new_name_is_taken_keeps_its_secret(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account())
    harness.loaded(qtbot)
    harness.saved(qtbot, account("b2", "Beta"), "old")
    assert isinstance(harness.refused(qtbot, account("b2", "acme"), "new"), NameTaken)
    assert isinstance(harness.refused(qtbot, account("b2", "acme"), None), NameTaken)
    assert (harness.stored(), harness.secret("b2")) == ((account(), account("b2", "Beta")), "old")


def test_a_stored_account_is_as_it_was_when_the_keyring_is_dismissed(
    qtbot: QtBot, harness: Harness, secret_service: SecretService
) -> None:
    harness.loaded(qtbot)
    harness.saved(qtbot, account(), "old")
    secret_service.lock()
    with (
        secret_service.prompter(Answer.DISMISS),
        qtbot.waitSignal(harness.service.save_failed, timeout=PATIENCE_MS) as told,
    ):
        harness.service.save(account(name="Renamed"), "new")
    assert told.args[0].reason is VaultReason.DISMISSED
    assert harness.said == [("save_failed", told.args[0])]
    assert (harness.stored(), harness.service.accounts) == ((account(),), (account(),))
    with secret_service.prompter(Answer.PASSWORD):
        assert harness.secret("a1") == "old"


def test_saving_at_a_keyring_that_never_answers_can_be_given_up(
    qtbot: QtBot, harness: Harness, secret_service: SecretService
) -> None:
    harness.loaded(qtbot)
    secret_service.lock()
    with secret_service.prompter(Answer.NEVER) as prompter:
        harness.service.save(account(), "s3cret")
        wait_for(qtbot, prompter.asked)
        with qtbot.waitSignal(harness.service.save_failed, timeout=PATIENCE_MS):
            harness.service.cancel_keyring()
    assert [name for name, _ in harness.said] == ["save_failed"]
    assert harness.stored() == ()


@pytest.mark.usefixtures("secret_service")
def test_saving_in_the_sandbox_does_not_leave_it(qtbot: QtBot, harness: Harness) -> None:
    harness.loaded(qtbot)
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        harness.service.choose_sandbox()
    harness.said.clear()
    harness.saved(qtbot, account(), "s3cret")
    assert harness.service.in_sandbox


def test_an_account_that_only_looks_like_the_sandbox_is_not_taken_for_it(qtbot: QtBot, harness: Harness) -> None:
    double = msgspec.structs.replace(SANDBOX, sandbox=False)
    harness.opened.storage.submit(lambda repos: repos.accounts.save(double)).result(10)
    harness.loaded(qtbot)
    assert harness.service.accounts == (double,)
    harness.service.choose(double)
    assert not harness.service.in_sandbox
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        harness.service.choose_sandbox()
    assert harness.service.chosen == SANDBOX
    assert harness.service.in_sandbox


@pytest.mark.usefixtures("secret_service")
def test_two_savings_at_once_end_in_a_whole_list(qtbot: QtBot, harness: Harness) -> None:
    harness.loaded(qtbot)
    harness.saved(qtbot, account(), "old")
    harness.service.save(account("b2", "Beta"), "b")
    harness.service.save(account(name="Alpha"), "a")
    wait_for(qtbot, lambda: len(harness.heard("saved")) == 2)
    assert harness.service.accounts == harness.stored() == (account(name="Alpha"), account("b2", "Beta"))
    assert (harness.secret("a1"), harness.secret("b2")) == ("a", "b")


# removing


@pytest.mark.usefixtures("secret_service")
def test_the_chosen_account_goes_with_its_secret(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account("b2", "Beta"))
    harness.loaded(qtbot)
    harness.service.choose(harness.saved(qtbot, account(), "s3cret"))
    harness.said.clear()
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        harness.service.remove(account())
    assert harness.service.chosen is None
    assert harness.service.accounts == (account("b2", "Beta"),)
    assert (harness.stored(), harness.secret("a1")) == ((account("b2", "Beta"),), VaultReason.MISSING)
    assert harness.said == [("changed", None)]


def test_an_account_that_is_not_chosen_goes_quietly(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account(), account("b2", "Beta"))
    chosen = harness.loaded(qtbot, "b2").chosen
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        harness.service.remove(account())
    assert harness.service.chosen is chosen


def test_a_secret_that_cannot_be_removed_is_told(qtbot: QtBot, harness: Harness, secret_service: SecretService) -> None:
    harness.loaded(qtbot)
    harness.saved(qtbot, account(), "s3cret")
    secret_service.lock()
    with (
        secret_service.prompter(Answer.DISMISS),
        qtbot.waitSignal(harness.service.failed, timeout=PATIENCE_MS) as told,
    ):
        harness.service.remove(account())
    assert isinstance(told.args[0], VaultError)
    assert [name for name, _ in harness.said] == ["changed", "failed"]


def test_an_account_that_cannot_be_removed_stays(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account())
    harness.loaded(qtbot)
    assert harness.opened.storage.close(10)
    with qtbot.waitSignal(harness.service.failed, timeout=PATIENCE_MS):
        harness.service.remove(account())
    assert [name for name, _ in harness.said] == ["failed"]
    assert harness.service.chosen == account()


# where the secret is


def test_a_secret_is_located(qtbot: QtBot, harness: Harness, secret_service: SecretService) -> None:
    def located() -> SecretLocation:
        with qtbot.waitSignal(harness.service.located, timeout=PATIENCE_MS) as answer:
            harness.service.locate("a1")
        found: SecretLocation = answer.args[0]
        return found

    harness.loaded(qtbot)
    name = located().keyring
    assert name
    assert located() == SecretLocation("a1", SecretPlace.NOWHERE, name)
    harness.said.clear()
    harness.saved(qtbot, account(), "s3cret")
    assert located() == SecretLocation("a1", SecretPlace.KEYRING, name)
    harness.said.clear()
    harness.saved(qtbot, account(), "s3cret", for_session=True)
    assert located() == SecretLocation("a1", SecretPlace.SESSION, name)


def test_a_keyring_that_does_not_say_gets_no_answer(
    qtbot: QtBot, harness: Harness, secret_service: SecretService, caplog: pytest.LogCaptureFixture
) -> None:
    # It is known before it freezes, as in a program that has run for a while.
    harness.opened.secrets.submit(lambda vault: vault.place("a1")).result(20)
    secret_service.freeze()
    harness.service.locate("a1")

    def given_up() -> bool:
        harness.service.cancel_keyring()
        return "VaultError" in caplog.text

    wait_for(qtbot, given_up)
    assert harness.said == []
    secret_service.thaw()


# the sandbox


def test_the_sandbox_is_started_once_and_chosen(qtbot: QtBot, harness: Harness) -> None:
    block, started = Block(), list[str]()

    def open_sandbox() -> Account:
        started.append(threading.current_thread().name)
        block()
        return SANDBOX

    harness.open_sandbox = open_sandbox
    harness.service.choose_sandbox()
    harness.service.choose_sandbox()
    wait_for(qtbot, block.entered)
    inside = [harness.service.in_sandbox]
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        block.release()
    inside.append(harness.service.in_sandbox)
    harness.service.choose(None)
    inside.append(harness.service.in_sandbox)
    assert inside == [False, True, False]
    harness.service.choose_sandbox()
    assert harness.service.chosen is SANDBOX
    assert len(started) == 1
    assert started != [threading.current_thread().name]


def test_who_chooses_an_account_while_the_sandbox_starts_gets_the_account(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account(), account("b2", "Beta"))
    harness.loaded(qtbot)
    block = Block()

    def open_sandbox() -> Account:
        block()
        return SANDBOX

    harness.open_sandbox = open_sandbox
    harness.service.choose_sandbox()
    harness.service.choose(account())
    with qtbot.assertNotEmitted(harness.service.changed):
        block.release()
    wait_for(qtbot, lambda: harness.service._sandbox is not None)
    assert harness.service.chosen == account()


def test_the_list_does_not_take_anybody_out_of_the_sandbox(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account())
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        harness.service.choose_sandbox()
    assert harness.loaded(qtbot, "a1").chosen is SANDBOX
    assert harness.service.accounts == (account(),)


def test_a_sandbox_that_does_not_start_is_told_and_tried_again(qtbot: QtBot, harness: Harness) -> None:
    def fail() -> Account:
        raise OSError("no port")

    put(harness, account())
    harness.loaded(qtbot)
    harness.open_sandbox = fail
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        harness.service.choose_sandbox()
    assert harness.service.chosen == account()
    assert [name for name, _ in harness.said] == ["sandbox_failed", "changed"]
    harness.open_sandbox = lambda: SANDBOX
    with qtbot.waitSignal(harness.service.changed, timeout=PATIENCE_MS):
        harness.service.choose_sandbox()
    assert harness.service.in_sandbox


def test_who_wants_the_sandbox_never_gets_a_real_account(qtbot: QtBot, harness: Harness) -> None:
    put(harness, account())
    block = Block()

    def open_sandbox() -> Account:
        block()
        raise OSError("no port")

    harness.open_sandbox = open_sandbox
    harness.service.choose_sandbox()
    assert harness.loaded(qtbot, "a1").chosen is None, "the only account, and the one chosen last"
    with qtbot.waitSignal(harness.service.sandbox_failed, timeout=PATIENCE_MS):
        block.release()
    assert harness.service.chosen is None


def test_giving_up_ends_the_own_call_only(qtbot: QtBot, harness: Harness) -> None:
    """While another call runs, the save has not had its turn: it leaves the queue, and nothing is stored."""
    put(harness, account())
    harness.loaded(qtbot)
    block = Block()
    other = harness.opened.secrets.submit(lambda vault: block())
    harness.service.save(account("b2", "Beta"), "new")
    with qtbot.waitSignal(harness.service.save_failed, timeout=PATIENCE_MS) as answer:
        harness.service.cancel_keyring()
    assert answer.args is not None
    assert answer.args[0].reason is VaultReason.DISMISSED
    block.release()
    other.result(10)
    assert harness.stored() == (account(),)


def test_a_secret_for_the_session_does_not_wait_for_a_hanging_keyring(qtbot: QtBot, harness: Harness) -> None:
    block = Block()
    hanging = harness.opened.secrets.submit(lambda vault: block())
    with qtbot.waitSignal(harness.service.saved, timeout=PATIENCE_MS):
        harness.service.save(account(), "kept in memory", for_session=True)
    assert not hanging.done()
    block.release()
    hanging.result(10)
    assert harness.opened.vault.session_secret("a1") == "kept in memory"


def test_after_closing_it_says_nothing(qtbot: QtBot, harness: Harness) -> None:
    harness.service.load()
    harness.service.save(account(), None)
    harness.service.close()
    harness.stored()
    with qtbot.assertNotEmitted(harness.service.changed, wait=20):
        pass
    assert harness.said == []
