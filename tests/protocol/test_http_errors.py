"""Classification of connection failures."""

import socket
import ssl

import httpx
import pytest

from nxwa_desktop.protocol.http_client import _NOT_CONNECTED
from nxwa_desktop.protocol.http_errors import ConnectionFailure, connection_failure, describe, tls_problem
from nxwa_desktop.validation.image_download import _FAILURES

CERTIFICATE = ssl.SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed")
CERTIFICATE.verify_message = "self-signed certificate"


@pytest.mark.parametrize(
    ("error", "cause", "failure"),
    [
        (httpx.ProxyError("502 Bad Gateway"), None, ConnectionFailure.PROXY),
        (httpx.ConnectError("x"), CERTIFICATE, ConnectionFailure.TLS),
        (httpx.ConnectError("x"), socket.gaierror(-2, "Name or service not known"), ConnectionFailure.NAME_NOT_FOUND),
        (
            httpx.ConnectError("x"),
            ExceptionGroup("of two addresses", [TimeoutError(), ConnectionRefusedError()]),
            ConnectionFailure.REFUSED,
        ),
        (httpx.ConnectTimeout("x"), None, ConnectionFailure.TIMED_OUT),
        (TimeoutError(), None, ConnectionFailure.TIMED_OUT),
        (httpx.ConnectError("x"), OSError(101, "Network is unreachable"), ConnectionFailure.NETWORK),
        (KeyError("x"), None, ConnectionFailure.INTERNAL),
    ],
)
def test_what_a_connection_failed_of(
    error: BaseException, cause: BaseException | None, failure: ConnectionFailure
) -> None:
    assert connection_failure(error, cause) is failure


def test_every_failure_has_its_reason_in_a_send_and_in_a_download() -> None:
    assert set(_NOT_CONNECTED) == set(_FAILURES) == set(ConnectionFailure)


def test_a_description_is_short_and_quotes_no_exception_of_a_foreign_kind() -> None:
    assert describe(httpx.ConnectError("x"), CERTIFICATE) == "certificate: self-signed certificate"
    assert tls_problem(httpx.ConnectError("x"), CERTIFICATE) == "self-signed certificate"
    assert tls_problem(httpx.ConnectError("x"), OSError(101, "Network is unreachable")) == ""
    assert describe(httpx.ConnectError("x"), OSError(101, "Network is unreachable")) == "Network is unreachable"
    assert describe(ValueError("accessKey: hush"), None) == "ValueError"
    assert len(describe(httpx.ProxyError("x" * 1000), None)) == 200
