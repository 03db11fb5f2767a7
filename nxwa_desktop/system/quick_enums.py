"""Makes the classes of Qt's enumerations in a sixth of the time.

PySide6 makes a class of each enumeration when a type of Qt is first touched: 300 with 4,000 members before the first
paint, 60 ms. The standard library checks each name and each member for what only a person's source could hold, and
changes the class several times for each. Here a class is made like one without members that the standard library has
made of the same base, and its members are put in afterwards.

How the standard library makes an enumeration is no public matter and differs between the versions of Python. So for
each base one enumeration is made in both ways first; where they differ, the standard library makes all of that base.
"""

import enum
import functools
import sys
from collections.abc import Iterable
from typing import Any

BASES = frozenset({enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag})
"""What PySide6 makes its enumerations of."""
_SAMPLE = [("B", 2), ("A", 1), ("ALIAS", 1), ("NONE", 0), ("PART_WITHOUT_NAME", 12), ("LESS", -3)]

_CONTAINERS = {list, dict, set}
_standard_create = enum.EnumType._create_  # type: ignore[attr-defined]
_set = type.__setattr__


def make_enums_quickly() -> None:
    """Make Qt's enumerations quickly from now on; all others are made by the standard library as before."""
    enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def _create(cls: type[enum.Enum], class_name: str, names: Any = None, **named: Any) -> type[enum.Enum]:
    """Create an enumeration; `enum.Enum(class_name, names)` calls it."""
    if named.get("module") is None:
        named["module"] = _calling_module()
    is_from_qt = named.get("boundary") is enum.KEEP and named.get("type") is None and named.get("qualname") is None
    if cls in BASES and is_from_qt and named["module"] is not None and _are_plain(cls, names) and _makes_the_same(cls):
        return _quick_create(cls, class_name, names, named["module"])
    return _standard_create(cls, class_name, names, **named)  # type: ignore[no-any-return]


def _calling_module() -> str | None:
    """The module that makes the enumeration, found as the standard library finds it."""
    try:
        name: str | None = sys._getframe(3).f_globals.get("__name__")
    except ValueError:  # called by C alone
        return None
    return name


def _are_plain(cls: type[enum.Enum], names: object) -> bool:
    """True for names with whole numbers, as PySide6 gives them, none of which the base class has already."""
    if type(names) is not list or not names:
        return False
    taken = _taken(cls)
    for pair in names:
        if type(pair) is not tuple or type(pair[1]) is not int or pair[0] in taken or pair[0][0] == "_":
            return False
    return True


@functools.cache
def _taken(cls: type[enum.Enum]) -> frozenset[str]:
    """The names that no member can have: those of the class and its bases."""
    return frozenset({"", "mro", *(name for base in cls.__mro__ for name in vars(base))})


@functools.cache
def _makes_the_same(cls: type[enum.Enum]) -> bool:
    """True if a sample is the same in every attribute, made in both ways."""
    plain = _standard_create(cls, "Sample", _SAMPLE, module=__name__, boundary=enum.KEEP)
    quick = _quick_create(cls, "Sample", _SAMPLE, __name__)
    return attributes(plain) == attributes(quick)


def attributes(cls: Any) -> dict[str, object]:
    """The attributes of an enumeration in a form that can be compared with those of another one."""

    def described(value: object) -> object:
        if isinstance(value, cls):
            rest = {name: each for name, each in vars(value).items() if name != "__objclass__"}
            return value.name, rest, value.__objclass__ is cls
        if isinstance(value, dict):
            return [(described(key), described(each)) for key, each in value.items()]
        if isinstance(value, list | tuple):
            return [described(each) for each in value]
        return getattr(value, "__func__", value)

    return {name: described(each) for name, each in vars(cls).items() if name not in {"__dict__", "__weakref__"}}


@functools.cache
def _empty_body(cls: type[enum.Enum]) -> dict[str, Any]:
    """The attributes of a class of this base without members."""
    empty: Any = _standard_create(cls, "Empty", (), module=__name__, boundary=enum.KEEP)
    return {name: each for name, each in vars(empty).items() if name not in {"__dict__", "__weakref__"}}


def _quick_create(
    cls: type[enum.Enum], class_name: str, names: Iterable[tuple[str, int]], module: str
) -> type[enum.Enum]:
    body = {name: type(each)() if type(each) in _CONTAINERS else each for name, each in _empty_body(cls).items()}
    body["__module__"] = module
    made: Any = type.__new__(enum.EnumType, class_name, (cls,), body)
    _add_members(made, names)
    return made  # type: ignore[no-any-return]


def _add_members(made: Any, names: Iterable[tuple[str, int]]) -> None:
    """Add the members to a class without any, as `enum.EnumType.__new__` does."""
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
    if hasattr(made, "_hashable_values_"):  # from Python 3.13.1 on
        made._hashable_values_.extend(by_value)
    if is_flag:
        _add_masks(made, mask, single_bits)


def _add_masks(made: Any, mask: int, single_bits: int) -> None:
    if "_singles_mask_" in vars(made):
        _set(made, "_flag_mask_", mask)
        _set(made, "_singles_mask_", single_bits)
    else:  # before Python 3.11.4
        _set(made, "_flag_mask_", single_bits)
    _set(made, "_all_bits_", 2 ** mask.bit_length() - 1)
    values = [member._value_ for member in made]
    if values != sorted(values):
        _set(made, "_iter_member_", made._iter_member_by_def_)
