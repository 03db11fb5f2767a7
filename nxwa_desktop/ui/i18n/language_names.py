"""Names of the templates' languages in the window's language."""

from PySide6.QtCore import QCoreApplication

from nxwa_desktop.protocol.template_languages import Language, documented_languages, search


def language_name(language: Language) -> str:
    """A language's name in the language of the window."""
    return QCoreApplication.translate("Languages", language.name)


def language_label(language: Language) -> str:
    """The label of a language in lists: names and code."""
    name = language_name(language)
    if name != language.own_name:
        name = f"{name} · {language.own_name}"
    return f"{name} — {language.code}"


def matching_languages(text: str) -> tuple[Language, ...]:
    """The languages found by code, own name or name in the window's language."""
    found, wanted = search(text), text.strip()
    if not wanted or wanted.isascii():
        return found
    more = (language for language in documented_languages() if wanted in language_name(language))
    return tuple(dict.fromkeys((*found, *more)))
