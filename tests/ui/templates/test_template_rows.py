"""Which names are listed, and in which order."""

import pytest

from nxwa_desktop.services.template_search import searched
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.templates.template_rows import StatusChoice, TemplateFilter, rows_of


def made(
    name: str, language: str = "en_US", text: str = "", status: str = "", *, account_id: str = "", is_gone: bool = False
) -> SavedTemplate:
    return SavedTemplate(
        id=f"{name} {language}",
        title=f"{name} ({language})",
        name=name,
        language=language,
        body_text=text,
        status=status,
        account_id=account_id,
        is_gone=is_gone,
    )


TEMPLATES = (
    made("order_update", "en_US", "Your parcel", "APPROVED", account_id="a"),
    made("order_update", "zh_CN", "您的包裹", "PENDING", account_id="a"),
    made("parcel_promo", "es", "Hola", "PAUSED", account_id="a"),
    made("my_parcel", "en_US", "Own words"),
    made("old", "en_US", "Bye", "APPROVED", account_id="a", is_gone=True),
)


def names(wanted: TemplateFilter) -> list[str]:
    return [row.group.name for row in rows_of(searched(TEMPLATES), wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (TemplateFilter(), ["my_parcel", "old", "order_update", "parcel_promo"]),
        (TemplateFilter("PARCEL"), ["parcel_promo", "my_parcel", "order_update"]),
        (TemplateFilter("parcel zh"), ["order_update"]),
        (TemplateFilter("包裹"), ["order_update"]),
        (TemplateFilter("nothing"), []),
        (TemplateFilter(status=StatusChoice.PENDING), ["order_update"]),
        (TemplateFilter(status=StatusChoice.IN_USE), ["order_update"]),
        (TemplateFilter(status=StatusChoice.GONE), ["old"]),
        (TemplateFilter(status=StatusChoice.OWN), ["my_parcel"]),
        (TemplateFilter(language="es"), ["parcel_promo"]),
    ],
)
def test_found(wanted: TemplateFilter, expected: list[str]) -> None:
    assert names(wanted) == expected


@pytest.mark.parametrize(
    ("wanted", "prefer", "shown"),
    [
        (TemplateFilter(), ("en",), "en_US"),
        (TemplateFilter(), ("zh_CN",), "en_US"),  # what can be sent comes first
        (TemplateFilter(language="zh_CN"), ("en",), "zh_CN"),
        (TemplateFilter(status=StatusChoice.PENDING), ("en",), "zh_CN"),
    ],
)
def test_the_template_that_stands_for_a_name(wanted: TemplateFilter, prefer: tuple[str, ...], shown: str) -> None:
    row = next(row for row in rows_of(searched(TEMPLATES), wanted, prefer) if row.group.name == "order_update")
    assert row.shown.language == shown
