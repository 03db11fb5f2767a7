"""The preview of the request."""

from PySide6.QtWidgets import QLabel

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.services.json_preview_lines import NO_ACCOUNT
from tests.ui.window_driver import GOOD, RECIPIENT, SECRET, WindowDriver, account, visible_texts


def _chosen(driver: WindowDriver) -> Account:
    return driver.app.account_service.chosen or NO_ACCOUNT


def test_the_request_shows_headers_and_masks_the_secret(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"))
    fresh.load(GOOD)
    shown = fresh.request_values()
    assert list(shown) == ["accessKey", "ts", "bizType", "action", "sign", "Content-Type"]
    assert shown["accessKey"] == "fme2na3kdi3ki"
    page = fresh.window.preview.request
    body = encode_body(GOOD, account("Acme")).decode()
    assert body in page.signed_text.toPlainText()
    assert page.signed_text.toPlainText().startswith("accessKey=fme2na3kdi3ki&action=mt&bizType=2&ts=…&body=")
    assert page.signed_text.toPlainText().endswith("&accessSecret=••••••••")
    everything = "\n".join(label.text() for label in fresh.window.findChildren(QLabel))
    assert SECRET not in everything + page.signed_text.toPlainText() + fresh.json
    assert "POST https://api.nxcloud.com/saas/wa/send" in everything


def test_the_header_algorithm_and_the_custom_url_only_where_they_belong(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme", endpoint="https://proxy.example.com/x", algorithm=Algorithm.SHA256))
    assert fresh.request_values()["algorithm"] == "sha256"
    assert "POST https://proxy.example.com/x" in visible_texts(fresh.window.preview.request)


def test_the_request_follows_typing_and_keeps_its_place(driver: WindowDriver) -> None:
    driver.load(Message(GOOD.recipient, GOOD.template_name, "en_US", body=("x" * 50,) * 200))
    driver.request_values()
    page = driver.window.preview.request
    bar = page.signed_text.verticalScrollBar()
    bar.setValue(20)
    assert bar.value() == 20
    driver.focus(driver.window.form.recipient.edit)
    driver.write("1")
    driver.until(lambda: '"to":"86136000097591"' in page.signed_text.toPlainText())
    assert bar.value() == 20
    driver.app.composer.edit(RECIPIENT, "😀" + "7" * 9)
    driver.until(lambda: '"to":"😀777777777"' in page.signed_text.toPlainText())
    body = encode_body(driver.message, _chosen(driver)).decode()
    assert f"&body={body}&accessSecret" in page.signed_text.toPlainText()


def test_without_an_account_the_request_says_what_to_do(fresh: WindowDriver) -> None:
    fresh.keep(account("Acme"), account("Beta"))
    fresh.app.account_service.choose(None)
    assert fresh.request_values() == {}
    assert "Choose an account to see the request." in visible_texts(fresh.window.preview.request)
    assert not fresh.window.preview.copy_curl.isEnabled()
