"""`account add`, `list`, `remove`: in this process, with a real keyring where one is needed."""

import contextlib
import getpass
import io
import sys

import msgspec
import pytest

from nxwa_desktop.cli.main import run_command_line
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.storage.errors import DatabaseLocked
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.vault import SecretPlace, Vault, VaultError, VaultReason
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system.paths import Paths
from tests.cli.conftest import Command
from tests.support.delivery_harness import account_at
from tests.support.program import add
from tests.support.secret_service import SecretService

FIELDS = {
    "--endpoint": "global",
    "--access-key": "fme2na3kdi3ki",
    "--tenant-id": "9223372036854775807",
    "--appkey": "pem28kje",
    "--business-phone": "+86 158 0000 1795",
}
SECRET = "s3cr3t-QzWx-0815"


def adding(name: str = "Acme", **changed: str) -> list[str]:
    fields = FIELDS | {f"--{key.replace('_', '-')}": value for key, value in changed.items()}
    return ["account", "add", name, *(word for pair in fields.items() for word in pair)]


def stored(paths: Paths) -> tuple[Account, ...]:
    with contextlib.closing(Repositories(paths)) as storage:
        return storage.accounts.list()


def secret_of(account_id: str) -> str:
    with contextlib.closing(Vault()) as vault:
        return vault.read(account_id)


def test_the_list_names_the_account_that_the_window_starts_with(command: Command, paths: Paths) -> None:
    for name in ("Acme", "Beta"):
        add(msgspec.structs.replace(account_at("https://example.com"), id=name.casefold(), name=name), paths)
    before = command("account", "list")
    assert before[2] == ""
    paths.settings_file.parent.mkdir()
    paths.settings_file.write_text("[account]\ndefault=beta\nlast=acme\n", encoding="utf-8")
    assert command("account", "list") == (0, before[1], "The window starts with Beta.\n")
    paths.settings_file.write_text("[account]\ndefault=gone\n", encoding="utf-8")
    assert command("account", "list") == before


def test_added_listed_removed(command: Command, paths: Paths, secret_service: SecretService) -> None:
    assert command(*adding(), stdin=SECRET + "\n") == (0, "Added Acme.\n", "")
    (account,) = stored(paths)
    assert account == Account(
        id=account.id,
        name="Acme",
        endpoint="global",
        access_key="fme2na3kdi3ki",
        tenant_id=2**63 - 1,
        appkey="pem28kje",
        business_phone="8615800001795",
        colour="blue",
    )
    vault = Vault()
    assert vault.read(account.id) == SECRET
    assert command("account", "list") == (0, "Acme  +8615800001795  global\n", "")
    assert command("account", "remove", "acme") == (0, "Removed Acme.\n", "")
    assert stored(paths) == ()
    assert vault.place(account.id) is SecretPlace.NOWHERE
    vault.close()


def test_a_host_that_mixes_alphabets_is_warned_about_and_shown_in_ascii(
    command: Command, secret_service: SecretService
) -> None:
    status, _, err = command(*adding(endpoint="https://api.nxcl\u043eud.com/send"), stdin=SECRET)
    assert (status, err.startswith("Warning: ")) == (0, True)
    assert "api.xn--nxclud-zqf.com" in err
    assert command("account", "list")[1].endswith("  https://api.xn--nxclud-zqf.com/send\n")


def test_no_accounts_yet(command: Command) -> None:
    status, out, err = command("account", "list")
    assert (status, out) == (0, "")
    assert "account add" in err


def test_names_stand_in_a_column(command: Command, paths: Paths) -> None:
    for number, name in enumerate(("A", "Longer")):
        add(msgspec.structs.replace(account_at("global"), id=str(number), name=name), paths)
    assert command("account", "list")[1].splitlines() == [
        "A       +8615800001795  global",
        "Longer  +8615800001795  global",
    ]


def test_sha256_and_a_url(command: Command, paths: Paths, secret_service: SecretService) -> None:
    url = "https://example.com/saas/wa/send"
    assert command(*adding(endpoint=url, algorithm="sha256"), stdin=SECRET)[0] == 0
    (account,) = stored(paths)
    assert (account.url, account.algorithm) == (url, Algorithm.SHA256)


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nsecond line\n"])
def test_the_secret_is_one_line(command: Command, paths: Paths, secret_service: SecretService, ending: str) -> None:
    assert command(*adding(), stdin=SECRET + ending)[0] == 0
    assert secret_of(stored(paths)[0].id) == SECRET


def test_a_mark_of_byte_order_is_no_part_of_it(command: Command, paths: Paths, secret_service: SecretService) -> None:
    assert command(*adding(), stdin=b"\xef\xbb\xbf" + SECRET.encode())[0] == 0
    assert secret_of(stored(paths)[0].id) == SECRET


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [
        (b"", "missing"),
        (b"\n", "missing"),
        (b" s3cr3t\n", "begins or ends with a space"),
        (b"s3\xffcr3t\n", "damaged character"),
        (b"s3\0cr3t\n", "invisible character"),
        (b"x" * 100_000, "too long"),
    ],
)
def test_a_secret_that_cannot_be(command: Command, paths: Paths, stdin: bytes, expected: str) -> None:
    status, out, err = command(*adding(), stdin=stdin)
    assert (status, out) == (2, "")
    assert err.startswith("Secret: ")
    assert expected in err
    assert "cr3t" not in err
    assert stored(paths) == ()


def test_no_standard_input(paths: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert run_command_line(adding(), paths=paths) == 2
    assert "missing" in capsys.readouterr().err


def test_every_wrong_field_is_named(command: Command, paths: Paths) -> None:
    status, out, err = command(
        *adding(endpoint="http://example.com:99999/", access_key="schlüssel", tenant_id="0", business_phone="12")
    )
    assert (status, out) == (2, "")
    assert [line.split(":")[0] for line in err.splitlines()] == [
        "Endpoint",
        "Access key",
        "Tenant id",
        "Business phone",
    ]
    assert stored(paths) == ()


def test_a_name_that_is_taken(command: Command, paths: Paths, secret_service: SecretService) -> None:
    command(*adding(), stdin=SECRET)
    status, out, err = command(*adding("ACME"), stdin="another")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "name already" in err
    (account,) = stored(paths)
    assert secret_of(account.id) == SECRET


def test_without_a_keyring_nothing_is_added(command: Command, paths: Paths) -> None:
    status, out, err = command(*adding(), stdin=SECRET)
    assert (status, out, err.count("\n")) == (3, "", 1)
    assert err.startswith("The account was not added. No keyring")
    assert stored(paths) == ()


class Failing(Vault):
    """A keyring that fails in a way of the test's choice."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self._error = error

    def write(self, account_id: str, secret: str) -> None:
        raise self._error

    def delete(self, account_id: str) -> None:
        raise self._error


def test_interrupted_at_the_keyrings_question_nothing_is_added(command: Command, paths: Paths) -> None:
    assert command(*adding(), stdin=SECRET, vault=Failing(KeyboardInterrupt())) == (3, "", "Cancelled.\n")
    assert stored(paths) == ()


def test_a_secret_that_cannot_be_removed_is_told(command: Command, paths: Paths) -> None:
    add(account_at("global"), paths)
    vault = Failing(VaultError(VaultReason.LOCKED))
    status, out, err = command("account", "remove", "Acme", vault=vault)
    assert (status, out, err.count("\n")) == (3, "", 1)
    assert err.startswith("The account is removed, its secret is not. The keyring is locked")


def test_removing_a_stranger(command: Command) -> None:
    status, out, err = command("account", "remove", "Nobody")
    assert (status, out) == (2, "")
    assert "no account called Nobody" in err


def test_removing_without_a_keyring(command: Command, paths: Paths) -> None:
    add(account_at("global"), paths)
    assert command("account", "remove", "Acme") == (0, "Removed Acme.\n", "")


def test_a_disk_that_cannot_be_written(command: Command, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    add(account_at("global"), paths)
    run = Database.execute

    def locked(self: Database, sql: str, *rest: object) -> int:
        if sql.startswith(("INSERT", "DELETE")):
            raise DatabaseLocked("locked")
        return run(self, sql, *rest)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(Database, "execute", locked)
    for arguments in (adding("New"), ["account", "remove", "Acme"]):
        status, out, err = command(*arguments, stdin=SECRET)
        assert (status, out, err.count("\n")) == (3, "", 1)
        assert "Another program holds the data file" in err


class Terminal(io.StringIO):
    """A terminal as far as anyone can tell."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (EOFError(), 2, "Secret: The secret is missing"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), 2, "The secret as typed is no text"),
        (KeyboardInterrupt(), 3, "Cancelled."),
    ],
)
def test_a_question_without_an_answer(
    paths: Paths,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    said: str,
) -> None:
    def ask(_: str) -> str:
        raise error

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", ask)
    assert run_command_line(adding(), paths=paths) == status
    assert capsys.readouterr().err.startswith(said)
    assert stored(paths) == ()
