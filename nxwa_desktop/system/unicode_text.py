"""Text as UTF-16 and UTF-8 see it: lengths in code units, and surrogates that are paired or alone."""


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units, as Qt and Windows count; a lone surrogate counts as one."""
    # Less the mark at its head: "utf-16" is encoded at once, while the codec of "utf-16-le" is looked up each time.
    return len(text) if text.isascii() else len(text.encode("utf-16", "surrogatepass")) // 2 - 1


def is_encodable(text: str) -> bool:
    """True if UTF-8 can hold the text: no lone surrogate is in it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def join_surrogates(text: str) -> str:
    """The text with each pair of surrogates as the one character it spells; lone ones stay."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def replace_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, and each pair as the one character it spells."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
