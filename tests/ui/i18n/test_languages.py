"""The window speaks another language at once, and nothing is lost, doubled or left behind by it."""

import gc
import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QLocale, QMetaMethod, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.outcome import Accepted, Rejected, Unknown
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.system.window_languages import ENGLISH, PSEUDO, PSEUDO_RTL, WindowLanguage
from nxwa_desktop.ui.i18n.countries import country_name
from nxwa_desktop.ui.i18n.languages import VARIABLE, LanguageManager
from nxwa_desktop.ui.i18n.pseudo import GROWTH, pseudo
from nxwa_desktop.ui.preview.preview_tabs import PreviewPage
from nxwa_desktop.ui.result.result_content import ResultAction
from nxwa_desktop.ui.widgets.labels import remove_mnemonics
from nxwa_desktop.ui.window.shortcuts_dialog import shortcuts_of
from tests.support.capabilities import LANGUAGE_VARIABLES
from tests.support.program import environment
from tests.support.recording import Sandbox
from tests.ui.window_driver import GOOD, RECIPIENT, WindowDriver, entries, number_ending_in, visible_texts

CHINESE = WindowLanguage.CHINESE.value
ENGLISH_TITLE, CHINESE_TITLE = "NXCloud WhatsApp messages", "NXCloud WhatsApp 消息"


# which language


def test_english_and_chinese_are_offered_by_their_own_names() -> None:
    assert [(each.value, each.own_name) for each in WindowLanguage][:2] == [("en", "English"), ("zh_CN", "简体中文")]


@pytest.mark.parametrize(
    ("system", "spoken"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_SG.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:zh_CN:en"}, "zh_CN"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "en_GB:zh_CN"}, "en"),
        ({"LANG": "C"}, "en"),
    ],
)
@LANGUAGE_VARIABLES.needed
def test_the_systems_language_is_the_first_that_the_window_has(system: dict[str, str], spoken: str) -> None:
    code = "from nxwa_desktop.ui.i18n.languages import system_language; print(system_language())"
    clean = {name: value for name, value in environment({}).items() if not name.startswith(("LC_", "LANG"))}
    variables = {**clean, **system}
    done = subprocess.run(
        [sys.executable, "-c", code], env=variables, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout.strip(), done.stderr) == (spoken, "")


def test_dates_are_written_as_the_language_writes_them(language_manager: LanguageManager) -> None:
    language_manager.use_language(CHINESE)
    assert QLocale().name() == "zh_CN"
    language_manager.use_language(ENGLISH)
    assert QLocale().language() in {QLocale.Language.English, QLocale.Language.C}


@pytest.fixture
def language_manager(qapp: QApplication) -> Iterator[LanguageManager]:
    made = LanguageManager()
    yield made
    made.use_language(ENGLISH)
    made.close()


def test_a_language_that_nobody_knows_is_the_systems(language_manager: LanguageManager) -> None:
    assert not language_manager.use_language("tlh")
    assert language_manager.code == ENGLISH


def test_qt_speaks_it_too(language_manager: LanguageManager, qapp: QApplication) -> None:
    language_manager.use_language(CHINESE)
    edit = QLineEdit("x")
    menu = edit.createStandardContextMenu()
    assert any("撤" in action.text() for action in menu.actions())
    menu.deleteLater()


def test_countries_and_languages_have_their_names(make_driver: Callable[..., WindowDriver]) -> None:
    driver = make_driver(sandbox=True)
    assert country_name("CN") == "China"
    driver.use_language(CHINESE)
    assert country_name("CN") == "中国"
    box = driver.window.form.language.box
    driver.focus(box.line)
    driver.write("西班牙")
    assert [code for code in ("es", "es_MX") if any(code in _row(box.popup, at) for at in range(9))] == ["es", "es_MX"]
    driver.key(Qt.Key.Key_Return)
    assert driver.message.language == "es"
    assert box.line.text().startswith("西班牙语")


def _row(popup: object, at: int) -> str:
    return str(popup.model().index(at, 0).data())  # type: ignore[attr-defined]


def test_the_language_of_the_settings_is_spoken_from_the_start(make_driver: Callable[..., WindowDriver]) -> None:
    first = make_driver(sandbox=True)
    first.use_language(CHINESE)
    assert first.window.windowTitle() == CHINESE_TITLE
    first.close()
    assert make_driver(sandbox=True).window.windowTitle() == CHINESE_TITLE


def test_the_environment_goes_before_the_settings(
    make_driver: Callable[..., WindowDriver], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, CHINESE)
    assert make_driver(sandbox=True).window.windowTitle() == CHINESE_TITLE


def test_closing_leaves_qt_as_it_was(make_driver: Callable[..., WindowDriver]) -> None:
    driver = make_driver(sandbox=True)
    driver.use_language(PSEUDO_RTL)
    assert QApplication.isRightToLeft()
    driver.close()
    assert not QApplication.isRightToLeft()
    assert QLabel().tr("Send") == "Send"


# what survives


def test_what_is_typed_stays_and_can_be_undone(driver: WindowDriver) -> None:
    driver.focus(driver.window.form.recipient.edit)
    driver.write("861360000")
    driver.app.composer.load(GOOD, EditKind.TEMPLATE)
    row = driver.window.form.body.row(0)
    assert row is not None
    driver.focus(row.edit)
    row.edit.setSelection(1, 2)
    driver.use_language(CHINESE)
    assert driver.message == GOOD
    again = driver.window.form.body.row(0)
    assert again is not None
    assert again.edit.text() == "David"
    assert again.edit.hasFocus()
    assert again.edit.selectedText() == "av"
    assert driver.window.edit_menu.undo.text() == "撤销：选择模板(&U)"
    driver.window.edit_menu.undo.trigger()
    assert driver.message.recipient == "861360000"
    assert driver.window.form.recipient.edit.text() == "861360000"


def test_a_language_half_typed_is_settled(driver: WindowDriver) -> None:
    driver.focus(driver.window.form.language.box.line)
    driver.write("mex")
    driver.use_language(CHINESE)
    assert driver.message.language == "es_MX"


def test_place_page_and_tab_are_kept(driver: WindowDriver) -> None:
    driver.load()
    driver.window.resize(1000, 640)
    driver.window.move(40, 60)
    driver.window.preview.show_page(PreviewPage.REQUEST)
    driver.settle()
    place = driver.window.geometry()
    driver.use_language(CHINESE)
    assert driver.window.geometry() == place
    assert driver.window.preview.page == PreviewPage.REQUEST
    assert driver.window.preview.request.isVisible()
    assert driver.window.isVisible()


def test_the_welcome_stays_the_welcome(fresh: WindowDriver) -> None:
    fresh.use_language(CHINESE)
    assert fresh.window.welcome.isVisible()
    assert fresh.window.welcome.sandbox.text() == "打开沙盒(&P)"


def test_the_result_is_said_anew(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.app.composer.edit(RECIPIENT, number_ending_in("22091"))
    report = driver.finished(driver.window.send)
    assert isinstance(report.outcome, Rejected)
    driver.use_language(CHINESE)
    assert driver.window.report == report
    assert driver.window.result.isVisible()
    assert driver.window.result.title == "不是 WhatsApp 用户"


def test_a_corrected_send_is_offered_and_goes_out_after_it(fresh: WindowDriver) -> None:
    with Sandbox(clock=lambda: time.time() + 600) as ahead:
        own = msgspec.structs.replace(sandbox_account(ahead.url), sandbox=False, id="own", name="Own")
        fresh.keep(own, secret=SANDBOX_SECRET)
        fresh.app.account_service.choose(fresh.app.account_service.accounts[0])
        fresh.load(GOOD)
        assert fresh.finished(fresh.window.sending.send).correctable
        fresh.use_language(CHINESE)
        report = fresh.finished(lambda: fresh.take(ResultAction.CORRECT))
        assert isinstance(report.outcome, Accepted)
        first, second = (seen.body for seen in ahead.requests)
        assert first == second


def test_a_field_that_has_spoken_speaks_on(driver: WindowDriver) -> None:
    driver.load(Message(recipient="12", body=("", "x")))
    driver.app.field_validation.show_all()
    driver.use_language(CHINESE)
    form = driver.window.form
    assert form.recipient.note.text.startswith("收件人过短")
    assert form.template_note.text.startswith("缺少模板名称")
    row = form.body.row(0)
    assert row is not None
    assert row.note.text.startswith("变量 1 为空")
    assert driver.window.dock.send.text() == "练习"
    driver.app.composer.edit(RECIPIENT, "8613600009759")
    assert driver.window.dock.send.text() == "练习发送至 +86 136 0000 9759"
    driver.use_language(ENGLISH)
    assert driver.window.dock.send.text() == "Practise on +86 136 0000 9759"


def test_a_message_on_its_way_goes_on_and_can_be_cancelled(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.app.composer.edit(RECIPIENT, number_ending_in("90002"))
    driver.window.send()
    driver.wait_until_under_way()
    before = driver.window.dock.sending.since.elapsed()
    driver.use_language(CHINESE)
    button = driver.window.dock
    assert button.cancel.isVisible()
    assert button.cancel.text() == "取消"
    assert button.sending.since.elapsed() >= before
    assert driver.window.cancel_action.isEnabled()
    assert not driver.window.send_action.isEnabled()
    driver.until(lambda: not button.ignores_clicks)
    report = driver.finished(button.cancel.click)
    assert isinstance(report.outcome, Unknown)
    assert driver.window.result.title == "结果未知"
    assert len(driver.sent) == 1


def test_the_history_stays_open_where_it_was(driver: WindowDriver) -> None:
    driver.load(GOOD)
    for ending in ("09759", "22091", "22125"):
        driver.app.composer.edit(RECIPIENT, number_ending_in(ending))
        driver.finished(driver.window.send)
    driver.window.history.open()
    page = driver.window.history.page
    page.filters.search.setText("8613600")
    driver.until(lambda: page.model.counted and page.model.rowCount() == 3)
    page.list.go_to(1)
    driver.until(lambda: page.details.entry is not None)
    line = page.list.line
    assert line is not None
    driver.use_language(CHINESE)
    page = driver.window.history.page
    assert driver.window.history.shown
    assert page.filters.search.text() == "8613600"
    assert page.filters.outcome.currentText() == "任意结果"
    driver.until(lambda: page.list.line is not None and page.list.line.send_id == line.send_id)
    driver.until(lambda: page.details.entry is not None)
    assert page.details.head.title.text() == "被 NXCloud 拒绝"


def test_notices_are_said_anew_and_closed_ones_stay_closed(
    driver: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.load(GOOD)
    driver.app.composer.edit(RECIPIENT, number_ending_in("90001"))
    driver.finished(driver.window.send)
    monkeypatch.setattr(ServerClock, "offset_ms", lambda *_: 90_000)
    assert driver.app.storage.on_restored is not None
    driver.app.storage.on_restored(Restored(Path("/somewhere/damaged"), None))
    driver.window.notices.refresh()
    notices = driver.window.notices.notices
    driver.until(lambda: len(notices.texts) == 2)
    notices.close_notice("clock")
    driver.use_language(CHINESE)
    assert driver.window.notices.notices.texts == ["数据文件已损坏，现已另存。它没有备份：请重新添加账号。"]


def test_the_settings_come_back_in_the_other_language(driver: WindowDriver) -> None:
    driver.window.settings.open()
    assert "Settings" in visible_texts(driver.window.settings.page)
    driver.window.settings.page.appearance.language.setFocus()
    driver.use_language(CHINESE)
    assert driver.window.settings.shown
    assert "设置" in visible_texts(driver.window.settings.page)
    assert driver.window.focusWidget() is driver.window.settings.page.appearance.language


def test_an_open_dialog_ends_as_if_it_were_closed(driver: WindowDriver) -> None:
    """So an account's dialog drops the secret that was typed, and takes back what it has asked the keyring."""
    dialog = driver.window.accounts.add()
    dialog.secret.setText("typed")
    left: list[str] = []
    dialog.finished.connect(lambda: left.append(dialog.secret.text()))
    driver.use_language(CHINESE)
    assert left == [""]


def test_a_question_that_is_open_is_answered_with_no(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.finished(driver.window.send)
    driver.finished(driver.window.sending.send)
    assert driver.send_question().isVisible()
    driver.use_language(CHINESE)
    assert [dialog for dialog in driver.window.findChildren(QDialog) if dialog.isVisible()] == []
    assert len(driver.sent) == 1
    driver.window.sending.send()
    assert driver.send_question().go.text() == "再发一次(&S)"


def test_a_second_start_raises_the_window_that_is_there(driver: WindowDriver) -> None:
    from nxwa_desktop.system.single_instance import ActivationRequest

    driver.app.account_service.load()
    driver.use_language(CHINESE)
    driver.window.showMinimized()
    driver.app.window_manager.handle_activation(ActivationRequest(show="window"))
    assert not driver.window.isMinimized()


# what is left behind


def _services(driver: WindowDriver) -> list[QObject]:
    return [each for each in vars(driver.app.services).values() if isinstance(each, QObject)]


def _listeners(driver: WindowDriver) -> dict[str, int]:
    """How many hear each signal of each service."""
    counted = {}
    for service in _services(driver):
        kind = service.metaObject()
        for number in range(kind.methodCount()):
            method = kind.method(number)
            if method.methodType() == QMetaMethod.MethodType.Signal:
                signature = bytes(method.methodSignature().data()).decode()
                counted[f"{kind.className()}.{signature}"] = service.receivers(f"2{signature}")
    return counted


def test_twenty_changes_leave_no_trace(driver: WindowDriver) -> None:
    driver.load(GOOD)
    driver.app.composer.edit(RECIPIENT, number_ending_in("22091"))
    driver.finished(driver.window.send)
    driver.window.history.open()
    for code in (CHINESE, ENGLISH, CHINESE, ENGLISH):
        driver.use_language(code)
    gc.collect()
    heard, widgets = _listeners(driver), len(QApplication.allWidgets())
    assert heard["Composer.edited(PyObject)"] > 3
    windows = []
    for number in range(20):
        windows.append(weakref.ref(driver.window))
        driver.use_language((CHINESE, ENGLISH)[number % 2])
    gc.collect()
    assert _listeners(driver) == heard
    assert len(QApplication.allWidgets()) <= widgets + 2, "Qt makes some of its own"
    driver.until(lambda: gc.collect() >= 0 and not any(window() for window in windows))
    assert driver.window.windowTitle() == ENGLISH_TITLE
    driver.window.show_message()
    driver.app.composer.edit(RECIPIENT, number_ending_in("09759"))
    assert len(driver.sent) == 1
    driver.finished(driver.window.send)
    assert len(driver.sent) == 2


def test_menus_speak_it(driver: WindowDriver) -> None:
    driver.use_language(CHINESE)
    assert [action.text() for action in driver.window.menuBar().actions()] == [
        "消息(&M)",
        "编辑(&E)",
        "账号(&A)",
        "视图(&V)",
        "帮助(&H)",
    ]
    assert entries(driver.window.account_menu) == ["在沙盒中练习(&P)", "添加账号(&A)…"]


def test_a_mnemonic_is_no_part_of_a_name(fresh: WindowDriver) -> None:
    words = {"&Save": "Save", "添加账号(&A)…": "添加账号", "A && B": "A & B", "&Add…": "Add"}
    assert {text: remove_mnemonics(text) for text in words} == words
    fresh.use_language(CHINESE)
    groups = shortcuts_of(fresh.window.menuBar())
    assert groups[0].name == "消息"
    assert [each.name for group in groups for each in group.shortcuts if "(" in each.name] == []
    dialog = fresh.window.accounts.add()
    assert dialog.secret.accessibleName() in {"", "私有密钥"}
    names = [widget.accessibleName() for widget in dialog.findChildren(QWidget)]
    assert [name for name in names if "(" in name] == []


def test_keys_are_the_same_in_every_language(driver: WindowDriver) -> None:
    def keys() -> list[str]:
        actions = [action for menu in driver.window.menuBar().actions() for action in _actions(menu.menu())]
        return [key.toString(key.SequenceFormat.PortableText) for action in actions for key in action.shortcuts()]

    def _actions(menu: QObject) -> list:  # type: ignore[type-arg]
        return menu.actions()  # type: ignore[attr-defined,no-any-return]

    english = keys()
    assert "Ctrl+Return" in english
    for code in (CHINESE, PSEUDO):
        driver.use_language(code)
        assert keys() == english


# the languages that nobody speaks


def test_the_pseudo_language_is_longer_and_keeps_what_means_something() -> None:
    text = "&Delete “{0}” of {1}…"
    made = pseudo(text)
    assert len(made) >= len(text) * (1 + GROWTH)
    assert "{0}" in made
    assert "{1}" in made
    assert "&D" in made
    assert "Delete" not in made
    assert pseudo(" days").startswith(" [")
    assert pseudo("") == ""
    assert "(*.csv)" in pseudo("Table (*.csv)")
    assert "{{variables}}" in pseudo("its {{variables}} name the rows")


def test_names_of_keys_and_codes_stay(language_manager: LanguageManager) -> None:
    language_manager.use_language(PSEUDO)
    assert QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Return"
    assert country_name("CN") == "China"


def test_a_button_of_qts_own_speaks_pseudo_too(language_manager: LanguageManager, qapp: QApplication) -> None:
    language_manager.use_language(PSEUDO)
    from PySide6.QtWidgets import QDialogButtonBox

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.findChildren(QPushButton)[0].text().startswith("[")


def test_the_caret_in_the_preview_goes_no_further_than_its_words(driver: WindowDriver) -> None:
    driver.load(Message())
    driver.until(driver.window.preview.message.isVisible)
    driver.focus(driver.window.preview.message.bubble)
    driver.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    english = driver.window.preview.message.bubble.textCursor().position()
    driver.use_language(CHINESE)  # what Qt logs fails the test
    preview = driver.window.preview.message.bubble
    assert preview.hasFocus()
    assert 0 < preview.textCursor().position() < english
