"""The settings of what is sent: the account and the language at the beginning, and the templates."""

from PySide6.QtWidgets import QCheckBox, QComboBox

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.settings.language_choice import LanguageChoice
from nxwa_desktop.ui.settings.section import ROOM, Section
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox


class SendingSection(Section):
    """The settings for the beginning of a message, and for its templates."""

    def __init__(self, settings: Settings, account_service: AccountService) -> None:
        super().__init__(self.tr("Sending"))
        self._settings = settings
        self._account_service = account_service
        self.account = WheelSafeComboBox()
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.account.setMinimumContentsLength(ROOM)
        self.templates = QCheckBox(self.tr("&Update NXCloud's templates by themselves"))
        self.templates.setChecked(settings.update_templates == "on")
        self.language = LanguageChoice(settings)
        self.add(self.tr("&Account at the start"), self.account)
        self.add(self.tr("Templates"), self.templates)
        self.add(self.tr("Language of a &new message"), self.language)
        self._list_accounts()
        self.account.activated.connect(self._account_chosen)
        self.templates.toggled.connect(self._templates_toggled)
        account_service.changed.connect(self._list_accounts)

    def _list_accounts(self) -> None:
        self.account.clear()
        self.account.addItem(self.tr("The one used last"), "")
        for account in self._account_service.accounts:
            self.account.addItem(shortened(account.name), account.id)
        self.account.setCurrentIndex(max(0, self.account.findData(self._settings.default_account)))

    def _account_chosen(self) -> None:
        self._settings.default_account = str(self.account.currentData())

    def _templates_toggled(self, on: bool) -> None:
        self._settings.update_templates = "on" if on else "off"
