"""The header checks, against requests that the client's own code has signed."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.protocol.signing import sign
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, KnownAccount, sandbox_account
from nxwa_desktop.sandbox.authentication import signature
from tests.sandbox.posting import body_tree, post, send, signed
from tests.support.recording import Sandbox

NOW_MS = 1_655_710_885_431


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(clock=lambda: NOW_MS / 1000) as running:
        yield running


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{"name":"牛小信","id":10001}', "87c3560d3331ae23f1021e2025722354"),
        ('{"id":10001,"name":"牛小信"}', "7750759da06333f20d0640be09355e34"),
        ('{"id": 10001, "name": "牛小信"}', "d0c24a9886c629330d7f3f2056c65bc2"),
    ],
)
def test_published_vectors(body: str, expected: str) -> None:
    headers = {"accessKey": "fme2na3kdi3ki", "ts": "1655710885431", "bizType": "1", "action": "send"}
    assert signature(headers, body.encode(), "abciiiko2k3", "md5") == expected


@given(
    st.text(st.characters(codec="utf-8")),
    st.text(st.characters(codec="utf-8")),
    st.text(st.characters(codec="utf-8")),
    st.binary(),
    st.sampled_from(Algorithm),
)
def test_signs_as_the_client_does(access_key: str, secret: str, ts: str, body: bytes, algorithm: Algorithm) -> None:
    headers = {"ts": ts, "bizType": "2", "accessKey": access_key, "action": "mt"}
    assert signature(headers, body, secret, algorithm) == sign(
        body, access_key=access_key, secret=secret, ts=ts, algorithm=algorithm
    )


@pytest.mark.parametrize("name", ["accessKey", "ts", "bizType", "action", "sign"])
@pytest.mark.parametrize("value", [None, ""])
def test_missing_header_is_1001(sandbox: Sandbox, name: str, value: str | None) -> None:
    answer = post(signed(sandbox.url, body_tree(), ts=str(NOW_MS)), {name: value})
    assert (answer.code, answer.message) == (1001, "Missing common parameters")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"bizType": "1"}, 1002),
        ({"action": "send"}, 1002),
        ({"algorithm": "sha1"}, 1002),
        ({"algorithm": "SHA256"}, 1002),
        ({"Content-Type": None}, 1003),
        ({"Content-Type": "text/plain"}, 1003),
        ({"sign": "0" * 32}, 1003),
        ({"sign": "\xff\xfe"}, 1003),
        ({"algorithm": "sha256"}, 1003),
        ({"accessKey": "someone"}, 1005),
        ({"accessKey": "\xe4"}, 1005),
        ({"Content-Type": "Application/JSON; charset=UTF-8"}, 0),
        ({"algorithm": "md5"}, 0),
    ],
)
def test_changed_header(sandbox: Sandbox, changes: dict[str, str | None], code: int) -> None:
    assert post(signed(sandbox.url, body_tree(), ts=str(NOW_MS)), changes).code == code


@pytest.mark.parametrize(
    ("ts", "code"),
    [
        (str(NOW_MS), 0),
        (str(NOW_MS - 60_000), 0),
        (str(NOW_MS + 60_000), 0),
        (str(NOW_MS - 60_001), 1004),
        (str(NOW_MS + 60_001), 1004),
        (str(NOW_MS // 1000), 1004),
        (f"{NOW_MS}.0", 1004),
        (f"-{NOW_MS}", 1004),
        (f"+{NOW_MS}", 1004),
        ("now", 1004),
        ("²", 1004),
        ("9" * 5000, 1004),
    ],
)
def test_timestamp_window(sandbox: Sandbox, ts: str, code: int) -> None:
    assert post(signed(sandbox.url, body_tree(), ts=ts)).code == code


def test_order_of_the_checks(sandbox: Sandbox) -> None:
    """Each request has every fault that comes after the one it is told."""
    wrong: dict[str, str | None] = {"sign": "wrong"}
    codes = []
    for name, value in (
        ("accessKey", "someone"),
        ("ts", "1"),
        ("Content-Type", "text/html"),
        ("bizType", "3"),
        ("action", None),
    ):
        wrong[name] = value
        codes.append(post(signed(sandbox.url, b"no JSON", ts=str(NOW_MS)), wrong).code)
    assert codes == [1005, 1004, 1003, 1002, 1001]


def test_signature_comes_before_the_body(sandbox: Sandbox) -> None:
    assert post(signed(sandbox.url, b"no JSON", ts=str(NOW_MS), secret="another")).code == 1003
    assert post(signed(sandbox.url, b"no JSON", ts=str(NOW_MS))).code == 1002


def test_the_raw_bytes_are_signed(sandbox: Sandbox) -> None:
    request = signed(sandbox.url, body_tree(), ts=str(NOW_MS))
    assert post(replace(request, body=request.body + b" ")).code == 1003
    assert post(signed(sandbox.url, request.body + b" ", ts=str(NOW_MS))).code == 0


def test_sha256(sandbox: Sandbox) -> None:
    account = replace(sandbox_account(sandbox.url), algorithm=Algorithm.SHA256)
    request = signed(sandbox.url, body_tree(), ts=str(NOW_MS), account=account)
    assert dict(request.headers)["algorithm"] == "sha256"
    assert post(request).code == 0
    assert post(request, {"algorithm": None}).code == 1003


def test_header_names_in_any_case(sandbox: Sandbox) -> None:
    request = signed(sandbox.url, body_tree(), ts=str(NOW_MS))
    lower = tuple((name.lower(), value) for name, value in request.headers)
    assert post(replace(request, headers=lower)).code == 0


def test_own_accounts() -> None:
    mine = replace(sandbox_account(""), access_key="mine", tenant_id=7)
    with Sandbox(accounts={"mine": KnownAccount(mine, "my own secret")}) as sandbox:
        account = replace(mine, endpoint=sandbox.url)
        assert post(signed(sandbox.url, body_tree(tenant_id=7), account=account, secret="my own secret")).code == 0
        assert post(signed(sandbox.url, body_tree(tenant_id=7), account=account, secret=SANDBOX_SECRET)).code == 1003
        assert send(sandbox, body_tree()).code == 1005
