"""The benchmarks work; how fast anything is, is no test."""

import os
import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.timeout(110)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "tests.benchmarks", *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def table(output: str, title: str) -> dict[str, list[float]]:
    """The numbers of each line of a table, by the line's name."""
    lines = output.partition(f"\n{title}\n")[2].partition("\n\n")[0].splitlines()
    rows = (re.split(r" {2,}", line.strip()) for line in lines)
    return {
        name: [float(cell.split()[0]) for cell in cells if re.fullmatch(r"[\d.]+ ms", cell)] for name, *cells in rows
    }


def test_figures_stand_beside_their_floors() -> None:
    done = run("--quick", "encode", "keystroke")

    assert done.returncode == 0, done.stderr
    encode, keystroke = table(done.stdout, "Encode and sign"), table(done.stdout, "Keystroke")
    for row in (encode["with MD5"], encode["with SHA256"]):
        assert len(row) == 4  # median and 99th percentile of the figure, and of its floor
    for parameters in ("10 parameters", "1,000 parameters"):
        assert len(keystroke[f"{parameters}: key handled and painted"]) == 4
        assert len(keystroke[f"{parameters}: preview updated"]) == 2  # judged by the aim alone
    assert all(value > 0 for rows in (encode, keystroke) for row in rows.values() for value in row)
    assert "Python" in done.stdout
    assert "Qt platform offscreen" in done.stdout


def test_an_unknown_name_is_refused() -> None:
    done = run("nonsense")

    assert done.returncode == 2
    assert "there is no benchmark nonsense" in done.stderr
