"""The program as it is started from a shell: real processes, real pipes, a real terminal, a real keyring."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from nxwa_desktop import __version__
from nxwa_desktop.__main__ import main
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason, Unknown, UnknownReason
from nxwa_desktop.sandbox.account import SANDBOX_SECRET
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.vault import Vault, VaultError, VaultReason
from nxwa_desktop.system.display import HEADLESS_ADVICE, obstacle
from nxwa_desktop.system.paths import Paths
from tests.support.capabilities import ANY_FILE_NAME, FULL_DEVICE, SHELL, SIGNALS, TERMINAL, X11
from tests.support.delivery_harness import account_at
from tests.support.program import (
    FIELDS,
    PATIENCE,
    PROGRAM,
    add,
    environment,
    message_file,
    message_text,
    program,
    rows,
    started,
)
from tests.support.prompter import Answer
from tests.support.raw_server import Peer, RawServer
from tests.support.recording import Sandbox
from tests.support.secret_service import SecretService

SECRET = "s3cr3t-QzWx-0815"


@pytest.fixture
def file(tmp_path: Path) -> str:
    return message_file(tmp_path, message_text("8613600009759", "牛 😀"))


def kept(account: Account, secret: str = SANDBOX_SECRET) -> Account:
    """Store the account and its secret where the program looks for them."""
    vault = Vault()
    vault.write(account.id, secret)
    vault.close()
    return add(account)


# the window


@X11.needed
def test_without_a_display_one_sentence_and_no_abort() -> None:
    bare = {name: value for name, value in environment().items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    bare.pop("QT_QPA_PLATFORM")
    for arguments in ([], ["--sandbox"]):
        ended = subprocess.run(
            [*PROGRAM, *arguments],
            check=False,
            timeout=PATIENCE,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=bare,
        )
        assert ended.returncode == 2
        assert ended.stdout == ""
        assert ended.stderr == f"There is no display to open a window on. {HEADLESS_ADVICE}\n"


@pytest.mark.parametrize(("arguments", "show"), [([], "window"), (["--sandbox"], "sandbox"), (["--new"], "new")])
def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch, arguments: list[str], show: str) -> None:
    opened: list[str] = []

    def run(show: str = "window") -> int:
        opened.append(show)
        return 7

    monkeypatch.setattr("nxwa_desktop.startup.run", run)
    monkeypatch.setattr(sys, "argv", ["nxwa-desktop", *arguments])
    assert main() == 7
    assert opened == [show]


def test_a_window_that_cannot_open(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("nxwa_desktop.system.display.obstacle", lambda: "Because.")
    assert main([]) == 2
    assert capsys.readouterr() == ("", "Because.\n")


def test_a_command_opens_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"nxwa-desktop {__version__}\n", "")


def test_the_self_test_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nxwa_desktop.selftest.run_selftest", lambda: 9)
    assert main(["--selftest"]) == 9
    assert main(["--selftest", "--sandbox"]) == 2


# no Qt

WITHOUT_QT = """
import sys
from nxwa_desktop.__main__ import main
status = main(sys.argv[1:])
found = [name for name in sys.modules if name.partition(".")[0] in {"PySide6", "shiboken6"}]
sys.exit(f"{found} were imported" if found else status)
"""


@pytest.mark.parametrize(
    "arguments",
    [["send", "FILE", "--sandbox"], ["send", "FILE", "--sandbox", "--dry-run"], ["account", "list"], ["--version"]],
)
def test_the_command_line_imports_no_qt(file: str, arguments: list[str]) -> None:
    given = [file if word == "FILE" else word for word in arguments]
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *given],
        check=False,
        timeout=PATIENCE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
    )
    assert ended.returncode == 0, ended.stderr


# from the first account to the last


def test_an_account_from_its_start_to_its_end(file: str, secret_service: SecretService) -> None:
    with Sandbox() as sandbox:
        added = program("account", "add", "Acme", "--endpoint", sandbox.url, *FIELDS, stdin=SANDBOX_SECRET + "\n")
        assert (added.returncode, added.stdout, added.stderr) == (0, "Added Acme.\n", "")
        listed = program("account", "list")
        assert (listed.returncode, listed.stdout) == (0, f"Acme  +8615800001795  {sandbox.url}\n")
        sent = program("send", file, "--account", "acme", "--json")
        assert (sent.returncode, json.loads(sent.stdout)["outcome"], sent.stderr) == (0, "accepted", "")
        (seen,) = sandbox.requests
        (row,) = rows()
        assert seen.body == row.outgoing.body
        assert "牛 😀".encode() in seen.body
        assert program("account", "remove", "ACME").returncode == 0
    vault = Vault()
    with pytest.raises(VaultError) as caught:
        vault.read(row.outgoing.account_id)
    vault.close()
    assert caught.value.reason is VaultReason.MISSING
    assert program("send", file, "--account", "Acme").returncode == 2
    everywhere = [each for each in Paths.of_user().data_folder.rglob("*") if each.is_file()]
    assert everywhere
    assert not [each for each in everywhere if SANDBOX_SECRET.encode() in each.read_bytes()]


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    for name, text in {"missing": None, "not-json": "{", "invalid": b"\xff", "surrogate": '{"to": "\\ud800"}'}.items():
        path = message_file(tmp_path, text, name) if text is not None else str(tmp_path / name)
        ended = program("send", path, "--sandbox")
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
        assert "Traceback" not in ended.stderr


@ANY_FILE_NAME.needed
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    ended = subprocess.run(
        [*PROGRAM, "send", os.fsencode(tmp_path) + b"/\xff", "--sandbox"],
        check=False,
        timeout=PATIENCE,
        capture_output=True,
        env=environment(),
    )
    assert (ended.returncode, ended.stdout, ended.stderr.count(b"\n")) == (2, b"", 1)
    assert b"is not there" in ended.stderr


# Ctrl+C


@contextlib.contextmanager
def silent_server() -> Iterator[tuple[str, IO[bytes]]]:
    """Takes a request and says nothing to the program; the test reads a byte once it is there."""

    def serve(peer: Peer) -> None:
        peer.read_request()
        arrived.write(b"x")
        arrived.flush()
        peer.wait_closed()

    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as arrived, os.fdopen(reading, "rb") as arrivals, RawServer(serve) as server:
        yield server.url(), arrivals


@SIGNALS.needed
@pytest.mark.parametrize(("number", "times"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGTERM, 1)])
def test_interrupted_while_waiting_for_the_answer(
    file: str, secret_service: SecretService, number: signal.Signals, times: int
) -> None:
    with silent_server() as (url, arrivals):
        kept(account_at(url))
        with started("send", file, "--account", "Acme") as process:
            arrivals.read(1)
            for _ in range(times):
                process.send_signal(number)
            out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 4
    assert err.count(b"\n") + out.count(b"\n") <= 4
    assert b"Traceback" not in err
    if times == 1:
        assert err == b""
        assert b"You cancelled when the request had already gone out." in out
    (row,) = rows()
    assert isinstance(row.outcome, Unknown)
    assert row.outcome.reason in {UnknownReason.CANCELLED, UnknownReason.KILLED}


def test_interrupted_at_the_keyrings_question(file: str, secret_service: SecretService) -> None:
    kept(account_at("http://127.0.0.1:1/"))
    secret_service.lock()
    with (
        secret_service.prompter(Answer.NEVER) as prompter,
        started("send", file, "--account", "Acme", "--json") as process,
    ):
        assert prompter.asked.wait(PATIENCE)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, json.loads(out)["outcome"], err) == (3, "not_sent", b"")
    assert rows()[0].outcome == NotSent(NotSentReason.CANCELLED)


def test_a_question_of_the_keyring_is_pointed_out(file: str, secret_service: SecretService) -> None:
    kept(account_at("http://127.0.0.1:1/"))
    secret_service.lock()
    for command in (("send", file, "--account", "Acme"), ("account", "remove", "Acme")):
        with secret_service.prompter(Answer.NEVER) as prompter, started(*command) as process:
            assert prompter.asked.wait(PATIENCE)
            assert process.stderr is not None
            assert process.stderr.readline() == b"Waiting for the keyring: look for its question.\n"
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=PATIENCE)


# secrets from a terminal


@contextlib.contextmanager
def asking() -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """The program at the question for the secret, and our end of its terminal."""
    TERMINAL.need()
    import pty

    ours, theirs = pty.openpty()
    try:
        with started("account", "add", "Acme", "--endpoint", "global", *FIELDS, stdin=theirs, terminal=True) as process:
            os.close(theirs)
            assert "not shown" in read_terminal(ours, "not shown): ")
            yield ours, process
    finally:
        os.close(ours)


def read_terminal(ours: int, end: str = "") -> str:
    """What the terminal shows, up to `end` or the program's last word."""
    shown = b""
    with contextlib.suppress(OSError):
        while not end or end.encode() not in shown:
            assert select.select([ours], [], [], PATIENCE)[0]
            shown += os.read(ours, 1024)
    return shown.decode()


def test_a_secret_is_typed_without_an_echo(secret_service: SecretService) -> None:
    with asking() as (ours, process):
        os.write(ours, SECRET.encode() + b"\n")
        shown = read_terminal(ours)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, b"Added Acme.\n", b"")
    assert SECRET not in shown
    with contextlib.closing(Repositories(Paths.of_user())) as storage:
        (account,) = storage.accounts.list()
    vault = Vault()
    assert vault.read(account.id) == SECRET
    vault.close()


@pytest.mark.parametrize(
    ("key", "status", "said"),
    [(b"\x04", 2, b"Secret: The secret is missing"), (b"\n", 2, b"Secret: "), (b"\x03", 3, b"Cancelled.")],
)
def test_no_secret_is_typed(key: bytes, status: int, said: bytes) -> None:
    with asking() as (ours, process):
        os.write(ours, key)
        read_terminal(ours)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (status, b"")
    assert err.startswith(said)
    assert err.count(b"\n") == 1


@SHELL.needed
def test_standard_input_is_closed() -> None:
    command = " ".join([*PROGRAM, "account add Acme --endpoint global", *FIELDS])
    ended = subprocess.run(
        ["sh", "-c", f"exec {command} <&-"], check=False, timeout=PATIENCE, capture_output=True, env=environment()
    )
    assert (ended.returncode, ended.stdout, ended.stderr.count(b"\n")) == (2, b"", 1)


# where the output goes


@pytest.mark.parametrize(
    ("arguments", "unbuffered", "status"),
    [
        (["send", "FILE", "--sandbox"], "", 0),
        (["send", "FILE", "--sandbox"], "1", 0),
        (["send", "REJECTED", "--sandbox", "--json"], "", 1),
        (["--version"], "1", 0),
        (["--help"], "", 0),
    ],
)
def test_nobody_reads_the_output(tmp_path: Path, file: str, arguments: list[str], unbuffered: str, status: int) -> None:
    rejected = message_file(tmp_path, message_text("8613600022091"), "rejected.json")
    given = [{"FILE": file, "REJECTED": rejected}.get(word, word) for word in arguments]
    reading, writing = os.pipe()
    os.close(reading)
    with (
        os.fdopen(writing, "wb") as stdout,
        started(*given, stdout=stdout, extra={"PYTHONUNBUFFERED": unbuffered}) as process,
    ):
        _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (status, b"")


@FULL_DEVICE.needed
def test_the_disk_of_the_output_is_full(file: str) -> None:
    with Path("/dev/full").open("wb") as full, started("send", file, "--sandbox", stdout=full) as process:
        _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (0, b"The output could not be written.\n")


def test_a_terminal_that_knows_ascii_only(file: str) -> None:
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for options in (["--dry-run"], ["--dry-run", "--json"], ["--json"], ["--again"]):
        ended = program("send", file, "--sandbox", *options, extra=plain)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert ended.stdout.isascii()
    assert program("send", "牛.json", "--sandbox", extra=plain).returncode == 2


def test_a_window_that_qt_cannot_open_is_told_in_one_sentence() -> None:
    """Qt would say more, and abort the process with a core dump, or on Windows wait in a box of its own."""
    nonsense = {"QT_QPA_PLATFORM": "nonsense", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    done = program("--sandbox", extra=nonsense)
    reason = obstacle(nonsense) or f"No window can be opened here. {HEADLESS_ADVICE}"
    assert (done.returncode, done.stderr.splitlines()) == (2, [reason])


@SIGNALS.needed
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_as_a_person_does(number: signal.Signals) -> None:
    ready = environment({"QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"})
    code = (
        "import nxwa_desktop.startup as startup\n"
        "close = startup.close_on_signals\n"
        "startup.close_on_signals = lambda window: (close(window), print('ready', flush=True))\n"
        "raise SystemExit(startup.run('sandbox'))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=ready) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0
