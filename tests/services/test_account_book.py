"""The accounts as the window knows them, on a real disk and at a real keyring."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.services.account_book import AccountBook, SecretWhereabouts
from nxwa_desktop.storage.accounts import NameTaken
from nxwa_desktop.storage.database import StorageError
from nxwa_desktop.storage.stores import Stores
from nxwa_desktop.storage.vault import SecretPlace, VaultError, VaultReason
from tests.support.gui import PATIENCE_MS, wait_for
from tests.support.prompter import Answer
from tests.support.rig import Block, Rig, account_at, rig
from tests.support.secret_service import SecretService

SANDBOX = msgspec.structs.replace(account_at("http://127.0.0.1:1/"), id="sandbox", sandbox=True)


def account(account_id: str = "a1", name: str = "Acme") -> Account:
    return msgspec.structs.replace(account_at("global"), id=account_id, name=name)


class Book:
    """An account book over real stores and a real vault, and all it said."""

    def __init__(self, opened: Rig) -> None:
        self.rig = opened
        self.open_sandbox: Callable[[], Account] = lambda: SANDBOX
        self.book = AccountBook(opened.stores, opened.secrets, self._open_sandbox)
        self.said: list[tuple[str, object]] = []
        self.book.changed.connect(lambda: self.said.append(("changed", None)))
        for name in ("saved", "save_failed", "failed", "located", "sandbox_failed"):
            getattr(self.book, name).connect(lambda value, name=name: self.said.append((name, value)))

    def _open_sandbox(self) -> Account:
        return self.open_sandbox()

    def heard(self, name: str) -> list[object]:
        return [value for said, value in self.said if said == name]

    def stored(self) -> tuple[Account, ...]:
        return self.rig.stores.submit(lambda stores: stores.accounts.list()).result(10)

    def secret(self, account_id: str) -> str | VaultReason:
        try:
            return self.rig.secrets.submit(lambda vault: vault.read(account_id)).result(20)
        except VaultError as error:
            return error.reason

    def loaded(self, qtbot: QtBot, wanted: str = "") -> AccountBook:
        with qtbot.waitSignal(self.book.changed, timeout=PATIENCE_MS):
            self.book.load(wanted)
        self.said.clear()
        return self.book

    def saved(self, qtbot: QtBot, account: Account, secret: str | None = None, *, for_session: bool = False) -> Account:
        with qtbot.waitSignal(self.book.saved, timeout=PATIENCE_MS) as answer:
            self.book.save(account, secret, for_session=for_session)
        assert self.said == [("changed", None), ("saved", answer.args[0])]
        self.said.clear()
        found: Account = answer.args[0]
        return found

    def refused(self, qtbot: QtBot, account: Account, secret: str | None, **how: bool) -> Exception:
        """Save in vain: one word about it, and whatever is still under way is over."""
        with qtbot.waitSignal(self.book.save_failed, timeout=PATIENCE_MS) as answer:
            self.book.save(account, secret, **how)
        self.secret("nobody")
        self.stored()
        assert self.said == [("save_failed", answer.args[0])]
        self.said.clear()
        error: Exception = answer.args[0]
        return error


@pytest.fixture
def book(tmp_path: Path, qapp: object) -> Iterator[Book]:
    with rig(tmp_path) as opened:
        made = Book(opened)
        yield made
        made.book.close()


def put(book: Book, *accounts: Account) -> None:
    def save(stores: Stores) -> None:
        for each in accounts:
            stores.accounts.save(each)

    book.rig.stores.submit(save).result(10)


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
    qtbot: QtBot, book: Book, stored: list[Account], wanted: str, chosen: Account | None
) -> None:
    put(book, *stored)
    lost: list[object] = []
    book.book.lost.connect(lost.append)
    assert book.loaded(qtbot, wanted).chosen == chosen
    assert book.book.loaded
    assert book.book.accounts == tuple(stored)
    assert lost == ([None] if wanted and chosen is None else [])


def test_a_later_list_chooses_nothing(qtbot: QtBot, book: Book) -> None:
    book.loaded(qtbot)
    put(book, account())
    assert book.loaded(qtbot).chosen is None
    book.book.choose(account())
    put(book, account("b2", "Beta"))
    assert book.loaded(qtbot, "b2").chosen == account()
    book.book.choose(None)
    assert book.loaded(qtbot, "b2").chosen is None


def test_an_account_is_chosen_as_it_is_stored_now(qtbot: QtBot, book: Book) -> None:
    put(book, account(name="Renamed"))
    book.loaded(qtbot)
    book.book.choose(account())
    assert book.book.chosen is book.book.accounts[0]


def test_what_became_of_the_chosen_account_elsewhere_is_told(qtbot: QtBot, book: Book) -> None:
    put(book, account(), account("b2", "Beta"))
    book.loaded(qtbot, "a1")
    put(book, account("b2", "Gamma"))
    heard: list[object] = []
    book.book.altered.connect(heard.append)
    book.book.lost.connect(heard.append)
    book.loaded(qtbot)
    assert heard == []
    put(book, account(name="Renamed"))
    book.loaded(qtbot)
    assert heard == [account(name="Renamed")]
    book.rig.stores.submit(lambda stores: stores.accounts.remove("a1")).result(10)
    assert book.loaded(qtbot).chosen is None
    assert heard[1:] == [account(name="Renamed")]


def test_a_list_that_cannot_be_read_is_told_and_the_window_goes_on(qtbot: QtBot, book: Book) -> None:
    book.rig.paths.data_folder.parent.mkdir(parents=True, exist_ok=True)
    book.rig.paths.data_folder.write_text("a file where the folder should be")
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        book.book.load()
    assert [name for name, _ in book.said] == ["failed", "changed"]
    assert isinstance(book.said[0][1], StorageError)
    assert book.book.loaded
    book.rig.paths.data_folder.unlink()


# saving


@pytest.mark.usefixtures("secret_service")
def test_a_new_account_is_stored_with_its_secret_and_chosen(qtbot: QtBot, book: Book) -> None:
    book.loaded(qtbot)
    stored = book.saved(qtbot, account(name="  Acme "), "s3cret")
    assert stored == account()
    assert book.book.accounts == (stored,)
    # The chooser marks the entry that is the chosen one.
    assert book.book.chosen is book.book.accounts[0]
    assert book.stored() == (stored,)
    assert book.secret("a1") == "s3cret"


@pytest.mark.usefixtures("secret_service")
def test_a_stored_account_keeps_its_secret_unless_a_new_one_is_given(qtbot: QtBot, book: Book) -> None:
    book.loaded(qtbot)
    book.saved(qtbot, account(), "old")
    book.saved(qtbot, account(name="Renamed"))
    assert (book.stored(), book.secret("a1")) == ((account(name="Renamed"),), "old")
    book.saved(qtbot, account(name="Again"), "new")
    assert (book.stored(), book.secret("a1")) == ((account(name="Again"),), "new")
    assert book.book.chosen == account(name="Again")


def test_without_a_keyring_nothing_is_stored_and_for_the_session_everything(qtbot: QtBot, book: Book) -> None:
    book.loaded(qtbot)
    error = book.refused(qtbot, account(), "s3cret")
    assert isinstance(error, VaultError)
    assert error.reason is VaultReason.NO_KEYRING
    assert (book.stored(), book.book.accounts, book.book.chosen) == ((), (), None)
    book.saved(qtbot, account(), "s3cret", for_session=True)
    assert (book.stored(), book.secret("a1")) == ((account(),), "s3cret")
    error = book.refused(qtbot, account(name="Renamed"), "other")
    assert (book.stored(), book.secret("a1")) == ((account(),), "s3cret")
    assert book.book.chosen == account()


@pytest.mark.usefixtures("secret_service")
@pytest.mark.parametrize("for_session", [False, True])
def test_a_new_account_whose_name_is_taken_leaves_no_secret(qtbot: QtBot, book: Book, for_session: bool) -> None:
    put(book, account())
    book.loaded(qtbot)
    assert isinstance(book.refused(qtbot, account("b2", "ACME"), "s3cret", for_session=for_session), NameTaken)
    assert (book.stored(), book.secret("b2")) == ((account(),), VaultReason.MISSING)
    assert book.book.accounts == (account(),)


@pytest.mark.usefixtures("secret_service")
def test_a_stored_account_whose_new_name_is_taken_keeps_its_secret(qtbot: QtBot, book: Book) -> None:
    put(book, account())
    book.loaded(qtbot)
    book.saved(qtbot, account("b2", "Beta"), "old")
    assert isinstance(book.refused(qtbot, account("b2", "acme"), "new"), NameTaken)
    assert isinstance(book.refused(qtbot, account("b2", "acme"), None), NameTaken)
    assert (book.stored(), book.secret("b2")) == ((account(), account("b2", "Beta")), "old")


def test_a_stored_account_is_as_it_was_when_the_keyring_is_dismissed(
    qtbot: QtBot, book: Book, secret_service: SecretService
) -> None:
    book.loaded(qtbot)
    book.saved(qtbot, account(), "old")
    secret_service.lock()
    with secret_service.prompter(Answer.DISMISS), qtbot.waitSignal(book.book.save_failed, timeout=PATIENCE_MS) as told:
        book.book.save(account(name="Renamed"), "new")
    assert told.args[0].reason is VaultReason.DISMISSED
    assert book.said == [("save_failed", told.args[0])]
    assert (book.stored(), book.book.accounts) == ((account(),), (account(),))
    with secret_service.prompter(Answer.PASSWORD):
        assert book.secret("a1") == "old"


def test_saving_at_a_keyring_that_never_answers_can_be_given_up(
    qtbot: QtBot, book: Book, secret_service: SecretService
) -> None:
    book.loaded(qtbot)
    secret_service.lock()
    with secret_service.prompter(Answer.NEVER) as prompter:
        book.book.save(account(), "s3cret")
        wait_for(qtbot, prompter.asked)
        with qtbot.waitSignal(book.book.save_failed, timeout=PATIENCE_MS):
            book.book.cancel_keyring()
    assert [name for name, _ in book.said] == ["save_failed"]
    assert book.stored() == ()


@pytest.mark.usefixtures("secret_service")
def test_saving_in_the_sandbox_does_not_leave_it(qtbot: QtBot, book: Book) -> None:
    book.loaded(qtbot)
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        book.book.choose_sandbox()
    book.said.clear()
    book.saved(qtbot, account(), "s3cret")
    assert book.book.in_sandbox


def test_an_account_that_only_looks_like_the_sandbox_is_not_taken_for_it(qtbot: QtBot, book: Book) -> None:
    double = msgspec.structs.replace(SANDBOX, sandbox=False)
    book.rig.stores.submit(lambda stores: stores.accounts.save(double)).result(10)
    book.loaded(qtbot)
    assert book.book.accounts == (double,)
    book.book.choose(double)
    assert not book.book.in_sandbox
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        book.book.choose_sandbox()
    assert book.book.chosen == SANDBOX
    assert book.book.in_sandbox


@pytest.mark.usefixtures("secret_service")
def test_two_savings_at_once_end_in_a_whole_list(qtbot: QtBot, book: Book) -> None:
    book.loaded(qtbot)
    book.saved(qtbot, account(), "old")
    book.book.save(account("b2", "Beta"), "b")
    book.book.save(account(name="Alpha"), "a")
    wait_for(qtbot, lambda: len(book.heard("saved")) == 2)
    assert book.book.accounts == book.stored() == (account(name="Alpha"), account("b2", "Beta"))
    assert (book.secret("a1"), book.secret("b2")) == ("a", "b")


# removing


@pytest.mark.usefixtures("secret_service")
def test_the_chosen_account_goes_with_its_secret(qtbot: QtBot, book: Book) -> None:
    put(book, account("b2", "Beta"))
    book.loaded(qtbot)
    book.book.choose(book.saved(qtbot, account(), "s3cret"))
    book.said.clear()
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        book.book.remove(account())
    assert book.book.chosen is None
    assert book.book.accounts == (account("b2", "Beta"),)
    assert (book.stored(), book.secret("a1")) == ((account("b2", "Beta"),), VaultReason.MISSING)
    assert book.said == [("changed", None)]


def test_an_account_that_is_not_chosen_goes_quietly(qtbot: QtBot, book: Book) -> None:
    put(book, account(), account("b2", "Beta"))
    chosen = book.loaded(qtbot, "b2").chosen
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        book.book.remove(account())
    assert book.book.chosen is chosen


def test_a_secret_that_cannot_be_removed_is_told(qtbot: QtBot, book: Book, secret_service: SecretService) -> None:
    book.loaded(qtbot)
    book.saved(qtbot, account(), "s3cret")
    secret_service.lock()
    with secret_service.prompter(Answer.DISMISS), qtbot.waitSignal(book.book.failed, timeout=PATIENCE_MS) as told:
        book.book.remove(account())
    assert isinstance(told.args[0], VaultError)
    assert [name for name, _ in book.said] == ["changed", "failed"]


def test_an_account_that_cannot_be_removed_stays(qtbot: QtBot, book: Book) -> None:
    put(book, account())
    book.loaded(qtbot)
    assert book.rig.stores.close(10)
    with qtbot.waitSignal(book.book.failed, timeout=PATIENCE_MS):
        book.book.remove(account())
    assert [name for name, _ in book.said] == ["failed"]
    assert book.book.chosen == account()


# where the secret is


def test_a_secret_is_located(qtbot: QtBot, book: Book, secret_service: SecretService) -> None:
    def located() -> SecretWhereabouts:
        with qtbot.waitSignal(book.book.located, timeout=PATIENCE_MS) as answer:
            book.book.locate("a1")
        found: SecretWhereabouts = answer.args[0]
        return found

    book.loaded(qtbot)
    name = located().keyring
    assert name
    assert located() == SecretWhereabouts("a1", SecretPlace.NOWHERE, name)
    book.said.clear()
    book.saved(qtbot, account(), "s3cret")
    assert located() == SecretWhereabouts("a1", SecretPlace.KEYRING, name)
    book.said.clear()
    book.saved(qtbot, account(), "s3cret", for_session=True)
    assert located() == SecretWhereabouts("a1", SecretPlace.SESSION, name)


def test_a_keyring_that_does_not_say_gets_no_answer(
    qtbot: QtBot, book: Book, secret_service: SecretService, caplog: pytest.LogCaptureFixture
) -> None:
    # It is known before it freezes, as in a program that has run for a while.
    book.rig.secrets.submit(lambda vault: vault.place("a1")).result(20)
    secret_service.freeze()
    book.book.locate("a1")

    def given_up() -> bool:
        book.book.cancel_keyring()
        return "VaultError" in caplog.text

    wait_for(qtbot, given_up)
    assert book.said == []
    secret_service.thaw()


# the sandbox


def test_the_sandbox_is_started_once_and_chosen(qtbot: QtBot, book: Book) -> None:
    block, started = Block(), list[str]()

    def open_sandbox() -> Account:
        started.append(threading.current_thread().name)
        block()
        return SANDBOX

    book.open_sandbox = open_sandbox
    book.book.choose_sandbox()
    book.book.choose_sandbox()
    wait_for(qtbot, block.entered)
    inside = [book.book.in_sandbox]
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        block.release()
    inside.append(book.book.in_sandbox)
    book.book.choose(None)
    inside.append(book.book.in_sandbox)
    assert inside == [False, True, False]
    book.book.choose_sandbox()
    assert book.book.chosen is SANDBOX
    assert len(started) == 1
    assert started != [threading.current_thread().name]


def test_who_chooses_an_account_while_the_sandbox_starts_gets_the_account(qtbot: QtBot, book: Book) -> None:
    put(book, account(), account("b2", "Beta"))
    book.loaded(qtbot)
    block = Block()

    def open_sandbox() -> Account:
        block()
        return SANDBOX

    book.open_sandbox = open_sandbox
    book.book.choose_sandbox()
    book.book.choose(account())
    with qtbot.assertNotEmitted(book.book.changed):
        block.release()
    wait_for(qtbot, lambda: book.book._sandbox is not None)
    assert book.book.chosen == account()


def test_the_list_does_not_take_anybody_out_of_the_sandbox(qtbot: QtBot, book: Book) -> None:
    put(book, account())
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        book.book.choose_sandbox()
    assert book.loaded(qtbot, "a1").chosen is SANDBOX
    assert book.book.accounts == (account(),)


def test_a_sandbox_that_does_not_start_is_told_and_tried_again(qtbot: QtBot, book: Book) -> None:
    def fail() -> Account:
        raise OSError("no port")

    put(book, account())
    book.loaded(qtbot)
    book.open_sandbox = fail
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        book.book.choose_sandbox()
    assert book.book.chosen == account()
    assert [name for name, _ in book.said] == ["sandbox_failed", "changed"]
    book.open_sandbox = lambda: SANDBOX
    with qtbot.waitSignal(book.book.changed, timeout=PATIENCE_MS):
        book.book.choose_sandbox()
    assert book.book.in_sandbox


def test_who_wants_the_sandbox_never_gets_a_real_account(qtbot: QtBot, book: Book) -> None:
    put(book, account())
    block = Block()

    def open_sandbox() -> Account:
        block()
        raise OSError("no port")

    book.open_sandbox = open_sandbox
    book.book.choose_sandbox()
    assert book.loaded(qtbot, "a1").chosen is None, "the only account, and the one chosen last"
    with qtbot.waitSignal(book.book.sandbox_failed, timeout=PATIENCE_MS):
        block.release()
    assert book.book.chosen is None


def test_giving_up_ends_the_own_call_only(qtbot: QtBot, book: Book) -> None:
    """While another call runs, the save has not had its turn: it leaves the queue, and nothing is stored."""
    put(book, account())
    book.loaded(qtbot)
    block = Block()
    other = book.rig.secrets.submit(lambda vault: block())
    book.book.save(account("b2", "Beta"), "new")
    with qtbot.waitSignal(book.book.save_failed, timeout=PATIENCE_MS) as answer:
        book.book.cancel_keyring()
    assert answer.args is not None
    assert answer.args[0].reason is VaultReason.DISMISSED
    block.release()
    other.result(10)
    assert book.stored() == (account(),)


def test_a_secret_for_the_session_does_not_wait_for_a_hanging_keyring(qtbot: QtBot, book: Book) -> None:
    block = Block()
    hanging = book.rig.secrets.submit(lambda vault: block())
    with qtbot.waitSignal(book.book.saved, timeout=PATIENCE_MS):
        book.book.save(account(), "kept in memory", for_session=True)
    assert not hanging.done()
    block.release()
    hanging.result(10)
    assert book.rig.vault.session_secret("a1") == "kept in memory"


def test_after_closing_it_says_nothing(qtbot: QtBot, book: Book) -> None:
    book.book.load()
    book.book.save(account(), None)
    book.book.close()
    book.stored()
    with qtbot.assertNotEmitted(book.book.changed, wait=20):
        pass
    assert book.said == []
