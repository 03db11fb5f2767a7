"""`batch`: the dry run, the send, its pauses and its resumption, and the exit statuses."""

import contextlib
import csv
import json
import os
import signal
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from nxwa_desktop.cli import batch as cli_batch
from nxwa_desktop.cli import batch_run
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.outcome import Unknown, UnknownReason
from nxwa_desktop.sandbox.account import SANDBOX_SECRET
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.system.paths import Paths
from tests.cli.conftest import Command
from tests.support.batch_command import MAPPED, TEMPLATE, customer, customers, save_templates
from tests.support.batch_harness import CLOSED, AnsweringServer, recipient, refusal
from tests.support.capabilities import SIGNALS
from tests.support.delivery_harness import account_at
from tests.support.program import add, rows
from tests.support.raw_server import ACCEPTED, PATIENCE, Peer, RawServer, closed_port, http

KEYS = ["id", "rows", "ready", "problems", "accepted", "rejected", "not_sent", "unknown", "waiting"]
Batch = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def batch(command: Command, paths: Paths) -> Batch:
    """Run it at the fastest pace; its status, its JSON object, and what stands on standard error."""
    save_templates(paths)

    def run(file: str, *options: str, account: Account | None = None) -> tuple[int, dict[str, Any], str]:
        target = ("--sandbox",) if account is None else ("--account", account.name)
        arguments = ("batch", file, *target, *TEMPLATE, *MAPPED, "--rate", "10", "--json", *options)
        status, out, err = command(*arguments, vault=vault())
        return status, json.loads(out), err

    return run


def vault() -> Vault:
    """A vault that holds the account's secret; each command closes its own."""
    opened = Vault()
    opened.keep_for_session("a1", SANDBOX_SECRET)
    return opened


def counts(found: dict[str, Any]) -> tuple[int, ...]:
    """How many are accepted, rejected, not sent, unknown, waiting."""
    return tuple(found[key] for key in KEYS[4:])


# the dry run


def test_without_send_it_only_checks(batch: Batch, command: Command, tmp_path: Path, paths: Paths) -> None:
    file = customers(tmp_path, customer(0), customer(0), ("", "Eve", "en_US"), ("8613600009759", "", "en_US"))
    status, found, err = batch(file)
    assert (status, list(found), err) == (1, KEYS, "")
    assert (found["id"], found["rows"], found["ready"], *counts(found)) == (None, 4, 1, 0, 0, 0, 0, 0)
    assert [problem["row"] for problem in found["problems"]] == [3, 4, 5]
    assert found["problems"][1] == {"row": 4, "reason": "Recipient is missing"}
    assert rows(paths) == ()
    assert command("batch", "--list", "--json") == (0, "[]\n", "")


def test_a_list_without_problems_is_ready(batch: Batch, tmp_path: Path) -> None:
    status, found, _ = batch(customers(tmp_path, customer(0), customer(1)), "--dry-run")
    assert (status, found["ready"], found["problems"]) == (0, 2, [])


def test_in_words_it_shows_what_would_go_out(command: Command, tmp_path: Path, paths: Paths) -> None:
    save_templates(paths)
    file = customers(tmp_path, customer(0), ("", "Eve", "en_US"))
    status, out, _ = command("batch", file, "--sandbox", *TEMPLATE, *MAPPED)
    assert status == 1
    assert "to from phone, First Name from name" in out
    assert "Left out: 1\n  Recipient is missing (row 3)\n" in out
    assert "Row 2, to +86 136 0000 0000:\n  Hello David 0\n" in out
    assert out.endswith("Nothing was sent. Add --send to send.\n")


def test_standard_input_is_a_list_too(command: Command, paths: Paths) -> None:
    save_templates(paths)
    text = "phone\tname\n0811 1234 567\tBudi\n"
    arguments = ("batch", "-", "--sandbox", *TEMPLATE, *MAPPED, "--json")
    assert json.loads(command(*arguments, stdin=text)[1])["ready"] == 0
    assert json.loads(command(*arguments, "--country", "id", stdin=text)[1])["ready"] == 1


# the send


def test_all_accepted(batch: Batch, tmp_path: Path, paths: Paths) -> None:
    status, found, err = batch(customers(tmp_path, customer(0), customer(1)), "--send")
    assert (status, counts(found), found["problems"]) == (0, (2, 0, 0, 0, 0), [])
    assert found["id"] in err
    assert [entry.outgoing.recipient for entry in reversed(rows(paths))] == [recipient(0), recipient(1)]


def test_what_has_problems_does_not_go(batch: Batch, tmp_path: Path, paths: Paths) -> None:
    file = customers(tmp_path, customer(0), ("8613600022091", "Ana", "en_US"), ("", "Eve", "en_US"), customer(0))
    status, found, _ = batch(file, "--send")
    assert (status, counts(found)) == (1, (1, 1, 0, 0, 0))
    assert [problem["row"] for problem in found["problems"]] == [4, 5]
    assert len(rows(paths)) == 2


def test_where_no_row_can_go_nothing_is_stored(batch: Batch, tmp_path: Path, command: Command) -> None:
    status, found, err = batch(customers(tmp_path, ("", "Eve", "en_US")), "--send")
    assert (status, found["id"], found["ready"]) == (1, None, 0)
    assert err == "No row can be sent: mend the list, and try again.\n"
    assert command("batch", "--list")[1:] == ("", "There are no batches yet.\n")


@pytest.mark.parametrize(
    ("answers", "status", "counted"),
    [
        ((CLOSED,), 4, (2, 0, 0, 1, 0)),
        ((refusal(1002),), 3, (0, 1, 0, 0, 2)),
        ((refusal(22091), CLOSED, refusal(1002)), 4, (0, 2, 0, 1, 0)),
        ((refusal(22091),), 1, (2, 1, 0, 0, 0)),
    ],
    ids=["unknown", "paused", "unknown is worse than rejected", "rejected"],
)
def test_the_status_tells_what_needs_most_care(
    batch: Batch, tmp_path: Path, paths: Paths, answers: Sequence[bytes], status: int, counted: tuple[int, ...]
) -> None:
    with AnsweringServer(*answers) as server:
        account = add(account_at(server.url()), paths)
        found = batch(customers(tmp_path, *map(customer, range(3))), "--send", account=account)
    assert (found[0], counts(found[1])) == (status, counted)


def test_without_a_network_it_pauses_and_says_how_to_go_on(batch: Batch, tmp_path: Path, paths: Paths) -> None:
    account = add(account_at(f"http://127.0.0.1:{closed_port()}/saas/wa/send"), paths)
    status, found, err = batch(customers(tmp_path, customer(0), customer(1)), "--send", account=account)
    assert (status, counts(found)) == (3, (0, 0, 1, 0, 1))
    assert err.endswith(f"Go on with: nxwa-desktop batch --resume {found['id']}\n")


# resumption


def test_a_paused_batch_goes_on_without_its_file(batch: Batch, command: Command, tmp_path: Path, paths: Paths) -> None:
    with AnsweringServer(refusal(22091), refusal(1002)) as server:
        account = add(account_at(server.url()), paths)
        file = customers(tmp_path, *map(customer, range(4)), ("", "Eve", "en_US"))
        _, before, _ = batch(file, "--send", account=account)
        Path(file).unlink()
        resume = ("batch", "--resume", before["id"], "--json")
        dry = command(*resume, "--dry-run", vault=vault())
        assert (dry[0], json.loads(dry[1]), dry[2].splitlines()[0]) == (3, before, "3 rows would be sent.")
        status, out, _ = command(*resume, vault=vault())
        after = json.loads(out)
        assert (status, counts(after), after["problems"]) == (1, (3, 1, 0, 0, 0), before["problems"])
        assert command(*resume, vault=vault())[2] == "Nothing is left to send.\n"
        assert server.received == [recipient(index) for index in (0, 1, 1, 2, 3)]


def test_a_rehearsed_batch_stays_in_the_sandbox(batch: Batch, command: Command, tmp_path: Path, paths: Paths) -> None:
    account = add(account_at("global"), paths)
    _, found, _ = batch(customers(tmp_path, customer(0)), "--send")
    status, out, err = command("batch", "--resume", found["id"], "--account", account.name)
    assert (status, out) == (2, "")
    assert "is for the sandbox" in err
    assert command("batch", "--resume", found["id"])[0] == 0


def test_two_cannot_send_one_batch(batch: Batch, command: Command, tmp_path: Path, paths: Paths) -> None:
    with AnsweringServer(refusal(1002)) as server:
        account = add(account_at(server.url()), paths)
        _, found, _ = batch(customers(tmp_path, customer(0)), "--send", account=account)
        with contextlib.closing(Repositories(paths)) as other:
            other.batches.start(found["id"], 1)
            status, out, err = command("batch", "--resume", found["id"], vault=vault())
        assert (status, out) == (3, "")
        assert err.startswith("Another window or command sends this batch")
        assert len(server.received) == 1


def test_earlier_batches_are_listed_newest_first(batch: Batch, command: Command, tmp_path: Path) -> None:
    ids = [batch(customers(tmp_path, customer(index)), "--send")[1]["id"] for index in range(2)]
    listed = json.loads(command("batch", "--list", "--json")[1])
    assert [each["id"] for each in listed] == ids[::-1]
    assert (listed[0]["state"], listed[0]["accepted"], listed[0]["waiting"]) == ("done", 1, 0)
    first, second = command("batch", "--list")[1].splitlines()
    assert first.startswith(ids[1])
    assert "order_update to customers.csv by the sandbox: 1 of 1 accepted" in second


# Ctrl+C


@SIGNALS.needed
def test_the_first_ctrl_c_pauses_after_the_message_on_its_way(batch: Batch, tmp_path: Path, paths: Paths) -> None:
    with AnsweringServer() as server:
        server.on_request = lambda to: os.kill(os.getpid(), signal.SIGINT) if to == recipient(1) else None
        account = add(account_at(server.url()), paths)
        status, found, err = batch(customers(tmp_path, *map(customer, range(4))), "--send", account=account)
    assert (status, counts(found)) == (3, (2, 0, 0, 0, 2))
    assert "Pausing after the message that is on its way." in err


@SIGNALS.needed
def test_the_second_ctrl_c_cancels_it(
    batch: Batch, tmp_path: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    pausing = threading.Event()

    def print_and_note(text: object) -> None:
        if str(text).startswith("Pausing"):
            pausing.set()

    def serve(peer: Peer) -> None:
        if recipient(0).encode() in peer.read_request():
            peer.send(http(ACCEPTED))
            return
        os.kill(os.getpid(), signal.SIGINT)
        assert pausing.wait(PATIENCE)
        os.kill(os.getpid(), signal.SIGINT)
        peer.wait_closed()

    monkeypatch.setattr(batch_run, "print_to_stderr", print_and_note)
    with RawServer(serve) as server:
        account = add(account_at(server.url()), paths)
        status, found, _ = batch(customers(tmp_path, *map(customer, range(3))), "--send", account=account)
    assert (status, counts(found)) == (4, (1, 0, 0, 1, 1))
    assert rows(paths)[0].outcome == Unknown(UnknownReason.CANCELLED)


def test_an_error_that_nobody_expected_tells_where_the_rows_are(
    command: Command, tmp_path: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    save_templates(paths)
    monkeypatch.setattr(cli_batch, "go_through", fail)
    arguments = (customers(tmp_path, customer(0)), "--sandbox", *TEMPLATE, *MAPPED, "--send")
    status, out, err = command("batch", *arguments)
    listed = json.loads(command("batch", "--list", "--json")[1])
    assert (status, out, listed[0]["accepted"]) == (4, "", 1)
    assert err.endswith(f"See how the rows ended with: nxwa-desktop batch --resume {listed[0]['id']} --dry-run\n")


# results


def test_results_stand_beside_the_file_s_columns(batch: Batch, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    file = customers(tmp_path, customer(0), ("", "@Eve", "en_US"))
    assert batch(file, "--send", "--results", str(out))[0] == 1
    titles, sent, left_out = csv.reader(out.read_text(encoding="utf-8-sig").splitlines())
    assert titles == [
        "phone",
        "name",
        "lang",
        *["Row", "Recipient", "Outcome", "Code", "Reason"],
        "Message id",
        "Trace id",
        "Time",
    ]
    assert sent[:6] == [*customer(0), "2", recipient(0), "Accepted"]
    assert sent[8].startswith("wamid.")
    assert left_out[:8] == ["", "'@Eve", "en_US", "3", "", "Left out", "", "Recipient is missing"]


def test_a_dry_run_has_results_too(batch: Batch, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert batch(customers(tmp_path, customer(0)), "--results", str(out))[0] == 0
    assert "Waiting" in out.read_text(encoding="utf-8-sig")


def test_results_that_cannot_be_written_are_told_before_anything_is_sent(
    command: Command, tmp_path: Path, paths: Paths
) -> None:
    save_templates(paths)
    file = customers(tmp_path, customer(0))
    for results in (tmp_path / "nowhere" / "out.csv", tmp_path, file, "a\0b"):
        arguments = ("batch", file, "--sandbox", *TEMPLATE, *MAPPED, "--send", "--results", str(results))
        status, out, err = command(*arguments)
        assert (status, out) == (2, "")
        assert err.startswith("--results ")
    assert rows(paths) == ()
