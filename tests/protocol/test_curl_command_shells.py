"""Command lines for every shell: run for real where the shell is here, read by a model of it where it is not.

The models are independent of the program's own readers: they follow the published descriptions of cmd.exe's phases, of
the C runtime's parting of arguments, and of PowerShell's single-quoted literals.
"""

import json
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nxwa_desktop.protocol.curl_command import (
    MAX_CMD_LENGTH,
    Shell,
    UnfitForShell,
    curl_command,
    curl_command_cmd,
    curl_command_for,
    curl_command_powershell,
)
from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signing import SignedRequest, sign_request
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from tests.support.capabilities import CURL, SHELL
from tests.support.recording import Sandbox

NASTY = "'\"`$%!^&|<>()[]{}*?~#;:@,=+-\\/ \t\n\r‘’‚‛“”„😀牛מש\u200f\u2028\x7f\x85aZ09"
nasty = st.text(st.sampled_from(NASTY), max_size=40) | st.sampled_from(
    (
        "%PATH%",
        "%PATH:~0,3%",
        "%%",
        "%^%",
        "!x!",
        '\\\\"',
        "\\",
        "''",
        "'@",
        "$(id)",
        '^^^"',
        "\\n",
        "a\\\\",
        "%1 %*",
        "%a:b=c%",
    )
)
_ENVIRONMENT = {"PATH": r"C:\Windows", "A": "b"}
_PAST_THE_SIGNATURE = {0, 22141}
"""Accepted, or refused for what stands in the parameters: the signature was that of the bytes."""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as server:
        yield server


def request_with(text: str, url: str = "https://api.nxcloud.com/saas/wa/send") -> SignedRequest:
    account = sandbox_account(url)
    message = Message(
        "8613600009759", "text_template", "en_US", ImageHeader("https://example.com/%20?a=1&b=[x]"), (f"{text}x", text)
    )
    ts = str(time.time_ns() // 1_000_000)
    return sign_request(account, encode_body(message, account), secret=SANDBOX_SECRET, ts=ts)


def words_of(request: SignedRequest) -> list[str]:
    headers = [word for name, value in request.headers for word in ("--header", f"{name}: {value}")]
    return ["--globoff", "--request", "POST", request.url, *headers, "--data-binary", request.body.decode()]


def run(program: list[str], **options: object) -> None:
    done = subprocess.run(program, check=False, timeout=60, capture_output=True, **options)  # type: ignore[call-overload]
    assert done.stderr == b"", done.stderr
    assert json.loads(done.stdout)["code"] in _PAST_THE_SIGNATURE, done.stdout


# POSIX


@SHELL.needed
@CURL.needed
@pytest.mark.parametrize("shell", ["sh", "bash"])
@given(text=nasty)
@example('it\'s "q"\n$HOME `id` $(id) %s 😀 \\')
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_shell_and_curl_send_the_very_bytes(sandbox: Sandbox, shell: str, text: str) -> None:
    request = request_with(text, sandbox.url)
    before = len(sandbox.requests)
    run([shell, "-c", f"{curl_command(request)} --silent --show-error --max-time 20"])
    (seen,) = sandbox.requests[before:]
    assert (seen.method, seen.body) == ("POST", request.body)
    assert set(request.headers) <= set(seen.headers)


# PowerShell


def powershell_text(line: str) -> str:
    """The literal in the command, read as about_Quoting_Rules says: verbatim, but for doubled quotation marks."""
    begin = line.index("'") + 1
    text = ""
    at = begin
    while True:
        char = line[at]
        if char in "'\u2018\u2019\u201a\u201b":
            if line[at + 1] not in "'\u2018\u2019\u201a\u201b":
                break
            at += 1
            char = line[at]
        text += char
        at += 1
    assert line[:begin] == "$nxwa = [IO.Path]::GetTempFileName(); [IO.File]::WriteAllText($nxwa, '"
    assert line[at:] == "'); curl.exe --config $nxwa; Remove-Item $nxwa"
    return text


@CURL.needed
@given(text=nasty)
@example("it's ’ ‘ ‚ ‛ “q” $x `n \\\" 😀")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_file_that_powershell_writes_makes_curl_send_the_very_bytes(
    sandbox: Sandbox, tmp_path: Path, text: str
) -> None:
    # Brackets and braces would be cURL's own patterns.
    request = request_with(text, f"{sandbox.url}?list=[1-3]&set={{a,b}}")
    options = tmp_path / "options"
    options.write_bytes(powershell_text(curl_command_powershell(request)).encode())
    before = len(sandbox.requests)
    run(["curl", "--silent", "--show-error", "--max-time", "20", "--config", str(options)])
    (seen,) = sandbox.requests[before:]
    assert (seen.method, seen.path, seen.body) == ("POST", "/saas/wa/send?list=[1-3]&set={a,b}", request.body)
    assert set(request.headers) <= set(seen.headers)


@CURL.needed
def test_every_control_character_of_a_body_survives_the_file(sandbox: Sandbox, tmp_path: Path) -> None:
    # The program's own bodies have none of them bare.
    body = ("{" + "".join(map(chr, range(1, 32))) + '\\"\x7f}').encode()
    account = sandbox_account(sandbox.url)
    request = sign_request(account, body, secret=SANDBOX_SECRET, ts=str(time.time_ns() // 1_000_000))
    options = tmp_path / "options"
    options.write_bytes(powershell_text(curl_command_powershell(request)).encode())
    subprocess.run(["curl", "--silent", "--config", str(options)], check=True, timeout=60, capture_output=True)
    assert sandbox.requests[-1].body == body


# The Command Prompt


def cmd_model(line: str) -> str:
    """What cmd.exe hands to a program, typed at its prompt: first the variables, then carets and quotation marks."""
    assert "\n" not in line
    assert "\r" not in line

    def fill_in(found: "re.Match[str]") -> str:
        name, _, rest = found[1].partition(":")
        value = _ENVIRONMENT.get(name.upper())
        # At the prompt an unknown one stays as it is.
        return found[0] if value is None else f"<{value}{rest}>"

    # A percent sign that opens no variable opens none; the next one may.
    out, at = "", 0
    while (begin := line.find("%", at)) >= 0:
        end = line.find("%", begin + 1)
        if end < 0:
            break
        filled = fill_in(re.compile("%(.*)%", re.DOTALL).fullmatch(line[begin : end + 1]) or pytest.fail("no variable"))
        if filled == line[begin : end + 1]:
            out, at = out + line[at : begin + 1], begin + 1
        else:
            out, at = out + line[at:begin] + filled, end + 1
    line = out + line[at:]
    handed, quoted, escaped = "", False, False
    for char in line:
        if escaped:
            handed, escaped = handed + char, False
        elif char == "^" and not quoted:
            escaped = True
        else:
            quoted ^= char == '"'
            assert quoted or char not in "&|<>()", f"cmd.exe would act on {char}"
            handed += char
    assert not escaped
    return handed


def argv_model(line: str) -> list[str]:
    """The C runtime's rules, by pieces: backslashes with a mark behind them, marks, blanks, and the rest."""
    words: list[str] = []
    word: str | None = None
    quoted = False
    for slashes, mark, blank, other in re.findall(r'(\\*)(")|([ \t])|(\\+(?!\\*")|[^\\" \t]+)', line):
        if mark:
            word = (word or "") + slashes[: len(slashes) // 2]
            if len(slashes) % 2:
                word += '"'
            else:
                quoted = not quoted
        elif blank and not quoted:
            if word is not None:
                words.append(word)
            word = None
        else:
            word = (word or "") + blank + other
    assert not quoted
    return words if word is None else [*words, word]


@given(text=nasty)
@example('%PATH% %PATH:~0,3% %^% !x! ^ & | < > ( ) " \\" \\')
@settings(max_examples=300)
def test_the_command_prompt_hands_over_the_very_words(text: str) -> None:
    request = request_with(text)
    program, *words = argv_model(cmd_model(curl_command_cmd(request)))
    assert program == "curl.exe"
    assert words == words_of(request)


@given(st.text(st.sampled_from('%^"\\ &a:~!='), min_size=1, max_size=12))
@settings(max_examples=500)
def test_so_it_does_for_any_header(value: str) -> None:
    request = SignedRequest("https://example.com/a?b=%PATH%&c", (("accessKey", value),), b"{}")
    assert argv_model(cmd_model(curl_command_cmd(request)))[1:] == words_of(request)


def test_what_the_command_prompt_cannot_take_is_refused() -> None:
    with pytest.raises(UnfitForShell):
        curl_command_cmd(request_with("x" * MAX_CMD_LENGTH))
    with pytest.raises(UnfitForShell):
        curl_command_cmd(SignedRequest("https://example.com", (), b"{\n}"))


def test_no_command_holds_the_secret() -> None:
    for shell in Shell:
        assert SANDBOX_SECRET not in curl_command_for(request_with("x"), shell)
