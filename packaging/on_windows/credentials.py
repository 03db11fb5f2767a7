"""Secrets in Windows' Credential Manager: the program's own vault, each call in a process of its own."""

from on_windows.accounts import RECIPIENT, add_account, remove_account, send
from on_windows.machine import Machine
from shared.steps import expect

FIRST, SECOND = "first secret", "zwei ß 密钥 🔑"
LONGEST = "x" * 1280


def credentials(machine: Machine) -> None:
    """Store, read, replace and delete a secret; and let the frozen program sign with one."""
    machine.forget()

    def vault(*words: str) -> str:
        done = machine.run(machine.inside("vault.py", *words))
        return done.out.strip() if done.status == 0 else str(done)

    def told(wanted: str, what: str, *words: str) -> None:
        seen = vault(*words)
        expect(seen == wanted, what, seen)

    told("done", "nothing of an earlier check is there", "delete")
    told("MISSING", "which is said so", "read")
    told("done", "a secret is stored", "store", FIRST)
    told(FIRST, "another process reads it", "read")
    told("keyring", "it is in the Credential Manager", "place")
    told("nxwa-desktop windows-check 2", "it stays on this computer (CRED_PERSIST_LOCAL_MACHINE)", "entry")
    told("done", "another one replaces it", "store", SECOND)
    told(SECOND, "which is read, every letter of it", "read")
    told("done", "so does the longest that is allowed", "store", LONGEST)
    told(LONGEST, "which is read", "read")
    told("done", "it is deleted", "delete")
    told("MISSING", "and gone", "read")
    told("nowhere", "from the Credential Manager too", "place")
    _frozen(machine)


def _frozen(machine: Machine) -> None:
    add_account(machine, "http://127.0.0.1:9")
    done = send(machine, RECIPIENT, "--dry-run", "--json")
    expect(done.status == 0 and '"sign"' in done.out, "the frozen program signs with its secret", done)
    remove_account(machine)
