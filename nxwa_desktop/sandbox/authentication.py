"""Header checks: sender, time and signature, in the order of the documented codes.

Sources: seed, Header Parameters, and the provider's public page "API Interface Invocation Convention".
The signature is computed independently of the client's function, so that each checks the other.
"""

import re
from collections.abc import Mapping

from nxwa_desktop.protocol.signature_algorithms import DEFAULT_ALGORITHM, Algorithm
from nxwa_desktop.sandbox.account import KnownAccount
from nxwa_desktop.sandbox.answers import Rejection
from nxwa_desktop.sandbox.http import Request

MAX_CLOCK_DIFFERENCE_MS = 60_000

_REQUIRED = ("accessKey", "ts", "bizType", "action", "sign")
_ALGORITHMS = frozenset(Algorithm)
# Bounded, since Python refuses to read numbers of thousands of digits.
_DECIMAL = re.compile("[0-9]{1,18}")

MISSING_PARAMETERS = 1001
PARAMETER_ERROR = 1002
INVALID_SIGNATURE = 1003
TIMESTAMP_EXPIRED = 1004
NO_PERMISSION = 1005


def authenticate(
    request: Request, accounts: Mapping[str, KnownAccount], *, now_ms: int, action: str = "mt"
) -> KnownAccount | Rejection:
    """The account a request belongs to, or code 1001 to 1005. `now_ms` is milliseconds since the epoch.

    `action` is the value of that header that the path wants.
    """
    given = {name: request.header(name) for name in _REQUIRED}
    if not all(given.values()):
        return Rejection(MISSING_PARAMETERS)
    if given["bizType"] != "2" or given["action"] != action:
        return Rejection(PARAMETER_ERROR)
    # The convention lists a wrong Content-Type among the causes of an invalid signature.
    if request.header("Content-Type").partition(";")[0].strip().lower() != "application/json":
        return Rejection(INVALID_SIGNATURE)
    if not _is_current(given["ts"], now_ms):
        return Rejection(TIMESTAMP_EXPIRED)
    known = accounts.get(given["accessKey"])
    if known is None:
        return Rejection(NO_PERMISSION)
    algorithm = request.header("algorithm", DEFAULT_ALGORITHM)
    if algorithm not in _ALGORITHMS:
        return Rejection(PARAMETER_ERROR)
    signed = {name: value for name, value in given.items() if name != "sign"}
    expected = signature(signed, request.body, known.secret, algorithm)
    if not _is_same(expected, given["sign"]):
        return Rejection(INVALID_SIGNATURE)
    return known


def signature(signed: Mapping[str, str], body: bytes, secret: str, algorithm: str) -> str:
    """The expected signature in lowercase hex.

    It covers the `signed` headers in ascending ASCII order of their names, the body if any, and the secret.
    """
    import hashlib

    parts = [f"{name}={signed[name]}".encode() for name in sorted(signed)]
    if body:
        parts.append(b"body=" + body)
    parts.append(b"accessSecret=" + secret.encode())
    return hashlib.new(algorithm, b"&".join(parts), usedforsecurity=False).hexdigest()


def _is_same(expected: str, given: str) -> bool:
    import hmac  # with the first request: with OpenSSL it takes 3 ms, which a start in the sandbox would wait for

    # Bytes, since text beyond ASCII makes the comparison raise.
    return hmac.compare_digest(expected.encode(), given.encode())


def _is_current(ts: str, now_ms: int) -> bool:
    """True if `ts` is decimal milliseconds, at most a minute off."""
    return bool(_DECIMAL.fullmatch(ts)) and abs(int(ts) - now_ms) <= MAX_CLOCK_DIFFERENCE_MS
