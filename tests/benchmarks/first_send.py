"""Run as a process of its own: prints the longest gap of the heartbeat around the very first send.

`at-once` sends in the turn after the first paint, when nothing has been fetched yet; `warm` after the warm-up.
`quiet` in place of `send` does the same without sending.
"""

import sys

import nxwa_desktop.preload  # noqa: F401 - before anything else of Qt, as the program does
from nxwa_desktop.app import App
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.startup import HeldLog, start_log_file
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.system.paths import Paths
from tests.benchmarks.harness import own_folder
from tests.benchmarks.heartbeat import GOOD, Heartbeat
from tests.benchmarks.window import application, message, opened, pass_time, wait_until
from tests.support.raw_server import RawServer, answering

LONG_ENOUGH = 1.0
"""Seconds in which warm-up and send are over on any machine; both kinds of run last as long."""


def at_once(*, sends: bool) -> float:
    """Together with what the program itself does after its first paint."""
    hearts: list[Heartbeat] = []
    with own_folder() as folder, RawServer(answering(GOOD)) as server:
        vault = Vault()
        paths = Paths.below(folder)
        app = App(paths, sandbox=True, vault=vault)
        app.window.steps_after_draft.append(lambda: start_log_file(paths.log_file, HeldLog()))
        app.window.painted.connect(lambda: hearts.append(Heartbeat()))
        if sends:
            app.window.painted.connect(lambda: start(app, vault, server.url()))
        app.window.show()
        wait_until(lambda: bool(hearts))
        pass_time(LONG_ENOUGH)
        longest = hearts[0].stop()
        finish(app, sends=sends)
        app.window.close()
        app.close()
        return longest


def warm(*, sends: bool) -> float:
    vault = Vault()
    with own_folder() as folder, RawServer(answering(GOOD)) as server, opened(folder, vault) as app:
        pass_time(LONG_ENOUGH)
        heart = Heartbeat()
        if sends:
            start(app, vault, server.url())
        pass_time(LONG_ENOUGH)
        longest = heart.stop()
        finish(app, sends=sends)
        return longest


def start(app: App, vault: Vault, url: str) -> None:
    account = sandbox_account(url)
    vault.keep_for_session(account.id, SANDBOX_SECRET)
    app.sender.send(message(3), account)


def finish(app: App, *, sends: bool) -> None:
    wait_until(lambda: not app.sender.busy)
    report: SendReport | None = app.window.report
    if sends and report is None:
        raise RuntimeError("the message was not sent")


if __name__ == "__main__":
    application()
    run = at_once if sys.argv[1] == "at-once" else warm
    print(run(sends=sys.argv[2] == "send"))
