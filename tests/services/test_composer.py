"""The composer against a model made of plain lists."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from nxwa_desktop.protocol.message import (
    Field,
    FieldKind,
    Header,
    HeaderKind,
    ImageHeader,
    Message,
    NoHeader,
    TextHeader,
)
from nxwa_desktop.protocol.message_fields import has_field, has_values, rows_of, value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.undo_stack import EditKind

BODY, HEADER = FieldKind.BODY, FieldKind.HEADER_TEXT
LINK = Field(FieldKind.HEADER_IMAGE)
RECIPIENT = Field(FieldKind.RECIPIENT)

row_kinds = st.sampled_from([BODY, HEADER])
indices = st.integers(-2, 5)
texts = st.sampled_from(["", "a", "b", "\ud800", "\n"])
TEXTS = {FieldKind.BODY_TEMPLATE, FieldKind.HEADER_TEMPLATE}
fields = st.builds(Field, st.sampled_from([kind for kind in FieldKind if kind not in TEXTS]), indices)
headers = st.sampled_from(HeaderKind)
messages = st.builds(
    Message,
    texts,
    texts,
    texts,
    st.one_of(st.builds(NoHeader), st.builds(TextHeader, st.lists(texts).map(tuple)), st.builds(ImageHeader, texts)),
    st.lists(texts, max_size=4).map(tuple),
)


class SignalRecorder:
    """What the composer said, in order."""

    def __init__(self, composer: Composer) -> None:
        self.said: list[object] = []
        self.others: list[object] = []
        composer.other_edited.connect(self.others.append)
        composer.edited.connect(self.said.append)
        composer.rearranged.connect(lambda kind, origins: self.said.append((kind, origins)))
        composer.restructured.connect(lambda: self.said.append("restructured"))
        composer.focused.connect(lambda field: self.said.append(("focused", field)))

    def take(self) -> list[object]:
        said = self.said.copy()
        self.said.clear()
        return said


class AgainstLists(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.composer = Composer()
        self.heard = SignalRecorder(self.composer)
        self.plain = dict.fromkeys((FieldKind.RECIPIENT, FieldKind.TEMPLATE_NAME, FieldKind.LANGUAGE), "")
        self.body: list[str] = []
        self.header_texts = [""]
        self.link = ""
        self.header = HeaderKind.NONE

    def rows(self, kind: FieldKind) -> list[str] | None:
        if kind is BODY:
            return self.body
        return self.header_texts if kind is HEADER and self.header is HeaderKind.TEXT else None

    @rule(field=fields, text=texts)
    def edit(self, field: Field, text: str) -> None:
        changed = False
        rows = self.rows(field.kind)
        if rows is not None:
            if 0 <= field.index < len(rows):
                changed = rows[field.index] != text
                rows[field.index] = text
        elif field.kind is LINK.kind:
            if self.header is HeaderKind.IMAGE and field.index == 0:
                changed, self.link = self.link != text, text
        elif field.kind in self.plain and field.index == 0:
            changed, self.plain[field.kind] = self.plain[field.kind] != text, text
        before = self.composer.message
        self.composer.edit(field, text)
        assert self.heard.take() == ([field] if changed else [])
        assert self.heard.others == ([field] if changed and rows is None else [])
        self.heard.others.clear()
        assert (self.composer.message is before) is not changed

    @rule(kind=headers)
    def set_header(self, kind: HeaderKind) -> None:
        changed, self.header = kind is not self.header, kind
        self.composer.set_header(kind)
        assert self.heard.take() == (["restructured"] if changed else [])

    def _rearranged(self, kind: FieldKind, before: list[str] | None, new: str | None = None) -> None:
        said = self.heard.take()
        rows = self.rows(kind)
        if before is None or rows is None or (said == [] and before == rows):
            assert said == []
            return
        assert said[1:] == ["restructured"]
        assert isinstance(said[0], tuple)
        told, origins = said[0]
        assert told is kind
        assert [new if origin is None else before[origin] for origin in origins] == rows
        kept = [origin for origin in origins if origin is not None]
        assert len(set(kept)) == len(kept)

    @rule(kind=row_kinds, index=indices, text=texts)
    def insert(self, kind: FieldKind, index: int, text: str) -> None:
        rows = self.rows(kind)
        before = None if rows is None or not 0 <= index <= len(rows) else list(rows)
        if rows is not None and before is not None:
            rows.insert(index, text)
        self.composer.insert(kind, index, text)
        self._rearranged(kind, before, text)

    @rule(kind=row_kinds, index=indices)
    def remove(self, kind: FieldKind, index: int) -> None:
        rows = self.rows(kind)
        before = None if rows is None or not 0 <= index < len(rows) else list(rows)
        if rows is not None and before is not None:
            del rows[index]
        self.composer.remove(kind, index)
        self._rearranged(kind, before)

    @rule(kind=row_kinds, index=indices)
    def duplicate(self, kind: FieldKind, index: int) -> None:
        rows = self.rows(kind)
        before = None if rows is None or not 0 <= index < len(rows) else list(rows)
        if rows is not None and before is not None:
            rows.insert(index + 1, rows[index])
        self.composer.duplicate(kind, index)
        self._rearranged(kind, before, before[index] if before is not None else None)

    @rule(kind=row_kinds, index=indices, to=indices)
    def move(self, kind: FieldKind, index: int, to: int) -> None:
        rows = self.rows(kind)
        possible = rows is not None and index != to and 0 <= index < len(rows) and 0 <= to < len(rows)
        before = list(rows) if rows is not None and possible else None
        if rows is not None and possible:
            rows.insert(to, rows.pop(index))
        assert self.composer.move(kind, index, to) is possible
        self._rearranged(kind, before)

    @rule(message=messages)
    def load(self, message: Message) -> None:
        self.plain = {
            FieldKind.RECIPIENT: message.recipient,
            FieldKind.TEMPLATE_NAME: message.template_name,
            FieldKind.LANGUAGE: message.language,
        }
        self.body, self.header = list(message.body), message.header.kind
        self.header_texts = list(message.header.parameters) if isinstance(message.header, TextHeader) else [""]
        self.link = message.header.link if isinstance(message.header, ImageHeader) else ""
        self.composer.load(message)
        assert self.heard.take() == ["restructured"]

    @rule(kind=st.sampled_from([RECIPIENT.kind, LINK.kind]), index=indices)
    def no_rows(self, kind: FieldKind, index: int) -> None:
        self.composer.insert(kind, index, "x")
        self.composer.remove(kind, index)
        self.composer.duplicate(kind, index)
        assert not self.composer.move(kind, index, 0)
        assert self.heard.take() == []

    @invariant()
    def the_message_is_the_models(self) -> None:
        header: NoHeader | TextHeader | ImageHeader = NoHeader()
        if self.header is HeaderKind.TEXT:
            header = TextHeader(tuple(self.header_texts))
        elif self.header is HeaderKind.IMAGE:
            header = ImageHeader(self.link)
        recipient, template_name, language = self.plain.values()
        assert self.composer.message == Message(recipient, template_name, language, header, tuple(self.body))


TestAgainstLists = AgainstLists.TestCase
TestAgainstLists.settings = settings(max_examples=120, stateful_step_count=30, deadline=None)


@given(messages, st.builds(Field, st.sampled_from(list(FieldKind)), indices))
def test_a_field_has_a_value_exactly_where_the_message_has_it(message: Message, field: Field) -> None:
    all_fields = [Field(FieldKind.RECIPIENT), Field(FieldKind.TEMPLATE_NAME), Field(FieldKind.LANGUAGE)]
    all_fields += [Field(BODY, index) for index in range(len(message.body))]
    all_fields += [Field(HEADER, index) for index in range(len(rows_of(message, HEADER)))]
    if isinstance(message.header, ImageHeader):
        all_fields.append(LINK)
    all_fields += [Field(FieldKind.BODY_TEMPLATE)]
    all_fields += [Field(FieldKind.HEADER_TEMPLATE)] if isinstance(message.header, TextHeader) else []
    assert has_field(message, field) is (field in all_fields)
    if field not in all_fields:
        assert not value_of(message, field)


def test_each_edit_makes_a_new_frozen_message_and_leaves_the_old_one() -> None:
    composer = Composer()
    composer.insert(BODY, 0, "a")
    before = composer.message
    composer.edit(Field(BODY, 0), "b")
    assert (before.body, composer.message.body) == (("a",), ("b",))
    with pytest.raises(AttributeError):
        composer.message.recipient = "1"  # type: ignore[misc]  # that it is refused is the point


def test_a_handler_sees_the_new_message() -> None:
    composer = Composer()
    seen: list[Message] = []
    for signal in (composer.edited, composer.rearranged, composer.restructured):
        signal.connect(lambda *_: seen.append(composer.message))
    composer.edit(RECIPIENT, "1")
    composer.insert(BODY, 0, "a")
    assert seen == [Message("1"), *2 * [Message("1", body=("a",))]]


def test_every_kind_of_header_comes_back_as_it_was_until_another_message_is_loaded() -> None:
    composer = Composer()
    composer.set_header(HeaderKind.TEXT)
    composer.edit(Field(HEADER), "hello")
    composer.set_header(HeaderKind.IMAGE)
    composer.edit(LINK, "https://a/b.png")
    composer.set_header(HeaderKind.NONE)
    headers: list[Header] = []
    for kind in (HeaderKind.TEXT, HeaderKind.IMAGE):
        composer.set_header(kind)
        headers.append(composer.message.header)
    composer.load(Message())
    composer.set_header(HeaderKind.TEXT)
    headers.append(composer.message.header)
    assert headers == [TextHeader(("hello",)), ImageHeader("https://a/b.png"), TextHeader()]


def test_a_row_of_a_header_that_is_not_there_does_not_push_out_the_one_that_is() -> None:
    composer = Composer()
    composer.load(Message(header=ImageHeader("https://a/b.png")))
    composer.insert(HEADER, 0, "x")
    composer.edit(Field(HEADER), "x")
    assert composer.message.header == ImageHeader("https://a/b.png")


def test_what_is_no_parameter_is_told_of_once_more() -> None:
    composer = Composer()
    composer.load(
        Message(header=TextHeader(("x",), "{{a}}", ("a",)), body=("y",), body_text="{{b}}", body_labels=("b",))
    )
    heard = SignalRecorder(composer)
    wordings = [Field(FieldKind.BODY_TEMPLATE), Field(FieldKind.HEADER_TEMPLATE)]
    for field in (RECIPIENT, Field(BODY), *wordings, Field(HEADER)):
        composer.edit(field, f"{value_of(composer.message, field)}!")
    assert heard.others == [RECIPIENT, *wordings]


def test_the_focus_is_told_once() -> None:
    composer = Composer()
    heard = SignalRecorder(composer)
    composer.set_focus(None)
    composer.set_focus(RECIPIENT)
    composer.set_focus(msgspec.structs.replace(RECIPIENT))
    assert composer.focus == RECIPIENT
    composer.set_focus(None)
    assert heard.take() == [("focused", RECIPIENT), ("focused", None)]


def test_steps_are_told_of_when_another_one_can_be_undone() -> None:
    composer = Composer()
    composer.load(Message(body=("",)))
    told: list[tuple[EditKind | None, EditKind | None, bool]] = []

    def note() -> None:
        told.append((composer.undo_step, composer.redo_step, has_values(composer.message)))

    composer.steps_changed.connect(note)
    field = Field(FieldKind.BODY)
    for text in ("a", "ab", "abc", ""):
        composer.edit(field, text)
    composer.undo()
    assert told == [
        (EditKind.TYPED, None, True),
        (EditKind.TYPED, None, False),
        (EditKind.TYPED, EditKind.TYPED, True),
    ]
