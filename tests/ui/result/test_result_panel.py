"""The result in full."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from nxwa_desktop import texts
from nxwa_desktop.protocol.message import Message, NoHeader
from nxwa_desktop.protocol.outcome import Accepted, NotSent, NotSentReason, Outcome, Rejected, Unknown
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.texts.support_ticket import ticket
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.result.result_content import ResultAction, content_of
from nxwa_desktop.ui.result.result_panel import ResultPanel
from nxwa_desktop.ui.widgets import motion
from nxwa_desktop.ui.widgets.question import Question
from tests.support.raw_server import RawServer, answering, closed_port, http
from tests.ui.window_driver import (
    GOOD,
    RECIPIENT,
    WindowDriver,
    account,
    clipboard,
    number_ending_in,
    visible_texts,
)

LEFT = Qt.MouseButton.LeftButton


def _to(number: str) -> Message:
    return Message(number, "order_update", "en_US", NoHeader(), ("David",))


def _press(driver: WindowDriver) -> None:
    driver.click_at(driver.window.dock.send)


def test_nothing_is_left_of_the_rehearsal_of_a_result(qapp: object) -> None:
    panel, other = ResultPanel(), ResultPanel()
    panel.rehearse()
    assert (panel.report, panel.role) == (None, other.role)
    refused = SendReport("1", "", "", "", NotSent(NotSentReason.REFUSED))
    for each in (panel, other):
        each.show_report(refused)
    panel.rehearse()
    assert panel.report is refused
    assert (panel.text, panel.announcement) == (other.text, other.announcement)
    assert [label.text() for label in panel.findChildren(QLabel) if not label.isHidden()] == [
        label.text() for label in other.findChildren(QLabel) if not label.isHidden()
    ]


@pytest.mark.parametrize(
    ("ending", "kind", "title"),
    [
        ("09759", Accepted, "Accepted by the sandbox"),
        ("22091", Rejected, "Not a WhatsApp user"),
        ("90001", Unknown, "Outcome unknown"),
        ("90003", Unknown, "Outcome unknown"),
        ("90004", Rejected, "Wrong time"),
    ],
)
def test_the_card_says_how_it_ended(driver: WindowDriver, ending: str, kind: type[Outcome], title: str) -> None:
    driver.load(_to(number_ending_in(ending)))
    report = driver.finished(lambda: _press(driver))
    outcome = report.outcome
    assert isinstance(outcome, kind)
    card = driver.window.result
    assert card.isVisible()
    assert card.title == title
    if isinstance(outcome, Unknown):
        driver.take(ResultAction.CHECK)
    if not isinstance(outcome, Accepted):
        for sentence in (texts.outcomes.outcome_meaning(outcome), texts.outcomes.outcome_advice(outcome)):
            assert render(sentence) in card.text
        harm = "NXCloud did not take" if isinstance(outcome, Rejected) else "find out before you send it again"
        assert harm in card.text
    if isinstance(outcome, Rejected):
        assert f"{outcome.code} · “{outcome.message}”" in visible_texts(card)
    driver.take(ResultAction.COPY)
    assert clipboard() == ticket(report, in_sandbox=True)
    assert card.accessibleName() == title


def test_the_ids_can_be_copied(driver: WindowDriver) -> None:
    driver.load()
    report = driver.finished(lambda: _press(driver))
    assert isinstance(report.outcome, Accepted)
    card = driver.window.result
    copied = set()
    for copy in card.findChildren(QAbstractButton):
        if copy.isVisible() and copy.accessibleName().startswith("Copy "):
            QTest.mouseClick(copy, LEFT)
            copied.add(clipboard())
    assert copied == {report.outcome.message_id, report.outcome.trace_id}
    assert "" not in copied


def test_not_sent_is_said(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme", endpoint=f"http://127.0.0.1:{closed_port()}/"))
    fresh.load()
    report = fresh.finished(lambda: _press(fresh))
    assert isinstance(report.outcome, NotSent)
    assert report.outcome.reason is NotSentReason.REFUSED
    card = fresh.window.result
    assert card.title == "Not sent"
    assert "Safe to send again" in card.text
    assert not any("trace" in text.lower() for text in visible_texts(card))


def test_a_missing_secret_is_said_and_nothing_is_lost(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    fresh.app._vault._drop("id-Acme")
    fresh.load()
    report = fresh.finished(lambda: _press(fresh))
    assert report.outcome == NotSent(NotSentReason.KEYRING_MISSING, report.outcome.detail)  # type: ignore[union-attr]
    assert fresh.message == GOOD


def test_the_servers_words_are_shown_as_they_are(fresh: WindowDriver) -> None:
    words = '<b>fat</b><img src="http://127.0.0.1:9/x.png"><a href="file:///etc">x</a>'
    body = json.dumps({"code": 22091, "message": words, "traceId": "<i>t</i>"}).encode()
    with RawServer(answering(http(body))) as server:
        fresh.keep(account("Acme", endpoint=server.url()))
        fresh.load()
        report = fresh.finished(lambda: _press(fresh))
    assert isinstance(report.outcome, Rejected)
    card = fresh.window.result
    label = next(label for label in card.findChildren(QLabel) if label.text().startswith("22091 · “<b>fat</b><img src"))
    assert label.isVisible()
    for label in fresh.window.findChildren(QLabel):
        assert not label.text() or label.textFormat() is Qt.TextFormat.PlainText, label.text()
        assert not label.openExternalLinks()


def test_very_long_words_leave_the_window_usable(fresh: WindowDriver) -> None:
    body = json.dumps({"code": 22091, "message": "word " * 20_000, "traceId": "t" * 5_000}).encode()
    with RawServer(answering(http(body))) as server:
        fresh.keep(account("Acme", endpoint=server.url()))
        fresh.load()
        size = fresh.window.size()
        fresh.finished(lambda: _press(fresh))
    fresh.settle()
    assert fresh.window.size() == size
    assert fresh.window.result.height() < size.height() / 2
    primary = fresh.window.result.buttons.primary
    assert primary is not None
    assert primary.mapTo(fresh.window, primary.rect().bottomRight()).y() < size.height()


@pytest.mark.parametrize("way", ["menu", "escape"])
def test_the_result_can_be_folded(driver: WindowDriver, way: str) -> None:
    driver.load()
    driver.finished(lambda: _press(driver))
    driver.settle()
    if way == "menu":
        driver.take(ResultAction.BACK)
    else:
        driver.focus(driver.window.result.buttons.more)
        driver.key(Qt.Key.Key_Escape)
    assert not driver.window.result.isVisible()
    assert driver.window.dock.line.text.startswith("Last: accepted · ")
    assert driver.window.form.isAncestorOf(driver.window.focusWidget())


@pytest.mark.parametrize(("offset", "says"), [(90_000, "1 min 30 s slow"), (-7_000, "7 s fast")])
def test_a_clock_that_is_off_is_told(driver: WindowDriver, offset: int, says: str) -> None:
    report = SendReport(
        send_id="x", account_name="", url="", recipient="", outcome=Rejected(1004, "expired"), clock_offset_ms=offset
    )
    driver.window.result.show_report(report)
    assert says in driver.window.result.text


def test_a_result_that_cannot_be_drawn_is_told_all_the_same(
    driver: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(report: SendReport) -> None:
        raise RuntimeError("no card")

    driver.load()
    monkeypatch.setattr(driver.window.dock, "show_report", fail)
    with driver.qtbot.captureExceptions() as raised:
        driver.finished(driver.window.sending.send)
        boxes = driver.window.findChildren(Question)
    assert len(raised) == 1
    assert "second" in boxes[0].text()
    boxes[0].close()


def test_who_can_fix_a_refusal_is_said(driver: WindowDriver) -> None:
    driver.load(_to(number_ending_in("22125")))
    driver.finished(driver.window.sending.send)
    assert "Your administrator can fix this." in driver.window.result.text


def test_a_server_that_talks_too_much_does_not_deform_the_window(driver: WindowDriver) -> None:
    width = driver.window.width()
    words = "x" * 2_000 + "\nAccepted by NXCloud\n" * 40 + "\u202egnp.exe"
    report = SendReport(
        send_id="", account_name="a", url="u", recipient="86", outcome=Rejected(22141, words, "t" * 500), started_at=1
    )
    driver.load()
    driver.end_send(report)
    driver.settle()
    assert driver.window.width() == width
    assert driver.window.minimumSizeHint().width() <= width
    assert driver.window.result.height() < driver.window.height() / 2
    (server,) = (text for text in visible_texts(driver.window.result) if text.startswith("22141"))
    assert "\n" not in server
    assert "\u202e" not in server


def test_a_number_far_too_long_does_not_deform_the_window(driver: WindowDriver) -> None:
    driver.app.composer.edit(RECIPIENT, "9" * 1_000)
    driver.settle()
    assert driver.window.dock.send.text() == "Practise"
    form, page = driver.window.form, driver.window.form.widget()
    assert page is not None
    assert page.width() <= form.viewport().width()


def test_a_result_that_rises_is_cut_off_and_not_squeezed(driver: WindowDriver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "motion_allowed", lambda: True)
    monkeypatch.setattr(motion, "RISE_MS", 600_000)  # it stays where it begins
    dock = driver.window.dock
    driver.load()
    driver.finished(driver.window.send)
    button = dock.result.buttons.primary
    assert button is not None
    driver.until(lambda: button.isVisible() and dock.height() < dock.result.height())
    driver.until(lambda: button.height() >= button.sizeHint().height())


@pytest.mark.parametrize(
    ("in_sandbox", "said"),
    [
        (True, ("Accepted by the sandbox", "This was practice: nothing was sent to anybody.")),
        (False, ("Accepted by NXCloud", "NXCloud passes it on to WhatsApp. You have nothing more to do.")),
    ],
)
def test_what_the_sandbox_accepted_went_to_nobody(in_sandbox: bool, said: tuple[str, ...]) -> None:
    report = SendReport("1", "Support", "https://example.com", "8613600009759", Accepted("m", "t"))
    content = content_of(report, in_sandbox=in_sandbox)
    assert tuple(map(render, (content.title, *content.sentences))) == said


def test_a_short_answer_took_milliseconds(driver: WindowDriver) -> None:
    driver.load(_to(number_ending_in("09759")))
    driver.end_send(
        SendReport("1", "Support", "https://example.com", number_ending_in("09759"), Accepted("m", "t"), duration_ms=21)
    )
    assert any(text.endswith(" · 21 ms") for text in visible_texts(driver.window.result))
