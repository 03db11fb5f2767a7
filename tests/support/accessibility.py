"""What a screen reader sees: an accessibility bus of the test's own, and a client that reads the tree on it.

The daemons are the system's (Debian: at-spi2-core); what they start is ended with them. The interfaces are described in
https://gitlab.gnome.org/GNOME/at-spi2-core/-/tree/main/xml.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self, TypeVar

from tests.support.secret_service import SecretService

if sys.platform == "linux":  # packages of Linux alone
    from jeepney import (  # type: ignore[import-untyped]  # jeepney has hints, but no marker for them
        DBusAddress,
        DBusErrorResponse,
        HeaderFields,
        MatchRule,
        Message,
        Properties,
        message_bus,
        new_method_call,
    )
    from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection  # type: ignore[import-untyped]  # the same
    from jeepney.wrappers import unwrap_msg  # type: ignore[import-untyped]  # the same

T = TypeVar("T")

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PATIENCE = 10.0
"""Seconds a daemon gets to start, to end, or to answer."""

_A11Y = "org.a11y.atspi"
if sys.platform == "linux":
    _STATUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
    _BUS = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    _REGISTRY = DBusAddress(f"/{_A11Y.replace('.', '/')}/registry", f"{_A11Y}.Registry", f"{_A11Y}.Registry")
_DESKTOP = (f"{_A11Y}.Registry", f"/{_A11Y.replace('.', '/')}/accessible/root")

LABELLED_BY = 2
FOCUSED, FOCUSABLE, SHOWING = 12, 11, 25
"""Relations and states by their numbers (atspi-constants.h)."""


class Announcement(NamedTuple):
    """An event: `Announcement` with what is said, `StateChanged` with the state's name, and so on."""

    kind: str
    detail: str
    value: Any


class Node:
    """One thing on the screen, as assistive technology has it."""

    def __init__(self, client: Reader, bus: str, path: str) -> None:
        self._client = client
        self._bus = bus
        self.path = path

    @property
    def name(self) -> str:
        return str(self._property("Name"))

    @property
    def description(self) -> str:
        return str(self._property("Description"))

    @property
    def role(self) -> str:
        return str(self._call("Accessible", "GetRoleName"))

    @property
    def label(self) -> str:
        """What the label beside it says."""
        relations = self._call("Accessible", "GetRelationSet")
        return " ".join(
            Node(self._client, *target).name
            for relation, targets in relations
            if relation == LABELLED_BY
            for target in targets
        )

    @property
    def called(self) -> str:
        """What a screen reader says it is: the label's words, else its own name."""
        return self.label or self.name

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self._call("Text", "GetText", "ii", (0, -1)))

    @property
    def children(self) -> list[Node]:
        return [Node(self._client, *child) for child in self._call("Accessible", "GetChildren")]

    def has(self, state: int) -> bool:
        """Whether it is in a state."""
        low, high = self._call("Accessible", "GetState")
        return bool((low | high << 32) >> state & 1)

    def all(self) -> Iterator[Node]:
        """It, and everything within it."""
        yield self
        for child in self.children:
            yield from child.all()

    def press(self) -> None:
        """Do what it is there for, as a switch or a voice does."""
        assert self._call("Action", "DoAction", "i", (0,)), f"{self.name} does nothing"

    def write(self, text: str) -> None:
        """Put a text in place of what is written in it, as dictation does."""
        assert self._call("EditableText", "SetTextContents", "s", (text,)), f"{self.name} took no text"

    def _property(self, name: str) -> object:
        address = DBusAddress(self.path, self._bus, f"{_A11Y}.Accessible")
        ((_, value),) = self._client.ask(Properties(address).get(name))
        return value

    def _call(self, interface: str, method: str, signature: str = "", values: tuple[object, ...] = ()) -> Any:
        address = DBusAddress(self.path, self._bus, f"{_A11Y}.{interface}")
        (answer,) = self._client.ask(new_method_call(address, method, signature or None, values))
        return answer


class Reader:
    """A screen reader: reads the tree and keeps what is announced."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(address)
        self._events: deque[Message] = deque()

    def close(self) -> None:
        self._connection.close()

    def listen(self, *kinds: str) -> None:
        """Hear of these from now on, for example `object:announcement`. Programs tell only what somebody listens to."""
        rule = MatchRule(type="signal", interface=f"{_A11Y}.Event.Object")
        self._connection.filter(rule, queue=self._events)
        Proxy(message_bus, self._connection, timeout=PATIENCE).AddMatch(rule)
        for kind in kinds:
            self.ask(new_method_call(_REGISTRY, "RegisterEvent", "sas", (kind, [])))

    @property
    def heard(self) -> list[Announcement]:
        """What has come in so far."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=0)
        return [_heard(message) for message in self._events]

    def wait_for(self, kind: str, wanted: Callable[[Announcement], bool]) -> Announcement:
        """The first event of this kind that is wanted, once it has come."""

        def find() -> Announcement | None:
            return next((each for each in self.heard if each.kind == kind and wanted(each)), None)

        return wait_for(find, lambda: f"nothing of that sort was heard, but {self.heard}")

    def program(self, name: str) -> Node:
        """The program of that name, once it is there."""

        def find() -> Node | None:
            return next((node for node in Node(self, *_DESKTOP).children if node.name == name), None)

        return wait_for(find, lambda: f"no program calls itself {name}")

    def ask(self, message: Message) -> Any:
        """The answer to a call."""
        return unwrap_msg(self._connection.send_and_get_reply(message, timeout=PATIENCE))


class AccessibilityBus:
    """Context manager around the session bus, the launcher and the accessibility bus it starts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = contextlib.ExitStack()
        self.environment: dict[str, str] = {}
        """What a program has to be told to be read."""

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as starting:
            session = starting.enter_context(SecretService(daemon=False))
            self.environment = {
                "DBUS_SESSION_BUS_ADDRESS": session.address,
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            }
            starting.enter_context(self._launcher())
            asking = starting.enter_context(contextlib.closing(session.connect()))
            address = wait_for(lambda: _address(asking), lambda: "the accessibility bus did not start")
            enabled = Properties(_STATUS).set("IsEnabled", "b", True)
            unwrap_msg(asking.send_and_get_reply(enabled, timeout=PATIENCE))
            self.reader = Reader(address)
            starting.callback(self.reader.close)
            self._stack = starting.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @contextlib.contextmanager
    def _launcher(self) -> Iterator[None]:
        if not LAUNCHER.exists():
            raise RuntimeError(f"These tests need {LAUNCHER}, and it is not installed: apt-get install at-spi2-core")
        # Sockets have short paths, and no setting of the person's is read or written.
        with tempfile.TemporaryDirectory(prefix="nxwa-a11y-", dir="/tmp") as folder:
            own = {"XDG_RUNTIME_DIR": folder, "HOME": folder, "GSETTINGS_BACKEND": "memory"}
            with (self._folder / "at-spi").open("wb") as said:
                process = subprocess.Popen(
                    [LAUNCHER, "--launch-immediately"],
                    env={**os.environ, **self.environment, **own},
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=said,
                )
            try:
                yield
            finally:
                # Asked to end it ends the bus as well; killed it would leave it.
                process.terminate()
                process.wait(PATIENCE)


def wait_for(find: Callable[[], T | None], complaint: Callable[[], str]) -> T:
    """What `find` gives, once it gives something."""
    end = time.monotonic() + PATIENCE
    while (found := find()) is None:
        assert time.monotonic() < end, complaint()
        time.sleep(0.02)
    return found


def _address(session: DBusConnection) -> str | None:
    try:
        (address,) = unwrap_msg(session.send_and_get_reply(new_method_call(_BUS, "GetAddress"), timeout=PATIENCE))
    except DBusErrorResponse:
        return None
    return str(address)


def _heard(message: Message) -> Announcement:
    detail, _, _, (_, value), *_ = message.body
    return Announcement(message.header.fields[HeaderFields.member], detail, value)
