"""What is said of a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop import texts
from nxwa_desktop.texts.images import templates
from nxwa_desktop.validation.image_kind import ImageKind, image_kind_of
from nxwa_desktop.validation.image_rules import (
    MAX_BYTES,
    SUPPORTED_KINDS,
    FetchedImage,
    FetchFailure,
    ImageFinding,
    ImageFindingCode,
    image_findings,
)

LINK = "https://example.com/a.png"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50
CODE = ImageFindingCode


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, ImageKind.PNG),
        (b"\xff\xd8\xff\xe0", ImageKind.JPEG),
        (b"GIF89a", ImageKind.GIF),
        (b"RIFF\0\0\0\0WEBPVP8 ", ImageKind.WEBP),
        (b"\0\0\0 ftypavif", ImageKind.AVIF),
        (b"\0\0\0 ftypheic", ImageKind.HEIC),
        (b"BM1234", ImageKind.BMP),
        (b"MM\0*", ImageKind.TIFF),
        (b"\xef\xbb\xbf <!DOCTYPE html>", ImageKind.HTML),
        (b"<?xml version='1.0'?><svg/>", ImageKind.SVG),
        (b"<Error>", ImageKind.HTML),
        (b"%PDF-1.7", ImageKind.PDF),
        (b"RIFF\0\0\0\0WAVE", ImageKind.OTHER),
        (b"", ImageKind.OTHER),
    ],
)
def test_the_first_bytes_say_what_it_is(data: bytes, kind: ImageKind) -> None:
    assert image_kind_of(data) is kind


def _codes(fetched: FetchedImage) -> list[ImageFindingCode | FetchFailure]:
    return [finding.code for finding in image_findings(fetched)]


def test_a_picture_is_fine() -> None:
    (found,) = image_findings(FetchedImage(LINK, status=200, data=PNG, address="93.184.216.34"))
    assert (found.code, found.values, found.good) == (CODE.FINE, ("png", len(PNG)), True)


@pytest.mark.parametrize(
    ("fetched", "codes"),
    [
        (FetchedImage(LINK, status=404, data=PNG), [CODE.STATUS]),
        (FetchedImage(LINK, status=200), [CODE.EMPTY]),
        (FetchedImage(LINK, status=200, data=b"<html>"), [CODE.UNSUPPORTED_KIND]),
        (FetchedImage(LINK, status=200, data=PNG + b"\0" * MAX_BYTES), [CODE.TOO_BIG]),
        (FetchedImage(LINK, ("https://cdn.example.com/a",), "", 200, PNG), [CODE.FINE, CODE.REDIRECTED]),
        (FetchedImage(LINK, ("http://192.168.0.1/",), failure=FetchFailure.PRIVATE), [FetchFailure.PRIVATE]),
        (
            FetchedImage(LINK, ("file:///etc/passwd",), failure=FetchFailure.REDIRECT_NOT_HTTP),
            [FetchFailure.REDIRECT_NOT_HTTP],
        ),
        *((FetchedImage(LINK, failure=failure), [failure]) for failure in FetchFailure),
    ],
)
def test_what_is_said(fetched: FetchedImage, codes: list[ImageFindingCode | FetchFailure]) -> None:
    assert _codes(fetched) == codes
    assert all(finding.good is (finding.code in {CODE.FINE, CODE.REDIRECTED}) for finding in image_findings(fetched))


def test_exactly_five_megabytes_are_taken() -> None:
    assert _codes(FetchedImage(LINK, status=200, data=PNG.ljust(MAX_BYTES, b"\0"))) == [CODE.FINE]


def test_everything_has_its_words() -> None:
    for code in (*ImageFindingCode, *FetchFailure):
        assert any(finding.code is code for finding in _all_findings()), code
    for finding in _all_findings():
        assert str(texts.images.image_finding(finding))
        assert texts.images.image_finding(finding).text in templates()
    assert {str(texts.images.image_kind(kind.value)) for kind in ImageKind} <= set(templates())


def _all_findings() -> list[ImageFinding]:
    looks = [
        *(FetchedImage(LINK, failure=failure) for failure in FetchFailure),
        FetchedImage("https://10.0.0.1/", ("https://a.example/",), "", 200, PNG),
        FetchedImage(LINK, status=500),
        FetchedImage(LINK, status=200),
        FetchedImage(LINK, status=200, data=b"GIF8"),
        FetchedImage(LINK, status=200, data=PNG.ljust(MAX_BYTES + 1, b"\0")),
    ]
    return [finding for look in looks for finding in image_findings(look)]


anything = st.text(st.characters(exclude_categories=()), max_size=60)


@given(
    st.builds(
        FetchedImage,
        anything,
        st.lists(anything, max_size=3).map(tuple),
        anything,
        st.none() | st.integers(),
        st.binary(max_size=30),
        st.none() | st.sampled_from(FetchFailure),
        anything,
    )
)
def test_judging_never_raises_and_says_something_printable(fetched: FetchedImage) -> None:
    found = image_findings(fetched)
    assert found
    for finding in found:
        assert all(value.isprintable() for value in finding.values if isinstance(value, str))
    if fetched.failure is None and fetched.kind not in SUPPORTED_KINDS:
        assert not found[0].good
