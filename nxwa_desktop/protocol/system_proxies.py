"""What the system's proxy settings say beyond what httpx reads of them."""

import asyncio
import contextlib
import importlib
import sys
import urllib.request
from typing import Any

_INTERNET_SETTINGS = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"


async def route(host: str, proxy: str) -> dict[str, Any]:
    """The options of an httpx client for requests to `host`; `proxy` is the person's choice, empty for the system's."""
    if proxy:
        return {"proxy": proxy, "trust_env": False}
    return {"trust_env": not await is_bypassed(host)}


async def is_bypassed(host: str, platform: str = sys.platform) -> bool:
    """True where the system's exceptions, such as `ProxyOverride` of Windows, let a host be reached without the proxy.

    httpx reads the exceptions of the environment alone.
    """
    if platform not in {"win32", "darwin"} or not urllib.request.getproxies():
        return False
    # Looks up names, which may take seconds.
    with contextlib.suppress(OSError):
        return bool(await asyncio.to_thread(urllib.request.proxy_bypass, host))
    return False


def has_script(platform: str = sys.platform) -> bool:
    """True where Windows is to find its proxy by a script (PAC), which is not read here, and by nothing else."""
    if platform != "win32" or urllib.request.getproxies():
        return False
    winreg: Any = importlib.import_module("winreg")
    with contextlib.suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _INTERNET_SETTINGS) as key:
        return bool(winreg.QueryValueEx(key, "AutoConfigURL")[0])
    return False
