"""One key press in a body parameter while the message preview is seen: until it is right, and until all is painted."""

from pathlib import Path

import msgspec

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.templates.placeholders import labels_of
from nxwa_desktop.ui.preview.message_preview import MessagePreview
from tests.benchmarks.harness import Aim, Kind, Options, Row, own_folder, show, without_collector
from tests.benchmarks.keystroke import BLOCK, SHOWN, TypingStopwatch, bare_edit, parameter_edit, take_turns
from tests.benchmarks.stopwatch import Stopwatch
from tests.benchmarks.window import application, message, opened

HALF_A_FRAME = 8.0
"""Milliseconds."""


def run(options: Options) -> None:
    application()
    rows: list[Row] = []
    watches = Stopwatch(Composer, "edit"), Stopwatch(MessagePreview, "_edited")
    try:
        for name, composed in _messages().items():
            with own_folder() as folder, without_collector():
                rows += _measured(folder, name, composed, options, *watches)
    finally:
        for watch in watches:
            watch.restore()
    show(
        "Message preview",
        "Pressed letters and backspace by QTest in a body parameter of the whole window with the bubble on show, in\n"
        f"  turns of {BLOCK} keys with a line edit of the same size alone in a window.",
        rows,
    )


def _messages() -> dict[str, Message]:
    thousand = message(1000)
    numbers = [f"{{{{{number}}}}}" for number in range(1, 1001)]
    return {
        "usual": _with_text(message(4), "Hello *{{1}}*,\nyour parcel to {{2}} has left.\n_{{3}}_ {{4}}"),
        "1,000 parameters, no text": thousand,
        "1,000 in one line": _with_text(thousand, " ".join(numbers)),
        "1,000 in as many lines": _with_text(_with_values(thousand, "ab"), "\n".join(numbers)),
        "1,000 chips": _with_text(_with_values(thousand, ""), " ".join(numbers)),
    }


def _with_text(composed: Message, text: str) -> Message:
    return msgspec.structs.replace(composed, body_text=text, body_labels=labels_of(text))


def _with_values(composed: Message, value: str) -> Message:
    return msgspec.structs.replace(composed, body=(value,) * len(composed.body))


def _measured(
    folder: Path, name: str, composed: Message, options: Options, edit: Stopwatch, preview: Stopwatch
) -> list[Row]:
    with opened(folder) as app:
        # One of those that the bubble shows: it cuts what is far too long for any message.
        real_edit = parameter_edit(app, composed, min(len(composed.body) // 2, SHOWN))
        bare_window, bare = bare_edit(real_edit)
        program, floor = TypingStopwatch(real_edit), TypingStopwatch(bare)
        take_turns([program, floor], 1)
        for warmed in (program.handled, program.painted, floor.handled, floor.painted, edit.times, preview.times):
            warmed.clear()
        take_turns([program, floor], options.runs(10, 1))
        bare_window.close()
        return [
            Row(f"{name}: preview updated", tuple(preview.times), aim=Aim(Kind.FIGURE, HALF_A_FRAME / 2)),
            Row(f"{name}: everything updated (composer, checks, preview)", tuple(edit.times)),
            Row(
                f"{name}: key handled and painted",
                program.painted,
                floor.painted,
                aim=Aim(Kind.DIFFERENCE, HALF_A_FRAME),
            ),
        ]
