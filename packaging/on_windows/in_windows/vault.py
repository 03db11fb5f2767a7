"""The vault as the program uses it, one call in a process: vault.py store SECRET | read | delete | place | entry."""

import sys

from nxwa_desktop.storage.secrets.calls import SERVICE
from nxwa_desktop.storage.secrets.vault import Vault, VaultError

ACCOUNT = "windows-check"


def entry() -> str:
    """How Windows keeps it: the name, the user, and where it goes with the person's profile."""
    from win32ctypes.pywin32 import win32cred  # type: ignore[import-not-found]

    kept = win32cred.CredRead(SERVICE, win32cred.CRED_TYPE_GENERIC, 0)
    return f"{kept['TargetName']} {kept['UserName']} {kept['Persist']}"


def main(command: str, secret: str = "") -> str:
    vault = Vault(call_timeout=60)  # on a busy machine Wine alone takes longer than the person has to wait
    match command:
        case "store":
            vault.write(ACCOUNT, secret)
        case "delete":
            vault.delete(ACCOUNT)
        case "place":
            return vault.place(ACCOUNT).value
        case "entry":
            return entry()
        case "read":
            try:
                return vault.read(ACCOUNT)
            except VaultError as error:
                return f"{error.reason.name}"
    return "done"


sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
print(main(*sys.argv[1:]))
