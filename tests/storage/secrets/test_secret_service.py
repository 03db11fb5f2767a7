"""Which Secret Service is used."""

import sys
from collections.abc import Iterator

import pytest

from nxwa_desktop.storage.secrets.calls import translate
from nxwa_desktop.storage.secrets.vault import Vault, VaultReason
from tests.support.capabilities import SECRET_SERVICE
from tests.support.secret_service import SECRETS, SecretService

if sys.platform == "linux":  # packages of Linux alone
    from jeepney import DBusErrorResponse, message_bus  # type: ignore[import-untyped]  # jeepney has no marker
    from jeepney.io.blocking import Proxy  # type: ignore[import-untyped]  # the same
    from jeepney.wrappers import new_error, new_method_call  # type: ignore[import-untyped]  # the same

pytestmark = SECRET_SERVICE.needed


@pytest.fixture
def vault() -> Iterator[Vault]:
    """A vault with its usual, long bounds."""
    vault = Vault()
    yield vault
    vault.close()


class TestWhoServes:
    @pytest.mark.parametrize(("other", "name"), [(None, "Secret Service"), ("org.kde.kwalletd6", "KWallet")])
    def test_the_name_is_the_owners(
        self, vault: Vault, monkeypatch: pytest.MonkeyPatch, other: str | None, name: str
    ) -> None:
        with SecretService(daemon=False) as bus, bus.connect() as owner:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
            Proxy(message_bus, owner).RequestName(SECRETS)
            if other is not None:
                Proxy(message_bus, owner).RequestName(other)
            assert vault.keyring_name() == name

    @pytest.mark.parametrize(
        ("error_name", "reason"),
        [
            ("org.freedesktop.DBus.Error.Spawn.ChildExited", VaultReason.NO_KEYRING),
            ("org.freedesktop.Secret.Error.IsLocked", VaultReason.LOCKED),
            ("org.freedesktop.DBus.Error.AccessDenied", VaultReason.FAILED),
        ],
    )
    def test_errors_of_the_bus(self, error_name: str, reason: VaultReason) -> None:
        question = new_method_call(message_bus, "Hello")
        question.header.serial = 1
        error = translate(DBusErrorResponse(new_error(question, error_name, "s", ("geheim",))))
        assert error.reason is reason
        assert error_name in error.detail
        assert "geheim" not in str(error)
