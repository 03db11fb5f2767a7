"""Icon, colour and surface of each kind of outcome."""

from nxwa_desktop.protocol.outcome import Accepted, NotSent, Rejected, Unknown

LOOKS = {
    Accepted: ("good", "good", "good_surface"),
    Rejected: ("problem", "problem", "problem_surface"),
    NotSent: ("not_sent", "warning", "warning_surface"),
    Unknown: ("question", "warning", "warning_surface"),
}
"""Drawing, colour and surface of each kind of outcome."""

LONGEST_WORDS = 300
"""Characters of the server's words that are shown; the ticket has more."""
