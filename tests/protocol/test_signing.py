import hashlib
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.protocol.signing import (
    SECRET_MASK,
    UnknownAlgorithm,
    masked_string_to_sign,
    sign,
    sign_request,
    unsigned_request,
)
from tests.support.accounts import make_account

# "API Interface Invocation Convention", its published example.
ACCESS_KEY, SECRET, MOMENT = "fme2na3kdi3ki", "abciiiko2k3", "1655710885431"
VECTORS = {
    '{"name":"牛小信","id":10001}': "87c3560d3331ae23f1021e2025722354",
    '{"id":10001,"name":"牛小信"}': "7750759da06333f20d0640be09355e34",
    '{"id": 10001, "name": "牛小信"}': "d0c24a9886c629330d7f3f2056c65bc2",
}
utf8_text = st.text(st.characters(codec="utf-8"))


def _sign_vector(body: str, algorithm: Algorithm = Algorithm.MD5) -> str:
    return sign(
        body.encode(), access_key=ACCESS_KEY, secret=SECRET, ts=MOMENT, algorithm=algorithm, action="send", biz_type="1"
    )


@pytest.mark.parametrize(("body", "expected"), VECTORS.items())
def test_the_published_vectors(body: str, expected: str) -> None:
    assert _sign_vector(body) == expected


@pytest.mark.parametrize("body", VECTORS)
def test_sha256_signs_the_very_same_string(body: str) -> None:
    text = "accessKey=fme2na3kdi3ki&action=send&bizType=1&ts=1655710885431&body=" + body + "&accessSecret=abciiiko2k3"

    assert _sign_vector(body, Algorithm.SHA256) == hashlib.sha256(text.encode()).hexdigest()


def test_an_empty_body_is_left_out() -> None:
    text = b"accessKey=k&action=mt&bizType=2&ts=1&accessSecret=s"

    assert sign(b"", access_key="k", secret="s", ts="1") == hashlib.md5(text).hexdigest()


@given(utf8_text, utf8_text, utf8_text, st.integers(0, 10**13).map(str), st.sampled_from(Algorithm))
def test_the_formula_of_the_convention(body: str, key: str, secret: str, ts: str, algorithm: Algorithm) -> None:
    parts = [("accessKey", key), ("action", "mt"), ("bizType", "2"), ("ts", ts)]
    parts += [("body", body)] if body else []
    parts += [("accessSecret", secret)]
    text = "&".join("=".join(part) for part in parts)

    digest = hashlib.new(algorithm, text.encode("utf-8"))

    assert sign(body.encode(), access_key=key, secret=secret, ts=ts, algorithm=algorithm) == digest.hexdigest()


@given(st.binary())
def test_bytes_are_signed_as_they_are(body: bytes) -> None:
    middle = b"&body=" + body if body else b""
    text = b"accessKey=k&action=mt&bizType=2&ts=1" + middle + b"&accessSecret=s"

    assert sign(body, access_key="k", secret="s", ts="1") == hashlib.md5(text).hexdigest()


def test_composed_and_decomposed_letters_sign_differently() -> None:
    signs = {sign(normalize(form, "Ä").encode(), access_key="k", secret="s", ts="1") for form in ("NFC", "NFD")}

    assert len(signs) == 2


@given(utf8_text, utf8_text, st.integers(0, 10**13).map(str), utf8_text)
def test_the_masked_text_is_the_signed_one_but_for_the_secret(body: str, key: str, ts: str, secret: str) -> None:
    masked = masked_string_to_sign(body, access_key=key, ts=ts)

    assert masked.endswith(f"&accessSecret={SECRET_MASK}")
    signed = masked.removesuffix(SECRET_MASK) + secret
    assert hashlib.md5(signed.encode()).hexdigest() == sign(body.encode(), access_key=key, secret=secret, ts=ts)


def test_the_masked_text_of_a_request() -> None:
    assert (
        masked_string_to_sign('{"to":"86"}', access_key="fme2", ts="1655710885431")
        == 'accessKey=fme2&action=mt&bizType=2&ts=1655710885431&body={"to":"86"}&accessSecret=••••••••'
    )


def test_no_error_carries_a_secret_that_cannot_be_encoded() -> None:
    assert len(sign(b"{}", access_key="k", secret="half \ud800", ts="1")) == 32


BODY = '{"to":"8613600009759","text":"牛小信"}'.encode()
TS = "1655710885431"
STRING = b"accessKey=fme2na3kdi3ki&action=mt&bizType=2&ts=1655710885431&body=" + BODY + b"&accessSecret=abciiiko2k3"


def _account(algorithm: Algorithm = Algorithm.MD5, endpoint: str = "global") -> Account:
    return make_account(endpoint=endpoint, tenant_id=1, appkey="f543ertg", algorithm=algorithm)


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


def test_nothing_is_signed_with_an_algorithm_of_a_newer_version() -> None:
    with pytest.raises(UnknownAlgorithm):
        sign_request(_account(Algorithm("sm3")), BODY, secret="s", ts=TS)
    assert all(algorithm.is_known for algorithm in Algorithm)


def test_an_unsigned_request_is_the_signed_one_but_for_time_and_signature() -> None:
    account = _account()
    signed, unsigned = sign_request(account, b"{}", secret="s", ts="1"), unsigned_request(account, b"{}")
    assert (unsigned.url, unsigned.method, unsigned.body) == (signed.url, signed.method, signed.body)
    differing = [one[0] for one, other in zip(signed.headers, unsigned.headers, strict=True) if one != other]
    assert differing == ["ts", "sign"]
