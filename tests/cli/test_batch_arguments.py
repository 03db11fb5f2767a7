"""`batch`: its arguments, its file and its columns, and what is said where they do not fit."""

import json
from pathlib import Path
from typing import Any

import pytest

from nxwa_desktop.protocol.message import HeaderKind
from nxwa_desktop.sandbox.account import SANDBOX_SECRET
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.templates.saved_template import SavedTemplate
from tests.cli.conftest import Command
from tests.support.batch_command import MAPPED, TEMPLATE, customer, customers, save_templates
from tests.support.delivery_harness import account_at
from tests.support.program import add
from tests.support.recording import Sandbox

FILES = Path(__file__).parent.parent / "data" / "batch"
WORKBOOK = str(FILES / "workbook-formats-hidden-merged.xlsx")
PICTURE = SavedTemplate(
    id="p",
    title="parcel",
    name="parcel",
    language="en_US",
    header_kind=HeaderKind.IMAGE,
    body_text="{{to}}, {{First Name}}: {{1}}",
    body_labels=("to", "First Name", "1"),
)


@pytest.fixture(autouse=True)
def _templates(paths: Paths) -> None:
    save_templates(paths)
    storage = StorageWorker(paths)
    storage.submit(lambda repos: repos.templates.save(PICTURE, 1)).result(20)
    assert storage.close(20)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return customers(tmp_path, customer(0))


def checked(command: Command, *arguments: str) -> dict[str, Any]:
    """What a dry run in the sandbox finds."""
    status, out, err = command("batch", *arguments, "--sandbox", "--json")
    assert status < 2, err
    found: dict[str, Any] = json.loads(out)
    return found


def refusal(command: Command, *arguments: str) -> str:
    """The sentence with which the arguments are refused."""
    status, out, err = command("batch", *arguments)
    assert (status, out) == (2, "")
    return err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Give one of these: FILE, --resume ID, --list."),
        (["--list", "--resume", "x"], "Give one of these: FILE, --resume ID, --list."),
        (["--resume", "x", "--map", "to=phone", "--no-header"], "Without FILE, leave out --map, --no-header."),
        (["--list", "--send", "--rate", "2"], "Without FILE, leave out --send, --rate."),
        (["--resume", "x"], "There is no batch x. See nxwa-desktop batch --list."),
        (["x.csv", "--sandbox"], "Give the template by --template NAME."),
        (["x.csv", *TEMPLATE], "Give the account by --account NAME, or --sandbox to rehearse."),
        (["x.csv", *TEMPLATE, "--sandbox", "--rate", "11"], "--rate 11: between 0.2 and 10 messages a second"),
        (["x.csv", *TEMPLATE, "--sandbox", "--rate", "nan"], "--rate nan: between 0.2 and 10 messages a second"),
        (["x.csv", *TEMPLATE, "--sandbox"], "x.csv: The file is not there any more"),
        (["a\0b", *TEMPLATE, "--sandbox"], "a\\u0000b"),
    ],
)
def test_arguments_that_do_not_fit(command: Command, arguments: list[str], said: str) -> None:
    assert refusal(command, *arguments).startswith(said)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--template", "order_update", "--map", "Phone no=x"), "There is no column called x. The columns are: phone,"),
        ((*TEMPLATE, "--map", "First Name=name", "--map", "to"), "--map to: write it as WHAT=COLUMN"),
        ((*TEMPLATE, *MAPPED, "--map", "to=name"), "--map to=name: to has a column already."),
        ((*TEMPLATE, *MAPPED, "--map", "Last Name=name"), "--map Last Name=…: the template has no variable Last Name."),
        ((*TEMPLATE, *MAPPED, "--map", "image=name"), "--map image=…: the template has no variable image."),
        ((*TEMPLATE, "--map", "to=phone"), 'No column is for: First Name. Add --map "First Name=COLUMN".'),
        ((*TEMPLATE, *MAPPED, "--map", "language=lang"), "Give the language by --language or by --map"),
        (("--template", "order_update", "--language", "pt_BR", *MAPPED), "There is no template order_update in the"),
        (("--template", "nothing", *MAPPED), "There is no template nothing in the language asked for."),
        ((*TEMPLATE, *MAPPED, "--country", "Indonesia"), "--country Indonesia: write the two letters of a country"),
        ((*TEMPLATE, *MAPPED, "--sheet", "List"), "is no workbook: leave out --sheet."),
        ((*TEMPLATE, *MAPPED, "--encoding", "ascii-art"), "There is no encoding ascii-art here. Known ones: utf-8,"),
        ((*TEMPLATE, *MAPPED, "--delimiter", "||"), "--delimiter ||: write one character, or tab."),
    ],
)
def test_choices_that_do_not_fit_the_file(command: Command, file: str, options: tuple[str, ...], said: str) -> None:
    assert said in refusal(command, file, "--sandbox", *options)


def test_of_two_columns_with_one_name_none_is_guessed(command: Command, tmp_path: Path) -> None:
    file = customers(tmp_path, customer(0), header=("phone", "name", "name"))
    assert refusal(command, file, "--sandbox", *TEMPLATE, *MAPPED).startswith("Several columns are called name:")


def test_without_a_column_for_the_recipient_none_is_guessed(command: Command, tmp_path: Path) -> None:
    file = customers(tmp_path, customer(0), header=("who", "name", "lang"))
    said = refusal(command, file, "--sandbox", *TEMPLATE, "--map", "First Name=name")
    assert said == "No column is for the recipient: add --map to=COLUMN. The columns are: who, name, lang."


def test_columns_are_found_by_their_names(command: Command, tmp_path: Path) -> None:
    file = customers(tmp_path, customer(0), header=("Phone number", "first-name", "x"))
    assert checked(command, file, *TEMPLATE)["ready"] == 1


def test_several_languages_need_a_choice_or_a_column(command: Command, tmp_path: Path) -> None:
    rows = [customer(0), ("628111234567", "Budi", "ID"), ("628111234568", "Ana", "pt_BR")]
    file = customers(tmp_path, *rows, header=("phone", "name", "x"))
    several = refusal(command, file, "--sandbox", "--template", "order_update", *MAPPED)
    assert several.startswith("order_update has several languages: choose one with --language (")
    found = checked(command, file, "--template", "order_update", *MAPPED, "--map", "language=x")
    assert found["problems"] == [{"row": 4, "reason": "order_update is not known in pt_BR"}]


def test_image_and_variables_that_are_called_like_other_things(command: Command, tmp_path: Path) -> None:
    header = ("number", "a=b", "name", "link", "n")
    file = customers(tmp_path, ("8613600009759", "x", "Ana", "https://example.com/a.png", "5"), header=header)
    maps = ["--map", "to=number", "--map", "{{to}}=a=b", "--map", "First Name=name", "--map", "1=n"]
    status, out, _ = command("batch", file, "--sandbox", "--template", "parcel", *maps, "--map", "image=link")
    assert status == 0
    assert "image from link, to from a=b, First Name from name, 1 from n" in out


def test_without_a_header_row_columns_have_letters(command: Command, tmp_path: Path) -> None:
    file = customers(tmp_path, customer(1), header=customer(0))
    found = checked(command, file, *TEMPLATE, "--no-header", "--map", "to=a", "--map", "First Name=Column B")
    assert (found["rows"], found["ready"]) == (2, 2)


def test_an_own_template_is_compared_with_nxcloud_s_list(
    command: Command, tmp_path: Path, paths: Paths, sandbox: Sandbox
) -> None:
    file = customers(tmp_path, ("8613600009759", "Ana", "https://example.com/a.png"), header=("to", "name", "image"))
    account = add(account_at(sandbox.url), paths)
    vault = Vault()
    vault.keep_for_session(account.id, SANDBOX_SECRET)
    assert command("templates", "update", "--account", account.name, vault=vault)[0] == 0
    maps = ("--map", "{{to}}=name", "--map", "1=name", "--map", "First Name=name")
    status, _, err = command("batch", file, "--account", account.name, "--template", "parcel", *maps)
    assert status == 0
    assert "has no template of this name" in err


# the file


@pytest.mark.parametrize("name", ["gb18030.csv", "windows-1252.csv"])
def test_an_encoding_is_never_guessed(command: Command, name: str) -> None:
    status, _, err = command("batch", str(FILES / name), "--sandbox", *TEMPLATE, *MAPPED)
    assert status == 2
    assert f"--encoding {name.removesuffix('.csv')}" in err.splitlines()[0]
    assert err.endswith("choose the encoding. Give it as --encoding NAME.\n")


def test_with_its_encoding_the_file_is_read(command: Command) -> None:
    arguments = (str(FILES / "gb18030.csv"), *TEMPLATE, "--encoding", "GB18030", "--delimiter", ",")
    assert checked(command, *arguments)["ready"] == 3


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf-8-sig"])
def test_a_byte_order_mark_is_no_part_of_a_name(command: Command, encoding: str) -> None:
    arguments = (str(FILES / "utf8-bom-semicolon.csv"), *TEMPLATE, "--encoding", encoding)
    assert checked(command, *arguments, "--map", "to=phone")["ready"] == 3


def test_the_sheet_is_chosen_by_the_person(command: Command) -> None:
    assert refusal(command, WORKBOOK, "--sandbox", *TEMPLATE, *MAPPED).endswith("--sheet (Customers, Second).")
    said = refusal(command, WORKBOOK, "--sandbox", *TEMPLATE, *MAPPED, "--sheet", "Third")
    assert said.endswith("has no sheet Third. Its sheets: Customers, Old list, Second.")
    assert refusal(command, WORKBOOK, "--sandbox", *TEMPLATE, "--delimiter", ";").endswith("and --delimiter.")
    maps = ("--map", "to=number", "--map", "First Name=who")
    assert checked(command, WORKBOOK, *TEMPLATE, "--sheet", "Second", *maps)["ready"] == 1


def test_what_a_workbook_formatted_is_shown_as_it_will_be_sent(command: Command) -> None:
    maps = ("--map", "to=phone", "--map", "First Name=amount", "--sheet", "Customers")
    status, _, err = command("batch", WORKBOOK, "--sandbox", *TEMPLATE, *maps, "--json")
    assert status == 1
    assert "Note: amount: The numbers are sent as the spreadsheet shows them" in err
    assert "  row 2: 1234.5 is sent as ¥1,234.50\n" in err
    assert "discount" not in err, "it is not used"
