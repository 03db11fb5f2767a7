from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.account_limits import MAX_TENANT_ID
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.storage.accounts import Accounts, NameTaken
from nxwa_desktop.storage.errors import StorageError, UnstorableValue
from nxwa_desktop.storage.sqlite import Database
from tests.support.accounts import make_account

ACCOUNT = make_account(name="Acme Support", tenant_id=1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "test.sqlite3") as database:
        yield database


@pytest.fixture
def accounts(database: Database) -> Accounts:
    return Accounts(database)


def named(name: str, id: str) -> Account:  # noqa: A002
    return msgspec.structs.replace(ACCOUNT, name=name, id=id)


def test_an_account_comes_back_as_it_was_after_a_restart(tmp_path: Path) -> None:
    account = msgspec.structs.replace(ACCOUNT, tenant_id=MAX_TENANT_ID, algorithm=Algorithm.SHA256)
    with Database(tmp_path / "test.sqlite3") as first:
        Accounts(first).save(account)
    with Database(tmp_path / "test.sqlite3") as second:
        assert Accounts(second).list() == (account,)


def test_saving_again_replaces(accounts: Accounts) -> None:
    accounts.save(ACCOUNT)
    changed = msgspec.structs.replace(ACCOUNT, name="acme support", appkey="other", tenant_id=7)
    accounts.save(changed)
    assert accounts.list() == (changed,)


def test_listed_by_name_whatever_its_case(accounts: Accounts) -> None:
    for number, name in enumerate(("beta", "Alpha", "äther", "Gamma", "alpine")):
        accounts.save(named(name, str(number)))
    assert [account.name for account in accounts.list()] == ["Alpha", "alpine", "beta", "Gamma", "äther"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Acme", "Acme"),
        ("Acme", "ACME"),
        ("Acme", "  acme\t\u3000"),
        ("Straße", "STRASSE"),
        ("Café", "CAFE\u0301"),
        ("\u0391\u0345", "\u1fb3"),
        ("\u017f\u0301", "\u015a"),
    ],
)
def test_a_name_is_taken_however_it_is_spelt(accounts: Accounts, first: str, second: str) -> None:
    accounts.save(named(first, "1"))
    before = accounts.list()
    with pytest.raises(NameTaken):
        accounts.save(named(second, "2"))
    assert accounts.list() == before
    accounts.save(named("another", "2"))
    with pytest.raises(NameTaken):
        accounts.save(named(second, "2"))
    assert [account.name for account in accounts.list() if account.id == "2"] == ["another"]


def test_the_name_is_trimmed(accounts: Accounts) -> None:
    accounts.save(named(" Acme \n", "1"))
    assert accounts.list()[0].name == "Acme"


def test_remove_frees_the_name(accounts: Accounts) -> None:
    accounts.save(ACCOUNT)
    accounts.remove("unheard of")
    assert len(accounts.list()) == 1
    accounts.remove("a1")
    assert accounts.list() == ()
    accounts.save(named("Acme Support", "2"))


@pytest.mark.parametrize("field", ["id", "name", "access_key"])
def test_half_a_character_is_refused(accounts: Accounts, field: str) -> None:
    with pytest.raises(UnstorableValue) as caught:
        accounts.save(msgspec.structs.replace(ACCOUNT, **{field: "k\ud800"}))
    assert caught.value.__cause__ is None
    assert accounts.list() == ()


def test_an_integer_beyond_64_bits_is_refused(accounts: Accounts) -> None:
    with pytest.raises(UnstorableValue):
        accounts.save(msgspec.structs.replace(ACCOUNT, tenant_id=MAX_TENANT_ID + 1))


def test_removing_half_a_character_raises_nothing_foreign(accounts: Accounts) -> None:
    with pytest.raises(StorageError):
        accounts.remove("\udfff")


def test_an_algorithm_of_a_newer_version_is_kept(database: Database, accounts: Accounts) -> None:
    accounts.save(ACCOUNT)
    database.execute("UPDATE accounts SET algorithm = 'sm3'")
    (account,) = accounts.list()
    assert (account.algorithm.label, account.algorithm.is_known) == ("sm3", False)
    accounts.save(msgspec.structs.replace(account, name="Renamed"))
    assert database.query("SELECT name, algorithm FROM accounts") == [("Renamed", "sm3")]


TEXT = st.text(st.characters(codec="utf-8"))


# Not the explaining phase: it runs for minutes where every example is committed to disk.
@settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=TEXT.map(str.strip),
    texts=st.tuples(TEXT, TEXT, TEXT, TEXT),
    tenant_id=st.integers(-(2**63), MAX_TENANT_ID),
    algorithm=st.sampled_from(Algorithm),
)
def test_any_account_round_trips(
    accounts: Accounts, name: str, texts: tuple[str, str, str, str], tenant_id: int, algorithm: Algorithm
) -> None:
    endpoint, access_key, appkey, business_phone = texts
    account = make_account(
        name=name,
        endpoint=endpoint,
        access_key=access_key,
        tenant_id=tenant_id,
        appkey=appkey,
        business_phone=business_phone,
        algorithm=algorithm,
    )
    accounts.save(account)
    assert accounts.list() == (account,)
