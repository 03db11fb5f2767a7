"""An account of the frozen program, by its command line, and a message that it sends."""

import json

from on_windows.machine import Done, Machine
from shared.steps import expect

NAME = "Support"
RECIPIENT = "8613600009759"


def message(to: str = RECIPIENT, text: str = "David") -> str:
    """The body of a message with one variable, as the document has it."""
    components = [{"type": "body", "parameters": [{"type": "text", "text": text}]}]
    language = {"code": "en_US", "policy": "deterministic"}
    template = {"name": "text_template", "language": language, "components": components}
    return json.dumps({"to": to, "template": template}, ensure_ascii=False)


def send(machine: Machine, to: str, *options: str) -> Done:
    """Send a message by the account."""
    return machine.run(machine.command(machine.console, "send", "-", "--account", NAME, *options), message(to))


def add_account(machine: Machine, endpoint: str) -> None:
    """Add the account, with a secret on standard input."""
    facts = {
        "endpoint": endpoint,
        "access-key": "key",
        "tenant-id": "1",
        "appkey": "app",
        "business-phone": "8615800001795",
    }
    options = [word for name, value in facts.items() for word in (f"--{name}", value)]
    done = machine.run(machine.command(machine.console, "account", "add", NAME, *options), "a-secret\n")
    expect(done.status == 0 and f"Added {NAME}." in done.out, "an account is added", done)


def remove_account(machine: Machine) -> None:
    """Remove the account and its secret."""
    done = machine.run(machine.command(machine.console, "account", "remove", NAME))
    expect(done.status == 0, "the account is removed, and its secret", done)
