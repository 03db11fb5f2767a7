"""Messages that together show every finding there is."""

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message, TextHeader
from nxwa_desktop.validation.message_rules import Finding, FindingCode, validate

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
FINDINGS = [*(finding for message in BAD_MESSAGES for finding in validate(message)), *REFUSALS]
