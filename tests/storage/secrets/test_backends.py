"""The vault over backends that it must refuse, bound or distrust."""

import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backend import KeyringBackend
from keyring.backends import SecretService as LinuxOnly
from keyring.backends import Windows, chainer, fail, null
from keyring.errors import NoKeyringError, PasswordDeleteError

from nxwa_desktop.storage.secrets.vault import SecretPlace, Vault, VaultError, VaultReason
from tests.support.secret_service import SecretService
from tests.support.vaults import reason_of

SOON = 2.0
OF_ANOTHER_SYSTEM: Any = LinuxOnly.Keyring if sys.platform == "win32" else Windows.WinVaultKeyring


class Locker(KeyringBackend):
    """A keyring in memory, as trustworthy as its class says."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has hints for some functions only
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")


class PlaintextFile(Locker):
    priority = 0.5


class Boastful(Locker):
    """A foreign package's backend that rates itself high."""

    __module__ = "keyrings.alt.file"
    priority = 9


class ElsewhereOnly(Locker):
    priority: Any = "not a number"  # type: ignore[misc]  # what a broken backend has


class Forgetful(Locker):
    def get_password(self, service: str, username: str) -> str | None:
        stored = super().get_password(service, username)
        return stored and stored[:-1]


class Undeletable(Locker):
    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError("access denied")


class WinError(Exception):
    """As pywintypes.error: a number, and whatever text the system had."""

    def __init__(self, winerror: int, text: str) -> None:
        super().__init__(winerror, "CredWrite", text)
        self.winerror = winerror
        self.funcname = "CredRead"


class Chatty(Locker):
    """Quotes the secret in its error, in the cause of that, and in what was being handled."""

    def set_password(self, service: str, username: str, password: str) -> None:
        try:
            raise ValueError(password)
        except ValueError as error:
            raise WinError(1783, f"bad data: {password}") from error


class Hanging(Locker):
    """Answers once `release` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.began = threading.Event()
        self.release = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.began.set()
        self.release.wait(30)
        return super().get_password(service, username)


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    backend = Hanging()
    yield backend
    backend.release.set()


def attempt(vault: Vault) -> str:
    """The secret, or the reason why there is none."""
    try:
        return vault.read("one")
    except VaultError as error:
        return error.reason


class TestRefused:
    @pytest.mark.parametrize(
        ("kind", "reason"),
        [
            (null.Keyring, VaultReason.INSECURE),
            (chainer.ChainerBackend, VaultReason.INSECURE),
            (PlaintextFile, VaultReason.INSECURE),
            (Boastful, VaultReason.INSECURE),
            (fail.Keyring, VaultReason.NO_KEYRING),
            (ElsewhereOnly, VaultReason.NO_KEYRING),
            (OF_ANOTHER_SYSTEM, VaultReason.NO_KEYRING),
        ],
    )
    def test_a_backend_that_is_none(self, kind: Callable[[], Any], reason: VaultReason) -> None:
        vault = Vault(kind)
        with pytest.raises(VaultError) as caught:
            vault.write("one", "geheim")
        assert caught.value.reason is reason
        assert caught.value.detail
        assert reason_of(lambda: vault.read("one")) is reason
        assert vault.place("one") is SecretPlace.NOWHERE
        vault.delete("one")
        vault.keep_for_session("one", "kept")
        assert vault.read("one") == "kept"

    def test_nothing_reaches_it(self) -> None:
        backend = PlaintextFile()
        vault = Vault(lambda: backend)
        assert reason_of(lambda: vault.write("one", "geheim")) is VaultReason.INSECURE
        assert backend.kept == {}

    def test_the_environment_cannot_vouch_for_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KEYRING_PROPERTY_PRIORITY", "9")
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        assert float(PlaintextFile().priority) == 9
        assert reason_of(lambda: Vault(PlaintextFile).read("one")) is VaultReason.INSECURE

    def test_a_factory_that_fails(self) -> None:
        def factory() -> Locker:
            raise NoKeyringError("none")

        assert reason_of(lambda: Vault(factory).read("one")) is VaultReason.NO_KEYRING


class TestLimits:
    def test_empty(self) -> None:
        backend = Locker()
        vault = Vault(lambda: backend)
        assert reason_of(lambda: vault.write("one", "")) is VaultReason.EMPTY
        assert reason_of(lambda: vault.keep_for_session("one", "")) is VaultReason.EMPTY
        assert vault.place("one") is SecretPlace.NOWHERE

    @given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda text: text * (1300 // len(text))))
    def test_the_length_counts_in_utf_16(self, text: str) -> None:
        backend = Locker()
        vault = Vault(lambda: backend)
        for secret in (text, text[:640], text[:1280]):
            if len(secret.encode("utf-16-le")) <= 2560:
                vault.write("one", secret)
                assert vault.read("one") == secret
            else:
                assert reason_of(lambda secret=secret: vault.write("one", secret)) is VaultReason.TOO_LONG  # type: ignore[misc]  # a default in a lambda

    @pytest.mark.parametrize(("secret", "fits"), [("x" * 1280, True), ("x" * 1281, False), ("😀" * 641, False)])
    def test_the_edge(self, secret: str, fits: bool) -> None:
        backend = Locker()
        vault = Vault(lambda: backend)
        if fits:
            vault.write("one", secret)
        else:
            assert reason_of(lambda: vault.write("one", secret)) is VaultReason.TOO_LONG
        assert bool(backend.kept) is fits

    def test_an_over_long_secret_may_stay_for_the_session(self) -> None:
        vault = Vault(Locker)
        vault.keep_for_session("one", "x" * 2000)
        assert vault.read("one") == "x" * 2000

    def test_half_a_character_is_no_crash(self, secret_service: SecretService) -> None:
        with pytest.raises(VaultError) as caught:
            Vault().write("one", "geheim\ud83d")
        assert caught.value.reason is VaultReason.FAILED
        assert "geheim" not in repr(caught.value) + str(caught.value)


class TestHonesty:
    def test_what_does_not_come_back_was_not_stored(self) -> None:
        vault = Vault(Forgetful)
        vault.keep_for_session("one", "kept")
        assert reason_of(lambda: vault.write("one", "geheim")) is VaultReason.FAILED
        assert vault.read("one") == "kept"

    def test_what_cannot_be_deleted_is_said(self) -> None:
        backend = Undeletable()
        vault = Vault(lambda: backend)
        vault.write("one", "first")
        assert reason_of(lambda: vault.delete("one")) is VaultReason.FAILED
        vault.delete("never")

    def test_an_empty_entry_is_none(self) -> None:
        backend = Locker()
        backend.set_password("nxwa-desktop", "one", "")
        assert reason_of(lambda: Vault(lambda: backend).read("one")) is VaultReason.MISSING

    def test_errors_say_the_number_and_never_the_secret(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        vault = Vault(Chatty)
        secret = "ge" + "heim"
        with pytest.raises(VaultError) as caught:
            vault.write("one", secret)
        error = caught.value
        assert error.reason is VaultReason.FAILED
        assert "1783" in error.detail
        assert (error.__cause__, error.__context__) == (None, None)
        told = [str(error), repr(error), error.detail, caplog.text, repr(vault), *traceback.format_exception(error)]
        assert secret not in "".join(told)

    def test_a_closed_vault_forgets(self) -> None:
        vault = Vault(Locker)
        vault.keep_for_session("one", "kept")
        vault.close()
        for call in (
            lambda: vault.read("one"),
            lambda: vault.keep_for_session("one", "again"),
            lambda: vault.write("one", "again"),
        ):
            assert reason_of(call) is VaultReason.FAILED
        assert "kept" not in repr(vars(vault))


class TestHanging:
    def test_it_is_abandoned_and_refused_until_it_returns(self, hanging: Hanging) -> None:
        vault = Vault(lambda: hanging, call_timeout=0.1, prompt_timeout=0.2)
        hanging.set_password("nxwa-desktop", "one", "first")
        assert reason_of(lambda: vault.read("one")) is VaultReason.TIMEOUT
        calls = threading.active_count()
        assert reason_of(lambda: vault.read("one")) is VaultReason.TIMEOUT
        assert threading.active_count() == calls
        hanging.release.set()
        deadline = time.monotonic() + SOON
        while (answer := attempt(vault)) is VaultReason.TIMEOUT and time.monotonic() < deadline:
            pass
        assert answer == "first"

    @pytest.mark.parametrize("end", [Vault.cancel, Vault.close])
    def test_it_is_cancelled(self, hanging: Hanging, end: Callable[[Vault], None]) -> None:
        vault = Vault(lambda: hanging)
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(vault.read, "one")
            assert hanging.began.wait(SOON)
            began = time.monotonic()
            end(vault)
            assert reason_of(lambda: future.result(SOON)) is VaultReason.DISMISSED
            assert time.monotonic() - began < SOON

    def test_looking_is_given_less_time_than_asking(self, hanging: Hanging) -> None:
        vault = Vault(lambda: hanging, call_timeout=0.1, prompt_timeout=60)
        began = time.monotonic()
        assert reason_of(lambda: vault.place("one")) is VaultReason.TIMEOUT
        assert time.monotonic() - began < SOON

    def test_windows_never_asks_hence_gets_less_time(self, hanging: Hanging) -> None:
        vault = Vault(lambda: hanging, call_timeout=0.1, prompt_timeout=60, platform="win32")
        assert reason_of(lambda: vault.read("one")) is VaultReason.TIMEOUT

    def test_waiting_for_ones_turn_is_bounded(self, hanging: Hanging) -> None:
        vault = Vault(lambda: hanging, call_timeout=0.1, prompt_timeout=0.4)
        with ThreadPoolExecutor(8) as pool:
            futures = [pool.submit(vault.read, "one") for _ in range(8)]
            assert [reason_of(lambda f=f: f.result(SOON)) for f in futures] == [VaultReason.TIMEOUT] * 8  # type: ignore[misc]  # a default in a lambda

    def test_a_turn_that_does_not_come(self) -> None:
        class Slow(Hanging):
            def set_password(self, service: str, username: str, password: str) -> None:
                super().set_password(service, username, password)
                self.began.set()
                self.release.wait(0.7)

            def get_password(self, service: str, username: str) -> str | None:
                if self.began.is_set():
                    self.release.wait(0.7)
                return self.kept.get((service, username))

        backend = Slow()
        vault = Vault(lambda: backend, call_timeout=0.05, prompt_timeout=1, platform="linux")
        with ThreadPoolExecutor(1) as pool:
            writing = pool.submit(vault.write, "one", "first")
            assert backend.began.wait(SOON)
            with pytest.raises(VaultError, match="still running") as caught:
                vault.read("one")
            assert caught.value.reason is VaultReason.TIMEOUT
            writing.result(SOON)

    def test_a_backend_that_ends_its_thread(self) -> None:
        class Quitting(Locker):
            def get_password(self, service: str, username: str) -> str | None:
                raise SystemExit

        assert reason_of(lambda: Vault(Quitting).read("one")) is VaultReason.FAILED

    def test_cancelling_nothing_changes_nothing(self) -> None:
        vault = Vault(Locker)
        vault.cancel()
        vault.write("one", "first")
        vault.cancel()
        assert vault.read("one") == "first"

    def test_one_at_a_time(self) -> None:
        busy = threading.Lock()

        class OneAtATime(Locker):
            def get_password(self, service: str, username: str) -> str | None:
                assert busy.acquire(blocking=False)
                try:
                    return super().get_password(service, username) or "none"
                finally:
                    busy.release()

        backend = OneAtATime()
        vault = Vault(lambda: backend)
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda _: vault.read("one"), range(200))) == ["none"] * 200
