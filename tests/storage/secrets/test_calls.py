"""Calls to a keyring: time limits and cancelling."""

import threading

from nxwa_desktop.storage.secrets.calls import Call
from nxwa_desktop.storage.secrets.vault import VaultReason
from tests.support.vaults import reason_of


class TestCall:
    def test_no_time_left(self) -> None:
        assert reason_of(Call(0, 60).remaining) is VaultReason.TIMEOUT

    def test_cancelled_before_it_waits(self) -> None:
        call = Call(5, 60)
        call.cancel()
        woken = threading.Event()
        assert reason_of(call.remaining) is VaultReason.DISMISSED
        assert reason_of(lambda: call.abort_with(woken.set)) is VaultReason.DISMISSED

    def test_cancelling_wakes_whoever_waits_even_if_that_fails(self) -> None:
        woken = threading.Event()

        def abort() -> None:
            woken.set()
            raise OSError

        call = Call(5, 60)
        call.abort_with(abort)
        call.cancel()
        assert woken.is_set()
