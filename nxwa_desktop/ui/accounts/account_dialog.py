"""Add or edit an account. The secret field only writes; while it is empty it says where the secret is kept."""

import functools
import uuid

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QWidget

from nxwa_desktop.protocol.account import Account, free_colour
from nxwa_desktop.protocol.look_alike_hosts import look_alike
from nxwa_desktop.protocol.recipient import assess, normalise
from nxwa_desktop.protocol.signature_algorithms import DEFAULT_ALGORITHM
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.services.accounts import AccountService, SecretLocation
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.storage.secrets.vault import SecretPlace, VaultError
from nxwa_desktop.texts.accounts import account_finding, look_alike_host, vault_problem
from nxwa_desktop.ui.accounts.algorithm_choice import AlgorithmChoice
from nxwa_desktop.ui.accounts.check_answer import CheckAnswer
from nxwa_desktop.ui.accounts.colour_choice import ColourChoice
from nxwa_desktop.ui.accounts.endpoint_edit import EndpointEdit
from nxwa_desktop.ui.accounts.keyring_wait import KeyringWait
from nxwa_desktop.ui.accounts.secret_edit import SecretEdit
from nxwa_desktop.ui.accounts.side_by_side import SideBySide
from nxwa_desktop.ui.accounts.template_list_address import TemplateListAddress
from nxwa_desktop.ui.i18n.countries import country_name
from nxwa_desktop.ui.i18n.translate import credentials_answer, render, storage_words
from nxwa_desktop.ui.widgets.account_tile import AccountTile, initials
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import MIDDLE, Dialog
from nxwa_desktop.ui.widgets.finding_note import mark_problem
from nxwa_desktop.ui.widgets.fonts import fixed_font
from nxwa_desktop.ui.widgets.label_column import FieldLabel, LabelColumn, labelled
from nxwa_desktop.ui.widgets.labels import remove_mnemonics
from nxwa_desktop.ui.widgets.layouts import GAP, column_of, flat
from nxwa_desktop.ui.widgets.mouse_buttons import MouseButtons
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.validation.account_rules import (
    AccountField,
    AccountFinding,
    AccountFindingCode,
    AccountForm,
    check_secret,
    form_of,
    needs_list_url,
    read_account,
    tidied,
)

_ORDER = (
    AccountField.NAME,
    AccountField.ENDPOINT,
    AccountField.BUSINESS_PHONE,
    AccountField.ACCESS_KEY,
    AccountField.SECRET,
    AccountField.TENANT_ID,
    AccountField.APPKEY,
    AccountField.LIST_URL,
)
"""The fields from top to bottom."""
_TEXTS = tuple(field for field in _ORDER if field not in {AccountField.ENDPOINT, AccountField.SECRET})


class AccountDialog(Dialog):
    """Stays open until the account is stored or the person gives up; nothing typed is lost in between.

    `stored(Account)`: it was saved.
    """

    stored = Signal(object)

    def __init__(
        self,
        account_service: AccountService,
        sender: Sender,
        account: Account | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Edit account") if account else self.tr("Add an account")
        super().__init__(title, parent, width=MIDDLE)
        self._account_service = account_service
        self._sender = sender
        self._account = account
        self._id = account.id if account else uuid.uuid4().hex
        self._labels = LabelColumn(self)
        self._endpoint = EndpointEdit()
        self.region, self.url = self._endpoint.region, self._endpoint.url
        self._secret = SecretEdit()
        self.secret, self.trim, self.for_session = self._secret.line, self._secret.trim, self._secret.for_session
        self.list_address = TemplateListAddress(self._labels)
        self._edits: dict[AccountField, BoundedLine] = {field: BoundedLine() for field in _TEXTS}
        self._edits[AccountField.LIST_URL] = self.list_address.edit
        self._notes = {field: Note(caption=True) for field in AccountField}
        self._notes[AccountField.SECRET] = self._secret.note
        self._notes[AccountField.LIST_URL] = self.list_address.note
        self.colour = ColourChoice()
        self._tile = AccountTile(32)
        algorithm = account.algorithm if account else DEFAULT_ALGORITHM
        self.algorithm = AlgorithmChoice(self.tr("Signature"), algorithm)
        self.answer = CheckAnswer()
        self._keyring_wait = KeyringWait(account_service, self.answer)
        self.check_button = self.add_button(self.tr("C&heck credentials"), at_start=True)
        self.cancel_button = self.add_button(self.tr("Cancel"))
        self.save_button = self.add_button(self.tr("&Save"), ButtonKind.PRIMARY, default=True)
        self._saving = False
        self._postponed: set[AccountField] = set()
        self._mouse_buttons = MouseButtons(self)
        self._build()
        self._fill(form_of(account) if account else AccountForm(colour=free_colour(account_service.accounts)))
        self._connect()
        self._edits[AccountField.NAME].setFocus()

    def edit(self, field: AccountField) -> QLineEdit:
        """The line edit of a field."""
        if field is AccountField.SECRET:
            return self.secret
        return self.url if field is AccountField.ENDPOINT else self._edits[field]

    def note(self, field: AccountField) -> Note:
        """The note below a field."""
        return self._notes[field]

    @property
    def secret_place(self) -> str:
        """The sentence that says where the secret is kept."""
        return self._secret.place

    def form(self) -> AccountForm:
        """The form as typed."""
        return AccountForm(
            **{field.value: edit.text() for field, edit in self._edits.items()},
            endpoint=self._endpoint.endpoint,
            algorithm=self.algorithm.algorithm,
            colour=self.colour.colour,
        )

    def go_to_list_address(self) -> None:
        """Put the cursor into the address of the list of templates."""
        self.list_address.disclose()
        self.list_address.edit.setFocus()

    def reject(self) -> None:
        """Cancel, and abandon a pending keyring call."""
        if self._saving:
            self._account_service.cancel_keyring()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close, and clear the secret field."""
        self._sender.cancel_check()
        self.secret.clear()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit labels and fields to the width."""
        super().resizeEvent(event)
        self._labels.fit(self.width() - 6 * GAP)

    def _build(self) -> None:
        field = AccountField
        self._add(self.tr("&Name"), self._build_name(), self.edit(field.NAME), field.NAME)
        self._add(self.tr("Colour"), self.colour, self.colour.dots[0])
        self._add(self.tr("&Region"), self._endpoint, self.region, field.ENDPOINT)
        phone, key = self.edit(field.BUSINESS_PHONE), self.edit(field.ACCESS_KEY)
        self._add(self.tr("&Business phone"), phone, phone, field.BUSINESS_PHONE)
        self._add(self.tr("&Access key"), key, key, field.ACCESS_KEY)
        self._add(self.tr("Secr&et"), self._secret, self.secret)
        self._add(self.tr("&Tenant id"), self._build_ids(), self.edit(field.TENANT_ID))
        self._add(self.tr("Si&gnature"), self.algorithm, self.algorithm)
        self.content.addWidget(self.list_address)
        self.add_above_buttons(self.answer)
        self.content.addStretch(1)
        for each in (field.ACCESS_KEY, field.APPKEY, field.LIST_URL):
            self.edit(each).setFont(fixed_font())
        self.edit(field.NAME).setPlaceholderText(self.tr("For example Support"))
        phone.setPlaceholderText(self.tr("The number that sends, with country code"))

    def _build_name(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        flat(row)
        row.addWidget(self._tile)
        row.addWidget(self.edit(AccountField.NAME), 1)
        return whole

    def _build_ids(self) -> QWidget:
        tenant_id, appkey = self.edit(AccountField.TENANT_ID), self.edit(AccountField.APPKEY)
        words = self.tr("A&ppkey")
        label = FieldLabel(words)
        label.setBuddy(appkey)
        appkey.setAccessibleName(remove_mnemonics(words))
        notes = self._notes
        return SideBySide(
            column_of(tenant_id, notes[AccountField.TENANT_ID]), label, column_of(appkey, notes[AccountField.APPKEY])
        )

    def _add(self, text: str, editor: QWidget, buddy: QWidget, field: AccountField | None = None) -> None:
        if not isinstance(buddy, QAbstractButton):
            # For its name Qt looks among the children of its own parent alone, and the label is another's. Past
            # NamedComboBox, which would add a second label for other systems.
            QWidget.setAccessibleName(buddy, remove_mnemonics(text))
        parts = (editor,) if field is None else (editor, self._notes[field])
        self.content.addLayout(labelled(self._labels.label(text, buddy), *parts))

    def _fill(self, typed: AccountForm) -> None:
        for field in _TEXTS:
            self._edits[field].setText(getattr(typed, field.value))
        self._endpoint.show_endpoint(typed.endpoint)
        self.colour.show_colour(typed.colour)
        if typed.list_url:
            self.list_address.disclose()
        self._show_tile()
        self._show_findings(())
        self._endpoint_changed()

    def _connect(self) -> None:
        self._endpoint.changed.connect(self._endpoint_changed)
        for field in _ORDER:
            self.edit(field).editingFinished.connect(functools.partial(self._field_left, field))
            self.edit(field).textEdited.connect(self._discard_check)
            self.edit(field).textChanged.connect(functools.partial(self._hide_mended, field))
        self.edit(AccountField.NAME).textChanged.connect(self._show_tile)
        self.colour.chosen.connect(self._show_tile)
        self.trim.clicked.connect(self._discard_check)
        self._mouse_buttons.released.connect(self._show_postponed)
        self.region.activated.connect(self._discard_check)
        self.algorithm.chosen.connect(self._discard_check)
        self.check_button.clicked.connect(self._check)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        self._account_service.saved.connect(self._saved)
        self._account_service.save_failed.connect(self._save_failed)
        self._account_service.located.connect(self._located)
        self._sender.checked.connect(self._checked)
        if self._account is not None:
            self._account_service.locate(self._id)
        else:
            self._secret.show_place(self.tr("Not set. It will be kept in this system's keyring."))

    def _endpoint_changed(self) -> None:
        """Fit what depends on the endpoint."""
        self.list_address.setVisible(needs_list_url(self.form()) or bool(self.edit(AccountField.LIST_URL).text()))
        if not self._endpoint.is_custom:
            self._show_findings((), only=AccountField.ENDPOINT)

    def _show_hint(self, field: AccountField) -> None:
        """Say below a field without a finding what is known of it."""
        note = self._notes[field]
        note.show_text("")
        if field is AccountField.ENDPOINT and self._endpoint.is_custom:
            if (host := look_alike(self.url.text())) is not None:
                note.show_text(render(look_alike_host(host)), drawing="warning", role="warn")
        elif field is AccountField.BUSINESS_PHONE:
            number = assess(normalise(self.edit(field).text()))
            if number.can_exist:
                note.show_text(country_name(number.country), drawing="check", role="good")
        elif field is AccountField.LIST_URL:
            self.list_address.show_hint()

    def _field_left(self, field: AccountField) -> None:
        """Normalise the field that lost focus, and show its findings if something was typed."""
        tidy = tidied(self.form())
        if field is AccountField.ENDPOINT:
            if self._endpoint.is_custom:
                self.url.setText(tidy.endpoint)
        elif field is not AccountField.SECRET:
            self._edits[field].setText(getattr(tidy, field.value))
        # What a click elsewhere brings to light waits for its end: it pushes down what is clicked.
        if self._mouse_buttons.held():
            self._postponed.add(field)
        else:
            self._show_field_findings(field)

    def _show_field_findings(self, field: AccountField) -> None:
        self._show_findings(self._findings() if self.edit(field).text() else (), only=field)

    def _hide_mended(self, field: AccountField, _: str = "") -> None:
        """Take a fault away as soon as what is typed no longer has it; follow with what is known of the field."""
        if not self.edit(field).property("problem") or not any(each.field is field for each in self._findings()):
            self._show_findings((), only=field)

    def _show_tile(self) -> None:
        self._tile.show_letters(initials(self.edit(AccountField.NAME).text()) or "?", self.colour.colour)

    def _show_postponed(self) -> None:
        postponed, self._postponed = self._postponed, set()
        for field in postponed:
            self._show_field_findings(field)

    def _findings(self) -> tuple[AccountFinding, ...]:
        read = read_account(self.form(), id=self._id)
        findings = () if isinstance(read, Account) else read
        code = check_secret(self.secret.text()) if self.secret.text() or self._account is None else None
        return (*findings, AccountFinding(AccountField.SECRET, code)) if code else findings

    def _show_findings(self, findings: tuple[AccountFinding, ...], only: AccountField | None = None) -> None:
        by_field = {finding.field: finding for finding in findings}
        for field, note in self._notes.items():
            if only not in {None, field}:
                continue
            if field in by_field:
                note.show_text(render(account_finding(by_field[field])), drawing="problem", role="bad")
            else:
                self._show_hint(field)
            mark_problem(self.edit(field), marked=field in by_field)
            self.edit(field).setAccessibleDescription(note.text)
        self._secret.describe()
        if only in {None, AccountField.SECRET}:
            fault = by_field.get(AccountField.SECRET)
            self.trim.setVisible(fault is not None and fault.code is AccountFindingCode.SURROUNDING_SPACE)

    def _ready(self) -> Account | None:
        """The account as typed, or None after showing the findings beside the fields."""
        findings = self._findings()
        self._show_findings(findings)
        if findings:
            first = min((each.field for each in findings), key=_ORDER.index)
            if first is AccountField.LIST_URL:
                self.list_address.disclose()
            self.edit(first).setFocus()
            return None
        read = read_account(self.form(), id=self._id)
        return read if isinstance(read, Account) else None

    def _save(self) -> None:
        account = self._ready()
        if account is None:
            return
        self._set_saving(True)
        self.answer.show_text(self.tr("Saving… If the keyring asks for its password, type it there."), drawing="info")
        for_session = self.for_session.isEnabled() and self.for_session.isChecked()
        self._account_service.save(account, self.secret.text() or None, for_session=for_session)

    def _discard_check(self) -> None:
        """Cancel a connection test, and remove its result, once the form is edited."""
        if not self._saving:
            self._sender.cancel_check()
            self.check_button.setEnabled(True)
            self.answer.show_text("")

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        (self._keyring_wait.start if saving else self._keyring_wait.stop)()
        for button in (self.save_button, self.check_button):
            button.setEnabled(not saving)

    def _saved(self, account: Account) -> None:
        if account.id == self._id:
            self._set_saving(False)
            self.secret.clear()
            self.stored.emit(account)
            self.accept()

    def _save_failed(self, error: Exception) -> None:
        if not self._saving:
            return
        self._set_saving(False)
        if isinstance(error, VaultError):
            self.answer.show_text(render(vault_problem(error.reason)), drawing="problem", role="bad")
            self.for_session.setFocus()
        else:
            self.answer.show_text(storage_words(error), drawing="problem", role="bad")

    def _check(self) -> None:
        account = self._ready()
        if account is None:
            return
        if self.check_button.hasFocus():
            # Qt would hand the keys on to Cancel: Enter pressed twice would lose what was typed.
            self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.check_button.setEnabled(False)
        self.answer.show_text(self.tr("Asking the server. This cannot send a message."), drawing="info")
        self._sender.check(account, self.secret.text() or None)

    def _checked(self, report: SendReport) -> None:
        self.check_button.setEnabled(not self._saving)
        sentences, good = credentials_answer(report.outcome)
        drawing, role = ("good", "good") if good else ("problem", "bad")
        self.answer.show_text(sentences, drawing=drawing, role=role)

    def _located(self, found: SecretLocation) -> None:
        if found.account_id != self._id:
            return
        match found.place:
            case SecretPlace.KEYRING:
                sentence = self.tr("Kept in {0}. Type here to replace it.").format(found.keyring)
            case SecretPlace.SESSION:
                sentence = self.tr("Kept for this session only. Type here to replace it.")
            case _:
                sentence = self.tr("Not set. Type it here.")
        self._secret.show_place(sentence)
