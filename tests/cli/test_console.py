"""The output's ends: pipes that nobody reads, full disks, no stream at all."""

import errno
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import pytest

from nxwa_desktop.cli.console import ProgressLine, finish_output, print_to_stderr, print_to_stdout
from tests.support.capabilities import FULL_DEVICE


@pytest.fixture
def unread() -> Iterator[TextIO]:
    """A pipe whose reader is gone."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", buffering=1) as stream:
        yield stream


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_reader_that_is_gone_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], unread: TextIO, name: str
) -> None:
    monkeypatch.setattr(sys, name, unread)
    for _ in range(2):
        (print_to_stdout if name == "stdout" else print_to_stderr)("a line")
    finish_output()
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_goes_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        print_to_stdout("held back")
        os.close(reading)
        finish_output()


def test_a_reader_that_is_gone_on_windows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(sys, "stdout", Gone())
    print_to_stdout("a line")
    assert capsys.readouterr().err == ""


@FULL_DEVICE.needed
@pytest.mark.parametrize("buffering", [1, -1], ids=["at each line", "at the end"])
def test_a_full_disk_is_told_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], buffering: int
) -> None:
    with Path("/dev/full").open("w", buffering=buffering) as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        print_to_stdout("a line")
        print_to_stdout("another")
        finish_output()
    assert capsys.readouterr().err == "The output could not be written.\n"


@pytest.mark.parametrize("stream", [None, "closed"])
def test_no_stream(monkeypatch: pytest.MonkeyPatch, stream: str | None) -> None:
    given = None
    if stream:
        given = io.StringIO()
        given.close()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, given)
    print_to_stdout("a line")
    print_to_stderr("a line")
    finish_output()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_written_over_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "12")
    for stream, written in ((Terminal(), "\rlonger than\rshort      \r     \r"), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stderr", stream)
        line = ProgressLine()
        line.show("longer than that")
        line.show("short")
        line.clear()
        line.clear()
        assert stream.getvalue() == written
