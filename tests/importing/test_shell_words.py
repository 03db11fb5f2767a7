r"""Command lines as three shells part them."""

import pytest

from nxwa_desktop.importing.shell_words import ShellWords, argv_words, cmd_words, posix_words, powershell_words


# Microsoft's public page "Parsing C command-line arguments", its table of results.
@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r'"abc" d e', ("abc", "d", "e")),
        (r"a\\b d\"e f\"g h", (r"a\\b", 'd"e', 'f"g', "h")),
        (r"a\\\"b c d", (r"a\"b", "c", "d")),
        (r'a\\\\"b c" d e', (r"a\\b c", "d", "e")),
        (r'a"b"" c d', ('ab" c d',)),
        (r'"" a', ("", "a")),
    ],
)
def test_a_windows_program_parts_its_line(line: str, words: tuple[str, ...]) -> None:
    assert argv_words(line) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r"a 'b c' \"d", ("a", "b c", '"d')),
        (r'"a\$b" "c\d"', ("a$b", r"c\d")),
        (r"$'\u725b\n\x41\101'", ("牛\nAA",)),
        ("a \\\n b; c", ("a", "b")),
    ],
)
def test_a_posix_shell(line: str, words: tuple[str, ...]) -> None:
    assert posix_words(line) == ShellWords(words)


def test_what_a_posix_shell_would_fill_in_is_told() -> None:
    assert posix_words('a "$HOME" `id`') == ShellWords(("a", "$HOME", "`id`"), ("$HOME", "`id`"))


def test_the_command_prompt_and_powershell() -> None:
    assert cmd_words('a "b ^c" d^&e | f') == ShellWords(("a", "b ^c", "d&e"))
    assert powershell_words("a 'b''c' \"d`\"e\" f`\n g; h") == ShellWords(("a", "b'c", 'd"e', "f", "g"))


@pytest.mark.parametrize("parse", [posix_words, powershell_words])
def test_a_quotation_without_an_end_is_no_command(parse: object) -> None:
    assert callable(parse)
    assert parse("a 'b") is None
