"""TerminateProcess in the middle of a send: what the rows say afterwards, against what a server has seen."""

import functools
import json
import random
import time
from collections import Counter
from pathlib import Path

from on_windows.accounts import NAME, add_account, message, remove_account
from on_windows.by_hand import TITLE, ended
from on_windows.machine import BUILD, WORK, Machine
from on_windows.nxcloud import NXCloud, nxcloud
from shared.message_by_keys import type_message
from shared.steps import expect, until, wait_for

HELD = "8613600000099"
ROWS, KILLS = 60, 4
STATES = "SELECT state, recipient FROM history ORDER BY id"
DRAFTS = f"SELECT account_id FROM drafts WHERE instr(message, '{HELD}')"


def killed(machine: Machine) -> None:
    """End processes that send, as the task manager does."""
    with nxcloud() as cloud:
        machine.forget()
        add_account(machine, cloud.url)
        _one_message(machine, cloud)
        machine.forget()
        add_account(machine, cloud.url)
        _window(machine, cloud)
        machine.forget()
        add_account(machine, cloud.url)
        _batch(machine, cloud)
        remove_account(machine)


def _one_message(machine: Machine, cloud: NXCloud) -> None:
    cloud.held = HELD
    file = WORK / "message.json"
    file.write_text(message(HELD), encoding="utf-8")
    with machine.running(machine.console, "send", file, "--account", NAME) as process:
        until(lambda: HELD in cloud.received, 60, "the message at the server")
        expect((seen := machine.rows(STATES)) == [("sending", HELD)], "its row was there before the message went", seen)
        machine.terminate(machine.console.name)
        process.wait(30)
    cloud.release.set()
    done = machine.run(machine.command(machine.console, "account", "list"))
    expect(done.status == 0 and NAME in done.out, "the program starts again", done)
    again = machine.run(machine.command(machine.console, "send", file, "--account", NAME))
    expect(again.status == 3 and "--again" in again.said, "and refuses to send it twice", again)
    expect((seen := machine.rows(STATES)) == [("unknown", HELD)], "its row says: unknown", seen)
    expect(cloud.received == [HELD], "the server has it once", cloud.received)


def _window(machine: Machine, cloud: NXCloud) -> None:
    cloud.received.clear()
    cloud.release.clear()
    screen = machine.screen

    def sent_after_typing() -> bool:
        """Type a message and send it: the fields wait for the account to be read."""
        type_message(screen, 40, HELD)
        return wait_for(lambda: HELD in cloud.received, 5)

    with machine.running(machine.window) as program:
        screen.focus(screen.shown(TITLE, 90))
        until(sent_after_typing, 90, "the message at the server")
        expect((seen := machine.rows(STATES)) == [("sending", HELD)], "the window's message is on its way", seen)
        machine.terminate(machine.window.name)
        program.wait(30)
    cloud.release.set()
    with machine.running(machine.window) as program:
        screen.focus(screen.shown(TITLE, 90))
        until(lambda: machine.rows(STATES) == [("unknown", HELD)], what="a row that says unknown")
        expect(True, "the window opens again, and the row says: unknown")
        expect(machine.rows(DRAFTS), "what was typed is still there")
        screen.photograph(BUILD / "window-killed.png")
        screen.hands("key", "alt+F4")
        expect(ended(program) == 0, "it closes", program.poll())
    expect(cloud.received == [HELD], "the server has it once", cloud.received)


def _batch(machine: Machine, cloud: NXCloud) -> None:
    done = machine.run(machine.inside("save_template.py"))
    expect(done.status == 0, "a template is saved", done)
    cloud.received.clear()
    seed = random.randrange(2**32)
    print(f"        the moments are those of seed {seed}", flush=True)
    chance = random.Random(seed)
    words: list[str | Path] = ["batch", _customers(), "--account", NAME, "--template", "order_update"]
    words += ["--map", "to=phone", "--map", "Name=name", "--rate", "10", "--send"]
    for _ in range(KILLS):
        enough = len(cloud.received) + chance.randint(1, 4)
        with machine.running(machine.console, *words) as process:
            until(functools.partial(_arrived, cloud, enough), 60, "rows at the server")
            time.sleep(chance.uniform(0, 0.1))
            machine.terminate(machine.console.name)
            process.wait(30)
        words = ["batch", "--resume", _batch_id(machine)]
    ended = machine.run(machine.command(machine.console, *words, "--json"))
    states = Counter(machine.rows(STATES))
    by_state = {state: {to for each, to in states if each == state} for state in ("accepted", "unknown")}
    print(f"        {len(by_state['accepted'])} accepted, {len(by_state['unknown'])} unknown", flush=True)
    expect(ended.status in {0, 4}, f"killed {KILLS} times, it goes on to its end", ended)
    twice = [to for to, count in Counter(cloud.received).items() if count > 1]
    expect(not twice, "nobody got two messages", twice)
    expect(
        len(states) == ROWS == sum(map(len, by_state.values())), f"each of {ROWS} has one row that has ended", states
    )
    known = by_state["accepted"] <= set(cloud.received) <= by_state["accepted"] | by_state["unknown"]
    expect(known, "what arrived is known, or known to be unknown", (by_state, cloud.received))


def _arrived(cloud: NXCloud, count: int) -> bool:
    return len(cloud.received) >= count


def _batch_id(machine: Machine) -> str:
    done = machine.run(machine.command(machine.console, "batch", "--list", "--json"))
    (batch,) = json.loads(done.out)
    expect(batch["state"] == "paused", "the batch is paused after it was killed", batch)
    return str(batch["id"])


def _customers() -> Path:
    file = WORK / "customers.csv"
    rows = [f"861360000{index:04},David {index}" for index in range(ROWS)]
    file.write_text("\n".join(["phone,name", *rows]), encoding="utf-8")
    return file
