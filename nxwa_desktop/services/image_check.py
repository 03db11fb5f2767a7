"""Downloads the header image to check it, when the user asks for it."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal

from nxwa_desktop.protocol.hosts import is_intranet
from nxwa_desktop.protocol.message import ImageHeader
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from nxwa_desktop.services.network_thread import Job, NetworkThread
from nxwa_desktop.validation.image_rules import FetchedImage, FetchFailure


class ImageState(msgspec.Struct, frozen=True):
    """The state of the check of the header's link."""

    running: bool = False
    fetched: FetchedImage | None = None


class ImageCheckService(QObject):
    """Checks the link of the header. `changed()`: `state` changed.

    A result belongs to its link, and is dropped when the link changes.
    """

    changed = Signal()

    def __init__(
        self,
        composer: Composer,
        network: NetworkThread,
        parent: QObject | None = None,
        *,
        is_private: Callable[[str], bool] = is_intranet,
        proxy: Callable[[], str] = str,
    ) -> None:
        """`is_private(host)`: hosts and addresses that no request is sent to. `proxy()`: as `Client` takes it."""
        super().__init__(parent)
        self._proxy = proxy
        self._is_private = is_private
        self._composer = composer
        self._network = network
        self._main_thread = MainThreadCallback(self)
        self._job: Job | None = None
        self._link = ""
        self._state = ImageState()
        composer.other_edited.connect(self._compare)
        composer.restructured.connect(self._compare)

    @property
    def state(self) -> ImageState:
        """The running check, the last result, or neither."""
        return self._state

    def check(self) -> None:
        """Download the link's target. Only at the user's request: a half-typed link may lead anywhere."""
        self._drop()
        self._link = self._current()
        self._job = job = self._network.run(lambda: _fetch(self._link, self._is_private, self._proxy()))
        failed = FetchedImage(self._link, failure=FetchFailure.UNREACHABLE)
        self._main_thread.when_done(
            job.future, lambda fetched: self._done(job, fetched), lambda _: self._done(job, failed)
        )
        self._set_state(ImageState(running=True))

    def cancel(self) -> None:
        """Cancel the check, and drop the result."""
        self._drop()
        self._set_state(ImageState())

    def close(self) -> None:
        """Cancel the check, and emit no more signals."""
        self._main_thread.close()
        self._drop()

    def _current(self) -> str:
        header = self._composer.message.header
        return header.link if isinstance(header, ImageHeader) else ""

    def _compare(self) -> None:
        if self._state != ImageState() and self._current() != self._link:
            self.cancel()

    def _done(self, job: Job, fetched: FetchedImage) -> None:
        if job is self._job:
            self._job = None
            self._set_state(ImageState(fetched=fetched))

    def _drop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _set_state(self, state: ImageState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


async def _fetch(link: str, is_private: Callable[[str], bool], proxy: str) -> FetchedImage:
    # Imported here, on the network's thread: httpx is not needed before.
    from nxwa_desktop.validation.image_download import fetch_image

    return await fetch_image(link, is_private=is_private, proxy=proxy)
