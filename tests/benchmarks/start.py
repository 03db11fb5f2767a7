"""Process start to first paint, and resident memory then, against an empty window with one text edit."""

import time
from pathlib import Path

from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, child, in_turns, show

SCRIPT = Path(__file__).with_name("first_paint.py")


def run(options: Options) -> None:
    # The first runs, which do not count, write the bytecode.
    memory: dict[str, list[float]] = {"program": [], "draft": [], "sandbox": [], "floor": [], "text": []}
    child(SCRIPT, "store")

    def start(kind: str) -> float:
        begun = time.monotonic()
        painted, resident = child(SCRIPT, kind).split()
        memory[kind].append(int(resident) / 1024)
        return (float(painted) - begun) * MS

    times = in_turns({kind: lambda kind=kind: start(kind) for kind in memory}, options.runs(15, 1))  # type: ignore[misc]  # mypy gives no type to a lambda's default
    paint, composing, resident = Aim(Kind.RATIO, 1.25), Aim(Kind.RATIO, 1.4), Aim(Kind.RATIO, 1.2)
    show(
        "Start",
        "Started the program and an empty QMainWindow with one QTextEdit as processes, in turns: the window to its"
        "\n  first paint, the program on to the draft of an account, and in the sandbox, whose server it starts first."
        "\n  An empty text edit paints no letter; the lines for information have one line of text.",
        [
            Row("process start to first paint", times["program"], times["floor"], "ms", paint),
            Row("... to a draft of 10 variables that takes keys", times["draft"], times["floor"], "ms", composing),
            Row("for information: to the draft in the sandbox", times["sandbox"], times["floor"], "ms"),
            Row("resident memory at first paint", memory["program"][1:], memory["floor"][1:], "MB", resident),
            Row("resident memory with the draft", memory["draft"][1:], memory["floor"][1:], "MB", resident),
            Row("for information: first paint", times["program"], times["text"], "ms"),
            Row("for information: memory at first paint", memory["program"][1:], memory["text"][1:], "MB"),
        ],
    )
