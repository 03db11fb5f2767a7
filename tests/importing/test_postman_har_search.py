"""A message within larger JSON: collections, logs, wrappers, JSON as text; and what is said of it."""

import json
import urllib.parse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.importing.detect import read_message
from nxwa_desktop.importing.limits import MAX_FOUND
from nxwa_desktop.importing.result import (
    ImportChoice,
    ImportedMessage,
    ImportRefusal,
    LeftOutKind,
    LeftOutPart,
    RefusalReason,
    Repair,
    RepairKind,
)
from nxwa_desktop.importing.template_file import FileRefusal, read_templates
from nxwa_desktop.protocol.message import Message, NoHeader

DATA = Path(__file__).parents[1] / "data" / "import"


def body(recipient: str = "15550000002", name: str = "parcel_left", *texts: str) -> dict[str, Any]:
    parameters = [{"type": "text", "text": text} for text in texts]
    template = {"name": name, "language": {"code": "en_US"}, "components": [{"type": "body", "parameters": parameters}]}
    return {"messaging_product": "whatsapp", "to": recipient, "type": "template", "template": template}


def message(recipient: str = "15550000002", name: str = "parcel_left", *texts: str) -> Message:
    return Message(recipient, name, "en_US", NoHeader(), texts)


def item(name: str, raw: str, **more: Any) -> dict[str, Any]:
    """A request as Postman's collections have it."""
    return {
        "name": name,
        "request": {"method": "POST", "url": "https://x", "body": {"mode": "raw", "raw": raw}},
        **more,
    }


def collection(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"info": {"name": "Desk", "schema": "…/v2.1.0/collection.json"}, "item": list(items), **more}


def taken(source: Any) -> ImportedMessage:
    read = read_message(source if isinstance(source, str | bytes) else json.dumps(source))
    assert isinstance(read, ImportedMessage), read
    return read


def choice(source: Any) -> ImportChoice:
    read = read_message(source if isinstance(source, str) else json.dumps(source))
    assert isinstance(read, ImportChoice), read
    return read


def case(name: str) -> bytes:
    return (DATA / name).read_bytes()


# What other people's files look like


@pytest.mark.parametrize("key", ["body", "data", "json", "payload", "request"])
def test_a_body_in_a_body(key: str) -> None:
    read = taken(case("body-inside-body.json").replace(b'"body": {', f'"{key}": {{'.encode()))
    assert read.message == message("15550000002", "parcel_left", "Ana")
    assert read.repairs == (Repair(RepairKind.WITHIN),)


def test_a_body_as_text() -> None:
    assert taken(case("body-as-text-inside.json")).message == message("15550000002", "parcel_left", "Ana")


def test_a_collection_with_one_message() -> None:
    read = taken(case("postman-one-message.json"))
    assert read.message == message("{{Recipient-Phone-Number}}", "parcel_left", "Ana", "P-77")
    assert read.repairs == (
        Repair(RepairKind.VARIABLE, 1, "{{Recipient-Phone-Number}}"),
        Repair(RepairKind.WITHIN_NAMED, 1, "Tell that the parcel left"),
    )


def test_a_collection_with_several() -> None:
    read = choice(case("postman-three-messages.json").decode())
    assert [each.name for each in read.options] == ["Order left", "Order late", "Bill"]
    assert [each.imported.message.language for each in read.options] == ["en_US", "es", "pt_BR"]
    assert read.left_out == (LeftOutPart(LeftOutKind.MESSAGE, "Plain text", "text"),)


def test_currency_and_date_are_taken_as_the_text_that_stands_for_them() -> None:
    read = taken(case("currency-and-date.json"))
    assert read.message.body == ("$100.99", "25 February", "Ana")
    assert read.repairs == (
        Repair(RepairKind.FALLBACK, 1, "$100.99"),
        Repair(RepairKind.FALLBACK, 1, "25 February"),
        Repair(RepairKind.VARIABLE, 1, "{{to}}"),
    )
    assert read.left_out == ()


def test_a_line_that_creates_a_template_goes_to_the_list_of_templates() -> None:
    text = case("create-template.curl.txt").decode()
    assert read_message(text) == ImportRefusal(RefusalReason.TEMPLATES)
    (template,) = read_templates(text).templates
    assert (template.name, template.body_text) == ("seat_ready", "Hello {{1}}, table {{2}} is ready.")


def test_another_provider_s_form_is_named() -> None:
    assert read_message(case("form-encoded.curl.txt")) == ImportRefusal(RefusalReason.FORM)


@pytest.mark.parametrize(
    "text",
    [
        "curl https://x -F 'to=1' -F 'file=@a.png'",
        "curl https://x -d 'To=1&Body=hi'",
        "curl https://x -d 'payload={\"a\": 1}'",
        "To=whatsapp%3A%2B15550000003&ContentSid=HX00",
        json.dumps(collection({"name": "a", "request": {"body": {"mode": "urlencoded", "urlencoded": []}}})),
    ],
)
def test_forms_of_every_kind(text: str) -> None:
    assert read_message(text) == ImportRefusal(RefusalReason.FORM)


def test_a_message_is_no_template() -> None:
    for name in ("is-a-message-not-a-template.json", "postman-one-message.json", "body-as-text-inside.json"):
        found = read_templates(case(name))
        assert (found.refusal, found.templates) == (FileRefusal.MESSAGE, ())
    assert taken(case("is-a-message-not-a-template.json")).message.body == ("Ana", "Lima")
    alone = body("1", "t", "a")["template"]
    assert read_templates(json.dumps(alone)).refusal is FileRefusal.MESSAGE
    assert taken(alone).message == message("", "t", "a")


def test_templates_beside_messages_are_taken_alone() -> None:
    definition = {"name": "t", "language": "en", "components": [{"type": "BODY", "text": "Hi"}]}
    both = collection(item("send", json.dumps(body())), item("create", json.dumps(definition)))
    assert [each.name for each in read_templates(json.dumps(both)).templates] == ["t"]
    assert taken(both).message == message()


@pytest.mark.parametrize("name", ["listing-trailing-comma.json", "listing-utf16.json"])
def test_templates_are_read_as_messages_are(name: str) -> None:
    found = read_templates(case(name))
    assert [each.language for each in found.templates][:2] == ["en_US", "es_MX"]
    assert found.repaired is (name == "listing-trailing-comma.json")


def test_templates_are_not_guessed() -> None:
    text = '{"data": [{"name": "a", "components": [{"type": "BODY", "text": "x"}]}]}'
    assert read_templates(text.replace('"a"', '"a')).templates == ()
    cut = read_templates(text[:-1])
    assert (len(cut.templates), cut.repaired) == (1, True)


# Every wrapping

WRAPS: tuple[Callable[[Any], Any], ...] = (
    lambda tree: {"data": tree},
    lambda tree: {"channel": 3, "params": {"request": tree}},
    lambda tree: [tree],
    lambda tree: {"body": json.dumps(tree)},
    lambda tree: {"items": [{"request": {"body": {"mode": "json", "json": json.dumps(tree, indent=1)}}}]},
    lambda tree: {"resources": [{"_type": "request", "body": {"text": json.dumps(tree)}}]},
    lambda tree: {"log": {"entries": [{"request": {"url": "u", "postData": {"text": json.dumps(tree)}}}]}},
    lambda tree: {"requests": [{"name": "v1", "rawModeData": json.dumps(tree)}]},
    lambda tree: collection({"name": "folder", "item": [item("n", json.dumps(tree))]}),
    lambda tree: collection(item("n", json.dumps(tree), response=[{"originalRequest": body("9")}])),
    lambda tree: {"request": tree, "response": body("9", "answer")},
)


@given(st.lists(st.sampled_from(WRAPS), max_size=4), st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_whatever_is_wrapped_around_it_the_message_is_the_same(
    wraps: list[Callable[[Any], Any]], texts: list[str]
) -> None:
    tree: Any = body("15550000002", "parcel_left", *texts)
    for wrap in wraps:
        tree = wrap(tree)
    read = taken(tree)
    assert read.message == message("15550000002", "parcel_left", *texts)
    assert read.left_out == ()


@given(st.integers(2, 6), st.sampled_from(WRAPS))
def test_of_several_each_can_be_chosen(count: int, wrap: Callable[[Any], Any]) -> None:
    read = choice([wrap(body(str(number))) for number in range(count)])
    assert [each.imported.message for each in read.options] == [message(str(number)) for number in range(count)]


@pytest.mark.parametrize("url", ["https://x", {"raw": "https://x", "host": ["x"]}, None])
@pytest.mark.parametrize("extra", [{}, {"options": {"raw": {"language": "json"}}}])
def test_collections_of_each_version(url: Any, extra: dict[str, Any]) -> None:
    raw = {"mode": "raw", "raw": json.dumps(body()), **extra}
    asked = {"name": "Send", "request": {"url": url, "body": raw, "description": None}, "response": []}
    assert taken(collection(asked)).message == message()
    assert taken({"collection": collection(asked)}).message == message()


def test_variables_of_the_collection_are_filled_in_and_told() -> None:
    variables = [{"key": "phone", "value": "15550000009"}, {"key": "empty", "value": ""}]
    read = taken(collection(item("Send", json.dumps(body("{{phone}}", "{{empty}}"))), variable=variables))
    assert (read.message.recipient, read.message.template_name) == ("15550000009", "{{empty}}")
    assert Repair(RepairKind.FILLED, 1, "phone") in read.repairs
    assert [each.name for each in read.repairs if each.kind is RepairKind.VARIABLE] == ["{{empty}}"]


def test_variables_without_quotation_marks() -> None:
    raw = json.dumps(body("1")).replace('"1"', "{{phone}}")
    for source in (raw, collection(item("Send", raw))):
        read = taken(source)
        assert read.message == message("{{phone}}")
        assert {RepairKind.QUOTES, RepairKind.VARIABLE} <= {each.kind for each in read.repairs}


def test_a_broken_body_within_a_collection_is_mended() -> None:
    read = taken(collection(item("Send", json.dumps(body())[:-1] + ",}")))
    assert read.message == message()
    assert RepairKind.COMMAS_REMOVED in {each.kind for each in read.repairs}


@pytest.mark.parametrize(
    "text",
    [
        f"2026-05-01 10:00:00 INFO can't say: POST /send body={json.dumps(body())} trace=[7] \"x",
        f"{json.dumps({'level': 'info'})}\n{json.dumps({'level': 'info', 'body': body()})}\n",
        f'fetch("https://x", {{"headers": {{"a": "b"}}, "body": {json.dumps(json.dumps(body()))}, "method": "POST"}});',
        json.dumps(json.dumps(json.dumps(body()))),
        json.dumps(json.dumps(body()))[1:-1],
        json.dumps(json.dumps(body(), indent=1))[1:-1],
    ],
)
def test_logs_and_programs(text: str) -> None:
    assert taken(text).message == message()


def test_a_template_as_text_in_a_message() -> None:
    tree = body("1", "t", "a")
    assert taken(tree | {"template": json.dumps(tree["template"])}).message == message("1", "t", "a")


def test_a_body_with_a_comment_before_it() -> None:
    read = taken(collection(item("Send", f"// to everybody\n{json.dumps(body())}")))
    assert read.message == message()
    assert RepairKind.COMMENTS in {each.kind for each in read.repairs}


@pytest.mark.parametrize(
    "text",
    [
        "Invoke-RestMethod -Uri https://x -Method Post -Headers @{{'a'='b'}} -Body '{0}'",
        "$body = @\"\n{0}\n\"@\nInvoke-RestMethod 'https://x' -Method 'POST' -Body $body",
        "import requests\npayload = json.dumps({0})\nresponse = requests.request('POST', url, data=payload)",
        "const options = {{ method: 'POST', headers: {{'a': 'b'}}, data: {0} }};\naxios.request(options)",
        "wget --method POST --body-data '{0}' https://x",
        "POST /saas/wa/send HTTP/1.1\nHost: x\n\n{0}",
    ],
)
def test_what_other_programs_copy(text: str) -> None:
    assert taken(text.format(json.dumps(body()))).message == message()


def test_the_same_message_twice_is_one() -> None:
    assert taken([body(), body()]).message == message()
    assert len(choice([body("1"), body("2"), body("1")]).options) == 2


def test_other_messages_beside_the_only_one_are_told() -> None:
    text = {"to": "1", "type": "image", "image": {"link": "https://x"}, "messaging_product": "whatsapp"}
    read = taken(collection(item("Picture", json.dumps(text)), item("Send", json.dumps(body()))))
    assert read.left_out == (LeftOutPart(LeftOutKind.MESSAGE, "Picture", "image"),)
    assert read_message(json.dumps(collection(item("Picture", json.dumps(text))))) == ImportRefusal(
        RefusalReason.OTHER_TYPE, "image"
    )


@pytest.mark.parametrize(
    "tree",
    [
        {"id": "1", "name": "Test", "values": [{"key": "to", "value": "1"}], "_postman_variable_scope": "environment"},
        {"spec": {"template": {"metadata": {"name": "pod"}}}},
        {"response": {"code": 0}},
        collection(item("a", "hello")),
        collection({"name": "a", "request": "https://x"}),
        "to",
    ],
)
def test_json_without_a_message(tree: Any) -> None:
    assert read_message(json.dumps(tree)) in (
        ImportRefusal(RefusalReason.NOT_A_MESSAGE),
        ImportRefusal(RefusalReason.NOT_READABLE),
    )


def test_what_has_lost_a_bracket_is_not_taken_for_a_part() -> None:
    assert isinstance(read_message(json.dumps(body("1", "t", "a"))[1:]), ImportRefusal)


def test_more_than_anybody_looks_through_is_not_looked_for() -> None:
    assert len(choice([body(str(number)) for number in range(MAX_FOUND + 50)]).options) == MAX_FOUND


def test_a_form_that_holds_a_message_is_read_where_it_can_be() -> None:
    field = urllib.parse.quote(json.dumps(body()))
    assert read_message(f"curl https://x -d 'payload={field}'") == ImportRefusal(RefusalReason.FORM)
