"""Classification of a failed connection, for every user of httpx."""

import enum
import socket
import ssl
from collections.abc import Iterator

import httpx


class ConnectionFailure(enum.Enum):
    """The reason why a connection failed, as far as the exceptions show it."""

    PROXY = enum.auto()
    TLS = enum.auto()
    NAME_NOT_FOUND = enum.auto()
    REFUSED = enum.auto()
    TIMED_OUT = enum.auto()
    NETWORK = enum.auto()
    """Another failure on the way to the server."""
    INTERNAL = enum.auto()
    """No fault of the network: an error in this program."""


def connection_failure(error: BaseException, cause: BaseException | None) -> ConnectionFailure:
    """Classify `error`. `cause`: of the failed step's exception, which httpcore's pool strips on the way out."""
    chain = list(causes(error, cause))

    def among(*kinds: type[BaseException]) -> bool:
        return any(isinstance(each, kinds) for each in chain)

    if isinstance(error, httpx.ProxyError):
        return ConnectionFailure.PROXY
    if among(ssl.SSLError):
        return ConnectionFailure.TLS
    if among(socket.gaierror):
        return ConnectionFailure.NAME_NOT_FOUND
    # Of several addresses, one that refused is better information than one that did not answer.
    if among(ConnectionRefusedError):
        return ConnectionFailure.REFUSED
    if among(TimeoutError, httpx.TimeoutException):
        return ConnectionFailure.TIMED_OUT
    return ConnectionFailure.NETWORK if isinstance(error, httpx.TransportError) else ConnectionFailure.INTERNAL


def causes(*errors: BaseException | None) -> Iterator[BaseException]:
    """Yield the exceptions, their causes and the members of groups, outermost first."""
    waiting = [error for error in errors if error]
    while waiting:
        found = waiting.pop(0)
        yield found
        if isinstance(found, BaseExceptionGroup):
            waiting.extend(found.exceptions)
        if found.__cause__:
            waiting.append(found.__cause__)


def tls_problem(*errors: BaseException | None) -> str:
    """OpenSSL's words for a fault of the certificate or the handshake; empty where there is none."""
    for each in causes(*errors):
        if isinstance(each, ssl.SSLError):
            return getattr(each, "verify_message", "") or each.reason or ""
    return ""


def describe(error: BaseException, cause: BaseException | None) -> str:
    """A short technical text about the failure, without texts of exceptions that may quote header values."""
    if isinstance(error, httpx.ProxyError):
        return f"the proxy answered {error}"[:200]
    for each in causes(error, cause):
        if isinstance(each, ssl.SSLCertVerificationError):
            return f"certificate: {each.verify_message}"
        if isinstance(each, ssl.SSLError) and each.reason:
            return f"TLS: {each.reason}"
        if isinstance(each, OSError) and each.strerror:
            return each.strerror
    return type(error).__name__
