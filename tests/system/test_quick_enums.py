"""Enumerations made quickly are those that the standard library makes."""

import copy
import enum
import inspect
import pickle
from collections.abc import Iterator
from typing import Any

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets
import pytest

from nxwa_desktop.system import quick_enums
from nxwa_desktop.system.quick_enums import BASES, make_enums_quickly
from tests.support.program import script

NUMBERS = (-1, 0, 1, 3, 5, 255, 1 << 31, 1 << 40)
USE = """
import enum, pickle, sys
quick = []
if sys.argv[1] == "preloaded":
    from nxwa_desktop.system import quick_enums
    create = quick_enums._quick_create
    quick_enums._quick_create = lambda *given: quick.append(given) or create(*given)
    import nxwa_desktop.preload
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QMessageBox
qt = QApplication([])
label = QLabel()
label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
buttons = QDialogButtonBox.StandardButton
for what in (
    label.alignment(),
    label.alignment() & ~Qt.AlignmentFlag.AlignTop,
    label.focusPolicy(),
    label.sizePolicy().verticalPolicy(),
    QFont().weight(),
    QFont.Weight(400),
    QEvent(QEvent.Type.User).type(),
    QEvent.Type(2222),
    QLocale().language().name,
    Qt.Key(0x41),
    Qt.Key.Key_Any,
    list(Qt.KeyboardModifier),
    buttons.Ok | buttons.Cancel,
    buttons(0x400),
    QKeySequence(QKeySequence.StandardKey.Copy).toString(),
    pickle.loads(pickle.dumps(Qt.Key.Key_A)) is Qt.Key.Key_A,
    hash(Qt.Key.Key_B) == hash(Qt.Key(0x42)),
    QMessageBox.Icon.Warning in QMessageBox.Icon,
    len(Qt.GlobalColor),
    QEvent.Type.__doc__,
    Qt.Orientation.Horizontal.value,
    type(Qt.WindowType.Window).__mro__,
):
    print(repr(what))
print(len(quick), file=sys.stderr)
"""


def enumerations() -> Iterator[Any]:
    """All of three modules of Qt, those of their classes too."""
    for module in (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets):
        for holder in (module, *(each for _, each in inspect.getmembers(module, inspect.isclass))):
            for each in vars(holder).values():
                if isinstance(each, enum.EnumType) and each.__members__:
                    yield each


def made(base: type[enum.Enum], name: str, members: list[tuple[str, int]], module: str | None = None) -> Any:
    """As PySide6 makes it."""
    create: Any = base
    return create(name, members, module=module, qualname=None, type=None, start=1, boundary=enum.KEEP)


def answer(cls: Any, number: int) -> str:
    """What a number stands for; of flags its complement too, and each flag with it and without the others."""
    try:
        found = cls(number)
        if not issubclass(cls, enum.Flag):
            return repr(found)
        return repr([found, ~found, *(flag | found for flag in cls), *(flag & found for flag in cls)])
    except (ValueError, TypeError) as error:
        return repr(error)


@pytest.fixture
def quickly() -> Any:
    """Makes an enumeration quickly."""
    standard = enum.EnumType._create_  # type: ignore[attr-defined]

    def make(*arguments: Any, **named: Any) -> Any:
        make_enums_quickly()
        try:
            return made(*arguments, **named)
        finally:
            enum.EnumType._create_ = standard  # type: ignore[attr-defined]

    return make


def test_each_of_qts_is_the_same(quickly: Any) -> None:
    seen = 0
    for original in enumerations():
        base = next(each for each in original.__mro__ if each in BASES)
        members = [(name, int(each.value)) for name, each in original.__members__.items()]
        plain, quick = made(base, original.__name__, members), quickly(base, original.__name__, members)
        assert quick_enums.attributes(plain) == quick_enums.attributes(quick), original
        assert [repr(each) for each in plain] == [repr(each) for each in quick], original
        assert (len(plain), dir(plain)) == (len(quick), dir(quick)), original
        assert [answer(plain, number) for number in NUMBERS] == [answer(quick, number) for number in NUMBERS], original
        seen += 1
    assert seen > 500


def test_a_member_is_found_copied_and_pickled(quickly: Any) -> None:
    colour = quickly(enum.IntEnum, "Colour", [("RED", 1), ("ROUGE", 1), ("BLUE", 2)], module=__name__)
    assert colour.RED is colour.ROUGE is colour(1) is colour["ROUGE"]
    assert copy.deepcopy(colour.BLUE) is colour.BLUE
    assert (colour.RED + 1, colour.BLUE > colour.RED) == (2, True)
    globals()["Colour"] = colour
    try:
        assert pickle.loads(pickle.dumps(colour.BLUE)) is colour.BLUE
    finally:
        del globals()["Colour"]


@pytest.mark.parametrize(
    "names",
    [
        "RED BLUE",
        ["RED", "BLUE"],
        {"RED": 1},
        [("RED", "red")],
        [("value", 1)],
        [("__dunder__", 1)],
        [("RED", 1.5)],
        [],
    ],
    ids=repr,
)
def test_what_is_no_list_of_plain_names_and_numbers_is_left_to_the_standard_library(quickly: Any, names: Any) -> None:
    plain, quick = made(enum.Enum, "Colour", names), quickly(enum.Enum, "Colour", names)
    assert [repr(each) for each in plain] == [repr(each) for each in quick]
    assert vars(plain).keys() == vars(quick).keys()


def test_a_name_that_is_reserved_is_refused_as_before(quickly: Any) -> None:
    with pytest.raises(ValueError, match="_sunder_"):
        quickly(enum.Enum, "Colour", [("_sunder_", 1)])


def test_a_base_whose_sample_differs_is_left_to_the_standard_library(
    quickly: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_enums, "_add_masks", lambda made, *_: None)
    quick_enums._makes_the_same.cache_clear()
    try:
        ways = quickly(enum.Flag, "Way", [("LEFT", 1), ("RIGHT", 2)])
        assert (ways.LEFT | ways.RIGHT).value == 3
        assert ways._flag_mask_ == 3
        assert not quick_enums._makes_the_same(enum.Flag)
        assert quick_enums._makes_the_same(enum.Enum)
    finally:
        quick_enums._makes_the_same.cache_clear()


def test_qt_understands_them() -> None:
    told, quick = script(USE, "preloaded")
    assert int(quick) > 100, "PySide6 makes its enumerations in another way by now"
    assert "<AlignmentFlag.AlignRight|AlignTop" in told
    assert told == script(USE, "plain")[0]
