"""Requests for the pages of NXCloud's list of templates, and the rows of its answers."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.protocol.signing import sign
from nxwa_desktop.protocol.template_list import PAGE_SIZE, ListSource, list_url, page_of, page_request
from tests.support.accounts import make_account

ACCOUNT = make_account(endpoint="global", tenant_id=7, business_phone="8615800001795", appkey="pem28kje")
SAAS, OTHER = ListSource.SAAS, ListSource.GET_TEMPLATE
ROW = {"name": "order", "language": "en"}

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["data", "list", "code", "name", "paging", "cursors", "next", "after"]), inner
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("algorithm", "expected"),
    [
        (Algorithm.MD5, "948ab46c078bff467f1b17c24a0ecc37"),
        (Algorithm.SHA256, "49f4b5a4b191465271ab63ae83bce7773847a3b0cc54b632dc5049b81d457f4a"),
    ],
)
def test_a_request_without_a_body_is_signed_without_it(algorithm: Algorithm, expected: str) -> None:
    keys = {"access_key": "fme2na3kdi3ki", "ts": "1655710885431", "secret": "abciiiko2k3"}
    assert sign(b"", algorithm=algorithm, **keys) == expected


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("global", "https://api.nxcloud.com/saas/wa/template/8615800001795"),
        ("indonesia", "https://api-idn.nxlink.ai/saas/wa/template/8615800001795"),
        ("http://127.0.0.1:81/x/saas/wa/send", "http://127.0.0.1:81/x/saas/wa/template/8615800001795"),
        ("https://proxy.example/send", None),
    ],
)
def test_the_list_is_beside_the_account_s_url(endpoint: str, url: str | None) -> None:
    account = make_account(endpoint=endpoint, business_phone="8615800001795")
    assert list_url(account, SAAS) == url


@pytest.mark.parametrize(
    ("endpoint", "url"),
    [
        ("chile", "https://api2.nxcloud.com/api/wa/getTemplate"),
        ("http://127.0.0.1:81/saas/wa/send", "http://127.0.0.1:81/api/wa/getTemplate"),
        ("https://proxy.example/saas/wa/send", None),
    ],
)
def test_a_custom_endpoint_never_leads_to_nxcloud_s_other_host(endpoint: str, url: str | None) -> None:
    assert list_url(make_account(endpoint=endpoint), OTHER) == url


def test_a_page_is_asked_for_in_the_documents_order() -> None:
    request = page_request(ACCOUNT, SAAS, secret="s", ts="1", page="3")
    assert (request.method, request.body) == ("GET", b"")
    assert request.url.endswith(f"/8615800001795?page_number=3&page_size={PAGE_SIZE}&tenant_id=7")
    assert dict(request.headers)["action"] == "mt"
    assert dict(request.headers)["sign"] == sign(b"", access_key=ACCOUNT.access_key, secret="s", ts="1")


def test_the_other_list_signs_its_body() -> None:
    request = page_request(ACCOUNT, OTHER, secret="s", ts="1", page="c2")
    assert request.method == "POST"
    assert json.loads(request.body) == {
        "appkey": "pem28kje",
        "business_phone": "8615800001795",
        "messaging_product": "whatsapp",
        "limit": str(PAGE_SIZE),
        "after": "c2",
    }
    expected = sign(request.body, access_key=ACCOUNT.access_key, secret="s", ts="1", action="getTemplate")
    assert dict(request.headers)["sign"] == expected


@pytest.mark.parametrize(
    "tree", [{"data": {"list": [ROW]}}, {"data": [ROW]}, {"list": [ROW]}, {"data": ROW}, {"code": "0", "list": [ROW]}]
)
def test_rows_in_every_known_shape(tree: Any) -> None:
    page = page_of(SAAS, b"\xef\xbb\xbf" + json.dumps(tree).encode())
    assert page is not None
    assert (page.rows, page.next) == ((ROW,), "")


def test_a_full_page_has_a_next_one() -> None:
    page = page_of(SAAS, json.dumps({"data": [ROW] * PAGE_SIZE}).encode(), "4")
    assert page is not None
    assert page.next == "5"


@pytest.mark.parametrize(
    ("paging", "expected"),
    [
        ({"cursors": {"after": "c2"}, "next": "https://other.example"}, "c2"),
        ({"cursors": {"after": "c2"}}, ""),
        ({"cursors": {"after": 2}, "next": "x"}, ""),
        (None, ""),
    ],
)
def test_the_other_list_goes_on_with_its_cursor_only(paging: Any, expected: str) -> None:
    page = page_of(OTHER, json.dumps({"data": {"data": [ROW], "paging": paging}}).encode())
    assert page is not None
    assert page.next == expected


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b'{"result": []}', b'{"data": {}}', b"\xff", b"[" * 100_000])
@pytest.mark.parametrize("source", ListSource)
def test_another_shape_is_no_page(answer: bytes, source: ListSource) -> None:
    assert page_of(source, answer) is None


@given(tree=ANY_JSON, source=st.sampled_from(ListSource))
def test_no_answer_raises(tree: Any, source: ListSource) -> None:
    page = page_of(source, json.dumps(tree).encode())
    assert page is None or isinstance(page.rows, tuple)
