"""The vault over a real Secret Service."""

import contextlib
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from nxwa_desktop.storage.secrets.vault import SERVICE, SecretPlace, Vault, VaultError, VaultReason
from tests.support.capabilities import UNIX_SOCKETS
from tests.support.prompter import Answer
from tests.support.secret_service import SecretService
from tests.support.vaults import reason_of

SOON = 2.0
"""Seconds; far below the vault's own bounds, far above what a busy machine needs."""


@pytest.fixture
def vault() -> Iterator[Vault]:
    """A vault with its usual, long bounds."""
    vault = Vault()
    yield vault
    vault.close()


@pytest.fixture
def hasty() -> Iterator[Vault]:
    """A vault that waits for nobody for long."""
    vault = Vault(call_timeout=0.2, prompt_timeout=0.4)
    yield vault
    vault.close()


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def cancelled_reason(vault: Vault, call: Callable[[], object], ready: Callable[[], bool]) -> VaultReason:
    """Run `call` in a thread, cancel it once it is `ready`, and tell how it ended; it must end soon."""
    with ThreadPoolExecutor(1) as pool:
        future: Future[object] = pool.submit(call)
        assert ready()
        deadline = time.monotonic() + SOON
        while not future.done() and time.monotonic() < deadline:
            # Once would do, were it known that the call has begun.
            vault.cancel()
            wait([future], timeout=0.01)
        return reason_of(lambda: future.result(timeout=0))


class TestKeeping:
    @pytest.mark.parametrize("secret", ["abciiiko2k3", "牛小信 — ключ 🔑", " spaces\tand\nlines ", "x" * 1280])
    def test_what_is_written_is_read(self, secret_service: SecretService, vault: Vault, secret: str) -> None:
        vault.write("one", secret)
        assert vault.read("one") == secret
        assert Vault().read("one") == secret

    def test_each_account_has_its_own(self, secret_service: SecretService, vault: Vault) -> None:
        vault.write("one", "first")
        vault.write("two", "second")
        vault.write("one", "third")
        assert (vault.read("one"), vault.read("two")) == ("third", "second")

    def test_a_deleted_secret_is_missing(self, secret_service: SecretService, vault: Vault) -> None:
        vault.write("one", "first")
        vault.delete("one")
        assert reason_of(lambda: vault.read("one")) is VaultReason.MISSING
        assert vault.place("one") is SecretPlace.NOWHERE

    def test_deleting_what_is_not_there_is_no_error(self, secret_service: SecretService, vault: Vault) -> None:
        vault.delete("never")

    def test_place_follows_the_secret(self, secret_service: SecretService, vault: Vault) -> None:
        assert vault.place("one") is SecretPlace.NOWHERE
        vault.write("one", "first")
        assert vault.place("one") is SecretPlace.KEYRING
        vault.keep_for_session("one", "second")
        assert vault.place("one") is SecretPlace.SESSION

    def test_the_session_comes_first_and_a_write_ends_it(self, secret_service: SecretService, vault: Vault) -> None:
        vault.write("one", "stored")
        vault.keep_for_session("one", "kept")
        assert vault.read("one") == "kept"
        vault.write("one", "stored again")
        assert vault.read("one") == "stored again"

    def test_the_entry_carries_the_program_and_the_account(self, secret_service: SecretService, vault: Vault) -> None:
        from keyring.backends import SecretService as Stock

        vault.write("one", "first")
        stock: object = Stock.Keyring().get_password("nxwa-desktop", "one")  # type: ignore[no-untyped-call]  # keyring
        assert stock == "first"
        assert SERVICE == "nxwa-desktop"

    @pytest.mark.parametrize(
        ("name", "value"),
        [("PREFERRED_COLLECTION", "/org/freedesktop/secrets/collection/session"), ("SCHEME", "KeePassXC")],
    )
    def test_the_environment_does_not_say_where_it_goes(
        self,
        secret_service: SecretService,
        vault: Vault,
        monkeypatch: pytest.MonkeyPatch,
        name: str,
        value: str,
    ) -> None:
        monkeypatch.setenv(f"KEYRING_PROPERTY_{name}", value)
        vault.write("one", "first")
        monkeypatch.delenv(f"KEYRING_PROPERTY_{name}")
        assert vault.read("one") == "first"

    def test_its_name(self, secret_service: SecretService, vault: Vault) -> None:
        assert vault.keyring_name() == "GNOME Keyring"
        assert vault.answers()


class TestLocked:
    @pytest.fixture
    def locked(self, secret_service: SecretService, vault: Vault) -> SecretService:
        vault.write("one", "first")
        secret_service.lock()
        return secret_service

    def test_place_looks_without_a_prompt(self, locked: SecretService, vault: Vault) -> None:
        with locked.prompter(Answer.NEVER) as prompter:
            assert vault.place("one") is SecretPlace.KEYRING
            assert vault.place("two") is SecretPlace.NOWHERE
            assert not prompter.asked.is_set()

    def test_nothing_there_needs_no_prompt(self, locked: SecretService, vault: Vault) -> None:
        with locked.prompter(Answer.NEVER) as prompter:
            assert reason_of(lambda: vault.read("two")) is VaultReason.MISSING
            vault.delete("two")
            assert not prompter.asked.is_set()

    def test_without_anyone_to_ask(self, locked: SecretService, vault: Vault) -> None:
        assert reason_of(lambda: vault.read("one")) is VaultReason.LOCKED
        assert reason_of(lambda: vault.write("one", "second")) is VaultReason.LOCKED
        assert reason_of(lambda: vault.delete("one")) is VaultReason.LOCKED

    def test_a_dismissed_prompt(self, locked: SecretService, vault: Vault) -> None:
        with locked.prompter(Answer.DISMISS) as prompter:
            assert reason_of(lambda: vault.read("one")) is VaultReason.DISMISSED
            assert prompter.asked.is_set()
            assert reason_of(lambda: vault.write("two", "second")) is VaultReason.DISMISSED

    def test_the_right_password_unlocks(self, locked: SecretService, vault: Vault) -> None:
        with locked.prompter(Answer.PASSWORD) as prompter:
            assert vault.read("one") == "first"
            assert prompter.asked.is_set()
        vault.write("one", "second")
        assert vault.read("one") == "second"

    def test_an_unanswered_prompt_ends_in_time(self, locked: SecretService, hasty: Vault) -> None:
        with locked.prompter(Answer.NEVER) as prompter:
            began = time.monotonic()
            assert reason_of(lambda: hasty.read("one")) is VaultReason.TIMEOUT
            assert 0.4 <= time.monotonic() - began < SOON
            assert prompter.asked.is_set()

    def test_a_prompt_may_take_longer_than_a_call(self, locked: SecretService) -> None:
        patient = Vault(call_timeout=0.5, prompt_timeout=60)
        with locked.prompter(Answer.NEVER) as prompter, ThreadPoolExecutor(1) as pool:
            future = pool.submit(patient.read, "one")
            assert prompter.asked.wait(SOON)
            wait([future], timeout=0.8)
            still_asking = not future.done()
            patient.cancel()
        assert still_asking

    @pytest.mark.parametrize("method", ["read", "write", "delete"])
    def test_an_unanswered_prompt_is_cancelled(self, locked: SecretService, vault: Vault, method: str) -> None:
        calls: dict[str, Callable[[], object]] = {
            "read": lambda: vault.read("one"),
            "write": lambda: vault.write("one", "second"),
            "delete": lambda: vault.delete("one"),
        }
        with locked.prompter(Answer.NEVER) as prompter:
            ended = cancelled_reason(vault, calls[method], lambda: prompter.asked.wait(SOON))
        assert ended is VaultReason.DISMISSED
        # Only the running call was meant.
        assert vault.place("one") is SecretPlace.KEYRING

    def test_a_daemon_killed_during_a_prompt(self, locked: SecretService, vault: Vault) -> None:
        with locked.prompter(Answer.NEVER) as prompter, ThreadPoolExecutor(1) as pool:
            future = pool.submit(vault.delete, "one")
            assert prompter.asked.wait(SOON)
            locked.kill()
            assert reason_of(lambda: future.result(SOON)) is VaultReason.FAILED
        assert reason_of(lambda: vault.read("one")) is VaultReason.NO_KEYRING


class TestTrouble:
    def test_a_frozen_daemon_is_given_up_on(self, secret_service: SecretService, hasty: Vault) -> None:
        Vault().write("one", "first")
        secret_service.freeze()
        for call in (lambda: hasty.read("one"), lambda: hasty.place("one"), lambda: hasty.write("one", "second")):
            began = time.monotonic()
            assert reason_of(call) is VaultReason.TIMEOUT
            assert time.monotonic() - began < SOON
        secret_service.thaw()
        assert Vault().place("one") is SecretPlace.KEYRING

    def test_a_daemon_that_is_frozen_for_nine_seconds_is_waited_for(
        self, secret_service: SecretService, vault: Vault, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        vault.write("one", "first")
        secret_service.freeze()
        slept, real = threading.Event(), time.monotonic
        monkeypatch.setattr("nxwa_desktop.storage.secrets.calls.time.monotonic", lambda: real() + 9 * slept.is_set())
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(vault.read, "one")
            wait([future], timeout=0.3)
            slept.set()
            secret_service.thaw()
            assert future.result(SOON) == "first"

    def test_a_frozen_daemon_is_cancelled(self, secret_service: SecretService, vault: Vault) -> None:
        vault.write("one", "first")
        secret_service.freeze()
        assert cancelled_reason(vault, lambda: vault.read("one"), lambda: True) is VaultReason.DISMISSED
        secret_service.thaw()
        assert vault.read("one") == "first"

    def test_a_frozen_bus(self, secret_service: SecretService, vault: Vault, hasty: Vault) -> None:
        hasty.keyring_name()
        secret_service.freeze_bus()
        assert reason_of(lambda: hasty.read("one")) is VaultReason.TIMEOUT
        assert cancelled_reason(vault, lambda: vault.read("one"), lambda: True) is VaultReason.DISMISSED

    def test_a_daemon_killed_while_it_owes_an_answer(self, secret_service: SecretService, vault: Vault) -> None:
        vault.write("one", "first")
        secret_service.freeze()
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(vault.delete, "one")
            wait([future], timeout=0.1)
            secret_service.kill()
            assert reason_of(lambda: future.result(SOON)) is VaultReason.FAILED

    def test_a_killed_daemon(self, secret_service: SecretService, vault: Vault) -> None:
        vault.write("one", "first")
        secret_service.kill()
        assert reason_of(lambda: vault.read("one")) is VaultReason.NO_KEYRING
        assert reason_of(lambda: vault.write("one", "second")) is VaultReason.NO_KEYRING
        assert vault.place("one") is SecretPlace.NOWHERE
        assert vault.keyring_name() == "Secret Service"
        assert not vault.answers()
        vault.delete("one")

    @pytest.mark.parametrize(
        "address", [None, "", "nonsense", "tcp:host=localhost,port=1", "unix:path=/tmp/no-such-bus", "unix:dir=/tmp"]
    )
    def test_no_bus(self, vault: Vault, monkeypatch: pytest.MonkeyPatch, address: str | None) -> None:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
        if address is not None:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert reason_of(lambda: vault.read("one")) is VaultReason.NO_KEYRING
        assert vault.place("one") is SecretPlace.NOWHERE
        vault.delete("one")
        vault.keep_for_session("one", "kept")
        assert vault.read("one") == "kept"

    @pytest.mark.parametrize(
        ("answer", "reason"),
        [
            (b"", VaultReason.NO_KEYRING),
            (b"REJECTED EXTERNAL\r\n", VaultReason.NO_KEYRING),
            (b"OK 0123456789abcdef0123456789abcdef\r\n", VaultReason.FAILED),
            (b"what?", VaultReason.NO_KEYRING),
        ],
    )
    def test_a_bus_that_does_not_want_us(
        self, vault: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: bytes, reason: VaultReason
    ) -> None:
        UNIX_SOCKETS.need()
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(str(tmp_path / "bus"))
            listener.listen()
            listener.settimeout(SOON)

            def turn_away() -> None:
                connection, _ = listener.accept()
                with connection:
                    connection.recv(1024)
                    connection.sendall(answer)
                    if answer.startswith(b"OK"):
                        # Until it has said BEGIN and Hello.
                        connection.recv(7)
                        connection.recv(1024)

            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
            with ThreadPoolExecutor(1) as pool:
                turned_away = pool.submit(turn_away)
                before = open_descriptors()
                assert reason_of(lambda: vault.read("one")) is reason
                turned_away.result(SOON)
                assert open_descriptors() <= before

    def test_no_default_collection(self, secret_service: SecretService, vault: Vault) -> None:
        secret_service.delete_default()
        assert vault.place("one") is SecretPlace.NOWHERE
        assert reason_of(lambda: vault.read("one")) is VaultReason.MISSING
        vault.delete("one")
        # Making one takes a new password, and nobody is there to ask for it.
        assert reason_of(lambda: vault.write("one", "first")) is VaultReason.LOCKED
        with secret_service.prompter(Answer.PASSWORD):
            vault.write("one", "first")
        assert vault.read("one") == "first"

    def test_no_descriptor_is_left_open(self, secret_service: SecretService, hasty: Vault) -> None:
        def everything_once() -> None:
            for call in (lambda: hasty.read("one"), lambda: hasty.write("one", "x"), lambda: hasty.place("one")):
                with contextlib.suppress(VaultError):
                    call()

        def all_kinds_of_trouble() -> None:
            everything_once()
            secret_service.lock()
            everything_once()
            with secret_service.prompter(Answer.DISMISS):
                everything_once()
            with secret_service.prompter(Answer.NEVER):
                everything_once()
            secret_service.freeze()
            everything_once()
            secret_service.thaw()

        all_kinds_of_trouble()
        before = open_descriptors()
        all_kinds_of_trouble()
        secret_service.kill()
        everything_once()
        secret_service.freeze_bus()
        everything_once()
        assert open_descriptors() <= before

    def test_eight_threads_at_once(self, secret_service: SecretService, vault: Vault) -> None:
        start = threading.Barrier(8)

        def work(number: int) -> str:
            start.wait(SOON)
            vault.write(f"account {number}", f"secret {number}")
            return vault.read(f"account {number}")

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, range(8))) == [f"secret {number}" for number in range(8)]
        assert vault.keyring_name() == "GNOME Keyring"

    def test_bytes_that_are_no_text_stay_unspoken(self, secret_service: SecretService, vault: Vault) -> None:
        secret_service.store_raw("one", b"geheim\xff")
        with pytest.raises(VaultError) as caught:
            vault.read("one")
        assert caught.value.reason is VaultReason.FAILED
        assert caught.value.__context__ is None
        assert "geheim" not in "".join(traceback.format_exception(caught.value))


def test_importing_the_vault_imports_no_keyring() -> None:
    program = """
import sys
from nxwa_desktop.storage.secrets.vault import Vault
vault = Vault()
vault.keep_for_session("one", "kept")
assert vault.read("one") == "kept"
print(sorted({name.split(".")[0] for name in sys.modules} & {"keyring", "secretstorage", "jeepney", "cryptography"}))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", timeout=30, check=True
    )
    assert done.stdout.strip() == "[]"
