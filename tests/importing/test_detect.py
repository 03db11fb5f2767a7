"""A pasted text to a message: what is taken, what is told, and that no value is ever another one."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nxwa_desktop.importing.detect import MAX_IMPORT, read_message
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
from nxwa_desktop.importing.text_reader import MAX_BROKEN
from nxwa_desktop.protocol.curl_command import Shell, UnfitForShell, curl_command_for
from nxwa_desktop.protocol.message import Header, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.protocol.recipient import normalise
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signing import sign_request
from tests.support.accounts import make_account

EXAMPLE = Path(__file__).parents[1].joinpath("data/request_example.txt").read_text(encoding="utf-8")
"""As it stands in the seed, Request Example."""
ACCOUNT = make_account()
MESSAGE = Message("8613600009759", "order_update", "en_US", NoHeader(), ("David", "China, north"))
BODY = encode_body(MESSAGE, ACCOUNT).decode()

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


def taken(text: str | bytes) -> ImportedMessage:
    read = read_message(text)
    assert isinstance(read, ImportedMessage), read
    return read


def refused(text: str | bytes) -> ImportRefusal:
    read = read_message(text)
    assert isinstance(read, ImportRefusal), read
    return read


def told(read: ImportedMessage) -> list[RepairKind]:
    return [repair.kind for repair in read.repairs]


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


@given(st.data())
@settings(max_examples=300)
def test_a_text_with_a_hole_gives_no_other_value(data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(BODY)))
    end = data.draw(st.integers(begin, min(len(BODY), begin + 12)))
    put = data.draw(st.sampled_from(("", "", '"', ",", "}", "{", "]", "'", ":", " x ", "\n")))
    broken = BODY[:begin] + put + BODY[end:]
    read = read_message(broken)
    if isinstance(read, ImportedMessage):
        message = read.message
        for value in (message.recipient, message.template_name, message.language, *message.body):
            assert value in broken
        if begin == end and put in {",", "}", "]", "{"} and RepairKind.GUESSED not in told(read):
            assert set(message.body) <= {"David", "China, north", f"China,{put} north", ""} | {
                text[:at] + put + text[at:] for text in MESSAGE.body for at in range(len(text) + 1)
            }


def test_one_character_too_many_or_too_few_never_makes_another_message_unsaid() -> None:
    message = Message(
        "8613600009759", "t", "en_US", ImageHeader("https://example.com/a"), ("David", "China, north", "a: b")
    )
    whole = encode_body(message, ACCOUNT).decode()
    within, same, seen = False, 0, 0
    for at, char in enumerate(whole):
        changed = [whole[:at] + whole[at + 1 :]] if char in '{}[],:"' and (char == '"' or not within) else []
        changed += [] if within else [whole[:at] + put + whole[at:] for put in "{}[],:\"'"]
        within ^= char == '"'
        for text in changed:
            read = read_message(text)
            seen += 1
            if isinstance(read, ImportedMessage) and read.message == message:
                same += 1
            elif isinstance(read, ImportedMessage):
                assert read.left_out or RepairKind.GUESSED in told(read), text
    assert same > seen / 2


def test_a_repair_that_invents_loses_or_moves_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    import json_repair

    text = '{"to":"1","type":"template" "template":{}}'
    right: dict[str, object] = {"0": "1", "2": "3", "4": {}}
    answers: list[object] = [right]
    monkeypatch.setattr(json_repair, "loads", lambda *_, **__: answers[0])
    assert taken(text).message == Message("1")
    for wrong in (
        {"0": "3", "2": "1", "4": {}},
        {"0": "1", "4": {}},
        {"0": "1", "2": "3", "4": {"name": "invented"}},
        {"0": "1", "2": "3", "4": {}, "": ""},
        {"0": "1", "2": 3, "4": {}},
        "",
    ):
        answers[0] = wrong
        assert refused(text) == ImportRefusal(RefusalReason.UNSURE)


@pytest.mark.parametrize(
    "text",
    [
        '{"to":"1":"2","template":{}}',
        '{"to":"1","template":{"name":"David" "Smith"}}',
        '{"to":"1","template":{"name":David"Smith"}}',
        '{"to":"1","template":{"name":"Da"vid, "Smith"}}',
        '{"to":"1","template":{"name":"a" b "c"}} d {',
        '{"to":1.50 2,"template":{"name:"x"}}',
        '{"to":true,"template":{"name":"x"},"template:{"name":"y"}}',
    ],
)
def test_what_could_mean_two_things_is_refused(text: str) -> None:
    assert refused(text).reason in {RefusalReason.UNSURE, RefusalReason.NOT_A_MESSAGE}


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


# What is mended


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (BODY.replace('"David"}', '"David",}'), [RepairKind.COMMAS_REMOVED]),
        (BODY.replace('"8613600009759",', '"8613600009759" '), [RepairKind.COMMAS_ADDED]),
        (BODY.replace('"', "'"), [RepairKind.QUOTES]),
        (BODY + "}", [RepairKind.BRACKETS_REMOVED]),
        (BODY[:-3], [RepairKind.BRACKETS_ADDED, RepairKind.CUT]),
        (BODY.replace("7,", '"7",'), [RepairKind.AS_NUMBER]),
        (BODY.replace('"8613600009759"', "8613600009759"), [RepairKind.AS_TEXT]),
        (BODY.replace('"David"', '"David'), [RepairKind.GUESSED]),
        (BODY.replace('"David"', 'David"'), [RepairKind.GUESSED]),
        (BODY.replace('"David"},', '"David",'), [RepairKind.GUESSED]),
        (BODY.replace('"to"', 'to"'), [RepairKind.GUESSED]),
        (f"body = {BODY};", [RepairKind.AROUND]),
        (json.dumps(BODY), []),
        (f"[{BODY}]", []),
        (BODY.replace('"body"', '"BODY"'), [RepairKind.SPELLING]),
        (BODY.replace('{"code":"en_US","policy":"deterministic"}', '"en_US"'), [RepairKind.SPELLING]),
        (BODY.replace('"to"', '"to":"8613600009759","to"'), [RepairKind.TWICE]),
    ],
)
def test_what_is_mended_is_told(text: str, kinds: list[RepairKind]) -> None:
    read = taken(text)
    assert read.message == MESSAGE
    assert told(read) == kinds


def test_quotation_marks_within_a_value_stay() -> None:
    assert taken(BODY.replace("David", 'say "hi" now')).message.body[0] == 'say "hi" now'


def test_a_bracket_that_would_put_things_elsewhere_is_not_mended() -> None:
    assert refused(BODY.replace('"deterministic"},', '"deterministic",')).reason is RefusalReason.UNSURE
    assert (
        refused(BODY.replace('"type":"text","text":"David"', '"type":"text"},"text":"David"')).reason
        is RefusalReason.UNSURE
    )
    assert RepairKind.GUESSED in told(taken('{"to":"1":"2":"3","template":{"name":"x"}}'))


def test_a_text_without_any_quotation_marks() -> None:
    read = taken("{to: 8613600009759, template: {name: Hello, David}}")
    assert read.message == Message("8613600009759", "Hello, David")
    assert RepairKind.GUESSED in told(read)


def test_what_is_cut_in_a_value_is_told() -> None:
    read = taken(BODY[: BODY.index("a, north")])
    assert read.message.body == ("David", "Chin")
    assert RepairKind.CUT in told(read)


def test_the_last_of_two_counts_and_is_told() -> None:
    read = taken(BODY.replace('"type":"template"', '"to":"4915112345678","type":"template"'))
    assert read.message.recipient == "4915112345678"
    assert read.repairs == (Repair(RepairKind.TWICE, 1, "to"),)


def test_a_backslash_that_means_nothing_stays() -> None:
    read = taken(BODY.replace("David", r"C:\dir"))
    assert read.message.body[0] == r"C:\dir"
    assert read.repairs == (Repair(RepairKind.ESCAPES, 1, r"C:\dir"),)


def test_escapes_mean_what_they_mean() -> None:
    read = taken(BODY.replace("David", r"\u0041\ud83d\ude00\n\"\\").replace("}]}", ",}]}", 1))
    assert read.message.body[0] == 'A😀\n"\\'


@pytest.mark.parametrize(
    ("written", "kept", "tenant"),
    [
        ("9223372036854775807", 9223372036854775807, []),
        ("9223372036854775808", 0, ["9223372036854775808"]),
        ("1.0", 0, ["1.0"]),
        ("1e3", 0, ["1e3"]),
        ("0", 0, ["0"]),
        ("-1", 0, ["-1"]),
        ('"x"', 0, ["x"]),
        ("9" * 5000, 0, ["9" * 60]),
        ("[]", 0, ["…"]),
    ],
)
def test_a_tenant_id_is_never_rounded(written: str, kept: int, tenant: list[str]) -> None:
    read = taken(BODY.replace('"tenant_id":7', f'"tenant_id":{written}'))
    assert read.tenant_id == kept
    assert [each.value for each in read.left_out if each.kind is LeftOutKind.TENANT] == tenant
    assert read.belongs_to(ACCOUNT) is False


@pytest.mark.parametrize("number", ["1.10", "12345678901234567890123", "1e5", "0.1e-7", "true"])
def test_a_number_that_has_to_be_a_text_is_taken_as_it_is_written(number: str) -> None:
    read = taken(BODY.replace('"David"', number))
    assert read.message.body[0] == number
    assert read.repairs == (Repair(RepairKind.AS_TEXT, 1, number),)


# What cannot be used


def test_what_cannot_be_used_is_named_and_the_rest_is_taken() -> None:
    tree = json.loads(BODY)
    tree |= {"recipient": "HK.73374xxxx5265", "ttl": 5, "messaging_product": "sms"}
    tree["template"]["namespace"] = "x"
    tree["template"]["language"]["policy"] = "fallback"
    tree["template"]["components"] += [
        {"type": "button", "sub_type": "url"},
        {"type": "body", "parameters": []},
        {"type": "header", "parameters": [{"type": "video", "video": {"link": "https://x"}}]},
    ]
    tree["template"]["components"][0]["parameters"].insert(1, {"type": "currency", "currency": {"code": "USD"}})
    read = taken(json.dumps(tree))
    assert read.message == Message("8613600009759", "order_update", "en_US", NoHeader(), ("David", "", "China, north"))
    assert [(each.kind, each.name, each.value) for each in read.left_out] == [
        (LeftOutKind.VALUE, "messaging_product", "sms"),
        (LeftOutKind.RECIPIENT, "HK.73374xxxx5265", ""),
        (LeftOutKind.KEY, "ttl", ""),
        (LeftOutKind.VALUE, "policy", "fallback"),
        (LeftOutKind.PARAMETER, "2", "currency"),
        (LeftOutKind.COMPONENT, "button", ""),
        (LeftOutKind.REPEATED, "body", ""),
        (LeftOutKind.HEADER, "video", ""),
        (LeftOutKind.KEY, "template.namespace", ""),
    ]


@pytest.mark.parametrize("kind", ["document", "video", "location", "image"])
def test_headers_of_other_kinds(kind: str) -> None:
    parameter = {"type": kind, kind: {"id": "1"}}
    body = {"to": "1", "template": {"components": [{"type": "header", "parameters": [parameter]}]}}
    read = taken(json.dumps(body))
    assert read.message.header == (ImageHeader() if kind == "image" else NoHeader())
    assert read.left_out == (
        (LeftOutPart(LeftOutKind.KEY, "image.id"),) if kind == "image" else (LeftOutPart(LeftOutKind.HEADER, kind),)
    )


def test_names_of_parameters_become_names_of_rows() -> None:
    read = taken(BODY.replace('"text":"David"', '"parameter_name":"first_name","text":"David"'))
    assert read.message.body_labels == ("first_name", "")
    assert told(read) == [RepairKind.NAMES]


def test_odd_shapes_are_named() -> None:
    read = taken(
        '{"to":["1"],"template":{"name":null,"language":{},"components":{"type":"body","parameters":["x",{"text":{}},{"type":"text"}]}}}'
    )
    assert read.message == Message(body=("", "", ""))
    assert {each.name for each in read.left_out} == {"to", "name", "text", "parameter 1", "1", "3"}


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


def test_a_refusal_names_the_file_that_is_never_opened() -> None:
    assert refused("curl --data-binary '@/etc/pass wd' https://x").detail == "/etc/pass wd"


# Command lines of other programs

POSTMAN = r"""curl --location 'https://api.nxcloud.com/saas/wa/send' \
--header 'accessKey: fme2na3kdi3ki' \
--header 'ts: {{ts}}' \
--header 'sign: 6e9506557d1f289501d333ee2c365826' \
--header 'Content-Type: application/json' \
--data '{
    "tenant_id": 7,
    "appkey": "pem28kje",
    "to": "8613600009759",
    "type": "template",
    "template": {"name": "it'\''s", "language": {"code": "en_US"}}
}'"""
BRUNO = r"""curl --request POST \
  --url https://api.nxcloud.com/saas/wa/send \
  --header 'accesskey: fme2na3kdi3ki' \
  --header 'content-type: application/json' \
  --data '{
  "tenant_id": 7,
  "appkey": "pem28kje",
  "to": "8613600009759",
  "type": "template",
  "template": {"name": "it'\''s", "language": {"code": "en_US"}}
}'"""
_ONE_LINE = (
    '{"tenant_id":7,"appkey":"pem28kje","to":"8613600009759","template":{"name":"it\'s","language":{"code":"en_US"}}}'
)
_IN_DOUBLE = _ONE_LINE.replace('"', '\\"')
_ANSI = _ONE_LINE.replace("'", "\\'").replace("8613", "\\x38\\u0036\\061\\U00000033")
_KEY = "-H 'accessKey: fme2na3kdi3ki'"


@pytest.mark.parametrize(
    "line",
    [
        POSTMAN,
        POSTMAN.replace("\n", "\r\n"),
        f"```bash\n{POSTMAN}\n```",
        f"Try this:\n\n    {POSTMAN}\n\nIt sends.",
        BRUNO,
        BRUNO.replace("--data ", "--data-raw "),
        BRUNO.replace("--data ", "--data-binary "),
        BRUNO.replace("--data ", "--json "),
        f"$ curl -sSLX POST {_KEY} https://x -d $'{_ANSI}' | jq .",
        f'curl -XPOST {_KEY} https://x -d"{_IN_DOUBLE}" && echo done',
        f'/usr/bin/curl -k --max-time 5 -o out.txt {_KEY} -d "{_IN_DOUBLE}" https://x > /dev/null; rm -rf /',
        f"curl https://x {_KEY} -d '{_ONE_LINE.replace(chr(39), chr(39) * 2)}'",
        f'curl https://x -H "accessKey: fme2na3kdi3ki" -d "{_ONE_LINE.replace(chr(34), chr(34) * 2)}"',
        f'curl https://x {_KEY} -d "{_ONE_LINE.replace(chr(34), "`" + chr(34))}"',
        f'C:\\Windows\\System32\\curl.exe -H "accessKey: fme2na3kdi3ki" -d "{_IN_DOUBLE}" https://x',
        f'C:\\Users\\me>curl ^\r\n -H "accessKey: fme2na3kdi3ki" ^\r\n -d "{_IN_DOUBLE}" ^\r\n https://x\r\n',
        f"PS C:\\> curl.exe https://x `\r\n {_KEY} `\r\n -d '{_ONE_LINE.replace(chr(39), chr(39) * 2)}'",
        f"PS C:\\> curl.exe https://x {_KEY} -d '{_IN_DOUBLE.replace(chr(39), chr(39) * 2)}'",
        f'PS> & curl.exe https://x {_KEY} -d "{_ONE_LINE.replace(chr(34), "`" + chr(34))}"',
        f'PS> curl.exe https://x {_KEY} -d "{_ONE_LINE.replace(chr(34), chr(34) * 2)}"',
    ],
)
def test_command_lines_of_other_programs(line: str) -> None:
    read = taken(line)
    assert read.message == Message("8613600009759", "it's", "en_US")
    assert (read.tenant_id, read.access_key, read.repairs) == (7, "fme2na3kdi3ki", ())
    assert "6e9506557d1f289501d333ee2c365826" not in repr(read)
    assert read.belongs_to(ACCOUNT)


def test_the_shell_that_leaves_the_quotation_marks_is_the_right_one() -> None:
    doubled = '{"to":"1","template":{"name":"x"}}'.replace('"', '""')
    assert taken(f'curl -d "{doubled}" https://x').repairs == ()


def test_two_pieces_of_data_are_one_body() -> None:
    joined = taken(f"curl -d '{BODY[:60]}' -d '{BODY[60:]}' x")
    assert joined.business_phone == "8615800&001795"  # by an ampersand, as curl does
    assert taken(f"curl --json '{BODY[:60]}' --json '{BODY[60:]}' x").message == MESSAGE


def test_a_broken_body_in_a_command_line_is_mended() -> None:
    broken = EXAMPLE[EXAMPLE.index("{") :].replace("'", "'\\''")
    assert taken(f"curl https://x -d '{broken}'").message == taken(EXAMPLE).message


def test_what_the_shell_would_fill_in_stays_and_is_told() -> None:
    line = 'curl -H "ts: $TS" -d "' + BODY.replace('"', '\\"').replace("David", "$NAME").replace("China", "`id`") + '"'
    read = taken(line)
    assert read.message.body == ("$NAME", "`id`, north")
    assert read.repairs == (Repair(RepairKind.UNFILLED, 1, "$NAME"), Repair(RepairKind.UNFILLED, 1, "`id`"))
    assert taken("curl -d '" + BODY.replace("David", "$NAME") + "'").repairs == ()


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
