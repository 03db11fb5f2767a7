"""What is deleted, or past its time, is found in no file of the data folder any more."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.services import history as history_module
from nxwa_desktop.services.history import DAY_MS, HistoryService
from nxwa_desktop.storage.backup import Backups, is_sound
from nxwa_desktop.storage.batch_records import Batch, BatchRow
from nxwa_desktop.storage.deletion import keep_to_retention
from nxwa_desktop.storage.errors import DatabaseFailed
from nxwa_desktop.storage.repeats import REPEATED_WITHIN_MS
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.retention import Retention
from nxwa_desktop.storage.send_log import Outgoing
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.storage.send_records import Filter
from nxwa_desktop.storage.session_copy import Rescue, Session
from nxwa_desktop.system.paths import Paths
from tests.support.delivery_harness import DeliveryHarness, account_at, delivery_harness
from tests.support.gui import PATIENCE_MS

NOW = 1_790_000_000_000
OLD, YOUNG = NOW - 60 * DAY_MS, NOW - DAY_MS
SECRET, OTHER = "Geheimnis der alten Sendung", "Text der jungen Sendung"
GONE, STAYS = "8613600001111", "8613600002222"
MANY = 120
"""Sends of each kind: more than one step of deleting takes."""


class Harness:
    """A data folder with old and young sends, a draft, copies and a damaged file; and the history at work on it."""

    def __init__(self, opened: DeliveryHarness, qtbot: QtBot) -> None:
        self.opened = opened
        self.qtbot = qtbot
        self.now = NOW
        self.service = HistoryService(opened.paths, opened.storage, lambda: False, now_ms=lambda: self.now)

    def send(
        self,
        at: int,
        recipient: str,
        text: str,
        outcome: Outcome | None = None,
        count: int = 1,
        *,
        with_batch: bool = True,
    ) -> None:
        account = account_at("https://api.nxcloud.com/saas/wa/send")

        def write(repositories: Repositories) -> None:
            for number in range(count):
                values = (f"{text} {number}", "x" * 200)
                wording = f"{text} {{{{1}}}} {{{{2}}}}"
                message = Message(recipient, "order_update", "en_US", body=values, body_text=wording)
                name = f"{recipient}-{at}-{number}"
                body = encode_body(message, account)
                repositories.history.begin(
                    Outgoing(
                        name,
                        account.id,
                        "Acme",
                        account.url,
                        recipient,
                        "order_update",
                        "en_US",
                        body,
                        at,
                        message=message,
                    )
                )
                repositories.history.close(
                    name,
                    outcome or Accepted(f"wamid.{number}", "t"),
                    answer=b'{"code":0}',
                    finished_at=at,
                    duration_ms=1,
                    texts=message.body,
                )
                repositories.drafts.save("a1", message, at)
            if not with_batch:
                return
            batch = Batch(
                f"{recipient}-{at}", at, account.id, "Acme", False, text, "order_update", "", 1.0, text.encode()
            )
            reason = f'[{{"code":"recipient_characters","field":"recipient","values":["{text}"]}}]'
            repositories.batches.add(batch, [BatchRow(n, n, (recipient, text), reason * n) for n in range(2)])

        self.opened.storage.submit(write).result(20)

    def copy(self, at: int) -> None:
        self.opened.storage.submit(
            lambda repos: Backups(self.opened.paths.backup_folder).make(repos._database, 2, at)
        ).result(20)

    def damage(self) -> None:
        """A file that was set aside."""
        folder = self.opened.paths.damaged_folder / "20260101T000000000Z"
        folder.mkdir(parents=True)
        newest = Backups(self.opened.paths.backup_folder).all()[0]
        (folder / self.opened.paths.database_file.name).write_bytes(newest.read_bytes())

    def compose_something_else(self) -> None:
        self.opened.storage.submit(lambda repos: repos.drafts.save("a1", Message("1"), NOW)).result(20)

    def wait(self, signal: SignalInstance, call: Callable[[], object]) -> None:
        with self.qtbot.waitSignal(signal, timeout=PATIENCE_MS):
            call()

    def tidy(self) -> None:
        """Until there is nothing left to do."""
        self.service.schedule_tidying(soon=True)
        self.qtbot.waitUntil(
            lambda: self.service._timer.remainingTime() > 2 * history_module.TIDY_DELAY_MS, timeout=PATIENCE_MS
        )

    def files_with(self, text: str) -> list[str]:
        """Names of all files of the data folder that have it, in any of its forms."""
        forms = (text.encode(), text.casefold().encode(), text.encode("utf-16-le"))
        found = [file for file in self.opened.paths.data_folder.rglob("*") if file.is_file()]
        return sorted(file.name for file in found if _has_one_of(file, forms))


def _has_one_of(file: Path, forms: tuple[bytes, ...]) -> bool:
    """False for a file that has gone meanwhile: copies are made while the test looks."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return False
    except PermissionError:  # on Windows: it is about to go, and may have anything until then
        return True
    return any(form in content for form in forms)


@pytest.fixture
def harness(tmp_path: Path, qtbot: QtBot) -> Iterator[Harness]:
    with delivery_harness(tmp_path) as opened:
        made = Harness(opened, qtbot)
        made.send(OLD, GONE, SECRET, count=MANY)
        made.copy(OLD)
        made.send(YOUNG, STAYS, OTHER, count=MANY)
        made.copy(YOUNG)
        made.damage()
        made.tidy()
        made.compose_something_else()
        yield made
        made.service.close(5)


def copies_of(paths: Paths) -> list[Path]:
    return [copy for copy in Backups(paths.backup_folder).all() if is_sound(copy)]


def test_the_search_is_a_fair_one(harness: Harness) -> None:
    assert len(harness.files_with(SECRET)) >= 4
    assert len(harness.files_with(GONE)) >= 4


def test_what_is_older_is_deleted_everywhere_and_the_rest_stays(harness: Harness) -> None:
    harness.wait(harness.service.deleted, lambda: harness.service.delete(NOW - 30 * DAY_MS))
    harness.tidy()
    assert harness.files_with(SECRET) == []
    assert harness.files_with(GONE) == []
    assert not harness.opened.paths.damaged_folder.exists() or not list(harness.opened.paths.damaged_folder.iterdir())
    copies = copies_of(harness.opened.paths)
    assert len(copies) == 2
    assert copies[0].name in harness.files_with(OTHER)
    assert harness.opened.paths.database_file.name in harness.files_with(STAYS)


def test_everything_is_deleted_everywhere(harness: Harness) -> None:
    harness.wait(harness.service.deleted, lambda: harness.service.delete(None))
    harness.tidy()
    for text in (SECRET, OTHER, GONE, STAYS):
        assert harness.files_with(text) == []
    assert len(copies_of(harness.opened.paths)) == 2


def test_texts_past_their_time_are_gone_everywhere_and_the_sends_stay(harness: Harness) -> None:
    harness.wait(harness.service.retention_known, harness.service.ask_retention)
    harness.service.set_retention(Retention(keep_days=30))
    harness.qtbot.waitUntil(lambda: not harness.files_with(SECRET), timeout=PATIENCE_MS)
    harness.tidy()
    assert harness.files_with(SECRET) == []
    copies = copies_of(harness.opened.paths)
    assert len(copies) == 2
    assert copies[0].name in harness.files_with(OTHER)
    assert harness.opened.paths.database_file.name in harness.files_with(GONE)
    with harness.qtbot.waitSignal(harness.service.found, timeout=PATIENCE_MS) as found:
        harness.service.search(Filter(text=GONE))
    assert found.args is not None
    assert found.args[0].lines


def test_time_alone_takes_texts_out_of_copies_and_damaged_files(harness: Harness) -> None:
    later = YOUNG + 91 * DAY_MS
    harness.now = later
    harness.tidy()
    harness.opened.storage.submit(lambda repos: keep_to_retention(harness.opened.paths, repos._database, later)).result(
        20
    )
    assert harness.files_with(SECRET) == []
    assert harness.files_with(OTHER) == []
    assert len(copies_of(harness.opened.paths)) == 2


def test_where_nothing_is_kept_neither_the_digest_nor_the_servers_words_tell_the_text(harness: Harness) -> None:
    harness.opened.storage.submit(
        lambda repos: repos._database.execute("UPDATE retention SET keep_contents = 0")
    ).result(20)
    text = "Nur zur Ansicht gedacht"
    message = Message("8613600003333", "order_update", "en_US", body=(f"{text} 0", "x" * 200))
    digest = hashlib.sha256(encode_body(message, account_at("https://api.nxcloud.com/saas/wa/send"))).digest()
    said = f"Parameter '{text} 0' is not allowed"
    harness.send(NOW - 1, "8613600003333", text, Rejected(22141, said, "t"), with_batch=False)
    harness.compose_something_else()
    harness.tidy()
    assert harness.files_with(text) == []
    assert harness.opened.rows()[0].outcome == Rejected(22141, "Parameter '[parameter 1]' is not allowed", "t")
    database = harness.opened.paths.database_file
    companions = [database, database.with_name(f"{database.name}-wal")]
    assert any(digest in file.read_bytes() for file in companions if file.exists())
    harness.now += REPEATED_WITHIN_MS + 1
    harness.tidy()
    assert not any(digest in file.read_bytes() for file in companions if file.exists())


def test_where_nothing_is_kept_a_batch_that_has_ended_loses_its_texts_after_a_day(harness: Harness) -> None:
    def end(repos: Repositories) -> None:
        repos.database.execute("UPDATE retention SET keep_contents = 0")
        repos.batches.stop(f"{STAYS}-{YOUNG}", NOW)

    harness.opened.storage.submit(end).result(20)
    harness.now = YOUNG + DAY_MS
    harness.tidy()
    assert [len(batch.plan) > 0 for batch in batches(harness)] == [True, True]
    harness.now += 1
    harness.tidy()
    assert [len(batch.plan) > 0 for batch in batches(harness)] == [False, True], "the other one may still go on"
    lines = harness.opened.storage.submit(lambda repos: repos.batches.lines(f"{STAYS}-{YOUNG}")).result(20)
    assert [(line.number, line.cells, bool(line.left_out)) for line in lines] == [(0, (), False), (1, (), True)]


def batches(harness: Harness) -> tuple[Batch, ...]:
    return harness.opened.storage.submit(lambda repos: repos.batches.list()).result(20)


def test_a_copy_of_the_first_version_is_reached_too(tmp_path: Path, qtbot: QtBot) -> None:
    from nxwa_desktop.storage.deletion import Deletion, forget_in_copies
    from nxwa_desktop.storage.schema import MIGRATIONS
    from nxwa_desktop.storage.sqlite import Database

    paths = Paths.below(tmp_path)
    first = tmp_path / "first.sqlite3"
    with Database(first, migrations=MIGRATIONS[:1]) as database:
        for name, at in (("old", OLD), ("young", YOUNG)):
            database.execute(
                "INSERT INTO history (send_id, account_id, account_name, url, recipient, template_name, language,"
                " started_at, owner, state) VALUES (?, '', '', '', '1', '', '', ?, '', 'accepted')",
                (name, at),
            )
            database.execute(
                "INSERT INTO history_contents (history_id, body) VALUES (last_insert_rowid(), ?)", (name.encode(),)
            )
        copy = Backups(paths.backup_folder).make(database, 1, NOW)
    forget_in_copies(paths, Deletion(sends_before_ms=NOW - 30 * DAY_MS))
    with Database.read_only(copy) as kept:
        assert kept.query("SELECT send_id FROM history") == [("young",)]
    forget_in_copies(paths, Deletion(texts_before_ms=NOW))
    with Database.read_only(copy) as kept:
        assert kept.query("SELECT send_id FROM history") == [("young",)]
        assert kept.query("SELECT * FROM history_contents") == []


def test_what_was_written_down_beside_the_database_is_reached_too(harness: Harness) -> None:
    paths, session = harness.opened.paths, Session()
    account = account_at("https://api.nxcloud.com/saas/wa/send")
    for recipient, text, at in ((GONE, SECRET, OLD), (STAYS, OTHER, YOUNG)):
        message = Message(recipient, "t", "en", body=(text,), body_text=f"{text}: {{{{1}}}}")
        body, name = encode_body(message, account), f"rescued-{at}"
        session.begin(Outgoing(name, "a1", "Acme", account.url, recipient, "t", "en", body, at, message=message))
        session.end(f"rescued-{at}", Accepted("w", "t"), answer=b"", finished_at=at, duration_ms=1)
    assert Rescue(paths, "token").write(session)
    assert "token.sqlite3" in harness.files_with(SECRET)
    harness.wait(harness.service.deleted, lambda: harness.service.delete(NOW - 30 * DAY_MS))
    harness.tidy()
    assert harness.files_with(SECRET) == []
    assert "token.sqlite3" in harness.files_with(STAYS)


def test_a_copy_that_cannot_be_read_goes(harness: Harness) -> None:
    broken, whole = Backups(harness.opened.paths.backup_folder).all()
    content = bytearray(broken.read_bytes())
    content[100:8192] = bytes([0xA5]) * (8192 - 100)
    broken.write_bytes(content)
    harness.wait(harness.service.deleted, lambda: harness.service.delete(None))
    assert Backups(harness.opened.paths.backup_folder).all() == (whole,)


def test_a_copy_stays_where_the_one_without_the_texts_cannot_be_written(
    harness: Harness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise DatabaseFailed("disk I/O error")

    monkeypatch.setattr("nxwa_desktop.storage.deletion._forget", fails)
    copies = Backups(harness.opened.paths.backup_folder).all()
    harness.wait(harness.service.failed, lambda: harness.service.delete(None))
    assert Backups(harness.opened.paths.backup_folder).all() == copies


def test_tidying_waits_while_somebody_waits_for_a_page(harness: Harness, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []
    index = SendQueries.index

    def noted(queries: SendQueries) -> int:
        begun.append(harness.opened.storage.background_pause.is_on)
        return index(queries)

    monkeypatch.setattr(SendQueries, "index", noted)
    monkeypatch.setattr(history_module, "PAUSE_S", 1.0)
    harness.wait(harness.service.found, lambda: harness.service.search(Filter()))
    assert harness.opened.storage.background_pause.is_on
    harness.tidy()
    assert begun
    assert not any(begun)
