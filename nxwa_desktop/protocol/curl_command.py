"""Signed requests as command lines for `curl`, for three kinds of shell.

Each sends exactly the bytes that were signed, whatever they hold, and each can be imported again.
"""

import enum
import re

from nxwa_desktop.protocol.signing import SignedRequest

MAX_CMD_LENGTH = 8191
"""Characters that the Command Prompt accepts in one line. Source: Microsoft's public page "Command prompt line string
limitation"."""


class Shell(enum.StrEnum):
    """The shells that a command line can be written for."""

    POSIX = "posix"
    CMD = "cmd"
    POWERSHELL = "powershell"


class UnfitForShell(Exception):  # noqa: N818 - names what was found
    """The request cannot be a command of this shell: it is too long for one line, or has control characters."""


def curl_command_for(request: SignedRequest, shell: Shell) -> str:
    """Write the command for `shell`. Raises UnfitForShell."""
    match shell:
        case Shell.POSIX:
            return curl_command(request)
        case Shell.CMD:
            return curl_command_cmd(request)
        case Shell.POWERSHELL:
            return curl_command_powershell(request)


def curl_command(request: SignedRequest) -> str:
    """One command for a POSIX shell. The server accepts its signature for 60 seconds."""
    import shlex  # not needed before the first paint

    return shlex.join(_words("curl", request))


def curl_command_cmd(request: SignedRequest) -> str:
    r"""One line for the Windows Command Prompt, as typed there (not for a batch file, where `%` means more).

    The line is parsed twice. The C runtime of curl.exe splits it at quotation marks and reads backslashes before one as
    escapes: they are doubled, and the mark gets one of its own. Before that, cmd.exe interprets `&|<>()^%!"`: each gets
    a caret, quotation marks too, so that cmd.exe never sees a quotation, in which a caret would be literal. `%NAME%` is
    expanded even so, before carets are read: a caret after each `%` makes it a name that no variable has.

    A body beyond ASCII needs a curl that reads Unicode: the one of Windows 11 and of an up-to-date Windows 10 does.
    Raises UnfitForShell.
    """
    line = " ".join(_for_cmd(_for_argv(word)) for word in _words("curl.exe", request))
    if len(line) > MAX_CMD_LENGTH or any(char in line for char in "\0\r\n"):
        raise UnfitForShell
    return line


def curl_command_powershell(request: SignedRequest) -> str:
    """One line for PowerShell on Windows, 5.1 and later.

    5.1 loses quotation marks in what it hands to a program, unless each has a backslash, which 7.3 and later hand on
    as it is; and what is piped to a program is recoded. So nothing of the request is an argument: it goes into a file
    of options that cURL reads, UTF-8 in all versions, and the file goes when cURL has ended. In a single-quoted
    literal every character is itself but the quotation marks, of which PowerShell knows five: they are doubled.
    """
    literal = re.sub("['‘’‚‛]", lambda mark: mark[0] * 2, curl_config(request))
    return (
        "$nxwa = [IO.Path]::GetTempFileName(); "
        f"[IO.File]::WriteAllText($nxwa, '{literal}'); "
        "curl.exe --config $nxwa; Remove-Item $nxwa"
    )


def curl_config(request: SignedRequest) -> str:
    """The request as an options file for `curl --config`: one option a line, escaped as cURL's manual specifies."""
    options = [("url", request.url), ("request", request.method)]
    options += [("header", f"{name}: {value}") for name, value in request.headers]
    options.append(("data-binary", request.body.decode()))
    return "globoff\n" + "".join(f'{name} = "{_for_config(value)}"\n' for name, value in options)


def _words(program: str, request: SignedRequest) -> list[str]:
    # Without --globoff, brackets and braces in the URL would be curl's own patterns.
    words = [program, "--globoff", "--request", request.method, request.url]
    for name, value in request.headers:
        words += ["--header", f"{name}: {value}"]
    return [*words, "--data-binary", request.body.decode()]


def _for_argv(word: str) -> str:
    if re.fullmatch(r"[\w.:/=+-]+", word, re.ASCII):
        return word
    doubled = re.sub(r'(?<!\\)(\\*+)"', r'\1\1\\"', word)
    return '"' + re.sub(r"(?<!\\)(\\++)$", r"\1\1", doubled) + '"'


def _for_cmd(word: str) -> str:
    return re.sub(r'([%])(?=([^&|<>()^%!"])?)|([&|<>()^!"])', _with_caret, word, flags=re.DOTALL)


def _with_caret(found: "re.Match[str]") -> str:
    if found[3]:
        return f"^{found[3]}"
    # The next character needs this caret only if it gets none itself.
    return "^%^" if found[2] else "^%"


def _for_config(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for char, letter in (("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"), ("\v", "\\v")):
        escaped = escaped.replace(char, letter)
    return escaped
