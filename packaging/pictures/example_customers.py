"""The list of customers of the pictures: mostly good rows, and a few of everything that a check finds."""

from typing import NamedTuple

from example_history import ExampleSend
from fake_network import ACCOUNTS, SUPPORT

HEADER = ("phone", "First Name", "Order", "City", "Day", "lang")
FIRST = (
    ("8613600009759", "Maria", "A-20931", "Lisbon", "Thursday", "en_US"),
    ("+65 9123 4567", "Wei", "A-20932", "Singapore", "Friday", "en_US"),
    ("0811 1234 567", "Budi", "A-20944", "Bandung", "Jumat", "id"),
    ("8613600022091", "李雷", "A-20945", "上海", "Friday", "en_US"),
    ("971501234567", "ماريا", "A-20946", "دبي", "Friday", "en_US"),
    ("8613600009759", "Maria", "A-20931", "Lisbon", "Thursday", "en_US"),
    ("5511961234567", "Ana", "", "São Paulo", "Tuesday", "en_US"),
)
ROWS = 312
SENDING = 193
"""The number of the row that is on its way in the picture of a run."""


class _Place(NamedTuple):
    """Customers in one city: how their numbers begin, and how many digits follow."""

    prefix: str
    digits: int
    city: str
    names: tuple[str, ...]


PLACES = (
    _Place("3519123", 5, "Lisbon", ("Inês", "Tiago", "Sofia")),
    _Place("+65 9123 ", 4, "Singapore", ("Wei", "Jia", "Arun")),
    _Place("34612", 6, "Madrid", ("Lucía", "Lucas", "Irene")),
    _Place("8613600", 6, "Shanghai", ("王丽", "李雷", "韩梅")),
    _Place("97150", 7, "Dubai", ("Layla", "Omar", "ماريا")),
    _Place("447400", 6, "Leeds", ("Tom", "Priya", "Grace")),
)
DAYS = ("Thursday", "Friday", "Monday")
TWICE = {60: 20, 150: 110, 260: 101}
"""Rows that are the same as an earlier one."""
SENT_TODAY = {33: 72, 47: 44}
"""Rows whose message was accepted today, so many minutes ago."""
NO_ORDER = (41, 118, 203, 277)
NO_COUNTRY = {88: "0171 234 5678", 171: "0176 234 5679", 240: "0151 234 5680"}
OTHER_LANGUAGE = 131
NOT_ON_WHATSAPP = (14, 77, 188, 221, 290)
NO_ANSWER = 192


def customers() -> tuple[tuple[str, ...], ...]:
    """All rows."""
    return tuple(_customer(number) for number in range(1, ROWS + 1))


def answered() -> int:
    """How many messages go out before the one to `SENDING`."""
    left_out = {6, 7, *TWICE, *SENT_TODAY, *NO_ORDER, *NO_COUNTRY, OTHER_LANGUAGE}
    return len([number for number in range(1, SENDING) if number not in left_out])


def sent_today() -> tuple[ExampleSend, ...]:
    """What some of the customers got today already."""
    account = ACCOUNTS.index(SUPPORT)
    rows = ((minutes, _customer(number)) for number, minutes in SENT_TODAY.items())
    return tuple(ExampleSend(minutes, account, row[0], "order_update", row[5], row[1:5]) for minutes, row in rows)


def _customer(number: int) -> tuple[str, ...]:
    if number <= len(FIRST):
        return FIRST[number - 1]
    if number in TWICE:
        return _customer(TWICE[number])
    place = PLACES[number % len(PLACES)]
    name = place.names[number // len(PLACES) % len(place.names)]
    phone = place.prefix + str(number * 9967 % 10**place.digits).zfill(place.digits)
    if number in NOT_ON_WHATSAPP:
        phone = f"8613{number:04}22091"
    elif number == NO_ANSWER:
        phone = "8613600090001"
    order = "" if number in NO_ORDER else f"A-{20940 + number}"
    language = "pt_BR" if number == OTHER_LANGUAGE else "en_US"
    return NO_COUNTRY.get(number, phone), name, order, place.city, DAYS[number % len(DAYS)], language
