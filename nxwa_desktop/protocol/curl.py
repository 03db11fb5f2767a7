"""A signed request as a command line for `curl`."""

import shlex

from nxwa_desktop.protocol.request import SignedRequest


def curl_command(request: SignedRequest) -> str:
    """One command for a POSIX shell that sends exactly these bytes. Its signature is accepted for 60 seconds."""
    # Without --globoff, brackets and braces in the URL would be curl's own patterns.
    parts = ["curl", "--globoff", "--request", request.method, request.url]
    for name, value in request.headers:
        parts += ["--header", f"{name}: {value}"]
    parts += ["--data-binary", request.body.decode()]
    return shlex.join(parts)
