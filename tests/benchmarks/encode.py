"""Encoding and signing a body of 62 KB, against the hash alone over the same bytes."""

import hashlib

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.protocol.signing import SignedRequest, sign_request
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from tests.benchmarks.harness import Aim, Kind, Options, Row, in_turns, show, timed, without_collector

TEXT = "Parameter {:04d}: a text, 订单 123"
STAMP = "1655710885431"
AIMS = {Algorithm.MD5: 1.6, Algorithm.SHA256: 2.2}
"""Multiples of the hash alone; the faster hash leaves less time for the encoding."""


def run(options: Options) -> None:
    message = Message("+8613600009759", "order_update", "en_US", body=tuple(map(TEXT.format, range(1000))))
    account = sandbox_account("http://127.0.0.1:9/saas/wa/send")
    rows = [_measured(message, account, algorithm, options) for algorithm in Algorithm]
    size = len(encode_body(message, account))
    show(
        "Encode and sign",
        f"Made the body of 1,000 parameters ({size:,} bytes) from the message and signed it, in turns with the hash\n"
        "  alone over the bytes that are signed.",
        rows,
    )


def _measured(message: Message, account: Account, algorithm: Algorithm, options: Options) -> Row:
    account = msgspec.structs.replace(account, algorithm=algorithm)
    head = f"accessKey={account.access_key}&action=mt&bizType=2&ts={STAMP}&body=".encode()
    signed = head + encode_body(message, account) + f"&accessSecret={SANDBOX_SECRET}".encode()

    def encode_and_sign() -> SignedRequest:
        return sign_request(account, encode_body(message, account), secret=SANDBOX_SECRET, ts=STAMP)

    def hash_alone() -> str:
        return hashlib.new(algorithm.value, signed, usedforsecurity=False).hexdigest()

    assert ("sign", hash_alone()) in encode_and_sign().headers
    contenders = {"whole": lambda: timed(encode_and_sign), "hash": lambda: timed(hash_alone)}
    with without_collector():
        times = in_turns(contenders, options.runs(500, 20), warm_up=20)
    return Row(f"with {algorithm.name}", times["whole"], times["hash"], aim=Aim(Kind.RATIO, AIMS[algorithm]))
