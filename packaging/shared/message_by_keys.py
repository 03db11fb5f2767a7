"""A message typed into the program's window, and the row that it must leave."""

from shared.screen import Screen

NUMBER, TEMPLATE, LANGUAGE = "8613600009759", "order_update", "en_US"
ACCEPTED = ("accepted", NUMBER, TEMPLATE, LANGUAGE)
"""State, recipient, template and language of its row in the history."""


def type_message(screen: Screen, delay_ms: int, number: str = NUMBER) -> None:
    """Begin a new message in the window that has the focus, type it and send it."""
    screen.hands("key", "ctrl+n")
    for text in (number, TEMPLATE, LANGUAGE):
        screen.hands("type", "--delay", str(delay_ms), text)
        screen.hands("key", "Tab")
    screen.hands("key", "ctrl+Return")
