"""NXCloud accounts: where to send to and as whom, without the accessSecret."""

from collections.abc import Iterable

import msgspec

from nxwa_desktop.protocol.endpoint_regions import Region
from nxwa_desktop.protocol.signature_algorithms import DEFAULT_ALGORITHM, Algorithm

SANDBOX = "sandbox"
"""Id of the sandbox's own account, which is not in the list of accounts."""
ACCOUNT_COLOURS = ("blue", "rust", "teal", "pink", "olive", "slate")
"""The words of the accounts' colours, in the order in which new accounts get them."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """The stored fields of one account: all but the accessSecret, which only the keyring holds."""

    id: str
    """Opaque and stable; the name of the keyring entry."""
    name: str
    endpoint: str
    """A `Region`'s value, or the URL of a custom endpoint."""
    access_key: str
    tenant_id: int
    """1 to 2**63-1."""
    appkey: str
    business_phone: str
    """Digits with country code, as in the document's `86158xxxx1795`."""
    algorithm: Algorithm = DEFAULT_ALGORITHM
    colour: str = ""
    """Of `ACCOUNT_COLOURS`; an empty or unknown word is shown as the first of them."""
    list_url: str = ""
    """The URL of the list of its templates; empty where the endpoint's URL tells it."""
    sandbox: bool = False
    """True for the sandbox's own account alone, and never stored: an account of a person's own is not the sandbox,
    wherever its URL leads."""

    @property
    def region(self) -> Region | None:
        """The documented region; None for a custom URL."""
        try:
            return Region(self.endpoint)
        except ValueError:
            return None

    @property
    def url(self) -> str:
        """The URL requests go to."""
        return self.region.url if self.region else self.endpoint


def free_colour(accounts: Iterable[Account]) -> str:
    """The first of `ACCOUNT_COLOURS` that the fewest of these accounts have."""
    used = [account.colour for account in accounts]
    return min(ACCOUNT_COLOURS, key=used.count)
