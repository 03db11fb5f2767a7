"""The address of a proxy as a person types it."""

import urllib.parse


def proxy_address(typed: str) -> str | None:
    """The address as it is used and kept, empty for none; None where it is no address of an HTTP proxy.

    One with a password is refused: it would be kept readable.
    """
    text = typed.strip()
    if not text:
        return ""
    try:
        parts = urllib.parse.urlsplit(text if "://" in text else f"http://{text}")
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return None
    beyond = parts.path.strip("/") or parts.query or parts.fragment or parts.username or parts.password
    if parts.scheme not in {"http", "https"} or not _is_host(host) or not port or beyond:
        return None
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}"


def _is_host(host: str) -> bool:
    return host.isascii() and host.replace("-", "").replace(".", "").replace(":", "").isalnum()
