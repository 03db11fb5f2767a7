import ipaddress

import pytest

from nxwa_desktop.protocol.message import ImageHeader, Message
from nxwa_desktop.validation.message_rules import FindingCode, Severity, validate

CODE = FindingCode
Found = list[tuple[FindingCode, Severity, tuple[str | int, ...]]]


def _found(link: str) -> Found:
    message = Message("8613600009759", "order_update", "en_US", ImageHeader(link))
    return [(finding.code, finding.severity, finding.values) for finding in validate(message)]


def _codes(link: str) -> list[FindingCode]:
    return [code for code, _, _ in _found(link)]


def _problem(code: FindingCode) -> Found:
    return [(code, Severity.PROBLEM, ())]


def _warning(code: FindingCode, *values: str | int) -> Found:
    return [(code, Severity.WARNING, values)]


@pytest.mark.parametrize("link", ["", " ", "\n\u200b"])
def test_image_link_missing(link: str) -> None:
    assert _found(link) == _problem(CODE.LINK_MISSING)


@pytest.mark.parametrize(
    "link",
    [" https://example.com/a.png", "https://exam ple.com/", "https://example.com/a\n", "https://example.com/\u200b"],
)
def test_image_link_with_white_space(link: str) -> None:
    assert _found(link) == _problem(CODE.LINK_SPACES)


@pytest.mark.parametrize(
    "link",
    ["example.com/a.png", "ftp://example.com/a", "file:///a.png", "C:\\a.png", "//example.com/a", "httpss://a.b"],
)
def test_image_link_of_another_kind(link: str) -> None:
    assert _found(link) == _problem(CODE.LINK_NOT_HTTP)


@pytest.mark.parametrize(
    "link",
    [
        "https://",
        "https:",
        "https:example.com",
        "https:///a.png",
        "http://?a",
        "https://.",
        "https://a..b/",
        "https://:443/",
        "https://user@/",
        "https://example.com:0x50/",
        "https://example.com:99999/",
        "https://[::1",
        "https://[::g]/",
        "https://exa\\mple.com/",
        "https://" + "x" * 64 + ".com/",
        "https://999.1.1.1/",
        "https://10.1/",
        "https://0x7f000001/",
        "https://\u2100.com/",
    ],
)
def test_image_link_without_a_host_that_can_be(link: str) -> None:
    assert _found(link) == _problem(CODE.LINK_NO_HOST)


def test_image_link_without_encryption() -> None:
    assert _found("http://example.com/a.png") == _warning(CODE.LINK_NOT_HTTPS)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("localhost", "localhost"),
        ("LOCALHOST.:8080", "localhost"),
        ("app.localhost", "app.localhost"),
        ("printer.local", "printer.local"),
        ("nas.home.arpa", "nas.home.arpa"),
        ("127.0.0.1", "127.0.0.1"),
        ("10.0.0.1:8080", "10.0.0.1"),
        ("192.168.1.20", "192.168.1.20"),
        ("172.16.0.1", "172.16.0.1"),
        ("169.254.0.1", "169.254.0.1"),
        ("100.64.0.1", "100.64.0.1"),
        ("0.0.0.0", "0.0.0.0"),
        ("224.0.0.1", "224.0.0.1"),
        ("[::1]", "::1"),
        ("[fe80::1]", "fe80::1"),
        ("[fd00::1]:443", "fd00::1"),
        ("[::ffff:10.0.0.1]", str(ipaddress.ip_address("::ffff:a00:1"))),
        ("[::ffff:224.0.0.1]", str(ipaddress.ip_address("::ffff:e000:1"))),
    ],
)
def test_image_link_that_the_internet_cannot_reach(host: str, shown: str) -> None:
    assert _found(f"https://{host}/a.png") == _warning(CODE.LINK_PRIVATE, shown)


def test_everything_about_a_link_is_told() -> None:
    assert _codes("http://10.0.0.1/\ud800 a") == [
        CODE.NOT_UNICODE,
        CODE.LINK_SPACES,
        CODE.LINK_NOT_HTTPS,
        CODE.LINK_PRIVATE,
    ]


@pytest.mark.parametrize(
    "link",
    [
        "https://imglink",
        "HTTPS://Example.COM:443/a.png?x=%20#y",
        "https://8.8.8.8/a.png",
        "https://[2001:4860:4860::8888]/a.png",
        "https://[::ffff:8.8.8.8]/a.png",
        "https://bücher.example/ä.png",
        "https://क्षेत्र.example/",
        "https://my_bucket.s3.example.com/a",
        "https://localhost.example.com/",
        "https://notlocal/",
        "https://user:pass@example.com/",
    ],
)
def test_image_links_that_are_fine(link: str) -> None:
    assert _codes(link) == []
