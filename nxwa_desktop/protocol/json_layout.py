"""JSON laid out for reading, which stays what it is: every number, every key, every order as it was written."""

import json
import re

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}\[\],:]|[^\s"{}\[\],:]++')
_STEP = "  "


def laid_out(text: str) -> str | None:
    """One key or value a line, indented; None where the text is no JSON.

    Not through values: those would round `1e400`, write `1.50` as `1.5`, and keep the last of two keys alike.
    """
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        return None
    parts: list[str] = []
    depth, before = 0, ""
    for piece in _TOKEN.findall(text):
        closes = piece in {"}", "]"}
        depth -= closes
        opened = before in {"{", "["}
        # What is empty stays on its line.
        if before == "," or closes != opened:
            parts.append("\n" + _STEP * depth)
        parts.append(": " if piece == ":" else _readable(piece))
        depth += piece in {"{", "["}
        before = piece
    return "".join(parts)


def _readable(piece: str) -> str:
    """Letters for their escapes, but for what cannot be seen or would turn the line round."""
    if not piece.startswith('"') or "\\" not in piece:
        return piece
    written = json.dumps(json.loads(piece), ensure_ascii=False)
    return written if written.isprintable() else piece
