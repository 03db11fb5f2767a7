"""Reduction of an image from outside to what its pixels need, before a decoder gets it. No Qt.

Decoders read more than pixels: 377 KiB of PNG with compressed comments take 2 GB, a JPEG of thousands of scans takes
minutes. The result is complete, in order, and bounded in the memory and the steps that decoding takes.

PNG: "PNG Specification (Third Edition)", W3C. JPEG: ITU-T T.81. EXIF: JEITA CP-3451.
"""

import re
import struct
import zlib
from collections.abc import Iterator

import msgspec

from nxwa_desktop.validation.image_kind import ImageKind, image_kind_of

MAX_MEGABYTES = 128
"""Memory that decoding may take: a small file can have a huge number of pixels."""
MAX_PARTS = 10_000
"""Chunks of a PNG, segments of a JPEG."""
MAX_SCANS = 100
MAX_SCANNED_PIXELS = 512 * 1024**2
"""Pixels of all scans of a JPEG together: each scan covers the whole image."""
_PIECE = 1024**2
"""Bytes that are decompressed at a time."""


class MalformedImage(Exception):  # noqa: N818 - names what was found
    """The data is no valid PNG or JPEG, or decoding it would take too many steps."""


class SanitizedImage(msgspec.Struct, frozen=True):
    """An image without anything that its pixels do not need."""

    kind: ImageKind
    width: int
    height: int
    """In pixels, after rotation."""
    data: bytes
    """Empty where the image has too many pixels to be decoded here."""


def sanitize(data: bytes) -> SanitizedImage:
    """Make the same image safe to decode. Raises MalformedImage."""
    match image_kind_of(data):
        case ImageKind.PNG:
            return _sanitize_png(data)
        case ImageKind.JPEG:
            return _sanitize_jpeg(data)
    raise MalformedImage("neither PNG nor JPEG")


def _require(condition: bool, what: str) -> None:
    if not condition:
        raise MalformedImage(what)


# PNG

_PNG_START = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
"""The allowed bit depths of each colour type."""
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""The passes of an interlaced image: first column and row, and the steps to the next ones."""
_ORDER = {b"IHDR": 0, b"PLTE": 1, b"tRNS": 2, b"IDAT": 3, b"IEND": 4}


class _Header(msgspec.Struct, frozen=True):
    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool

    @property
    def rows_bytes(self) -> int:
        """The length of the decompressed rows."""
        bits = self.depth * _CHANNELS[self.colour]
        passes = _PASSES if self.interlaced else ((0, 0, 1, 1),)
        total = 0
        for left, top, across, down in passes:
            columns = -(-(self.width - left) // across)
            rows = -(-(self.height - top) // down)
            if columns > 0 and rows > 0:
                total += rows * (1 + (columns * bits + 7) // 8)
        return total

    def memory(self, *, see_through: bool) -> int:
        """Bytes that Qt needs to decode and scale it (measured): twice for all but plain colours."""
        plain = self.colour == 2 and self.depth == 8 and not see_through
        return self.width * self.height * (16 if self.depth == 16 else 4 if plain else 8)


def _sanitize_png(data: bytes) -> SanitizedImage:
    kept = [(name, body) for name, body in _chunks(data) if name in _ORDER]
    places = [_ORDER[name] for name, _ in kept]
    _require(places == sorted(places) and places[:1] == [0] and places[-1:] == [4], "its chunks are out of order")
    _require(all(places.count(once) <= 1 for once in (0, 1, 2, 4)) and 3 in places, "it lacks a chunk or has it twice")
    bodies = dict(kept)
    header = _png_header(bodies[b"IHDR"])
    _check_palette(header, bodies.get(b"PLTE"), bodies.get(b"tRNS"))
    _require(not bodies[b"IEND"], "its end is not empty")
    if header.memory(see_through=b"tRNS" in bodies) > MAX_MEGABYTES * 1024**2:
        return SanitizedImage(ImageKind.PNG, header.width, header.height, b"")
    _check_rows([body for name, body in kept if name == b"IDAT"], header.rows_bytes)
    whole = _PNG_START + b"".join(_chunk(name, body) for name, body in kept)
    return SanitizedImage(ImageKind.PNG, header.width, header.height, whole)


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    view, at = memoryview(data), len(_PNG_START)
    before_rows, after_rows = True, False
    for _ in range(MAX_PARTS):
        _require(at + 12 <= len(data), "it ends too early")
        length = int.from_bytes(view[at : at + 4], "big")
        name, end = bytes(view[at + 4 : at + 8]), at + 8 + length
        _require(end + 4 <= len(data) and name.isalpha(), "a chunk is cut")
        _require(zlib.crc32(view[at + 4 : end]) == int.from_bytes(view[end : end + 4], "big"), "a chunk is damaged")
        # A capital letter marks a chunk that is needed for decoding.
        _require(name in _ORDER or name[:1].islower(), "it has a part that nobody knows")
        if name == b"IDAT":
            _require(not after_rows, "its rows are interrupted")
            before_rows = False
        elif not before_rows:
            after_rows = True
        yield name, view[at + 8 : end]
        if name == b"IEND":
            return
        at = end + 4
    raise MalformedImage("it has too many chunks")


def _chunk(name: bytes, body: memoryview) -> bytes:
    return b"".join((len(body).to_bytes(4, "big"), name, body, zlib.crc32(body, zlib.crc32(name)).to_bytes(4, "big")))


def _png_header(body: memoryview) -> _Header:
    _require(len(body) == 13, "its header is cut")
    width, height, depth, colour, compression, filtering, interlacing = struct.unpack(">IIBBBBB", body)
    _require(0 < width < 2**31 and 0 < height < 2**31, "it has no size")
    _require(depth in _DEPTHS.get(colour, ()), "its colours are of no kind")
    _require(compression == filtering == 0 and interlacing in {0, 1}, "its rows are of no kind")
    return _Header(width, height, depth, colour, bool(interlacing))


def _check_palette(header: _Header, palette: memoryview | None, transparent: memoryview | None) -> None:
    colours = 0 if palette is None else len(palette) // 3
    _require(palette is None or (len(palette) == 3 * colours and 0 < colours <= 256), "its palette is cut")
    _require(palette is not None or header.colour != 3, "it lacks its palette")
    _require(palette is None or header.colour not in {0, 4}, "it has a palette and no colours")
    if header.colour == 3:
        _require(colours <= 2**header.depth, "its palette is too large")
    if transparent is not None:
        fits = {0: len(transparent) == 2, 2: len(transparent) == 6, 3: 0 < len(transparent) <= colours}
        _require(fits.get(header.colour, False), "its transparency is cut")


def _check_rows(parts: list[memoryview], expected: int) -> None:
    """Check that the compressed rows are as long as the header says; no more than that is decompressed."""
    stream, count = zlib.decompressobj(), 0
    try:
        for part in parts:
            rest: bytes | memoryview = part
            while len(rest):
                count += len(stream.decompress(rest, _PIECE))
                _require(count <= expected and not stream.unused_data, "it has more rows than it says")
                rest = stream.unconsumed_tail
        while not stream.eof and (more := stream.decompress(b"", _PIECE)):
            count += len(more)
            _require(count <= expected, "it has more rows than it says")
    except zlib.error as error:
        raise MalformedImage("its rows are damaged") from error
    _require(count == expected and stream.eof, "it has fewer rows than it says")


# JPEG

_SOI, _EOI, _SOS, _DQT, _DHT, _DRI = 0xD8, 0xD9, 0xDA, 0xDB, 0xC4, 0xDD
_FRAMES = {0xC0: False, 0xC1: False, 0xC2: True}
"""Baseline, extended and progressive frames with Huffman coding; the value is whether it is progressive."""
_TABLES = frozenset((_DQT, _DHT, _DRI))
_APP0, _APP1, _APP14 = 0xE0, 0xE1, 0xEE
_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""The end of a scan's coded pixels; restart markers and a stuffed 0xFF are part of them."""
_PADDING = re.compile(rb"\xff++")
_PLAIN_JFIF = b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_ORIENTATION = 0x0112


class _Frame(msgspec.Struct, frozen=True):
    width: int
    height: int
    components: int
    progressive: bool
    coefficients: int
    """The number of coefficients in all blocks."""


def _sanitize_jpeg(data: bytes) -> SanitizedImage:
    parts: list[bytes | memoryview] = [b"\xff\xd8"]
    frame: _Frame | None = None
    orientation, scans = 1, 0
    for marker, body, coded in _segments(data):
        if marker in _FRAMES:
            _require(frame is None, "it has two frames")
            frame = _frame(body, progressive=_FRAMES[marker])
            # Before the frame, wherever it was.
            parts += [_segment(_APP1, _exif(orientation))] if orientation != 1 else []
        elif marker == _SOS:
            scans += 1
            _require(frame is not None and 6 <= len(body) <= 12, "a scan has no frame")
        elif frame is None and marker == _APP1:
            orientation = _orientation(body) or orientation
        if (kept := _kept(marker, body)) is not None:
            parts += (_segment(marker, kept), coded)
    if frame is None or not scans:
        raise MalformedImage("it has no pixels")
    width, height = (frame.height, frame.width) if orientation >= 5 else (frame.width, frame.height)
    whole = b"".join((*parts, b"\xff\xd9")) if _is_bounded(frame, scans) else b""
    return SanitizedImage(ImageKind.JPEG, width, height, whole)


def _kept(marker: int, body: bytes) -> bytes | None:
    """The part of a segment that the pixels need: tables, frame, scans, and the coding of colours; else None."""
    if marker in _TABLES or marker in _FRAMES or marker == _SOS:
        return body
    if marker == _APP0 and body.startswith(b"JFIF\x00"):
        return _PLAIN_JFIF
    if marker == _APP14 and body.startswith(b"Adobe") and len(body) == 12:
        return body
    _require(marker >= _APP0, f"it has a part that nobody knows ({marker:02X})")
    return None


def _is_bounded(frame: _Frame, scans: int) -> bool:
    pixels = frame.width * frame.height
    # Coefficients of several scans are kept in memory until the last one.
    whole = 2 * frame.coefficients if frame.progressive or scans > 1 else 0
    most = MAX_MEGABYTES * 1024**2
    return 4 * pixels <= most and whole <= most and scans <= MAX_SCANS and scans * pixels <= MAX_SCANNED_PIXELS


def _segments(data: bytes) -> Iterator[tuple[int, bytes, memoryview]]:
    """Yield each marker, its content and the coded pixels after it, to the end of the image."""
    view, at = memoryview(data), 2
    for _ in range(MAX_PARTS):
        padding = _PADDING.match(data, at)
        at = padding.end() if padding else len(data)
        _require(at < len(data), "it ends too early")
        marker = data[at]
        if marker == _EOI:
            return
        length = int.from_bytes(view[at + 1 : at + 3], "big")
        end = at + 1 + length
        _require(length >= 2 and end <= len(data), "a part is cut")
        stop = _end_of_scan(data, end) if marker == _SOS else end
        yield marker, data[at + 3 : end], view[end:stop]
        at = stop
    raise MalformedImage("it has too many parts")


def _end_of_scan(data: bytes, start: int) -> int:
    # In pieces, since a search holds the interpreter lock and so blocks the window.
    for at in range(start, len(data), _PIECE // 4):
        if (found := _MARKER.search(data, at, at + _PIECE // 4 + 1)) is not None:
            return found.start()
    raise MalformedImage("it ends too early")


def _segment(marker: int, body: bytes) -> bytes:
    return b"".join((bytes((0xFF, marker)), (len(body) + 2).to_bytes(2, "big"), body))


def _frame(body: bytes, *, progressive: bool) -> _Frame:
    _require(len(body) >= 6, "its frame is cut")
    precision, height, width, count = struct.unpack(">BHHB", body[:6])
    _require(precision == 8 and width > 0 and height > 0, "it has no size")
    _require(count in {1, 3, 4} and len(body) == 6 + 3 * count, "its colours are of no kind")
    samplings = [(body[7 + 3 * each] >> 4, body[7 + 3 * each] & 15) for each in range(count)]
    _require(all(1 <= across <= 4 and 1 <= down <= 4 for across, down in samplings), "its colours are of no kind")
    widest, highest = max(across for across, _ in samplings), max(down for _, down in samplings)
    columns, rows = -(-width // (8 * widest)), -(-height // (8 * highest))
    blocks = sum(columns * across * rows * down for across, down in samplings)
    return _Frame(width, height, count, progressive, 64 * blocks)


def _orientation(body: bytes) -> int | None:
    """The orientation of a photo (1 to 8); None where its EXIF data has none."""
    tiff = body[6:]
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8 or not body.startswith(b"Exif\x00\x00"):
        return None
    (start,) = struct.unpack_from(f"{order}I", tiff, 4)
    if start + 2 > len(tiff):
        return None
    (count,) = struct.unpack_from(f"{order}H", tiff, start)
    for at in range(start + 2, min(start + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, length, value = struct.unpack_from(f"{order}HHIH", tiff, at)
        if (tag, kind, length) == (_ORIENTATION, 3, 1):
            return value if 1 <= value <= 8 else None
    return None


def _exif(orientation: int) -> bytes:
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    return b"Exif\x00\x00MM\x00*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
