"""Sentences about invalid account fields, and about secrets that cannot be stored or read."""

from nxwa_desktop.storage.secrets.vault import VaultReason
from nxwa_desktop.texts.sentence import Sentence, one_line
from nxwa_desktop.validation.account_rules import AccountField, AccountFinding, AccountFindingCode

FIELD_NAMES: dict[AccountField, str] = {
    AccountField.NAME: "Name",
    AccountField.ENDPOINT: "Endpoint",
    AccountField.ACCESS_KEY: "Access key",
    AccountField.TENANT_ID: "Tenant id",
    AccountField.APPKEY: "Appkey",
    AccountField.BUSINESS_PHONE: "Business phone",
    AccountField.SECRET: "Secret",
    AccountField.LIST_URL: "Template list",
}

MISSING: dict[AccountField, str] = {
    AccountField.NAME: "The name is missing: call the account as you like.",
    AccountField.ENDPOINT: "The endpoint is missing: choose a region or type a URL.",
    AccountField.ACCESS_KEY: "The access key is missing: copy it from NXCloud's console.",
    AccountField.TENANT_ID: "The tenant id is missing: copy it from NXCloud's console.",
    AccountField.APPKEY: "The appkey is missing: copy it from NXCloud's console.",
    AccountField.BUSINESS_PHONE: "The business phone is missing: type the number that sends, with its country code.",
    AccountField.SECRET: "The secret is missing: copy it from NXCloud's console.",
}

# The sentences stand beside their field and need not name it.
FINDINGS: dict[AccountFindingCode, str] = {
    AccountFindingCode.MISSING: "This field is empty: fill it in.",
    AccountFindingCode.TOO_LONG: "Too long: {1} characters, and at most {0} are possible.",
    AccountFindingCode.WHITESPACE: "There is a space or line break in it (position {0}): remove it.",
    AccountFindingCode.SURROUNDING_SPACE: "It begins or ends with a space or line break: remove it.",
    AccountFindingCode.INVISIBLE_CHARACTER: "There is an invisible character in it ({0}, position {1}): type it again.",
    AccountFindingCode.BROKEN_CHARACTER: "There is a damaged character in it (position {1}): type it again.",
    AccountFindingCode.NOT_ASCII: "{0} (position {1}) cannot stand here: only plain letters, digits and signs can.",
    AccountFindingCode.URL_SCHEME: "Choose a region, or type a URL that begins with https://.",
    AccountFindingCode.URL_NOT_ENCRYPTED: "http:// would send to {0} unprotected: use https://.",
    AccountFindingCode.URL_CHARACTER: "{0} (position {1}) cannot stand in a URL: remove it.",
    AccountFindingCode.URL_CREDENTIALS: "Remove the user name and everything else up to the @.",
    AccountFindingCode.URL_FRAGMENT: "Remove the # and what follows it.",
    AccountFindingCode.URL_HOST_MISSING: "The URL names no server after https://: type it whole.",
    AccountFindingCode.URL_HOST_INVALID: "The URL's server name cannot exist: check its spelling.",
    AccountFindingCode.URL_PORT: "The port after the colon must be a number from 1 to 65535.",
    AccountFindingCode.NOT_A_NUMBER: "{0} is not part of a number: type digits only.",
    AccountFindingCode.OUT_OF_RANGE: "It must be a number from {0} to {1}.",
    AccountFindingCode.NOT_DIGITS: "{0} is not part of a phone number: remove it.",
    AccountFindingCode.TOO_FEW_DIGITS: "Too short ({1} of at least {0} digits): check the number and its country code.",
    AccountFindingCode.TOO_MANY_DIGITS: "Too long ({1} of at most {0} digits): check the number.",
}

LOOK_ALIKE = "The server's name mixes alphabets and may imitate another one. It is {0}: make sure that you mean it."

LIST_URL_SCHEME = "Type a URL that begins with https://."

# A secret is judged without telling where or what: nothing of it belongs into a sentence.
SECRET_FINDINGS: dict[AccountFindingCode, str] = {
    AccountFindingCode.SURROUNDING_SPACE: "The secret begins or ends with a space or line break: copy it again.",
    AccountFindingCode.INVISIBLE_CHARACTER: "The secret holds a line break or invisible character: copy it again.",
    AccountFindingCode.BROKEN_CHARACTER: "There is a damaged character in the secret: copy it again.",
    AccountFindingCode.TOO_LONG: "The secret is too long for a keyring: check that you copied the secret only.",
}

VAULT: dict[VaultReason, str] = {
    VaultReason.EMPTY: "The secret is empty: type it.",
    VaultReason.TOO_LONG: "The secret is too long for a keyring: check that you copied the secret only.",
    VaultReason.MISSING: "This account has no secret on this computer: open the account and type it.",
    VaultReason.NO_KEYRING: "No keyring is running here: start or install one, "
    "or keep the secret for this session only.",
    VaultReason.INSECURE: "The keyring here does not protect what it keeps, so it is not used: set up another, "
    "or keep the secret for this session only.",
    VaultReason.LOCKED: "The keyring is locked: unlock it and try again.",
    VaultReason.DISMISSED: "The keyring's question was closed without an answer: try again and answer it.",
    VaultReason.TIMEOUT: "The keyring did not answer in time: look for a question it is asking, and try again.",
    VaultReason.FAILED: "The keyring reported an error: try again, or keep the secret for this session only.",
}

VAULT_IN_COMMANDS: dict[VaultReason, str] = {
    VaultReason.MISSING: "This account has no secret on this computer: remove the account and add it again.",
    VaultReason.NO_KEYRING: "No keyring is running here: start or install one, then try again.",
    VaultReason.INSECURE: "The keyring here does not protect what it keeps, so it is not used: set up another.",
    VaultReason.FAILED: "The keyring reported an error: try again.",
}


def account_field_name(field: AccountField) -> Sentence:
    """The field's name as it stands in the dialog."""
    return Sentence(FIELD_NAMES[field])


def account_finding(found: AccountFinding) -> Sentence:
    """The problem of a field, and what to do. Nothing of a secret is repeated."""
    if found.code is AccountFindingCode.MISSING:
        return Sentence(MISSING.get(found.field, FINDINGS[found.code]))
    if found.field is AccountField.LIST_URL and found.code is AccountFindingCode.URL_SCHEME:
        return Sentence(LIST_URL_SCHEME)
    if found.field is AccountField.SECRET and found.code in SECRET_FINDINGS:
        return Sentence(SECRET_FINDINGS[found.code])
    return Sentence(FINDINGS[found.code], found.values)


def look_alike_host(host: str) -> Sentence:
    """A warning about an endpoint whose host, here in ASCII, mixes alphabets."""
    return Sentence(LOOK_ALIKE, (one_line(host),))


def vault_problem(reason: VaultReason, *, in_window: bool = True) -> Sentence:
    """The reason why a secret could not be stored or read, and what to do. A command has no session to keep one for."""
    return Sentence(VAULT[reason] if in_window else VAULT_IN_COMMANDS.get(reason, VAULT[reason]))


def templates() -> tuple[str, ...]:
    """All templates of this module."""
    tables = (FIELD_NAMES, MISSING, FINDINGS, SECRET_FINDINGS, VAULT, VAULT_IN_COMMANDS)
    return (LOOK_ALIKE, LIST_URL_SCHEME, *(text for table in tables for text in table.values()))
