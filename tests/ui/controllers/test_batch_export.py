"""Rows of a batch in a file: those that are to be mended, and the results of all."""

import csv
from pathlib import Path

import pytest

from nxwa_desktop.ui.controllers.batch_export import BatchExportController
from tests.ui.batch_steps import BatchSteps, customer, rehearsed
from tests.ui.window_driver import WindowDriver, visible_texts


@pytest.fixture
def steps(driver: WindowDriver) -> BatchSteps:
    return BatchSteps(driver)


def exported(steps: BatchSteps) -> BatchExportController:
    return steps.page.findChildren(BatchExportController)[0]


def read(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_the_rows_of_one_kind_are_written_with_what_is_wrong(steps: BatchSteps, tmp_path: Path) -> None:
    steps.open(customer(0), customer(1, ""), ("=1+1", "", "en_US"))
    shown, path = steps.check.content.shown, tmp_path / "mend.csv"
    assert shown is not None
    with steps.driver.qtbot.waitSignal(steps.batches.export.finished):
        exported(steps).write_rows(shown, path)
    first, second = read(path)
    assert (first["phone"], first["name"], first["Row"]) == ("8613600000001", "", "3")
    assert "“First Name” is empty" in first["Reason"]
    assert second["phone"] == "'=1+1", "no formula for the spreadsheet"
    assert any(str(path.name) in text for text in visible_texts(steps.page.notice))


def test_all_results_are_written_beside_the_own_columns(steps: BatchSteps, tmp_path: Path) -> None:
    steps.open(customer(0), rehearsed("22091"), customer(1, ""))
    steps.start()
    steps.until_done()
    batch, path = steps.send.batch, tmp_path / "results.csv"
    assert batch is not None
    with steps.driver.qtbot.waitSignal(steps.batches.export.finished):
        exported(steps).write_results(batch, path)
    rows = read(path)
    assert [row["Row"] for row in rows] == ["2", "3", "4"]
    assert [row["name"] for row in rows] == ["David", "David", ""]
    assert rows[1]["Code"] == "22091"
    assert rows[0]["Message id"]


def test_a_place_that_cannot_be_written_is_said_with_what_to_do(steps: BatchSteps, tmp_path: Path) -> None:
    steps.open(customer(1, ""))
    shown = steps.check.content.shown
    assert shown is not None
    with steps.driver.qtbot.waitSignal(steps.batches.export.failed):
        exported(steps).write_rows(shown, tmp_path / "gone" / "file.csv")
    assert any("choose another one" in text for text in visible_texts(steps.page.notice))
