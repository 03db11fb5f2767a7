"""The benchmarks work, each with `--quick`; how fast anything is, is no test."""

import os
import re
import subprocess
import sys

import pytest

from tests.benchmarks.__main__ import SUBJECTS
from tests.support.capabilities import PROC

ROW = re.compile(r"^  (?P<name>\S.*?) {2,}(?P<runs>\d+)(?P<figures>(?: +[\d.]+ (?:ms|MB|x))+)", re.MULTILINE)
# The frozen program is measured where it is built: `packaging/dev package-check`.
FROM_SOURCE = [name for name in SUBJECTS if name != "frozen"]

pytestmark = [pytest.mark.timeout(240), PROC.needed]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "tests.benchmarks", *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("subject", FROM_SOURCE)
def test_every_row_has_its_figures(subject: str) -> None:
    # Once: without bytecode each of these processes would compile all that it imports.
    forbidden = {"PYTHONDONTWRITEBYTECODE": "1"} if subject == "start" else {}
    done = run("--quick", subject, **forbidden)

    assert done.returncode == 0, done.stderr
    table = done.stdout.partition("aim\n")[2]
    lines = [line for line in table.splitlines() if line.startswith("  ") and " CPUs, " not in line]
    rows = [ROW.match(line) for line in lines]
    assert rows
    for line, row in zip(lines, rows, strict=True):
        assert row is not None, line
        figures = [float(figure) for figure in re.findall(r"[\d.]+", row["figures"])]
        assert min(figures) > 0
        assert len(figures) >= 2  # the median and the 99th percentile
    assert "PYTHONDONTWRITEBYTECODE unset" in done.stdout


def test_an_unknown_name_is_refused() -> None:
    done = run("nonsense")

    assert done.returncode == 2
    assert "there is no benchmark nonsense" in done.stderr
