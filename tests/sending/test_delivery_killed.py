"""What is left of a program that is killed in the middle of typing and sending."""

import contextlib
import json
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.system.paths import Paths
from tests.support.program import environment

KILLS = 8
LOST_AT_MOST_S = 1.0


class Life:
    """One run of the program, to its violent end."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.typing_process", str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment({"QT_QPA_PLATFORM": "offscreen"}),
        )
        self.told: list[dict[str, Any]] = []
        self._typing = threading.Event()
        self._sent = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def kill(self, after_s: float, *, after_send: bool = False) -> float:
        """Kill it so long after its first key, or after the end of its first send; the moment it happened."""
        assert (self._sent if after_send else self._typing).wait(60), self.complaint()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(after_s)
        moment = time.monotonic()
        self._process.kill()
        self._process.wait()
        self._reader.join()
        return moment

    def complaint(self) -> str:
        self._process.kill()
        assert self._process.stderr is not None
        return self._process.stderr.read()

    def close(self) -> None:
        self._process.kill()
        self._reader.join()
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.endswith("\n"):  # the last one may be cut off
                self.told.append(json.loads(line))
                if "typed" in self.told[-1]:
                    self._typing.set()
                if "sent" in self.told[-1]:
                    self._sent.set()


@pytest.mark.parametrize("series", range(2))
def test_a_kill_costs_a_second_of_typing_at_most_and_every_row_is_true(tmp_path: Path, series: int) -> None:
    paths = Paths.below(tmp_path)
    chance = random.Random(os.getpid() + series)
    ended: dict[str, str] = {}
    draft = ""
    for number in range(KILLS):
        life = Life(tmp_path)
        try:
            # On a busy machine no send may have ended by then: the last life has one at least.
            moment = life.kill(chance.uniform(0.02, 1.2), after_send=number == KILLS - 1 and not ended)
            told = life.told
        finally:
            life.close()
        assert told[0]["restored"] == draft
        typed = [each for each in told if "typed" in each]
        ended |= {each["sent"]: each["ended"] for each in told if "sent" in each}
        with contextlib.closing(Repositories(paths)) as storage:
            (left,) = storage.drafts.adopt() or (None,)
            rows = {row.outgoing.send_id: row.outcome for row in storage.history.newest(10_000)}
        draft = left.message.body[0] if left is not None and left.message.body else ""
        old = [each["typed"] for each in typed if each["at"] < moment - LOST_AT_MOST_S]
        young = [each["typed"] for each in typed if each["at"] >= moment - LOST_AT_MOST_S]
        # What stood there a second before the end, or anything later; the very last key may not have been told.
        good = [*(old[-1:] or [told[0]["restored"]]), *young]
        assert draft in good or draft[:-1] in good, f"{draft!r} is none of {good[:1]}…{good[-1:]}"
        assert None not in rows.values()
        assert {send: type(rows[send]).__name__ for send in ended} == ended
    assert ended
