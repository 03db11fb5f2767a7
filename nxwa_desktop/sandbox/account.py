"""The account people practise with. Its secret is public: it opens nothing but the sandbox."""

import msgspec

from nxwa_desktop.protocol.account import Account

SANDBOX_SECRET = "sandbox-practice-secret"  # noqa: S105 - public by design, known to the sandbox alone


class KnownAccount(msgspec.Struct, frozen=True):
    """An account the sandbox lets in, and the secret its requests must be signed with."""

    account: Account
    secret: str


def sandbox_account(url: str) -> Account:
    """The sandbox's own account; `url` is where the running sandbox listens.

    The values look like the document's examples (seed, Body Parameters).
    """
    return Account(
        id="sandbox",
        name="Sandbox",
        endpoint=url,
        access_key="sandbox2na3kdi3ki",
        tenant_id=1,
        appkey="pem28kje",
        business_phone="8615800001795",
        sandbox=True,
    )
