"""The documented endpoint regions and their URLs."""

import enum
from typing import Self


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
