"""The plan of a batch: which column fills which part of the message, and the message of a row."""

import functools
import unicodedata
from collections.abc import Iterable, Sequence

import msgspec

from nxwa_desktop.batch.numbers import NumberReading, read_number
from nxwa_desktop.protocol.message import Header, HeaderKind, ImageHeader, Message, NoHeader, TextHeader
from nxwa_desktop.templates.saved_template import SavedTemplate, message_of


class Column(msgspec.Struct, frozen=True, tag="column"):
    """The value of each row in this column, from 0."""

    index: int


class Fixed(msgspec.Struct, frozen=True, tag="fixed"):
    """One text for all rows."""

    text: str = ""


ValueSource = Column | Fixed


class VariableKey(msgspec.Struct, frozen=True):
    """A variable of the template. An image header has one, without a label."""

    in_header: bool
    label: str


class Columns(msgspec.Struct, frozen=True):
    """The choice of columns. What has no source yet is missing."""

    recipient: Column | None = None
    language: ValueSource = Fixed()
    variables: tuple[tuple[VariableKey, ValueSource], ...] = ()
    country: str = ""
    """ISO 3166 code for numbers without a country code; empty where there are none."""

    def source_of(self, key: VariableKey) -> ValueSource | None:
        """The source of a variable's value."""
        return next((source for known, source in self.variables if known == key), None)

    def with_source(self, key: VariableKey, source: ValueSource | None) -> "Columns":
        """The choice with another source for a variable; None removes it."""
        others = tuple(pair for pair in self.variables if pair[0] != key)
        added = () if source is None else ((key, source),)
        return msgspec.structs.replace(self, variables=(*others, *added))


class BatchPlan(msgspec.Struct, frozen=True):
    """Everything that makes messages of rows, frozen with the batch."""

    header: tuple[str, ...]
    """The names of the columns."""
    columns: Columns
    templates: tuple[SavedTemplate, ...]
    """The chosen template, in each of its languages."""

    @property
    def template_name(self) -> str:
        """The name of the template."""
        return self.templates[0].name if self.templates else ""

    @property
    def variables(self) -> tuple[VariableKey, ...]:
        """The variables of the template, in the order they are needed: in the language of all rows, else in each."""
        source = self.columns.language
        only = self._template_in(source.text) if isinstance(source, Fixed) else None
        return variables_of(self.templates if only is None else (only,))

    def language_of(self, cells: Sequence[str]) -> str:
        """The language code of a row, as it is written there."""
        return value_of(self.columns.language, cells).strip()

    def number_of(self, cells: Sequence[str]) -> NumberReading:
        """The recipient of a row."""
        source = self.columns.recipient
        return read_number("" if source is None else value_of(source, cells), self.columns.country)

    def message_of(self, cells: Sequence[str]) -> Message:
        """The message of a row. In a language that the template is not known in it has no wording and no values."""
        language = self.language_of(cells)
        number = self.number_of(cells).digits
        template = self._template_in(language)
        if template is None:
            return Message(recipient=number, template_name=self.template_name, language=language)
        filler = _filler(template, self.columns)
        return filler.message(number, cells)

    def is_known_in(self, language: str) -> bool:
        """True if the template is known in this language."""
        return self._template_in(language) is not None

    def _template_in(self, language: str) -> SavedTemplate | None:
        wanted = _language_key(language)
        return next((each for each in self.templates if _language_key(each.language) == wanted), None)


class _Filler:
    """Fills the values of rows into one template."""

    def __init__(self, template: SavedTemplate, columns: Columns) -> None:
        self._blank = message_of(template, Message())
        self._body = [columns.source_of(key) for key in _body_keys(template)]
        self._header = [columns.source_of(key) for key in _header_keys(template)]

    def message(self, recipient: str, cells: Sequence[str]) -> Message:
        """The message of a row."""
        return msgspec.structs.replace(
            self._blank,
            recipient=recipient,
            header=self._filled_header(cells),
            body=tuple([value_of(source, cells) for source in self._body]),
        )

    def _filled_header(self, cells: Sequence[str]) -> Header:
        header = self._blank.header
        match header:
            case TextHeader():
                values = tuple([value_of(source, cells) for source in self._header])
                return msgspec.structs.replace(header, parameters=values)
            case ImageHeader():
                return ImageHeader(value_of(self._header[0], cells).strip())
            case NoHeader():
                return header


@functools.lru_cache(maxsize=64)
def _filler(template: SavedTemplate, columns: Columns) -> _Filler:
    return _Filler(template, columns)


def value_of(source: ValueSource | None, cells: Sequence[str]) -> str:
    """The value of a row; empty where there is no source, or the row is too short."""
    if isinstance(source, Column):  # asked for each cell of a list: matching a pattern takes thrice as long
        return cells[source.index] if 0 <= source.index < len(cells) else ""
    return "" if source is None else source.text


def variables_of(templates: Iterable[SavedTemplate]) -> tuple[VariableKey, ...]:
    """The variables of these templates, each once, the header's first."""
    listed = list(templates)
    keys = [key for template in listed for key in _header_keys(template)]
    keys += [key for template in listed for key in _body_keys(template)]
    return tuple(dict.fromkeys(keys))


def _header_keys(template: SavedTemplate) -> list[VariableKey]:
    if template.header_kind is HeaderKind.IMAGE:
        return [VariableKey(in_header=True, label="")]
    if template.header_kind is HeaderKind.TEXT:
        return _keys(template.header_labels, in_header=True)
    return []


def _body_keys(template: SavedTemplate) -> list[VariableKey]:
    return _keys(template.body_labels, in_header=False)


def _keys(labels: Sequence[str], *, in_header: bool) -> list[VariableKey]:
    # A variable without a name is known by its number.
    return [VariableKey(in_header, label or str(number)) for number, label in enumerate(labels, start=1)]


def suggest_columns(
    header: Sequence[str], rows: Sequence[Sequence[str]], templates: Sequence[SavedTemplate]
) -> Columns:
    """The choice of columns that their names suggest; `rows`: some of the first."""
    free = {name_key(name): index for index, name in reversed(list(enumerate(header)))}
    recipient = _named(free, _RECIPIENT_NAMES)
    if recipient is None:
        recipient = _column_of_numbers(len(header), rows)
    columns = Columns(recipient=None if recipient is None else Column(recipient))
    language = _named(free, _LANGUAGE_NAMES)
    if language is not None and language != recipient:
        columns = msgspec.structs.replace(columns, language=Column(language))
    elif templates:
        columns = msgspec.structs.replace(columns, language=Fixed(templates[0].language))
    for key in variables_of(templates):
        index = _named(free, _IMAGE_NAMES if key.in_header and not key.label else (name_key(key.label),))
        if index is not None:
            columns = columns.with_source(key, Column(index))
        elif key.in_header and not key.label and (example := _example_link(templates)):
            columns = columns.with_source(key, Fixed(example))
    return columns


def name_key(name: str) -> str:
    """A name without case, accents, spaces and punctuation, to be compared."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(char for char in plain if char.isalnum())


@functools.lru_cache(maxsize=256)
def _language_key(code: str) -> str:
    return code.strip().replace("-", "_").casefold()


_RECIPIENT_NAMES = (
    *("phone", "to", "recipient", "mobile", "phonenumber", "mobilenumber", "whatsapp", "number", "tel", "telephone"),
    *("手机", "手机号", "电话", "号码", "telefono", "celular", "telefone", "nomor", "hp"),
)
_LANGUAGE_NAMES = ("lang", "language", "languagecode", "locale", "语言", "idioma", "bahasa")
_IMAGE_NAMES = ("image", "imagelink", "imageurl", "picture", "link", "图片")


def _named(columns: dict[str, int], names: Iterable[str]) -> int | None:
    return next((columns[name] for name in names if name in columns), None)


def _column_of_numbers(width: int, rows: Sequence[Sequence[str]]) -> int | None:
    """The only column in which every filled cell can be a phone number."""
    found = [index for index in range(width) if _all_numbers([row[index] for row in rows if index < len(row)])]
    return found[0] if len(found) == 1 else None


def _all_numbers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(read_number(cell, "").can_exist for cell in filled)


def _example_link(templates: Sequence[SavedTemplate]) -> str:
    links = {template.header_examples[0] for template in templates if template.header_examples}
    return links.pop() if len(links) == 1 else ""


def encode_plan(plan: BatchPlan) -> bytes:
    """The plan as it is stored."""
    return msgspec.json.encode(plan)


def decode_plan(stored: bytes) -> BatchPlan | None:
    """Read a stored plan; None where it cannot be read."""
    try:
        return msgspec.json.decode(stored, type=BatchPlan)
    except msgspec.DecodeError:
        return None
