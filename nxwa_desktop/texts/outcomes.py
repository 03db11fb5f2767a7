"""Sentences about the outcome of a send: what happened, what to do, and whether sending again is safe."""

from nxwa_desktop.protocol.outcome import (
    Accepted,
    NotSent,
    NotSentReason,
    Outcome,
    Rejected,
    Unknown,
    UnknownReason,
)
from nxwa_desktop.protocol.response_codes import CodeFixer, documented_codes, look_up
from nxwa_desktop.storage.send_records import Resolution
from nxwa_desktop.texts.sentence import Sentence, one_line

Pair = tuple[str, str]
"""The meaning of an outcome, and what to do next."""

TITLES: dict[type[Outcome], str] = {
    Accepted: "Accepted by NXCloud",
    Rejected: "Rejected by NXCloud",
    NotSent: "Not sent",
    Unknown: "Outcome unknown",
}
PRACTISED_TITLE = "Accepted by the sandbox"
"""The title of what the sandbox accepted."""
FOUND_OUT_TITLES: dict[Resolution, str] = {
    Resolution.WENT_OUT: "Marked as gone out",
    Resolution.DID_NOT: "Marked as not gone out",
}
"""Titles of unknown outcomes that a person has resolved."""
REFUSED_TITLE = "Refused by the server"
"""The title of a refusal by HTTP status alone, which may not come from NXCloud at all."""

SAFETY: dict[type[Outcome], str] = {
    Accepted: "NXCloud has taken this message: sending it again sends a second one.",
    Rejected: "NXCloud did not take this message: it is safe to send again once the cause is fixed.",
    NotSent: "Safe to send again: nothing of this message reached NXCloud.",
    Unknown: "The customer may have got this message: find out before you send it again.",
}
FOUND_OUT_SAFETY: dict[Resolution, str] = {
    Resolution.WENT_OUT: "You marked this message as gone out: sending it again sends a second one.",
    Resolution.DID_NOT: "You marked this message as not gone out: it is safe to send again.",
}

ACCEPTED: Pair = (
    "NXCloud has taken the message and passes it on to WhatsApp.",
    "You have nothing more to do. Keep the message id in case the customer says that nothing arrived.",
)

PRACTISED: Pair = ("This was practice: nothing was sent to anybody.", "You have nothing more to do.")
"""The meaning of what the sandbox accepted."""

PASSED_ON = "NXCloud passes it on to WhatsApp. You have nothing more to do."
"""The meaning of an accepted message in short."""

NOT_TAKEN = "NXCloud did not take this message."
"""Whether sending a rejected message again does harm, in short."""

NO_RECORD = "The history could not be written, and without a record nothing is sent."
NOT_SENT: dict[NotSentReason, Pair] = {
    NotSentReason.REFUSED: (
        "The server did not take the connection.",
        "Wait a moment and send again. If it goes on, ask your administrator to check the account's endpoint.",
    ),
    NotSentReason.UNREACHABLE: (
        "The server could not be reached from this computer.",
        "Check the network connection, then send again.",
    ),
    NotSentReason.NAME_NOT_FOUND: (
        "The network does not know the server's name.",
        "Check the network connection and the account's endpoint, then send again.",
    ),
    NotSentReason.CONNECT_TIMEOUT: (
        "The server did not take the connection in time.",
        "Check the network connection, then send again.",
    ),
    NotSentReason.TLS: (
        "No secure connection could be made, so nothing was handed over.",
        "Check this computer's date and time, then send again. If they are right, show this to your administrator.",
    ),
    NotSentReason.PROXY: (
        "The proxy of this network did not let the request through.",
        "Ask your administrator to check this computer's proxy settings, then send again.",
    ),
    NotSentReason.PROXY_SCRIPT: (
        "The server could not be reached: this computer finds its proxy by a script, which this program does not read.",
        "Ask your administrator for the proxy's address, put it into the settings, then send again.",
    ),
    NotSentReason.BAD_REQUEST: (
        "The account or the message holds something that cannot be put into a request.",
        "Check the account's details and the message's texts, then send again.",
    ),
    NotSentReason.NOT_ENCRYPTED: (
        "The account's URL begins with http://, which would carry the message unprotected to another computer.",
        "Give the account a URL that begins with https://, or a region, then send again.",
    ),
    NotSentReason.CANCELLED: (
        "You cancelled before anything was sent.",
        "Send the message whenever you are ready.",
    ),
    NotSentReason.SECRET_MISSING: (
        "This account has no secret on this computer.",
        "Open the account, type its secret, and send again.",
    ),
    NotSentReason.KEYRING_MISSING: (
        "No keyring is running on this computer, so the secret could not be read.",
        "Start or install a keyring, or open the account and keep the secret for this session only. Then send again.",
    ),
    NotSentReason.KEYRING_INSECURE: (
        "The keyring on this computer does not protect what it keeps, so it is not used.",
        "Set up another keyring, or open the account and keep the secret for this session only. Then send again.",
    ),
    NotSentReason.KEYRING_LOCKED: (
        "The keyring is locked, so the secret could not be read.",
        "Unlock the keyring and send again.",
    ),
    NotSentReason.KEYRING_DISMISSED: (
        "The keyring's question was closed without an answer, so the secret could not be read.",
        "Send again and answer the keyring's question.",
    ),
    NotSentReason.KEYRING_TIMEOUT: (
        "The keyring did not answer in time, so the secret could not be read.",
        "Look for a question that the keyring is asking, answer it, and send again.",
    ),
    NotSentReason.KEYRING_FAILED: (
        "The keyring reported an error, so the secret could not be read.",
        "Send again. If it goes on, open the account and keep the secret for this session only.",
    ),
    NotSentReason.NOT_RECORDED: (
        NO_RECORD,
        "Check that the disk has room and can be written to, then send again.",
    ),
    NotSentReason.DATA_CHANGED: (
        "The data file was deleted, moved or replaced, so nothing could be recorded, and nothing was sent.",
        "Choose at the top of the window how to go on, or put the file back. Then send again.",
    ),
    NotSentReason.DATA_CLOSED: (
        NO_RECORD,
        "The data folder cannot be opened: check that you may write to it, then send again.",
    ),
    NotSentReason.DATA_DAMAGED: (
        NO_RECORD,
        "The data file was damaged: send again. If that does not help, start the program again.",
    ),
    NotSentReason.DATA_FULL: (NO_RECORD, "The disk is full: free some space, then send again."),
    NotSentReason.DATA_LOCKED: (NO_RECORD, "Another program holds the data file: close it, then send again."),
    NotSentReason.DATA_NEWER: (
        NO_RECORD,
        "The data was written by a newer version of this program: use that version, or install it again, to send.",
    ),
    NotSentReason.DATA_READ_ONLY: (
        NO_RECORD,
        "The data file cannot be written to: check its permissions, then send again.",
    ),
    NotSentReason.BATCH_ENDED: (
        "Another window sends this batch, or it was stopped meanwhile.",
        "Look at the batch before you go on with it.",
    ),
    NotSentReason.REPEAT: (
        "It may be a second message: an earlier one to this recipient was accepted, or may have gone out.",
        "Look the earlier message up in the history before you send this one.",
    ),
    NotSentReason.INTERNAL: (
        "This program failed before the message was sent.",
        "Send again. If it goes on, copy the details for your administrator.",
    ),
}

_CHECK_FIRST = "Ask the customer, or look the message up in NXCloud's console, before you send it again."

UNKNOWN: dict[UnknownReason, Pair] = {
    UnknownReason.READ_TIMEOUT: ("The request went out, but no answer came in time.", _CHECK_FIRST),
    UnknownReason.LOST_ANSWER: (
        "The request went out, but the connection broke before the answer was here.",
        _CHECK_FIRST,
    ),
    UnknownReason.GARBAGE: (
        "The request went out, but the answer cannot be understood.",
        f"{_CHECK_FIRST} If it goes on, ask your administrator to check the account's endpoint.",
    ),
    UnknownReason.TOO_LARGE: (
        "The request went out, but the answer was far too long to be read.",
        f"{_CHECK_FIRST} If it goes on, ask your administrator to check the account's endpoint.",
    ),
    UnknownReason.SERVER_ERROR: (
        "The request went out, but the server reported a fault of its own instead of an answer.",
        _CHECK_FIRST,
    ),
    UnknownReason.CONTRADICTION: (
        "The answer contradicts itself: it says both accepted and failed.",
        f"{_CHECK_FIRST} NXCloud's technical support can tell which is true.",
    ),
    UnknownReason.CANCELLED: ("You cancelled when the request had already gone out.", _CHECK_FIRST),
    UnknownReason.KILLED: ("The program ended before the answer was here.", _CHECK_FIRST),
    UnknownReason.INTERNAL: (
        "The request may have gone out, but this program failed before it had read the answer.",
        f"{_CHECK_FIRST} Copy the details for your administrator.",
    ),
}

NOT_SENT_NEWER: Pair = (
    "Nothing was sent, for a reason that only a newer version of this program knows.",
    "Update this program to read the reason. It is safe to send again.",
)
UNKNOWN_NEWER: Pair = (
    "Nobody can say whether the message went out, for a reason that only a newer version of this program knows.",
    _CHECK_FIRST,
)

HTTP: dict[int, Pair] = {
    401: (
        "The server did not accept the sign-in details (HTTP 401).",
        "Ask your administrator to check the account's access key and secret.",
    ),
    403: (
        "The server does not let this account or this network in (HTTP 403).",
        "Ask your administrator to check the access key, and whether NXCloud allows this network.",
    ),
    404: (
        "There is nothing at the account's URL (HTTP 404).",
        "Ask your administrator to check the account's endpoint: the URL's path is probably wrong.",
    ),
    407: (
        "The proxy of this network asks for a sign-in (HTTP 407).",
        "Ask your administrator to check this computer's proxy settings.",
    ),
    413: (
        "The message is too large for the server (HTTP 413).",
        "Shorten the variables, then send again.",
    ),
    429: (
        "The server has had too many requests for the moment (HTTP 429).",
        "Wait a few minutes, then send again.",
    ),
}
"""Refusals without a code, by HTTP status."""

FIXERS: dict[CodeFixer, str] = {
    CodeFixer.PERSON: "You can fix this yourself.",
    CodeFixer.ADMINISTRATOR: "Your administrator can fix this.",
    CodeFixer.PROVIDER: "NXCloud can fix this.",
}

REDIRECT: Pair = (
    "The server points to another address, which is not followed (HTTP {0}): {1}",
    "Ask your administrator to check the account's endpoint. The message goes to no other address on its own.",
)
REDIRECT_NOWHERE = "The server points to another address without naming it (HTTP {0})."
HTTP_OTHER: Pair = (
    "The server refused the request without saying why (HTTP {0}).",
    "Ask your administrator to check the account's endpoint. If it is right, ask NXCloud's technical support.",
)


def outcome_title(outcome: Outcome, resolution: Resolution | None = None, *, in_sandbox: bool = False) -> Sentence:
    """Two to four words, without a full stop. `resolution`: what a person found out about an unknown outcome."""
    if in_sandbox and isinstance(outcome, Accepted):
        return Sentence(PRACTISED_TITLE)
    if isinstance(outcome, Unknown) and resolution is not None and resolution.is_known:
        return Sentence(FOUND_OUT_TITLES[resolution])
    refused = isinstance(outcome, Rejected) and outcome.code is None
    return Sentence(REFUSED_TITLE if refused else TITLES[type(outcome)])


def outcome_reason(outcome: Outcome, resolution: Resolution | None = None, *, in_sandbox: bool = False) -> Sentence:
    """The title of an outcome; of a refusal with a known code, its reason in a few words."""
    if isinstance(outcome, Rejected) and outcome.code is not None and (title := look_up(outcome.code).title):
        return Sentence(title)
    return outcome_title(outcome, resolution, in_sandbox=in_sandbox)


def accepted_in_short(*, in_sandbox: bool) -> Sentence:
    """The meaning of an accepted message in short."""
    return Sentence(PRACTISED[0] if in_sandbox else PASSED_ON)


def outcome_meaning(outcome: Outcome, *, in_sandbox: bool = False) -> Sentence:
    """The outcome in plain words. The server's own words are not in it, except the target of a redirect."""
    if isinstance(outcome, Rejected) and outcome.code is None:
        return _http_meaning(outcome)
    return Sentence(_pair(outcome, in_sandbox=in_sandbox)[0])


def outcome_advice(outcome: Outcome, *, in_sandbox: bool = False) -> Sentence:
    """The next thing to do after an outcome."""
    return Sentence(_pair(outcome, in_sandbox=in_sandbox)[1])


def who_can_fix(outcome: Outcome) -> Sentence | None:
    """The person or team that can remove the cause of a refusal with a code; None for everything else."""
    if not isinstance(outcome, Rejected) or outcome.code is None:
        return None
    return Sentence(FIXERS[look_up(outcome.code).fixer])


def safe_to_send_again(outcome: Outcome, resolution: Resolution | None = None) -> Sentence:
    """A sentence that says whether sending the same message again can do harm."""
    if isinstance(outcome, Unknown) and resolution is not None and resolution.is_known:
        return Sentence(FOUND_OUT_SAFETY[resolution])
    return Sentence(SAFETY[type(outcome)])


def _pair(outcome: Outcome, *, in_sandbox: bool = False) -> Pair:
    match outcome:
        case Accepted():
            return PRACTISED if in_sandbox else ACCEPTED
        case Rejected(code):
            if code is None:
                return REDIRECT if _is_redirect(outcome) else HTTP.get(outcome.http_status, HTTP_OTHER)
            row = look_up(code)
            return row.meaning, row.remedy
        case NotSent(reason):
            return NOT_SENT.get(reason, NOT_SENT_NEWER)
        case Unknown(reason):
            return UNKNOWN.get(reason, UNKNOWN_NEWER)


def _http_meaning(outcome: Rejected) -> Sentence:
    if not _is_redirect(outcome):
        return Sentence(_pair(outcome)[0], (outcome.http_status,))
    place = one_line(outcome.message)
    return Sentence(REDIRECT[0] if place else REDIRECT_NOWHERE, (outcome.http_status, *([place] if place else [])))


def _is_redirect(outcome: Rejected) -> bool:
    return 300 <= outcome.http_status < 400


def templates() -> tuple[str, ...]:
    """All templates of this module, those of the response codes included."""
    pairs = [
        ACCEPTED,
        PRACTISED,
        *NOT_SENT.values(),
        NOT_SENT_NEWER,
        *UNKNOWN.values(),
        UNKNOWN_NEWER,
        *HTTP.values(),
        REDIRECT,
        HTTP_OTHER,
    ]
    rows = [*documented_codes(), look_up(_UNDOCUMENTED)]
    pairs += [(row.meaning, row.remedy) for row in rows]
    pairs += [(row.title, row.meaning) for row in rows if row.title]
    fixed = (
        *TITLES.values(),
        *FIXERS.values(),
        REFUSED_TITLE,
        PRACTISED_TITLE,
        PASSED_ON,
        NOT_TAKEN,
        *SAFETY.values(),
        REDIRECT_NOWHERE,
    )
    fixed += (*FOUND_OUT_TITLES.values(), *FOUND_OUT_SAFETY.values())
    return (*fixed, *(text for pair in pairs for text in pair))


_UNDOCUMENTED = -(2**63)
"""A code that no document will ever explain."""
