"""Save a template without variables, as a person does in the window."""

import contextlib

from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.system.paths import Paths
from nxwa_desktop.templates.saved_template import SavedTemplate

with contextlib.closing(Repositories(Paths.of_user())) as storage:
    template = SavedTemplate(
        id="t1", title="Order", name="order_update", language="en_US", body_text="Hello {{Name}}", body_labels=("Name",)
    )
    storage.templates.save(template, 1)
