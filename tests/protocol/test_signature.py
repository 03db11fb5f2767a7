import hashlib
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.account import Algorithm
from nxwa_desktop.protocol.signature import SECRET_MASK, masked_string_to_sign, sign

# "API Interface Invocation Convention", its published example.
ACCESS_KEY, SECRET, TS = "fme2na3kdi3ki", "abciiiko2k3", "1655710885431"
VECTORS = {
    '{"name":"牛小信","id":10001}': "87c3560d3331ae23f1021e2025722354",
    '{"id":10001,"name":"牛小信"}': "7750759da06333f20d0640be09355e34",
    '{"id": 10001, "name": "牛小信"}': "d0c24a9886c629330d7f3f2056c65bc2",
}
utf8_text = st.text(st.characters(codec="utf-8"))


def _sign_vector(body: str, algorithm: Algorithm = Algorithm.MD5) -> str:
    return sign(
        body.encode(), access_key=ACCESS_KEY, secret=SECRET, ts=TS, algorithm=algorithm, action="send", biz_type="1"
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

    digest = {Algorithm.MD5: hashlib.md5, Algorithm.SHA256: hashlib.sha256}[algorithm](text.encode("utf-8"))

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
