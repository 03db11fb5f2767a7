"""The file type of an image, recognised by its first bytes."""

import enum


class ImageKind(enum.StrEnum):
    """File types, as recognised by the first bytes."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    AVIF = "avif"
    HEIC = "heic"
    BMP = "bmp"
    TIFF = "tiff"
    SVG = "svg"
    HTML = "html"
    PDF = "pdf"
    OTHER = "other"


def image_kind_of(data: bytes) -> ImageKind:
    """Recognise the file type by its first bytes; names and headers of the server do not count."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ImageKind.WEBP
    if data[4:8] == b"ftyp":
        return {b"avif": ImageKind.AVIF, b"avis": ImageKind.AVIF}.get(data[8:12], ImageKind.HEIC)
    text = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return ImageKind.HTML
    if text.startswith((b"<svg", b"<?xml", b"<!--")) and b"<svg" in text:
        return ImageKind.SVG
    return ImageKind.HTML if text.startswith(b"<") else ImageKind.OTHER


_STARTS = (
    (b"\xff\xd8\xff", ImageKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", ImageKind.PNG),
    (b"GIF8", ImageKind.GIF),
    (b"BM", ImageKind.BMP),
    (b"II*\x00", ImageKind.TIFF),
    (b"MM\x00*", ImageKind.TIFF),
    (b"%PDF", ImageKind.PDF),
)
