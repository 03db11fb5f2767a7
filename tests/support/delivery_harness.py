"""A delivery for tests with real storage, vault and client."""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeVar

from nxwa_desktop.protocol.account import Account
from nxwa_desktop.protocol.http_client import Client
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.protocol.signature_algorithms import Algorithm
from nxwa_desktop.sandbox.account import SANDBOX_SECRET, sandbox_account
from nxwa_desktop.sending.delivery import Delivery
from nxwa_desktop.sending.send_report import SendReport
from nxwa_desktop.sending.server_clock import ServerClock
from nxwa_desktop.storage.secrets.vault import Vault
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.send_log import Entry
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.system.threads import DaemonExecutor
from tests.support.accounts import make_account

T = TypeVar("T")

MESSAGE = Message("+86 136 0000-9759", "text_template", "en_US", body=("David", 'China "牛" 😀'))


def message_to(recipient: str) -> Message:
    return Message(recipient, "text_template", "en_US", body=("David",))


def account_at(url: str, *, algorithm: Algorithm = Algorithm.MD5) -> Account:
    """The sandbox's account under another id, so that its secret is looked for in the vault."""
    own = sandbox_account(url)
    return make_account(
        endpoint=url,
        access_key=own.access_key,
        tenant_id=own.tenant_id,
        appkey=own.appkey,
        business_phone=own.business_phone,
        algorithm=algorithm,
    )


class Computer:
    """A computer whose clock somebody sets, and whose time passes only when it is told to."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0
        """What its clock shows."""
        self.true = self.now
        """What a right clock shows."""

    def passes(self, seconds: float) -> None:
        """Time goes by for everybody."""
        self.now += seconds
        self.true += seconds

    def is_set(self, seconds: float) -> None:
        """Somebody puts its clock forward, or back."""
        self.now += seconds

    def clock(self) -> ServerClock:
        """A program's clock on this computer."""
        # A steady clock counts from anywhere.
        return ServerClock(lambda: self.now, lambda: self.true - 1_789_999_000.0)

    def server_time(self) -> float:
        """The time as a server with a right clock has it."""
        return self.true


class DeliveryHarness:
    """What a send needs, and what a test wants to know of it."""

    def __init__(self, folder: Path, vault: Vault | None = None, clock: ServerClock | None = None) -> None:
        self.paths = Paths.below(folder)
        self.vault = vault or Vault()
        self.clock = clock or ServerClock()
        self.storage = StorageWorker(self.paths)
        self.secrets = SecretWorker(self.vault)
        client = Client(clock=lambda: self.clock.local_ms() / 1000)
        self.delivery = Delivery(storage=self.storage, secrets=self.secrets, client=client, clock=self.clock)

    def keep(self, account: Account, secret: str = SANDBOX_SECRET) -> Account:
        """Let the vault hold the account's secret for this session."""
        self.vault.keep_for_session(account.id, secret)
        return account

    def send(self, message: Message, account: Account, *, confirmed_id: str = "") -> SendReport:
        return run(lambda: self.delivery.send(message, account, confirmed_id=confirmed_id))

    def rows(self) -> tuple[Entry, ...]:
        return self.storage.submit(lambda repos: repos.history.newest(100)).result(10)

    def row(self) -> Entry:
        (entry,) = self.rows()
        return entry

    def close(self) -> None:
        self.secrets.close(5)
        self.vault.close()
        assert self.storage.close(10)


@contextlib.contextmanager
def delivery_harness(
    folder: Path, vault: Vault | None = None, clock: ServerClock | None = None
) -> Iterator[DeliveryHarness]:
    opened = DeliveryHarness(folder, vault, clock)
    try:
        yield opened
    finally:
        opened.close()


def run(work: Callable[[], Awaitable[T]]) -> T:
    """Run in a loop like the program's; fails when a task is left behind."""

    async def main() -> T:
        asyncio.get_running_loop().set_default_executor(DaemonExecutor())
        result = await work()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return result

    return asyncio.run(main())


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Let the loop go on until the condition holds."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0.002)


def cancelled(work: Callable[[], Awaitable[SendReport]], reached: Callable[[], bool]) -> SendReport:
    """Cancel a send once it is where it is wanted; its report."""

    async def main() -> SendReport:
        task = asyncio.ensure_future(work())
        await asyncio.sleep(0)  # one cancelled before its first step has nothing to say
        await until(lambda: reached() or task.done())
        for _ in range(10):  # what was reached on another thread has yet to reach the task
            await asyncio.sleep(0)
        assert not task.done()
        task.cancel()
        report = await task
        assert task.cancelling() == 0
        return report

    return run(main)


class Block:
    """A call that holds a worker's thread until `release`."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self._free = threading.Event()

    def __call__(self, *_: object) -> None:
        self.entered.set()
        assert self._free.wait(30)

    def release(self) -> None:
        self._free.set()
