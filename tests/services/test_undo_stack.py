"""Undo, redo, and rows that follow the template's text."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind, Message, TextHeader
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.composition import Composition
from nxwa_desktop.services.undo_stack import MAX_STEPS, EditKind, UndoStack
from nxwa_desktop.templates.placeholders import labels_of

BODY, HEADER = FieldKind.BODY, FieldKind.HEADER_TEXT
TO, WORDING = Field(FieldKind.RECIPIENT), Field(FieldKind.BODY_TEMPLATE)
NAMES = "Hello {{First Name}} of {{Country}}, in {{Country}}"

few = st.integers(0, 3)
texts = st.sampled_from(["", "a", "b {{x}}", "{{x}} {{y}} {{x}}", "{{2}} {{1}}", "{{", "David"])
acts = st.one_of(
    st.tuples(st.just("edit"), st.builds(Field, st.sampled_from(list(FieldKind)), few), texts),
    st.tuples(st.just("insert"), st.sampled_from([BODY, HEADER]), few, texts),
    st.tuples(st.just("remove"), st.sampled_from([BODY, HEADER]), few),
    st.tuples(st.just("duplicate"), st.sampled_from([BODY, HEADER]), few),
    st.tuples(st.just("move"), st.sampled_from([BODY, HEADER]), few, few),
    st.tuples(st.just("set_header"), st.sampled_from(HeaderKind)),
    st.tuples(
        st.just("load"),
        st.builds(Message, body=st.lists(texts, max_size=2).map(tuple)),
        st.sampled_from([EditKind.NEW, EditKind.IMPORTED]),
    ),
    st.sampled_from([("undo_import",), ("clear_values",)]),
    st.tuples(st.just("set_focus"), st.sampled_from([None, TO, WORDING])),
)


def consistent(message: Message) -> bool:
    header = message.header
    pairs = [(message.body, message.body_labels)]
    pairs += [(header.parameters, header.labels)] if isinstance(header, TextHeader) else []
    return all(not labels or len(labels) == len(rows) for rows, labels in pairs)


@given(st.lists(acts, max_size=25))
def test_all_steps_lead_back_and_forth_again(steps: list[tuple[Any, ...]]) -> None:
    composer = Composer()
    for name, *arguments in steps:
        getattr(composer, name)(*arguments)
        assert consistent(composer.message)
    last, undone = composer.message, composer.redo_step  # what undoing an import leaves to be redone
    way = [last]
    while composer.undo_step is not None:
        composer.undo()
        assert composer.message != way[-1]
        way.append(composer.message)
    assert composer.message == Message()
    for message in reversed(way[:-1]):
        assert composer.redo_step is not None
        composer.redo()
        assert composer.message == message
    assert composer.redo_step is undone


@given(st.lists(st.one_of(acts, st.tuples(st.just("undo")), st.tuples(st.just("redo"))), max_size=30))
def test_redo_restores_what_undo_took_wherever_it_comes(steps: list[tuple[Any, ...]]) -> None:
    composer = Composer()
    for name, *arguments in steps:
        getattr(composer, name)(*arguments)
        before = composer.message
        if composer.undo_step is not None:
            composer.undo()
            composer.redo()
        assert composer.message == before


def test_typing_on_is_one_step_until_the_field_is_left() -> None:
    composer = Composer()
    for text in ("1", "12", "123"):
        composer.edit(TO, text)
    composer.set_focus(WORDING)
    composer.edit(TO, "1234")
    composer.undo()
    assert composer.message.recipient == "123"
    assert composer.changed_field == TO
    composer.undo()
    assert composer.message == Message()
    assert composer.undo_step is None


def test_a_new_change_cuts_what_could_be_redone() -> None:
    composer = Composer()
    composer.load(Message("1"), EditKind.USED_AGAIN)
    assert composer.undo_step is EditKind.USED_AGAIN
    composer.undo()
    assert composer.redo_step is EditKind.USED_AGAIN
    composer.edit(TO, "2")
    assert composer.redo_step is None


def test_an_import_can_be_undone_while_its_step_is_kept() -> None:
    composer = Composer()
    composer.load(Message("1"), EditKind.IMPORTED)
    told = []
    for number in range(MAX_STEPS):
        told.append(composer.can_undo_import)
        composer.edit(TO, str(number))
        composer.set_focus(None if number % 2 else TO)  # each edit is a step
    assert all(told)
    assert not composer.can_undo_import


def test_whether_an_import_can_be_undone_follows_undo_and_redo() -> None:
    composer = Composer()
    composer.load(Message("1"), EditKind.LOADED)
    composer.load(Message("2"), EditKind.IMPORTED)
    composer.edit(TO, "3")
    told = []
    for step in (composer.undo, composer.undo, composer.redo, composer.undo, lambda: composer.edit(TO, "4")):
        step()
        told.append(composer.can_undo_import)
    assert told == [True, False, True, False, False]


def test_the_steps_are_counted() -> None:
    composer = Composer()
    for number in range(MAX_STEPS + 20):
        composer.load(Message(str(number)))
    undone = 0
    while composer.undo_step is not None:
        composer.undo()
        undone += 1
    assert undone == MAX_STEPS


def test_another_message_takes_its_place_with_its_own_steps() -> None:
    composer = Composer()
    composer.edit(TO, "1")
    first = composer.exchange(Composition())
    assert (composer.message, composer.undo_step) == (Message(), None)
    composer.exchange(first)
    assert composer.undo_step is EditKind.TYPED


def values(composer: Composer) -> tuple[str, ...]:
    return composer.message.body


def labels(composer: Composer) -> tuple[str, ...]:
    return composer.message.body_labels


def test_the_rows_follow_the_text_and_keep_what_was_typed() -> None:
    composer = Composer()
    composer.edit(WORDING, NAMES)
    assert labels(composer) == ("First Name", "Country", "Country")
    composer.edit(Field(BODY, 0), "David")
    composer.edit(Field(BODY, 1), "China")
    assert values(composer) == ("David", "China", "China")
    composer.edit(Field(BODY, 2), "Chile")
    assert values(composer) == ("David", "Chile", "Chile")
    composer.edit(WORDING, "In {{Country}}")
    assert values(composer) == ("Chile",)
    composer.edit(WORDING, NAMES)
    assert values(composer) == ("David", "Chile", "Chile")
    composer.edit(WORDING, "no variable")
    assert values(composer) == ("David", "Chile", "Chile")
    composer.edit(WORDING, "{{Country}} for {{First Name}}")
    assert values(composer) == ("Chile", "David")


def test_rows_typed_before_the_text_take_their_places() -> None:
    composer = Composer()
    for text in ("David", "China", "more"):
        composer.insert(BODY, len(composer.message.body), text)
    composer.edit(WORDING, "{{a}} {{b}}")
    assert values(composer) == ("David", "China", "more")
    assert labels(composer) == ("a", "b", "")


def test_the_labels_go_with_their_rows() -> None:
    composer = Composer()
    composer.edit(WORDING, "{{a}} {{b}}")
    composer.move(BODY, 0, 1)
    composer.duplicate(BODY, 0)
    composer.insert(BODY, 0)
    assert labels(composer) == ("", "b", "b", "a")
    composer.remove(BODY, 1)
    assert labels(composer) == ("", "b", "a")


def test_the_header_has_a_text_of_its_own() -> None:
    composer = Composer()
    composer.set_header(HeaderKind.TEXT)
    composer.edit(Field(FieldKind.HEADER_TEMPLATE), "For {{name}}")
    composer.edit(Field(HEADER), "David")
    assert composer.message.header == TextHeader(("David",), "For {{name}}", ("name",))


@given(st.text(max_size=20), st.text(max_size=20))
def test_texts_and_labels_never_go_out(text: str, label: str) -> None:
    plain = Message("1", "t", "en", TextHeader(("x",)), ("y",))
    named = Message("1", "t", "en", TextHeader(("x",), text, (label,)), ("y",), text, (label,))
    account = sandbox_account("http://127.0.0.1:1/")
    assert encode_body(named, account) == encode_body(plain, account)


def test_the_document_s_example_names_its_parameters() -> None:
    assert labels_of(NAMES) == ("First Name", "Country", "Country")
    assert labels_of("{{2}} {{ 1 }} {{2}}") == ("1", "2")
    assert labels_of("{{1}} {{name}}") == ("1", "name")
    assert labels_of("{{ }} {{}} {{ {x} }} {{open") == ()


@example("{" * 50_000)
@given(st.text("{}1a ", max_size=60))
def test_any_text_has_labels(text: str) -> None:
    for label in labels_of(text):
        assert label
        assert not set(label) & set("{}")


def test_a_value_that_was_emptied_does_not_come_back() -> None:
    composer = Composer()
    composer.edit(WORDING, "{{a}} {{x}}")
    for value in ("David", ""):
        composer.edit(Field(BODY), value)
        composer.edit(WORDING, "{{x}}")
        composer.edit(WORDING, "{{a}} {{x}}")
        assert composer.message.body == (value, "")


def test_what_was_typed_for_another_message_does_not_turn_up_in_this_one() -> None:
    composer = Composer()
    composer.edit(WORDING, "{{a}} {{x}}")
    composer.edit(Field(BODY), "David")
    composer.edit(WORDING, "{{x}}")
    composer.load(Message(), EditKind.NEW)
    composer.edit(WORDING, "{{a}}")
    assert composer.message.body == ("",)


@pytest.mark.parametrize("step", ["settle", "another step"])
def test_typing_ends_where_something_else_begins(step: str) -> None:
    undo_stack = UndoStack()
    undo_stack.record(EditKind.TYPED, Message("0"), TO)
    undo_stack.record(EditKind.TYPED, Message("1"), TO)
    if step == "settle":
        undo_stack.end_step()
    else:
        undo_stack.record(EditKind.ADDED, Message("1"))
    undo_stack.record(EditKind.TYPED, Message("2"), TO)
    change = undo_stack.undo(Message("3"))
    assert change is not None
    assert (change.step, change.message, change.field) == (EditKind.TYPED, Message("2"), TO)


def test_typing_after_going_back_is_a_step_of_its_own() -> None:
    undo_stack = UndoStack()
    undo_stack.record(EditKind.TYPED, Message("0"), TO)
    undo_stack.end_step()
    undo_stack.record(EditKind.TYPED, Message("1"), TO)
    assert undo_stack.undo(Message("2")) is not None
    undo_stack.record(EditKind.TYPED, Message("1"), TO)
    change = undo_stack.undo(Message("3"))
    assert change is not None
    assert change.message == Message("1")


def test_a_step_that_a_field_s_own_undo_took_back_is_passed_over() -> None:
    undo_stack = UndoStack()
    undo_stack.record(EditKind.ADDED, Message("0"))
    undo_stack.record(EditKind.TYPED, Message("1"), TO)
    assert undo_stack.undo_kind(Message("1")) is EditKind.ADDED
    change = undo_stack.undo(Message("1"))
    assert change is not None
    assert change.message == Message("0")
    assert undo_stack.redo_kind(Message("0")) is EditKind.ADDED
    assert undo_stack.undo(Message("0")) is None
