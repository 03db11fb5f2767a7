"""How a URL is shown, and which hosts are this computer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.hosts import is_intranet, is_loopback, is_private, look_alike, shown_url


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://api.nxcl\u043eud.com/saas/wa/send", "api.xn--nxclud-zqf.com"),
        ("https://API.NXCL\u041eUD.com:8443/a?b=c", "api.xn--nxclud-zqf.com"),
        # A whole label of look-alikes: the top-level domain gives it away.
        ("https://\u0430\u0440\u0440\u04cf\u0435.com/", "xn--80ak6aa92e.com"),
        ("https://\u03bf\u043e.example/", "xn--0xa8w.example"),
        ("https://\u4f8b\u0430.example/", "xn--80a5969a.example"),
    ],
)
def test_a_host_of_several_scripts_is_shown_in_ascii(url: str, host: str) -> None:
    assert look_alike(url) == host
    assert shown_url(url).isascii()
    assert f"//{host}" in shown_url(url)
    assert shown_url(url).rpartition("/")[2] == url.rpartition("/")[2]


@pytest.mark.parametrize(
    "url",
    [
        "global",
        "https://api.nxcloud.com/saas/wa/send",
        "https://stra\u00dfe.example/",
        "https://\u4f8b\u3048.\u30c6\u30b9\u30c8/",
        "https://\u4f8b\u3048\u30fc.com/",
        "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444:8443/",
        "https://xn--strae-oqa.example/",
        "http://[::1]:9/x",
        "https://plain.example/\u043f\u0443\u0442\u044c",
        "https://[::1",
        "",
    ],
)
def test_a_host_of_one_script_is_shown_as_it_is(url: str) -> None:
    assert look_alike(url) is None
    assert shown_url(url) == url


@given(st.text())
def test_nothing_that_is_stored_raises(text: str) -> None:
    for url in (text, f"https://{text}/", f"https://a@{text}:1/"):
        shown_url(url)
        look_alike(url)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("LOCALHOST", True),
        ("127.0.0.1", True),
        ("127.255.3.4", True),
        ("::1", True),
        ("::ffff:127.0.0.1", False),
        ("0.0.0.0", False),
        ("::", False),
        ("localhost.example.com", False),
        ("127.1", False),
        ("", False),
    ],
)
def test_this_computer(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST.", "a.localhost", "printer.local", "router.lan", "db.internal"),
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "1.0x1", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:7f00:1"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "::7f00:1"),
    ],
)
def test_what_the_internet_does_not_have(host: str) -> None:
    assert is_private(host)
    assert is_intranet(host)


@pytest.mark.parametrize("host", ["intranet", "imglink", ""])
def test_a_name_without_a_dot_is_known_in_one_network_alone(host: str) -> None:
    assert is_intranet(host)
    assert not is_private(host)


@pytest.mark.parametrize(
    "host",
    [
        *("example.com", "EXAMPLE.com.", "localhost.example.com", "1.example", "xn--strae-oqa.example"),
        *("93.184.216.34", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"),
    ],
)
def test_what_the_internet_has(host: str) -> None:
    assert not is_intranet(host)
