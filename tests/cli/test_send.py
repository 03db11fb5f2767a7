"""`send`, its outputs and its exit statuses; in this process, without a subprocess's cost."""

import asyncio
import contextlib
import gc
import io
import json
import os
import sqlite3
import sys
import time
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from nxwa_desktop.cli import delivery, send
from nxwa_desktop.cli.send import MAX_FILE
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.outcome import NotSent, NotSentReason
from nxwa_desktop.sandbox.account import SANDBOX_SECRET
from nxwa_desktop.sandbox.server import CannotListen
from nxwa_desktop.sending.delivery import Delivery
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.system.paths import Paths
from tests.cli.conftest import Command
from tests.support.capabilities import FULL_DEVICE
from tests.support.delivery_harness import account_at
from tests.support.program import add, message_file, message_text, rows
from tests.support.raw_server import Peer, RawServer, answering, closed_port, http
from tests.support.recording import Sandbox
from tests.support.secret_service import SecretService


@pytest.fixture
def file(tmp_path: Path) -> str:
    return message_file(tmp_path, message_text("8613600009759", "David"))


def holding(account: Account, secret: str = SANDBOX_SECRET) -> Vault:
    vault = Vault()
    vault.keep_for_session(account.id, secret)
    return vault


# the outcomes


def test_accepted_in_words(command: Command, file: str, paths: Paths) -> None:
    status, out, err = command("send", file, "--sandbox")
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert lines[0] == "Accepted by the sandbox"
    assert lines[2].startswith("Message id: wamid.")
    assert lines[3].startswith("Trace id: ")
    assert len(lines) == 5
    assert rows(paths)[0].outgoing.recipient == "8613600009759"


def test_accepted_as_json(command: Command, file: str) -> None:
    status, out, err = command("send", file, "--sandbox", "--json")
    said = json.loads(out)
    assert (status, err, out.count("\n")) == (0, "", 1)
    assert list(said) == ["outcome", "code", "message", "message_id", "trace_id", "advice"]
    assert (said["outcome"], said["code"]) == ("accepted", 0)
    assert said["message_id"].startswith("wamid.")
    assert said["trace_id"]
    assert said["advice"]


def test_rejected_in_words(command: Command, tmp_path: Path) -> None:
    status, out, _ = command("send", message_file(tmp_path, message_text("8613600022091")), "--sandbox")
    assert status == 1
    assert out.startswith("Rejected by NXCloud\n")
    assert "Code: 22091\n" in out
    assert "The server's words: " in out
    assert "Trace id: " in out


def test_rejected_as_json(command: Command, tmp_path: Path) -> None:
    status, out, _ = command("send", message_file(tmp_path, message_text("8613600022091")), "--sandbox", "--json")
    said = json.loads(out)
    assert (status, said["outcome"], said["code"], said["message_id"]) == (1, "rejected", 22091, None)
    assert said["message"]
    assert said["trace_id"]
    assert said["advice"]


def test_refused_without_a_code(command: Command, file: str, paths: Paths) -> None:
    with RawServer(answering(http(b"no", "403 Forbidden"))) as server:
        account = add(account_at(server.url()), paths)
        status, out, _ = command("send", file, "--account", account.name, vault=holding(account))
        _, as_json, _ = command("send", file, "--account", account.name, "--json", vault=holding(account))
    assert status == 1
    assert "Code: none\n" in out
    assert "HTTP 403" in out
    said = json.loads(as_json)
    assert said["code"] is None
    assert "HTTP 403" in said["message"]


def test_an_outcome_that_the_history_does_not_take_is_told(
    command: Command, file: str, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "HISTORY_TIMEOUT_S", 0.1)

    def serve(peer: Peer) -> None:
        peer.read_request()
        with contextlib.closing(sqlite3.connect(paths.database_file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            peer.send(http(b'{"code":0,"data":{"message_id":"wamid.1"}}'))
            peer.stopped.wait(20)

    with RawServer(serve) as server:
        account = add(account_at(server.url()), paths)
        status, out, err = command("send", file, "--account", account.name, vault=holding(account))
    assert (status, out.splitlines()[0]) == (0, "Accepted by NXCloud")
    assert err.startswith("The history could not be written")


def test_not_sent(command: Command, file: str, paths: Paths) -> None:
    account = add(account_at(f"http://127.0.0.1:{closed_port()}/"), paths)
    status, out, err = command("send", file, "--account", account.name, vault=holding(account))
    assert (status, err) == (3, "")
    assert out.startswith("Not sent\n")
    status, out, _ = command("send", file, "--account", "ACME", "--json", vault=holding(account))
    said = json.loads(out)
    assert (status, said["outcome"], said["code"], said["message_id"]) == (3, "not_sent", None, None)
    assert said["message"]
    outcome = rows(paths)[0].outcome
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.REFUSED


def test_a_stored_endpoint_that_is_not_encrypted_is_refused(command: Command, file: str, paths: Paths) -> None:
    account = add(account_at("http://api.example.test/saas/wa/send"), paths)
    status, out, err = command("send", file, "--account", account.name, vault=holding(account))
    assert (status, err, out.splitlines()[0]) == (3, "", "Not sent")
    assert "unprotected" in out
    assert "https://" in out
    outcome = rows(paths)[0].outcome
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.NOT_ENCRYPTED


@pytest.mark.parametrize("recipient", ["8613600090001", "8613600090003"])
def test_unknown(command: Command, tmp_path: Path, recipient: str) -> None:
    file = message_file(tmp_path, message_text(recipient))
    status, out, _ = command("send", file, "--sandbox")
    assert status == 4
    assert "nobody" in out.lower() or "unknown" in out.lower()
    status, out, _ = command("send", file, "--sandbox", "--json", "--again")
    assert (status, json.loads(out)["outcome"]) == (4, "unknown")


def test_the_servers_words_do_not_steer_the_terminal(command: Command, file: str, paths: Paths) -> None:
    answer = json.dumps({"code": 22091, "message": "a\x1b[2Jb\nOutcome: c", "traceId": "\x1b]0;x\x07"}).encode()
    with RawServer(answering(http(answer))) as server:
        account = add(account_at(server.url()), paths)
        _, out, _ = command("send", file, "--account", account.name, vault=holding(account))
    assert "\x1b" not in out
    assert "The server's words: a [2Jb Outcome: c\n" in out


def test_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(message_text().encode())))
    assert command("send", "-", "--sandbox")[0] == 0


def test_no_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    status, out, err = command("send", "-", "--sandbox")
    assert (status, out) == (2, "")
    assert err.startswith("- holds no message: ")


def test_a_warning_does_not_stop(command: Command, tmp_path: Path) -> None:
    file = message_file(tmp_path, message_text("8613600009759", "David "))
    status, out, err = command("send", file, "--sandbox", "--json")
    assert status == 0
    assert json.loads(out)["outcome"] == "accepted"
    assert err.startswith("Warning: ")
    assert err.count("\n") == 1


# a dry run


def test_dry_run_in_words(command: Command, file: str, paths: Paths) -> None:
    status, out, _ = command("send", file, "--sandbox", "--dry-run")
    assert status == 0
    assert out.startswith("POST http://127.0.0.1:")
    assert "\naccessKey: sandbox2na3kdi3ki\n" in out
    assert '\n{"tenant_id":1,' in out
    assert "accessSecret=••••••••" in out
    assert SANDBOX_SECRET not in out
    assert not rows(paths)


def test_dry_run_as_json(command: Command, tmp_path: Path, paths: Paths) -> None:
    file = message_file(tmp_path, message_text("+86 136 0000-9759", '牛 "😀"'))
    with Sandbox() as sandbox:
        account = add(account_at(sandbox.url), paths)
        status, out, _ = command("send", file, "--account", "acme", "--dry-run", "--json", vault=holding(account))
        assert not sandbox.requests
    said = json.loads(out)
    assert status == 0
    assert list(said) == ["method", "url", "headers", "body", "string_to_sign"]
    assert (said["method"], said["url"]) == ("POST", account.url)
    assert list(said["headers"]) == ["accessKey", "ts", "bizType", "action", "sign", "Content-Type"]
    assert '"to":"8613600009759"' in said["body"]
    assert '牛 \\"😀\\"' in said["body"]
    assert said["string_to_sign"] == (
        f"accessKey={account.access_key}&action=mt&bizType=2&ts={said['headers']['ts']}"
        f"&body={said['body']}&accessSecret=••••••••"
    )
    assert SANDBOX_SECRET not in out
    assert not rows(paths)


def test_dry_run_without_a_secret(command: Command, file: str, paths: Paths) -> None:
    add(account_at("http://127.0.0.1:1/"), paths)
    status, out, err = command("send", file, "--account", "Acme", "--dry-run")
    assert (status, out) == (3, "")
    assert err.startswith("Nothing to show: ")
    assert err.count("\n") == 1


# unusable files


def problem(command: Command, file: str) -> str:
    """The one sentence for a file that cannot be used."""
    status, out, err = command("send", file, "--sandbox")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.rstrip().endswith(".")
    return err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "not JSON"),
        ("{", "not JSON (line 1, column 2)"),
        ("[]", "not a template message"),
        ("{}", "not a template message"),
        ('{"to":"1"}', "not a template message"),
        ("null", "not a template message"),
        (b"\xff\xfe{}", "not UTF-8"),
        (message_text("8613600009759", "\ud800"), "surrogate"),
        ("[" * 100_000, "nested too deeply"),
        ('{"to":' + "1" * 5000 + "}", "too long"),
        (message_text(type="image"), "not a template message"),
        (message_text(extra=1), "not a template message"),
    ],
)
def test_a_file_without_a_message(command: Command, tmp_path: Path, text: str | bytes, expected: str) -> None:
    assert expected in problem(command, message_file(tmp_path, text))


def test_a_file_that_is_too_big(command: Command, tmp_path: Path) -> None:
    whole = message_text().ljust(MAX_FILE + 1)
    assert "too big" in problem(command, message_file(tmp_path, whole))
    assert command("send", message_file(tmp_path, whole[:-1]), "--sandbox")[0] == 0


@FULL_DEVICE.needed
def test_an_endless_file(command: Command) -> None:
    assert "too big" in problem(command, "/dev/zero")


def test_a_file_that_cannot_be_read(command: Command, tmp_path: Path) -> None:
    assert "not there any more" in problem(command, str(tmp_path / "missing.json"))
    assert "is a folder" in problem(command, str(tmp_path))
    for name in ("nul\0byte", "half\ud800")[: 1 if os.name == "nt" else 2]:  # on Windows a name may have the second
        assert "cannot have this name" in problem(command, name)
    assert "is too long" in problem(command, "x" * 5000)


def test_a_message_with_problems(command: Command, tmp_path: Path) -> None:
    said = problem(command, message_file(tmp_path, message_text("12", "a\nb")))
    assert said.startswith("The message cannot be sent: ")
    assert "too short" in said
    assert "line break" in said


def test_account_fields_that_agree_are_fine(command: Command, tmp_path: Path) -> None:
    same = message_text(tenant_id=1, appkey="pem28kje", business_phone="8615800001795")
    assert command("send", message_file(tmp_path, same), "--sandbox")[0] == 0


def test_account_fields_that_contradict(command: Command, tmp_path: Path, paths: Paths) -> None:
    said = problem(command, message_file(tmp_path, message_text(tenant_id=2, appkey="other")))
    assert "tenant_id, appkey differ from those of" in said
    assert "business_phone" not in said
    said = problem(command, message_file(tmp_path, message_text(appkey="other")))
    assert "appkey differs from that of" in said
    assert not rows(paths)


# accounts and keyrings


def test_an_unknown_account(command: Command, file: str, paths: Paths) -> None:
    status, out, err = command("send", file, "--account", "Nobody")
    assert (status, out) == (2, "")
    assert "no account called Nobody" in err
    assert "none yet" in err
    add(account_at("global"), paths)
    assert "Known accounts: Acme." in command("send", file, "--account", "Nobody")[2]


@pytest.mark.parametrize("name", ["acme", "ACME", " Acme "])
def test_the_case_of_a_name_does_not_matter(command: Command, file: str, paths: Paths, name: str) -> None:
    account = add(account_at("global"), paths)
    assert command("send", file, "--account", name, "--dry-run", vault=holding(account))[0] == 0


def test_accents_may_be_typed_either_way(command: Command, file: str, paths: Paths) -> None:
    account = add(msgspec.structs.replace(account_at("global"), name="Caf\u00e9"), paths)
    assert command("send", file, "--account", "CAFE\u0301", "--dry-run", vault=holding(account))[0] == 0


def test_no_keyring(command: Command, file: str, paths: Paths) -> None:
    add(account_at("global"), paths)
    status, out, err = command("send", file, "--account", "Acme")
    assert (status, err) == (3, "")
    assert "keyring" in out
    outcome = rows(paths)[0].outcome
    assert isinstance(outcome, NotSent)
    assert outcome.reason is NotSentReason.KEYRING_MISSING


def test_a_locked_keyring(command: Command, file: str, paths: Paths, secret_service: SecretService) -> None:
    account = add(account_at("global"), paths)
    vault = Vault()
    vault.write(account.id, "s3cr3t")
    secret_service.lock()
    status, out, _ = command("send", file, "--account", "Acme", vault=vault)
    assert status == 3
    assert "locked" in out


def test_a_missing_secret(command: Command, file: str, paths: Paths, secret_service: SecretService) -> None:
    add(account_at("global"), paths)
    status, out, _ = command("send", file, "--account", "Acme", "--json")
    assert status == 3
    assert "secret" in json.loads(out)["message"]


def test_accounts_that_cannot_be_read(command: Command, file: str, paths: Paths) -> None:
    paths.data_folder.mkdir(parents=True)
    paths.database_file.mkdir()
    status, out, err = command("send", file, "--account", "Acme")
    assert (status, out, err.count("\n")) == (3, "", 1), "the input was fine"
    assert "cannot be opened" in err


def test_a_history_that_cannot_be_written(command: Command, file: str, paths: Paths) -> None:
    paths.database_file.mkdir(parents=True)
    status, out, _ = command("send", file, "--sandbox")
    assert status == 3
    assert "history could not be written" in out


def test_a_sandbox_that_cannot_start(command: Command, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Sandbox) -> None:
        raise CannotListen("no port")

    monkeypatch.setattr("nxwa_desktop.sandbox.server.Sandbox.start", refuse)
    status, out, err = command("send", file, "--sandbox")
    assert (status, out, err) == (2, "", "The sandbox cannot start: no port.\n")


# the clock


def test_a_clock_that_is_off_gets_one_corrected_send(command: Command, file: str, paths: Paths) -> None:
    with Sandbox(clock=lambda: time.time() + 600) as sandbox:
        account = account_at(sandbox.url)
        storage = Repositories(paths)
        storage.accounts.save(account)
        storage.close()
        status, out, err = command("send", file, "--account", account.name, vault=holding(account))
        assert [seen.code for seen in sandbox.requests] == [1004, 0]
    assert (status, out.splitlines()[0]) == (0, "Accepted by NXCloud")
    assert "clock is off by" in err


def test_a_clock_that_stays_off_is_not_tried_for_ever(command: Command, tmp_path: Path) -> None:
    file = message_file(tmp_path, message_text("8613600090004", "David"))
    status, out, _ = command("send", file, "--sandbox")
    assert status == 1
    assert "Code: 1004" in out


# Ctrl+C where no loop runs


def interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_interrupted_before_anything_went_out(
    command: Command, file: str, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send, "validate_with_list", interrupt)
    assert command("send", file, "--sandbox") == (3, "", "Cancelled. Nothing was sent.\n")
    assert not rows(paths)


def test_interrupted_while_the_loop_starts(command: Command, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(main: object) -> None:
        assert asyncio.iscoroutine(main)
        main.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(asyncio, "run", run)
    assert command("send", file, "--sandbox") == (3, "", "Cancelled. Nothing was sent.\n")


def test_interrupted_again_and_again_nobody_knows(command: Command, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def send(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Delivery, "send", send)
    assert command("send", file, "--sandbox") == (4, "", "Cancelled. Nobody can say whether the message went out.\n")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_interrupted_while_the_files_are_closed(command: Command, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message is out and said to be: nothing may claim otherwise."""
    monkeypatch.setattr(Vault, "close", interrupt)
    status, out, err = command("send", file, "--sandbox")
    assert (status, err) == (0, "")
    assert out.startswith("Accepted")
    gc.collect()  # of the database that was not closed, Python 3.13 warns


# the same message again


def refused(command: Command, *arguments: str, vault: Vault | None = None) -> str:
    """What is said of a message that may be a second one."""
    status, out, err = command("send", *arguments, vault=vault)
    assert (status, err) == (3, "")
    lines = out.splitlines()
    assert lines[0] == "Not sent"
    assert lines[2].endswith("With --again it is sent nevertheless.")
    assert len(lines) == 3
    return lines[1]


def test_the_same_again_is_refused_and_says_when_and_how_the_earlier_ended(
    command: Command, file: str, paths: Paths
) -> None:
    assert command("send", file, "--sandbox")[0] == 0
    said = refused(command, file, "--sandbox")
    (row,) = rows(paths)
    began = datetime.fromtimestamp(row.outgoing.started_at / 1000).astimezone()
    assert said == f"The same message to +8613600009759 was accepted by NXCloud at {began:%H:%M}."


def test_the_same_again_as_json(command: Command, file: str, paths: Paths) -> None:
    command("send", file, "--sandbox")
    status, out, err = command("send", file, "--sandbox", "--json")
    said = json.loads(out)
    assert (status, err) == (3, "")
    assert list(said) == ["outcome", "code", "message", "message_id", "trace_id", "advice"]
    assert (said["outcome"], said["code"]) == ("not_sent", None)
    assert "was accepted by NXCloud at" in said["message"]
    assert "--again" in said["advice"]
    assert len(rows(paths)) == 1


def test_again_sends_it_nevertheless(command: Command, file: str, paths: Paths) -> None:
    with Sandbox() as sandbox:
        account = add(account_at(sandbox.url), paths)
        for arguments in ([], ["--again"], ["--again"]):
            assert command("send", file, "--account", "Acme", *arguments, vault=holding(account))[0] == 0
        refused(command, file, "--account", "Acme", vault=holding(account))
        assert len(sandbox.requests) == 3


def test_after_an_unknown_outcome_any_message_to_the_recipient_is_refused(command: Command, tmp_path: Path) -> None:
    first = message_file(tmp_path, message_text("8613600090001", "David"))
    second = message_file(tmp_path, message_text("8613600090001", "Sarah"), "second.json")
    assert command("send", first, "--sandbox")[0] == 4
    assert "its outcome is unknown" in refused(command, second, "--sandbox")
    assert command("send", second, "--sandbox", "--again")[0] == 4


def test_an_earlier_day_is_said_with_its_date(command: Command, tmp_path: Path, paths: Paths) -> None:
    file = message_file(tmp_path, message_text("8613600090001", "David"))
    command("send", file, "--sandbox")
    began = datetime(2026, 3, 9, 14, 32).astimezone()
    with contextlib.closing(sqlite3.connect(paths.database_file)) as connection:
        connection.execute("UPDATE history SET started_at = ?", (round(began.timestamp() * 1000),))
        connection.commit()
    assert "at 2026-03-09 14:32 may have gone out" in refused(command, file, "--sandbox")


# the clock


@pytest.mark.parametrize("again", [[], ["--again"]])
def test_a_corrected_send_is_no_repetition(command: Command, file: str, paths: Paths, again: list[str]) -> None:
    with Sandbox() as right, Sandbox(clock=lambda: time.time() + 600) as ahead:
        add(msgspec.structs.replace(account_at(right.url), id="a2", name="Right"), paths)
        account = add(account_at(ahead.url), paths)
        vault = holding(account)
        vault.keep_for_session("a2", SANDBOX_SECRET)
        if again:
            assert command("send", file, "--account", "Right", vault=vault)[0] == 0
            refused(command, file, "--account", "Acme", vault=vault)
            vault = holding(account)
        status, _, err = command("send", file, "--account", "Acme", *again, vault=vault)
        assert status == 0
        assert [seen.code for seen in ahead.requests] == [1004, 0]
    assert "clock is off by" in err


def test_the_next_command_knows_the_clock_already(command: Command, file: str, tmp_path: Path, paths: Paths) -> None:
    other = message_file(tmp_path, message_text("8613600009760"), "other.json")
    with Sandbox(clock=lambda: time.time() + 600) as sandbox:
        account = add(account_at(sandbox.url), paths)
        assert command("send", file, "--account", "Acme", vault=holding(account))[0] == 0
        status, _, err = command("send", other, "--account", "Acme", vault=holding(account))
        assert (status, err) == (0, "")
        assert [seen.code for seen in sandbox.requests] == [1004, 0, 0]


def test_a_clock_set_right_meanwhile_is_said_and_costs_one_more(command: Command, file: str, paths: Paths) -> None:
    with Sandbox() as sandbox:
        account = add(account_at(sandbox.url), paths)
        with contextlib.closing(Repositories(paths)) as storage:
            storage.clock_offsets.save(account.url, 600_000, 1)
        status, _, err = command("send", file, "--account", "Acme", vault=holding(account))
        assert [seen.code for seen in sandbox.requests] == [1004, 0]
    assert (status, err) == (0, "This computer's clock was set right. Sending with the server's time.\n")


def test_a_number_that_nobody_writes_to_is_written_to_only_when_asked_for(
    command: Command, file: str, paths: Paths
) -> None:
    with contextlib.closing(Repositories(paths)) as repos:
        repos.never_send.add(["8613600009759"], 1)
    status, out, err = command("send", file, "--sandbox")
    assert (status, out) == (3, "")
    assert "8613600009759 is on the list" in err
    assert rows(paths) == ()
    assert command("send", file, "--sandbox", "--again")[0] == 0
