"""Saved templates on disk."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from nxwa_desktop.importing.template_file import read_templates, write_templates
from nxwa_desktop.protocol.message import HeaderKind, Message, NoHeader
from nxwa_desktop.storage.errors import DatabaseLocked, UnstorableValue
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.storage.templates import ListState, Templates, free_title
from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.templates.saved_template import (
    SavedTemplate,
    Unsendable,
    as_listed,
    fields_from_template,
    message_of,
    with_wording,
    without_details,
)
from nxwa_desktop.texts.templates import unsendable

FULL = SavedTemplate(
    id="1",
    title="Order 国际",
    name="order",
    language="en_US",
    header_kind=HeaderKind.TEXT,
    header_text="For {{n}}",
    header_labels=("n",),
    body_text="Hi {{a}}",
    body_labels=("a",),
    footer="Bye",
    buttons=("Yes",),
    status="APPROVED",
    unsendable=(Unsendable.BUTTON_VARIABLE,),
    header_examples=("you",),
    body_examples=("Ana",),
    category="UTILITY",
    quality="GREEN",
    rejected_reason="INVALID_FORMAT",
)


def template(id: str, title: str, **other: str) -> SavedTemplate:  # noqa: A002 - the field's name
    return SavedTemplate(id=id, title=title, name=other.get("name", id), language="en")


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    with Database(file, busy_timeout=0.1) as database:
        yield database


@pytest.fixture
def templates(database: Database) -> Templates:
    return Templates(database)


def titles(templates: Templates) -> list[str]:
    return [each.title for each in templates.list()]


def test_one_comes_back_as_it_was_saved_and_is_replaced_by_its_id(templates: Templates) -> None:
    assert templates.list() == ()
    templates.save(FULL, 1)
    assert templates.list() == (FULL,)
    other = msgspec.structs.replace(FULL, title="Another", body_text="new")
    templates.save(other, 2)
    assert templates.list() == (other,)
    templates.remove("nobody")
    templates.remove("1")
    assert templates.list() == ()


def test_they_are_listed_by_title_upper_and_lower_case_alike(templates: Templates) -> None:
    for number, title in enumerate(("b", "C", "A")):
        templates.save(template(str(number), title), 1)
    assert titles(templates) == ["A", "b", "C"]


def test_a_title_stays_that_of_one(templates: Templates, file: Path) -> None:
    templates.save(template("1", "Order"), 1)
    templates.save(template("2", "Other"), 1)
    templates.save(template("2", "ORDER"), 2)
    assert titles(templates) == ["Order", "ORDER (2)"]
    # Its own title is nobody else's, and another window may have given one away.
    templates.save(template("2", "Order (2)"), 3)
    with Database(file) as elsewhere:
        Templates(elsewhere).save(template("3", "order"), 4)
    assert titles(templates) == ["Order", "Order (2)", "order (3)"]


def test_several_are_added_or_none(templates: Templates) -> None:
    templates.save(template("0", "Old"), 1)
    bad = template("2", "B", name="\ud800")
    with pytest.raises(UnstorableValue) as told:
        templates.save_all([template("1", "A"), bad, template("3", "C")], 1)
    assert told.value.__cause__ is None
    assert titles(templates) == ["Old"]

    def breaks() -> Iterator[SavedTemplate]:
        yield template("1", "A")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        templates.save_all(breaks(), 1)
    assert titles(templates) == ["Old"]
    assert templates.save_all([template("1", "A")], 1) == (1, 0)


def test_titles_that_are_taken_get_a_number(templates: Templates) -> None:
    templates.save(template("0", "order"), 1)
    templates.save(template("x", "Order (3)"), 1)
    assert templates.save_all([template("1", "Order"), template("2", "ORDER"), template("3", "New")], 1) == (3, 0)
    assert titles(templates) == ["New", "order", "Order (2)", "Order (3)", "ORDER (4)"]


def test_those_that_are_known_are_counted_and_not_added(templates: Templates) -> None:
    several = [template(str(number), "A") for number in range(3)]
    assert templates.save_all(several, 1) == (3, 0)
    again = [msgspec.structs.replace(each, id=f"new {each.id}") for each in several]
    assert templates.save_all(again, 2) == (0, 3)
    assert titles(templates) == ["A", "A (2)", "A (3)"]
    changed = msgspec.structs.replace(again[0], body_text="other")
    assert templates.save_all([changed, changed, again[1]], 3) == (1, 2)
    assert titles(templates) == ["A", "A (2)", "A (3)", "A (4)"]


def test_one_that_is_known_gets_the_details_of_the_new_one(templates: Templates) -> None:
    plain = without_details(FULL)
    templates.save(plain, 1)
    assert templates.save_all([msgspec.structs.replace(FULL, id="2", title="Order 国际")], 2) == (0, 1)
    assert templates.list() == (FULL,)
    assert templates.save_all([msgspec.structs.replace(plain, id="3")], 3) == (0, 1)
    assert templates.list() == (FULL,)


def test_what_another_version_wrote_stays_and_keeps_its_title(
    templates: Templates, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    database.execute("INSERT INTO templates VALUES ('x', 'A', 'a', x'7b', 1)")
    assert templates.list() == ()
    assert "cannot be read" in caplog.text
    assert templates.save_all([template("1", "a")], 1) == (1, 0)
    assert titles(templates) == ["a (2)"]
    assert database.query("SELECT definition FROM templates WHERE id = 'x'") == [(b"{",)]


NEWER = {
    **fields_from_template(template("n", "Newer")),
    "header_kind": "hologram",
    "unsendable": ["button_variable", "smell"],
    "carousel": [{"text": "½"}],
}


@pytest.fixture
def newer(database: Database, templates: Templates) -> SavedTemplate:
    """A template as a newer version saved it, read by this one."""
    row = ("n", "Newer", "newer", msgspec.json.encode(NEWER), 1)
    database.execute("INSERT INTO templates VALUES (?, ?, ?, ?, ?)", row)
    (listed,) = templates.list()
    return listed


def definition(database: Database, id: str) -> dict[str, object]:  # noqa: A002 - the field's name
    ((stored,),) = database.query("SELECT definition FROM templates WHERE id = ?", (id,))
    return dict(msgspec.json.decode(stored))


def test_words_of_a_newer_version_are_listed_and_cannot_be_sent(newer: SavedTemplate) -> None:
    assert newer.header_kind == "hologram"
    assert not newer.sendable
    reasons = [str(unsendable(each)) for each in newer.obstacles]
    assert all("newer version" in each for each in reasons[1:])
    assert ["smell" in reasons[1], "hologram" in reasons[2]] == [True, True]
    assert not msgspec.structs.replace(newer, unsendable=()).sendable
    assert message_of(newer, Message()).header == NoHeader()


def test_words_and_fields_of_a_newer_version_are_kept_when_it_is_saved_again(
    templates: Templates, database: Database, newer: SavedTemplate
) -> None:
    unknown = {name: NEWER[name] for name in ("header_kind", "unsendable", "carousel")}
    templates.save(msgspec.structs.replace(newer, title="Renamed"), 2)
    assert definition(database, "n").items() >= {**unknown, "title": "Renamed"}.items()
    templates.save(msgspec.structs.replace(newer, id="copy"), 3)
    assert definition(database, "copy").items() >= unknown.items()
    (read,) = read_templates(write_templates([newer])).templates
    assert read == msgspec.structs.replace(newer, id=read.id)
    details = msgspec.structs.replace(newer, id="x", title="Renamed", unknown_fields="", category="UTILITY")
    assert templates.save_all([details], 4) == (0, 1)
    assert definition(database, "n").items() >= {**unknown, "category": "UTILITY"}.items()


def test_fields_of_a_newer_version_outlive_the_list_of_the_server(templates: Templates, database: Database) -> None:
    mine = msgspec.structs.replace(template("n", "Newer"), account_id="a1")
    row = ("n", "Newer", "newer", msgspec.json.encode(fields_from_template(mine) | {"carousel": [1]}), 1)
    database.execute("INSERT INTO templates VALUES (?, ?, ?, ?, ?)", row)
    changes = templates.take_list("a1", [msgspec.structs.replace(mine, body_text="new")], 2, source="saas")
    assert len(changes.changed) == 1
    assert definition(database, "n").items() >= {"carousel": [1], "body_text": "new"}.items()


def test_a_database_that_is_locked_takes_none(templates: Templates, file: Path) -> None:
    with Database(file) as other, other.transaction(), pytest.raises(DatabaseLocked):
        templates.save_all([template("1", "A")], 1)
    assert templates.list() == ()


def test_ten_thousand_of_one_title(templates: Templates) -> None:
    many = [template(str(number), "A") for number in range(10_000)]
    assert templates.save_all(many, 1) == (10_000, 0)
    assert len(set(titles(templates))) == 10_000
    assert templates.save_all(many, 1) == (0, 10_000)


def test_a_title_that_is_free_stays_as_it_is() -> None:
    assert free_title("A", set()) == "A"
    assert free_title("A", {"a"}) == "A (2)"
    assert free_title("A", {"a", "a (2)"}) == "A (3)"
    last: dict[str, int] = {}
    assert [free_title("A", {"a"}, last) for _ in range(2)] == ["A (2)", "A (3)"]


def listed(name: str, **changes: str) -> SavedTemplate:
    """A template of NXCloud's list."""
    template = SavedTemplate(
        id=f"a1 en {name}", title=name, name=name, language="en", status="APPROVED", account_id="a1"
    )
    return msgspec.structs.replace(template, **changes)


def test_a_list_is_taken_over_and_nothing_is_deleted(templates: Templates) -> None:
    own = template("1", "order")
    templates.save(own, 1)
    first = templates.take_list("a1", [listed("order"), listed("late")], 10, source="saas")
    assert ([each.name for each in first.new], first.changed, first.gone) == (["order", "late"], (), ())
    assert titles(templates) == ["late", "order", "order (2)"]
    second = templates.take_list("a1", [listed("order", status="PAUSED"), listed("new")], 20, source="saas")
    assert [each.name for each in (*second.new, *second.changed, *second.gone)] == ["new", "order", "late"]
    by_name = {each.id: each for each in templates.list()}
    assert by_name["1"] == own
    assert (by_name["a1 en order"].status, by_name["a1 en order"].last_seen) == ("PAUSED", 20)
    assert (by_name["a1 en late"].is_gone, by_name["a1 en late"].last_seen) == (True, 10)
    assert templates.take_list("a1", [listed("order", status="PAUSED"), listed("new")], 30, source="saas").gone == ()
    assert templates.list_state("a1") == ListState("saas", 30)
    assert templates.list_state("a2") is None
    back = templates.take_list(
        "a1", [listed("late"), listed("order", status="PAUSED"), listed("new")], 40, source="saas"
    )
    assert [each.name for each in back.changed] == ["late"]


def test_lists_of_two_accounts_do_not_mix(templates: Templates) -> None:
    templates.take_list("a1", [listed("order")], 10, source="saas")
    other = msgspec.structs.replace(listed("order"), id="a2 en order", account_id="a2")
    changes = templates.take_list("a2", [other], 20, source="saas")
    assert ([each.account_id for each in changes.new], changes.gone) == (["a2"], ())


def test_a_removed_list_leaves_everything_else(templates: Templates) -> None:
    templates.save(template("1", "order"), 1)
    templates.take_list("a1", [listed("late")], 10, source="saas")
    other = msgspec.structs.replace(listed("order"), id="a2 en order", account_id="a2")
    templates.take_list("a2", [other], 20, source="saas")
    templates.remove_list("a1")
    assert [each.id for each in templates.list()] == ["1", "a2 en order"]
    assert templates.list_state("a1") is None
    assert templates.list_state("a2") is not None


def test_a_list_that_is_not_complete_marks_nothing_as_gone(templates: Templates) -> None:
    templates.take_list("a1", [listed("order")], 10, source="saas")
    assert templates.take_list("a1", [], 20, source="saas", is_complete=False).gone == ()


def test_a_list_that_cannot_be_stored_leaves_the_old_one(templates: Templates) -> None:
    templates.take_list("a1", [listed("order")], 10, source="saas")
    before = templates.list()
    with pytest.raises(UnstorableValue):
        templates.take_list("a1", [listed("new"), listed("bad", body_text="\ud800")], 20, source="saas")
    assert templates.list() == before


def test_an_own_wording_outlives_an_update_of_nxclouds(templates: Templates) -> None:
    def server(text: str, *examples: str) -> SavedTemplate:
        return msgspec.structs.replace(
            listed("order"), body_text=text, body_labels=labels_of(text), body_examples=examples
        )

    templates.take_list("a1", [server("Hi {{1}}", "Ana")], 10, source="saas")
    (first,) = templates.list()
    own = with_wording(first, "Hi {{Name}}")
    assert (own.listed_text, own.body_examples) == ("Hi {{1}}", ("Ana",))
    templates.save(own, 15)
    assert templates.take_list("a1", [server("Hi {{1}}", "Ana")], 20, source="saas").changed == ()
    changes = templates.take_list("a1", [server("Hello {{1}}, {{2}}", "Ana", "Rio")], 30, source="saas")
    (second,) = templates.list()
    assert changes.changed == (second,)
    assert (second.body_text, second.body_labels, second.listed_text) == (
        "Hi {{Name}}",
        ("Name",),
        "Hello {{1}}, {{2}}",
    )
    assert as_listed(second).body_labels == ("1", "2")
    assert as_listed(second).listed_text is None
    templates.take_list("a1", [server("Hi {{Name}}")], 40, source="saas")
    assert templates.list()[0].listed_text is None
