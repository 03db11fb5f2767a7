"""A real Secret Service of one's own: a private session bus and a gnome-keyring-daemon, started and ended by the test.

Needs no display and no login; works as root. Nothing of the person's own keyring or bus is touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from tests.support.capabilities import SECRET_SERVICE
from tests.support.prompter import Answer, Prompter

if sys.platform == "linux":  # packages of Linux alone
    import secretstorage
    from jeepney import MatchRule, message_bus  # type: ignore[import-untyped]  # jeepney has hints, but no marker for them
    from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection  # type: ignore[import-untyped]  # the same

SECRETS = "org.freedesktop.secrets"
_PASSWORD = b"a password that is not empty"
_PATIENCE = 10.0
"""Seconds a process gets to start or to end."""

_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SecretService:
    """Context manager around the two daemons. `address` goes into DBUS_SESSION_BUS_ADDRESS.

    `daemon=False` starts the bus alone: a session without any keyring.
    """

    def __init__(self, *, daemon: bool = True) -> None:
        self._daemon_wanted = daemon
        self._stack = contextlib.ExitStack()
        self._bus: subprocess.Popen[bytes] | None = None
        self._daemon: subprocess.Popen[bytes] | None = None
        self.address = ""

    def __enter__(self) -> Self:
        SECRET_SERVICE.need()
        with contextlib.ExitStack() as starting:
            # The path of a Unix socket holds some 100 characters: no deep temporary folder.
            folder = Path(starting.enter_context(tempfile.TemporaryDirectory(prefix="nxwa-ss-", dir="/tmp")))
            self._start_bus(starting, folder)
            if self._daemon_wanted:
                self._start_daemon(starting, folder)
            self._stack = starting.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    # what a test does to the keyring

    def lock(self) -> None:
        """Lock the default collection."""
        with contextlib.closing(self.connect()) as connection:
            secretstorage.get_default_collection(connection).lock()

    def freeze(self) -> None:
        """Stop the keyring daemon; it neither answers nor goes away."""
        self._signal_daemon(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen keyring daemon go on."""
        self._signal_daemon(signal.SIGCONT)

    def freeze_bus(self) -> None:
        """Stop the bus itself."""
        assert self._bus is not None
        self._bus.send_signal(signal.SIGSTOP)

    def kill(self) -> None:
        """Kill the keyring daemon, as a crash would."""
        assert self._daemon is not None
        self._daemon.kill()
        self._daemon.wait(_PATIENCE)

    def delete_default(self) -> None:
        """Leave the service without a default collection, as on a system that never had one."""
        with contextlib.closing(self.connect()) as connection:
            # The alias itself cannot be deleted.
            secretstorage.Collection(connection, "/org/freedesktop/secrets/collection/login").delete()

    def store_raw(self, account_id: str, secret: bytes) -> None:
        """Store bytes of any kind where the vault looks for an account's secret."""
        attributes = {"service": "nxwa-desktop", "username": account_id}
        with contextlib.closing(self.connect()) as connection:
            secretstorage.get_default_collection(connection).create_item("raw", attributes, secret)

    def connect(self) -> DBusConnection:
        """A connection of the test's own to the private bus; the caller closes it."""
        return open_dbus_connection(self.address)

    @contextlib.contextmanager
    def prompter(self, answer: Answer) -> Iterator[Prompter]:
        """Own the name of GNOME's prompter, and answer as told."""
        prompter = Prompter(self.connect(), answer, _PASSWORD)
        try:
            yield prompter
        finally:
            prompter.close()

    # how it starts and ends

    def _start_bus(self, stack: contextlib.ExitStack, folder: Path) -> None:
        config = folder / "bus.conf"
        config.write_text(_BUS_CONFIG.format(socket=folder / "bus"), encoding="utf-8")
        arguments = [_program("dbus-daemon"), f"--config-file={config}", "--nofork", "--nopidfile", "--print-address=1"]
        self._bus = stack.enter_context(_running(arguments, folder, stdout=subprocess.PIPE))
        assert self._bus.stdout is not None
        self.address = self._bus.stdout.readline().decode().strip()
        if not self.address:
            raise RuntimeError(f"dbus-daemon did not start: {(folder / 'stderr').read_text(encoding='utf-8')}")

    def _start_daemon(self, stack: contextlib.ExitStack, folder: Path) -> None:
        arguments = [_program("gnome-keyring-daemon"), "--foreground", "--unlock", "--components=secrets"]
        with contextlib.closing(self.connect()) as connection:
            bus = Proxy(message_bus, connection, timeout=_PATIENCE)
            appeared = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
            appeared.add_arg_condition(0, SECRETS)
            bus.AddMatch(appeared)
            with connection.filter(appeared) as signals:
                self._daemon = stack.enter_context(
                    _running(arguments, folder, stdin=subprocess.PIPE, bus=self.address, stdout=subprocess.DEVNULL)
                )
                assert self._daemon.stdin is not None
                self._daemon.stdin.write(_PASSWORD)
                self._daemon.stdin.close()
                connection.recv_until_filtered(signals, timeout=_PATIENCE)

    def _signal_daemon(self, number: signal.Signals) -> None:
        assert self._daemon is not None
        self._daemon.send_signal(number)


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise RuntimeError(f"These tests need {name}, and it is not installed: apt-get install dbus gnome-keyring")
    return path


@contextlib.contextmanager
def _running(
    arguments: list[str], folder: Path, *, stdin: int = subprocess.DEVNULL, stdout: int, bus: str = ""
) -> Iterator[subprocess.Popen[bytes]]:
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "LANG": "C.UTF-8"}
    for name in ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        (folder / name).mkdir(mode=0o700, exist_ok=True)
        environment[name] = str(folder / name)
    if bus:
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
    with (folder / "stderr").open("ab") as errors:
        process = subprocess.Popen(arguments, env=environment, stdin=stdin, stdout=stdout, stderr=errors)
    try:
        yield process
    finally:
        # A stopped process ends only by SIGKILL or once it is continued.
        process.kill()
        process.wait(_PATIENCE)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
