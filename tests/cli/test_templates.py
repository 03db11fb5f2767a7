"""`nxwa-desktop templates`, and `send --template`: the real sandbox as the endpoint."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.sandbox.account import SANDBOX_SECRET
from nxwa_desktop.sandbox.template_lists import ListRehearsal
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from tests.cli.conftest import Command
from tests.support.delivery_harness import account_at
from tests.support.recording import Sandbox

TO = "8613600009759"
VALUES = ("--var", "First Name=Ana", "--var", "Order=A-1", "--var", "City=Lisbon", "--var", "Day=Friday")
PICTURE = ("--var", "image=https://example.com/parcel.png")


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as server:
        yield server


def vault() -> Vault:
    """A vault that holds the account's secret; each command closes its own."""
    opened = Vault()
    opened.keep_for_session("a1", SANDBOX_SECRET)
    return opened


@pytest.fixture
def account(paths: Paths, sandbox: Sandbox) -> Account:
    stored = account_at(sandbox.url)
    storage = StorageWorker(paths)
    storage.submit(lambda repos: repos.accounts.save(stored)).result(20)
    assert storage.close(20)
    return stored


def update(command: Command, account: Account, *options: str) -> tuple[int, str, str]:
    return command("templates", "update", "--account", account.name, *options, vault=vault())


def test_the_list_is_taken_over_and_told(command: Command, account: Account) -> None:
    status, out, err = update(command, account)
    assert (status, out) == (0, "14 new\n")
    assert "1 template could not be read:\n  unreadable · en_US: its “content” cannot be read." in err
    assert update(command, account)[:2] == (0, "Nothing has changed.\n")
    assert json.loads(update(command, account, "--json")[1]) == {
        "new": 0,
        "changed": 0,
        "gone": 0,
        "unreadable": 1,
    }


def test_the_templates_are_listed(command: Command, account: Account) -> None:
    assert "There are no templates yet" in command("templates", "list")[2]
    update(command, account)
    status, out, _ = command("templates", "list", "--account", account.name)
    assert status == 0
    assert "order_update          zh_CN   APPROVED" in out.splitlines()
    listed = json.loads(command("templates", "list", "--json")[1])
    (first,) = [each for each in listed if (each["name"], each["language"]) == ("order_update", "en_US")]
    assert first["variables"] == ["First Name", "Order", "City", "Day"]
    assert (first["status"], first["category"], first["sendable"]) == ("APPROVED", "UTILITY", True)


def test_those_that_are_gone_are_told(command: Command, account: Account, sandbox: Sandbox) -> None:
    update(command, account)
    sandbox.list_rehearsal = ListRehearsal.ONE_ROW
    assert update(command, account)[1] == "13 gone\n"
    assert "gone" in command("templates", "list")[1]


@pytest.mark.parametrize(
    ("rehearsal", "sentence"),
    [
        (ListRehearsal.PAGE, "The list broke off at page 1, or cannot be understood."),
        (ListRehearsal.OTHER_SHAPE, "NXCloud answered in a form that this program does not know."),
    ],
)
def test_a_list_that_cannot_be_read_leaves_all_as_it_was(
    command: Command, account: Account, sandbox: Sandbox, rehearsal: ListRehearsal, sentence: str
) -> None:
    update(command, account)
    before = command("templates", "list", "--json")
    sandbox.list_rehearsal = rehearsal
    status, out, err = update(command, account)
    assert (status, out) == (3, "")
    assert sentence in err
    assert command("templates", "list", "--json") == before


def test_a_template_is_sent_with_its_values(command: Command, account: Account, sandbox: Sandbox) -> None:
    update(command, account)
    options = ("--template", "order_update", "--language", "en_US", "--to", TO, "--account", account.name)
    status, out, err = command("send", *options, *VALUES, *PICTURE, vault=vault())
    assert (status, err) == (0, ""), out
    body = json.loads(sandbox.requests[-1].body)
    header, text = body["template"]["components"]
    assert header["parameters"][0]["image"]["link"] == "https://example.com/parcel.png"
    assert [each["text"] for each in text["parameters"]] == ["Ana", "A-1", "Lisbon", "Friday"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--template", "order_update", "--to", TO), "order_update has several languages"),
        (("--template", "nobody", "--to", TO), "There is no template nobody"),
        (("--template", "order_update", "--language", "fr"), "Its languages:"),
        (("--template", "video_hello", "--to", TO), "Its header is a video"),
        (("--template", "payment_received", "--to", TO, "--var", "1=48"), "(missing: 2)"),
        (("--template", "payment_received", "--to", TO, "--var", "1"), "write it as NAME=VALUE"),
        (
            ("--template", "payment_received", "--to", TO, "--var", "1=48", "--var", "2=Ana", "--var", "3=x"),
            "(unknown: 3)",
        ),
        (("--template", "payment_received", "--var", "1=48", "--var", "2=Ana"), "recipient"),
        (("FILE", "--to", TO), "are for --template"),
        ((), "Give either FILE or --template NAME."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_sent(
    command: Command, account: Account, sandbox: Sandbox, options: tuple[str, ...], sentence: str
) -> None:
    update(command, account)
    asked = len(sandbox.requests)
    status, out, err = command("send", *options, "--account", account.name, vault=vault())
    assert (status, out) == (2, "")
    assert sentence in err
    assert len(sandbox.requests) == asked


def test_one_that_is_not_in_use_warns(command: Command, account: Account) -> None:
    update(command, account)
    options = ("--template", "parcel_promo", "--to", TO, "--account", account.name, "--var", "1=Ana")
    status, _, err = command("send", *options, vault=vault())
    assert status == 0
    assert "Warning: WhatsApp has paused this template (list of 20" in err


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        ({"name": "order_updat", "language": {"code": "en_US"}}, "has no template of this name"),
        ({"name": "payment_received", "language": {"code": "fr"}}, "does not have this template in fr, but in"),
        ({"name": "payment_received", "language": {"code": "en_US"}}, "another number of values (0)"),
    ],
)
def test_the_message_of_a_file_is_compared_with_the_list(
    command: Command, account: Account, tmp_path: Path, template: dict[str, object], sentence: str
) -> None:
    file = tmp_path / "message.json"
    file.write_text(json.dumps({"to": TO, "type": "template", "template": template}), encoding="utf-8")
    send = ("send", str(file), "--account", account.name, "--dry-run")
    assert command(*send, vault=vault())[::2] == (0, "")
    update(command, account)
    status, _, err = command(*send, vault=vault())
    assert (status, err.count("Warning: ")) == (0, 1)
    assert sentence in err
