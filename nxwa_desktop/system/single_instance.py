"""One window for each user, data folder and desktop session: a second start asks the running one to show it.

A file lock, which the operating system releases with its process, decides which process owns the window; a local
socket takes the requests. Only the lock is taken before the first paint: sockets cost milliseconds to import, and a
second start waits meanwhile.
"""

import contextlib
import os
import stat
import sys
import time
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from nxwa_desktop.system import private_files as private
from nxwa_desktop.system.file_lock import FileLock
from nxwa_desktop.system.paths import APP_NAME, Paths

if TYPE_CHECKING:
    import socket

PATIENCE_S = 2.0
"""Seconds that a second start waits for the window to answer; then it opens one of its own."""
LONGEST = 4096
"""Longest valid request in bytes."""
CONNECT_S = 0.5
"""Longest time in seconds until a listening socket of this computer takes a connection."""
RAISED = b"raised\n"
"""The answer to a request."""
LONGEST_PATH = 103
"""Bytes of a socket's path, on the system that allows fewest (macOS)."""
LONGEST_TOKEN = 512
_POLL_S = 0.02
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_SESSION = ("DISPLAY", "WAYLAND_DISPLAY")
_ALONE = ("XDG_SESSION_ID", "SESSIONNAME")


Show = Literal["window", "sandbox", "new"]
"""The purpose of a start: the window as it was, the sandbox, or an empty message."""


class ActivationRequest(msgspec.Struct, frozen=True):
    """The request of a second start to the running window."""

    show: Show = "window"
    activation: str = ""
    """The desktop's permission to come to the front, as it hands it to a program it starts; may be empty."""

    @classmethod
    def of_this_start(cls, show: Show = "window", environment: Mapping[str, str] = os.environ) -> "ActivationRequest":
        """The request of this process, with the permission that the desktop gave it."""
        tokens = (environment.get(name, "") for name in _TOKENS)
        return cls(show, next((token for token in tokens if token and _is_token(token)), ""))


class _SentRequest(ActivationRequest, frozen=True):
    """A request as it is sent."""

    key: str = ""
    """Proves, at a socket that any user can reach, that the client may read this user's files."""


class _Port(msgspec.Struct, frozen=True, array_like=True):
    """The content of a running instance's file; an older program's has no process."""

    number: int
    key: str
    process: int = 0


class _Address(Protocol):
    """The address of the running instance. All methods raise OSError."""

    key: str

    def listen(self) -> "socket.socket": ...

    def connect(self, timeout: float) -> "socket.socket": ...

    def remove(self) -> None: ...


class Instance:
    """This process's claim to be the one that runs; held until `release`, and dropped with the process.

    Where the claim could not be made the program runs all the same, beside others and without requests.
    """

    def __init__(self, address: _Address | None = None, lock: FileLock | None = None) -> None:
        self._address = address
        self._lock = lock
        self._listener: socket.socket | None = None

    @classmethod
    def claim(
        cls,
        paths: Paths,
        request: ActivationRequest,
        *,
        environment: Mapping[str, str] = os.environ,
        loopback: bool = sys.platform == "win32",
        patience: float = PATIENCE_S,
    ) -> "Instance | None":
        """Become the running instance; None where another one is, and has shown its window as `request` asks.

        `loopback`: use a port of 127.0.0.1, for systems without Unix sockets. Never raises: a window too many is better
        than none.
        """
        try:
            address, lock = _find(paths, environment, loopback)
        except OSError:
            return cls()
        try:
            if _acquire(lock, address, request, patience):
                # What a killed process left would keep later starts waiting for an answer.
                with contextlib.suppress(OSError):
                    address.remove()
                return cls(address, lock)
        except _Raised:
            return None
        except OSError:
            pass  # a file system without locks
        return cls()

    @property
    def owns(self) -> bool:
        """True if this process is the one that others contact."""
        return self._lock is not None

    def listen(self) -> int | None:
        """Listen; returns the socket's descriptor, or None where that fails, which releases the claim."""
        if self._address is None:
            return None
        try:
            self._listener = self._address.listen()
        except OSError:
            self.release()  # else every further start would wait for an answer in vain
            return None
        return self._listener.fileno()

    def accept(self) -> "socket.socket | None":
        """Accept a non-blocking connection of this user's; None where there is none."""
        if self._listener is None:
            return None
        with contextlib.suppress(OSError):
            client, _ = self._listener.accept()
            client.setblocking(False)
            if _is_same_user(client):
                return client
            client.close()
        return None

    def parse(self, data: bytes) -> ActivationRequest | None:
        """Parse a request; None for an invalid one, or one of another user."""
        import hmac

        try:
            sent = msgspec.json.decode(data, type=_SentRequest)
        except (msgspec.MsgspecError, UnicodeError):
            return None
        key = self._address.key if self._address is not None else ""
        if not hmac.compare_digest(sent.key.encode("utf-8", "replace"), key.encode()):
            return None
        return ActivationRequest(sent.show, sent.activation if _is_token(sent.activation) else "")

    def release(self) -> None:
        """Give up the claim: the next start opens a window. Doing it twice is harmless."""
        address, self._address = self._address, None
        lock, self._lock = self._lock, None
        listener, self._listener = self._listener, None
        if listener is not None:
            if address is not None:
                with contextlib.suppress(OSError):
                    address.remove()
            listener.close()
        if lock is not None:
            # Last: from here on the address may be another process's.
            lock.release()


class _Raised(Exception):  # noqa: N818 - not an error
    """The running window has been raised."""


class _FileAddress:
    """A socket in a folder that only this user can enter."""

    key = ""

    def __init__(self, path: Path) -> None:
        self._path = str(path)

    def listen(self) -> "socket.socket":
        import socket

        # Nobody else has the lock, so what lies here belongs to a process that is gone.
        self.remove()
        return _listening(socket.socket(socket.AF_UNIX), self._path)

    def connect(self, timeout: float) -> "socket.socket":
        import socket

        return _connected(socket.socket(socket.AF_UNIX), self._path, timeout)

    def remove(self) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)  # noqa: PTH108 - a socket's path is a text


class _LoopbackAddress:
    """A port of 127.0.0.1; its number, a key and the process are in a file that only this user can read."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.key = ""

    def listen(self) -> "socket.socket":
        import socket

        self.remove()  # of a process that is gone, as above
        made = socket.socket(socket.AF_INET)
        if sys.platform == "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        listener = _listening(made, ("127.0.0.1", 0))
        self.key = os.urandom(16).hex()
        try:
            with private.replacing(self._file) as file:
                file.write(msgspec.json.encode(_Port(listener.getsockname()[1], self.key, os.getpid())))
        except OSError:
            listener.close()
            raise
        return listener

    def connect(self, timeout: float) -> "socket.socket":
        import socket

        from nxwa_desktop.system.foreground import allow_foreground

        if not self._file.is_file():  # reading a pipe would wait for ever
            raise OSError("no instance yet")
        try:
            port = msgspec.json.decode(self._file.read_bytes(), type=_Port)
        except msgspec.MsgspecError as error:
            raise OSError("no instance yet") from error
        if not 0 < port.number < 65536:
            raise OSError("no such port")
        self.key = port.key
        # Windows takes two seconds to tell that nobody listens.
        made = _connected(socket.socket(socket.AF_INET), ("127.0.0.1", port.number), min(timeout, CONNECT_S))
        allow_foreground(port.process)
        return made

    def remove(self) -> None:
        self._file.unlink(missing_ok=True)


def _find(paths: Paths, environment: Mapping[str, str], loopback: bool) -> tuple[_Address, FileLock]:
    """The address and the lock of this user, data folder and desktop session."""
    name = _name(paths, environment)
    if loopback:
        private.make_folder(paths.data_folder)
        address = _LoopbackAddress(paths.data_folder / f"window-{name}.json")
        return address, FileLock(paths.data_folder / f"window-{name}.lock")
    folder = _private_folder(environment, room=LONGEST_PATH - len(f"/{name}.sock"))
    return _FileAddress(folder / f"{name}.sock"), FileLock(folder / f"{name}.lock")


def _name(paths: Paths, environment: Mapping[str, str]) -> str:
    """A name of 8 characters, since socket paths are short; not a secret, so a checksum will do."""
    session = [environment.get(name, "") for name in _SESSION]
    if not any(session):
        # A display tells sessions apart best: a program that a service starts knows it, but not the session's number.
        session = [environment.get(name, "") for name in _ALONE]
    key = "\n".join([os.path.realpath(paths.data_folder), environment.get("QT_QPA_PLATFORM", ""), *session])
    return f"{zlib.crc32(key.encode('utf-8', 'surrogateescape')):08x}"


def _private_folder(environment: Mapping[str, str], room: int) -> Path:
    """A folder that only this user can enter, its path at most `room` bytes long. Raises OSError."""
    own = environment.get("XDG_RUNTIME_DIR", "")
    shared = environment.get("TMPDIR", "") or "/tmp"  # noqa: S108 - whose folder it is gets checked
    for parent, name in ((own, APP_NAME), (shared, f"{APP_NAME}-{_user()}"), ("/tmp", f"{APP_NAME}-{_user()}")):  # noqa: S108
        folder = Path(parent, name)
        if not parent.startswith("/") or len(os.fsencode(folder)) > room:
            continue
        with contextlib.suppress(OSError):
            with contextlib.suppress(FileExistsError):
                folder.mkdir(mode=0o700)
            status = folder.lstat()
            if stat.S_ISDIR(status.st_mode) and status.st_uid == _user() and not status.st_mode & 0o077:
                return folder
    raise OSError("no private folder")


def _acquire(lock: FileLock, address: _Address, request: ActivationRequest, patience: float) -> bool:
    """True once this process holds the lock. Raises _Raised where its owner showed its window."""
    deadline = time.monotonic() + patience
    while not lock.try_acquire():
        # Its owner may be about to listen, or about to end.
        with contextlib.suppress(OSError):
            if _send_request(address, request, deadline):
                raise _Raised
        if time.monotonic() >= deadline:
            return False
        time.sleep(_POLL_S)
    return True


def _send_request(address: _Address, request: ActivationRequest, deadline: float) -> bool:
    with address.connect(_left(deadline)) as line:
        line.sendall(msgspec.json.encode(_SentRequest(request.show, request.activation, address.key)) + b"\n")
        data = b""
        while len(data) < len(RAISED):
            line.settimeout(_left(deadline))
            if not (more := line.recv(len(RAISED) - len(data))):
                break
            data += more
    return data == RAISED


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.001)


def _listening(made: "socket.socket", address: str | tuple[str, int]) -> "socket.socket":
    try:
        made.bind(address)
        made.listen(16)
        made.setblocking(False)
    except OSError:
        made.close()
        raise
    return made


def _connected(made: "socket.socket", address: str | tuple[str, int], timeout: float) -> "socket.socket":
    try:
        made.settimeout(timeout)
        made.connect(address)
    except OSError:
        made.close()
        raise
    return made


def _is_same_user(client: "socket.socket") -> bool:
    """Compare the users as the system reports them; elsewhere the folder or the key keeps others away."""
    import socket
    import struct

    if sys.platform != "linux" or client.family != socket.AF_UNIX:
        return True
    size = struct.calcsize("3i")
    _, user, _ = struct.unpack("3i", client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return bool(user == _user())


def _user() -> int:
    return os.geteuid() if sys.platform != "win32" else 0


def _is_token(text: str) -> bool:
    """True for a text that may go into an environment variable: printable, of one line, and short."""
    return len(text) <= LONGEST_TOKEN and text.isascii() and (text.isprintable() or not text)
