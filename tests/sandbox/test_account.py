"""The sandbox's own account."""

from collections.abc import Iterator

import pytest

from nxwa_desktop.protocol.account import Algorithm
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from tests.support.recording import Sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def test_sandbox_account(sandbox: Sandbox) -> None:
    account = sandbox_account(sandbox.url)
    assert (account.id, account.name, account.url) == ("sandbox", "Sandbox", sandbox.url)
    assert account.algorithm is Algorithm.MD5
    assert SANDBOX_SECRET
