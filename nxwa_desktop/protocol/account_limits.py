"""The limits of an account's fields."""

MAX_NAME = 80
MAX_URL = 2000
MAX_KEY = 200
"""Length of access key and appkey; real ones have about a dozen characters."""
MAX_TENANT_ID = 2**63 - 1
"""`tenant_id` is a Long (seed, Body Parameters)."""
MAX_SECRET_UNITS = 1280
"""UTF-16 code units of a secret: the limit of the Windows Credential Manager."""
