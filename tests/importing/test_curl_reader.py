"""Command lines that send a message."""

import pytest

from nxwa_desktop.importing.result import Repair, RepairKind
from nxwa_desktop.protocol.message import Message
from tests.importing.reading import ACCOUNT, BODY, EXAMPLE, MESSAGE, refused, taken


def test_a_refusal_names_the_file_that_is_never_opened() -> None:
    assert refused("curl --data-binary '@/etc/pass wd' https://x").detail == "/etc/pass wd"
    # Of this option the mark means nothing: what follows is the body itself.
    assert refused("curl --data-raw @body.json https://x").detail == ""


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
