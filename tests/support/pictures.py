"""Pictures for tests and benchmarks, good ones and such as are made to hurt whoever decodes them."""

import os
import re
import struct
import zlib
from collections.abc import Iterable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

PNG_START = b"\x89PNG\r\n\x1a\n"
_SCAN = re.compile(rb"\xff\xda(?:[^\xff]|\xff[\x00\xd0-\xd7])*+")


def encoded(image: QImage, kind: str = "png", *, progressive: bool = False, quality: int = 90) -> bytes:
    """The image as a file of this kind."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setProgressiveScanWrite(progressive)
    writer.setQuality(quality)
    assert writer.write(image)
    return bytes(buffer.data().data())


def plain(width: int, height: int) -> QImage:
    """One colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    return image


def noisy(width: int, height: int) -> QImage:
    """What compresses worst."""
    return QImage(os.urandom(4 * width * height), width, height, QImage.Format.Format_RGB32).copy()


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def header(width: int, height: int, *, depth: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced))


def png(first: bytes, rows: bytes, *, before: Iterable[bytes] = (), after: Iterable[bytes] = ()) -> bytes:
    """A PNG of a header, of rows that are not compressed yet, and of other chunks before and behind them."""
    pixels = chunk(b"IDAT", zlib.compress(rows, 9))
    return b"".join((PNG_START, first, *before, pixels, *after, chunk(b"IEND", b"")))


def rows_of(width: int, height: int, *, bytes_a_pixel: int = 3) -> bytes:
    return bytes((1 + width * bytes_a_pixel) * height)


def png_with_texts(count: int = 50, size: int = 7_900_000) -> bytes:
    """Comments that a decoder unpacks, each of `size` characters: 377 KiB that took more than a gigabyte.

    A larger one libpng leaves out.
    """
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b" " * size, 9))
    return png(header(64, 64), rows_of(64, 64), before=[text] * count)


def png_with_more_rows(size: int) -> bytes:
    """A small picture whose compressed rows unpack to `size` bytes."""
    return png(header(64, 64), bytes(size))


def jpeg_with_scans(count: int, width: int = 64, height: int = 64) -> bytes:
    """A progressive picture that is gone over `count` times."""
    data = encoded(plain(width, height), "jpeg", progressive=True)
    scans: list[bytes] = _SCAN.findall(data)
    return data[:-2] + scans[-1] * (count - len(scans)) + data[-2:]


def with_orientation(photo: bytes, value: int, order: str = ">") -> bytes:
    """A JPEG whose EXIF says how it is to be turned."""
    start = b"MM\0*" if order == ">" else b"II*\0"
    exif = b"Exif\0\0" + start + struct.pack(f"{order}IHHHIHH", 8, 1, 0x112, 3, 1, value, 0) + bytes(4)
    return photo[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + photo[2:]
