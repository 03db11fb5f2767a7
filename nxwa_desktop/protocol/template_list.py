"""The account's templates at NXCloud: requests for a list's pages, and the rows of an answer.

Two documented lists (the provider's public pages "SAAS WhatsApp template list" and "getTemplate"): that of the SAAS
pages (`ListSource.SAAS`), whose stored editions contradict themselves about the answer's shape, so that four shapes are
read; and that of the provider's other API (`ListSource.GET_TEMPLATE`), whose rows have Meta's shape.
"""

import contextlib
import enum
import json
import urllib.parse
from typing import Any

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.hosts import is_loopback
from nxwa_desktop.protocol.signing import SignedRequest, sign_request

PAGE_SIZE = 100
"""Rows of a page; the example has 10, and a sibling of the list allows at most 100."""
MAX_PAGES = 200
MAX_ROWS = 20_000
_SEND, _LIST = "/saas/wa/send", "/saas/wa/template/"
_OTHER_PATH = "/api/wa/getTemplate"
_OTHER_URL = f"https://api2.nxcloud.com{_OTHER_PATH}"
_OTHER_ACTION = "getTemplate"


class ListSource(enum.StrEnum):
    """The lists, by the word that is stored for the one that answered."""

    SAAS = "saas"
    GET_TEMPLATE = "get_template"


class Page(msgspec.Struct, frozen=True):
    """The rows of one page, and what the next page is asked for with."""

    rows: tuple[Any, ...]
    """As JSON gives them: mostly objects, but nothing is promised."""
    next: str = ""
    """Page number or cursor of the next page; empty where this is known to be the last one."""


def list_url(account: Account, source: ListSource) -> str | None:
    """The URL of a list for this account; None where it cannot be known from the account's own URL.

    For the Indonesian and Chilean hosts the same path is an inference: the page names the others only. At a loopback
    endpoint the other list is looked for on the same server.
    """
    parts = urllib.parse.urlsplit(account.url)
    if source is ListSource.GET_TEMPLATE:
        if account.region is not None:
            return _OTHER_URL
        at_loopback = is_loopback(parts.hostname or "")
        return urllib.parse.urlunsplit((*parts[:2], _OTHER_PATH, "", "")) if at_loopback else None
    if not parts.path.endswith(_SEND) or not account.business_phone:
        return None
    path = parts.path.removesuffix(_SEND) + _LIST + urllib.parse.quote(account.business_phone, safe="")
    return urllib.parse.urlunsplit((*parts[:2], path, "", ""))


def page_request(
    account: Account, source: ListSource, *, secret: str, ts: str, page: str = "", url: str = ""
) -> SignedRequest:
    """Sign the request for a page: the first one, or the one that `Page.next` names.

    `url` replaces that of `list_url`; one of the two must be there. Raises UnknownAlgorithm.
    """
    address = url or list_url(account, source) or ""
    if source is ListSource.GET_TEMPLATE:
        body = _json_body(account, page)
        return sign_request(account, body, secret=secret, ts=ts, url=address, action=_OTHER_ACTION)
    # In the document's order; the convention signs neither path nor query, and no body.
    query = urllib.parse.urlencode(
        {"page_number": page or "1", "page_size": str(PAGE_SIZE), "tenant_id": str(account.tenant_id)}
    )
    return sign_request(account, b"", secret=secret, ts=ts, url=f"{address}?{query}", method="GET")


def page_of(source: ListSource, answer: bytes, page: str = "") -> Page | None:
    """The rows of an answer with code 0 to the request for `page`; None for a shape that nobody knows. Never raises."""
    tree: Any = None
    # ValueError: no UTF-8, no JSON, or a number of too many digits. RecursionError: nested too deep.
    with contextlib.suppress(ValueError, RecursionError):
        tree = json.loads(answer.decode("utf-8-sig"))
    if not isinstance(tree, dict):
        return None
    if source is ListSource.GET_TEMPLATE:
        return _page_of_other(tree.get("data"))
    rows = _rows(tree)
    if rows is None:
        return None
    # The number of all rows was not seen in any edition: a short page is the last one.
    return Page(tuple(rows), str(int(page or "1") + 1) if len(rows) >= PAGE_SIZE else "")


def _rows(tree: dict[str, Any]) -> list[Any] | None:
    """The rows in one of the four shapes: `data.list`, `data` itself, a top-level `list`, or one row as `data`."""
    data = tree.get("data")
    if isinstance(data, dict):
        listed = data.get("list")
        if isinstance(listed, list):
            return listed
        return [data] if "name" in data else None
    if isinstance(data, list):
        return data
    listed = tree.get("list")
    return listed if isinstance(listed, list) else None


def _page_of_other(data: Any) -> Page | None:
    rows = data.get("data") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        return None
    paging = data.get("paging")
    cursors = paging.get("cursors") if isinstance(paging, dict) else None
    after = cursors.get("after") if isinstance(cursors, dict) else None
    # `next` only says that there is more: it is a URL of another company, and is never followed.
    has_more = isinstance(paging, dict) and bool(paging.get("next"))
    return Page(tuple(rows), after if has_more and isinstance(after, str) else "")


def _json_body(account: Account, after: str) -> bytes:
    body = {
        "appkey": account.appkey,
        "business_phone": account.business_phone,
        "messaging_product": "whatsapp",
        "limit": str(PAGE_SIZE),
    }
    return msgspec.json.encode({**body, "after": after} if after else body)
