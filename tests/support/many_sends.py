"""A history of as many sends as wanted, written as the program would have written them."""

import hashlib
import random
from pathlib import Path

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.storage.search import indexed_text
from nxwa_desktop.storage.sqlite import Database

URL = "https://api.nxcloud.com/saas/wa/send"
BEGIN_MS = 1_700_000_000_000
STEP_MS = 30_000
NAMES = ("David", "María", "李小龙", "محمد", "Олег", "Hans", "Zoë", "रवि")
TEMPLATES = ("order_update", "parcel_sent", "code_request", "invitation_2026", "invoice")
LANGUAGES = ("en_US", "es_MX", "zh_CN", "ar", "ru")
ACCOUNTS = (("a1", "Acme Support"), ("a2", "Beta Sales"), ("a3", "国际客服"))
CALLING_CODES = ("86136", "44770", "49151", "52155", "97150")
ENDS = (
    ("accepted", None, None),
    ("rejected", None, 22091),
    ("not_sent", "refused", None),
    ("unknown", "garbage", None),
)

_ROW = (
    "INSERT INTO history (id, send_id, account_id, account_name, url, recipient, template_name, language, started_at,"
    " practice, body_digest, owner, state, reason, code, message_id, trace_id, finished_at, duration_ms)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '', ?, ?, ?, ?, ?, ?, ?)"
)


def fill(file: Path, count: int, *, chunk: int = 20_000) -> None:
    """Write `count` ended sends, searchable, oldest first; the same ones at every call."""
    chance = random.Random(count)
    account = sandbox_account(URL)
    with Database(file) as database:
        for start in range(1, count + 1, chunk):
            with database.transaction():
                for number in range(start, min(start + chunk, count + 1)):
                    _write(database, number, chance, account)


def _write(database: Database, number: int, chance: random.Random, account: Account) -> None:
    recipient = f"{chance.choice(CALLING_CODES)}{chance.randrange(10**7, 10**8)}"
    template, language = chance.choice(TEMPLATES), chance.choice(LANGUAGES)
    account_id, account_name = chance.choice(ACCOUNTS)
    texts = (chance.choice(NAMES), f"订单 {chance.randrange(10**6)}", "thank you 😀")
    body = encode_body(Message(recipient, template, language, body=texts), account)
    state, reason, code = chance.choices(ENDS, (94, 4, 1.9, 0.1))[0]
    accepted = state == "accepted"
    message_id = f"wamid.{chance.getrandbits(96):x}" if accepted else None
    trace_id = f"{chance.getrandbits(64):x}"
    at = BEGIN_MS + number * STEP_MS
    digest = hashlib.sha256(body).digest()
    row = (
        number,
        f"s{number}",
        account_id,
        account_name,
        URL,
        recipient,
        template,
        language,
        at,
        digest,
        state,
        reason,
    )
    database.execute(_ROW, (*row, code, message_id, trace_id, at + 200, 200))
    database.execute("INSERT INTO history_contents (history_id, body, answer) VALUES (?, ?, ?)", (number, body, b"{}"))
    text = indexed_text((recipient, template, message_id, trace_id, account_name), body)
    database.execute("INSERT INTO history_search (rowid, text) VALUES (?, ?)", (number, text))
