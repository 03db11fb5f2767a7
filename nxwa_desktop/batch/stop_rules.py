"""Which answers stop what: the one table of how a batch goes on after an outcome.

Sources: seed, Response Code Explanation; codes 1001 to 1005 of the provider's page "API Interface Invocation
Convention"; the rate limits by the numbers that Meta's Cloud API gives them.
"""

import enum
import re

import msgspec

from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown
from nxwa_desktop.storage.batch_records import Pause, PauseReason


class Reach(enum.Enum):
    """The rows that a refusal concerns."""

    BATCH = "batch"
    """Every row: the batch pauses."""
    TEMPLATE = "template"
    """The template in this language: its other rows wait, the rest goes on."""
    COUNTRY = "country"
    """The recipient's country: as above."""
    ROW = "row"
    """This row alone."""


STOPS: dict[int, Reach] = {
    **dict.fromkeys((1001, 1002, 1003, 1005), Reach.BATCH),
    **dict.fromkeys((21058, 21059, 21060, 21062, 21063), Reach.BATCH),
    **dict.fromkeys((22020, 22049, 22089, 22123, 22124, 22125, 22126), Reach.BATCH),
    **dict.fromkeys((22092, 22093, 23025), Reach.TEMPLATE),
    22122: Reach.COUNTRY,
    **dict.fromkeys((21061, 22090, 22091), Reach.ROW),
    **dict.fromkeys((22141, 22041, 22042, -1), Reach.ROW),
}
"""Any other code is the row's as well."""
OWN_FAULT = frozenset({21061, 22090, 22091})
"""Refusals that say something about the customer's number only: any number of them in a row stops nothing."""
CLOCK = 1004
"""The time stamp was refused: the clock is corrected, and the row sent once more."""
MOST_SAME = 5
"""Equal refusals in a row that pause the batch."""
MOST_UNKNOWN = 3
"""Unknown outcomes in a row that pause the batch."""
MOST_WAITS = 6
"""Requests to slow down in a row that are followed; one more pauses the batch."""
FIRST_WAIT_S, LONGEST_WAIT_S = 5.0, 120.0
"""Seconds to wait when NXCloud asks for a slower pace, doubled each time."""

_RATE = re.compile(r"\b(?:130429|80007|131056)\b")
_TOO_MANY = 429


class GoOn(msgspec.Struct, frozen=True):
    """Send the next row."""


class SendAgain(msgspec.Struct, frozen=True):
    """Send this row once more, after so many seconds."""

    wait_s: float = 0.0


class Block(msgspec.Struct, frozen=True):
    """Send no more rows of this row's template and language, or of its country, in this run."""

    reach: Reach
    code: int


SENT_AGAIN_CODES = (CLOCK, *(code for code, reach in STOPS.items() if reach is not Reach.ROW))
"""Refusals that say nothing about the row: it is sent again once the batch goes on."""

Step = GoOn | SendAgain | Block | Pause


class StopRules:
    """Judges the outcomes of one run, in the order they come."""

    def __init__(self) -> None:
        self._same: tuple[int | None, int, int] = (None, 0, 0)
        """Code and HTTP status of the last refusals, and how many in a row had them."""
        self._unknown = 0
        self._waits = 0
        self._corrected = False

    def judge(self, outcome: Outcome, *, correctable: bool) -> Step:
        """The step after this outcome. `correctable`: the right time is known since."""
        self._unknown = self._unknown + 1 if isinstance(outcome, Unknown) else 0
        if not isinstance(outcome, Rejected):
            self._same = (None, 0, 0)
        match outcome:
            case Accepted():
                self._waits, self._corrected = 0, False
                return GoOn()
            case NotSent(reason=NotSentReason.REPEAT):
                return GoOn()
            case NotSent(reason=reason):
                return Pause(PauseReason.NOT_SENT, detail=reason.value)
            case Unknown(reason=reason):
                reached = self._unknown >= MOST_UNKNOWN
                return Pause(PauseReason.UNKNOWN, detail=reason.value) if reached else GoOn()
            case Rejected():
                return self._after_refusal(outcome, correctable=correctable)

    def _after_refusal(self, outcome: Rejected, *, correctable: bool) -> Step:
        if is_rate_limit(outcome):
            self._waits += 1
            if self._waits > MOST_WAITS:
                return Pause(PauseReason.RATE, outcome.code)
            return SendAgain(min(FIRST_WAIT_S * 2 ** (self._waits - 1), LONGEST_WAIT_S))
        if outcome.code == CLOCK:
            if correctable and not self._corrected:
                self._corrected = True
                return SendAgain()
            return Pause(PauseReason.REJECTED, CLOCK)
        self._corrected = False
        reach = Reach.ROW if outcome.code is None else STOPS.get(outcome.code, Reach.ROW)
        if outcome.code is not None and reach is Reach.BATCH:
            return Pause(PauseReason.REJECTED, outcome.code)
        if outcome.code is not None and reach in {Reach.TEMPLATE, Reach.COUNTRY}:
            return Block(reach, outcome.code)
        return self._after_refused_row(outcome)

    def _after_refused_row(self, outcome: Rejected) -> Step:
        code, status, times = self._same
        same = (code, status) == (outcome.code, outcome.http_status)
        times = times + 1 if same and times else 1
        self._same = (outcome.code, outcome.http_status, times)
        if times >= MOST_SAME and outcome.code not in OWN_FAULT:
            return Pause(PauseReason.SAME_REJECTION, outcome.code)
        return GoOn()


def is_rate_limit(outcome: Rejected) -> bool:
    """True if the server, or WhatsApp behind it, asks for a slower pace."""
    return outcome.http_status == _TOO_MANY or _RATE.search(outcome.message) is not None
