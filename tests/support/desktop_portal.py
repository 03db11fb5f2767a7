"""A desktop that is light or dark, and says so the way Linux desktops do: the settings portal on a private bus.

Source: XDG Desktop Portal documentation, org.freedesktop.portal.Settings, version 2.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import Any

if sys.platform == "linux":  # packages of Linux alone
    from jeepney import (  # type: ignore[import-untyped]  # jeepney has hints, but no marker for them
        DBusAddress,
        HeaderFields,
        Message,
        MessageType,
        message_bus,
        new_error,
        new_method_return,
        new_signal,
    )
    from jeepney.io.blocking import DBusConnection, Proxy  # type: ignore[import-untyped]  # the same


_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_GROUP, _KEY = "org.freedesktop.appearance", "color-scheme"
_PATIENCE = 10.0

DARK, LIGHT = 1, 2


class DesktopPortal(threading.Thread):
    """Answers on a thread of its own until it is closed."""

    def __init__(self, connection: DBusConnection, scheme: int) -> None:
        super().__init__(name="test-portal", daemon=True)
        self._connection = connection
        self._scheme = scheme
        self.asked = threading.Event()
        Proxy(message_bus, connection, timeout=_PATIENCE).RequestName(_NAME)
        self.start()

    def turn(self, scheme: int) -> None:
        """The person has chosen another one in the desktop's own settings."""
        self._scheme = scheme
        where = DBusAddress(_PATH, interface=_SETTINGS)
        self._connection.send(new_signal(where, "SettingChanged", "ssv", (_GROUP, _KEY, ("u", scheme))))

    def run(self) -> None:
        # The closed connection ends the thread.
        with contextlib.suppress(OSError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._connection.send(self._answer(message))

    def close(self) -> None:
        """Give the name up and end the thread."""
        self._connection.sock.shutdown(2)
        self.join(_PATIENCE)
        self._connection.close()

    def _answer(self, message: Message) -> Message:
        value: tuple[str, Any] = ("u", self._scheme)
        self.asked.set()
        match message.header.fields[HeaderFields.member]:
            case "ReadAll":
                return new_method_return(message, "a{sa{sv}}", ({_GROUP: {_KEY: value}},))
            case "ReadOne" if message.body == (_GROUP, _KEY):
                return new_method_return(message, "v", (value,))
            case "Read" if message.body == (_GROUP, _KEY):
                return new_method_return(message, "v", (("v", value),))
            case "Get":  # which version of some part of the portal there is
                return new_method_return(message, "v", (("u", 2),))
            case _:
                return new_error(message, "org.freedesktop.portal.Error.NotFound")
