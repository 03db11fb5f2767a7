"""A database of each version the schema ever had, and what the program that made it put into it."""

from pathlib import Path

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown, UnknownReason
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.storage.drafts import Draft
from nxwa_desktop.storage.send_log import Entry, Outgoing
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.templates.saved_template import SavedTemplate, Unsendable
from tests.support import dump
from tests.support.accounts import make_account

DUMPS = Path(__file__).parents[1] / "storage" / "databases"
OLD = sorted(file.stem for file in DUMPS.glob("*.sql"))
"""Their names; before a hyphen stands the version."""
T0 = 1_655_710_885_431


def version_of(name: str) -> int:
    return int(name.split("-", maxsplit=1)[0].removeprefix("v"))


def lay(name: str, folder: Path) -> Paths:
    """Put the old database where the program looks for it."""
    paths = Paths.below(folder)
    dump.load((DUMPS / f"{name}.sql").read_text("utf-8"), paths.database_file)
    return paths


# What they hold.

ACME = make_account(name="Acme Support")
CHINESE = make_account(
    id="a2",
    name="客服 北京",
    endpoint="chile",
    access_key="ak 2",
    tenant_id=2**63 - 1,
    appkey="appkey'2",
    business_phone="56912345678",
    algorithm=Algorithm.SHA256,
)
ARABIC = make_account(
    id="a3",
    name="الدعم Straße",
    endpoint="https://proxy.example/saas/wa/send?x=1&y=%20",
    access_key="ak3",
    tenant_id=1,
    appkey="k3",
    business_phone="966501234567",
)
PRACTICE = make_account(
    id="a4",
    name="Practice",
    endpoint="http://127.0.0.1:8080/saas/wa/send",
    access_key="ak4",
    tenant_id=4,
    appkey="k4",
    business_phone="8613600009759",
)


def accounts(version: int) -> tuple[Account, ...]:
    """The accounts by name, each with a colour of its own."""
    coloured = zip((ACME, PRACTICE, ARABIC, CHINESE), ("blue", "rust", "teal", "pink"), strict=True)
    listed = [msgspec.structs.replace(account, colour=colour) for account, colour in coloured]
    if version > 2:
        listed[2] = msgspec.structs.replace(listed[2], list_url="https://proxy.example/list")
    return tuple(listed)


KILLED = Unknown(UnknownReason.KILLED)
SUCCESS = b'{"code":0,"message":"success","data":{"messageId":"wamid.HBgN1"},"traceId":"trace-1"}'
NO_USER = '{"code":22091,"message":"非 WhatsApp 用户 <b>x</b>","traceId":"trace-2"}'.encode()
FORBIDDEN = b"<html>\xff\xfe\x00 Forbidden\r\n</html>"


def sent(
    number: int, account: Account, message: Message, outcome: Outcome, answer: bytes = b"", took: int | None = 212
) -> Entry:
    at = T0 + number * 60_000
    outgoing = Outgoing(
        send_id=f"send-{number}",
        account_id=account.id,
        account_name=account.name,
        url=account.url,
        recipient=message.recipient,
        template_name=message.template_name,
        language=message.language,
        body=encode_body(message, account),
        started_at=at,
        sandbox=account.sandbox,
    )
    return Entry(outgoing, outcome, answer, None if took is None else at + took, took)


def order(recipient: str, *body: str, language: str = "en_US") -> Message:
    return Message(recipient, "order_update", language, body=body)


_PARCEL = Message(
    "8613600009759",
    "order_update",
    "en_US",
    ImageHeader("https://example.com/parcel.png?a=1&b=2"),
    ("David", "China", "China"),
)
_IN_CHINESE = Message("8613600022091", "订单更新", "zh_CN", TextHeader(("包裹",)), ('您好，"牛" 😀', "中国"))
_IN_ARABIC = Message(
    "966501234567", "تحديث", "ar", body=("مرحبا \u200fשלום", "it's; -- a 'quote' % _", "one two\tthree")
)
_FIRST_NINE = (
    sent(1, ACME, _PARCEL, Accepted("wamid.HBgN1", "trace-1"), SUCCESS),
    sent(2, CHINESE, _IN_CHINESE, Rejected(22091, "非 WhatsApp 用户 <b>x</b>", "trace-2"), NO_USER, 1500),
    sent(3, ARABIC, _IN_ARABIC, Unknown(UnknownReason.READ_TIMEOUT, "no answer within 30 s"), took=30_004),
    sent(
        4,
        ACME,
        order("8613600090003", "David"),
        NotSent(NotSentReason.KEYRING_LOCKED, "org.freedesktop.Secret.Error.IsLocked"),
        took=3,
    ),
    sent(5, ACME, order("8613600090001", "David"), Rejected(2**70), b'{"code":1180591620717411303424}'),
    sent(6, ACME, order("8613600090002", "David"), Rejected(None, "Forbidden", "", 403), FORBIDDEN),
    sent(
        7,
        PRACTICE,
        Message("8613600009759", "practice", "en_US", body=("x" * 40,)),
        Unknown(UnknownReason.SERVER_ERROR, "503", 503),
        b"busy",
    ),
    sent(
        8,
        ACME,
        Message("8613600009759", "removed_account", "es_MX", body=("a", "b", "c")),
        Accepted("wamid.8"),
        b'{"code":0}',
    ),
    sent(9, ACME, order("447700900123", "the power failed here", language="en_GB"), KILLED, took=None),
)
_LATER = (
    sent(10, PRACTICE, Message("8613600009759", "practice", "en_US"), Accepted("wamid.10", "trace-10"), b"{}"),
    sent(11, ACME, order("8613600009760", "not kept"), Accepted("wamid.11", "trace-11")),
    sent(12, CHINESE, order("8613600009761", "not indexed yet, and the power failed"), KILLED, took=None),
)


_COMPOSED = Message("8613600022091")
"""What version 3 keeps of one of them, beside its body."""


def entries(version: int) -> tuple[Entry, ...]:
    """Every send, oldest first, as today's program is to tell of it."""
    if version == 1:
        return _FIRST_NINE
    one, two, three, *rest = _FIRST_NINE
    replace = msgspec.structs.replace
    three = replace(three, resolution=Resolution.WENT_OUT, resolved_at=T0 + 9_000_000)
    ten, eleven, twelve = _LATER
    ten = replace(ten, outgoing=replace(ten.outgoing, body=b"not even JSON \xff"))
    eleven = replace(eleven, outgoing=replace(eleven.outgoing, body=b""), contents_kept=False)
    if version > 2:
        two = replace(two, outgoing=replace(two.outgoing, message=_COMPOSED))
    rows = (one, two, three, *rest, ten, eleven, twelve)
    # The programs of that time took every http:// address for the sandbox, and said so in the row.
    return tuple(
        replace(each, outgoing=replace(each.outgoing, sandbox=each.outgoing.account_id == PRACTICE.id)) for each in rows
    )


_WORDING = "Hello {{First Name}}, your parcel to {{Country}} has left."
_DRAFT = Message(
    "+86 136 0000",
    "order_update",
    "en_US",
    TextHeader(("Parcel",), "Your {{Thing}}", ("Thing",)),
    ("David", "China"),
    _WORDING,
    ("First Name", "Country"),
)


def drafts(version: int) -> tuple[Draft, ...]:
    """What was being composed, oldest first."""
    if version == 1:
        return ()
    return (
        Draft("a1", _DRAFT, T0 + 1),
        Draft("a2", Message(body=("你好 😀", "half \ud83d of a character", "line\nbreak")), T0 + 2),
        Draft("", Message("966", "تحديث", "ar", ImageHeader("https://example.com/ش.png")), T0 + 3),
    )


def templates(version: int) -> tuple[SavedTemplate, ...]:
    """The saved templates, by title."""
    if version == 1:
        return ()
    return (
        SavedTemplate(
            id="t1",
            title="Order update",
            name="order_update",
            language="en_US",
            header_kind=HeaderKind.TEXT,
            header_text="Your {{Thing}}",
            header_labels=("Thing",),
            body_text=_WORDING,
            body_labels=("First Name", "Country"),
        ),
        SavedTemplate(
            id="t3",
            title="Video",
            name="video_one",
            language="ar",
            body_text="مرحبا",
            unsendable=(Unsendable.VIDEO_HEADER, Unsendable.BUTTON_VARIABLE),
        ),
        SavedTemplate(
            id="t2",
            title="订单更新 (zh_CN)",
            name="订单更新",
            language="zh_CN",
            header_kind=HeaderKind.IMAGE,
            body_text="您好 {{1}}，{{2}}",
            body_labels=("1", "2"),
            footer="页脚 'x'",
            buttons=("好", "لا"),
            status="APPROVED",
        ),
    )
