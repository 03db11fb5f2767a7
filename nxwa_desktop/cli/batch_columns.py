"""The choice of columns of `batch FILE`: by `--map`, else by their names."""

import argparse

import msgspec

from nxwa_desktop.batch.numbers import is_country
from nxwa_desktop.batch.plan import (
    BatchPlan,
    Column,
    Columns,
    Fixed,
    ValueSource,
    VariableKey,
    name_key,
    suggest_columns,
    variables_of,
)
from nxwa_desktop.cli.console import UsageError
from nxwa_desktop.cli.templates import IMAGE_VARIABLE, choose_language, refuse_unsendable
from nxwa_desktop.tables.table import Table
from nxwa_desktop.templates.saved_template import SavedTemplate

RECIPIENT, LANGUAGE = "to", "language"
_IMAGE = VariableKey(in_header=True, label="")


def make_plan(given: argparse.Namespace, table: Table, found: tuple[SavedTemplate, ...]) -> BatchPlan:
    """The plan. `found`: the template in each of its languages. Raises UsageError for the first thing that is wrong."""
    asked = _asked(given, table)
    named = suggest_columns(table.columns, (), found)
    recipient = asked.pop(RECIPIENT, named.recipient)
    if recipient is None:
        raise UsageError(f"No column is for the recipient: add --map {RECIPIENT}=COLUMN. {_known(table)}")
    by_row = asked.pop(LANGUAGE, None)
    language, templates = _language(given, by_row or named.language, found, is_mapped=by_row is not None)
    columns = suggest_columns(table.columns, (), templates)
    columns = msgspec.structs.replace(columns, recipient=recipient, language=language, country=_country(given))
    for what, column in asked.items():
        for key in _keys(what, templates):
            columns = columns.with_source(key, column)
    missing = [_name(key) for key in variables_of(templates) if columns.source_of(key) is None]
    if missing:
        names = ", ".join(missing)
        raise UsageError(f'No column is for: {names}. Add --map "{missing[0]}=COLUMN". {_known(table)}')
    return BatchPlan(table.columns, columns, templates)


def used_columns(columns: Columns) -> frozenset[int]:
    """The indexes of the columns that are used."""
    sources = (columns.recipient, columns.language, *(source for _, source in columns.variables))
    return frozenset(source.index for source in sources if isinstance(source, Column))


def described_columns(plan: BatchPlan) -> str:
    """The choice of columns, in one line."""
    columns = plan.columns
    pairs = [(RECIPIENT, columns.recipient), *((_name(key), columns.source_of(key)) for key in plan.variables)]
    if isinstance(columns.language, Column):
        pairs.insert(1, (LANGUAGE, columns.language))
    return ", ".join(f"{name} from {_shown(source, plan)}" for name, source in pairs)


def _shown(source: ValueSource | None, plan: BatchPlan) -> str:
    return plan.header[source.index] if isinstance(source, Column) else "the template's example"


def _asked(given: argparse.Namespace, table: Table) -> dict[str, Column]:
    asked: dict[str, Column] = {}
    for each in given.map:
        what, equals, name = each.partition("=")
        if not equals or not what.strip():
            raise UsageError(f"--map {each}: write it as WHAT=COLUMN, for example {RECIPIENT}=phone.")
        what = what.strip()
        if what in asked:
            raise UsageError(f"--map {each}: {what} has a column already.")
        asked[what] = Column(_find(name.strip(), table))
    return asked


def _find(name: str, table: Table) -> int:
    header = table.header or ()
    if header.count(name) > 1:
        raise UsageError(f"Several columns are called {name}: give them different names in the file.")
    if name in table.columns:
        return table.columns.index(name)
    alike = [index for index, known in enumerate(table.columns) if name_key(known) == name_key(name)]
    if not header:
        alike += [index for index, known in enumerate(table.columns) if known == f"Column {name.upper()}"]
    if len(alike) != 1:
        raise UsageError(f"There is no column called {name}. {_known(table)}")
    return alike[0]


def _known(table: Table) -> str:
    return f"The columns are: {', '.join(table.columns)}."


def _language(
    given: argparse.Namespace, source: ValueSource, found: tuple[SavedTemplate, ...], *, is_mapped: bool
) -> tuple[ValueSource, tuple[SavedTemplate, ...]]:
    """The source of the language, and the templates that rows may use."""
    if given.language is not None and is_mapped:
        raise UsageError(f"Give the language by --language or by --map {LANGUAGE}=COLUMN, not by both.")
    if given.language is not None or isinstance(source, Fixed):
        (*others, template) = reversed(choose_language(given.template, found, given.language))
        if others:
            languages = ", ".join(each.language for each in found)
            raise UsageError(
                f"{given.template} has several languages: choose one with --language ({languages}), "
                f"or a column with --map {LANGUAGE}=COLUMN."
            )
        refuse_unsendable(template)
        return Fixed(template.language), (template,)
    choose_language(given.template, found, None)
    sendable = tuple(each for each in found if each.sendable)
    for each in sendable or found[:1]:
        refuse_unsendable(each)
    return source, sendable


def _country(given: argparse.Namespace) -> str:
    code = (given.country or "").strip().upper()
    if code and not is_country(code):
        raise UsageError(f"--country {given.country}: write the two letters of a country, for example ID.")
    return code


def _keys(what: str, templates: tuple[SavedTemplate, ...]) -> list[VariableKey]:
    known = variables_of(templates)
    if what == IMAGE_VARIABLE and _IMAGE in known:
        return [_IMAGE]
    # In braces it is a variable, whatever it is called.
    label = what.removeprefix("{{").removesuffix("}}").strip()
    named = [key for key in known if key != _IMAGE]
    found = [key for key in named if key.label == label]
    found = found or [key for key in named if name_key(key.label) == name_key(label) != ""]
    if not found:
        names = ", ".join(dict.fromkeys(map(_name, known))) or "none"
        raise UsageError(f"--map {what}=…: the template has no variable {what}. Its variables: {names}.")
    return found


def _name(key: VariableKey) -> str:
    return IMAGE_VARIABLE if key == _IMAGE else key.label
