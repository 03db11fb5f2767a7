"""The one place of the English sentences that the window and the command line share. No Qt.

Templates stand in tables keyed by what they explain; `all_templates` lists them for translation.
"""

from nxwa_desktop.english import accounts, credentials, findings, outcomes
from nxwa_desktop.english.accounts import account_field_name, account_finding, vault_problem
from nxwa_desktop.english.credentials import credentials_answer
from nxwa_desktop.english.findings import finding, finding_short
from nxwa_desktop.english.outcomes import outcome_advice, outcome_meaning, outcome_title, safe_to_send_again
from nxwa_desktop.english.sentence import Sentence

__all__ = [
    "Sentence",
    "account_field_name",
    "account_finding",
    "all_templates",
    "credentials_answer",
    "finding",
    "finding_short",
    "outcome_advice",
    "outcome_meaning",
    "outcome_title",
    "safe_to_send_again",
    "storage_problem",
    "vault_problem",
]


def storage_problem(error: BaseException) -> Sentence:
    """What is wrong with the disk, and what to do."""
    # sqlite3 comes with it, which the first paint does not wait for.
    from nxwa_desktop.english import storage

    return storage.storage_problem(error)


def all_templates() -> tuple[str, ...]:
    """Every template that a function of this package can return, each once: the translator's work list."""
    from nxwa_desktop.english import storage

    rooms = (findings, accounts, outcomes, credentials, storage)
    return tuple(dict.fromkeys(text for room in rooms for text in room.templates()))
