"""A recipient's number as it is shown."""

from nxwa_desktop.protocol.recipient import MAX_DIGITS, MIN_DIGITS, assess, normalise


def shown_number(recipient: str, *, grouped: bool = True) -> str:
    """The number, `grouped` as in its country, which needs the numbering plans; empty for what cannot be one."""
    digits = normalise(recipient)
    if not (digits.isascii() and digits.isdecimal() and MIN_DIGITS <= len(digits) <= MAX_DIGITS):
        return ""
    return (assess(digits).formatted if grouped else "") or f"+{digits}"
