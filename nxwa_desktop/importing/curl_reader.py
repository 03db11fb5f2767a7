"""The body and access key in a cURL command. No file named in the command is opened; no secret is kept."""

import re
from collections.abc import Callable, Iterator

from nxwa_desktop.importing.limits import MAX_UNFILLED
from nxwa_desktop.importing.result import ImportRefusal, RefusalReason
from nxwa_desktop.importing.shell_words import ShellWords, cmd_words, posix_words, powershell_literal, powershell_words
from nxwa_desktop.importing.text_candidate import TextCandidate

_COMMAND = re.compile(
    r"""^[ \t]*
    (?:[$%>]\ +|PS(?:\ [^>\n]*)?>\ *|[A-Za-z]:[^>\n]*>\ *)?   # a prompt
    (?:&\ *)?
    (?P<command>["']?(?:[^\s"'{]*[\\/])?curl(?:\.exe)?["']?[ \t\\^`])""",
    re.VERBOSE | re.MULTILINE,
)
_POWERSHELL = re.compile(r"\[IO\.File\]::WriteAllText\(\s*\$\w+\s*,\s*'")
"""The beginning of the command that this program copies for PowerShell."""

_SHORT_WITH_VALUE = "XHduAbceFomxTKwErCDtyYzPQU"
_WITH_VALUE = {
    *("--request", "--header", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json"),
    *("--url", "--user", "--user-agent", "--cookie", "--cookie-jar", "--referer", "--form", "--form-string"),
    *("--output", "--max-time", "--connect-timeout", "--proxy", "--proxy-user", "--cacert", "--capath", "--cert"),
    *("--key", "--retry", "--retry-delay", "--write-out", "--resolve", "--connect-to", "--interface", "--config"),
    *("--upload-file", "--range", "--limit-rate", "--max-redirs", "--tls-max", "--ciphers", "--aws-sigv4", "--pass"),
    *("--oauth2-bearer", "--unix-socket", "--trace", "--trace-ascii", "--stderr", "--dump-header", "--noproxy"),
}
_LONG_OF_SHORT = {
    "X": "--request",
    "H": "--header",
    "d": "--data",
    "F": "--form",
    "T": "--upload-file",
    "K": "--config",
}
_DATA = {"--data", "--data-ascii", "--data-binary", "--data-raw", "--json"}
_FORM = {"--form", "--form-string", "--data-urlencode"}
_FROM_FILE = {"--config", "--upload-file"}
_CONFIG_LINE = re.compile(r'^[ \t]*(?P<name>[\w-]+)(?:[ \t]*[=:][ \t]*"(?P<value>(?:[^"\\]|\\.)*+)")?[ \t]*$')
_SLASHED_QUOTE = re.compile(r'(?<!\\)(\\++)"')
"""Matches each run of backslashes from its beginning only, to stay linear."""
_CONFIG_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CONFIG_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def find_curl(text: str) -> str | None:
    """The text from its cURL command on; None without one before any JSON."""
    found = _COMMAND.search(text)
    json = text.find("{")
    written = _POWERSHELL.search(text)
    if written is not None and written.start() < json:
        return text[written.start() :]
    return None if found is None or 0 <= json < found.start() else text[found.start() :].lstrip()


def read_curl(command: str) -> tuple[TextCandidate, ...] | ImportRefusal:
    """The bodies of `command` as each shell that it may be written for reads it, the likeliest first."""
    if (written := _POWERSHELL.match(command)) is not None:
        body = _of_config(command, written.end())
        return body if isinstance(body, ImportRefusal) else (body,)
    bodies: list[TextCandidate] = []
    refused = ImportRefusal(RefusalReason.NO_BODY)
    line = command[found.start("command") :] if (found := _COMMAND.match(command)) else command
    for shell in _shells(command):
        body = ImportRefusal(RefusalReason.NO_BODY) if (read := shell(line)) is None else _of_words(read)
        if isinstance(body, TextCandidate):
            bodies.append(body)
        elif body.reason is RefusalReason.READS_FILE:
            return body
        elif body.reason is RefusalReason.FORM:
            refused = body
    return tuple(bodies) or refused


def _shells(line: str) -> tuple[Callable[[str], ShellWords | None], ...]:
    """The shells' readers that fit the line, the likeliest first: each shell reads doubled quotes differently."""
    if re.search(r"\^[\"\r\n%]", line):
        return cmd_words, posix_words
    windows = re.match(r"PS\b|[A-Za-z]:|&", line) or re.match(r"\S*curl\.exe", line)
    if re.search(r"`[ \t]*\r?\n|\w''\w", line) or (windows and ("'" in line or '""' in line)):
        return powershell_words, posix_words, cmd_words
    return (cmd_words, powershell_words, posix_words) if windows else (posix_words, cmd_words, powershell_words)


def _of_words(read: ShellWords) -> TextCandidate | ImportRefusal:
    return _of_options(_options(read.words[1:]), read.unfilled)


def _options(words: tuple[str, ...]) -> list[tuple[str, str]]:
    """The options by their long names with their values; positional arguments are dropped."""
    options: list[tuple[str, str]] = []
    rest = iter(words)
    for word in rest:
        if word.startswith("--"):
            options.append((word, next(rest, "") if word in _WITH_VALUE else ""))
        elif word.startswith("-") and len(word) > 1:
            options += _short(word[1:], rest)
    return options


def _short(letters: str, rest: Iterator[str]) -> list[tuple[str, str]]:
    """Short options in one word: the first that takes a value gets the rest of the word, or the next word."""
    for at, letter in enumerate(letters):
        if letter in _SHORT_WITH_VALUE:
            value = letters[at + 1 :] or next(rest, "")
            return [(_LONG_OF_SHORT.get(letter, f"-{letter}"), value)]
    return []


def _of_options(options: list[tuple[str, str]], unfilled: tuple[str, ...]) -> TextCandidate | ImportRefusal:
    pieces: list[str] = []
    access_key: str | None = None
    for name, value in options:
        if name in _FROM_FILE or (name in _DATA and name != "--data-raw" and value.startswith("@")):
            return ImportRefusal(RefusalReason.READS_FILE, value.removeprefix("@"))
        if name in _DATA:
            pieces += [value] if name == "--json" or not pieces else ["&", value]
        elif name == "--header" and value.lower().startswith("accesskey:"):
            access_key = value.partition(":")[2].strip()
    body = "".join(pieces)
    if not body:
        return ImportRefusal(RefusalReason.FORM if any(name in _FORM for name, _ in options) else RefusalReason.NO_BODY)
    if body.startswith('{\\"'):
        body = _for_old_powershell(body)
    named = tuple(name for name in list(dict.fromkeys(unfilled))[:MAX_UNFILLED] if name in body)
    return TextCandidate(body.strip(), access_key=access_key, unfilled=named, of_command=True)


def _for_old_powershell(body: str) -> str:
    """Remove the backslash that Windows PowerShell needs before each quotation mark meant for the program."""
    return _SLASHED_QUOTE.sub(lambda found: "\\" * ((len(found[1]) - 1) // 2) + '"', body)


def _of_config(command: str, at: int) -> TextCandidate | ImportRefusal:
    """Read the line that this program writes for PowerShell: one literal with all of cURL's options."""
    literal = powershell_literal(command, at)
    if literal is None:
        return ImportRefusal(RefusalReason.NO_BODY)
    options: list[tuple[str, str]] = []
    for line in literal[0].split("\n"):
        if (found := _CONFIG_LINE.match(line.removesuffix("\r"))) is not None:
            value = _CONFIG_ESCAPE.sub(lambda each: _CONFIG_ESCAPED.get(each[1], each[1]), found["value"] or "")
            options.append((f"--{found['name']}", value))
    return _of_options(options, ())
