"""The names of countries in the window's language."""

from PySide6.QtCore import QCoreApplication, QLocale


def country_name(code: str) -> str:
    """A country's name, from its ISO 3166 code; empty where there is none."""
    if (translated := QCoreApplication.translate("Countries", code)) != code:
        return translated
    territory = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(territory) if territory != QLocale.Country.AnyTerritory else ""
