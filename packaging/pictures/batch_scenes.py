"""Scenes of a batch up to its check: each takes its steps and returns the widget to be photographed."""

from pathlib import Path
from tempfile import gettempdir

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from window_user import CTRL, WindowUser

FIRST = (
    "8613600009759;Maria;A-20931;Lisbon;Thursday;en_US",
    "+65 9123 4567;Wei;A-20932;Singapore;Friday;en_US",
    "0811 1234 567;Budi;A-20944;Bandung;Jumat;en_US",
    "8613600022091;李雷;A-20945;上海;星期五;zh_CN",
    "971501234567;ماريا;A-20946;دبي;الخميس;en_US",
    "8613600009759;Maria;A-20931;Lisbon;Thursday;en_US",
    "5511961234567;Ana;;São Paulo;quinta;pt_BR",
)
ROWS = 312


def file(user: WindowUser) -> QWidget:
    """The list of customers, as it was read."""
    others = [f"86136{number:08};Maria;A-{number};Lisbon;Thursday;en_US" for number in range(ROWS - len(FIRST))]
    path = Path(gettempdir()) / "customers.csv"
    path.write_text("\n".join(("phone;First Name;Order;City;Day;lang", *FIRST, *others)), encoding="utf-8")
    user.press(Qt.Key.Key_3, CTRL)
    user.window.batch.open_file(path)
    user.until(lambda: user.window.batch.reading.table is not None)
    user.rest()
    return user.window


def columns(user: WindowUser) -> QWidget:
    """Its columns, matched by their names, with one language for all."""
    file(user)
    page = user.window.batch.page
    primary = page.foot.primary
    if primary is None:
        raise SystemExit("the step has no button")
    user.click(primary)
    user.rest()
    user.type("order_update")
    user.press(Qt.Key.Key_Return)
    user.rest(1.0)
    return user.window


def nothing(user: WindowUser) -> QWidget:
    """The first step without a list."""
    user.press(Qt.Key.Key_3, CTRL)
    return user.window
