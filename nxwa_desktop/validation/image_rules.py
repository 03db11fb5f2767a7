"""Findings about a downloaded header image.

WhatsApp accepts JPEG and PNG of at most 5 MB from a link that the internet can reach. What this computer downloads is a
hint only: WhatsApp's servers download it from somewhere else, and later.
"""

import enum

import msgspec

from nxwa_desktop.protocol.hosts import host_of
from nxwa_desktop.validation.image_kind import ImageKind, image_kind_of
from nxwa_desktop.validation.text_rules import excerpt

MAX_BYTES = 5 * 1024 * 1024


SUPPORTED_KINDS = frozenset({ImageKind.JPEG, ImageKind.PNG})


class FetchFailure(enum.StrEnum):
    """The reasons why a download failed, which are findings too; the comment names the finding's values, if any."""

    BAD_LINK = "bad_link"
    NAME_NOT_FOUND = "name_not_found"
    """Values: the host."""
    REFUSED = "refused"
    """Values: the host."""
    TIMED_OUT = "timed_out"
    """Values: the host."""
    TLS = "tls"
    """Values: the host, the reason."""
    PROXY = "proxy"
    UNREACHABLE = "unreachable"
    """Values: the host."""
    PRIVATE = "private"
    """The last hop is a private host or resolves to one; it was not contacted. Values: the host, with its address where
    that is the reason."""
    REDIRECT_NOT_HTTP = "redirect_not_http"
    """A redirect to another scheme than http and https; it is the last hop. Values: the target."""
    TOO_MANY_REDIRECTS = "too_many_redirects"
    """Values: the redirects that were followed."""


class FetchedImage(msgspec.Struct, frozen=True):
    """The result of a download."""

    link: str
    hops: tuple[str, ...] = ()
    """The targets of redirects, in their order."""
    address: str = ""
    """The last server's address; empty behind a proxy, or where nothing was reached."""
    status: int | None = None
    data: bytes = b""
    """At most `MAX_BYTES` + 1 bytes."""
    failure: FetchFailure | None = None
    detail: str = ""
    """A short technical text."""

    @property
    def kind(self) -> ImageKind:
        """The file type of the data."""
        return image_kind_of(self.data)


class ImageFindingCode(enum.StrEnum):
    """A kind of finding about what was downloaded; the comment names its values, if any."""

    FINE = "fine"
    """Values: kind, bytes."""
    REDIRECTED = "redirected"
    """Values: the target."""
    STATUS = "status"
    """Values: the HTTP status."""
    EMPTY = "empty"
    UNSUPPORTED_KIND = "unsupported_kind"
    """Values: kind."""
    TOO_BIG = "too_big"
    """Values: most megabytes."""


class ImageFinding(msgspec.Struct, frozen=True):
    """One finding about an image. `values` are short and printable, whatever was downloaded."""

    code: ImageFindingCode | FetchFailure
    values: tuple[str | int, ...] = ()

    @property
    def good(self) -> bool:
        """True if it reports no problem."""
        return self.code in {ImageFindingCode.FINE, ImageFindingCode.REDIRECTED}


def image_findings(fetched: FetchedImage) -> tuple[ImageFinding, ...]:
    """All findings about a download, problems first. Never raises."""
    found = [_verdict(fetched)]
    if fetched.failure is None:
        found += (ImageFinding(ImageFindingCode.REDIRECTED, (_short(hop),)) for hop in fetched.hops)
    return tuple(sorted(found, key=lambda finding: finding.good))


def _verdict(fetched: FetchedImage) -> ImageFinding:
    code = ImageFindingCode
    if fetched.failure is not None:
        return _of_failure(fetched, fetched.failure)
    if fetched.status != 200:
        return ImageFinding(code.STATUS, (fetched.status or 0,))
    if not fetched.data:
        return ImageFinding(code.EMPTY)
    if fetched.kind not in SUPPORTED_KINDS:
        return ImageFinding(code.UNSUPPORTED_KIND, (fetched.kind.value,))
    if len(fetched.data) > MAX_BYTES:
        return ImageFinding(code.TOO_BIG, (MAX_BYTES // 1024**2,))
    return ImageFinding(code.FINE, (fetched.kind.value, len(fetched.data)))


def _of_failure(fetched: FetchedImage, failure: FetchFailure) -> ImageFinding:
    last = (fetched.link, *fetched.hops)[-1]
    host = excerpt(host_of(last) or last)
    match failure:
        case FetchFailure.BAD_LINK | FetchFailure.PROXY:
            return ImageFinding(failure)
        case FetchFailure.PRIVATE if fetched.address and fetched.address != host:
            return ImageFinding(failure, (f"{host} ({excerpt(fetched.address)})",))
        case FetchFailure.TOO_MANY_REDIRECTS:
            return ImageFinding(failure, (len(fetched.hops) - 1,))
        case FetchFailure.REDIRECT_NOT_HTTP:
            return ImageFinding(failure, (_short(last),))
        case FetchFailure.TLS:
            return ImageFinding(failure, (host, excerpt(fetched.detail)))
        case _:
            return ImageFinding(failure, (host,))


def _short(link: str) -> str:
    shown = "".join(char if char.isprintable() else "\ufffd" for char in link[:120])
    return shown if len(link) <= 120 else f"{shown}…"
