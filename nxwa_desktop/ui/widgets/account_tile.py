"""The tile of an account: its initials on its colour; a flask on violet for the sandbox."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nxwa_desktop.protocol.account import ACCOUNT_COLOURS, Account
from nxwa_desktop.ui.widgets.boxes import paint_box
from nxwa_desktop.ui.widgets.fonts import scaled
from nxwa_desktop.ui.widgets.icons import pixmap
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.palette import Colours, colours_of


def initials(name: str) -> str:
    """At most two letters that stand for an account's name: those of its first two words, or its first two."""
    words = [word for word in name.split() if word[0].isalnum()]
    letters = words[0][0] + words[1][0] if len(words) > 1 else words[0][:2] if words else name.strip()[:1]
    return letters.upper() if len(letters.upper()) == len(letters) else letters


def account_colour(account: Account) -> str:
    """The word of an account's colour: of `ACCOUNT_COLOURS`, or "sandbox"."""
    return "sandbox" if account.sandbox else account.colour or ACCOUNT_COLOURS[0]


def tile_colours(colours: Colours, word: str) -> tuple[str, str]:
    """Ground and ink of a tile in the colour of that word; blue for an unknown word."""
    if word == "sandbox":
        return colours.sandbox, colours.on_sandbox
    return getattr(colours, f"account_{word}", colours.account_blue), colours.on_account


def paint_tile(
    painter: QPainter,
    rect: QRect,
    colours: Colours,
    *,
    word: str,
    letters: str,
    circle: bool = False,
    inverted: bool = False,
) -> None:
    """Paint a tile that fills `rect`; `inverted` exchanges ground and ink, for a tile on a surface of its colour."""
    ground, ink = tile_colours(colours, word)
    if inverted:
        ground, ink = ink, ground
    paint_plain_tile(painter, rect, ground, ink, word=word, letters=letters, circle=circle)


def paint_plain_tile(
    painter: QPainter, rect: QRect, ground: str, ink: str, *, word: str, letters: str, circle: bool = False
) -> None:
    """Paint a tile in these two colours, whatever the account's are."""
    paint_box(painter, rect, ground, "", radius=rect.height() / 2 if circle else rect.height() / 5.4)
    painter.save()
    if word == "sandbox":
        side = round(rect.height() * 0.5)
        ratio = painter.device().devicePixelRatio()
        drawn = pixmap("sandbox", ink, side=side, ratio=ratio)
        painter.drawPixmap(rect.center().x() - side // 2 + 1, rect.center().y() - side // 2 + 1, drawn)
    else:
        font = scaled(painter.font(), bold=True)
        font.setPixelSize(max(8, round(rect.height() * (0.41 if rect.height() > 26 else 0.48))))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()


class AccountTile(QWidget):
    """The tile of one account as a widget that screen readers ignore: the name stands beside it."""

    def __init__(self, side: int = 32, *, circle: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._circle = side, circle
        self._word = self._letters = ""
        self.fit()

    def fit(self) -> None:
        """Follow the font's size."""
        height = self.fontMetrics().height()
        grown = height + self._side - 20 if self._side > 24 else round(self._side * height / 18)
        self.setFixedSize(max(self._side, grown), max(self._side, grown))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and is_built(self, "_letters"):
            self.fit()

    def show_account(self, account: Account | None) -> None:
        """Show the tile of `account`; a grey one with a question mark for None."""
        if account is None:
            self.show_letters("?", "slate")
        else:
            self.show_letters(initials(account.name), account_colour(account))

    def show_letters(self, letters: str, word: str) -> None:
        """Show `letters` on the colour of that word; for "sandbox" a flask."""
        self._letters, self._word = letters, word
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the tile."""
        colours = colours_of(self.palette())
        paint_tile(QPainter(self), self.rect(), colours, word=self._word, letters=self._letters, circle=self._circle)
