"""Bounds on what is read as a table."""

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes of a file, or of a pasted text."""
LARGEST_UNPACKED = 500 * 1024 * 1024
"""Bytes of all parts of a workbook together."""
MOST_ROWS = 100_000
"""Rows below the header row."""
MOST_COLUMNS = 200
LONGEST_CELL = 32_767
"""Characters, as in Excel."""
LONGEST_READING = 60.0
"""Seconds for a workbook."""
LARGEST_MEMORY = 1_500 * 1024 * 1024
"""Bytes that the process that reads a workbook may have, where the system can bound it."""
