import threading
import time
from collections.abc import Iterator

import pytest

from nxwa_desktop.storage.secrets.vault import SecretPlace, Vault, VaultError, VaultReason
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.system.threads import WorkerClosed
from tests.support.prompter import Answer
from tests.support.secret_service import SecretService

PATIENCE = 10.0
SOON = 2.0
"""Seconds; far below the vault's own bounds."""


@pytest.fixture
def vault() -> Iterator[Vault]:
    made = Vault()
    yield made
    made.close()


@pytest.fixture
def secrets(vault: Vault) -> Iterator[SecretWorker]:
    made = SecretWorker(vault)
    yield made
    assert made.close(PATIENCE)


def test_a_secret_there_and_back(secrets: SecretWorker, secret_service: SecretService) -> None:
    secrets.submit(lambda vault: vault.write("a1", "s3cr3t")).result(PATIENCE)
    assert secrets.read("a1").result(PATIENCE) == "s3cr3t"
    assert secrets.submit(lambda vault: vault.place("a1")).result(PATIENCE) is SecretPlace.KEYRING


def test_a_missing_secret(secrets: SecretWorker, secret_service: SecretService) -> None:
    error = secrets.read("nobody").exception(PATIENCE)
    assert isinstance(error, VaultError)
    assert error.reason is VaultReason.MISSING


def test_calls_run_on_one_other_thread(secrets: SecretWorker) -> None:
    idents = {secrets.submit(lambda _: threading.get_ident()).result(PATIENCE) for _ in range(3)}
    assert len(idents) == 1
    assert threading.get_ident() not in idents


def test_a_secret_of_this_session_is_read_past_a_keyring_that_hangs(
    secrets: SecretWorker, vault: Vault, secret_service: SecretService
) -> None:
    vault.write("a1", "kept")
    secret_service.lock()
    with secret_service.prompter(Answer.NEVER) as prompter:
        hanging = secrets.read("a1")
        assert prompter.asked.wait(PATIENCE)
        vault.keep_for_session("a2", "for now")
        future = secrets.read("a2")
        assert future.done()
        assert future.result(0) == "for now"
        assert not hanging.done()
        secrets.cancel()
        error = hanging.exception(SOON)
    assert isinstance(error, VaultError)
    assert error.reason is VaultReason.DISMISSED


def test_close_ends_a_call_that_hangs(vault: Vault, secret_service: SecretService) -> None:
    vault.write("a1", "kept")
    secret_service.freeze()
    secrets = SecretWorker(vault)
    hanging = secrets.read("a1")
    # Whether it hangs already or is about to: it ends either way.
    vault.close()
    begun = time.monotonic()
    assert secrets.close(SOON)
    assert time.monotonic() - begun < SOON
    assert isinstance(hanging.exception(0), VaultError)
    assert isinstance(secrets.read("a1").exception(0), WorkerClosed)
