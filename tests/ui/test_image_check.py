"""Looking at a header image from the window."""

import base64
import contextlib
import struct
import threading
import zlib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter

from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message
from nxwa_desktop.services.image_checker import ImageState
from nxwa_desktop.ui.header_editor import ImageLink
from nxwa_desktop.ui.image_desk import LARGEST, Picture
from tests.support.raw_server import Peer, RawServer, answering, http
from tests.ui.workbench import Bench

LINK = Field(FieldKind.HEADER_IMAGE)


def picture(width: int, height: int, kind: bytes = b"PNG") -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind)).write(image)
    return bytes(buffer.data().data())


@pytest.fixture
def serving() -> Iterator[Callable[[Callable[[Peer], None]], str]]:
    servers: list[RawServer] = []

    def start(serve: Callable[[Peer], None]) -> str:
        servers.append(RawServer(serve).__enter__())
        return servers[-1].url()

    yield start
    for server in servers:
        server.__exit__()


def image(bench: Bench, link: str) -> ImageLink:
    bench.load(Message(header=ImageHeader(link)))
    found = bench.window.form.header.image
    assert found is not None
    return found


@contextlib.contextmanager
def patch_shown(bench: Bench) -> Iterator[list[object]]:
    """Everything that the preview is given meanwhile."""
    shown: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bench.window.images._preview, "show_image", lambda *given: shown.append(given))
        yield shown


def test_a_picture_is_looked_at_and_shown(bench: Bench, serving: Callable[..., str]) -> None:
    link = image(bench, serving(answering(http(picture(1200, 800, b"JPEG")))))
    assert not link.seen.isVisible()
    bench.click_at(link.button)
    bench.until(lambda: "pixels" in link.seen.text)
    assert link.button.text() == "Check"
    assert "As seen from this computer: a JPEG picture, 1200 × 800 pixels" in link.seen.text
    assert "127.0.0.1 is inside your own network" in link.seen.text
    assert not bench.window.preview.message._picture.isNull()
    assert bench.window.preview.message._picture.width() <= LARGEST.width()


def test_nothing_is_looked_at_while_typing(bench: Bench, serving: Callable[..., str]) -> None:
    asked: list[Peer] = []
    link = image(bench, "")
    bench.focus(link.edit)
    bench.write(serving(asked.append))
    bench.focus(bench.window.form.template_name)
    bench.settle()
    assert asked == []


def test_another_link_and_what_was_seen_is_forgotten(bench: Bench, serving: Callable[..., str]) -> None:
    link = image(bench, serving(answering(http(b"<html>"))))
    bench.click_at(link.button)
    bench.until(lambda: "a web page" in link.seen.text)
    bench.focus(link.edit)
    bench.write("x")
    assert not link.seen.isVisible()


def test_an_answer_that_comes_late_is_nobody_s(bench: Bench, serving: Callable[..., str]) -> None:
    link = image(bench, serving(lambda peer: peer.wait_closed()))
    bench.click_at(link.button)
    assert bench.app.core.images.state.running
    bench.app.composer.edit(LINK, "https://example.com/other.png")
    assert bench.app.core.images.state == ImageState()
    bench.settle()
    assert not link.seen.isVisible()
    assert link.button.text() == "Check"


def test_it_can_be_stopped_by_key(bench: Bench, serving: Callable[..., str]) -> None:
    link = image(bench, serving(lambda peer: peer.wait_closed()))
    bench.focus(link.button)
    bench.key(Qt.Key.Key_Space)
    assert (link.seen.text, link.button.text()) == ("Looking…", "Stop")
    bench.key(Qt.Key.Key_Space)
    assert not link.seen.isVisible()
    assert not bench.app.core.images.state.running


def test_closing_does_not_wait_for_it(bench: Bench, serving: Callable[..., str]) -> None:
    link = image(bench, serving(lambda peer: peer.wait_closed()))
    bench.click_at(link.button)
    bench.close()


def test_what_only_looks_like_a_picture(bench: Bench, serving: Callable[..., str]) -> None:
    link = image(bench, serving(answering(http(picture(10, 10)[:40]))))
    bench.click_at(link.button)
    bench.until(lambda: "cannot be shown" in link.seen.text)
    assert bench.window.preview.message._picture.isNull()


def test_a_small_file_that_claims_to_be_as_large_as_a_house() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return len(data).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")

    head = b"\0\1\0\0" * 2 + b"\x08\x02\0\0\0"  # 65,536 pixels each way
    rows = zlib.compress(b"\0" * 1_000)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    read = Picture(bomb)
    assert read.image.isNull()
    assert (read.size.width(), read.size.height()) == (65536, 65536)


def test_a_small_picture_stays_as_it_is() -> None:
    read = Picture(picture(20, 10))
    assert (read.image.width(), read.image.height()) == (20, 10)
    assert Picture(base64.b64decode("iVBORw0KGgo=")).image.isNull()


def test_the_picture_of_an_error_page_is_not_shown(bench: Bench, serving: Callable[..., str]) -> None:
    link = image(bench, serving(answering(http(picture(60, 40), "404 Not Found"))))
    with patch_shown(bench) as shown:
        bench.click_at(link.button)
        bench.until(lambda: "HTTP 404" in link.seen.text)
        bench.until(lambda: not [each for each in threading.enumerate() if each.name == "nxwa-lookup"])
        bench.settle()
    assert shown == []


def test_a_second_look_takes_away_what_the_first_one_showed(bench: Bench, serving: Callable[..., str]) -> None:
    answers = iter((http(picture(60, 40)), http(b"gone", "410 Gone")))

    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(next(answers))

    link = image(bench, serving(serve))
    bench.click_at(link.button)
    bench.until(lambda: "pixels" in link.seen.text)
    assert not bench.window.preview.message._picture.isNull()
    bench.click_at(link.button)
    bench.until(lambda: "HTTP 410" in link.seen.text)
    assert bench.window.preview.message._picture.isNull()


def test_the_size_of_an_upright_photo_is_the_one_that_is_seen() -> None:
    photo = picture(1200, 800, b"JPEG")
    orientation = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHHI", 0x112, 3, 1, 6, 0, 0)
    photo = photo[:2] + b"\xff\xe1" + struct.pack(">H", len(orientation) + 2) + orientation + photo[2:]
    read = Picture(photo)
    assert (read.size.width(), read.size.height()) == (800, 1200)
    assert (read.image.width(), read.image.height()) == (640, 960)
