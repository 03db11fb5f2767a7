"""Enumerations whose words are stored on disk."""

import enum
from typing import Self


class StoredEnum(enum.StrEnum):
    """Words in stored data. A word that only a newer version knows is kept as it is, outside of the members."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str) or not value:
            return None
        word = str.__new__(cls, value)
        word._name_ = word._value_ = value
        return word

    @property
    def is_known(self) -> bool:
        """True for a member; False for a word that was only read."""
        return self._value_ in type(self)._value2member_map_
