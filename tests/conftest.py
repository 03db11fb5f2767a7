"""What holds for every test, before any of them is imported."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, Qt

# Read once, when Qt makes its application. A test under a real display sets it before it starts the run. On Windows
# `offscreen` has no fonts.
os.environ.setdefault("QT_QPA_PLATFORM", "windows" if os.name == "nt" else "offscreen")
if os.name == "nt":
    # What a process of a test prints is in the code page there, which lacks letters of the person's own folder.
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
    # A dialog of Windows' own is none of Qt's widgets: no test can see it or close it.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)

pytest_plugins = ["tests.support.fixtures", "tests.support.second_starts", "tests.support.wine"]

# A law is not a speed: on a busy machine any example may take long.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")

# As in the program (`services.collector`): no worker ever deletes what is left of a window.
gc.disable()
TESTS_BETWEEN = 20


def pytest_collection_finish() -> None:
    """Leave what pytest and the imports made out of every later collection: it stays to the end."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Collect garbage here, in the main thread, now and then."""
    yield
    done = item.session.stash.get(_DONE, 0) + 1
    item.session.stash[_DONE] = done
    if done % TESTS_BETWEEN == 0:
        gc.collect()


_DONE = pytest.StashKey[int]()
