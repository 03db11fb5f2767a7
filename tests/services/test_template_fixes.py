"""What mends a finding against NXCloud's list."""

import pytest

from nxwa_desktop.protocol.message import HeaderKind, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.template_fixes import FixKind, TemplateFix, apply_fix, fixes_of
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.validation.message_rules import FindingCode, validate
from nxwa_desktop.validation.template_rules import ListedTemplates


def listed(name: str, language: str, **fields: object) -> SavedTemplate:
    return SavedTemplate(id=name + language, title="", name=name, language=language, account_id="a", **fields)  # type: ignore[arg-type]


LIST = ListedTemplates(
    [
        listed("order_update", "es", status="PAUSED"),
        listed("order_update", "zh_CN"),
        listed("order_update", "en_GB", body_text="Hi {{Name}}, {{Order}}", body_labels=("Name", "Order")),
        listed("picture", "en_US", header_kind=HeaderKind.IMAGE, body_text="Hi {{1}}", body_labels=("1",)),
        listed("title", "en_US", header_kind=HeaderKind.TEXT, header_text="Hi {{Name}}", header_labels=("Name",)),
    ]
)


@pytest.mark.parametrize(
    ("message", "offered"),
    [
        (Message(template_name="Order-Update", language="zh_CN"), [(FixKind.NAME, "order_update")]),
        (
            Message(template_name="order_update", language="en_US"),
            [(FixKind.LANGUAGE, "en_GB"), (FixKind.LANGUAGE, "zh_CN")],
        ),
        (Message(template_name="order_update", language="en_GB", body=("Ana",)), [(FixKind.WORDING, "")]),
        (
            Message(template_name="picture", language="en_US", body=("x",), header=TextHeader(("y",))),
            [(FixKind.HEADER, "")],
        ),
        (Message(template_name="title", language="en_US", header=ImageHeader("https://a.b")), [(FixKind.HEADER, "")]),
        (Message(template_name="order_update", language="zh_CN", header=TextHeader(("x",))), [(FixKind.HEADER, "")]),
    ],
)
def test_the_first_fix_mends_the_finding_and_is_undone_in_one_step(
    message: Message, offered: list[tuple[FixKind, str]]
) -> None:
    composer = Composer()
    composer.load(message)
    (finding,) = LIST.check(message)
    fixes = fixes_of(finding, message, LIST)
    assert [(each.kind, each.value) for each in fixes] == [*offered, (FixKind.UPDATE, "")]
    apply_fix(composer, LIST, fixes[0])
    assert finding not in LIST.check(composer.message)
    composer.undo()
    assert composer.message == message


@pytest.mark.parametrize(
    "message", [Message(template_name="order_update", language="es"), Message(template_name="nobody", language="es")]
)
def test_what_only_a_newer_list_can_mend_offers_the_update(message: Message) -> None:
    (finding,) = LIST.check(message)
    assert fixes_of(finding, message, LIST) == (TemplateFix(FixKind.UPDATE),)


def test_a_fix_of_the_header_leaves_the_body_and_one_of_the_wording_keeps_values() -> None:
    composer = Composer()
    composer.load(Message(template_name="picture", language="en_US", body=("Ana", "x"), body_text="{{b}}{{c}}"))
    apply_fix(composer, LIST, TemplateFix(FixKind.HEADER))
    assert (composer.message.header, composer.message.body) == (ImageHeader(), ("Ana", "x"))
    assert composer.message.body_text == "{{b}}{{c}}"
    composer.load(Message(template_name="order_update", language="en_GB", body=("Ana",), body_labels=("Name",)))
    apply_fix(composer, LIST, TemplateFix(FixKind.WORDING))
    assert (composer.message.body, composer.message.header) == (("Ana", ""), NoHeader())


def test_a_value_too_many_is_kept_and_named() -> None:
    composer = Composer()
    composer.load(Message(template_name="title", language="en_US", header=TextHeader(("x", "y"))))
    apply_fix(composer, LIST, TemplateFix(FixKind.HEADER))
    assert composer.message.header == TextHeader(("x", "y"), "Hi {{Name}}", ("Name", ""))
    assert FindingCode.PARAMETER_SPARE in {each.code for each in validate(composer.message)}
