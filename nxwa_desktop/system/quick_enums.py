"""Makes the classes of Qt's enumerations in a sixth of the time.

PySide6 makes a class of each enumeration when a type of Qt is first touched: 300 with 4,000 members before the first
paint, 60 ms. The standard library checks each name and each member for what only a person's source could hold, and
changes the class several times for each. Here a class is made like one without members that the standard library has
made of the same base, and its members are put in afterwards.
"""

import enum
import functools
import sys
from collections.abc import Iterable
from typing import Any

TRIED = {(3, 11), (3, 12), (3, 13)}
"""The versions of Python whose classes were compared: how enumerations are made is no public matter of theirs."""

_CONTAINERS = {list, dict, set}
_standard_create = enum.EnumType._create_  # type: ignore[attr-defined]
_set = type.__setattr__


def make_enums_quickly() -> None:
    """Do so from now on; all enumerations but Qt's are made by the standard library as before."""
    if sys.version_info[:2] in TRIED:
        enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def _create(cls: type[enum.Enum], class_name: str, names: Any = None, **named: Any) -> type[enum.Enum]:
    """What `enum.Enum(class_name, names)` calls."""
    # As it would find out by itself, from its caller's caller.
    module = named.get("module") or sys._getframe(2).f_globals.get("__name__")
    is_qts = named.get("boundary") is enum.KEEP and named.get("type") is None and named.get("qualname") is None
    if module is None or not is_qts or not _are_plain(cls, names):
        return _standard_create(cls, class_name, names, **{**named, "module": module})  # type: ignore[no-any-return]
    body = {name: type(each)() if type(each) in _CONTAINERS else each for name, each in _body(cls).items()}
    body["__module__"] = module
    made: Any = type.__new__(enum.EnumType, class_name, (cls,), body)
    _put_in(made, names)
    return made  # type: ignore[no-any-return]


def _are_plain(cls: type[enum.Enum], names: object) -> bool:
    """True for names with whole numbers, as PySide6 gives them, none of which the base class has already."""
    if type(names) is not list or not names:
        return False
    taken = _taken(cls)
    for pair in names:
        if type(pair) is not tuple or type(pair[1]) is not int or pair[0][0] == "_" or pair[0] in taken:
            return False
    return True


@functools.cache
def _taken(cls: type[enum.Enum]) -> frozenset[str]:
    """The names that the class and its bases have."""
    return frozenset(name for base in cls.__mro__ for name in base.__dict__)


@functools.cache
def _body(cls: type[enum.Enum]) -> dict[str, Any]:
    """The attributes of a class of this base without members."""
    made: Any = _standard_create(cls, "Empty", (), module=__name__, boundary=enum.KEEP)
    return {name: each for name, each in vars(made).items() if name not in {"__dict__", "__weakref__"}}


def _put_in(made: Any, names: Iterable[tuple[str, int]]) -> None:
    """Put the members into a class without any, as `enum.EnumType.__new__` does."""
    by_name, by_value, counted = made._member_map_, made._value2member_map_, made._member_names_
    is_flag = issubclass(made, enum.Flag)
    make, as_number = made._new_member_, made._use_args_
    mask = single_bits = 0
    for name, value in names:
        is_single = value > 0 and not value & (value - 1)
        mask |= value
        if is_single:
            single_bits |= value
        member = by_value.get(value)
        if member is None:
            member = make(made, value) if as_number else make(made)
            # Not through its __dict__, which costs memory once it was asked for.
            member._value_, member._name_, member.__objclass__ = value, name, made
            member._sort_order_ = len(counted)
            by_value[value] = member
            if is_single or not is_flag:
                counted.append(name)
        by_name[name] = member
    for name, member in by_name.items():
        _set(made, name, member)
    if is_flag:
        _set(made, "_flag_mask_", mask)
        _set(made, "_singles_mask_", single_bits)
        _set(made, "_all_bits_", 2 ** mask.bit_length() - 1)
        values = [member._value_ for member in made]
        if values != sorted(values):
            _set(made, "_iter_member_", made._iter_member_by_def_)
