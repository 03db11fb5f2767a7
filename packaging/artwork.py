"""Draws the application's icon: the one place for every system. Needs Qt, so a venv's Python runs it.

    artwork.py FOLDER                  icon.ico, version.txt and installer.bmp for Windows, icon.icns for macOS
    artwork.py png SIDE FILE ...       a picture of that many pixels into each file, for Linux

Qt's own writers put one picture into a file, uncompressed; the two containers are simple, so they are written here.
"""

import struct
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from nxwa_desktop import __version__
from nxwa_desktop.system.identity import TITLE

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "application.svg"
PROGRAM = "nxwa-desktop"

ICO_SIDES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
"""The sizes that Windows uses from 100 % to 400 %: title bar, taskbar, Alt+Tab, folders."""
ICNS_SMALL = ((b"is32", b"s8mk", 16), (b"il32", b"l8mk", 32))
"""Chunk names of colour and transparency, and the size. Not every macOS shows these two sizes as PNG in a bundle."""
ICNS_PNG = (
    (b"ic11", 32),  # 16 at 2x
    (b"ic12", 64),  # 32 at 2x
    (b"ic07", 128),
    (b"ic13", 256),  # 128 at 2x
    (b"ic08", 256),
    (b"ic14", 512),  # 256 at 2x
    (b"ic09", 512),
    (b"ic10", 1024),  # 512 at 2x
)
BANNER = (328, 628)
"""Pixels of the picture on the installer's first and last page, at 200 %."""
PAPER = "#e9f0fb"
LITERAL = 128
"""The most bytes in one literal run of Apple's packing."""


def main(arguments: Sequence[str]) -> int:
    if arguments[0] == "png":
        for side, file in zip(arguments[1::2], arguments[2::2], strict=True):
            if not QImageWriter(file, QByteArray(b"png")).write(draw(int(side))):
                print(f"{file} could not be written.", file=sys.stderr)
                return 1
        return 0
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "icon.ico").write_bytes(ico())
    (folder / "icon.icns").write_bytes(icns())
    (folder / "version.txt").write_text(version_info(), encoding="utf-8")
    return 0 if banner().save(str(folder / "installer.bmp")) else 1


def draw(side: int) -> QImage:
    """Render the icon with `side` pixels on each side."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(str(DRAWING))
    if not renderer.isValid():
        raise SystemExit(f"{DRAWING} is not a drawing that Qt reads.")
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def png(side: int) -> bytes:
    packed = QByteArray()
    buffer = QBuffer(packed)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(draw(side))
    return bytes(packed.data())


# --- Windows


def ico() -> bytes:
    """The .ico file: every size as PNG, which Windows reads since Vista."""
    pictures = [(side, png(side)) for side in ICO_SIDES]
    directory = struct.pack("<3H", 0, 1, len(pictures))
    place = len(directory) + 16 * len(pictures)
    for side, picture in pictures:
        # A side of 256 is written as 0. No palette; one plane of 32 bits.
        directory += struct.pack("<4B2H2I", side % 256, side % 256, 0, 0, 1, 32, len(picture), place)
        place += len(picture)
    return directory + b"".join(picture for _, picture in pictures)


def banner() -> QImage:
    """The icon on a white page as BMP, which has no transparency."""
    width, height = BANNER
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    icon = draw(width // 2)
    painter.drawImage((width - icon.width()) // 2, (width - icon.width()) // 2, icon)
    painter.end()
    return image


def version_info() -> str:
    """The version information that Explorer shows, in PyInstaller's format."""
    numbers = ", ".join([*__version__.split("."), "0", "0", "0"][:4])
    texts = {
        "CompanyName": "nxwa-desktop developers",
        "FileDescription": TITLE,
        "FileVersion": __version__,
        "InternalName": PROGRAM,
        "OriginalFilename": f"{PROGRAM}.exe",
        "ProductName": TITLE,
        "ProductVersion": __version__,
    }
    table = "".join(f"      StringStruct({name!r}, {text!r}),\n" for name, text in texts.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers=({numbers}), prodvers=({numbers}), mask=0x3F, flags=0x0, OS=0x40004,\n"
        "    fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        "  kids=[\n"
        f"    StringFileInfo([StringTable('040904B0', [\n{table}    ])]),\n"
        "    VarFileInfo([VarStruct('Translation', [0x0409, 1200])]),\n"
        "  ],\n"
        ")\n"
    )


# --- macOS


def icns() -> bytes:
    parts = [(kind, data) for colour, mask, side in ICNS_SMALL for kind, data in small(colour, mask, side)]
    parts += [(kind, png(side)) for kind, side in ICNS_PNG]
    body = b"".join(kind + struct.pack(">I", len(data) + 8) + data for kind, data in parts)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def small(colour: bytes, mask: bytes, side: int) -> list[tuple[bytes, bytes]]:
    """The chunk's colours, packed plane by plane, and its raw transparency."""
    image = draw(side).convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = bytes(image.constBits())
    planes = [pixels[at::4] for at in range(4)]
    return [(colour, b"".join(map(packed, planes[:3]))), (mask, planes[3])]


def packed(plane: bytes) -> bytes:
    """Pack with literal runs only: some systems drop a run of equal bytes at the end."""
    pieces = (plane[at : at + LITERAL] for at in range(0, len(plane), LITERAL))
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
