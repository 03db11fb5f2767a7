"""A pasted text to a message: what is taken, what is told, and that no value is ever another one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.importing.detect import read_message
from nxwa_desktop.importing.limits import MAX_BROKEN, MAX_IMPORT
from nxwa_desktop.importing.result import (
    ImportChoice,
    ImportedMessage,
    ImportRefusal,
    RefusalReason,
    Repair,
    RepairKind,
)
from nxwa_desktop.protocol.curl_command import Shell, UnfitForShell, curl_command_for
from nxwa_desktop.protocol.message import Header, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signing import sign_request
from tests.importing.reading import ACCOUNT, BODY, EXAMPLE, MESSAGE, refused, taken, told

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    (
        'it\'s "q"',
        "// no comment",
        "{{First Name}}",
        "$HOME `id` $(id)",
        "%PATH:~0,3% !x! ^&|<>",
        "a\\",
        '\\"',
        "’‘",
        "\n\t",
        "😀",
        '"}]}',
        "```",
        "curl -d x",
        "}\n{",
    )
)
headers: st.SearchStrategy[Header] = st.one_of(
    st.just(NoHeader()),
    texts.map(ImageHeader),
    st.lists(texts, min_size=1, max_size=3).map(lambda each: TextHeader(tuple(each))),
)
messages = st.builds(Message, texts.map(normalise), texts, texts, headers, st.lists(texts, max_size=5).map(tuple))


# The law


@given(messages)
def test_an_exported_body_gives_the_same_message(message: Message) -> None:
    body = encode_body(message, ACCOUNT)
    for source in (body, body.decode(), b"\xef\xbb\xbf" + body, body.decode().encode("utf-16")):
        read = taken(source)
        assert read.content == ImportedMessage(message, 7, "pem28kje", "8615800001795")
        assert set(told(read)) <= {RepairKind.VARIABLE}


@given(messages, st.sampled_from(Shell))
def test_so_does_each_command_line(message: Message, shell: Shell) -> None:
    request = sign_request(ACCOUNT, encode_body(message, ACCOUNT), secret="s3cr3t", ts="1655710885431")
    try:
        line = curl_command_for(request, shell)
    except UnfitForShell:
        return
    read = taken(f"  $ {line}\n" if shell is Shell.POSIX else f"{line}\r\n")
    assert read.content == ImportedMessage(message, 7, "pem28kje", "8615800001795", "fme2na3kdi3ki")
    assert set(told(read)) <= {RepairKind.VARIABLE}


@given(messages, st.integers(0, 3))
def test_a_body_that_has_to_be_mended_gives_it_too(message: Message, indent: int) -> None:
    # As the document has it: pretty, with comments, and without the comma between the two components.
    pretty = json.dumps(json.loads(encode_body(message, ACCOUNT)), indent=indent, ensure_ascii=False)
    lines = pretty.split("\n")
    broken = "\n".join(line[:-1] if line.lstrip() == "}," else f"{line} // of no account" for line in lines)
    read = taken(f"Body:\n{broken}\nResponse")
    assert read.message == message
    assert RepairKind.COMMENTS in told(read)


@given(st.text() | st.binary())
def test_it_never_raises(source: str | bytes) -> None:
    assert isinstance(read_message(source), ImportedMessage | ImportChoice | ImportRefusal)


# The document's example


def test_the_document_s_own_example() -> None:
    read = taken(EXAMPLE)
    assert read.message == Message(
        "86136xxxx9759",
        "text_template",
        "en_US",
        ImageHeader("https://imglink"),
        ("David", "China", "China", "86138XXX"),
        "",
        ("First Name", "Country", "Country", "Phone Number"),
    )
    assert (read.tenant_id, read.appkey, read.business_phone) == (1, "f543ertg", "185xxxx8399")
    assert read.repairs == (
        Repair(RepairKind.AROUND),
        Repair(RepairKind.COMMENTS, 5),
        Repair(RepairKind.COMMAS_ADDED, 1),
        Repair(RepairKind.NAMES, 4),
    )
    assert read.left_out == ()


@pytest.mark.parametrize(
    "text",
    [
        EXAMPLE.replace("\n", "\r\n"),
        EXAMPLE.replace("\n", "\r\n").encode("utf-16"),
        EXAMPLE.encode("utf-16-le"),
        EXAMPLE.encode("utf-16-be"),
        "\ufeff" + EXAMPLE,
        f'See this:\n```json\n{EXAMPLE}```\nThen call `send` with "it".',
        f"~~~\n{EXAMPLE}~~~",
        EXAMPLE.replace('"', "'"),
        EXAMPLE.replace('"', "\u201c", 1).replace('"', "\u201d", 1),
        EXAMPLE.replace("// ", "/* ").replace("}}", "}} */").replace("necessary.", "necessary. */"),
        EXAMPLE.replace("//", "#").replace("https:#", "https://"),
    ],
)
def test_the_example_however_it_was_copied(text: str | bytes) -> None:
    assert taken(text).message == taken(EXAMPLE).message


def test_the_example_with_the_answer_below_it() -> None:
    page = EXAMPLE + '\nSuccessful Example\n{\n"code": 0,\n"data": {"message_id": "wamid.1"}\n}\nBusiness phone {0} is'
    assert taken(page) == taken(EXAMPLE)
    assert taken(page + EXAMPLE).message == taken(EXAMPLE).message
    assert isinstance(read_message(page + EXAMPLE.replace("David", "Ana")), ImportChoice)


def test_a_comment_on_a_line_of_its_own_names_what_follows() -> None:
    text = EXAMPLE.replace(" // {{First Name}}", "").replace('"text": "David"', '// {{Name}}\n"text": "David"')
    assert taken(text).message.body_labels[0] == "Name"
    above = EXAMPLE.replace(" // {{First Name}}", "").replace(
        '{\n"type": "text",\n"text": "David"', '// {{Name}}\n{\n"type": "text",\n"text": "David"'
    )
    assert taken(above).message.body_labels[0] == "Name"


def test_a_comment_behind_the_bracket_names_the_row() -> None:
    text = BODY.replace('"David"}', '"David"}, // {{Name}}\n').replace("\n,", "\n")
    assert taken(text).message.body_labels == ("Name", "")


def test_a_link_is_no_comment() -> None:
    message = Message("1", "t", "en", ImageHeader("https://example.com//a#b"), ("a // b", "c # d", "/* e */"))
    read = taken(encode_body(message, ACCOUNT).decode()[:-1] + ",}")
    assert read.message == message
    bare = taken(
        "{to: 1, template: {name: t, language: en, components: [{type: header, parameters: [{type: image, image: {link: https://example.com/a}}]}]}}"
    )
    assert bare.message.header == ImageHeader("https://example.com/a")


# What is refused


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", RefusalReason.EMPTY),
        (" \r\n\ufeff", RefusalReason.EMPTY),
        (b"", RefusalReason.EMPTY),
        (" " * (MAX_IMPORT + 1), RefusalReason.TOO_LARGE),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", RefusalReason.NOT_TEXT),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", RefusalReason.NOT_TEXT),
        ("hello", RefusalReason.NOT_READABLE),
        ("{hello", RefusalReason.NOT_A_MESSAGE),
        ("{}", RefusalReason.NOT_A_MESSAGE),
        ("[1]", RefusalReason.NOT_A_MESSAGE),
        ('{"a":1}', RefusalReason.NOT_A_MESSAGE),
        ('{"code":0,"message":"","data":{"message_id":"wamid.1"},"traceId":"5"}', RefusalReason.NOT_A_MESSAGE),
        ('{"to":"1","type":"text","text":{"body":"hi"}}', RefusalReason.OTHER_TYPE),
        (BODY.replace('"type":"template"', '"type":"image"'), RefusalReason.OTHER_TYPE),
        ('{"name":"x","language":"en","components":[{"type":"BODY","text":"Hi"}]}', RefusalReason.TEMPLATES),
        ('[{"name":"x","status":"APPROVED","components":[]}]', RefusalReason.TEMPLATES),
        ('{"nxwa_templates":1,"templates":[]}', RefusalReason.TEMPLATES),
        ('{"template":' * 100, RefusalReason.TOO_DEEP),
        (BODY.replace("David", '"David"v,"id"'), RefusalReason.UNSURE),
        ('{"tenant_id":7,"template":{},"x":1}', RefusalReason.NOT_A_MESSAGE),
        ('{"template":{}}', RefusalReason.NOT_A_MESSAGE),
        (BODY.replace("David", "it's").replace('"', "'"), RefusalReason.UNSURE),
        ("curl https://example.com", RefusalReason.NO_BODY),
        ("curl -d a=b https://example.com", RefusalReason.FORM),
        ("curl --data-urlencode '{\"a\":1}' https://example.com", RefusalReason.FORM),
        ("curl -d '{\"a\":1}' https://example.com", RefusalReason.NOT_A_MESSAGE),
        ("curl -d @body.json https://example.com", RefusalReason.READS_FILE),
        ("curl --data-binary @- https://example.com", RefusalReason.READS_FILE),
        ("curl --json @/etc/passwd https://example.com", RefusalReason.READS_FILE),
        ("curl -T /etc/passwd https://example.com", RefusalReason.READS_FILE),
        ("curl -K secret.conf", RefusalReason.READS_FILE),
        ("curl --data-raw @body.json https://x", RefusalReason.NO_BODY),
        ("curl -d 'unended https://example.com", RefusalReason.NO_BODY),
    ],
)
def test_what_is_refused(text: str | bytes, reason: RefusalReason) -> None:
    assert refused(text).reason is reason


def test_a_long_text_is_not_looked_through_for_a_message() -> None:
    assert refused("x" * MAX_BROKEN + BODY).reason is RefusalReason.TOO_LONG
    assert refused(BODY[:-1] + " " * MAX_BROKEN + ",}").reason is RefusalReason.TOO_DEEP
    assert taken(BODY[:-1] + " " * MAX_BROKEN + "}").message == MESSAGE


# Whose it is


@pytest.mark.parametrize(
    ("imported", "is_its"),
    [
        (ImportedMessage(MESSAGE), False),
        (ImportedMessage(MESSAGE, 7), True),
        (ImportedMessage(MESSAGE, 7, "pem28kje", "+86 158 0000-1795", "fme2na3kdi3ki"), True),
        (ImportedMessage(MESSAGE, 8, "pem28kje", "8615800001795"), False),
        (ImportedMessage(MESSAGE, 7, "other"), False),
        (ImportedMessage(MESSAGE, 7, business_phone="8615800001796"), False),
        (ImportedMessage(MESSAGE, 7, access_key="other"), False),
    ],
)
def test_an_account_is_known_by_every_field_that_is_there(imported: ImportedMessage, is_its: bool) -> None:
    assert imported.belongs_to(ACCOUNT) is is_its
