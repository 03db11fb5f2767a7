"""The command line on data of other versions: older data it uses, newer data it leaves alone."""

from pathlib import Path

import pytest

from nxwa_desktop.cli.main import run_command_line
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.system.paths import Paths
from tests.support import dump
from tests.support.newer import NEWER, content_of, lay_newer, lying_in
from tests.support.old_databases import DUMPS, OLD, accounts, lay
from tests.support.program import message_file, message_text, program

MESSAGE = message_text("8613600009759", "David")
REFUSED = "The data was written by a newer version of this program: use that version, or install it again."
NOT_SENT = "The data was written by a newer version of this program: use that version, or install it again, to send."
ADD = ("account", "add", "New", "--endpoint", "global", "--access-key", "k", "--tenant-id", "1", "--appkey", "a")


@pytest.mark.parametrize("name", OLD)
def test_accounts_of_any_earlier_version_are_listed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = lay(name, tmp_path)
    assert run_command_line(["account", "list"], paths=paths) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  +")[0].rstrip() for line in lines] == [account.name for account in accounts(2)]
    assert [line.split()[-1] for line in lines] == [account.endpoint for account in accounts(2)]
    assert dump.pragma(paths.database_file, "user_version") == len(MIGRATIONS)


@pytest.mark.parametrize("name", OLD)
def test_a_message_is_sent_beside_what_was_sent_by_an_earlier_version(name: str, tmp_path: Path) -> None:
    paths = lay(name, tmp_path)
    before = len(dump.content(paths.database_file)["history"])
    file = message_file(tmp_path, MESSAGE.replace("9759", "9758"))
    assert run_command_line(["send", file, "--sandbox"], paths=paths) == 0
    assert len(dump.content(paths.database_file)["history"]) == before + 1


@pytest.mark.parametrize("kind", NEWER)
@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("account", "list"), 3, REFUSED),
        (("account", "remove", "Acme Support"), 3, REFUSED),
        (("send", "FILE", "--account", "Acme Support"), 3, REFUSED),
        (("send", "FILE", "--sandbox"), 3, NOT_SENT),
        (("send", "FILE", "--sandbox", "--again"), 3, NOT_SENT),
    ],
)
def test_newer_data_is_left_alone_and_the_command_says_what_to_do(
    kind: str,
    arguments: tuple[str, ...],
    status: int,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    paths = Paths.below(tmp_path)
    before, content = lay_newer(kind, paths), content_of(paths)
    file = message_file(tmp_path, MESSAGE)
    assert run_command_line([file if word == "FILE" else word for word in arguments], paths=paths) == status
    told = capsys.readouterr()
    assert said in told.out + told.err
    assert "Traceback" not in told.err
    assert content_of(paths) == content
    # The log of one that was killed is SQLite's to recover.
    assert kind.startswith("killed") or lying_in(paths) == before


def test_an_account_is_not_added_to_newer_data() -> None:
    """By the real program, which reads the secret before it opens the data."""
    paths = Paths.of_user()
    lay_newer("killed", paths)
    content = content_of(paths)
    done = program(*ADD, "--business-phone", "8615800001795", stdin="a secret\n")
    assert (done.returncode, done.stdout, done.stderr.strip()) == (3, "", REFUSED)
    assert content_of(paths) == content


def test_the_real_program_uses_the_oldest_data() -> None:
    paths = Paths.of_user()
    dump.load((DUMPS / f"{OLD[0]}.sql").read_text("utf-8"), paths.database_file)
    done = program("account", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert "客服 北京" in done.stdout
