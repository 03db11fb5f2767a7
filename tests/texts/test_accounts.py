"""Sentences about an account's fields."""

import pytest

from nxwa_desktop import texts
from nxwa_desktop.validation.account_rules import AccountField, AccountFinding, AccountForm, check_secret, read_account


@pytest.mark.parametrize(
    "bad",
    [
        AccountForm(),
        AccountForm(name="x" * 90, endpoint="a", access_key="a b", tenant_id="x", appkey="\u200b", business_phone="x"),
        AccountForm(
            name="\x07", endpoint="http://a.b", access_key="ä", tenant_id="0", appkey="\ud800", business_phone="1"
        ),
        AccountForm(endpoint="https://a|b", business_phone="1" * 20),
        AccountForm(endpoint="https://a@b"),
        AccountForm(endpoint="https://a/#b"),
        AccountForm(endpoint="https://"),
        AccountForm(endpoint="https://a..b"),
        AccountForm(endpoint="https://a:99999"),
    ],
)
def test_every_placeholder_of_an_account_finding_gets_its_value(bad: AccountForm) -> None:
    found = read_account(bad, id="1")

    assert isinstance(found, tuple)
    for finding in found:
        assert "…" not in str(texts.accounts.account_finding(finding)), finding


@pytest.mark.parametrize("secret", ["", " s", "a\nb", "a\u200bb", "\ud800", "x" * 2000])
def test_a_secrets_finding_comes_without_values(secret: str) -> None:
    code = check_secret(secret)

    assert code is not None
    said = texts.accounts.account_finding(AccountFinding(AccountField.SECRET, code))
    assert "secret" in str(said).lower()
    assert said.values == ()
