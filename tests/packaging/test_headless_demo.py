"""What `packaging/dev run` does where there is no display."""

import subprocess
import sys
from pathlib import Path

from tests.support.program import PATIENCE, environment

SCRIPT = Path(__file__).parents[2] / "packaging" / "headless_demo.py"


def demo(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        env=environment({"QT_QPA_PLATFORM": "offscreen"}),
    )


def test_the_example_is_accepted_and_photographed(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = demo("--sandbox", "--picture", str(picture))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Accepted by the sandbox\n")
    assert f"Screenshot: {picture}" in done.stdout
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_written_is_no_success(tmp_path: Path) -> None:
    done = demo("--sandbox", "--picture", str(tmp_path / "nowhere" / "window.png"))
    assert done.returncode == 2
    assert "could not be written" in done.stderr
