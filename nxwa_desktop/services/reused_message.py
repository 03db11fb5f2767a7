"""The message of an earlier send, to be composed again."""

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from nxwa_desktop.protocol.message import Message, texts_of
from nxwa_desktop.protocol.request_body import UnreadableBody, decode_body
from nxwa_desktop.services.template_wording import reword
from nxwa_desktop.templates.saved_template import SavedTemplate

if TYPE_CHECKING:  # imported on the thread that opens the database
    from nxwa_desktop.storage.send_log import Entry


def sent_message(entry: "Entry") -> Message | None:
    """The message of a send: as it was composed, else what its body tells; None where neither is kept or readable."""
    if entry.outgoing.message is not None:
        return entry.outgoing.message
    try:
        return decode_body(entry.outgoing.body).message
    except UnreadableBody:
        return None


def reused_message(entry: "Entry", find: Callable[[str, str], SavedTemplate | None]) -> Message | None:
    """The message of a send with wording and names, which a saved template gives where the send has none.

    `find` gives the saved template of a name and a language. One that would change a value that was sent is not used.
    """
    message = sent_message(entry)
    if message is None or entry.outgoing.message is not None:
        return message
    template = find(message.template_name, message.language)
    if template is None:
        return message
    reworded = reword(message, template, defaultdict(dict), {}).message
    same = (texts_of(reworded), reworded.header.kind) == (texts_of(message), message.header.kind)
    return reworded if same else message
