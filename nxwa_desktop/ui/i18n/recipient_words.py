"""A recipient's number as it is shown."""

from nxwa_desktop.protocol.recipient import MAX_DIGITS, MIN_DIGITS, assess, normalise


def shown_number(recipient: str) -> str:
    """The number in its country's grouping; empty for what cannot be one."""
    digits = normalise(recipient)
    if not (digits.isascii() and digits.isdecimal() and MIN_DIGITS <= len(digits) <= MAX_DIGITS):
        return ""
    return assess(digits).formatted or f"+{digits}"
