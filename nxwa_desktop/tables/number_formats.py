"""Number formats of spreadsheets: the text that a cell shows for its value (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

import functools
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    48: "##0.0E+0",
}
"""Formats that a workbook names by number only. Those of dates are left out: each country shows them otherwise."""
Moment = date | datetime | time | timedelta
MOMENTS = (date, time, timedelta)

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\[\]-]*)(?:-(?P<locale>[0-9A-Fa-f]+))?\]'
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<bracket>[^\[\]]*)\]|(?P<general>General|@)|(?P<half>AM/PM|A/P)"
    r"|(?P<date>y+|m+|d+|h+|s+)|(?P<exponent>E[+-])|(?P<sign>[0#?.,%])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_USUAL = re.compile(r"(#,##)?0(\.0+)?")
_COLOURS = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r *[0-9]+|dbnum[0-9]", re.IGNORECASE)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\[\]]*\]|[^;"\\\[])+|(?<=;)(?=;|$)|^(?=;)', re.DOTALL)
_ENGLISH = ("", "409", "809", "1009", "c09", "1409", "4009", "4809", "0")
_DIGITS = ("0", "#", "?")
_LONGEST = 255
"""Characters of a format code, as in Excel."""
_EXACT = Context(prec=4 * _LONGEST, rounding=ROUND_HALF_UP)

Token = tuple[str, str]


@functools.lru_cache(maxsize=256)
def shows_date(code: str) -> bool:
    """Whether a format shows a number as a date or a time."""
    tokens = _tokens(code)
    return tokens is not None and any(kind in ("date", "elapsed", "half") for kind, _ in tokens)


def shown_number(value: float, code: str) -> str | None:
    """A number as the format shows it; None where the format is not understood here."""
    sections = _sections(code) if len(code) <= _LONGEST and abs(value) < 1e15 else []
    if not 1 <= len(sections) <= 4:
        return None
    section, sign = _section(sections, value)
    if (usual := _usual(section)) is not None:
        number = abs(Decimal(repr(value))).scaleb(usual.percents, _EXACT).quantize(usual.places, context=_EXACT)
        return f"{sign}{usual.before}{number:{usual.layout}}{usual.after}".strip()
    tokens = _tokens(section)
    if tokens is None or any(kind in ("date", "elapsed", "half", "exponent") for kind, _ in tokens):
        return None
    if any((kind, text) == ("other", "/") for kind, text in tokens):
        return None
    if any(kind == "general" for kind, _ in tokens):
        return sign + "".join(plain_number(abs(value)) if kind == "general" else text for kind, text in tokens).strip()
    # Spaces at the ends are there to align numbers below each other.
    return (sign + _filled(tokens, abs(Decimal(repr(value))))).strip()


@functools.lru_cache(maxsize=256)
def _sections(code: str) -> list[str]:
    return [match[0] for match in _SECTION.finditer(code)]


def _section(sections: list[str], value: float) -> tuple[str, str]:
    """The section for a value, and the sign that stands before it."""
    if value < 0 and len(sections) > 1:
        return sections[1], ""
    if value == 0 and len(sections) > 2:
        return sections[2], ""
    return sections[0], "-" if value < 0 else ""


@functools.lru_cache(maxsize=256)
def _tokens(section: str) -> list[Token] | None:
    """The parts of a format; None where one is not understood here: a condition, another language's months."""
    tokens = list[Token]()
    for match in _TOKEN.finditer(section):
        kind, text = match.lastgroup or "", match[0]
        if kind == "locale" and match["locale"].lower().lstrip("0") not in _ENGLISH:
            tokens.append(("foreign", ""))
        if kind in ("currency", "locale"):
            tokens.append(("other", match["currency"]))
        elif kind in ("quoted", "escaped"):
            tokens.append(("literal", match[kind]))
        elif kind == "bracket":
            if not _COLOURS.fullmatch(match["bracket"]):
                return None
        elif kind:
            tokens.append((kind, match[kind]))
        elif text[0] == "_":
            tokens.append(("literal", " "))
    return tokens


class _Usual(NamedTuple):
    """A format that Python can fill: digits, grouped or not, so many decimals, and texts around them."""

    before: str
    after: str
    places: Decimal
    layout: str
    percents: int


@functools.lru_cache(maxsize=256)
def _usual(section: str) -> _Usual | None:
    """The usual formats, which whole columns have, in the form that is filled ten times as fast."""
    tokens = _tokens(section)
    if tokens is None or any(kind not in ("literal", "other", "sign") or text == "/" for kind, text in tokens):
        return None
    signs = [place for place, (kind, text) in enumerate(tokens) if kind == "sign" and text != "%"]
    pattern = "".join(tokens[place][1] for place in signs)
    if not signs or signs[-1] - signs[0] != len(signs) - 1 or not _USUAL.fullmatch(pattern):
        return None
    before, after = ("".join(text for _, text in part) for part in (tokens[: signs[0]], tokens[signs[-1] + 1 :]))
    percents = 2 * sum(token == ("sign", "%") for token in tokens)
    places = Decimal(1).scaleb(-len(pattern.partition(".")[2]))
    return _Usual(before, after, places, ",f" if "," in pattern else "f", percents)


def _filled(tokens: list[Token], value: Decimal) -> str:
    signs = [text for kind, text in tokens if kind == "sign"]
    percents, pattern = signs.count("%"), "".join(text for text in signs if text != "%")
    whole, point, fraction = pattern.partition(".")
    thousands = len(whole) - len(whole.rstrip(","))
    places = sum(char in "0#?" for char in fraction)
    value = value.scaleb(2 * percents - 3 * thousands, _EXACT).quantize(Decimal(1).scaleb(-places), context=_EXACT)
    digits, _, decimals = format(value, "f").partition(".")
    grouped = "," in whole.strip(",")
    slots = [char for char in whole if char in "0#?"]
    before = _whole_part(digits.lstrip("0"), slots, grouped=grouped)
    after = _fraction_part(decimals, [char for char in fraction if char in "0#?"])
    return _placed(tokens, before, after, point)


def _whole_part(digits: str, slots: list[str], *, grouped: bool) -> list[str]:
    """The text of each placeholder before the point: the first one has all digits that the others leave."""
    if not slots:
        return []
    texts, count = list[str](), 0
    for index, slot in enumerate(reversed(slots)):
        last = index == len(slots) - 1
        taken = (digits if last else digits[-1:]) or {"0": "0", "?": " "}.get(slot, "")
        digits = digits[: len(digits) - len(taken)] if digits else ""
        text = ""
        for digit in reversed(taken):
            if grouped and count and count % 3 == 0 and digit != " ":
                text = "," + text
            text, count = digit + text, count + 1
        texts.append(text)
    return texts[::-1]


def _fraction_part(decimals: str, slots: list[str]) -> list[str]:
    texts = list[str]()
    for index, slot in enumerate(slots):
        dropped = slot != "0" and not decimals[index:].strip("0")
        texts.append({"?": " "}.get(slot, "") if dropped else decimals[index : index + 1])
    return texts


def _placed(tokens: list[Token], before: list[str], after: list[str], point: str) -> str:
    shown, parts = list[str](), iter(before)
    for kind, text in tokens:
        if kind != "sign":
            shown.append(text)
        elif text == ".":
            shown.append(point)
            parts, point = iter(after), ""
        elif text == "%":
            shown.append("%")
        elif text != ",":
            shown.append(next(parts, ""))
    return "".join(shown)


def shown_moment(value: Moment, code: str) -> str | None:
    """A date or time as the format shows it; None where the format is not understood here."""
    tokens = _tokens(code.split(";", 1)[0])
    if len(code) > _LONGEST or tokens is None or isinstance(value, timedelta):
        return None
    kinds = [kind for kind, _ in tokens]
    if "elapsed" in kinds or "general" in kinds or "exponent" in kinds or any(text in _DIGITS for _, text in tokens):
        return None
    texts = _moment_texts(tokens, value, half="half" in kinds)
    # Names of months and days are in the language that the format asks for.
    if texts is None or ("foreign" in kinds and any(text.isascii() and text.isalpha() for text in texts)):
        return None
    return "".join(texts)


def _moment_texts(tokens: list[Token], value: date | datetime | time, *, half: bool) -> list[str] | None:
    texts, after_hour = list[str](), False
    for index, (kind, text) in enumerate(tokens):
        if kind == "date":
            unit = text.lower()
            rest = next((later.lower() for name, later in tokens[index + 1 :] if name == "date"), "")
            minute = unit[0] == "m" and len(unit) < 3 and (after_hour or rest.startswith("s"))
            after_hour = unit[0] == "h"
            shown = _unit(value, unit, minute=minute, half=half)
            if shown is None:
                return None
            texts.append(shown)
        elif kind == "half":
            if isinstance(value, date) and not isinstance(value, datetime):
                return None
            texts.append(("AM" if value.hour < 12 else "PM")[: 2 if len(text) > 3 else 1])
        else:
            texts.append(text)
    return texts


def _unit(value: date | datetime | time, unit: str, *, minute: bool, half: bool) -> str | None:
    """One unit of a date or time; None where the value does not have it."""
    letter, width = unit[0], len(unit)
    if letter in "hs" or minute:
        if isinstance(value, date) and not isinstance(value, datetime):
            value = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a spreadsheet's dates have no zone
        number = value.minute if minute else value.second if letter == "s" else value.hour
        if letter == "h" and half:
            number = number % 12 or 12
        return str(number).zfill(min(width, 2))
    if isinstance(value, time):
        return None
    if letter == "y":
        return f"{value.year:04}" if width > 2 else f"{value.year % 100:02}"
    number, names = (value.month, _MONTHS) if letter == "m" else (value.day, _DAYS)
    if width < 3:
        return str(number).zfill(width)
    name = names[value.month - 1] if letter == "m" else names[value.weekday()]
    return name[:3] if width == 3 else name[0] if letter == "m" and width == 5 else name


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plain_number(value: float) -> str:
    """A number in full, as a spreadsheet keeps it: at most 15 digits that count, no exponent."""
    text = repr(value)
    if len(text) <= 15 and "e" not in text:
        return text.removesuffix(".0")
    return format(Decimal(format(value, ".15g")), "f")


def plain_moment(value: Moment) -> str:
    """A date as year-month-day, a time in 24 hours, both where both are there."""
    if isinstance(value, datetime):
        day, clock = value.date().isoformat(), _clock(value.time())
        return day if value.time() == time() else f"{day} {clock}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _clock(value)
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _clock(value: time) -> str:
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
