"""The language table against the document's, and the search in it."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.protocol.template_languages import Language, documented_languages, is_documented, search
from nxwa_desktop.system.resources import resource

DOCUMENT = Path(__file__).parents[1] / "data" / "documented_languages.tsv"


def _rows() -> list[tuple[str, str]]:
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(name, code) for name, code in rows]


def _codes(query: str) -> list[str]:
    return [language.code for language in search(query)]


def test_the_documents_table_has_65_rows() -> None:
    rows = _rows()
    assert len(rows) == len(set(rows)) == 65


@pytest.mark.parametrize(("name", "code"), _rows())
def test_every_documented_row_is_known(name: str, code: str) -> None:
    assert [language.name for language in documented_languages() if language.code == code] == [name]
    assert is_documented(code)


@pytest.mark.parametrize("language", documented_languages(), ids=lambda language: language.code)
def test_every_known_row_is_documented_and_names_itself(language: Language) -> None:
    assert (language.name, language.code) in _rows()
    for text in (language.name, language.own_name, *language.aliases):
        assert text
        assert text == text.strip()
        assert unicodedata.is_normalized("NFC", text)


def test_codes_and_own_names_are_unique() -> None:
    languages = documented_languages()
    assert len({language.code for language in languages}) == len(languages)
    assert len({language.own_name for language in languages}) == len(languages)


def test_own_names_are_written_in_the_languages_own_script() -> None:
    scripts = {
        "CYRILLIC": {"bg", "kk", "mk", "ru", "sr", "uk"},
        "ARABIC": {"ar", "fa", "ur"},
        "CJK": {"ja", "zh_CN", "zh_HK", "zh_TW"},
        "DEVANAGARI": {"hi", "mr"},
        "GREEK": {"el"},
        "HEBREW": {"he"},
        "HANGUL": {"ko"},
        "BENGALI": {"bn"},
        "GUJARATI": {"gu"},
        "GURMUKHI": {"pa"},
        "KANNADA": {"kn"},
        "LAO": {"lo"},
        "TAMIL": {"ta"},
        "TELUGU": {"te"},
        "THAI": {"th"},
    }
    expected = {code: script for script, codes in scripts.items() for code in codes}
    for language in documented_languages():
        first = unicodedata.name(language.own_name[0]).split()[0]
        assert first == expected.get(language.code, "LATIN"), language.code


def test_regions_are_told_apart_in_own_names() -> None:
    own = {language.code: language.own_name for language in documented_languages()}
    assert own["es_MX"] == "Español (México)"
    assert own["pt_BR"] == "Português (Brasil)"
    assert (own["zh_CN"], own["zh_HK"], own["zh_TW"]) == ("简体中文", "繁體中文（香港）", "繁體中文（台灣）")
    assert (own["en"], own["en_GB"], own["en_US"]) == ("English", "English (UK)", "English (US)")


def test_the_file_names_its_source() -> None:
    assert "SAAS WhatsApp API send" in json.loads(resource("template_languages.json").read_bytes())["source"]


@pytest.mark.parametrize("code", ["", "xx", "es-MX", "es_mx", "ES", " es", "Spanish"])
def test_other_codes_are_not_documented(code: str) -> None:
    assert not is_documented(code)


def test_an_empty_query_gives_all_by_english_name() -> None:
    for query in ("", "  "):
        assert search(query) == documented_languages()
    names = [language.name for language in documented_languages()]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("mex", ["es_MX"]),
        ("mexico", ["es_MX"]),
        ("MÉXICO", ["es_MX"]),
        ("es_MX", ["es_MX"]),
        ("es-mx", ["es_MX"]),
        ("español mex", ["es_MX"]),
        ("mexico spanish", ["es_MX"]),
        ("espa", ["es", "es_AR", "es_MX", "es_ES"]),
        ("spa", ["es", "es_AR", "es_MX", "es_ES"]),
        ("brazil", ["pt_BR"]),
        ("brasil", ["pt_BR"]),
        ("german", ["de"]),
        ("deut", ["de"]),
        ("中文", ["zh_CN", "zh_HK", "zh_TW"]),
        ("中", ["zh_CN", "zh_HK", "zh_TW"]),
        ("简体", ["zh_CN"]),
        ("taiwan", ["zh_TW"]),
        ("hong kong", ["zh_HK"]),
        ("hongkong", ["zh_HK"]),
        ("traditional", ["zh_HK", "zh_TW"]),
        ("turkce", ["tr"]),
        ("ozbek", ["uz"]),
        ("o'zbek", ["uz"]),
        ("हिं", ["hi"]),
        ("ह न", []),
        ("ไท", ["th"]),
        ("farsi", ["fa"]),
        ("uk", ["uk", "en_GB"]),
        ("weg", ["nb"]),
        ("English (US) — en_US", ["en_US"]),
        ("klingon", []),
        ("?!", []),
    ],
)
def test_search_finds_what_a_person_expects(query: str, codes: list[str]) -> None:
    assert _codes(query) == codes


def test_the_best_match_comes_first() -> None:
    assert _codes("en") == ["en", "en_GB", "en_US"]
    assert _codes("es") == ["es", "es_AR", "es_MX", "es_ES", "et"]
    assert _codes("pt")[:2] == ["pt_BR", "pt_PT"]
    # Prefixes before matches within a word.
    assert _codes("port")[0] == "pt_BR"
    assert _codes("ian")[-1] != _codes("ita")[0] == "it"


def test_hidden_aliases_do_not_match_mid_word() -> None:
    # "America", an alias of English (US), is not on screen.
    assert "en_US" not in _codes("meric")
    assert _codes("merica") == []


@pytest.mark.parametrize("language", documented_languages(), ids=lambda language: language.code)
def test_every_language_is_found_by_each_of_its_names(language: Language) -> None:
    assert _codes(language.code)[0] == language.code
    for text in (language.name, language.own_name, *language.aliases):
        assert language.code in _codes(text)
        assert language.code in _codes(text.upper())
    assert language.code in _codes(f"{language.own_name} {language.code}")
    assert _codes(language.code.replace("_", "-").upper())[0] == language.code


@given(st.text(st.characters(categories=None)))
def test_search_never_raises_and_repeats_nobody(query: str) -> None:
    found = search(query)
    assert len(set(found)) == len(found) <= 65
