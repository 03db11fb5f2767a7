"""Steps of the tests of the account dialog."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nxwa_desktop.ui.accounts.account_dialog import AccountDialog
from nxwa_desktop.validation.account_rules import AccountField
from tests.ui.window_driver import SECRET

F = AccountField
TYPED = {
    F.NAME: "Acme",
    F.ACCESS_KEY: "fme2na3kdi3ki",
    F.TENANT_ID: "7",
    F.APPKEY: "pem28kje",
    F.BUSINESS_PHONE: "+86 158 0000 1795",
}


def fill(dialog: AccountDialog, secret: str = SECRET, **others: str) -> None:
    for field, text in TYPED.items():
        dialog.edit(field).setText(others.get(field.value, text))
    dialog.secret.setText(secret)


def save(dialog: AccountDialog) -> None:
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
