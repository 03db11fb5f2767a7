"""What holds for every test, before any of them is imported."""

import os

from hypothesis import settings

# Read once, when Qt makes its application. A test under a real display sets it before it starts the run.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.support.fixtures"]

# A law is not a speed: on a busy machine any example may take long.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")
