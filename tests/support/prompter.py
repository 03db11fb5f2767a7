"""The other end of GNOME Keyring's prompts: an answer without a person or a display."""

from __future__ import annotations

import base64
import contextlib
import enum
import hashlib
import hmac
import os
import sys
import threading
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

if sys.platform == "linux":  # packages of Linux alone
    from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_method_call, new_method_return  # type: ignore[import-untyped]  # jeepney has hints, but no marker for them
    from jeepney.io.blocking import DBusConnection, Proxy  # type: ignore[import-untyped]  # the same

_NAME = "org.gnome.keyring.SystemPrompter"
_PATIENCE = 10.0

# RFC 3526, group 5: what the keyring and its prompter agree on a key with.
_PRIME = int(
    "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
    "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
    "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
    "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA237327FFFFFFFFFFFFFFFF",
    16,
)


class Answer(enum.Enum):
    """What the prompter does when a prompt is wanted."""

    NEVER = enum.auto()
    DISMISS = enum.auto()
    PASSWORD = enum.auto()


class Prompter(threading.Thread):
    """Owns the name of GNOME's prompter, on a thread of its own.

    `asked` is set once the keyring wants a prompt shown.
    """

    def __init__(self, connection: DBusConnection, answer: Answer, password: bytes) -> None:
        super().__init__(name="test-prompter", daemon=True)
        self._connection = connection
        self._answer = answer
        self._password = password
        self.asked = threading.Event()
        Proxy(message_bus, connection, timeout=_PATIENCE).RequestName(_NAME)
        self.start()

    def run(self) -> None:
        # The closed connection ends the thread.
        with contextlib.suppress(OSError):
            while True:
                message = self._connection.receive()
                if message.header.message_type is MessageType.method_call:
                    self._serve(message)

    def close(self) -> None:
        """Give the name up and end the thread."""
        self._connection.sock.shutdown(2)
        self.join(_PATIENCE)
        self._connection.close()

    def _serve(self, message: Message) -> None:
        member = message.header.fields[HeaderFields.member]
        if member == "BeginPrompting":
            self.asked.set()
        if self._answer is Answer.NEVER:
            return
        self._connection.send(new_method_return(message))
        if member == "BeginPrompting":
            self._ready(message, "", "")
        elif member == "PerformPrompt" and self._answer is Answer.DISMISS:
            self._ready(message, "no", "")
        elif member == "PerformPrompt":
            self._ready(message, "yes", _sealed(self._password, message.body[3]))

    def _ready(self, message: Message, reply: str, exchange: str) -> None:
        sender = message.header.fields[HeaderFields.sender]
        callback = DBusAddress(message.body[0], sender, "org.gnome.keyring.internal.Prompter.Callback")
        properties: dict[str, Any] = {}
        self._connection.send(new_method_call(callback, "PromptReady", "sa{sv}s", (reply, properties, exchange)))


def _sealed(password: bytes, exchange: str) -> str:
    """Encrypt for the keyring as GNOME's own prompter does ("sx-aes-1")."""
    theirs = int.from_bytes(base64.b64decode(exchange.split("public=")[1].split("\n", maxsplit=1)[0]), "big")
    common = b"\0"
    while common[0] == 0:  # the keyring takes such a key for a shorter one, and the password for a wrong one
        private = int.from_bytes(os.urandom(192), "big") % _PRIME
        common = pow(theirs, private, _PRIME).to_bytes(192, "big")
    pseudo_random = hmac.new(bytes(32), common, hashlib.sha256).digest()
    key = hmac.new(pseudo_random, b"\x01", hashlib.sha256).digest()[:16]
    start = os.urandom(16)
    padding = 16 - len(password) % 16
    encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    secret = encryptor.update(password + bytes([padding]) * padding) + encryptor.finalize()
    public = pow(2, private, _PRIME).to_bytes(192, "big")
    lines = {"public": public, "secret": secret, "iv": start}
    return "[sx-aes-1]\n" + "".join(f"{name}={base64.b64encode(value).decode()}\n" for name, value in lines.items())
