"""The count of sends whose outcome nobody knows."""

from pathlib import Path

import msgspec
from pytestqt.qtbot import QtBot

from nxwa_desktop.protocol.outcome import Accepted, Unknown, UnknownReason
from nxwa_desktop.services.unresolved_sends import UnresolvedSends
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.send_queries import Resolution
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from tests.support.storage import outgoing


def write(others: Repositories, send_id: str = "theirs", *, sandbox: bool = False) -> None:
    others.history.begin(msgspec.structs.replace(outgoing(send_id), sandbox=sandbox))


def unknown(others: Repositories, send_id: str, *, sandbox: bool = False) -> None:
    write(others, send_id, sandbox=sandbox)
    others.history.close(send_id, Unknown(UnknownReason.READ_TIMEOUT), answer=b"", finished_at=1, duration_ms=1)


def counted(unresolved: UnresolvedSends, qtbot: QtBot, *, sandbox: bool = False) -> list[object]:
    with qtbot.waitSignal(unresolved.changed) as told:
        unresolved.refresh(sandbox)
    assert told.args is not None
    return list(told.args)


def test_unknown_outcomes_are_counted_until_somebody_deals_with_them(
    storage: StorageWorker, others: Repositories, qtbot: QtBot
) -> None:
    unresolved = UnresolvedSends(storage)
    unknown(others, "first")
    unknown(others, "second")
    unknown(others, "practised", sandbox=True)
    write(others, "good")
    others.history.close("good", Accepted("m", "t"), answer=b"", finished_at=1, duration_ms=1)
    assert counted(unresolved, qtbot) == [2, "second"]
    assert (unresolved.count, unresolved.newest) == (2, "second")
    assert counted(unresolved, qtbot, sandbox=True) == [1, "practised"]
    assert others.history.resolve("second", Resolution.WENT_OUT, 5)
    assert counted(unresolved, qtbot) == [1, "first"]
    assert others.history.resolve("first", Resolution.DID_NOT, 5)
    assert counted(unresolved, qtbot) == [0, ""]
    unresolved.close()


def test_the_same_count_is_not_told_twice(storage: StorageWorker, others: Repositories, qtbot: QtBot) -> None:
    unresolved = UnresolvedSends(storage)
    unknown(others, "first")
    assert counted(unresolved, qtbot) == [1, "first"]
    with qtbot.assertNotEmitted(unresolved.changed, wait=50):
        unresolved.refresh(False)
        storage.submit(lambda _: None).result(10)
    unresolved.close()


def test_a_count_that_fails_leaves_what_was_known(
    storage: StorageWorker, others: Repositories, paths: Paths, qtbot: QtBot, tmp_path: Path
) -> None:
    unresolved = UnresolvedSends(storage)
    unknown(others, "first")
    assert counted(unresolved, qtbot) == [1, "first"]
    paths.data_folder.rename(tmp_path / "away")
    paths.data_folder.write_text("in the way", encoding="utf-8")
    with qtbot.assertNotEmitted(unresolved.changed, wait=50):
        unresolved.refresh(False)
        assert storage.submit(lambda _: None).exception(10) is not None
    assert unresolved.count == 1
    unresolved.close()
    paths.data_folder.unlink()
    (tmp_path / "away").rename(paths.data_folder)
