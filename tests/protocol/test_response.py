"""The rules of judgement: its table row by row, and the laws that hold for every input."""

import json
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.outcome import Accepted, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.response import MAX_TEXT, outcome_of

# Seed, Response Example.
SEED_ANSWER = b"""{
"code": 0,
"message": "",
"data": {
"message_id": "wamid.edcf691d49c04b939c8e3331f07f9cd1"
},
"traceId": "56bf81643292cd6a89ecde64ae00db13"
}"""


def test_the_seeds_example_is_accepted_with_both_ids() -> None:
    assert outcome_of(200, SEED_ANSWER) == Accepted(
        "wamid.edcf691d49c04b939c8e3331f07f9cd1", "56bf81643292cd6a89ecde64ae00db13"
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b'{"code":0}', Accepted()),
        (b'{"code":0,"data":null,"traceId":null}', Accepted()),
        (b'{"code":0,"data":[1,2],"traceId":"t"}', Accepted("", "t")),
        (b'{"code":0,"data":{"message_id":["x"]},"traceId":{"a":1}}', Accepted()),
        (b'{"code":0,"data":{"message_id":17},"traceId":18}', Accepted("17", "18")),
        (b'{"code":0,"data":{"message_id":true}}', Accepted()),
        (b'{"code":0,"data":NaN}', Accepted()),
        (b'\xef\xbb\xbf {"code":0} \r\n', Accepted()),
        (b'{"code":22091,"code":0}', Accepted()),
    ],
)
def test_code_0_is_accepted_whatever_stands_beside_it(answer: bytes, expected: Accepted) -> None:
    assert outcome_of(200, answer) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [("22093", 22093), ("1004", 1004), ("-1", -1), ("022091", 22091), (str(2**63 - 1), 2**63 - 1), ("-0", 0), ("0", 0)],
)
def test_a_string_of_digits_counts_as_that_code(text: str, code: int) -> None:
    answer = json.dumps({"code": text, "message": "m", "data": {"message_id": "w"}, "traceId": "t"}).encode()
    assert outcome_of(200, answer) == (Rejected(code, "m", "t", 200) if code else Accepted("w", "t"))
    refused = outcome_of(500, answer)
    assert isinstance(refused, Rejected if code else Unknown)


def test_a_string_of_thousands_of_zeros_is_zero() -> None:
    assert outcome_of(200, b'{"code":"' + b"0" * 100_000 + b'"}') == Accepted()
    assert outcome_of(200, b'{"code":"' + b"0" * 100_000 + b'x"}') == Unknown(
        UnknownReason.GARBAGE, "HTTP 200 without a code", 200
    )


@pytest.mark.parametrize("status", [100, 199, 300, 303, 307, 400, 404, 408, 500, 503, 999])
def test_code_0_under_another_status_is_a_contradiction(status: int) -> None:
    outcome = outcome_of(status, SEED_ANSWER)
    assert isinstance(outcome, Unknown)
    assert (outcome.reason, outcome.http_status) == (UnknownReason.CONTRADICTION, status)


@pytest.mark.parametrize("status", [200, 204, 299, 302, 400, 401, 408, 499, 500, 503])
@pytest.mark.parametrize("code", [-1, 1003, 22091, 99999, 2**63 - 1, -(2**63)])
def test_any_other_code_is_a_refusal_whatever_the_status(status: int, code: int) -> None:
    body = json.dumps({"code": code, "message": "Invalid signature", "data": None, "traceId": "t1"}).encode()
    assert outcome_of(status, body, location="https://elsewhere.test/") == Rejected(
        code, "Invalid signature", "t1", status
    )


NO_CODE = [
    b"",
    b"<html>hello</html>",
    b"null",
    b"0",
    b"[0]",
    b'"code"',
    b"{}",
    b'{"code":null}',
    b'{"code":false}',
    b'{"code":true}',
    b'{"code":0.0}',
    *(
        json.dumps({"code": text}).encode()
        for text in (
            *("", "-", " 0", "0 ", "0\n", "+0", "--0", "- 0", "0x0", "0.0", "0e0", "1_000", "1,000", "null", "true"),
            *(
                "\u0660",
                "\uff10",
                "\u00b2",
                "0\u0660",
                "\u22120",
                "\u200b0",
                "9223372036854775808",
                "-9223372036854775809",
            ),
            "9" * 5000,
        )
    ),
    b'{"code":-0.0}',
    b'{"code":[0]}',
    b'{"code":NaN}',
    b'{"code":1e999}',
    b'{"code":9223372036854775808}',
    b'{"code":-9223372036854775809}',
    b'{"code":' + b"9" * 5000 + b"}",
    b'{"code":0}}',
    b'{"code":0,}',
    b"{'code':0}",
    b'{"code":0,"message":"\xff\xfe"}',
    '{"code":0}'.encode("utf-16"),
    b'{"code":0,"data":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    b"[" * 100_000,
]
BY_STATUS_ALONE = {
    200: UnknownReason.GARBAGE,
    204: UnknownReason.GARBAGE,
    299: UnknownReason.GARBAGE,
    101: UnknownReason.SERVER_ERROR,
    300: UnknownReason.SERVER_ERROR,
    301: None,
    302: None,
    303: UnknownReason.SERVER_ERROR,
    304: UnknownReason.SERVER_ERROR,
    305: UnknownReason.SERVER_ERROR,
    307: None,
    308: None,
    399: UnknownReason.SERVER_ERROR,
    400: None,
    401: None,
    404: None,
    407: None,
    408: UnknownReason.SERVER_ERROR,
    409: None,
    413: None,
    425: UnknownReason.SERVER_ERROR,
    429: None,
    498: None,
    499: UnknownReason.SERVER_ERROR,
    500: UnknownReason.SERVER_ERROR,
    502: UnknownReason.SERVER_ERROR,
    504: UnknownReason.SERVER_ERROR,
    599: UnknownReason.SERVER_ERROR,
    600: UnknownReason.SERVER_ERROR,
    999: UnknownReason.SERVER_ERROR,
}


@pytest.mark.parametrize("body", NO_CODE, ids=range(len(NO_CODE)))
def test_without_a_code_the_status_decides(body: bytes) -> None:
    for status, reason in BY_STATUS_ALONE.items():
        if reason is None:
            assert outcome_of(status, body) == Rejected(None, "", "", status)
        else:
            assert outcome_of(status, body) == Unknown(reason, f"HTTP {status} without a code", status)


def test_a_redirect_tells_where_to_and_a_refusal_does_not() -> None:
    assert outcome_of(302, b'{"message":"moved"}', location="/login") == Rejected(None, "/login", "", 302)
    assert outcome_of(302, b'{"message":"moved"}') == Rejected(None, "moved", "", 302)
    assert outcome_of(404, b"", location="/login") == Rejected(None, "", "", 404)


def test_a_refusal_by_status_keeps_the_servers_words() -> None:
    assert outcome_of(404, b'{"message":"no such path","traceId":"t"}') == Rejected(None, "no such path", "t", 404)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ('"<b>no</b>"', "<b>no</b>"),
        ("null", ""),
        ('""', ""),
        ("17", "17"),
        ("true", "true"),
        ("NaN", "NaN"),
        ('["牛", {"a": null}]', '["牛", {"a": null}]'),
        (r'"\ud83d\ude00"', "\N{GRINNING FACE}"),
        (r'"a\ud800b\udc00"', "a\ufffdb\ufffd"),
        (r'["\ud800"]', '["\ufffd"]'),
        (json.dumps("x" * 5000), "x" * MAX_TEXT),
        (json.dumps(["x" * 5000]), '["' + "x" * (MAX_TEXT - 2)),
    ],
)
def test_the_message_is_text_that_can_be_kept(message: str, expected: str) -> None:
    body = f'{{"code":-1,"message":{message}}}'.encode()
    assert outcome_of(200, body) == Rejected(-1, expected, "", 200)


def test_ids_are_cut_and_cleaned_too() -> None:
    body = json.dumps({"code": 0, "data": {"message_id": "m" * 3000}, "traceId": "\ud800"}).encode()
    assert outcome_of(200, body) == Accepted("m" * MAX_TEXT, "\ufffd")


@pytest.mark.parametrize("depth", [200, 500, 900, 950, 980, 990, 995, 1000, 2000, 50_000])
def test_nesting_of_any_depth_is_judged(depth: int) -> None:
    outcome = outcome_of(200, b'{"code":-1,"message":' + b"[" * depth + b"]" * depth + b"}")
    assert isinstance(outcome, Rejected | Unknown)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.just("\ud800")
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=8
)
codes = st.sampled_from([0, 0, -1, 22091, 2**70, "0", "22093", "-1", "007", "²"]) | scalars
answers = st.fixed_dictionaries(
    {},
    optional={
        "code": codes,
        "message": values,
        "traceId": values,
        "data": values | st.fixed_dictionaries({"message_id": values}),
    },
)
statuses = st.sampled_from([200, 201, 302, 303, 400, 408, 500]) | st.integers(100, 999)


def code_of(value: Any) -> int | None:
    """The code that a value is; a string of digits counts as the number."""
    if isinstance(value, str) and re.fullmatch("-?[0-9]+", value):
        value = int(value)
    return value if type(value) is int and -(2**63) <= value < 2**63 else None


def assert_can_be_kept(outcome: Outcome) -> None:
    assert msgspec.json.decode(msgspec.json.encode(outcome), type=Outcome) == outcome


@given(statuses, answers)
def test_law_of_the_code(status: int, answer: dict[str, Any]) -> None:
    outcome = outcome_of(status, json.dumps(answer).encode())
    code = code_of(answer.get("code"))
    success = 200 <= status <= 299
    if code == 0:
        assert isinstance(outcome, Accepted if success else Unknown)
    elif code is not None:
        assert isinstance(outcome, Rejected)
        assert (outcome.code, outcome.http_status) == (code, status)
    else:
        assert outcome == Unknown(UnknownReason.GARBAGE, f"HTTP {status} without a code", status) or not success
        assert not isinstance(outcome, Accepted)
        assert not isinstance(outcome, Rejected) or outcome.code is None
    assert_can_be_kept(outcome)


@given(statuses, values, st.text(st.characters()))
def test_any_json_gives_one_outcome(status: int, value: Any, location: str) -> None:
    assert_can_be_kept(
        outcome_of(status, json.dumps(value, ensure_ascii=False).encode(errors="replace"), location=location)
    )


@given(statuses, st.binary() | st.binary().map(lambda noise: b'{"code":0,' + noise + b"}"))
def test_any_bytes_give_one_outcome(status: int, body: bytes) -> None:
    outcome = outcome_of(status, body)
    assert isinstance(outcome, Accepted | Rejected | Unknown)
    assert not isinstance(outcome, Accepted) or 200 <= status <= 299
    assert_can_be_kept(outcome)
