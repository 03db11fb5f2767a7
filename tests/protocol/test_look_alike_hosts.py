"""Display of hosts that mix scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.look_alike_hosts import look_alike, shown_url


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
