"""What the command line writes into files and pipes, whatever the console's code page is."""

from on_windows.accounts import message
from on_windows.machine import WORK, Machine
from shared.steps import expect
from shared.wine import there

SAID = "你好 Zoë 🙂"
CODE_PAGES = ("936", "65001", "437")


def console(machine: Machine) -> None:
    """Redirect output under several code pages."""
    machine.forget()
    file = WORK / "message.json"
    file.write_text(message(text=SAID), encoding="utf-8")
    for page in CODE_PAGES:
        output = WORK / f"output-{page}.txt"
        output.unlink(missing_ok=True)
        send = f"{there(machine.console)} send {there(file)} --sandbox --dry-run"
        done = machine.run(machine.command("cmd.exe", "/c", f"chcp {page} >nul & {send} >{there(output)}"))
        said = output.read_bytes() if output.exists() else b""
        expect(SAID.encode() in said, f"chcp {page}: what is redirected into a file is UTF-8", (done, said))
