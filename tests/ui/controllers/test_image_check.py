"""Looking at a header image from the window."""

import base64
import contextlib
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import nxwa_desktop
from nxwa_desktop.protocol.message import Field, FieldKind, ImageHeader, Message
from nxwa_desktop.services.image_check import ImageState
from nxwa_desktop.ui.compose.image_link import ImageLink
from nxwa_desktop.ui.controllers import image_check as image_desk
from nxwa_desktop.ui.controllers.image_check import LARGEST, Picture
from tests.support.delivery_harness import Block
from tests.support.pictures import (
    encoded,
    header,
    jpeg_with_scans,
    plain,
    png,
    png_with_more_rows,
    png_with_texts,
    with_orientation,
)
from tests.support.raw_server import Peer, RawServer, answering, http
from tests.ui.window_driver import WindowDriver

LINK = Field(FieldKind.HEADER_IMAGE)


def picture(width: int, height: int, kind: str = "png") -> bytes:
    return encoded(plain(width, height), kind)


@pytest.fixture
def serving() -> Iterator[Callable[[Callable[[Peer], None]], str]]:
    servers: list[RawServer] = []

    def start(serve: Callable[[Peer], None]) -> str:
        servers.append(RawServer(serve).__enter__())
        return servers[-1].url()

    yield start
    for server in servers:
        server.__exit__()


def image(driver: WindowDriver, link: str) -> ImageLink:
    driver.wait_for_bubble()
    driver.load(Message(header=ImageHeader(link)))
    found = driver.window.form.header.image
    assert found is not None
    return found


@contextlib.contextmanager
def patch_shown(driver: WindowDriver) -> Iterator[list[object]]:
    """Everything that the preview is given meanwhile."""
    shown: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver.window.images._preview, "show_image", lambda *given: shown.append(given))
        yield shown


def test_a_picture_is_looked_at_and_shown(driver: WindowDriver, serving: Callable[..., str]) -> None:
    link = image(driver, serving(answering(http(picture(1200, 800, "jpeg")))))
    assert not link.seen.isVisible()
    driver.click_at(link.button)
    driver.until(lambda: "pixels" in link.seen.text)
    assert link.button.text() == "Check"
    assert "JPEG, 1200 × 800 pixels" in link.seen.text
    assert not driver.window.preview.message.bubble._picture.isNull()
    assert driver.window.preview.message.bubble._picture.width() <= LARGEST.width()


def test_a_host_of_the_private_network_is_told_and_not_asked(driver: WindowDriver) -> None:
    with RawServer(answering(http(picture(10, 10)))) as server:
        link = image(driver, server.url("localhost"))
        driver.click_at(link.button)
        driver.until(lambda: "localhost is inside a private network" in link.seen.text)
        assert not server.accepted.is_set()


def test_nothing_is_looked_at_while_typing(driver: WindowDriver, serving: Callable[..., str]) -> None:
    asked: list[Peer] = []
    link = image(driver, "")
    driver.focus(link.edit)
    driver.write(serving(asked.append))
    driver.focus(driver.window.form.template_name)
    driver.settle()
    assert asked == []


def test_another_link_and_what_was_seen_is_forgotten(driver: WindowDriver, serving: Callable[..., str]) -> None:
    link = image(driver, serving(answering(http(b"<html>"))))
    driver.click_at(link.button)
    driver.until(lambda: "a web page" in link.seen.text)
    driver.focus(link.edit)
    driver.write("x")
    assert not link.seen.isVisible()


def test_an_answer_that_comes_late_is_nobody_s(driver: WindowDriver, serving: Callable[..., str]) -> None:
    link = image(driver, serving(lambda peer: peer.wait_closed()))
    driver.click_at(link.button)
    assert driver.app.services.images.state.running
    driver.app.composer.edit(LINK, "https://example.com/other.png")
    assert driver.app.services.images.state == ImageState()
    driver.settle()
    assert not link.seen.isVisible()
    assert link.button.text() == "Check"


def test_it_can_be_stopped_by_key(driver: WindowDriver, serving: Callable[..., str]) -> None:
    link = image(driver, serving(lambda peer: peer.wait_closed()))
    driver.focus(link.button)
    driver.key(Qt.Key.Key_Space)
    assert (link.seen.text, link.button.text()) == ("Looking…", "Stop")
    driver.key(Qt.Key.Key_Space)
    assert not link.seen.isVisible()
    assert not driver.app.services.images.state.running


def test_closing_does_not_wait_for_it(driver: WindowDriver, serving: Callable[..., str]) -> None:
    link = image(driver, serving(lambda peer: peer.wait_closed()))
    driver.click_at(link.button)
    driver.close()


def test_what_only_looks_like_a_picture(driver: WindowDriver, serving: Callable[..., str]) -> None:
    link = image(driver, serving(answering(http(picture(10, 10)[:40]))))
    driver.click_at(link.button)
    driver.until(lambda: "cannot be shown" in link.seen.text)
    assert driver.window.preview.message.bubble._picture.isNull()


def test_a_small_file_that_claims_to_be_as_large_as_a_house() -> None:
    read = Picture(png(header(2**16, 2**16), bytes(1_000)))
    assert read.image.isNull()
    assert (read.size.width(), read.size.height()) == (65536, 65536)


def test_a_picture_with_comments_that_unpack_to_gigabytes_is_shown_without_them(
    driver: WindowDriver, serving: Callable[..., str]
) -> None:
    link = image(driver, serving(answering(http(png_with_texts(5, 2_000_000)))))
    driver.click_at(link.button)
    driver.until(lambda: "64 × 64 pixels" in link.seen.text)
    assert not driver.window.preview.message.bubble._picture.isNull()


@pytest.mark.parametrize("data", [png_with_more_rows(3_000_000), jpeg_with_scans(500)], ids=["rows", "scans"])
def test_a_picture_that_takes_too_much_is_not_shown(
    driver: WindowDriver, serving: Callable[..., str], data: bytes
) -> None:
    link = image(driver, serving(answering(http(data))))
    driver.click_at(link.button)
    driver.until(lambda: "cannot be shown" in link.seen.text)
    assert driver.window.preview.message.bubble._picture.isNull()


def test_a_picture_that_takes_too_long_is_not_waited_for(
    driver: WindowDriver, serving: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    block = Block()
    monkeypatch.setattr(image_desk, "_decoded", block)
    monkeypatch.setattr(image_desk, "LONGEST_MS", 50)
    link = image(driver, serving(answering(http(picture(60, 40)))))
    try:
        driver.click_at(link.button)
        driver.until(lambda: "cannot be shown" in link.seen.text)
        assert block.entered.wait(10)
    finally:
        block.release()


def test_a_decoder_that_fails_is_told_like_damage(
    driver: WindowDriver, serving: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(image_desk, "_decoded", fail)
    link = image(driver, serving(answering(http(picture(60, 40)))))
    driver.click_at(link.button)
    driver.until(lambda: "cannot be shown" in link.seen.text)


def test_no_other_module_decodes_pictures() -> None:
    """Qt's decoders read whatever they are given: outside pictures come through `Picture` alone."""
    decoders = re.compile(r"\b(QImageReader|QMovie|QPicture|loadFromData|fromData|fromImageReader|imageData)\b")
    folder = Path(nxwa_desktop.__file__).parent
    found = {path.name for path in folder.rglob("*.py") if decoders.search(path.read_text(encoding="utf-8"))}
    assert found == {"image_check.py", "selftest.py"}  # which asks for the names of the formats alone


def test_a_small_picture_stays_as_it_is() -> None:
    read = Picture(picture(20, 10))
    assert (read.image.width(), read.image.height()) == (20, 10)
    assert Picture(base64.b64decode("iVBORw0KGgo=")).image.isNull()


def test_the_picture_of_an_error_page_is_not_shown(driver: WindowDriver, serving: Callable[..., str]) -> None:
    link = image(driver, serving(answering(http(picture(60, 40), "404 Not Found"))))
    with patch_shown(driver) as shown:
        driver.click_at(link.button)
        driver.until(lambda: "HTTP 404" in link.seen.text)
        driver.until(lambda: not [each for each in threading.enumerate() if each.name == "nxwa-call"])
        driver.settle()
    assert shown == []


def test_a_second_look_takes_away_what_the_first_one_showed(driver: WindowDriver, serving: Callable[..., str]) -> None:
    answers = iter((http(picture(60, 40)), http(b"gone", "410 Gone")))

    def serve(peer: Peer) -> None:
        peer.read_request()
        peer.send(next(answers))

    link = image(driver, serving(serve))
    driver.click_at(link.button)
    driver.until(lambda: "pixels" in link.seen.text)
    assert not driver.window.preview.message.bubble._picture.isNull()
    driver.click_at(link.button)
    driver.until(lambda: "HTTP 410" in link.seen.text)
    assert driver.window.preview.message.bubble._picture.isNull()


def test_the_size_of_an_upright_photo_is_the_one_that_is_seen() -> None:
    read = Picture(with_orientation(picture(1200, 800, "jpeg"), 6))
    assert (read.size.width(), read.size.height()) == (800, 1200)
    assert (read.image.width(), read.image.height()) == (640, 960)
