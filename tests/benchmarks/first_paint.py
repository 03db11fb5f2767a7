"""Run as a process of its own: shows one window, prints when it was painted and what memory it took, and ends.

Both windows are treated alike: the moment is the first turn of the event loop after the main window's paint event.
"""

import os
import sys
import time
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:  # nothing that would weigh on the floor
    from collections.abc import Callable

SIZE = (1180, 760)
"""The program's own first size."""
ROWS = 10
"""Variables of the draft."""


def tell() -> NoReturn:
    now = time.monotonic()
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib would weigh on the floor
        memory = next(line.split()[1] for line in status if line.startswith("VmRSS:"))
    sys.stdout.write(f"{now} {memory}\n")
    sys.stdout.flush()
    os._exit(0)


def program() -> int:
    # In the order in which the program itself imports.
    import nxwa_desktop.preload  # noqa: F401 - before anything else of Qt
    from nxwa_desktop import __main__, app

    # Where the program begins to fetch what its first picture did without.
    app.App._begin = lambda _: tell()  # type: ignore[method-assign,assignment]  # the benchmark ends where the program goes on
    return __main__.main(["--sandbox"])


def draft(*arguments: str) -> int:
    """The program with the message that was being composed, until what has room of it is painted and takes keys."""
    import nxwa_desktop.preload  # noqa: F401 - before anything else of Qt
    from nxwa_desktop import __main__, app

    def watch(program: app.App) -> None:
        begin(program)
        from PySide6.QtCore import QEvent, QObject, QTimer

        class Painted(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and program.window.focusWidget() is form.recipient.edit:
                    QTimer.singleShot(0, tell)
                return False

        def look() -> None:
            if (row := form.body.built_row(0)) is not None:  # the last ones have no room
                row.edit.installEventFilter(painted)

        form, painted = program.window.form, Painted(program.window)
        program.composer.restructured.connect(look)

    begin = app.App._begin
    app.App._begin = watch  # type: ignore[method-assign,assignment]  # the benchmark looks where the program goes on
    return __main__.main([*arguments])


def store() -> int:
    """Store an account, and a draft of it and of the sandbox."""
    from nxwa_desktop.protocol.account import SANDBOX, Account
    from nxwa_desktop.protocol.message import Message
    from nxwa_desktop.services.settings import Settings
    from nxwa_desktop.storage.worker import StorageWorker
    from nxwa_desktop.system.paths import Paths
    from nxwa_desktop.system.wall_clock import now_ms

    texts = tuple(f"Customer text no. {number}" for number in range(ROWS))
    message = Message("+86 136 0000 9759", "order_update", "en_US", body=texts)
    phone = "8613600009759"
    account = Account(
        id="1", name="Support", endpoint="global", access_key="k", tenant_id=1, appkey="a", business_phone=phone
    )
    paths = Paths.of_user()
    worker = StorageWorker(paths)
    worker.submit(lambda repositories: repositories.accounts.save(account)).result()
    for account_id in (SANDBOX, account.id):
        worker.save_draft(account_id, message, now_ms()).result()
    worker.close(1.0)
    settings = Settings(paths.settings_file)
    settings.default_account = account.id
    settings.save()
    return 0


def floor(text: str) -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, tell)

    qt = QApplication(sys.argv[:1])
    window = Window()
    window.setCentralWidget(QTextEdit(text))
    window.resize(*SIZE)
    window.show()
    return qt.exec()


if __name__ == "__main__":
    kinds: "dict[str, Callable[[], int]]" = {
        "program": program,
        "draft": draft,
        "sandbox": lambda: draft("--sandbox"),
        "store": store,
        "floor": lambda: floor(""),
        "text": lambda: floor("One line of text"),
    }
    sys.exit(kinds[sys.argv[1]]())
