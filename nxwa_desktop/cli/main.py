"""`nxwa-desktop send FILE` and `nxwa-desktop account …`: the same core without a window, and without Qt.

Exit status: 0 accepted, or done; 1 rejected; 2 unusable input; 3 not sent, or not stored; 4 unknown. An error that
nobody expected counts as 3 before the send and as 4 from then on.
"""

import argparse
import io
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from nxwa_desktop import __version__, texts
from nxwa_desktop.cli.account import add_account, list_accounts, remove_account
from nxwa_desktop.cli.console import (
    DONE,
    NOT_SENT,
    REJECTED,
    UNKNOWN,
    UNUSABLE,
    CommandError,
    UsageError,
    find_account,
    finish_output,
    say,
    show,
    tell_of_keyring,
)
from nxwa_desktop.cli.failures import Progress, cut_short, ended_like_ctrl_c, errors_logged
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.endpoint_regions import Region
from nxwa_desktop.protocol.hosts import shown_url
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, Outcome, Rejected, Unknown
from nxwa_desktop.protocol.request_body import ImportedBody, UnreadableBody, decode_body
from nxwa_desktop.protocol.signature_algorithms import DEFAULT_ALGORITHM, Algorithm
from nxwa_desktop.protocol.signing import masked_string_to_sign
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.secrets.vault import Vault, VaultError
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.texts.sentence import one_line
from nxwa_desktop.validation.message_rules import Severity, validate

if TYPE_CHECKING:
    from nxwa_desktop.protocol.signing import SignedRequest
    from nxwa_desktop.sending.delivery import Delivery

MAX_FILE = 1024 * 1024
"""Bytes of a FILE: far more than any message has."""
HISTORY_PATIENCE = 10.0
"""Seconds to wait for the history to take how a message ended."""
LATER = "The data file was deleted, moved or replaced meanwhile: how the message ended is added to the history later."
NEVER = "The history could not be written: there, the message will be one whose outcome is unknown."
CLOSING = 5.0
"""Seconds the end waits for the disk."""

_NAMES = {Accepted: "accepted", Rejected: "rejected", NotSent: "not_sent", Unknown: "unknown"}
_STATUSES = {Accepted: DONE, Rejected: REJECTED, NotSent: NOT_SENT, Unknown: UNKNOWN}


class _ParserEnded(SystemExit):
    """The arguments asked for help, or make no sense."""


class _Parser(argparse.ArgumentParser):
    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End with what is wrong with the arguments, which may hold anything."""
        if message:
            say(message.strip())
        raise _ParserEnded(status)


def run_command_line(arguments: list[str], *, paths: Paths | None = None, vault: Vault | None = None) -> int:
    """Run one command; returns the process's exit status. Raises SystemExit for arguments that make no sense."""
    _tolerate_any_terminal()
    progress = Progress()
    try:
        with ended_like_ctrl_c(), errors_logged(lambda: (paths or Paths.of_user()).log_file):
            try:
                return _run(arguments, paths, vault, progress)
            except (_ParserEnded, CommandError):
                raise
            except BaseException as error:
                return cut_short(error, progress, is_send=arguments[:1] == ["send"])
    except CommandError as error:
        say(error)
        return error.status
    except KeyboardInterrupt:  # once more, while the first one was being told
        return progress.status_if_cut_short
    finally:
        finish_output()


def _run(arguments: list[str], paths: Paths | None, vault: Vault | None, progress: Progress) -> int:
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.version:
        show(f"nxwa-desktop {__version__}")
        return DONE
    if given.command is None or given.selftest:
        # The parser takes --sandbox and --selftest for what they are only by themselves, which never comes here.
        say("Nothing to do: see nxwa-desktop --help.")
        return UNUSABLE
    if given.window_in_sandbox:
        # A sandbox that the command does not know of would be a real send.
        parser.error("--sandbox before a command is for the window: put it after send FILE")
    if given.window_anew:
        parser.error("--new is for the window: leave it out, or leave the command out")
    given.progress = progress
    with _opened(paths or Paths.of_user(), vault or Vault()) as (storage, secrets):
        progress.status = given.run(given, storage, secrets)
        return progress.status


@contextmanager
def _opened(paths: Paths, vault: Vault) -> Iterator[tuple[StorageWorker, SecretWorker]]:
    storage, secrets = StorageWorker(paths), SecretWorker(vault)
    try:
        yield storage, secrets
    finally:
        secrets.close(CLOSING)
        vault.close()
        storage.close(CLOSING)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="nxwa-desktop",
        description="Write and send NXCloud WhatsApp template messages. Without a command it opens the window.",
        epilog="Exit status of send: 0 accepted, 1 rejected, 2 unusable input, 3 not sent, 4 unknown.",
    )
    parser.add_argument(
        "--sandbox",
        action="store_true",
        dest="window_in_sandbox",
        help="open the window in the sandbox: nothing leaves this computer",
    )
    parser.add_argument("--new", action="store_true", dest="window_anew", help="open the window with an empty message")
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--selftest", action="store_true", help="check that this installation is complete")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_send(commands.add_parser("send", help="send the message in FILE"))
    _add_account(commands.add_parser("account", help="list, add or remove accounts"))
    return parser


def _add_send(send: argparse.ArgumentParser) -> None:
    send.add_argument("file", metavar="FILE", help="a JSON body as in the document; - reads standard input")
    target = send.add_mutually_exclusive_group(required=True)
    target.add_argument("--account", metavar="NAME", help="the stored account to send by")
    target.add_argument("--sandbox", action="store_true", help="send to the sandbox: nothing leaves this computer")
    send.add_argument("--again", action="store_true", help="send it even if that may repeat an earlier message")
    send.add_argument("--dry-run", action="store_true", help="print what would go out, and send nothing")
    send.add_argument("--json", action="store_true", help="print one JSON object")
    send.set_defaults(run=_send)


def _add_account(account: argparse.ArgumentParser) -> None:
    actions = account.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="list the accounts").set_defaults(run=list_accounts)
    add = actions.add_parser("add", help="add an account; its secret is asked for, or read from standard input")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--endpoint", required=True, metavar="|".join(("URL", *Region)))
    add.add_argument("--access-key", required=True, metavar="K")
    add.add_argument("--tenant-id", required=True, metavar="N")
    add.add_argument("--appkey", required=True, metavar="A")
    add.add_argument("--business-phone", required=True, metavar="P")
    add.add_argument("--algorithm", choices=[each.value for each in Algorithm], default=DEFAULT_ALGORITHM.value)
    add.set_defaults(run=add_account)
    remove = actions.add_parser("remove", help="remove an account and its secret")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=remove_account)


def _send(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    imported = _read(given.file)
    with _account(given, storage, secrets) as account:
        if wrong := imported.contradictions(account):
            names = ", ".join(wrong)
            raise UsageError(f"{given.file} is for another account: {names} differ from those of {account.name}.")
        _check(imported.message)
        return _deliver(given, imported.message, account, storage, secrets)


def _read(name: str) -> ImportedBody:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_FILE + 1) if sys.stdin else b""
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_FILE + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable name"
        raise UsageError(f"{name} cannot be read: {reason}.") from None
    if len(data) > MAX_FILE:
        raise UsageError(f"{name} is too big: a message has less than {MAX_FILE // 1024 // 1024} MiB.")
    try:
        return decode_body(data)
    except UnreadableBody as error:
        raise UsageError(f"{name} holds no message: {error}.") from None


@contextmanager
def _account(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> Iterator[Account]:
    if not given.sandbox:
        yield find_account(storage, given.account)
        return
    from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
    from nxwa_desktop.sandbox.server import CannotListen, Sandbox

    sandbox = Sandbox()
    try:
        sandbox.start()
    except CannotListen as error:
        raise UsageError(f"The sandbox cannot start: {error}.") from None
    with sandbox:
        account = sandbox_account(sandbox.url)
        secrets.submit(lambda vault: vault.keep_for_session(account.id, SANDBOX_SECRET)).result()
        yield account


def _check(message: Message) -> None:
    findings = validate(message)
    problems = [str(texts.findings.finding(each)) for each in findings if each.severity is Severity.PROBLEM]
    if problems:
        raise UsageError("The message cannot be sent: " + " ".join(problems))
    for finding in findings:
        say(f"Warning: {texts.findings.finding(finding)}")


def _deliver(
    given: argparse.Namespace, message: Message, account: Account, storage: StorageWorker, secrets: SecretWorker
) -> int:
    # httpx and the trust store cost a tenth of a second: not for what fails before.
    import asyncio

    from nxwa_desktop.protocol.http_client import Client
    from nxwa_desktop.sending.clock_storage import keep_offsets
    from nxwa_desktop.sending.delivery import Delivery
    from nxwa_desktop.sending.server_clock import ServerClock
    from nxwa_desktop.system.threads import DaemonExecutor

    clock = ServerClock()
    delivery = Delivery(storage=storage, secrets=secrets, client=Client(), clock=clock)
    # A disk that fails is told by the send.
    keep_offsets(clock, storage).exception()
    progress: Progress = given.progress

    async def run() -> int:
        asyncio.get_running_loop().set_default_executor(DaemonExecutor())
        if given.dry_run:
            return await _dry_run(delivery, message, account, as_json=given.json)
        progress.begun = True
        report = await _send_in_time(delivery, message, account, again=given.again)
        # The first Ctrl+C ends the send with its outcome; the second, while the loop is closed, changes nothing.
        progress.status = _print_report(report, as_json=given.json)
        return progress.status

    async def run_and_tell() -> int:
        telling = asyncio.create_task(tell_of_keyring(secrets))
        try:
            return await run()
        finally:
            telling.cancel()

    try:
        return asyncio.run(run_and_tell())
    finally:
        if progress.begun and not _is_written(storage):
            say(LATER if storage.keeps_rest else NEVER)


def _is_written(storage: StorageWorker) -> bool:
    """Wait until the history has how the message ended; not where only a person can help."""
    deadline = time.monotonic() + HISTORY_PATIENCE
    while not (written := storage.retried.settle(0.05)):
        if storage.keeps_rest or time.monotonic() > deadline:
            break
    return written


async def _send_in_time(delivery: "Delivery", message: Message, account: Account, *, again: bool) -> SendReport:
    """Send; with `again` also what may repeat an earlier message.

    Refused for the clock (1004), once more with the time the server told. A refusal makes that safe.
    """
    knowing = ""
    report = await delivery.send(message, account)
    if again and report.earlier is not None:
        knowing = report.earlier.send_id
        report = await delivery.send(message, account, knowing=knowing)
    if report.correctable:
        off = abs(report.clock_offset_ms) // 1000
        was = f"is off by {off} s" if off else "was set right"
        say(f"This computer's clock {was}. Sending with the server's time.")
        report = await delivery.send(message, account, knowing=knowing)
    return report


async def _dry_run(delivery: "Delivery", message: Message, account: Account, *, as_json: bool) -> int:
    try:
        request = await delivery.sign(message, account)
    except VaultError as error:
        say(f"Nothing to show: {texts.accounts.vault_problem(error.reason, in_window=False)}")
        return NOT_SENT
    _print_request(request, account, as_json=as_json)
    return DONE


def _print_request(request: "SignedRequest", account: Account, *, as_json: bool) -> None:
    body = request.body.decode()
    headers = dict(request.headers)
    signed = masked_string_to_sign(body, access_key=account.access_key, ts=headers["ts"])
    if as_json:
        _print_json(
            {"method": request.method, "url": request.url, "headers": headers, "body": body, "string_to_sign": signed}
        )
        return
    show(f"{request.method} {shown_url(request.url)}")
    for name, value in headers.items():
        show(f"{name}: {value}")
    for line in ("", body, "", f"Signed: {signed}"):
        show(line)


def _print_report(report: SendReport, *, as_json: bool) -> int:
    outcome, earlier = report.outcome, report.earlier
    meaning, advice = str(texts.outcomes.outcome_meaning(outcome)), str(texts.outcomes.outcome_advice(outcome))
    if earlier is not None:
        meaning = str(texts.repeats.earlier_send(earlier, _when(earlier.started_at)))
        advice = f"{texts.repeats.repeat_advice(earlier)} With --again it is sent nevertheless."
    if as_json:
        _print_json(_as_object(outcome, meaning, advice))
    else:
        _print_outcome(outcome, meaning)
        show(advice)
    return _STATUSES[type(outcome)]


def _when(at_ms: int) -> str:
    """A moment in the person's zone: the time, and the date where it is not today's."""
    moment = datetime.fromtimestamp(at_ms / 1000).astimezone()
    is_today = moment.date() == datetime.now().astimezone().date()
    return f"{moment:%H:%M}" if is_today else f"{moment:%Y-%m-%d %H:%M}"


def _print_outcome(outcome: Outcome, meaning: str) -> None:
    show(texts.outcomes.outcome_title(outcome))
    show(meaning)
    # What the server wrote is data: nothing in it steers the terminal.
    match outcome:
        case Rejected(code, message):
            show(f"Code: {'none' if code is None else code}")
            if message:
                show(f"The server's words: {one_line(message, 1_000)}")
        case Accepted(message_id):
            show(f"Message id: {one_line(message_id)}")
    if isinstance(outcome, Accepted | Rejected) and outcome.trace_id:
        show(f"Trace id: {one_line(outcome.trace_id)}")


def _as_object(outcome: Outcome, meaning: str, advice: str) -> dict[str, str | int | None]:
    shown: dict[str, str | int | None] = {
        "outcome": _NAMES[type(outcome)],
        "code": None,
        "message": meaning,
        "message_id": None,
        "trace_id": None,
        "advice": advice,
    }
    match outcome:
        case Accepted(message_id, trace_id):
            shown |= {"code": 0, "message_id": message_id, "trace_id": trace_id}
        case Rejected(code, message, trace_id):
            shown |= {"code": code, "trace_id": trace_id}
            if code is not None and message:
                shown["message"] = message
    return shown


def _print_json(value: object) -> None:
    import json

    # Escaped, so that no terminal's encoding can stand in the way.
    show(json.dumps(value))


def _tolerate_any_terminal() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
