import hashlib

import pytest

from nxwa_desktop.protocol.account import Account, Algorithm
from nxwa_desktop.protocol.signing import sign_request, unsigned_request

BODY = '{"to":"8613600009759","text":"牛小信"}'.encode()
TS = "1655710885431"
STRING = b"accessKey=fme2na3kdi3ki&action=mt&bizType=2&ts=1655710885431&body=" + BODY + b"&accessSecret=abciiiko2k3"


def _account(algorithm: Algorithm = Algorithm.MD5, endpoint: str = "global") -> Account:
    return Account(
        id="1",
        name="Acme",
        endpoint=endpoint,
        access_key="fme2na3kdi3ki",
        tenant_id=1,
        appkey="f543ertg",
        business_phone="8615800001795",
        algorithm=algorithm,
    )


def test_an_md5_request_has_exactly_the_documents_headers() -> None:
    request = sign_request(_account(), BODY, secret="abciiiko2k3", ts=TS)

    assert request.headers == (
        ("accessKey", "fme2na3kdi3ki"),
        ("ts", "1655710885431"),
        ("bizType", "2"),
        ("action", "mt"),
        ("sign", hashlib.md5(STRING).hexdigest()),
        ("Content-Type", "application/json"),
    )


def test_sha256_is_announced_by_one_more_header() -> None:
    md5 = sign_request(_account(), BODY, secret="abciiiko2k3", ts=TS)
    sha = sign_request(_account(Algorithm.SHA256), BODY, secret="abciiiko2k3", ts=TS)

    assert dict(sha.headers) == {
        **dict(md5.headers),
        "sign": hashlib.sha256(STRING).hexdigest(),
        "algorithm": "sha256",
    }


def test_the_signed_bytes_are_the_bytes_that_go_out() -> None:
    request = sign_request(_account(), BODY, secret="s", ts=TS)

    assert request.body is BODY
    assert request.method == "POST"


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("global", "https://api.nxcloud.com/saas/wa/send"),
        ("indonesia", "https://api-idn.nxlink.ai/saas/wa/send"),
        ("chile", "https://chl-api.nxlink.ai/saas/wa/send"),
        ("http://127.0.0.1:8080/saas/wa/send", "http://127.0.0.1:8080/saas/wa/send"),
    ],
)
def test_a_request_goes_to_the_accounts_endpoint(endpoint: str, url: str) -> None:
    assert sign_request(_account(endpoint=endpoint), BODY, secret="s", ts=TS).url == url


@pytest.mark.parametrize("algorithm", Algorithm)
def test_nothing_of_a_request_shows_the_secret(algorithm: Algorithm) -> None:
    assert "hush-hush" not in repr(sign_request(_account(algorithm), BODY, secret="hush-hush", ts=TS))


def test_an_unsigned_request_is_the_signed_one_but_for_time_and_signature() -> None:
    account = _account()
    signed, unsigned = sign_request(account, b"{}", secret="s", ts="1"), unsigned_request(account, b"{}")
    assert (unsigned.url, unsigned.method, unsigned.body) == (signed.url, signed.method, signed.body)
    differing = [one[0] for one, other in zip(signed.headers, unsigned.headers, strict=True) if one != other]
    assert differing == ["ts", "sign"]
