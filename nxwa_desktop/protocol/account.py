"""NXCloud accounts, the documented endpoint regions and the signature algorithms."""

import enum
from typing import Self

import msgspec

MAX_TENANT_ID = 2**63 - 1
"""`tenant_id` is a Long (seed, Body Parameters)."""
MAX_SECRET_UNITS = 1280
"""UTF-16 code units of a secret: the limit of the Windows Credential Manager."""


class Region(enum.StrEnum):
    """A documented endpoint: the word that is stored and typed in commands, and its URL."""

    # Seed, "Send Message".
    GLOBAL = "global", "https://api.nxcloud.com/saas/wa/send"
    # The provider's public pages "IDN SAAS WhatsApp API send" and "CHL SAAS WhatsApp API send".
    INDONESIA = "indonesia", "https://api-idn.nxlink.ai/saas/wa/send"
    CHILE = "chile", "https://chl-api.nxlink.ai/saas/wa/send"

    url: str

    def __new__(cls, word: str, url: str = "") -> Self:  # noqa: D102 - see the class
        region = str.__new__(cls, word)
        region._value_, region.url = word, url
        return region


class Algorithm(enum.StrEnum):
    """A signature algorithm: the word of hashlib, the header `algorithm` and the database, and its display name."""

    MD5 = "md5", "MD5"
    SHA256 = "sha256", "SHA-256"

    label: str

    def __new__(cls, word: str, label: str = "") -> Self:  # noqa: D102 - see the class
        algorithm = str.__new__(cls, word)
        algorithm._value_, algorithm.label = word, label
        return algorithm


DEFAULT_ALGORITHM = Algorithm.MD5
"""The convention's default; every other algorithm is announced by the header `algorithm`."""


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
