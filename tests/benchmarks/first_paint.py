"""Run as a process of its own: shows one window, prints when it was painted and what memory it took, and ends.

Both windows are treated alike: the moment is the first turn of the event loop after the main window's paint event.
"""

import os
import sys
import time
from typing import NoReturn

SIZE = (1180, 760)
"""The program's own first size."""


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
    from nxwa_desktop import __main__
    from nxwa_desktop.ui.window.main_window import MainWindow

    # Where the program begins to fetch what its first picture did without.
    MainWindow.complete = lambda _: tell()  # type: ignore[method-assign,assignment]  # the benchmark ends where the program goes on
    return __main__.main(["--sandbox"])


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
    kind = sys.argv[1]
    sys.exit(program() if kind == "program" else floor("One line of text" if kind == "text" else ""))
