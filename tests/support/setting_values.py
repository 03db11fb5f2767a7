"""For every setting: its default, values that are kept, and stored texts that make no sense."""

from typing import NamedTuple

from nxwa_desktop.storage.settings import LANGUAGES, SWITCH, THEMES

Value = str | int | bytes


class Values(NamedTuple):
    default: Value
    kept: tuple[Value, ...]
    senseless: tuple[Value, ...] = ()


TEXT = '0f, "1"; ü %41\n'

VALUES = {
    "language": Values("", LANGUAGES, ("xx", "zh")),
    "theme": Values("system", THEMES, ("Dark", "")),
    "font_percent": Values(100, (80, 100, 137, 200), (79, 201)),
    "default_account": Values("", (TEXT,)),
    "default_language": Values("", ("es_MX", ""), ("es-mx", "klingon")),
    "last_account": Values("", (TEXT, "sandbox")),
    "update_templates": Values("on", SWITCH, ("yes", "")),
    "proxy": Values(
        "", ("http://proxy.example.com:8080", "https://[::1]:3128", ""), ("ftp://x:1", "proxy", "http://a:b@x:1")
    ),
    "geometry": Values(b"", (bytes(range(256)),)),
}
