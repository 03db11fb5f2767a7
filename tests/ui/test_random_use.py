"""Random keys and clicks raise nothing and leave the log empty; `tests.support.random_use` does it for longer."""

import random
from collections.abc import Callable

import pytest

from tests.support.random_use import STARTED, listening, one_step, tidy
from tests.ui.workbench import Bench


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_that_can_be_pressed_raises(make_bench: Callable[..., Bench], seed: int) -> None:
    rng = random.Random(seed)
    with listening() as ear:
        bench = make_bench(sandbox=True)
        bench.until(lambda: bench.app.account_service.in_sandbox)
        bench.load(STARTED)
        for number in range(150):
            one_step(bench.app, rng)
            if number % 50 == 49:
                tidy(bench.app)
        assert ear.heard == []
