"""The settings of what is sent: the account and the language at the beginning, and the templates."""

from PySide6.QtWidgets import QCheckBox, QComboBox

from nxwa_desktop.services.accounts import AccountService
from nxwa_desktop.services.never_send import NeverSendService
from nxwa_desktop.services.settings import Settings
from nxwa_desktop.ui.i18n.plain_text import shortened
from nxwa_desktop.ui.settings.language_choice import LanguageChoice
from nxwa_desktop.ui.settings.section import ROOM, Section
from nxwa_desktop.ui.widgets.link_button import LinkButton
from nxwa_desktop.ui.widgets.wheel_safe_combo_box import WheelSafeComboBox


class SendingSection(Section):
    """The settings for the beginning of a message, and for its templates."""

    def __init__(self, settings: Settings, account_service: AccountService, never_send: NeverSendService) -> None:
        super().__init__(self.tr("Sending"))
        self._settings = settings
        self._account_service = account_service
        self._never_send = never_send
        self.account = WheelSafeComboBox()
        self.account.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.account.setMinimumContentsLength(ROOM)
        self.templates = QCheckBox(self.tr("&Update NXCloud's templates by themselves"))
        self.templates.setChecked(settings.update_templates == "on")
        self.language = LanguageChoice(settings)
        self.add(self.tr("&Account at the start"), self.account)
        self.add(self.tr("Templates"), self.templates)
        self.add(self.tr("Language of a &new message"), self.language)
        self.edit_numbers = LinkButton()
        self.add(self.tr("Ne&ver send to"), self.edit_numbers)
        self._list_accounts()
        self._count_numbers()
        self.account.activated.connect(self._account_chosen)
        self.templates.toggled.connect(self._templates_toggled)
        self.edit_numbers.clicked.connect(self.open_numbers)
        account_service.changed.connect(self._list_accounts)
        never_send.changed.connect(self._count_numbers)

    def open_numbers(self) -> None:
        """Open the list of numbers that nobody writes to."""
        from nxwa_desktop.ui.settings.never_send_dialog import NeverSendDialog

        NeverSendDialog(self._never_send, self.window()).open()

    def _count_numbers(self) -> None:
        count = len(self._never_send.listed)
        few = self.tr("1 number: edit the list") if count else self.tr("No numbers: edit the list")
        self.edit_numbers.setText(few if count < 2 else self.tr("{0} numbers: edit the list").format(count))

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
