"""The main job without a display: the document's example in the real window, offscreen, sent to the sandbox.

Prints the outcome and the path of a screenshot. Exit status as `nxwa-desktop send` has it; 2 where the screenshot could
not be written. `--picture FILE` says where it goes; `--sandbox` is what happens anyway.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from nxwa_desktop import texts
from nxwa_desktop.app import App
from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.startup import apply_style
from nxwa_desktop.system.paths import Paths

# Seed, Request Example; the number's hidden digits and the picture's host are made up.
EXAMPLE = Message(
    recipient="+86 136 0000 9759",
    template_name="text_template",
    language="en_US",
    header=ImageHeader("https://example.com/imglink.png"),
    body=("David", "China", "China", "86138XXX"),
)
PATIENCE_MS = 30_000


def wait_for(signal: SignalInstance, already: bool = False) -> None:
    """Process events until the signal is emitted or the time-out passes."""
    if already:
        return
    loop = QEventLoop()
    signal.connect(lambda *_: loop.quit())
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec()


def send_example(app: App) -> SendReport | None:
    """Compose a message, send it, and wait for the answer."""
    reports: list[SendReport] = []
    app.sender.finished.connect(reports.append)
    app.window.show()
    opened = app.account_service.changed
    for _ in range(5):  # the list of accounts is announced by the same signal
        wait_for(opened, already=app.account_service.in_sandbox)
    if not app.account_service.in_sandbox:
        return None
    app.composer.load(EXAMPLE)
    app.window.sending.send()
    wait_for(app.sender.finished, already=bool(reports))
    return reports[0] if reports else None


def main() -> int:
    """Run the demonstration."""
    parser = argparse.ArgumentParser(description="Send the document's example to the sandbox from an offscreen window.")
    parser.add_argument("--sandbox", action="store_true", help="what happens anyway")
    parser.add_argument("--picture", type=Path, default=Path(tempfile.gettempdir()) / "nxwa-desktop.png")
    picture: Path = parser.parse_args().picture
    qt = QApplication(sys.argv[:1])
    apply_style(qt)
    with tempfile.TemporaryDirectory() as folder:
        app = App(Paths.below(Path(folder)), sandbox=True)
        try:
            report = send_example(app)
            while app.window.dock.ignores_clicks:  # the result rises
                qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            saved = app.window.grab().save(str(picture))
        finally:
            app.close()
    if report is None:
        print("No answer came from the sandbox.", file=sys.stderr)
        return 4
    print(texts.outcomes.outcome_title(report.outcome, in_sandbox=True))
    if isinstance(report.outcome, Accepted):
        print(f"Message id: {report.outcome.message_id}")
        print(f"Trace id: {report.outcome.trace_id}")
    if not saved:
        print(f"The screenshot could not be written to {picture}.", file=sys.stderr)
        return 2
    print(f"Screenshot: {picture}")
    return 0 if isinstance(report.outcome, Accepted) else 1


if __name__ == "__main__":
    sys.exit(main())
