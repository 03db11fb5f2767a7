"""Every sentence of the window can be translated, and is: sources, `.ts` files and compiled files agree."""

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator
from pytestqt.qtbot import QtBot

from nxwa_desktop.system.resources import resource
from nxwa_desktop.system.window_languages import ENGLISH, WindowLanguage
from tests.support.program import program

ROOT = Path(__file__).resolve().parents[2]
WINDOW = sorted((ROOT / "nxwa_desktop" / "ui").rglob("*.py"))
LANGUAGES = [each.value for each in WindowLanguage if each.value != ENGLISH]


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


translations = _script()


@pytest.fixture(params=LANGUAGES)
def file(request: pytest.FixtureRequest) -> Path:
    return resource(f"translations/{request.param}.ts")


# the files and the sources


def test_the_file_holds_the_sentences_of_the_sources_and_no_others(file: Path) -> None:
    assert set(translations.read(file)) == set(translations.sources()), "run packaging/dev translations"


def test_nothing_is_left_untranslated(file: Path) -> None:
    assert [key for key, text in translations.read(file).items() if not text] == []


def test_the_file_stands_as_the_command_writes_it(file: Path, tmp_path: Path) -> None:
    again = tmp_path / file.name
    translations.write(again, translations.read(file))
    assert again.read_bytes() == file.read_bytes()


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\d+\}", text))


def _mnemonics(text: str) -> list[str]:
    return [found.upper() for found in re.findall(r"&(\w)", text)]


def test_places_and_mnemonics_are_those_of_the_source(file: Path) -> None:
    pairs = [(source, text) for (_, source), text in translations.read(file).items()]
    assert [(s, t) for s, t in pairs if set(_places(s)) != set(_places(t))] == []
    assert [(s, t) for s, t in pairs if _mnemonics(s) != _mnemonics(t)] == []


def test_the_edges_of_a_text_are_those_of_the_source(file: Path) -> None:
    def edges(text: str) -> tuple[bool, bool]:
        return text.startswith(" "), text.rstrip(")&WERTUIOPASDFGHJKLZXCVBNMQY(").endswith("…")

    pairs = [(source, text) for (_, source), text in translations.read(file).items()]
    assert [(s, t) for s, t in pairs if edges(s) != edges(t)] == []


def test_chinese_has_the_punctuation_of_chinese() -> None:
    """A comma or full stop after a Chinese character is a Chinese one."""
    texts = translations.read(resource("translations/zh_CN.ts")).values()
    assert [text for text in texts if re.search(r"[一-鿿][,;:?!.]", text) and not text.endswith(".csv")] == []


# finding sentences


def test_sentences_are_found_in_classes_and_helpers() -> None:
    source = (
        "def _tr(text):\n    return QCoreApplication.translate('Here', text)\n"
        "class A(B):\n    def f(self):\n        return self.tr('one' ' two'), self.tr('three').format(3)\n"
        "def g():\n    return _tr('four')\n"
    )
    assert set(translations.sentences_of(source, "x.py")) == {("A", "one two"), ("A", "three"), ("Here", "four")}


@pytest.mark.parametrize(
    "call",
    [
        "class A:\n    def f(self):\n        self.tr(f'{x} messages')",
        "class A:\n    def f(self):\n        self.tr('a ' + b)",
        "class A:\n    def f(self):\n        self.tr(text)",
        "class A:\n    def f(self):\n        self.other.tr('of whom?')",
        "def f():\n    _tr('no such helper here')",
    ],
)
def test_what_cannot_be_translated_is_refused(call: str) -> None:
    with pytest.raises(translations.UntranslatableError):
        list(translations.sentences_of(call, "x.py"))


def test_a_sentence_that_moves_keeps_its_translation(tmp_path: Path) -> None:
    file = tmp_path / "zh_CN.ts"
    translations.write(file, {("Old", "Send"): "发送", ("Old", "Gone"): "不见了"})
    translations.update(file, (("New", "Send"), ("New", "More")))
    assert translations.read(file) == {("New", "Send"): "发送", ("New", "More"): ""}


_TAKES_TEXT = re.compile(
    r"set(Text|ToolTip|Accessible\w+|PlaceholderText|WindowTitle|Title|StatusTip|WhatsThis|Suffix|Prefix|LabelText"
    r"|TabText|InformativeText)|add(Action|Item|Items|Tab|Menu)|Q\w*(Button|Label|CheckBox|GroupBox|Menu|Action)"
    r"|plain_label|Heading|IconButton|add_menu|add_entry|tell|show_text|announce|rename"
)
_NO_WORDS = re.compile(r"(Ctrl|Alt|Shift)\+\S+|https?://\S+|SHA-256|MD5|[^A-Za-z]*")
"""Keys, addresses, names of algorithms, and signs read the same in every language."""
_NAMES_OF_DRAWINGS = {"IconButton"}
_TWO_WORDS = re.compile(r"[A-Za-z]{2,}[,.:;…]* [A-Za-z]{2,}")
_DATA = {"Acme Support"}
"""A sample to measure."""


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _strings(node: ast.AST) -> Iterator[str]:
    """The literals that make up a value: not those that other calls take, nor those of comparisons."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, (ast.Call, ast.Compare, ast.Subscript)):
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)


def _bare_texts(tree: ast.AST) -> Iterator[str]:
    """Literals that are shown without having gone through a translation."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _TAKES_TEXT.fullmatch(name := _called(node)):
            for argument in node.args[1 if name in _NAMES_OF_DRAWINGS else 0 :]:
                yield from (text for text in _strings(argument) if not _NO_WORDS.fullmatch(text))


def _untranslated_phrases(tree: ast.AST) -> Iterator[str]:
    """Literals of two words and more that are neither documentation nor go through a translation."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        if (isinstance(node, ast.Call) and _called(node) in {"tr", "_tr", "translate"}) or isinstance(node, ast.Expr):
            inside = ast.walk(node) if isinstance(node, ast.Call) else [node.value]
            passed |= {id(each) for each in inside}
        for part in ("annotation", "returns"):
            if (written := getattr(node, part, None)) is not None:
                passed |= {id(each) for each in ast.walk(written)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(text := node.value, str) and id(node) not in passed:
            yield from [text] if _TWO_WORDS.search(text) and text not in _DATA else []


@pytest.mark.parametrize("module", WINDOW, ids=lambda path: path.stem)
def test_nothing_is_shown_that_is_not_translated(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert list(_bare_texts(tree)) == []
    assert list(_untranslated_phrases(tree)) == []


@pytest.mark.parametrize(
    "line",
    [
        "label.setText('Nothing yet')",
        "QPushButton('Send')",
        "button.setToolTip('Copy' if x else '')",
        "edit.setAccessibleName(f'Row {number}')",
        "plain_label('a' + b)",
        "IconButton('close', 'Close')",
        "words = 'Nothing yet.'",
    ],
)
def test_the_look_for_untranslated_texts_finds_them(line: str) -> None:
    tree = ast.parse(line)
    assert [*_bare_texts(tree), *_untranslated_phrases(tree)] != []


# compiling


def _lrelease(source: Path, target: Path) -> bytes:
    from PySide6 import __file__ as package

    program = Path(package).with_name("lrelease" if sys.platform != "win32" else "lrelease.exe")
    # Bare names: on Windows it knows the letters of the system's code page alone, which a person's folder may lack.
    (target.parent / source.name).write_bytes(source.read_bytes())
    subprocess.run([program, source.name, "-qm", target.name], cwd=target.parent, check=True, capture_output=True)
    return target.read_bytes()


def test_a_file_is_compiled_to_the_byte_as_qt_does_it(file: Path, tmp_path: Path) -> None:
    assert translations.compiled(translations.read(file), file.stem) == _lrelease(file, tmp_path / "qt.qm")


def test_an_unfinished_file_is_compiled_as_qt_does_it(tmp_path: Path) -> None:
    source = tmp_path / "zh_CN.ts"
    known = {("B", "two\nlines"): "两行", ("A", "&amp; <b>"): "和 & <b>", ("A", "left"): "", ("A", "…{0}"): "…{0}"}
    translations.write(source, known)
    assert translations.read(source) == known
    assert translations.compiled(known, "zh_CN") == _lrelease(source, tmp_path / "qt.qm")


def test_qt_finds_every_translation(file: Path, tmp_path: Path, qtbot: QtBot) -> None:
    known = translations.read(file)
    target = tmp_path / "compiled.qm"
    target.write_bytes(translations.compiled(known, file.stem))
    translator = QTranslator()
    assert translator.load(str(target))
    assert {key: translator.translate(*key) for key in known} == known


def test_only_what_is_older_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    source, target = tmp_path / "zh_CN.ts", tmp_path / "zh_CN.qm"
    translations.write(source, {("A", "Send"): "发送"})
    translations.compile_all()
    first = target.read_bytes()
    target.write_bytes(b"kept")
    translations.compile_all()
    assert target.read_bytes() == b"kept"
    target.unlink()
    translations.compile_all()
    assert target.read_bytes() == first


def test_the_build_needs_no_package_to_compile(tmp_path: Path) -> None:
    """hatchling builds in an environment of its own, where neither Qt nor this program is."""
    script = ROOT / "packaging" / "translations.py"
    code = f"import runpy, sys; sys.argv = ['x', 'compile']; runpy.run_path({str(script)!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_line_speaks_english(tmp_path: Path) -> None:
    file = tmp_path / "message.json"
    file.write_text("{}", encoding="utf-8")
    plain, chinese = (
        program("send", str(file), "--sandbox", extra=extra)
        for extra in ({}, {"NXWA_LANGUAGE": "zh_CN", "LANGUAGE": "zh_CN", "LANG": "zh_CN.UTF-8"})
    )
    assert plain.returncode == 2
    assert (chinese.stdout, chinese.stderr) == (plain.stdout, plain.stderr)
