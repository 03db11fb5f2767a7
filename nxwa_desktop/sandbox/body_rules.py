"""Checks of the request body. The first fault decides the code.

Codes: seed, Response Code Explanation.
Faults against WhatsApp's own rules get 22141 with Meta's number in the message.
"""

import re
from typing import Any

import msgspec

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.account_limits import MAX_TENANT_ID
from nxwa_desktop.protocol.recipient import MAX_DIGITS, MIN_DIGITS
from nxwa_desktop.protocol.template_languages import is_documented
from nxwa_desktop.sandbox.answers import Rejection
from nxwa_desktop.sandbox.whatsapp_rules import fault_in_components

PARAMETER_ERROR = 1002
TENANT_ID_MISSING = 21058
APPKEY_MISSING = 21059
BUSINESS_PHONE_MISSING = 21060
TO_MISSING = 21061
TYPE_MISSING = 21062
TEMPLATE_MISSING = 21063
CUSTOMER_UNKNOWN = 22020
BUSINESS_PHONE_UNKNOWN = 22049
INVALID_NUMBER = 22090
LANGUAGE_UNKNOWN = 22092
TEMPLATE_UNKNOWN = 22093
APPLICATION_UNKNOWN = 22124
WHATSAPP_REFUSED = 22141

_NUMBER = re.compile(rf"[0-9]{{{MIN_DIGITS},{MAX_DIGITS}}}")


class CheckedBody(msgspec.Struct, frozen=True):
    """The parts of a valid body that decide the answer."""

    recipient: str
    language: str


def check_body(body: bytes, account: Account) -> CheckedBody | Rejection:
    """Check a request body of any bytes. Never raises."""
    try:
        tree = msgspec.json.decode(body)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return Rejection(PARAMETER_ERROR)
    if not isinstance(tree, dict):
        return Rejection(PARAMETER_ERROR)
    return _missing(tree) or _foreign_account(tree, account) or _template(tree)


def _missing(tree: dict[str, Any]) -> Rejection | None:
    """Check the required keys; a value of the wrong type counts as missing."""
    if not _is_tenant_id(tree.get("tenant_id")):
        return Rejection(TENANT_ID_MISSING)
    texts = {"appkey": APPKEY_MISSING, "business_phone": BUSINESS_PHONE_MISSING, "to": TO_MISSING}
    for name, code in texts.items():
        if not _is_text(tree.get(name)):
            return Rejection(code)
    if tree.get("type") != "template":
        return Rejection(TYPE_MISSING)
    if not isinstance(tree.get("template"), dict):
        return Rejection(TEMPLATE_MISSING)
    if tree.get("messaging_product") != "whatsapp" or tree.get("recipient_type") != "individual":
        return Rejection(PARAMETER_ERROR)
    return None


def _foreign_account(tree: dict[str, Any], account: Account) -> Rejection | None:
    if tree["tenant_id"] != account.tenant_id:
        return Rejection(CUSTOMER_UNKNOWN)
    if tree["appkey"] != account.appkey:
        return Rejection(APPLICATION_UNKNOWN)
    if tree["business_phone"] != account.business_phone:
        return Rejection(BUSINESS_PHONE_UNKNOWN, fill=tree["business_phone"])
    return None


def _template(tree: dict[str, Any]) -> CheckedBody | Rejection:
    template: dict[str, Any] = tree["template"]
    if not _is_text(template.get("name")):
        return Rejection(TEMPLATE_UNKNOWN)
    language = template.get("language")
    if not isinstance(language, dict) or not isinstance(code := language.get("code"), str):
        return Rejection(LANGUAGE_UNKNOWN)
    if not is_documented(code):
        return Rejection(LANGUAGE_UNKNOWN, fill=code)
    if language.get("policy") != "deterministic":
        return Rejection(WHATSAPP_REFUSED, "(#100) Invalid parameter: template.language.policy must be deterministic")
    if fault := fault_in_components(template.get("components", [])):
        return Rejection(WHATSAPP_REFUSED, fault)
    if not _NUMBER.fullmatch(tree["to"]):
        return Rejection(INVALID_NUMBER)
    return CheckedBody(tree["to"], code)


def _is_tenant_id(value: object) -> bool:
    # In Python a bool is an int, in JSON it is none.
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MAX_TENANT_ID


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""
