"""The form of a batch's columns: template, recipient, country, language, and each variable."""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.batch.plan import Column, Columns, Fixed, ValueSource, VariableKey, name_key
from nxwa_desktop.protocol.message import Field, FieldKind, HeaderKind
from nxwa_desktop.protocol.template_languages import documented_languages
from nxwa_desktop.services.batch_preparation import BatchPreparation
from nxwa_desktop.services.recipient_count import RecipientCount, RecipientCounter
from nxwa_desktop.services.templates import TemplateService
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.batch.batch_words import number
from nxwa_desktop.ui.batch.country_box import CountryBox
from nxwa_desktop.ui.batch.source_box import SourceBox
from nxwa_desktop.ui.batch.template_box import TemplateBox
from nxwa_desktop.ui.i18n.language_names import language_name
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, shortened
from nxwa_desktop.ui.widgets.fitted_widget import FittedWidget
from nxwa_desktop.ui.widgets.label_column import ROW_GAP, LabelColumn, labelled
from nxwa_desktop.ui.widgets.labels import towards_end
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.section_heading import SectionHeading

MARGIN, NARROW_MARGIN = 20, 16


class ColumnsForm(FittedWidget):
    """Fills the plan of the preparation. `marked(Field | None)`: the part of the message whose box has the focus."""

    marked = Signal(object)

    def __init__(self, preparation: BatchPreparation, templates: TemplateService) -> None:
        super().__init__()
        self._preparation = preparation
        self._cells: tuple[str, ...] = ()
        self._count: RecipientCount | None = None
        self._counter = RecipientCounter(self)
        self.labels = LabelColumn(self)
        self.template = TemplateBox(templates)
        self.recipient = SourceBox(self.tr("To"), typed=False)
        self.country = CountryBox()
        self.language = SourceBox(self.tr("Language"), typed=False)
        self.variables: dict[VariableKey, SourceBox] = {}
        self._built_for: tuple[tuple[SavedTemplate, ...], tuple[VariableKey, ...]] = (), ()
        self._matched = Note(caption=True)
        self._recipient_note = Note(caption=True)
        self._sections = QWidget()
        self._arrange()
        self._connect()

    def show_cells(self, cells: tuple[str, ...]) -> None:
        """Show the values of a row beside the columns."""
        self._cells = cells
        self.refresh()

    def refresh(self) -> None:
        """Show the plan as it is chosen so far."""
        preparation = self._preparation
        header, columns = preparation.plan.header, preparation.columns
        self.template.show_templates(preparation.templates)
        if (preparation.templates, preparation.plan.variables) != self._built_for:
            self._build_variables()
        self.recipient.show_source(header, self._cells, columns.recipient)
        self.language.show_source(header, self._cells, columns.language, list(self._languages()))
        for key, box in self.variables.items():
            box.show_source(header, self._cells, columns.source_of(key))
        has_template = bool(preparation.templates)
        self._language_row.setVisible(has_template)
        self._sections.setVisible(has_template)
        self._show_match()
        self._count_recipients()
        self._show_count()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Almost no width: boxes and notes give way."""
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        self._column = column = QVBoxLayout(self)
        flat(column, gap=ROW_GAP)
        self._country_row, self._language_row = QWidget(), QWidget()
        country = labelled(self.labels.label(self.tr("Default country"), self.country), self.country)
        language = labelled(self.labels.label(self.tr("Language"), self.language), self.language)
        for row, content in ((self._country_row, country), (self._language_row, language)):
            row.setLayout(content)
        column.addLayout(labelled(self.labels.label(self.tr("Template"), self.template), self.template))
        to = self.labels.label(self.tr("To"), self.recipient)
        column.addLayout(labelled(to, self.recipient, self._recipient_note))
        column.addWidget(self._country_row)
        column.addWidget(self._language_row)
        self._section_column = QVBoxLayout(self._sections)
        flat(self._section_column, gap=ROW_GAP)
        column.addWidget(self._sections)
        column.addStretch(1)
        self._country_row.hide()

    def _connect(self) -> None:
        self.template.chosen.connect(self._choose_template)
        self.recipient.chosen.connect(lambda source: self._change(recipient=source))
        self.language.chosen.connect(lambda source: self._change(language=source))
        self.country.chosen.connect(lambda code: self._change(country=code))
        self._counter.counted.connect(self._counted)
        for box in (self.recipient, self.language):
            box.focused.connect(lambda: self.marked.emit(None))

    def _choose_template(self, templates: tuple[SavedTemplate, ...]) -> None:
        """Take a template, first the language whose variables are called as the columns are."""
        names = {name_key(name) for name in self._preparation.plan.header}

        def strangers(template: SavedTemplate) -> int:
            labels = {name_key(label) for label in (*template.header_labels, *template.body_labels)}
            return len(labels - names)

        self._preparation.choose_template(tuple(sorted(templates, key=strangers)))

    def _change(self, **changes: object) -> None:
        self._preparation.set_columns(msgspec.structs.replace(self._preparation.columns, **changes))

    def _choose(self, key: VariableKey, source: ValueSource) -> None:
        self._preparation.set_columns(self._preparation.columns.with_source(key, source))

    def _build_variables(self) -> None:
        """Make a box for each variable of another template."""
        templates, keys = self._built_for = self._preparation.templates, self._preparation.plan.variables
        while (item := self._section_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.variables = {}
        self._matched = Note(caption=True)
        header, body = [key for key in keys if key.in_header], [key for key in keys if not key.in_header]
        if header:
            is_image = templates[0].header_kind is HeaderKind.IMAGE
            heading = SectionHeading(self.tr("Header"), QWidget())
            heading.show_kind(self.tr("image") if is_image else self.tr("text"))
            self._section_column.addWidget(heading)
        for key in header:
            self._add_variable(key)
        if body:
            self._section_column.addWidget(SectionHeading(self.tr("Body"), self._matched))
        for key in body:
            self._add_variable(key)

    def _add_variable(self, key: VariableKey) -> None:
        name = self._name_of(key)
        templates = self._preparation.templates
        box = SourceBox(name, example=shortened(_example(templates, key), 60))
        box.chosen.connect(lambda source: self._choose(key, source))
        box.focused.connect(lambda: self.marked.emit(_field_of(templates, key)))
        self.variables[key] = box
        row = QWidget()
        row.setLayout(labelled(self.labels.label(towards_end(escape_mnemonics(name)), box), box))
        self._section_column.addWidget(row)

    def _name_of(self, key: VariableKey) -> str:
        if key.in_header and not key.label:
            return self.tr("Image link")
        return self.tr("Variable {0}").format(key.label) if key.label.isdecimal() else shortened(key.label, 60)

    def _languages(self) -> Iterator[tuple[str, Fixed]]:
        known = {language.code: language_name(language) for language in documented_languages()}
        for each in self._preparation.templates:
            yield f"{known.get(each.language, '')} {each.language}".strip(), Fixed(each.language)

    def _show_match(self) -> None:
        header, columns = self._preparation.plan.header, self._preparation.columns
        body = [key for key in self.variables if not key.in_header]
        matched = bool(body) and all(_is_named_alike(header, columns, key) for key in body)
        self._matched.show_text(self.tr("matched by name") if matched else "", drawing="check", role="good")

    def _count_recipients(self) -> None:
        table, source = self._preparation.table, self._preparation.columns.recipient
        if table is None or source is None:
            self._counter.stop()
            self._count = None
        else:
            self._counter.count(table, source.index, self._preparation.columns.country)

    def _counted(self, count: RecipientCount) -> None:
        self._count = count
        self._show_count()

    def _show_count(self) -> None:
        count, country = self._count, self._preparation.columns.country
        self._country_row.setVisible(bool(country) or (count is not None and count.without_code > 0))
        if not self._country_row.isHidden():
            self.country.show_country(country, count)
        if count is None:
            self._recipient_note.show_text("")
        elif not count.numbers:
            text = self.tr("No row holds a phone number here: choose another column.")
            self._recipient_note.show_text(text, drawing="problem", role="bad")
        else:
            text = self.tr("{0} of {1} rows hold a number").format(number(count.numbers), number(count.rows))
            self._recipient_note.show_text(text, drawing="check", role="good")

    def _fit(self) -> None:
        self.labels.fit(self.width())


def _is_named_alike(header: tuple[str, ...], columns: Columns, key: VariableKey) -> bool:
    source = columns.source_of(key)
    return isinstance(source, Column) and name_key(header[source.index]) == name_key(key.label)


def _place_of(template: SavedTemplate, key: VariableKey) -> int | None:
    labels = template.header_labels if key.in_header else template.body_labels
    named = [label or str(place) for place, label in enumerate(labels, start=1)]
    return named.index(key.label) if key.label in named else None


def _example(templates: tuple[SavedTemplate, ...], key: VariableKey) -> str:
    for template in templates:
        examples = template.header_examples if key.in_header else template.body_examples
        place = 0 if key.in_header and not key.label else _place_of(template, key)
        if place is not None and place < len(examples):
            return examples[place]
    return ""


def _field_of(templates: tuple[SavedTemplate, ...], key: VariableKey) -> Field | None:
    if not templates or (key.in_header and not key.label):
        return None
    place = _place_of(templates[0], key)
    kind = FieldKind.HEADER_TEXT if key.in_header else FieldKind.BODY
    return None if place is None else Field(kind, place)
