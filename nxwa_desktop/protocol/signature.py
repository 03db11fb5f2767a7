"""The string that is signed, and the signature.

Source: the provider's public page "API Interface Invocation Convention", which the seed calls "common convention".
"""

import hashlib

from nxwa_desktop.protocol.account import Algorithm

ACTION = "mt"
BIZ_TYPE = "2"
SECRET_MASK = "•" * 8


def _head(access_key: str, action: str, biz_type: str, ts: str) -> str:
    """The four headers in ascending ASCII order, as the convention wants them."""
    return f"accessKey={access_key}&action={action}&bizType={biz_type}&ts={ts}"


def sign(
    body: bytes,
    *,
    access_key: str,
    secret: str,
    ts: str,
    algorithm: Algorithm = Algorithm.MD5,
    action: str = ACTION,
    biz_type: str = BIZ_TYPE,
) -> str:
    """Lowercase hex digest over the headers, the body's very bytes, and the secret.

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
    """The signed string for human eyes: the same text with the secret masked."""
    head = _head(access_key, ACTION, BIZ_TYPE, ts)
    middle = f"&body={body}" if body else ""
    return f"{head}{middle}&accessSecret={SECRET_MASK}"
