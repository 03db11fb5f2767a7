"""Request signing: the signed string, the signature, and the signed request ready to be sent.

Source: the provider's public page "API Interface Invocation Convention", which the seed calls "common convention".
"""

import hashlib

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.signature_algorithms import DEFAULT_ALGORITHM, Algorithm

METHOD = "POST"
ACTION = "mt"
BIZ_TYPE = "2"
SECRET_MASK = "•" * 8
NO_SIGN, NO_TS = "SIGNATURE", "MILLISECONDS"
"""Placeholders for signature and time in a request that is shown to others."""


class UnknownAlgorithm(Exception):  # noqa: N818 - names what was found
    """The account has a signature algorithm that this version of the program does not know."""


class SignedRequest(msgspec.Struct, frozen=True):
    """An HTTP request with the very bytes that were signed; `headers` in the document's order and spelling."""

    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    method: str = METHOD


def sign_request(
    account: Account, body: bytes, *, secret: str, ts: str, url: str = "", method: str = METHOD, action: str = ACTION
) -> SignedRequest:
    """Sign `body` for `account` at `ts` (milliseconds since the epoch, decimal). Raises UnknownAlgorithm.

    `url` is the account's unless another one is given; an empty body, as of a GET, is not part of the signature.
    """
    algorithm = account.algorithm
    if not algorithm.is_known:
        raise UnknownAlgorithm(algorithm.label)
    signature = sign(body, access_key=account.access_key, secret=secret, ts=ts, algorithm=algorithm, action=action)
    return SignedRequest(url or account.url, headers(account, ts=ts, signature=signature, action=action), body, method)


def unsigned_request(account: Account, body: bytes) -> SignedRequest:
    """The request of `sign_request` with placeholders for its signature and time.

    Whoever has a signature together with what was signed can try secrets on it, offline and for ever.
    """
    return SignedRequest(account.url, headers(account, ts=NO_TS, signature=NO_SIGN), body)


def headers(account: Account, *, ts: str, signature: str, action: str = ACTION) -> tuple[tuple[str, str], ...]:
    """The document's headers; `algorithm` is among them only where it is not the default."""
    pairs = (
        ("accessKey", account.access_key),
        ("ts", ts),
        ("bizType", BIZ_TYPE),
        ("action", action),
        ("sign", signature),
        ("Content-Type", "application/json"),
    )
    return pairs if account.algorithm is DEFAULT_ALGORITHM else (*pairs, ("algorithm", account.algorithm.value))


def sign(
    body: bytes,
    *,
    access_key: str,
    secret: str,
    ts: str,
    algorithm: Algorithm = DEFAULT_ALGORITHM,
    action: str = ACTION,
    biz_type: str = BIZ_TYPE,
) -> str:
    """The signature: lowercase hex digest over the headers, the body's bytes and the secret.

    `ts` is milliseconds since the epoch as a decimal string. An empty `body` is left out, as in a GET.
    """
    digest = hashlib.new(algorithm.value, _head(access_key, action, biz_type, ts).encode(), usedforsecurity=False)
    if body:
        digest.update(b"&body=")
        digest.update(body)
    # An encoding error would carry the whole secret with it; a lone surrogate in it is signed, and refused as 1003.
    digest.update(b"&accessSecret=" + secret.encode(errors="surrogatepass"))
    return digest.hexdigest()


def masked_string_to_sign(body: str, *, access_key: str, ts: str) -> str:
    """The signed string for display, with the secret masked."""
    head = _head(access_key, ACTION, BIZ_TYPE, ts)
    middle = f"&body={body}" if body else ""
    return f"{head}{middle}&accessSecret={SECRET_MASK}"


def _head(access_key: str, action: str, biz_type: str, ts: str) -> str:
    """The four signed headers in ascending ASCII order, as the convention wants them."""
    return f"accessKey={access_key}&action={action}&bizType={biz_type}&ts={ts}"
