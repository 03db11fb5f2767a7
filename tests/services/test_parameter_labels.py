"""The rows and the variables of a template's text."""

from hypothesis import given
from hypothesis import strategies as st

from nxwa_desktop.services.parameter_labels import Fitted, Key, fit

labels = st.lists(st.sampled_from(["a", "b", "c", "1"]), max_size=5).map(tuple)
rows = st.lists(st.sampled_from(["", "x", "y", "z"]), max_size=5).map(tuple)


def test_rows_go_where_their_labels_go() -> None:
    assert fit(("b", "a"), ("x", "y"), ("a", "b"), {}) == Fitted(("y", "x"), ("b", "a"), (1, 0))


def test_each_occurrence_is_a_row_of_its_own() -> None:
    assert fit(("a", "b", "a"), ("x", "y"), ("a", "a"), {}) == Fitted(("x", "", "y"), ("a", "b", "a"), (0, None, 1))


def test_what_is_typed_for_one_occurrence_stands_for_the_others() -> None:
    assert fit(("a", "b", "a"), ("x",), ("a",), {}) == Fitted(("x", "", "x"), ("a", "b", "a"), (0, None, None))


def test_a_text_whose_label_is_gone_is_kept_and_comes_back() -> None:
    kept: dict[Key, str] = {}
    assert fit(("b",), ("x", "y"), ("a", "b"), kept) == Fitted(("y",), ("b",), (1,))
    assert kept == {("a", 0): "x"}
    assert fit(("a", "b"), ("y",), ("b",), kept) == Fitted(("x", "y"), ("a", "b"), (None, 0))


def test_emptied_and_taken_away_it_stays_empty() -> None:
    kept: dict[Key, str] = {("a", 0): "x"}
    fit(("b",), ("", "y"), ("a", "b"), kept)
    assert fit(("a", "b"), ("y",), ("b",), kept).rows == ("", "y")


def test_rows_without_a_label_take_free_places_only() -> None:
    fitted = fit(("a", "b", "c"), ("one", "", "two", "y"), ("", "", "", "b"), {})
    assert fitted == Fitted(("one", "y", "two"), ("a", "b", "c"), (0, 3, 2))
    # A place whose text is only away is not free.
    assert fit(("a", "b"), ("one",), (), {("a", 0): "x"}) == Fitted(("x", "one"), ("a", "b"), (None, 0))
    assert fit(("a",), ("one", "two"), (), {}) == Fitted(("one", "two"), ("a", ""), (0, 1))


def test_without_variables_the_rows_stay_but_those_that_were_only_places() -> None:
    assert fit((), ("x", "", ""), ("a", "b", ""), {}) == Fitted(("x", ""), ("a", ""), (0, 2))
    assert fit((), ("", "x"), (), {}) == Fitted(("", "x"), (), (0, 1))


@given(labels, rows, labels)
def test_nothing_that_was_typed_is_lost(
    before: tuple[str, ...], values: tuple[str, ...], wanted: tuple[str, ...]
) -> None:
    known = (*before[: len(values)], *[""] * (len(values) - len(before)))
    kept: dict[Key, str] = {}
    fitted = fit(wanted, values, known, kept)
    assert len(fitted.rows) == len(fitted.origins)
    assert len(fitted.labels) in ({len(fitted.rows)} if wanted else {0, len(fitted.rows)})
    assert fitted.labels[: len(wanted)] == wanted
    used = [origin for origin in fitted.origins if origin is not None]
    assert len(set(used)) == len(used)
    for row, origin in zip(fitted.rows, fitted.origins, strict=True):
        assert origin is None or not values[origin] or row == values[origin]
    lost = [value for number, value in enumerate(values) if number not in used and value]
    assert sorted(filter(None, kept.values())) == sorted(lost)
