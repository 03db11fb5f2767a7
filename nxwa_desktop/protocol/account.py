"""An NXCloud account: where to send to and as whom. The secret is not part of it."""

import enum

import msgspec

MAX_TENANT_ID = 2**63 - 1
"""`tenant_id` is a Long (seed, Body Parameters)."""


class Region(enum.StrEnum):
    """The provider's documented endpoints; anything else is a custom URL."""

    GLOBAL = "global"
    INDONESIA = "indonesia"
    CHILE = "chile"


REGION_URLS = {
    # Seed, "Send Message".
    Region.GLOBAL: "https://api.nxcloud.com/saas/wa/send",
    # The provider's public pages "IDN SAAS WhatsApp API send" and "CHL SAAS WhatsApp API send".
    Region.INDONESIA: "https://api-idn.nxlink.ai/saas/wa/send",
    Region.CHILE: "https://chl-api.nxlink.ai/saas/wa/send",
}


class Algorithm(enum.StrEnum):
    """How the request is signed. MD5 is the convention's default; SHA-256 is announced by a header."""

    MD5 = "md5"
    SHA256 = "sha256"


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One account as it is stored: everything but the accessSecret, which only the keyring holds."""

    id: str
    """Opaque and stable; names the keyring entry."""
    name: str
    endpoint: str
    """A `Region`'s value, or the URL of a custom endpoint."""
    access_key: str
    tenant_id: int
    """1 to 2**63-1."""
    appkey: str
    business_phone: str
    """Digits with country code, as in the document's `86158xxxx1795`."""
    algorithm: Algorithm = Algorithm.MD5
    sandbox: bool = False
    """Only the sandbox sets it, for its own account. It is not stored: no account of a person's own ever has it,
    wherever its URL leads."""

    @property
    def region(self) -> Region | None:
        """The documented region, or None for a custom URL."""
        try:
            return Region(self.endpoint)
        except ValueError:
            return None

    @property
    def url(self) -> str:
        """The URL requests go to."""
        return REGION_URLS[self.region] if self.region else self.endpoint
