"""The accounts of the tests."""

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.signature_algorithms import Algorithm


def make_account(
    *,
    id: str = "a1",  # noqa: A002 - the field's name
    name: str = "Acme",
    endpoint: str = "global",
    access_key: str = "fme2na3kdi3ki",
    tenant_id: int = 7,
    appkey: str = "pem28kje",
    business_phone: str = "8615800001795",
    algorithm: Algorithm = Algorithm.MD5,
) -> Account:
    """A valid account that differs from the others of the tests as its arguments say."""
    return Account(
        id=id,
        name=name,
        endpoint=endpoint,
        access_key=access_key,
        tenant_id=tenant_id,
        appkey=appkey,
        business_phone=business_phone,
        algorithm=algorithm,
    )
