"""Text that a person, a file or a server made up is shown as it is: everywhere, and by whatever Qt shows it in."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import nxwa_desktop
from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.outcome import Accepted, Rejected
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, isolated, plain_line, shortened, tip_text
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.question import Question
from nxwa_desktop.ui.widgets.title_dialog import TitleDialog
from tests.support.capabilities import ANY_FILE_NAME
from tests.support.plain_text_walk import HOSTILE, ROOM, is_shown, misread, tip_label
from tests.support.storage import outgoing
from tests.ui import window_states
from tests.ui.window_driver import WindowDriver, account
from tests.ui.window_states import QUESTIONS

MARKUP = "<b>bold</b>"
MESSAGE = Message(
    HOSTILE, HOSTILE, HOSTILE, TextHeader((HOSTILE,)), (HOSTILE, HOSTILE), f"Hello {{{{{HOSTILE[:300]}}}}} {HOSTILE}"
)
DATA = Path(__file__).parents[2] / "data"
MakeBench = Callable[..., WindowDriver]


# the window, page after page


@pytest.fixture
def hostile(fresh: WindowDriver) -> WindowDriver:
    """A window in which whatever can be named has a hostile name."""
    fresh.keep(account(HOSTILE))
    fresh.load(MESSAGE)
    fresh.app.field_validation.show_all()
    fresh.settle()
    return fresh


def assert_plain(driver: WindowDriver, top: QWidget) -> None:
    driver.settle()
    assert is_shown(top, MARKUP)
    found = misread(top)
    assert not found, "\n".join(found)


def test_a_message_and_its_account(hostile: WindowDriver) -> None:
    for tab in PreviewPage:
        hostile.window.preview.show_page(tab)
        assert_plain(hostile, hostile.window)
    hostile.load(Message("8613600009759", "a", "en", ImageHeader(HOSTILE), ("a",)))
    assert_plain(hostile, hostile.window)


def test_a_variable_that_is_named_in_problems(hostile: WindowDriver) -> None:
    label = "<b>bold</b>&Zz \u202egnp"
    hostile.load(Message("8613600009759", "a", "en", body=("",) * 9, body_labels=(label,) * 9))
    hostile.app.field_validation.show_all()
    assert "&Zz" in hostile.window.dock.ready.text
    assert_plain(hostile, hostile.window)


@pytest.mark.parametrize("outcome", [Rejected(22091, HOSTILE, HOSTILE), Accepted(HOSTILE, HOSTILE)], ids=type)
def test_what_a_server_says(hostile: WindowDriver, outcome: Accepted | Rejected) -> None:
    hostile.end_send(window_states.report(outcome))
    assert_plain(hostile, hostile.window)


def test_saved_templates(hostile: WindowDriver) -> None:
    window_states.keep_template(hostile, MESSAGE, HOSTILE)
    with hostile.qtbot.waitSignal(hostile.app.services.templates.imported):
        hostile.app.services.templates.import_from(DATA / "hostile_names.json")
    hostile.window.form.template.open("")
    assert_plain(hostile, hostile.window)
    hostile.window.form.template.chooser.close()
    hostile.window.templates.open()
    page = hostile.window.templates.page
    for row in range(page.list.model.rowCount()):
        page.list.view.setCurrentIndex(page.list.model.index(row, 0))
        assert_plain(hostile, page)
    page.details.rename.trigger()
    assert is_shown(hostile.dialog(TitleDialog), "<")
    assert misread(hostile.dialog(TitleDialog)) == []
    hostile.dialog(TitleDialog).reject()
    with hostile.qtbot.waitSignal(hostile.app.services.templates.changed):
        page.details.delete.trigger()
    assert_plain(hostile, page)


def test_two_templates_that_read_alike_are_told_apart_when_chosen(hostile: WindowDriver) -> None:
    for end in ("one", "two"):
        named = Message("", f"{'x' * 5_000}_{end}", "en_US", body_text="Hello")
        window_states.keep_template(hostile, named, f"{'x' * 5_000} {end}")
    chosen = []
    for row in range(2):
        hostile.window.form.template.open("")
        chooser = hostile.window.form.template.chooser
        for _ in range(row):
            hostile.key(Qt.Key.Key_Down)
        assert chooser.isVisible()
        hostile.key(Qt.Key.Key_Return)
        chosen.append(hostile.message.template_name[-3:])
    assert sorted(chosen) == ["one", "two"]


def test_the_history(hostile: WindowDriver) -> None:
    def keep(repositories: Repositories) -> None:
        named = dict.fromkeys(("template_name", "account_name", "language", "recipient", "url"), HOSTILE)
        repositories.history.begin(msgspec.structs.replace(outgoing("a"), **named))
        rejected = Rejected(22091, HOSTILE, HOSTILE)
        repositories.history.close("a", rejected, answer=HOSTILE.encode(), finished_at=2, duration_ms=1)

    hostile.app.storage.submit(keep).result(10)
    hostile.window.history.open()
    page = hostile.window.history.page
    hostile.until(lambda: page.model.counted and page.details.entry is not None)
    assert_plain(hostile, hostile.window)
    table = page.list
    cell = table.visualRect(page.model.index(0)).center()
    rested = QHelpEvent(QEvent.Type.ToolTip, cell, table.viewport().mapToGlobal(cell))
    QApplication.sendEvent(table.viewport(), rested)
    tip = tip_label()
    assert tip is not None
    assert tip.textFormat() is Qt.TextFormat.PlainText
    assert MARKUP in tip.text()
    assert tip.width() < ROOM.width()


def test_dialogs_about_accounts(hostile: WindowDriver) -> None:
    hostile.window.settings.open()
    assert_plain(hostile, hostile.window.settings.page)
    hostile.window.accounts.edit(hostile.app.account_service.accounts[0])
    hostile.settle()
    assert misread(hostile.dialog(AccountDialog)) == []


def test_what_is_told_of_an_import_and_of_files(hostile: WindowDriver) -> None:
    named = (
        '{"messaging_product":"whatsapp","to":"8613600009759","%s":1,"template":{"name":"a","language":{"code":"en"}}}'
    )
    hostile.window.imports.import_text(named % HOSTILE[:60].replace('"', "'").replace("\n", " "))
    hostile.until(lambda: hostile.window.notices.notices.notice("imported") is not None)
    assert_plain(hostile, hostile.window)
    hostile.window.history.open()
    # A name that Windows allows has no angle brackets.
    markup = "<img src=x>" if ANY_FILE_NAME.present else ""
    place = hostile.paths.data_folder / f"{markup}&Zz\u202egnp" / "x.csv"
    place.parent.mkdir()
    with hostile.qtbot.waitSignal(hostile.app.services.export.finished):
        hostile.window.history.exports.start(hostile.window.history.page.filters.filter, place)
    assert_plain(hostile, hostile.window)


def test_the_offer_to_switch_to_another_account(hostile: WindowDriver) -> None:
    other = msgspec.structs.replace(account(f"b{HOSTILE}"), tenant_id=8, appkey="other", business_phone="8613900001111")
    hostile.keep(other)
    hostile.app.account_service.choose(
        next(each for each in hostile.app.account_service.accounts if each.tenant_id != other.tenant_id)
    )
    hostile.load(Message("8613600009759", "a", "en"))
    hostile.window.imports.import_text(encode_body(hostile.message, other).decode())
    hostile.until(lambda: is_built(hostile.window.notices, "notices"))
    hostile.until(lambda: hostile.window.notices.notices.notice("imported") is not None)
    notice = hostile.window.notices.notices.notice("imported")
    assert notice is not None
    assert any(MARKUP in button.text() for button in notice.buttons)
    assert_plain(hostile, hostile.window)


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_questions(driver: WindowDriver, monkeypatch: pytest.MonkeyPatch, ask: Callable[[QWidget], Question]) -> None:
    monkeypatch.setattr(window_states, "LONG", HOSTILE.replace("/", "\u2215"))
    question = ask(driver.window)
    driver.settle()
    assert misread(question) == []
    assert question.width() < ROOM.width()


# the style, without which Qt would interpret


def test_tool_tips_of_qt_s_own_dialogs_are_plain_too(qtbot: QtBot) -> None:
    top = QListWidget()
    qtbot.addWidget(top)
    top.addItem("x")
    top.item(0).setToolTip("<b>as it is</b>")
    top.show()
    cell = top.visualItemRect(top.item(0)).center()
    QApplication.sendEvent(top.viewport(), QHelpEvent(QEvent.Type.ToolTip, cell, top.viewport().mapToGlobal(cell)))
    tip = tip_label()
    assert tip is not None
    assert (tip.textFormat(), tip.text()) == (Qt.TextFormat.PlainText, "<b>as it is</b>")


def test_a_picture_in_a_label_is_never_fetched(qtbot: QtBot, tmp_path: Path) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", f'<img src="{tmp_path / "no.png"}">')
    qtbot.addWidget(box)
    box.open()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in box.findChildren(QLabel))
    assert box.sizeHint().width() > 100  # the words, not an empty place for a picture


# the helpers


def test_what_turns_its_surroundings_is_visible_or_kept_apart() -> None:
    assert plain_line("a\u202eb") == "a[U+202E]b"
    assert plain_line("\u2069out") == "[U+2069]out"
    assert plain_line("\u05d0\u05d1") == "\u2068\u05d0\u05d1\u2069"
    assert plain_line("order_update") == "order_update"
    assert isolated("שלום") == "\u2068שלום\u2069"


def test_a_name_is_one_line_of_bounded_length() -> None:
    assert shortened("a\nb\tc") == "a b c"
    assert shortened("x" * 10_000, 10) == "xxxxxxxxxx…"
    assert len(shortened("\u202e" * 10_000)) < 2_000


def test_a_tip_has_lines_of_bounded_width() -> None:
    assert tip_text("short") == "short"
    assert max(map(len, tip_text("word " * 100 + "x" * 5_000).split("\n"))) <= 64
    assert len(tip_text("x" * 10_000)) < 1_100
    assert escape_mnemonics("A&B") == "A&&B"


# the walk finds what it is there for


class Gap(QWidget):
    """A window with one defect."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        for widget in widgets:
            column.addWidget(widget)


def label() -> QWidget:
    made = QLabel()
    made.ensurePolished()
    made.setTextFormat(Qt.TextFormat.AutoText)
    made.setText(MARKUP)
    return made


def document() -> QWidget:
    made = QTextEdit()
    made.setHtml('<a href="x">link</a>')
    return made


def tip() -> QWidget:
    made = QPushButton("x")
    made.setToolTip("x" * 10_000)
    return made


def help_text() -> QWidget:
    made = QPushButton("x")
    made.setWhatsThis(MARKUP)
    return made


def item() -> QWidget:
    made = QListWidget()
    made.addItem("a\nb")
    return made


def action() -> QWidget:
    made = QToolButton()
    menu = QMenu(made)
    menu.addAction(QAction("&Zz", menu))
    made.setMenu(menu)
    return made


def spoken() -> QWidget:
    made = QLineEdit()
    made.setAccessibleName("a\u202eb")
    return made


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (label, "its label is read as markup"),
        (document, "has pictures or links"),
        (tip, "has 10000 characters"),
        (help_text, "its help is read as markup"),
        (item, "its item has several lines"),
        (action, "has a mnemonic from outside"),
        (spoken, "its name turns what stands around it"),
    ],
)
def test_each_kind_of_defect_is_found(qtbot: QtBot, make: Callable[[], QWidget], complaint: str) -> None:
    top = Gap(make())
    qtbot.addWidget(top)
    top.show()
    assert any(complaint in line for line in misread(top))


def test_without_the_style_tool_tips_are_found(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    top = Gap(QPushButton("x"))
    qtbot.addWidget(top)
    top.setToolTip(MARKUP)
    top.show()
    assert any("is read as markup" in line for line in misread(top))


# the source: what would go round all this

BANNED_CALLS = {
    "QMessageBox": "",
    "QInputDialog": "",
    "QErrorMessage": "",
    "QProgressDialog": "",
    "QTextBrowser": "",
    "QSystemTrayIcon": "system_notification.py",
}
"""Classes that guess whether a text is markup, and the one module that may make them."""
BANNED_METHODS = frozenset(
    ("setHtml", "insertHtml", "appendHtml", "setMarkdown", "insertMarkdown", "setWhatsThis", "setTabWhatsThis")
)
TIPS = frozenset(("setToolTip", "setTabToolTip", "setStatusTip"))


def offences(source: str, name: str) -> Iterator[str]:
    """Where a module shows a text in a way that Qt may interpret."""
    for node in ast.walk(ast.parse(source)):
        where = f"{name}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Attribute) and node.attr in {"ToolTipRole", "StatusTipRole", "WhatsThisRole"}:
            if "tip_text(" not in source:
                yield f"{where}: a role for tips, and no `tip_text`"
        elif isinstance(node, ast.Attribute) and node.attr in {"RichText", "AutoText", "MarkdownText"}:
            yield f"{where}: a text format that is not plain"
        elif isinstance(node, ast.Name) and node.id in {"QToolTip", "QWhatsThis"}:
            yield f"{where}: {node.id} shows markup"
        elif isinstance(node, ast.Call):
            yield from (f"{where}: {what}" for what in _offences_of_call(node, name))


def _offences_of_call(node: ast.Call, name: str) -> Iterator[str]:
    function = node.func
    owner = (
        function.value if isinstance(function, ast.Attribute) else function
    )  # QMessageBox(…), QMessageBox.warning(…)
    if isinstance(owner, ast.Name) and BANNED_CALLS.get(owner.id, name) != name:
        yield f"{owner.id} reads markup: use ui/widgets/prompts.py"
    if isinstance(function, ast.Attribute) and function.attr in BANNED_METHODS:
        yield f"{function.attr} takes markup"
    if isinstance(function, ast.Attribute) and function.attr in TIPS:
        last = node.args[-1] if node.args else node
        if not (isinstance(last, ast.Call) and isinstance(last.func, ast.Name) and last.func.id == "tip_text"):
            yield f"{function.attr} takes `tip_text(…)`"


def test_no_module_goes_round_it() -> None:
    folder = Path(nxwa_desktop.__file__).parent
    found = [
        line for path in sorted(folder.rglob("*.py")) for line in offences(path.read_text(encoding="utf-8"), path.name)
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "QMessageBox.warning(window, title, text)",
        "box = QMessageBox(window)",
        "QInputDialog.getText(window, title, label)",
        "button.setToolTip(account.name)",
        "tabs.setTabToolTip(0, name)",
        "button.setToolTip(self.tr('{0}').format(name))",
        "edit.setHtml(text)",
        "label.setTextFormat(Qt.TextFormat.RichText)",
        "item.setData(name, Qt.ItemDataRole.ToolTipRole)",
        "QToolTip.showText(here, name)",
        "QWhatsThis.showText(here, name)",
        "QErrorMessage().showMessage(text)",
        "button.setWhatsThis(text)",
    ],
)
def test_what_goes_round_it_is_found(source: str) -> None:
    assert list(offences(source, "made_up.py"))


def test_what_does_not_is_left_alone() -> None:
    fine = "button.setToolTip(tip_text(name)); question: QMessageBox | None = None; isinstance(box, QMessageBox)"
    assert list(offences(fine, "made_up.py")) == []
