"""`nxwa-desktop templates update | list`, and the message of a saved template for `send --template`."""

import argparse
import json
from typing import TYPE_CHECKING

import msgspec

from nxwa_desktop import texts
from nxwa_desktop.cli.console import (
    CommandError,
    UsageError,
    announce_keyring_wait,
    find_account,
    print_to_stderr,
    print_to_stdout,
)
from nxwa_desktop.cli.exit_status import DONE, NOT_SENT
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.template_list import ListSource
from nxwa_desktop.storage.errors import StorageError
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.settings import StoredSettings
from nxwa_desktop.storage.templates import ListChanges
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.templates.saved_template import SavedTemplate, message_of
from nxwa_desktop.templates.template_status import TemplateStatus, status_of
from nxwa_desktop.texts.sentence import one_line

if TYPE_CHECKING:
    from nxwa_desktop.sending.template_list_reader import ListFailure, TemplateListing

IMAGE_VARIABLE = "image"
"""The name that `--var` gives the link of an image header by."""


def update_templates(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    """Take over NXCloud's list of an account's templates; 3 where it could not be read."""
    account = find_account(storage, given.account)
    # httpx and the trust store cost a tenth of a second: not for what fails before.
    from nxwa_desktop.sending.template_list_reader import ListFailure

    try:
        state = storage.submit(lambda repos: repos.templates.list_state(account.id)).result()
        known = ListSource(state.source) if state is not None and state.source in set(ListSource) else None
        found = _read(account, known, storage, secrets)
        if isinstance(found, ListFailure):
            return _print_failure(found, as_json=given.json)
        changes = storage.submit(lambda repos: _take(repos, found)).result()
    except StorageError as error:
        raise CommandError(str(texts.storage.storage_problem(error))) from None
    if given.json:
        counts = {name: len(getattr(changes, name)) for name in ("new", "changed", "gone")}
        print_to_stdout(json.dumps({**counts, "unreadable": len(found.unreadable)}))
    else:
        _print_changes(found, changes)
    return DONE


def _take(repositories: Repositories, found: "TemplateListing") -> ListChanges:
    return repositories.templates.take_list(
        found.account_id, found.templates, now_ms(), source=found.source, is_complete=found.is_complete
    )


def _print_changes(found: "TemplateListing", changes: ListChanges) -> None:
    print_to_stdout(", ".join(map(str, texts.template_list.list_changes(changes))))
    if found.unreadable:
        print_to_stderr(texts.template_list.unreadable_rows(len(found.unreadable)))
        for row in found.unreadable:
            print_to_stderr(f"  {texts.template_list.unreadable_row(row)}")
    if not found.is_complete:
        print_to_stderr(texts.template_list.INCOMPLETE)


def list_templates(given: argparse.Namespace, storage: StorageWorker, secrets: SecretWorker) -> int:
    """Print one line a template: name, language, status; of one account and the own ones, or all of them."""
    account = find_account(storage, given.account) if given.account else None
    listed = saved_templates(storage, account)
    if given.json:
        print_to_stdout(json.dumps([_as_object(each) for each in listed]))
        return DONE
    width = max((len(each.name) for each in listed), default=0)
    for each in listed:
        status = "gone" if each.is_gone else one_line(each.status, 20) or "own"
        print_to_stdout(f"{each.name:<{width}}  {each.language:<6}  {status}")
    if not listed:
        print_to_stderr("There are no templates yet. Get them with: nxwa-desktop templates update --account NAME")
    return DONE


def message_of_template(given: argparse.Namespace, storage: StorageWorker, account: Account | None) -> Message:
    """The message of `--template`, `--language`, `--to` and the values of `--var`. Raises UsageError."""
    found = choose_language(given.template, templates_called(given.template, storage, account), given.language)
    if len(found) > 1:
        languages = ", ".join(each.language for each in found)
        raise UsageError(f"{given.template} has several languages: choose one with --language ({languages}).")
    template = found[0]
    refuse_unsendable(template)
    return _filled(message_of(template, Message(recipient=given.to or "")), _values(given.var))


def templates_called(name: str, storage: StorageWorker, account: Account | None) -> tuple[SavedTemplate, ...]:
    """The template of this name, one for each language: NXCloud's before an own one, as in the window."""
    same_name = [each for each in saved_templates(storage, account) if each.name == name]
    same_name.sort(key=lambda each: (not each.sendable, each.is_gone, not each.account_id))
    best: dict[str, SavedTemplate] = {}
    for each in same_name:
        best.setdefault(each.language, each)
    return tuple(each for each in same_name if best[each.language] is each)


def choose_language(name: str, found: tuple[SavedTemplate, ...], language: str | None) -> tuple[SavedTemplate, ...]:
    """Those in this language, or all without one. Raises UsageError where there is none."""
    chosen = tuple(each for each in found if language in {None, each.language})
    if not chosen:
        languages = ", ".join(each.language for each in found)
        known = f" Its languages: {languages}." if languages else " See nxwa-desktop templates list."
        raise UsageError(f"There is no template {name} in the language asked for.{known}")
    return chosen


def refuse_unsendable(template: SavedTemplate) -> None:
    """Raise UsageError for a template that cannot be sent; warn of one that may be refused."""
    if not template.sendable:
        raise UsageError(f"{template.name} cannot be sent. {texts.templates.unsendable(template.obstacles[0])}")
    if not template.account_id and status_of(template.status) not in {TemplateStatus.IN_USE, TemplateStatus.NOT_STATED}:
        print_to_stderr(f"Warning: this template was saved with the status {one_line(template.status, 40)}.")


def _values(given: list[str]) -> dict[str, str]:
    values = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"--var {each}: write it as NAME=VALUE.")
        values[name.strip()] = value
    return values


def _filled(message: Message, values: dict[str, str]) -> Message:
    """Fill in the values by the names of the variables. Raises UsageError for names that are missing or unknown."""
    header, unused = message.header, dict(values)
    if isinstance(header, ImageHeader):
        header = ImageHeader(unused.pop(IMAGE_VARIABLE, header.link))
    labels = header.labels if isinstance(header, TextHeader) else ()
    wanted = (*labels, *message.body_labels)
    missing = [name for name in dict.fromkeys(wanted) if name not in values]
    unknown = [name for name in unused if name not in wanted]
    if missing or unknown:
        names = ", ".join(dict.fromkeys(wanted)) or "none"
        wrong = f"missing: {', '.join(missing)}" if missing else f"unknown: {', '.join(unknown)}"
        raise UsageError(f"The variables of this template are: {names} ({wrong}).")
    if isinstance(header, TextHeader):
        header = msgspec.structs.replace(header, parameters=tuple(values[name] for name in header.labels))
    body = tuple(values[name] for name in message.body_labels)
    return msgspec.structs.replace(message, header=header, body=body)


def saved_templates(storage: StorageWorker, account: Account | None) -> tuple[SavedTemplate, ...]:
    """The own templates with those of an account, or of all accounts. Raises CommandError."""
    try:
        listed = storage.submit(lambda repos: repos.templates.list()).result()
    except StorageError as error:
        raise CommandError(str(texts.storage.storage_problem(error))) from None
    if account is None:
        return listed
    return tuple(each for each in listed if each.account_id in {"", account.id})


def _read(
    account: Account, known: ListSource | None, storage: StorageWorker, secrets: SecretWorker
) -> "TemplateListing | ListFailure":
    import asyncio

    from nxwa_desktop.sending.clock_storage import store_offsets
    from nxwa_desktop.sending.server_clock import ServerClock
    from nxwa_desktop.sending.template_list_reader import TemplateListReader
    from nxwa_desktop.system.threads import DaemonExecutor

    clock, proxy = ServerClock(), StoredSettings(storage.settings_file).proxy
    store_offsets(clock, storage).exception()

    async def read() -> "TemplateListing | ListFailure":
        asyncio.get_running_loop().set_default_executor(DaemonExecutor())
        waiting = asyncio.create_task(announce_keyring_wait(secrets))
        try:
            reader = TemplateListReader(secrets=secrets, clock=clock, proxy=lambda: proxy)
            return await reader.read(account, known=known, url=account.list_url)
        finally:
            waiting.cancel()

    return asyncio.run(read())


def _print_failure(failure: "ListFailure", *, as_json: bool) -> int:
    reason = str(texts.template_list.list_failure(failure))
    if as_json:
        print_to_stdout(json.dumps({"error": reason}))
    else:
        print_to_stderr(f"{reason} {texts.template_list.KEPT}")
    return NOT_SENT


def _as_object(template: SavedTemplate) -> dict[str, object]:
    return {
        "name": template.name,
        "language": template.language,
        "status": "GONE" if template.is_gone else template.status,
        "category": template.category,
        "text": template.body_text,
        "variables": list(dict.fromkeys((*template.header_labels, *template.body_labels))),
        "sendable": template.sendable,
    }
