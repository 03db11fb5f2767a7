"""Random keys and clicks raise nothing and leave the log empty; `tests.support.random_use` does it for longer."""

import random
from collections.abc import Callable

import pytest

from tests.support.random_use import STARTED, collected_logs, one_step, tidy
from tests.ui.window_driver import WindowDriver


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_that_can_be_pressed_raises(make_driver: Callable[..., WindowDriver], seed: int) -> None:
    rng = random.Random(seed)
    with collected_logs() as collector:
        driver = make_driver(sandbox=True)
        driver.until(lambda: driver.app.account_service.in_sandbox)
        driver.load(STARTED)
        for number in range(150):
            one_step(driver.app, rng)
            if number % 50 == 49:
                tidy(driver.app)
        assert collector.messages == []
