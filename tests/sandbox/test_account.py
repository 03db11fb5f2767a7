"""The sandbox's own account."""

from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from tests.support.recording import Sandbox


def test_sandbox_account(sandbox: Sandbox) -> None:
    account = sandbox_account(sandbox.url)
    assert (account.id, account.name, account.url) == ("sandbox", "Sandbox", sandbox.url)
    assert account.algorithm is Algorithm.MD5
    assert SANDBOX_SECRET
