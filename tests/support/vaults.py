"""What a vault refuses."""

from collections.abc import Callable

import pytest

from nxwa_desktop.storage.secrets.vault import VaultError, VaultReason


def reason_of(call: Callable[[], object]) -> VaultReason:
    """Why the call fails."""
    with pytest.raises(VaultError) as caught:
        call()
    return caught.value.reason
