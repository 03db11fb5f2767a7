"""The signature algorithms an account can have."""

import enum
from typing import Self


class Algorithm(enum.StrEnum):
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
        """Keep a stored word that a newer version of the program knows; nothing can be signed with it."""
        if not isinstance(value, str):
            return None
        unknown = str.__new__(cls, value)
        unknown._name_ = unknown._value_ = unknown.label = value
        return unknown

    @property
    def is_known(self) -> bool:
        """True if this version of the program can sign with it."""
        return self in tuple(type(self))


DEFAULT_ALGORITHM = Algorithm.MD5
"""The convention's default; every other algorithm is announced by the header `algorithm`."""
