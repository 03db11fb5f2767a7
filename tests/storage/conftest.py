"""Fixtures of the storage tests."""

from collections.abc import Iterator

import pytest

from tests.support.secret_service import SecretService


@pytest.fixture
def secret_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A real, unlocked Secret Service of the test's own, on the session bus the test sees."""
    with SecretService() as service:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
        yield service
