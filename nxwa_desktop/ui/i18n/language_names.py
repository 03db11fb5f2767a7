"""The languages of templates under the names that the window has for them."""

from PySide6.QtCore import QCoreApplication

from nxwa_desktop.protocol.template_languages import Language, documented_languages, search


def language_name(language: Language) -> str:
    """A language's name in the language of the window."""
    return QCoreApplication.translate("Languages", language.name)


def language_label(language: Language) -> str:
    """A language as the lists show it."""
    name = language_name(language)
    if name != language.own_name:
        name = f"{name} · {language.own_name}"
    return f"{name} — {language.code}"


def matching_languages(text: str) -> tuple[Language, ...]:
    """The languages found by a search, and those that the window calls so."""
    found, wanted = search(text), text.strip()
    if not wanted or wanted.isascii():
        return found
    more = (language for language in documented_languages() if wanted in language_name(language))
    return tuple(dict.fromkeys((*found, *more)))
