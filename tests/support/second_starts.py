"""Starts of the program in other processes, without its window."""

import contextlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.single_instance import ActivationRequest, Instance
from tests.support.capabilities import UNIX_SOCKETS
from tests.support.storage import Child, child

HERE = {"DISPLAY": ":7"}
PROGRAM = """
import json, sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from nxwa_desktop.system.single_instance import Instance, ActivationRequest
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.services.single_instance_server import SingleInstanceServer

folder, show, loopback, environment = sys.argv[1:5]
sys.stdin.readline()
environment = json.loads(environment)
request = ActivationRequest.of_this_start(show, environment)
claimed = Instance.claim(
    Paths.below(Path(folder)), request, environment=environment, loopback=loopback == "True", patience=10
)
if claimed is None:
    print("raised", flush=True)
    sys.exit()
qt = QCoreApplication([])
server = SingleInstanceServer(claimed)
server.activation_requested.connect(lambda request: print("requested", request.show, request.activation, flush=True))
print("runs", claimed.owns, flush=True)
class Stop(threading.Thread):
    def run(self):
        sys.stdin.readline()
        QTimer.singleShot(0, qt, qt.quit)
Stop(daemon=True).start()
qt.exec()
server.close()
print("closed", flush=True)
"""
"""The program without its window. Waits for a line before it starts, runs until it is given another."""


class Starts:
    """Starts the program in one folder, as often as wanted."""

    def __init__(self, stack: contextlib.ExitStack, folder: Path, runtime: Path, *, loopback: bool) -> None:
        self._stack = stack
        self.folder = folder
        self.paths = Paths.below(folder)
        self.here = {**HERE, "XDG_RUNTIME_DIR": str(runtime), "TMPDIR": str(folder)}
        self.loopback = loopback

    def ready(self, show: str = "window", extra: Mapping[str, str] | None = None) -> Child:
        """A start that waits for the word."""
        given_here = json.dumps(self.here | dict(extra or {}))
        return self._stack.enter_context(child(PROGRAM, self.folder, show, str(self.loopback), given_here))

    def __call__(self, show: str = "window", extra: Mapping[str, str] | None = None) -> Child:
        process = self.ready(show, extra)
        process.write("go")
        return process

    def claim(self, *, patience: float = 0.05, show: str = "window") -> Instance:
        """Claim it in this process."""
        request = ActivationRequest.of_this_start("sandbox" if show == "sandbox" else "window", self.here)
        claimed = Instance.claim(self.paths, request, environment=self.here, loopback=self.loopback, patience=patience)
        assert claimed is not None
        return claimed


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder that leaves room for a socket's path: `tmp_path` grows with every run of pytest."""
    with tempfile.TemporaryDirectory(prefix="nxwa") as folder:
        (Path(folder) / "run").mkdir(mode=0o700)
        yield Path(folder)


@pytest.fixture(params=[False, True], ids=["file", "loopback"])
def starts(request: pytest.FixtureRequest, short_path: Path) -> Iterator[Starts]:
    if not request.param:
        UNIX_SOCKETS.need()
    with contextlib.ExitStack() as stack:
        yield Starts(stack, short_path / "home", short_path / "run", loopback=request.param)


@pytest.fixture
def by_file(short_path: Path) -> Iterator[Starts]:
    UNIX_SOCKETS.need()
    with contextlib.ExitStack() as stack:
        yield Starts(stack, short_path / "home", short_path / "run", loopback=False)
