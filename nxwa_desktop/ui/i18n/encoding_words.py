"""Names of encodings and delimiters of text files."""

from PySide6.QtCore import QCoreApplication

from nxwa_desktop.ui.i18n.plain_text import shortened


def _tr(text: str) -> str:
    return QCoreApplication.translate("Encodings", text)


def encoding_word(encoding: str) -> str:
    """The name of an encoding, which has Python's name."""
    if encoding.startswith("utf"):
        return "-".join(encoding.upper().split("-")[:2])
    names = {
        "gb18030": _tr("Chinese, simplified"),
        "big5hkscs": _tr("Chinese, traditional"),
        "cp932": _tr("Japanese"),
        "cp949": _tr("Korean"),
        "windows-1250": _tr("Central European"),
        "windows-1251": _tr("Cyrillic"),
        "windows-1252": _tr("Western European"),
        "windows-1253": _tr("Greek"),
        "windows-1254": _tr("Turkish"),
        "windows-1255": _tr("Hebrew"),
        "windows-1256": _tr("Arabic"),
        "windows-1257": _tr("Baltic"),
        "windows-1258": _tr("Vietnamese"),
        "cp874": _tr("Thai"),
        "mac-roman": _tr("Western European, old Mac"),
    }
    return names.get(encoding, encoding)


def delimiter_word(delimiter: str) -> str:
    """The name of the character between two cells, and the character."""
    names = {",": _tr("Comma ,"), ";": _tr("Semicolon ;"), "\t": _tr("Tab"), "|": _tr("Bar |")}
    return names.get(delimiter, shortened(delimiter, 4))
