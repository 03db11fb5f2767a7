"""Answers on request: the last digits of the recipient choose the answer to a valid, signed request.

Every documented business code is such an ending (a number that ends in 22091 is "Not a WhatsApp user").
Four more are for what no code expresses, and for a wrong clock:

| ending | what happens |
| --- | --- |
| 90001 | the request is read and the connection closed without an answer |
| 90002 | the answer (accepted) comes after 15 seconds: time to try Cancel |
| 90003 | HTTP 502 with an HTML page, as from a broken gateway |
| 90004 | code 1004, as if the clock were wrong; the header `Date` stays right |

Faults of a request are answered first: the ending applies only to what would have been accepted.
"""

import enum
import functools

import msgspec

from nxwa_desktop.protocol.response_codes import documented_codes

ENDING_DIGITS = 5
SLOW_ANSWER_SECONDS = 15.0


class RehearsalKind(enum.StrEnum):
    """The ways in which the sandbox answers."""

    CODE = "code"
    NO_ANSWER = "no_answer"
    SLOW_ANSWER = "slow_answer"
    GATEWAY_PAGE = "gateway_page"


class Rehearsal(msgspec.Struct, frozen=True):
    """One ending and the answer it chooses."""

    ending: str
    """The recipient's last five digits."""
    kind: RehearsalKind
    description: str
    """English; for a code, the documented meaning."""
    code: int | None = None
    """Only for `RehearsalKind.CODE`."""


_BEYOND_CODES = (
    Rehearsal("90001", RehearsalKind.NO_ANSWER, "The connection closes without an answer"),
    Rehearsal("90002", RehearsalKind.SLOW_ANSWER, f"The answer comes after {SLOW_ANSWER_SECONDS:.0f} seconds"),
    Rehearsal("90003", RehearsalKind.GATEWAY_PAGE, "HTTP 502 with an HTML page"),
    Rehearsal("90004", RehearsalKind.CODE, "The timestamp has expired, as if the clock were off", 1004),
)


@functools.cache
def rehearsal_endings() -> tuple[Rehearsal, ...]:
    """Every ending with its answer: the documented business codes in the document's order, then the rest."""
    codes = ((str(row.code), row) for row in documented_codes() if row.code is not None)
    ordered = tuple(
        Rehearsal(ending, RehearsalKind.CODE, row.meaning, row.code)
        for ending, row in codes
        if len(ending) == ENDING_DIGITS
    )
    return ordered + _BEYOND_CODES


def rehearsal_for(recipient: str) -> Rehearsal | None:
    """The answer that the recipient's last digits choose; None where they choose none."""
    ending = recipient[-ENDING_DIGITS:]
    return next((rehearsal for rehearsal in rehearsal_endings() if rehearsal.ending == ending), None)
