"""The vault over the other systems' own backends, with the system behind them played."""

import platform
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from keyring.backends import Windows, kwallet, macOS

from nxwa_desktop.storage.secrets import backends
from nxwa_desktop.storage.secrets.vault import SecretPlace, Vault, VaultError, VaultReason
from tests.support.secret_service import SecretService
from tests.support.vaults import reason_of


class WinError(Exception):
    """As pywintypes.error: a number, and whatever text the system had."""

    def __init__(self, winerror: int, text: str) -> None:
        super().__init__(winerror, "CredWrite", text)
        self.winerror = winerror
        self.funcname = "CredRead"


class TestWindows:
    @pytest.fixture
    def store(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
        """The Credential Manager, played."""
        store: dict[str, dict[str, Any]] = {}

        def read(*, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N803 - Windows' names
            if TargetName not in store:
                raise WinError(1168, "Element not found")
            return store[TargetName]

        def write(credential: dict[str, Any], flags: int) -> None:
            blob = str(credential["CredentialBlob"]).encode("utf-16-le")
            if len(blob) > 2560:
                raise WinError(1783, "The stub received bad data")
            store[credential["TargetName"]] = {**credential, "CredentialBlob": blob}

        def remove(*, Type: int, TargetName: str) -> None:  # noqa: N803 - Windows' names
            del store[TargetName]

        api = SimpleNamespace(
            CRED_TYPE_GENERIC=1, CRED_PERSIST_ENTERPRISE=3, CredRead=read, CredWrite=write, CredDelete=remove
        )
        monkeypatch.setitem(backends._FACTORIES, "win32", backends._windows)
        monkeypatch.setattr(Windows, "win32cred", api, raising=False)
        monkeypatch.setattr(Windows, "pywintypes", SimpleNamespace(error=WinError), raising=False)
        monkeypatch.setattr(Windows, "missing_deps", None)
        return store

    def test_keeping(self, store: dict[str, dict[str, Any]]) -> None:
        vault = Vault(platform="win32")
        vault.write("one", "первый 😀")
        vault.write("two", "second")
        assert (vault.read("one"), vault.read("two")) == ("первый 😀", "second")
        assert vault.place("one") is SecretPlace.KEYRING
        vault.delete("one")
        vault.delete("one")
        assert vault.place("one") is SecretPlace.NOWHERE
        assert vault.keyring_name() == "Windows Credential Manager"
        assert vault.answers()
        assert [each["Persist"] for each in store.values()] == [2], "it stays on this computer"

    def test_the_longest_secret_that_is_let_through_fits(self, store: dict[str, dict[str, Any]]) -> None:
        Vault(platform="win32").write("one", "😀" * 640)
        assert len(store) == 1

    def test_elsewhere_it_is_none(self) -> None:
        vault = Vault(platform="win32")
        assert reason_of(lambda: vault.read("one")) is VaultReason.NO_KEYRING
        assert vault.keyring_name() == "Windows Credential Manager"
        assert not vault.answers()


class Keychain:
    """macOS's Security framework, played: it asks, here refusing, whenever data is wanted."""

    def __init__(self, error_type: "type[SecurityError]") -> None:
        self.items: dict[str, str] = {}
        self.refuses = False
        self.status = 0
        self.Error = error_type
        self.NotFound = type("NotFound", (error_type,), {})
        self.KeychainDenied = type("KeychainDenied", (error_type,), {})
        self.error = SimpleNamespace(item_not_found=-25300)

    def k_(self, name: str) -> str:
        return name

    def create_query(self, **query: Any) -> dict[str, Any]:
        return query

    def SecItemCopyMatching(self, query: dict[str, Any], result: object) -> int:
        assert "kSecReturnData" not in query
        assert query["kSecAttrService"] == "nxwa-desktop"
        return self.status or (0 if query["kSecAttrAccount"] in self.items else -25300)

    def find_generic_password(self, name: None, service: str, account: str) -> str:
        self.Error.raise_for_status(self.status)
        if self.refuses:
            raise self.KeychainDenied(-128, "Keychain Access Denied")
        if account not in self.items:
            raise self.NotFound(-25300, "Item not found")
        return self.items[account]

    def set_generic_password(self, name: None, service: str, account: str, password: str) -> None:
        self.items[account] = password

    def delete_generic_password(self, name: None, service: str, account: str) -> None:
        if self.items.pop(account, None) is None:
            raise self.NotFound(-25300, "Item not found")


class SecurityError(Exception):
    @classmethod
    def raise_for_status(cls, status: int) -> None:
        if status:
            raise cls(status, "Unknown Error")


class TestMacOS:
    @pytest.fixture
    def keychain(self, monkeypatch: pytest.MonkeyPatch) -> Keychain:
        keychain = Keychain(SecurityError)
        monkeypatch.setattr(macOS, "api", keychain, raising=False)
        monkeypatch.setattr(platform, "system", lambda: "Darwin")
        return keychain

    def test_keeping(self, keychain: Keychain) -> None:
        vault = Vault(platform="darwin")
        vault.write("one", "первый 😀")
        assert vault.read("one") == "первый 😀"
        assert vault.place("one") is SecretPlace.KEYRING
        vault.delete("one")
        vault.delete("one")
        assert vault.place("one") is SecretPlace.NOWHERE
        assert reason_of(lambda: vault.read("one")) is VaultReason.MISSING
        assert vault.keyring_name() == "macOS Keychain"

    def test_place_does_not_ask(self, keychain: Keychain) -> None:
        keychain.items["one"] = "first"
        keychain.refuses = True
        vault = Vault(platform="darwin")
        assert vault.place("one") is SecretPlace.KEYRING
        assert reason_of(lambda: vault.read("one")) is VaultReason.DISMISSED

    @pytest.mark.parametrize(
        ("status", "reason"), [(-25308, VaultReason.LOCKED), (-25307, VaultReason.NO_KEYRING), (-1, VaultReason.FAILED)]
    )
    def test_a_keychain_that_cannot_be_used(self, keychain: Keychain, status: int, reason: VaultReason) -> None:
        keychain.items["one"] = "first"
        keychain.status = status
        assert reason_of(lambda: Vault(platform="darwin").read("one")) is reason

    def test_a_broken_keychain(self, keychain: Keychain) -> None:
        keychain.status = -25291
        with pytest.raises(VaultError, match="-25291") as caught:
            Vault(platform="darwin").place("one")
        assert caught.value.reason is VaultReason.FAILED

    def test_elsewhere_it_is_none(self) -> None:
        assert reason_of(lambda: Vault(platform="darwin").read("one")) is VaultReason.NO_KEYRING


class Wallet:
    """KWallet behind dbus-python, played; opening it is what asks for the password."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.openings = 0

    def networkWallet(self) -> str:
        return "kdewallet"

    def open(self, wallet: str, window: int, program: str) -> int:
        self.openings += 1
        return 7

    def isOpen(self, handle: int) -> bool:
        return True

    def hasFolder(self, handle: int, folder: str, program: str) -> bool:
        return False

    def hasEntry(self, handle: int, folder: str, key: str, program: str) -> bool:
        return (folder, key) in self.entries

    def readPassword(self, handle: int, folder: str, key: str, program: str) -> str:
        return self.entries[folder, key]

    def writePassword(self, handle: int, folder: str, key: str, value: str, program: str) -> int:
        self.entries[folder, key] = value
        return 0

    def removeEntry(self, handle: int, folder: str, key: str, program: str) -> int:
        del self.entries[folder, key]
        return 0

    def keyDoesNotExist(self, wallet: str, folder: str, key: str) -> bool:
        return (folder, key) not in self.entries


class TestKWallet:
    @pytest.fixture
    def wallet(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wallet]:
        wallet = Wallet()
        bus = SimpleNamespace(
            name_has_owner=lambda name: True,
            list_activatable_names=lambda: ["org.kde.kwalletd5"],
            get_object=lambda name, path: wallet,
        )
        dbus = SimpleNamespace(SessionBus=lambda mainloop: bus, Interface=lambda there, name: there)
        dbus.DBusException = RuntimeError
        monkeypatch.setattr(kwallet, "dbus", dbus, raising=False)
        monkeypatch.setattr(kwallet, "DBusGMainLoop", lambda: None, raising=False)
        with SecretService(daemon=False) as empty:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", empty.address)
            yield wallet

    def test_it_stands_in_where_there_is_no_secret_service(self, wallet: Wallet) -> None:
        vault = Vault(platform="linux")
        assert vault.keyring_name() == "KWallet"
        vault.write("one", "первый 😀")
        assert vault.read("one") == "первый 😀"
        vault.delete("one")
        vault.delete("one")
        assert reason_of(lambda: vault.read("one")) is VaultReason.MISSING

    def test_place_does_not_open_it(self, wallet: Wallet) -> None:
        wallet.entries["nxwa-desktop", "one"] = "first"
        vault = Vault(platform="linux")
        assert vault.place("one") is SecretPlace.KEYRING
        assert vault.place("two") is SecretPlace.NOWHERE
        assert wallet.openings == 0
