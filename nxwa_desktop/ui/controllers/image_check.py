"""The check of a header image: starts it, shows the findings, gives the picture to the preview."""

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QImageReader

from nxwa_desktop.services.image_check import ImageCheckService, ImageState
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.system.threads import run_in_thread
from nxwa_desktop.ui.compose.header_editor import HeaderEditor
from nxwa_desktop.ui.compose.image_link import ImageLink
from nxwa_desktop.ui.i18n.translate import join_sentences, render
from nxwa_desktop.ui.preview.preview_tabs import PreviewTabs

if TYPE_CHECKING:
    from nxwa_desktop.validation.image_rules import FetchedImage
    from nxwa_desktop.validation.image_structure import SanitizedImage

LARGEST = QSize(960, 960)
"""Pixels of the picture that is shown."""
LONGEST_MS = 10_000
"""A picture that is not decoded by then is not waited for."""
_ONE_AT_A_TIME = threading.Lock()
"""Two pictures in memory at once would take twice as much."""


class Picture:
    """A picture decoded from bytes: small enough to show, with its original size. Made on any thread.

    The decoder gets only what `reduced` leaves, under the name of its format: Qt's guesses would try every plug-in."""

    def __init__(self, data: bytes) -> None:
        # Imported here, on the thread that decodes: nothing else needs it.
        from nxwa_desktop.validation.image_structure import MalformedImage, sanitize

        self.size = QSize()
        self.image = QImage()
        try:
            found = sanitize(data)
        except MalformedImage:
            return
        self.size = QSize(found.width, found.height)
        if found.data:
            with _ONE_AT_A_TIME:
                self.image = _decoded(found)


def _decoded(found: "SanitizedImage") -> QImage:
    from nxwa_desktop.validation.image_structure import MAX_MEGABYTES

    buffer = QBuffer()
    buffer.setData(QByteArray(found.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(found.kind.value.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(MAX_MEGABYTES)
    size = reader.size()
    if size.width() > LARGEST.width() or size.height() > LARGEST.height():
        reader.setScaledSize(size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()


class ImageCheckController(QObject):
    """Connects the link field, the image check and the preview."""

    def __init__(
        self, image_check: ImageCheckService, header: HeaderEditor, preview: PreviewTabs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._image_check = image_check
        self._header = header
        self._preview = preview
        self._main_thread = MainThreadCallback(self)
        self._shown = False
        self._reading: Future[Picture] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._give_up)
        header.image_made.connect(self._image_link_created)
        image_check.changed.connect(self._follow)
        if header.image is not None:
            self._image_link_created(header.image)

    def _image_link_created(self, link: ImageLink) -> None:
        link.check_wanted.connect(self._image_check.check)
        link.stop_wanted.connect(self._image_check.cancel)
        self._follow()

    def _follow(self) -> None:
        state, link = self._image_check.state, self._header.image
        if link is None:
            return
        link.show_running(running=state.running)
        self._reading = None
        self._remove_picture()
        if state.fetched is None:
            if not state.running:
                link.show_seen("")
            return
        self._show_findings(link, state.fetched, None)
        self._read(state)

    def _remove_picture(self) -> None:
        """Remove the picture of an earlier check from the preview. Does not build the preview."""
        if self._shown:
            self._shown = False
            self._preview.show_image(None, "")

    def _read(self, state: ImageState) -> None:
        """Decode the picture in a worker thread: many megapixels take long."""
        from nxwa_desktop.validation.image_rules import ImageFindingCode, image_findings

        fetched = state.fetched
        # An error page can be a picture too, and WhatsApp takes none of it.
        if fetched is None or all(each.code is not ImageFindingCode.FINE for each in image_findings(fetched)):
            return
        self._reading = reading = run_in_thread(Picture, fetched.data)
        self._main_thread.when_done(
            reading,
            lambda picture: self._show(fetched, reading, picture),
            lambda _: self._show(fetched, reading, Picture(b"")),
        )
        self._patience.start(LONGEST_MS)

    def _give_up(self) -> None:
        if self._image_check.state.fetched is not None and self._reading is not None:
            self._show(self._image_check.state.fetched, self._reading, Picture(b""))

    def _show(self, fetched: "FetchedImage", reading: "Future[Picture]", picture: Picture) -> None:
        """Show the picture; one that was not decoded, or not in time, as damaged."""
        link = self._header.image
        if reading is not self._reading or link is None:
            return
        self._reading = None
        self._show_findings(link, fetched, picture)
        self._shown = True
        if picture.image.isNull():
            self._preview.show_image(None, self.tr("The image cannot be shown"))
        else:
            self._preview.show_image(picture.image, self.tr("As seen from this computer"))

    def _show_findings(self, link: ImageLink, fetched: "FetchedImage", picture: Picture | None) -> None:
        from nxwa_desktop import texts
        from nxwa_desktop.texts.images import DAMAGED, FINE, FINE_WITH_SIZE
        from nxwa_desktop.texts.sentence import Sentence
        from nxwa_desktop.validation.image_rules import ImageFindingCode, image_findings

        found = image_findings(fetched)
        words = []
        for each in found:
            values = each.values
            match each.code:
                case ImageFindingCode.FINE:
                    kind = str(values[0]).upper()
                    size = QLocale().formattedDataSize(int(values[1]), 0)
                    if picture is None or not picture.size.isValid():
                        words.append(render(Sentence(FINE, (kind, size))))
                    else:
                        pixels = (picture.size.width(), picture.size.height())
                        words.append(render(Sentence(FINE_WITH_SIZE, (kind, *pixels, size))))
                case ImageFindingCode.UNSUPPORTED_KIND:
                    kind = render(texts.images.image_kind(str(values[0])))
                    words.append(render(Sentence(texts.images.image_finding(each).text, (kind,))))
                case _:
                    words.append(render(texts.images.image_finding(each)))
        damaged = picture is not None and picture.image.isNull()
        if damaged:
            words.append(render(Sentence(DAMAGED)))
        fine = all(each.good for each in found) and not damaged
        link.show_seen(join_sentences(*words), "good" if fine else "warn")
