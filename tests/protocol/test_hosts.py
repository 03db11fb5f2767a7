"""Which hosts are this computer, or private."""

import pytest

from nxwa_desktop.protocol.hosts import is_intranet, is_loopback, is_private


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
