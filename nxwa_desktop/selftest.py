"""`--selftest`: is this installation whole? A trimmed build can look fine and lack sqlite or TLS."""

import asyncio
import importlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from nxwa_desktop import __version__
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.system.paths import Paths

_KEYRINGS = {"win32": "keyring.backends.Windows", "darwin": "keyring.backends.macOS"}
_MODULES = (
    "httpx",
    "truststore",
    "keyring",
    "msgspec",
    "phonenumbers",
    "platformdirs",
    "nxwa_desktop.preload",  # Qt in the way in which the window imports it
    "PySide6.QtWidgets",
    "json_repair",
    # The vault would take what a build lacks here for a system without a keyring.
    "nxwa_desktop.storage.secrets.backends",
    _KEYRINGS.get(sys.platform, "nxwa_desktop.storage.secrets.secret_service"),
)

_MESSAGE = Message("8613600009759", "text_template", "en_US", body=("David",))


def run_selftest() -> int:
    """Run every check, print a line for each; 0 where all passed."""
    print(f"nxwa-desktop {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    failed = 0
    for name, check in _CHECKS.items():
        try:
            said = check()
        except Exception as error:
            failed += 1
            print(f"FAILED  {name}: {type(error).__name__}: {error}")
        else:
            print(f"ok      {name}: {said}")
    print(f"{len(_CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


def _imports() -> str:
    for name in _MODULES:
        importlib.import_module(name)
    return f"{len(_MODULES)} modules"


def _resources() -> str:
    from nxwa_desktop.protocol.response_codes import documented_codes
    from nxwa_desktop.protocol.template_languages import documented_languages
    from nxwa_desktop.system.resources import resource

    drawings = list(resource("icons").glob("*.svg"))
    if not drawings:
        raise FileNotFoundError(resource("icons"))
    return (
        f"{len(documented_languages())} languages, {len(documented_codes())} codes, {len(drawings)} icons,"
        f" {_translations()} translation"
    )


def _translations() -> int:
    """The number of languages of the window besides English."""
    from nxwa_desktop.system.resources import resource
    from nxwa_desktop.system.window_languages import ENGLISH, WindowLanguage

    files = [resource(f"translations/{each.value}.qm") for each in WindowLanguage if each.value != ENGLISH]
    for file in files:
        file.stat()  # raises where it is missing
    return len(files)


def _window() -> str:
    # A window where one can be opened, else Qt's own stand-in for a screen.
    from nxwa_desktop.system.display import obstacle

    if obstacle() is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QImageReader
    from PySide6.QtWidgets import QApplication

    from nxwa_desktop.ui.widgets.icons import icon

    if QApplication.instance() is None:
        QApplication(sys.argv[:1])
    # The program draws its own drawings; Qt draws the application's.
    if icon("send", "#000000").isNull() or b"svg" not in [each.data() for each in QImageReader.supportedImageFormats()]:
        raise RuntimeError("SVG drawings cannot be shown")
    return f"Qt platform {QApplication.platformName()}"


def _tls() -> str:
    import ssl

    import truststore

    truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return ssl.OPENSSL_VERSION


def _database() -> str:
    from nxwa_desktop.storage.repositories import Repositories

    with tempfile.TemporaryDirectory() as folder:
        storage = Repositories(Paths.below(Path(folder)))
        try:
            storage.accounts.list()
        finally:
            storage.close()
    return "opened, read and closed"


def _keyring() -> str:
    from nxwa_desktop.storage.secrets.vault import SecretPlace, Vault

    vault = Vault()
    try:
        vault.keep_for_session("selftest", "x")
        if vault.place("selftest") is not SecretPlace.SESSION:
            raise RuntimeError("the vault forgot what it was given")
        name = vault.keyring_name()
        return name if vault.answers() else f"{name} does not answer; a secret lasts until the program ends"
    finally:
        vault.close()


def _sandbox() -> str:
    from nxwa_desktop.protocol.http_client import Client
    from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
    from nxwa_desktop.sandbox.server import Sandbox
    from nxwa_desktop.sending.delivery import Delivery
    from nxwa_desktop.sending.server_clock import ServerClock
    from nxwa_desktop.storage.secrets.vault import Vault
    from nxwa_desktop.storage.secrets.worker import SecretWorker
    from nxwa_desktop.storage.worker import StorageWorker

    vault = Vault()
    with tempfile.TemporaryDirectory() as folder, Sandbox() as sandbox:
        account = sandbox_account(sandbox.url)
        vault.keep_for_session(account.id, SANDBOX_SECRET)
        storage, secrets = StorageWorker(Paths.below(Path(folder))), SecretWorker(vault)
        try:
            delivery = Delivery(storage=storage, secrets=secrets, client=Client(), clock=ServerClock())
            outcome = asyncio.run(delivery.send(_MESSAGE, account)).outcome
        finally:
            secrets.close(1)
            vault.close()
            storage.close(5)
    if not isinstance(outcome, Accepted):
        raise RuntimeError(f"the sandbox answered {outcome}")
    return f"accepted, message id {outcome.message_id}"


def _workbook() -> str:
    # In a process of its own, as always: the frozen program starts itself.
    import io
    import zipfile

    from nxwa_desktop.tables.reading import probe, read
    from nxwa_desktop.tables.source import Source
    from nxwa_desktop.tables.table import Table

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for name, content in _WORKBOOK.items():
            parts.writestr(name, content)
    source = probe(file.getvalue())
    table = read(source) if isinstance(source, Source) else source
    if not isinstance(table, Table) or list(table.rows) != [("8613600009759",)]:
        raise RuntimeError(f"the workbook became {table}")
    return "read in a process of its own"


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/{{}}" Target="{{}}"/></Relationships>'
)
_WORKBOOK = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": _RELATIONS.format("officeDocument", "xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": _RELATIONS.format("worksheet", "worksheets/sheet1.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="A" r:id="r1"/></sheets>'
    "</workbook>",
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1"><v>8613600009759</v></c>'
    "</row></sheetData></worksheet>",
}

_CHECKS: dict[str, Callable[[], str]] = {
    "imports": _imports,
    "resources": _resources,
    "window": _window,
    "TLS": _tls,
    "database": _database,
    "keyring": _keyring,
    "sandbox": _sandbox,
    "workbook": _workbook,
}
