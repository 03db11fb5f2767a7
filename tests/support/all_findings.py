"""Messages that together show every finding there is."""

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, ImageHeader, Message, TextHeader
from nxwa_desktop.templates.saved_template import SavedTemplate, Unsendable
from nxwa_desktop.validation.message_rules import Finding, FindingCode, validate
from nxwa_desktop.validation.template_rules import ListedTemplates

BAD_TEXTS = ("", " ", "\ud800", "a\nb", "a\tb", "a     b", "a\x00", "a\u200bb", " a", "x" * 61)
BAD_MESSAGES = [
    *(Message(recipient) for recipient in ("", "x", "001", "01", "1", "1" * 20, "1234567")),
    *(Message(template_name=name) for name in ("", "\ud800", "Big")),
    *(Message(language=code) for code in ("", "\ud800", "xx")),
    Message(header=TextHeader(BAD_TEXTS)),
    *(
        Message(header=ImageHeader(link))
        for link in ("", "\ud800", "ftp://a", "https://", "http://a.b/ ", "https://10.0.0.1")
    ),
    Message(body=BAD_TEXTS),
    Message(body=("x" * 600, "x" * 600)),
    Message(body=("x" * 1025,)),
    *(
        Message(header=TextHeader(values, text), body=values, body_text=text)
        for text in ("{{a}}{{1}}{{\ud800", "x" * 1025, "Hi")
        for values in ((), ("x", "y"))
    ),
]
REFUSALS = [
    Finding(Field(kind), FindingCode.REFUSED, ("No such thing", 22091))
    for kind in (FieldKind.RECIPIENT, FieldKind.TEMPLATE_NAME, FieldKind.LANGUAGE)
]
LISTED = ListedTemplates(
    SavedTemplate(id=language, title="", language=language, account_id="a", last_seen=10**12, **fields)  # type: ignore[arg-type]
    for language, fields in {
        "en": {"name": "all", "body_text": "{{1}}", "body_labels": ("1",)},
        "af": {"name": "all", "status": "PENDING", "header_kind": HeaderKind.IMAGE},
        "sq": {"name": "all", "status": "REJECTED", "rejected_reason": "INVALID_FORMAT"},
        "ar": {"name": "all", "status": "REJECTED"},
        "az": {"name": "all", "status": "PAUSED", "header_kind": HeaderKind.TEXT, "header_labels": ("1",)},
        "bn": {"name": "all", "status": "DISABLED", "unsendable": (Unsendable.VIDEO_HEADER,)},
        "bg": {"name": "gone", "is_gone": True},
    }.items()
)
"""A list with a template of every status and kind of header."""
BESIDE_LIST = [
    Message(template_name="nobody", language="en"),
    Message(template_name="gone", language="bg"),
    *(Message(template_name="all", language=code) for code in ("en", "af", "sq", "ar", "az", "bn", "fr")),
    Message(template_name="all", language="az", header=TextHeader(("1", "2"))),
    Message(template_name="all", language="en", header=ImageHeader("https://a.b"), body=("1",)),
]
FINDINGS = [
    *(finding for message in BAD_MESSAGES for finding in validate(message)),
    *(finding for message in BESIDE_LIST for finding in LISTED.check(message)),
    *REFUSALS,
    Finding(Field(FieldKind.RECIPIENT), FindingCode.RECIPIENT_NEVER_SEND),
]
