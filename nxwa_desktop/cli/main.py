"""`nxwa-desktop send`, `batch`, `account` and `templates`: the same core without a window, and without Qt.

Exit status: 0 accepted, or done; 1 rejected; 2 unusable input; 3 not sent, or not stored; 4 unknown. An error that
nobody expected counts as 3 before the send and as 4 from then on.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from nxwa_desktop import __version__
from nxwa_desktop.cli.account import add_account, list_accounts, remove_account
from nxwa_desktop.cli.console import CommandError, finish_output, print_to_stderr, print_to_stdout
from nxwa_desktop.cli.exit_status import DONE, UNUSABLE
from nxwa_desktop.cli.failures import Progress, errors_logged, interrupted_by_signals, report_interruption
from nxwa_desktop.cli.send import send_message
from nxwa_desktop.cli.templates import list_templates, update_templates
from nxwa_desktop.protocol.endpoint_regions import Region
from nxwa_desktop.protocol.signature_algorithms import DEFAULT_ALGORITHM, Algorithm
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.settings import StoredSettings
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths

CLOSE_TIMEOUT_S = 5.0
"""Seconds the end waits for the disk."""


class _ParserEnded(SystemExit):
    """The arguments asked for help, or make no sense."""


class _Parser(argparse.ArgumentParser):
    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End with what is wrong with the arguments, which may hold anything."""
        if message:
            print_to_stderr(message.strip())
        raise _ParserEnded(status)


def run_command_line(arguments: list[str], *, paths: Paths | None = None, vault: Vault | None = None) -> int:
    """Run one command; returns the process's exit status. Raises SystemExit for arguments that make no sense."""
    _escape_unencodable_output()
    progress = Progress()
    try:
        with interrupted_by_signals(), errors_logged(lambda: (paths or Paths.of_user()).log_file):
            try:
                return _run(arguments, paths, vault, progress)
            except (_ParserEnded, CommandError):
                raise
            except BaseException as error:
                return report_interruption(error, progress, is_send=arguments[:1] in (["send"], ["batch"]))
    except CommandError as error:
        print_to_stderr(error)
        return error.status
    except KeyboardInterrupt:  # a second one, while the first was being reported
        return progress.status_if_interrupted
    finally:
        finish_output()


def _run(arguments: list[str], paths: Paths | None, vault: Vault | None, progress: Progress) -> int:
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.version:
        print_to_stdout(f"nxwa-desktop {__version__}")
        return DONE
    if given.command is None or given.selftest:
        # The parser takes --sandbox and --selftest for what they are only by themselves, which never comes here.
        print_to_stderr("Nothing to do: see nxwa-desktop --help.")
        return UNUSABLE
    if given.window_in_sandbox:
        # A sandbox that the command does not know of would be a real send.
        parser.error("--sandbox before a command is for the window: put it after send FILE or batch FILE")
    if given.window_anew:
        parser.error("--new is for the window: leave it out, or leave the command out")
    given.progress = progress
    paths = paths or Paths.of_user()
    given.settings = StoredSettings(paths.settings_file)
    with _opened(paths, vault or Vault()) as (storage, secrets):
        progress.status = given.run(given, storage, secrets)
        return progress.status


@contextmanager
def _opened(paths: Paths, vault: Vault) -> Iterator[tuple[StorageWorker, SecretWorker]]:
    storage, secrets = StorageWorker(paths), SecretWorker(vault)
    try:
        yield storage, secrets
    finally:
        secrets.close(CLOSE_TIMEOUT_S)
        vault.close()
        storage.close(CLOSE_TIMEOUT_S)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="nxwa-desktop",
        description="Write and send NXCloud WhatsApp template messages. Without a command it opens the window.",
        epilog="Exit status of send and batch: 0 accepted, 1 rejected, 2 unusable input, 3 not sent, 4 unknown.",
    )
    parser.add_argument(
        "--sandbox",
        action="store_true",
        dest="window_in_sandbox",
        help="open the window in the sandbox: nothing leaves this computer",
    )
    parser.add_argument("--new", action="store_true", dest="window_anew", help="open the window with an empty message")
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--selftest", action="store_true", help="check that this installation is complete")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_send(commands.add_parser("send", help="send the message in FILE"))
    _add_batch(commands.add_parser("batch", help="check or send a list of customers"))
    _add_account(commands.add_parser("account", help="list, add or remove accounts"))
    _add_templates(commands.add_parser("templates", help="list the templates, or get them from NXCloud"))
    return parser


def _add_send(send: argparse.ArgumentParser) -> None:
    send.add_argument("file", metavar="FILE", nargs="?", help="a JSON body as in the document; - reads standard input")
    send.add_argument("--template", metavar="NAME", help="instead of FILE: a saved template")
    send.add_argument("--language", metavar="CODE", help="the template's language, where it has several")
    send.add_argument("--to", metavar="NUMBER", help="the recipient of the template's message")
    send.add_argument(
        "--var", metavar="NAME=VALUE", action="append", default=[], help="a variable's value; image=LINK for the header"
    )
    target = send.add_mutually_exclusive_group(required=True)
    target.add_argument("--account", metavar="NAME", help="the stored account to send by")
    target.add_argument("--sandbox", action="store_true", help="send to the sandbox: nothing leaves this computer")
    send.add_argument("--again", action="store_true", help="send it even if that may repeat an earlier message")
    send.add_argument("--dry-run", action="store_true", help="print what would go out, and send nothing")
    send.add_argument("--json", action="store_true", help="print one JSON object")
    send.set_defaults(run=send_message)


def _add_batch(batch: argparse.ArgumentParser) -> None:
    batch.description = (
        "Check every row of a list of customers, and with --send send it: one message after the other, each once."
    )
    batch.epilog = "Exit status: 0 all accepted, 1 some rejected or with problems, 2 unusable input, 3 some not sent or"
    batch.epilog += " waiting, 4 some unknown; of several the highest."
    batch.add_argument("file", metavar="FILE", nargs="?", help="CSV, TSV, XLSX, XLS or ODS; - reads standard input")
    target = batch.add_mutually_exclusive_group()
    target.add_argument("--account", metavar="NAME", help="the stored account to send by")
    target.add_argument("--sandbox", action="store_true", help="rehearse in the sandbox: nothing leaves this computer")
    batch.add_argument("--template", metavar="NAME", help="a saved template")
    batch.add_argument("--language", metavar="CODE", help="the template's language, where it has several")
    batch.add_argument(
        "--map",
        metavar="WHAT=COLUMN",
        action="append",
        default=[],
        help="the column of to, language, image, or a variable; without it, the column of that name",
    )
    batch.add_argument("--country", metavar="CC", help="the country of numbers without a country code")
    batch.add_argument("--rate", metavar="N", type=float, help="messages a second, 0.2 to 10; usually 1")
    mode = batch.add_mutually_exclusive_group()
    mode.add_argument("--dry-run", action="store_true", help="check only, as without --send")
    mode.add_argument("--send", action="store_true", help="send the rows that have no problem")
    batch.add_argument("--results", metavar="OUT.csv", help="write all rows with how they ended")
    batch.add_argument("--resume", metavar="ID", help="instead of FILE: go on with what is unsent of an earlier batch")
    batch.add_argument("--list", action="store_true", help="instead of FILE: list earlier batches, newest first")
    batch.add_argument("--encoding", metavar="NAME", help="of a text file that does not tell it")
    batch.add_argument("--delimiter", metavar="CHARACTER", help="between the cells of a text file; tab is a word too")
    batch.add_argument("--sheet", metavar="NAME", help="of a workbook with several")
    batch.add_argument("--no-header", action="store_true", help='the first row is a customer; columns are "A", "B"…')
    batch.add_argument("--json", action="store_true", help="print one JSON value")
    batch.set_defaults(run=_do_batch)


def _do_batch(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    from nxwa_desktop.cli.batch import do_batch  # no other command needs tables and their checks

    return do_batch(given, storage, secrets)


def _add_templates(templates: argparse.ArgumentParser) -> None:
    actions = templates.add_subparsers(dest="action", metavar="ACTION", required=True)
    update = actions.add_parser("update", help="get an account's templates from NXCloud")
    update.add_argument("--account", required=True, metavar="NAME")
    update.set_defaults(run=update_templates)
    listing = actions.add_parser("list", help="list the saved templates")
    listing.add_argument("--account", metavar="NAME", help="only the own ones and those of this account")
    listing.set_defaults(run=list_templates)
    for action in (update, listing):
        action.add_argument("--json", action="store_true", help="print one JSON value")


def _add_account(account: argparse.ArgumentParser) -> None:
    actions = account.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("list", help="list the accounts").set_defaults(run=list_accounts)
    add = actions.add_parser("add", help="add an account; its secret is asked for, or read from standard input")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--endpoint", required=True, metavar="|".join(("URL", *Region)))
    add.add_argument("--access-key", required=True, metavar="K")
    add.add_argument("--tenant-id", required=True, metavar="N")
    add.add_argument("--appkey", required=True, metavar="A")
    add.add_argument("--business-phone", required=True, metavar="P")
    add.add_argument("--algorithm", choices=[each.value for each in Algorithm], default=DEFAULT_ALGORITHM.value)
    add.set_defaults(run=add_account)
    remove = actions.add_parser("remove", help="remove an account and its secret")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=remove_account)


def _escape_unencodable_output() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # In a file or a pipe it is data: UTF-8, as the body that goes out, unless the person asks for another one.
            encoding = None if stream.isatty() or "PYTHONIOENCODING" in os.environ else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
