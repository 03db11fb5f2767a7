"""The one place of the English sentences that the window and the command line share. No Qt.

Templates stand in tables keyed by what they explain; `all_templates` lists them for translation. The tables are
loaded when they are first asked: the window's first picture needs one of them.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nxwa_desktop.texts.accounts import account_field_name, account_finding, look_alike_host, vault_problem
    from nxwa_desktop.texts.credentials import credentials_answer
    from nxwa_desktop.texts.findings import finding, finding_short
    from nxwa_desktop.texts.images import image_finding, image_kind
    from nxwa_desktop.texts.imports import account_told, belongs_to, import_refusal
    from nxwa_desktop.texts.outcomes import (
        outcome_advice,
        outcome_meaning,
        outcome_title,
        safe_to_send_again,
        who_can_fix,
    )
    from nxwa_desktop.texts.repeats import earlier_send, repeat_advice
    from nxwa_desktop.texts.sentence import Sentence
    from nxwa_desktop.texts.storage import storage_problem
    from nxwa_desktop.texts.templates import import_summary, unsendable

_ROOMS = {
    "account_field_name": "accounts",
    "account_finding": "accounts",
    "account_told": "imports",
    "belongs_to": "imports",
    "credentials_answer": "credentials",
    "earlier_send": "repeats",
    "finding": "findings",
    "finding_short": "findings",
    "image_finding": "images",
    "image_kind": "images",
    "import_refusal": "imports",
    "import_summary": "templates",
    "look_alike_host": "accounts",
    "outcome_advice": "outcomes",
    "outcome_meaning": "outcomes",
    "outcome_title": "outcomes",
    "repeat_advice": "repeats",
    "safe_to_send_again": "outcomes",
    "Sentence": "sentence",
    "storage_problem": "storage",
    "unsendable": "templates",
    "vault_problem": "accounts",
    "who_can_fix": "outcomes",
}

__all__ = [
    "Sentence",
    "account_field_name",
    "account_finding",
    "account_told",
    "all_templates",
    "belongs_to",
    "credentials_answer",
    "earlier_send",
    "finding",
    "finding_short",
    "image_finding",
    "image_kind",
    "import_refusal",
    "import_summary",
    "look_alike_host",
    "outcome_advice",
    "outcome_meaning",
    "outcome_title",
    "repeat_advice",
    "safe_to_send_again",
    "storage_problem",
    "unsendable",
    "vault_problem",
    "who_can_fix",
]


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_ROOMS[name]}"), name)


def all_templates() -> tuple[str, ...]:
    """Every template that a function of this package can return, each once: the translator's work list."""
    from nxwa_desktop.texts import (
        accounts,
        credentials,
        findings,
        images,
        imports,
        outcomes,
        repeats,
        storage,
        templates,
    )

    rooms = (findings, accounts, outcomes, repeats, credentials, storage, templates, imports, images)
    return tuple(dict.fromkeys(text for room in rooms for text in room.templates()))
