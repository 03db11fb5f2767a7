import json
import shlex
import subprocess
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.curl_command import curl_command
from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.protocol.signing import SignedRequest, sign_request
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, KnownAccount, sandbox_account
from tests.support.accounts import make_account
from tests.support.capabilities import CURL, SHELL
from tests.support.delivery_harness import account_at
from tests.support.recording import Sandbox

NASTY = (
    'it\'s "quoted"',
    "$HOME ${PATH} $(id) `id`",
    "100% %s %22 \\n \\ \\\\",
    "@/etc/passwd",
    "; rm -rf / & | > < * ? [a-z] {a,b} ~ ! #",
    "😀 牛小信 مرحبا",
    "-d --data -o /tmp/x",
    "",
)


def signed(message: Message, account: Account) -> SignedRequest:
    ts = str(int(time.time() * 1000))
    return sign_request(account, encode_body(message, account), secret=SANDBOX_SECRET, ts=ts)


def curl(command: str) -> subprocess.CompletedProcess[str]:
    SHELL.need()
    CURL.need()
    return subprocess.run(
        ["sh", "-c", f"{command} --silent --show-error --max-time 20"],
        check=False,
        timeout=30,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("text", NASTY)
def test_a_shell_and_curl_send_the_signed_bytes(sandbox: Sandbox, text: str) -> None:
    # A space as in no refusal of the sandbox; whatever stands in the texts, the bytes are what counts.
    request = signed(
        Message("8613600009759", "text_template", "en_US", body=(f"{text} ", "b")), sandbox_account(sandbox.url)
    )
    answer = curl(curl_command(request))
    assert answer.stderr == ""
    assert json.loads(answer.stdout)["code"] == 0
    (seen,) = sandbox.requests
    assert (seen.method, seen.body) == ("POST", request.body)
    assert set(request.headers) <= set(seen.headers)


def test_line_breaks_in_a_body_arrive(sandbox: Sandbox) -> None:
    # The program's own bodies have none; pasted ones, and what --data would strip, do.
    account = sandbox_account(sandbox.url)
    pretty = json.dumps(json.loads(encode_body(Message("8613600009759", "t", "en_US"), account)), indent=2).encode()
    request = sign_request(account, pretty, secret=SANDBOX_SECRET, ts=str(int(time.time() * 1000)))
    assert json.loads(curl(curl_command(request)).stdout)["code"] == 0
    assert sandbox.requests[0].body == pretty


def test_an_image_and_sha256() -> None:
    own = sandbox_account("")
    known = {own.access_key: KnownAccount(own, SANDBOX_SECRET)}
    with Sandbox(accounts=known) as sandbox:
        account = account_at(sandbox.url, algorithm=Algorithm.SHA256)
        link = ImageHeader("https://example.com/a?b=1&c=[x]")
        answer = curl(curl_command(signed(Message("8613600009759", "t", "en_US", link), account)))
    assert json.loads(answer.stdout)["code"] == 0


def test_no_pattern_of_curls_own_in_a_url(sandbox: Sandbox) -> None:
    account = sandbox_account(f"{sandbox.url}?list=[1-3]&set={{a,b}}")
    curl(curl_command(signed(Message("8613600009759", "t", "en_US"), account)))
    assert [seen.path for seen in sandbox.requests] == ["/saas/wa/send?list=[1-3]&set={a,b}"]


@pytest.mark.parametrize("key", ["@/etc/passwd", "a;b", "'", '"', "$(id)", "a b"])
def test_header_values_are_taken_as_they_are(key: str) -> None:
    own = sandbox_account("")
    with Sandbox(accounts={key: KnownAccount(own, SANDBOX_SECRET)}) as sandbox:
        request = sign_request(
            make_account(endpoint=sandbox.url, access_key=key, tenant_id=1),
            b'{"tenant_id":1}',
            secret=SANDBOX_SECRET,
            ts=str(int(time.time() * 1000)),
        )
        curl(curl_command(request))
        (seen,) = sandbox.requests
    assert dict(seen.headers)["accessKey"] == key
    assert seen.code not in {1001, 1003, 1005}


@given(body=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(lambda text: "{" + text))
def test_a_shell_reads_the_arguments_back(body: str) -> None:
    request = SignedRequest("https://example.com/x", (("ts", "1"), ("sign", body.replace("\n", " "))), body.encode())
    words = shlex.split(curl_command(request))
    assert words[:5] == ["curl", "--globoff", "--request", "POST", request.url]
    assert words[-2:] == ["--data-binary", body]
    assert words[5:-2] == ["--header", "ts: 1", "--header", f"sign: {body.replace(chr(10), ' ')}"]
