"""`nxwa-desktop send FILE`, and `send --template NAME`."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from nxwa_desktop import texts
from nxwa_desktop.cli.console import (
    CommandError,
    UsageError,
    announce_keyring_wait,
    print_to_stderr,
    print_to_stdout,
)
from nxwa_desktop.cli.delivery import build_delivery, opened_account, wait_for_history
from nxwa_desktop.cli.exit_status import DONE, NOT_SENT, REJECTED, UNKNOWN
from nxwa_desktop.cli.failures import Progress
from nxwa_desktop.cli.templates import message_of_template, saved_templates
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.look_alike_hosts import shown_url
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, NotSent, Outcome, Rejected, Unknown
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.protocol.request_body import ImportedBody, UnreadableBody, decode_body
from nxwa_desktop.protocol.signing import masked_string_to_sign
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.secrets.vault import VaultError
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.wall_clock import local_time, now_ms
from nxwa_desktop.texts.sentence import one_line
from nxwa_desktop.validation.finding_severity import Severity
from nxwa_desktop.validation.template_rules import listed_templates, validate_with_list

if TYPE_CHECKING:
    from nxwa_desktop.protocol.signing import SignedRequest
    from nxwa_desktop.sending.delivery import Delivery

MAX_FILE = 1024 * 1024
"""Bytes of a FILE: far more than any message has."""
_NAMES = {Accepted: "accepted", Rejected: "rejected", NotSent: "not_sent", Unknown: "unknown"}
_STATUSES = {Accepted: DONE, Rejected: REJECTED, NotSent: NOT_SENT, Unknown: UNKNOWN}


def send_message(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    """Send the message of FILE, or of a saved template; the exit status tells its outcome."""
    if (given.file is None) == (given.template is None):
        raise UsageError("Give either FILE or --template NAME.")
    if given.template is None and (given.to or given.language or given.var):
        raise UsageError("--to, --language and --var are for --template.")
    imported = None if given.file is None else _read(given.file)
    with opened_account(given, storage, secrets) as account:
        if imported is None:
            message = message_of_template(given, storage, account)
        elif wrong := imported.contradictions(account):
            differ = "differs from that" if len(wrong) == 1 else "differ from those"
            raise UsageError(f"{given.file} is for another account: {', '.join(wrong)} {differ} of {account.name}.")
        else:
            message = imported.message
        _check(message, storage, account)
        if not given.again:
            _refuse_never_send(message, storage)
        return _deliver(given, message, account, storage, secrets)


def _read(name: str) -> ImportedBody:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_FILE + 1) if sys.stdin else b""
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_FILE + 1)
    except (OSError, ValueError) as error:
        raise UsageError(f"{name} cannot be read. {texts.files.file_problem(error)}") from None
    if len(data) > MAX_FILE:
        raise UsageError(f"{name} is too big: a message has less than {MAX_FILE // 1024 // 1024} MiB.")
    try:
        return decode_body(data)
    except UnreadableBody as error:
        raise UsageError(f"{name} holds no message: {error}.") from None


def _check(message: Message, storage: StorageWorker, account: Account) -> None:
    listed = None
    with suppress(CommandError):  # the send itself reports a disk that fails
        listed = listed_templates(saved_templates(storage, account))
    findings = validate_with_list(message, listed)
    problems = [str(texts.findings.finding(each)) for each in findings if each.severity is Severity.PROBLEM]
    if problems:
        raise UsageError("The message cannot be sent: " + " ".join(problems))
    for finding in findings:
        print_to_stderr(f"Warning: {texts.findings.finding(finding)}")


def _refuse_never_send(message: Message, storage: StorageWorker) -> None:
    number = normalise(message.recipient)
    with suppress(StorageError):  # the send itself reports what is wrong with the data file
        if storage.submit(lambda repos: repos.never_send.added_at(number)).result() is not None:
            raise CommandError(f"{number} is on the list “Never send to”: nothing was sent. With --again it is sent.")


def _deliver(
    given: argparse.Namespace, message: Message, account: Account, storage: StorageWorker, secrets: SecretWorker
) -> int:
    import asyncio

    delivery = build_delivery(storage, secrets)
    progress: Progress = given.progress
    try:
        return asyncio.run(_run_delivery(given, delivery, message, account, secrets))
    finally:
        if progress.begun:
            wait_for_history(storage)


async def _run_delivery(
    given: argparse.Namespace, delivery: "Delivery", message: Message, account: Account, secrets: SecretWorker
) -> int:
    import asyncio

    from nxwa_desktop.system.threads import DaemonExecutor

    asyncio.get_running_loop().set_default_executor(DaemonExecutor())
    waiting = asyncio.create_task(announce_keyring_wait(secrets))
    try:
        if given.dry_run:
            return await _dry_run(delivery, message, account, as_json=given.json)
        progress: Progress = given.progress
        progress.begun = True
        report = await _send_with_correct_clock(delivery, message, account, again=given.again)
        # The first Ctrl+C ends the send with its outcome; the second, while the loop is closed, changes nothing.
        progress.status = _print_report(report, as_json=given.json, in_sandbox=account.sandbox)
        return progress.status
    finally:
        waiting.cancel()


async def _send_with_correct_clock(
    delivery: "Delivery", message: Message, account: Account, *, again: bool
) -> SendReport:
    """Send; with `again` also what may repeat an earlier message.

    After a refusal for the clock (1004), send once more with the server's time: refused messages may be repeated.
    """
    confirmed_id = ""
    report = await delivery.send(message, account)
    if again and report.earlier is not None:
        confirmed_id = report.earlier.send_id
        report = await delivery.send(message, account, confirmed_id=confirmed_id)
    if report.correctable:
        off = abs(report.clock_offset_ms) // 1000
        was = f"is off by {off} s" if off else "was set right"
        print_to_stderr(f"This computer's clock {was}. Sending with the server's time.")
        report = await delivery.send(message, account, confirmed_id=confirmed_id)
    return report


async def _dry_run(delivery: "Delivery", message: Message, account: Account, *, as_json: bool) -> int:
    try:
        request = await delivery.sign(message, account)
    except VaultError as error:
        print_to_stderr(f"Nothing to show: {texts.accounts.vault_problem(error.reason, in_window=False)}")
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
    print_to_stdout(f"{request.method} {shown_url(request.url)}")
    for name, value in headers.items():
        print_to_stdout(f"{name}: {value}")
    for line in ("", body, "", f"Signed: {signed}"):
        print_to_stdout(line)


def _print_report(report: SendReport, *, as_json: bool, in_sandbox: bool) -> int:
    outcome, earlier = report.outcome, report.earlier
    meaning = str(texts.outcomes.outcome_meaning(outcome, in_sandbox=in_sandbox))
    advice = str(texts.outcomes.outcome_advice(outcome, in_sandbox=in_sandbox))
    if earlier is not None:
        meaning = str(texts.repeats.earlier_send(earlier, _local_time(earlier.started_at)))
        advice = f"{texts.repeats.repeat_advice(earlier)} With --again it is sent nevertheless."
    if as_json:
        _print_json(_as_object(outcome, meaning, advice))
    else:
        print_to_stdout(texts.outcomes.outcome_title(outcome, in_sandbox=in_sandbox))
        _print_outcome(outcome, meaning)
        print_to_stdout(advice)
    return _STATUSES[type(outcome)]


def _local_time(at_ms: int) -> str:
    """A moment in the person's zone: the time, and the date where it is not today's."""
    moment = local_time(at_ms)
    is_today = moment.date() == local_time(now_ms()).date()
    return f"{moment:%H:%M}" if is_today else f"{moment:%Y-%m-%d %H:%M}"


def _print_outcome(outcome: Outcome, meaning: str) -> None:
    print_to_stdout(meaning)
    # What the server wrote is data: nothing in it steers the terminal.
    match outcome:
        case Rejected(code, message):
            print_to_stdout(f"Code: {'none' if code is None else code}")
            if message:
                print_to_stdout(f"The server's words: {one_line(message, 1_000)}")
        case Accepted(message_id):
            print_to_stdout(f"Message id: {one_line(message_id)}")
    if isinstance(outcome, Accepted | Rejected) and outcome.trace_id:
        print_to_stdout(f"Trace id: {one_line(outcome.trace_id)}")


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
    print_to_stdout(json.dumps(value))
