"""Commands that an error ends which nobody expected: their exit status, their sentence, and no traceback."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from nxwa_desktop.__main__ import main
from nxwa_desktop.cli import send
from nxwa_desktop.cli.main import run_command_line
from nxwa_desktop.sending.delivery import Delivery
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.texts import outcomes
from nxwa_desktop.validation.hidden_characters import escaped
from tests.cli.conftest import Command
from tests.support.delivery_harness import account_at
from tests.support.program import FIELDS, add, message_file, message_text, rows
from tests.support.recording import Sandbox
from tests.support.storage import has_rights

ERRORS = (RuntimeError("x\ny"), MemoryError(), RecursionError(), BrokenPipeError(), SystemExit(1), GeneratorExit())


@pytest.fixture
def file(tmp_path: Path) -> str:
    return message_file(tmp_path, message_text())


def raising(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def raising_in_a_loop(error: BaseException) -> Callable[..., object]:
    async def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def named(error: BaseException) -> str:
    return f"Something went wrong that nobody expected ({type(error).__name__})."


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_before_the_send_nothing_was_sent(
    command: Command, file: str, paths: Paths, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(send, "validate_with_list", raising(error))
    assert command("send", file, "--sandbox") == (3, "", f"{named(error)} Nothing was sent.\n")
    assert not rows(paths)


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_after_the_send_nobody_can_say(
    command: Command, file: str, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(Delivery, "send", raising_in_a_loop(error))
    said = f"{named(error)} Nobody can say whether the message went out.\n"
    assert command("send", file, "--sandbox", "--json") == (4, "", said)


def test_an_answer_that_cannot_be_told_is_no_rejection(
    command: Command, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "outcome_meaning", raising(RuntimeError()))
    status, out, err = command("send", file, "--sandbox")
    assert (status, out) == (4, "")
    assert err.endswith("Nobody can say whether the message went out.\n")


@pytest.mark.parametrize("closing", [(Vault, "close"), (Sandbox, "stop"), (StorageWorker, "close")], ids=repr)
@pytest.mark.parametrize("error", [RuntimeError(), KeyboardInterrupt()], ids=repr)
def test_what_fails_in_the_closing_changes_no_outcome(
    command: Command, file: str, monkeypatch: pytest.MonkeyPatch, closing: tuple[type, str], error: BaseException
) -> None:
    close = getattr(*closing)

    def fail(self: object, *arguments: object) -> None:
        close(self, *arguments)
        raise error

    monkeypatch.setattr(*closing, fail)
    status, out, err = command("send", file, "--sandbox")
    assert (status, err) == (0, "")
    assert out.startswith("Accepted by the sandbox\n")


def test_a_dry_run_sends_nothing(command: Command, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Delivery, "sign", raising_in_a_loop(RuntimeError()))
    status, _, err = command("send", file, "--sandbox", "--dry-run")
    assert (status, err) == (3, f"{named(RuntimeError())} Nothing was sent.\n")


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["remove", "Acme"], ["add", "Acme", "--endpoint", "global", *FIELDS]],
    ids=lambda found: found[0],
)
def test_a_command_of_accounts(command: Command, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"s3cr3t")))
    monkeypatch.setattr(StorageWorker, "submit", raising(ZeroDivisionError()))
    said = f"{named(ZeroDivisionError())} See what is stored with: nxwa-desktop account list.\n"
    assert command("account", *arguments) == (3, "", said)


def test_the_traceback_is_in_the_log_for_its_owner_only(
    command: Command, file: str, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send, "validate_with_list", raising(RuntimeError("here")))
    command("send", file, "--sandbox")
    assert "RuntimeError: here" in paths.log_file.read_text(encoding="utf-8")
    assert has_rights(paths.log_file, 0o600)


def test_without_a_log_it_is_the_same_sentence(
    command: Command, file: str, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.log_file.parent.parent.mkdir()
    paths.log_file.parent.touch()
    monkeypatch.setattr(send, "validate_with_list", raising(RuntimeError()))
    assert command("send", file, "--sandbox") == (3, "", f"{named(RuntimeError())} Nothing was sent.\n")


def test_a_program_that_is_not_complete(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "nxwa_desktop.cli.main", None)
    assert main(["send", file, "--sandbox"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("install it again. Nothing was sent.\n")
    assert said.err.count("\n") == 1


# texts from outside


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb\x9bc\x7f", "a\\u001b[2Jb\\u009bc\\u007f"),
        ("x\nAccepted\r\ty\u2028z", "x\\nAccepted\\r\\ty\\u2028z"),
        ("invoice\u202efdp.exe\u2066", "invoice\\u202efdp.exe\\u2066"),
        ("half \ud800 and \U000e0041", "half \\ud800 and \\udb40\\udc41"),
        ("牛 😀 👩\u200d👧 مرحبا می\u200cخواهم", "牛 😀 👩\u200d👧 مرحبا می\u200cخواهم"),
    ],
)
def test_what_is_printed_cannot_steer_a_terminal(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_name_of_a_file_and_an_argument(command: Command, paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\\u001b[2J\\nx cannot be read" in command("send", "\x1b[2J\nx", "--sandbox")[2]
    with pytest.raises(SystemExit) as ended:
        run_command_line(["send", "x", "--sandbox", "--\x1b]0;x\x07\nno"], paths=paths)
    assert ended.value.code == 2
    assert capsys.readouterr().err.endswith("error: unrecognized arguments: --\\u001b]0;x\\u0007\\nno\n")


def test_names_of_accounts_out_of_an_edited_database(command: Command, paths: Paths) -> None:
    add(msgspec.structs.replace(account_at("global"), name="Ac\u202eme\n\x1b[2J"), paths)
    status, out, _ = command("account", "list")
    assert (status, out.count("\n")) == (0, 1)
    assert out.startswith("Ac\\u202eme\\n\\u001b[2J  +")
    assert "Known accounts: Ac\\u202eme\\n\\u001b[2J." in command("account", "remove", "x")[2]


def test_a_dry_run_shows_the_same_body_without_what_is_hidden(command: Command, tmp_path: Path) -> None:
    file = message_file(tmp_path, message_text("8613600009759", "a\u202eb"))
    status, out, _ = command("send", file, "--sandbox", "--dry-run")
    assert status == 0
    assert "\u202e" not in out
    (line,) = (line for line in out.splitlines() if line.startswith("{"))
    assert json.loads(line)["template"]["components"][0]["parameters"][0]["text"] == "a\u202eb"
