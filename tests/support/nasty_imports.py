"""Texts that were made, or have happened, to keep an import busy: broken ones and sound ones of any size."""

import json
from collections.abc import Callable

UNITS = (
    *("```x\n", "`", "'", '"', "\\", '\\"', "-H ", "{", "[", "]", "[]", "[{", '{"a":', '{"a":[', '"a",', '"a":1,'),
    *(",", ":", "/*", "/**/", "#\n", " ", "\t", "\n", "\0", "a", "a,", "1,", "x\"y", "${", "$'", "(", "“", "{{a}}"),
    *("curl ", "^\n", "`\n", "😀", "a=b&", '{"template":{},', '{"a" ', '"}', "\\n"),
)  # fmt: skip
HEADS = ("", "{", '{"template":"', '{"template":{', "curl -d '", 'curl -d "', "curl --data '{\\\"", '"{\\"template\\":')
_BODY = json.dumps({"to": "1", "template": {"name": "t", "language": {"code": "en"}}})


def broken(head: str, unit: str, size: int) -> str:
    """One text of about `size` characters that is no sound JSON, unless by chance."""
    return head + (unit * (size // len(unit) + 1))[: size - len(head)]


def _array(element: str) -> Callable[[int], str]:
    return lambda size: "[" + ",".join([element] * ((size - 2) // (len(element) + 1))) + "]"


def _request(raw: str) -> str:
    return json.dumps({"name": "n", "request": {"method": "POST", "body": {"mode": "raw", "raw": raw}}})


def _object(pair: str) -> Callable[[int], str]:
    return lambda size: "{" + ",".join([pair] * ((size - 2) // (len(pair) + 1))) + "}"


SOUND: dict[str, Callable[[int], str]] = {
    "numbers": _array("1"),
    "numbers, wide apart": _array("1" + " " * 30),
    "texts": _array('"aaaaaaaaaaaaaaaaaaaa"'),
    "arrays": _array("[]" + " " * 40),
    "objects": _array("{}" + " " * 40),
    "one key again and again": _object('"a":1' + " " * 20),
    "one text": lambda size: json.dumps("a" * (size - 2)),
    "escapes": lambda size: '"' + "\\n" * (size // 2 - 2) + '"',
    "blanks": lambda size: "[" + " " * (size - 2) + "]",
    "depth": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "messages": _array(_BODY),
    "a collection": lambda size: '{"item":' + _array(_request(_BODY))(size - 20) + "}",
    "a collection of broken bodies": lambda size: '{"item":' + _array(_request(_BODY[:-1] + ",}"))(size - 20) + "}",
    "a collection of templates": _array('{"name":"t","components":[{"type":"BODY","text":"Hello {{1}}"}]}'),
    "variables that grow": lambda size: json.dumps(
        {"variable": [{"key": "a", "value": "b" * (size // 4)}], "item": [{"body": "{" + "{{a}}" * (size // 8) + "}"}]}
    ),
    "long values of variables": lambda size: json.dumps(
        {"variable": [{"key": "a", "value": "b" * (size // 4)}], "item": [{"body": "{" + "{{a}}" * 90 + "}"}] * 20}
    ),
    "JSON as text": lambda size: json.dumps(json.dumps(_array('"aaaaaaaaaa"')(size // 2))),
}
