"""The command line, where the data file is missing, damaged, or changes while a message is sent."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nxwa_desktop.cli.delivery import HISTORY_LATER
from nxwa_desktop.cli.main import run_command_line
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.storage.backup import Backups
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.schema import MIGRATIONS
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.wall_clock import now_ms
from tests.support.capabilities import OPEN_FILES_MOVE
from tests.support.delivery_harness import account_at
from tests.support.file_changes import delete, move_folder
from tests.support.program import message_file, message_text, rows
from tests.support.raw_server import Peer, RawServer, http

MISSING = (
    "The data file is missing, but there is a copy of it: open the program's window and choose whether to use the copy,"
    " or put the file back."
)
ACCEPTED = http(json.dumps({"code": 0, "data": {"message_id": "wamid.1"}}).encode())


@pytest.fixture
def file(tmp_path: Path) -> str:
    return message_file(tmp_path, message_text("8613600009759", "David"))


def keep(paths: Paths, url: str, *, copied: bool = False) -> Vault:
    """Store an account for this URL, and copy the data perhaps."""
    account, vault = account_at(url), Vault()
    vault.keep_for_session(account.id, "secret")
    storage = Repositories(paths)
    storage.accounts.save(account)
    if copied:
        Backups(paths.backup_folder).make(storage.database, len(MIGRATIONS), now_ms() - 5_000)
    storage.close()
    return vault


def test_a_missing_file_beside_a_copy_sends_nothing(
    paths: Paths, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(paths, "https://example.com/saas/wa/send", copied=True)
    delete("")(paths)
    for arguments in (["send", file, "--account", "Acme"], ["account", "list"]):
        assert run_command_line(arguments, paths=paths) == 3
        assert capsys.readouterr().err.strip() == MISSING
    assert run_command_line(["send", file, "--sandbox"], paths=paths) == 3
    assert "The data file was deleted, moved or replaced" in capsys.readouterr().out
    assert not paths.database_file.exists()


@OPEN_FILES_MOVE.needed
@pytest.mark.parametrize("change", [delete("", "-wal", "-shm"), move_folder], ids=["deleted", "folder moved"])
def test_a_file_that_goes_while_the_answer_is_awaited_gets_the_outcome_later(
    paths: Paths, file: str, change: Callable[[Paths], None], capsys: pytest.CaptureFixture[str]
) -> None:
    def serve(peer: Peer) -> None:
        peer.read_request()
        change(paths)
        peer.send(ACCEPTED)

    with RawServer(serve) as server:
        vault = keep(paths, server.url())
        assert run_command_line(["send", file, "--account", "Acme"], paths=paths, vault=vault) == 0
    assert HISTORY_LATER in capsys.readouterr().err
    assert run_command_line(["account", "list"], paths=paths) == 0
    assert "Acme" in capsys.readouterr().out
    assert [type(row.outcome) for row in rows(paths)] == [Accepted]


@pytest.mark.parametrize("content", [b"", bytes(20_000), os.urandom(20_000), b"SQLite format 3\0" + os.urandom(20_000)])
def test_damaged_data_is_a_sentence_or_is_mended_and_never_a_traceback(
    paths: Paths, file: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(paths, "https://example.com/saas/wa/send", copied=True)
    paths.database_file.write_bytes(content)
    assert run_command_line(["account", "list"], paths=paths) == 0
    assert "Acme" in capsys.readouterr().out
    paths.database_file.write_bytes(content)
    assert run_command_line(["send", file, "--sandbox"], paths=paths) == 0
    assert [type(row.outcome) for row in rows(paths)] == [Accepted]
