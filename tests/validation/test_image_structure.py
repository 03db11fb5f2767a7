"""What is left of a picture before a decoder sees it."""

import itertools
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader

from nxwa_desktop.validation.image_rules import MAX_BYTES
from nxwa_desktop.validation.image_structure import MAX_MEGABYTES, MAX_SCANS, MalformedImage, sanitize
from tests.support.pictures import (
    PNG_START,
    chunk,
    encoded,
    header,
    jpeg_with_scans,
    plain,
    png,
    png_with_more_rows,
    png_with_texts,
    rows_of,
    with_orientation,
)

FORMAT = QImage.Format
GOOD_PNG = png(header(3, 2), rows_of(3, 2))
GOOD_JPEG = encoded(plain(24, 16), "jpeg")
PALETTE, GREY, SEEN_THROUGH = 3, 0, 6


def pixels(data: bytes, kind: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    reader.setAutoTransform(True)
    return reader.read()


def drawing(wanted: QImage.Format) -> QImage:
    image = QImage(21, 13, FORMAT.Format_ARGB32)
    for x, y in itertools.product(range(21), range(13)):
        image.setPixelColor(x, y, QColor(12 * x, 19 * y, 128, 255 if (x + y) % 3 else 90))
    return image.convertToFormat(wanted)


# what is shown stays the same


@pytest.mark.parametrize(
    "wanted",
    [
        FORMAT.Format_Mono,
        FORMAT.Format_Indexed8,
        FORMAT.Format_Grayscale8,
        FORMAT.Format_Grayscale16,
        FORMAT.Format_RGB888,
        FORMAT.Format_ARGB32,
        FORMAT.Format_RGBA64,
    ],
    ids=lambda wanted: wanted.name,
)
def test_a_png_keeps_its_pixels(wanted: QImage.Format) -> None:
    data = encoded(drawing(wanted))
    found = sanitize(data)
    assert (found.width, found.height) == (21, 13)
    assert pixels(found.data, b"png") == pixels(data, b"png")


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("wanted", [FORMAT.Format_RGB32, FORMAT.Format_Grayscale8], ids=lambda wanted: wanted.name)
def test_a_jpeg_keeps_its_pixels(wanted: QImage.Format, progressive: bool) -> None:
    data = encoded(drawing(wanted), "jpeg", progressive=progressive)
    found = sanitize(data)
    assert (found.width, found.height) == (21, 13)
    assert pixels(found.data, b"jpeg") == pixels(data, b"jpeg")


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("value", range(1, 9))
def test_a_photo_is_turned_as_its_camera_says(value: int, order: str) -> None:
    data = with_orientation(encoded(drawing(FORMAT.Format_RGB32), "jpeg"), value, order)
    found = sanitize(data)
    shown = pixels(found.data, b"jpeg")
    assert shown == pixels(data, b"jpeg")
    assert (found.width, found.height) == (shown.width(), shown.height())


@pytest.mark.parametrize("colour", [0, 2, 3, 4, 6])
@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 9), (8, 8), (17, 3), (33, 40)])
@pytest.mark.parametrize("interlaced", [0, 1])
def test_rows_are_reckoned_as_a_decoder_does(colour: int, size: tuple[int, int], interlaced: int) -> None:
    depths = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}[colour]
    before = [chunk(b"PLTE", bytes(6))] if colour == PALETTE else []
    for depth in depths:
        first = header(*size, depth=depth, colour=colour, interlaced=interlaced)
        needed = unpacked(first, *size, depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour], interlaced)
        found = sanitize(png(first, bytes(needed), before=before))
        assert not pixels(found.data, b"png").isNull()
        for wrong in (needed - 1, needed + 1):
            with pytest.raises(MalformedImage):
                sanitize(png(first, bytes(wrong), before=before))


def unpacked(first: bytes, width: int, height: int, bits: int, interlaced: int) -> int:
    """Counted pixel by pixel: Adam7 as the specification draws it."""
    square = ["16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"]
    lines: dict[tuple[str, int], int] = {}
    for y, x in itertools.product(range(height), range(width)):
        line = (square[y % 8][x % 8] if interlaced else "", y)
        lines[line] = lines.get(line, 0) + 1
    return sum(1 + -(-count * bits // 8) for count in lines.values())


# what a decoder would spend its time and memory on is gone


def test_comments_profiles_and_frames_of_a_png_are_left_out() -> None:
    image = drawing(FORMAT.Format_ARGB32)
    image.setText("Comment", "a" * 5_000)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    data = encoded(image)
    moving = [chunk(b"acTL", bytes(8)), chunk(b"fcTL", bytes(26)), chunk(b"iTXt", b"x"), chunk(b"tIME", bytes(7))]
    data = data[:33] + b"".join(moving) + data[33:]
    found = sanitize(data).data
    names = [found[at + 4 : at + 8] for at in chunks(found)]
    assert set(names) == {b"IHDR", b"IDAT", b"IEND"}


def chunks(data: bytes) -> list[int]:
    places, at = [], len(PNG_START)
    while at < len(data):
        places.append(at)
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return places


def test_a_png_of_compressed_comments_is_a_small_picture() -> None:
    assert len(sanitize(png_with_texts(50, 100_000)).data) < 500


def test_comments_profiles_and_thumbnails_of_a_jpeg_are_left_out() -> None:
    extra = b"".join(
        b"\xff" + bytes([marker]) + (len(body) + 2).to_bytes(2, "big") + body
        for marker, body in (
            (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + b"x" * 900),
            (0xE2, b"ICC_PROFILE\0\1\1" + b"x" * 900),
            (0xE0, b"JFXX\0\x10" + b"x" * 900),
            (0xFE, b"x" * 900),
        )
    )
    jfif = b"\xff\xe0" + (16 + 300).to_bytes(2, "big") + GOOD_JPEG[6:18] + b"\x0a\x0a" + b"x" * 300
    found = sanitize(GOOD_JPEG[:2] + jfif + extra + GOOD_JPEG[20:] + b"what stands behind the end").data
    assert found == sanitize(GOOD_JPEG).data
    assert b"x" * 10 not in found


def test_a_large_exif_shrinks_to_the_orientation() -> None:
    photo = with_orientation(GOOD_JPEG, 6)
    length = int.from_bytes(photo[4:6], "big")
    large = photo[:4] + (length + 9_000).to_bytes(2, "big") + photo[6 : 4 + length] + bytes(9_000) + photo[4 + length :]
    assert sanitize(large).data == sanitize(photo).data


# bounds


def test_a_png_that_unpacks_to_more_than_it_says_is_refused() -> None:
    with pytest.raises(MalformedImage, match="more rows"):
        sanitize(png_with_more_rows(3_000_000))


@pytest.mark.parametrize(
    "first",
    [
        header(2**16, 2**16),
        header(5_793, 5_793),
        header(4_096, 4_097, colour=SEEN_THROUGH),
        header(2_900, 2_900, depth=16, colour=SEEN_THROUGH),
    ],
)
def test_too_many_pixels_are_named_and_not_decoded(first: bytes) -> None:
    found = sanitize(png(first, b"\0"))
    assert found.data == b""
    assert found.width * found.height * 16 > MAX_MEGABYTES * 1024**2


def test_as_many_pixels_as_there_may_be_are_decoded() -> None:
    rows = bytes((1 + 4_096 // 8) * 4_096)
    assert sanitize(png(header(4_096, 4_096, depth=1, colour=GREY), rows)).data


@pytest.mark.parametrize("count", [MAX_SCANS + 1, 3_000])
def test_a_jpeg_of_many_scans_is_not_decoded(count: int) -> None:
    assert sanitize(jpeg_with_scans(MAX_SCANS)).data
    found = sanitize(jpeg_with_scans(count))
    assert (found.width, found.height, found.data) == (64, 64, b"")


def resized(jpeg: bytes, width: int, height: int) -> bytes:
    at = next(place for place in range(len(jpeg)) if jpeg[place : place + 2] in {b"\xff\xc0", b"\xff\xc2"})
    return jpeg[: at + 5] + height.to_bytes(2, "big") + width.to_bytes(2, "big") + jpeg[at + 9 :]


def test_a_jpeg_that_claims_many_pixels_is_not_decoded() -> None:
    for data in (
        resized(GOOD_JPEG, 65_000, 65_000),
        resized(GOOD_JPEG, 6_000, 6_000),
        resized(jpeg_with_scans(90), 4_000, 4_000),
    ):
        assert sanitize(data).data == b""


# damage


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PNG_START,
        GOOD_PNG[:-12],
        GOOD_PNG[:-1],
        GOOD_PNG[:40],
        GOOD_PNG[:20] + b"x" + GOOD_PNG[21:],
        png(b"", rows_of(3, 2)),
        png(header(0, 2), b""),
        png(header(3, 2, depth=3), rows_of(3, 2)),
        png(header(3, 2, colour=5), rows_of(3, 2)),
        png(header(3, 2, interlaced=2), rows_of(3, 2)),
        png(header(3, 2) + header(3, 2), rows_of(3, 2)),
        png(header(3, 2), rows_of(3, 2), after=[chunk(b"PLTE", bytes(3))]),
        png(header(3, 2), rows_of(3, 2), after=[chunk(b"tIME", bytes(7)), chunk(b"IDAT", b"")]),
        png(header(3, 2), rows_of(3, 2), before=[chunk(b"ABCD", b"")]),
        png(header(3, 2, colour=PALETTE), rows_of(3, 2, bytes_a_pixel=1)),
        png(header(3, 2, colour=PALETTE), rows_of(3, 2, bytes_a_pixel=1), before=[chunk(b"PLTE", bytes(4))]),
        png(header(3, 2, colour=PALETTE), rows_of(3, 2, bytes_a_pixel=1), before=[chunk(b"PLTE", bytes(771))]),
        png(header(3, 2, colour=GREY), rows_of(3, 2, bytes_a_pixel=1), before=[chunk(b"PLTE", bytes(3))]),
        png(header(3, 2), rows_of(3, 2), before=[chunk(b"tRNS", bytes(5))]),
        png(header(3, 2, colour=SEEN_THROUGH), rows_of(3, 2, bytes_a_pixel=4), before=[chunk(b"tRNS", b"")]),
        PNG_START + header(3, 2) + chunk(b"IDAT", b"no rows") + chunk(b"IEND", b""),
        PNG_START + header(3, 2) + chunk(b"IDAT", zlib.compress(rows_of(3, 2)) + b"more") + chunk(b"IEND", b""),
        PNG_START + header(3, 2) + chunk(b"IEND", b""),
        PNG_START + header(3, 2) + 20_000 * chunk(b"tIME", b"") + GOOD_PNG[33:],
        GOOD_JPEG[:3],
        GOOD_JPEG[:-2],
        GOOD_JPEG[:200],
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8" + b"\xff" * 1_000_000,
        b"\xff\xd8\xff\xe0\xff\xff",
        GOOD_JPEG[:2] + 20_000 * b"\xff\xfe\0\2" + GOOD_JPEG[2:],
        GOOD_JPEG.replace(b"\xff\xc0", b"\xff\xc3"),
        GOOD_JPEG.replace(b"\xff\xc0", b"\xff\xcc"),
        resized(GOOD_JPEG, 0, 5),
        resized(GOOD_JPEG, 5, 0),
        b"GIF89a",
    ],
)
def test_what_is_damaged_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedImage):
        sanitize(data)


@given(
    st.sampled_from([GOOD_PNG, GOOD_JPEG, with_orientation(GOOD_JPEG, 6), jpeg_with_scans(20)]),
    st.lists(st.tuples(st.integers(0, 3_000), st.binary(max_size=4)), max_size=3),
)
def test_what_is_left_of_anything_stays_as_it_is(data: bytes, edits: list[tuple[int, bytes]]) -> None:
    for place, put in edits:
        at = place % len(data)
        data = data[:at] + put + data[at + len(put) :]
    try:
        found = sanitize(data)
    except MalformedImage:
        return
    assert not found.data or sanitize(found.data) == found


def test_five_megabytes_made_to_take_long_are_judged() -> None:
    """No step goes over the file twice; were one quadratic, this would not come to its end."""
    fill = MAX_BYTES - len(GOOD_JPEG) - len(GOOD_PNG)
    for middle in (b"\xff" * fill, b"\xff\x00" * (fill // 2), b"\xff\xd0" * (fill // 2)):
        sanitize(GOOD_JPEG[:-2] + middle + GOOD_JPEG[-2:])
    with pytest.raises(MalformedImage):
        sanitize(GOOD_PNG[:33] + chunk(b"tEXt", b"") * (fill // 12) + GOOD_PNG[33:])
