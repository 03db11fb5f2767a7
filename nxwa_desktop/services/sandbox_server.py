"""The sandbox's server of this window: started when the sandbox's account is first opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.secrets.vault import Vault

if TYPE_CHECKING:
    from nxwa_desktop.sandbox.server import ReceivedRequest, Sandbox


class SandboxServer:
    """Starts the sandbox on demand, and stops it with the window."""

    def __init__(self, vault: Vault, on_request: "Callable[[ReceivedRequest], object] | None" = None) -> None:
        """`on_request` is called with each request, on any thread; none is kept."""
        self._vault = vault
        self._on_request = on_request
        self._sandbox: Sandbox | None = None

    def open(self) -> Account:
        """Start the server and keep its secret for this session; returns its account. Raises SandboxError."""
        from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
        from nxwa_desktop.sandbox.server import Sandbox

        self._sandbox = Sandbox(on_request=self._on_request)
        self._sandbox.start()
        account = sandbox_account(self._sandbox.url)
        self._vault.keep_for_session(account.id, SANDBOX_SECRET)
        return account

    def rehearse_list(self, word: str) -> None:
        """Answer requests for the list of templates in the way of this word of `list_rehearsals`, or as usual."""
        from nxwa_desktop.sandbox.template_lists import ListRehearsal

        if self._sandbox is not None:
            self._sandbox.list_rehearsal = ListRehearsal(word) if word else None

    def close(self) -> None:
        """Stop the server, if it was started."""
        if self._sandbox is not None:
            self._sandbox.stop()


def rehearsals() -> tuple[tuple[str, str], ...]:
    """The endings of a recipient's number that the sandbox answers on order, each with its answer's description."""
    from nxwa_desktop.sandbox.rehearsal import rehearsal_endings

    return tuple((each.ending, each.description) for each in rehearsal_endings())
