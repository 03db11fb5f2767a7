"""The signature algorithms an account can have."""

from typing import Self

from nxwa_desktop.protocol.stored_enum import StoredEnum


class Algorithm(StoredEnum):
    """A signature algorithm: the word of hashlib, the header `algorithm` and the database, and its display name."""

    MD5 = "md5", "MD5"
    SHA256 = "sha256", "SHA-256"

    label: str

    def __new__(cls, word: str, label: str = "") -> Self:  # noqa: D102 - see the class
        algorithm = str.__new__(cls, word)
        algorithm._value_, algorithm.label = word, label
        return algorithm

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        algorithm = super()._missing_(value)
        if algorithm is not None:
            algorithm.label = algorithm.value
        return algorithm


DEFAULT_ALGORITHM = Algorithm.MD5
"""The convention's default; every other algorithm is announced by the header `algorithm`."""
