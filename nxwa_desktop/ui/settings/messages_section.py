"""The settings for the beginning of a message."""

from PySide6.QtWidgets import QComboBox

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.settings.language_choice import LanguageChoice
from nxwa_desktop.ui.settings.section import ROOM, Section
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox


class MessagesSection(Section):
    """The settings for the beginning of a message."""

    def __init__(self, settings: Settings, account_service: AccountService) -> None:
        super().__init__()
        self.title = self.tr("New messages")
        self._settings = settings
        self._account_service = account_service
        self.account = WheelSafeComboBox()
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.account.setMinimumContentsLength(ROOM)
        self.language = LanguageChoice(settings)
        self.add(self.tr("&Account at the start"), self.account)
        self.add(self.tr("Language of a &new message"), self.language)
        self._list_accounts()
        self.account.activated.connect(self._account_chosen)
        account_service.changed.connect(self._list_accounts)

    def _list_accounts(self) -> None:
        self.account.clear()
        self.account.addItem(self.tr("The one used last"), "")
        for account in self._account_service.accounts:
            self.account.addItem(shortened(account.name), account.id)
        self.account.setCurrentIndex(max(0, self.account.findData(self._settings.default_account)))

    def _account_chosen(self) -> None:
        self._settings.default_account = str(self.account.currentData())
