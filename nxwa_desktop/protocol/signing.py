"""One signed request, ready to be sent: the same bytes that were signed."""

import msgspec

from nxwa_desktop.protocol import signature
from nxwa_desktop.protocol.account import Account, Algorithm

METHOD = "POST"
NO_SIGN, NO_TS = "SIGNATURE", "MILLISECONDS"
"""What stands for signature and time in a request that is shown to others."""


class SignedRequest(msgspec.Struct, frozen=True):
    """What goes out. `headers` are in the document's order and spelling."""

    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    method: str = METHOD


def headers(account: Account, *, ts: str, sign: str) -> tuple[tuple[str, str], ...]:
    """The document's headers; `algorithm` joins them only where it is not the default."""
    pairs = (
        ("accessKey", account.access_key),
        ("ts", ts),
        ("bizType", signature.BIZ_TYPE),
        ("action", signature.ACTION),
        ("sign", sign),
        ("Content-Type", "application/json"),
    )
    return pairs if account.algorithm is Algorithm.MD5 else (*pairs, ("algorithm", account.algorithm.value))


def sign_request(account: Account, body: bytes, *, secret: str, ts: str) -> SignedRequest:
    """Sign `body` for `account` at `ts` (milliseconds since the epoch, decimal)."""
    sign = signature.sign(body, access_key=account.access_key, secret=secret, ts=ts, algorithm=account.algorithm)
    return SignedRequest(account.url, headers(account, ts=ts, sign=sign), body)


def unsigned_request(account: Account, body: bytes) -> SignedRequest:
    """The same request with words in place of its signature and time.

    Whoever has a signature with what it was made of can try secrets on it, offline and for ever.
    """
    return SignedRequest(account.url, headers(account, ts=NO_TS, sign=NO_SIGN), body)
