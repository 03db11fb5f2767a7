"""The window's translations: finds the sentences in the sources, keeps the `.ts` files in step, compiles them.

    translations.py update      what `packaging/dev translations` does: update the files, then compile them
    translations.py compile     only compile what is older than its source; needs nothing but Python

The `.ts` files are Qt Linguist's. They hold no line numbers and are sorted: a change of one sentence is a change of one
place. Why not Qt's lupdate and lrelease: the one does not know the sentences of `nxwa_desktop/texts`; the other would
make building the wheel download and run Qt. A test compares what is compiled here with what lrelease makes.
"""

import ast
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
WINDOW = ROOT / "nxwa_desktop" / "ui"

Key = tuple[str, str]
"""A context (the class's name) and the English sentence."""
SENTENCES = "Sentences"
"""The context of the sentences that the window shares with the command line."""


class UntranslatableError(Exception):
    """A translated text that is no literal."""


# --- sentences of the sources


def sources() -> tuple[Key, ...]:
    """Every sentence that a person can see in the window, sorted."""
    found = {key for file in sorted(WINDOW.rglob("*.py")) for key in sentences_of(file.read_text("utf-8"), file.name)}
    return tuple(sorted({*found, *shared_sentences()}))


def shared_sentences() -> Iterator[Key]:
    """Sentences shared with the command line, and the names of languages and countries."""
    import phonenumbers

    from nxwa_desktop import texts
    from nxwa_desktop.protocol.template_languages import documented_languages
    from nxwa_desktop.sandbox.rehearsal import rehearsal_endings

    yield from ((SENTENCES, text) for text in texts.all_templates())
    yield from ((SENTENCES, each.description) for each in rehearsal_endings())
    yield from (("Languages", each.name) for each in documented_languages())
    # By their codes: their English names come from Qt and differ from version to version.
    yield from (("Countries", code) for code in phonenumbers.SUPPORTED_REGIONS)


def sentences_of(source: str, name: str) -> Iterator[Key]:
    """The sentences of one module: `self.tr("…")` in its classes, and what goes through its own `_tr`."""
    tree = ast.parse(source)
    helper_context = _helper_context(tree)
    for node in tree.body:
        context = node.name if isinstance(node, ast.ClassDef) else ""
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and (key := _key(call, context, helper_context, name)) is not None:
                yield key


def _helper_context(tree: ast.Module) -> str:
    """The context in which the module's own function `_tr` translates; empty where it has none."""
    own = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "_tr")
    calls = (call for function in own for call in ast.walk(function) if isinstance(call, ast.Call))
    return next((_literal(call.args[0]) or "" for call in calls if _called(call) == "translate"), "")


def _key(call: ast.Call, context: str, helper_context: str, name: str) -> Key | None:
    called = _called(call)
    if called not in {"tr", "_tr"}:
        return None
    text = _literal(call.args[0]) if call.args else None
    if called == "_tr":
        context = helper_context
    elif not (isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "self"):
        context = ""  # of another object, whose class cannot be known
    if text is None or not context:
        raise UntranslatableError(f"{name}, line {call.lineno}: {ast.unparse(call)}")
    return context, text


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


# --- the .ts files


def read(file: Path) -> dict[Key, str]:
    """Every sentence of a file with its translation; empty where there is none yet."""
    found: dict[Key, str] = {}
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            text = (translation.text or "") if done and translation is not None else ""
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


def write(file: Path, translations: dict[Key, str]) -> None:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines.append(f'<TS version="2.1" language="{file.stem}" sourcelanguage="en">')
    previous = None
    for (context, source), text in sorted(translations.items()):
        if context != previous:
            lines += ["</context>"] if previous is not None else []
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
            previous = context
        state = "" if text else ' type="unfinished"'
        lines += [
            "    <message>",
            f"        <source>{escape(source)}</source>",
            f"        <translation{state}>{escape(text)}</translation>",
            "    </message>",
        ]
    lines += ["</context>", "</TS>", ""]
    file.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def update(file: Path, wanted: tuple[Key, ...]) -> None:
    """Make the file hold exactly the given sentences; a moved sentence keeps its translation."""
    known = read(file)
    by_source = {source: text for (_, source), text in known.items() if text}
    write(file, {key: known.get(key) or by_source.get(key[1], "") for key in wanted})


# --- the .qm files, as QTranslator reads them

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
LANGUAGE, HASHES, MESSAGES = 0xA7, 0x42, 0x69
"""Section tags of a file."""
END, TRANSLATION, SOURCE, CONTEXT, COMMENT = 1, 3, 6, 7, 8
"""Part tags of a message."""


def compiled(translations: dict[Key, str], language: str) -> bytes:
    """The .qm file for QTranslator: the messages, and their offsets by the hash of the source text."""
    messages, places = bytearray(), []
    for (context, source), text in sorted(translations.items(), key=lambda each: _encoded(each[0])):
        if text:
            places.append((_elf_hash(source.encode()), len(messages)))
            messages += _part(TRANSLATION, text.encode("utf-16-be")) + _part(COMMENT, b"")
            messages += _part(SOURCE, source.encode()) + _part(CONTEXT, context.encode()) + bytes([END])
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    sections = ((LANGUAGE, language.encode()), (HASHES, hashes), (MESSAGES, bytes(messages)))
    return MAGIC + b"".join(_part(tag, content) for tag, content in sections)


def _encoded(key: Key) -> tuple[bytes, bytes]:
    return key[0].encode(), key[1].encode()


def _part(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content


def _elf_hash(text: bytes) -> int:
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high
    return value or 1


def compile_all() -> None:
    """Compile what is older than its source."""
    for file in sorted(FOLDER.glob("*.ts")):
        target = file.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime_ns < file.stat().st_mtime_ns:
            target.write_bytes(compiled(read(file), file.stem))


def main(command: str) -> int:
    if command == "update":
        wanted = sources()
        for file in sorted(FOLDER.glob("*.ts")):
            update(file, wanted)
            left = [source for (_, source), text in read(file).items() if not text]
            print(f"{file.relative_to(ROOT)}: {len(wanted)} sentences, {len(left)} of them not translated")
            print("".join(f"  {source}\n" for source in left), end="")
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "compile"))
