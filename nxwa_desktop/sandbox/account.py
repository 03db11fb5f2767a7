"""The sandbox's own account. Its secret is public: only the sandbox accepts it."""

import msgspec

from nxwa_desktop.protocol.account import SANDBOX, Account

SANDBOX_SECRET = "sandbox-practice-secret"  # noqa: S105 - public by design


class KnownAccount(msgspec.Struct, frozen=True):
    """An account that the sandbox accepts, and the secret that signs its requests."""

    account: Account
    secret: str


def sandbox_account(url: str) -> Account:
    """The sandbox's own account for the URL of the running sandbox.

    The values resemble the document's examples (seed, Body Parameters).
    """
    return Account(
        id=SANDBOX,
        name="Sandbox",
        endpoint=url,
        access_key="sandbox2na3kdi3ki",
        tenant_id=1,
        appkey="pem28kje",
        business_phone="8615800001795",
        sandbox=True,
    )
