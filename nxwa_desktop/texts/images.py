"""Sentences about a header image."""

from nxwa_desktop.texts.sentence import Sentence
from nxwa_desktop.validation.image_kind import ImageKind
from nxwa_desktop.validation.image_rules import FetchFailure, ImageFinding, ImageFindingCode

_KINDS: dict[ImageKind, str] = {
    ImageKind.JPEG: "a JPEG picture",
    ImageKind.PNG: "a PNG picture",
    ImageKind.GIF: "a GIF picture",
    ImageKind.WEBP: "a WebP picture",
    ImageKind.AVIF: "an AVIF picture",
    ImageKind.HEIC: "a HEIC picture or a video",
    ImageKind.BMP: "a BMP picture",
    ImageKind.TIFF: "a TIFF picture",
    ImageKind.SVG: "an SVG drawing",
    ImageKind.HTML: "a web page",
    ImageKind.PDF: "a PDF document",
    ImageKind.OTHER: "no picture",
}
FINE = "{0}, {1}, as seen from this computer."
FINE_WITH_SIZE = "{0}, {1} × {2} pixels, {3}, as seen from this computer."
DAMAGED = "It cannot be shown here: the picture may be damaged, or has very many pixels."
_FOUND: dict[ImageFindingCode | FetchFailure, str] = {
    ImageFindingCode.FINE: FINE,
    ImageFindingCode.REDIRECTED: "The link leads on to {0}",
    FetchFailure.PRIVATE: "{0} is inside a private network. WhatsApp cannot fetch from there, so it was not asked: "
    "use a public link.",
    ImageFindingCode.STATUS: "The website answers this computer with HTTP {0} and no picture: check the link.",
    ImageFindingCode.EMPTY: "The website sent nothing: check the link.",
    ImageFindingCode.UNSUPPORTED_KIND: "The link leads to {0}; WhatsApp takes JPEG and PNG: use another link.",
    ImageFindingCode.TOO_BIG: "The picture has more than {0} MB, which WhatsApp refuses: use a smaller one.",
    FetchFailure.BAD_LINK: "The link is no web address that can be opened: copy it again.",
    FetchFailure.NAME_NOT_FOUND: "This computer cannot find {0}: check the link, and the network.",
    FetchFailure.REFUSED: "{0} refuses the connection: check the link.",
    FetchFailure.TIMED_OUT: "{0} did not answer this computer in time: check again later, or use another link.",
    FetchFailure.TLS: "The certificate of {0} is not right ({1}), so WhatsApp may refuse the picture too.",
    FetchFailure.PROXY: "This computer's proxy did not let the request through: check the proxy settings.",
    FetchFailure.UNREACHABLE: "This computer cannot reach {0}: check the link, and the network.",
    FetchFailure.REDIRECT_NOT_HTTP: "The link leads on to {0}, which is no web address: use another link.",
    FetchFailure.TOO_MANY_REDIRECTS: "The link leads on and on, more than {0} times: use another link.",
}


def image_kind(kind: str) -> Sentence:
    """The kind of an image with its article: "a PNG picture"."""
    return Sentence(_KINDS[ImageKind(kind)])


def image_finding(found: ImageFinding) -> Sentence:
    """A finding about a header image. Kinds among its values are codes: `image_kind` names them."""
    return Sentence(_FOUND[found.code], found.values)


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    return (*_KINDS.values(), FINE_WITH_SIZE, DAMAGED, *_FOUND.values())
