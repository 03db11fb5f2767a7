"""The limits of an import: sizes and numbers beyond which a text is refused or not searched further."""

MAX_IMPORT = 5 * 1024 * 1024
"""Bytes. A message's body has a few thousand; a larger source is refused before it is read."""
MAX_TEMPLATE_FILE = 16 * 1024 * 1024
"""The most bytes of a file of templates: ten thousand templates have half as many, and reading more takes too long."""
MAX_BROKEN = 128 * 1024
"""The most characters of invalid JSON. No shell takes a longer command line, and no message is as long."""
MAX_OBJECTS = 100
"""The most JSON objects that are read from one text."""
MAX_FOUND = 200
"""The most messages found in one collection; a longer choice is of no use."""
MAX_GUESSED = 64 * 1024
"""The most characters of a text in which the ends of values are guessed."""
MAX_UNFILLED = 20
"""The largest number of unfilled shell variables reported."""
