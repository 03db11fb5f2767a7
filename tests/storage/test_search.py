"""The search finds what a plain look at every text finds, whatever is typed."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nxwa_desktop.protocol.message import ImageHeader, Message, TextHeader
from nxwa_desktop.protocol.request_body import encode_body
from nxwa_desktop.sandbox.account import sandbox_account
from nxwa_desktop.storage.search import END, FEW_TRIGRAMS, RARE, SAMPLE, fold, indexed_text, query_of, words_of
from nxwa_desktop.storage.send_queries import SendQueries
from nxwa_desktop.storage.send_records import Filter
from nxwa_desktop.storage.sqlite import Database
from nxwa_desktop.system.paths import Paths

ALPHABETS = (
    "abAB \n",
    "a'\"%*_-+()^:\\ ",
    "订单国际 ，。",
    "😀👍🏽🇩🇪\u200d ",
    "مرحبا \u064b\u0640",
    "0123456789 +-().٠١٢３",
    "eé\u0301ßSsſKKİıﬁ Å\u030a",
    "a\0\ud800\udc00\udfff\U0010ffff\ufffe\uffff\ufffd\ufeff ",
)
TEXTS = st.sampled_from(ALPHABETS).flatmap(lambda letters: st.text(letters, max_size=6))
MIXED = st.text("".join(ALPHABETS), max_size=5)
_ROW = (
    "INSERT INTO history (send_id, account_id, account_name, url, recipient, template_name, language, started_at,"
    " owner, state) VALUES (?, 'a', '', '', ?, '', 'en', 1, '', 'accepted')"
)


@pytest.fixture
def database(paths: Paths) -> Iterator[Database]:
    with Database(paths.database_file) as database:
        yield database


@pytest.fixture
def send_queries(paths: Paths, database: Database) -> Iterator[SendQueries]:
    opened = SendQueries(paths)
    yield opened
    opened.close()


def write(database: Database, texts: list[str]) -> None:
    """Sends that have nothing but these as their texts; half characters never come this far."""
    with database.transaction():
        database.execute("DELETE FROM history")
        for number, text in enumerate(texts):
            database.execute(_ROW, (str(number), text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")))
        database.execute("INSERT INTO history_unindexed (history_id) SELECT id FROM history")


def found(send_queries: SendQueries, query: str) -> list[str]:
    return [line.recipient for line in send_queries.page(Filter(text=query))]


def plainly(texts: list[str], query: str) -> list[str]:
    whole = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in texts]
    return [text for text in reversed(whole) if all(any(way in fold(text) for way in ways) for ways in words_of(query))]


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(["a\U0010ffff\U0010ffff"], ["a", "\U0010ffff"])
@example(["\ufffd", "\ufffe", "\uffff"], ["\ufffd", "\ufffe", "\uffff", "\ufffd\ufffd\ufffd"])
@example(["a\0b", "ab", "a b"], ["a\0b", "\0", "ab", "\0\0\0"])
@example(["\ud83d\ude00", "😀", "\ud800"], ["\ud83d\ude00", "\ud83d", "\ude00", "😀"])
@example(["STRASSE", "straße", "e\u0301", "\u00e9"], ["straße", "SS", "e", "\u00e9", "e\u0301"])
@example(['a"b', '""'], ['"', '""', '"""', 'a"b', '"a'])
@example(["NEAR", "and", "text:x"], ["NEAR", "AND", "text:x", "x*", "^n", "N OR a", "(a"])
@given(texts=st.lists(TEXTS | MIXED, max_size=6), queries=st.lists(TEXTS | MIXED, min_size=1, max_size=6))
def test_it_finds_what_a_plain_look_finds(
    send_queries: SendQueries, database: Database, texts: list[str], queries: list[str]
) -> None:
    write(database, texts)
    # Parts of the texts themselves too, of every length.
    for query in [
        *queries,
        *(text[start : start + size] for text in texts for start in (0, 1) for size in (1, 2, 4, 6)),
    ]:
        assert found(send_queries, query) == plainly(texts, query), repr(query)
        assert send_queries.extent(Filter(text=query)).count == len(plainly(texts, query))


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("number", [FEW_TRIGRAMS - 1, FEW_TRIGRAMS, FEW_TRIGRAMS + 1])
def test_short_words_of_many_trigrams_find_the_same(
    send_queries: SendQueries, database: Database, size: int, number: int
) -> None:
    texts = ["zzz", *(f"q{chr(0x4E00 + each)}{chr(0x5E00 + each)}" for each in range(number - 1)), "q"]
    write(database, texts)
    for query in ("q"[:size], "q\u4e00\u5e00"[:size], "q z"):
        assert found(send_queries, query) == plainly(texts, query)[:128]
        assert send_queries.extent(Filter(text=query)).count == len(plainly(texts, query))


@pytest.mark.parametrize("word", ["8613612345678", "订单国际客服部", "abcdefg" * 30])
def test_a_long_word_is_found_whole_alone(send_queries: SendQueries, database: Database, word: str) -> None:
    """The parts of the word that the index is asked for may all stand in a text that does not have it."""
    scattered = " ".join(word[at : at + 3] for at in range(len(word) - 2))
    # Sends that have a part are few, or many of late.
    for crowd in ([], [*["x"] * RARE, *[f"{word[-3:]} {word[:-3]}"] * SAMPLE]):
        texts = [f"1{word}2", scattered, *crowd, f"{word[:-1]} {word[1:]}", word]
        write(database, texts)
        for query in (word, f"{word} 2", word[1:], f"1{word}"):
            assert found(send_queries, query) == plainly(texts, query), query
            assert send_queries.extent(Filter(text=query)).count == len(plainly(texts, query))


@pytest.mark.parametrize("query", ["", " ", "\0", " \0\n\t\u3000\xa0"])
def test_no_word_is_no_condition(send_queries: SendQueries, database: Database, query: str) -> None:
    write(database, ["one", "two"])
    assert found(send_queries, query) == ["two", "one"]
    assert query_of(database, query) is None


@pytest.mark.parametrize("query", ["\ud800", "a\udfff", "\ud83d\ude00\ud83d"])
def test_half_a_character_never_raises(send_queries: SendQueries, database: Database, query: str) -> None:
    write(database, ["one"])
    assert found(send_queries, query) == []
    assert send_queries.extent(Filter(text=query)).count == 0
    assert send_queries.place(Filter(text=query), "0") is None


def test_a_whole_page_of_words_is_a_query_like_another(send_queries: SendQueries, database: Database) -> None:
    text = " ".join(f"word{number} {number:x}" for number in range(2_000))
    write(database, [text, "word1 1"])
    assert send_queries.extent(Filter(text=text)).count == 1
    assert send_queries.extent(Filter(text=f"{text} nowhere")).count == 0
    assert send_queries.extent(Filter(text="x" * 30_000)).count == 0


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("+86 (136) 0000-9759", [("8613600009759", "+86 (136) 0000-9759")]),
        (" 2026-10-01 ", [("20261001", "2026-10-01")]),
        ("８６ 136", [("86136", "86 136")]),
        ("１３６", [("136",)]),
        ("order 12-3", [("order",), ("12-3",)]),
        ("Two  words two", [("two",), ("words",)]),
        ("+-", [("+-",)]),
    ],
)
def test_the_words_of_a_query(query: str, words: list[tuple[str, ...]]) -> None:
    assert words_of(query) == tuple(words)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("2026-10-01", ["on 2026-10-01", "no 20261001"]),
        ("1-2", ["7 121", "1-2"]),
        ("+1", ["+1", "1"]),
        ("10.5 0", ["10.5 0", "1050"]),
        ("2026-", ["2026-10-01", "2026"]),
    ],
)
def test_a_number_is_found_as_it_was_typed_and_by_its_digits(
    send_queries: SendQueries, database: Database, query: str, texts: list[str]
) -> None:
    write(database, [*texts, "else", "9"])
    assert found(send_queries, query) == texts[::-1]
    # A letter that too many texts have is looked for in the texts themselves.
    crowd = [f"{digit}{chr(0x4E00 + each)}" for digit in "19" for each in range(FEW_TRIGRAMS + 1)]
    write(database, [*crowd, *texts])
    assert found(send_queries, query)[: len(texts)] == texts[::-1]
    assert send_queries.extent(Filter(text=query)).count == len(plainly([*crowd, *texts], query))


@given(MIXED)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (Message("1", "t", "en", TextHeader(("Head",)), ("One", "Two")), "head\none\ntwo"),
        (Message("1", "t", "en", ImageHeader("https://x/Y.png"), ("One",)), "https://x/y.png\none"),
        (Message("1", "t", "en", body=()), ""),
    ],
)
def test_what_a_person_wrote_is_indexed(message: Message, text: str) -> None:
    body = encode_body(message, sandbox_account("https://api.nxcloud.com/saas/wa/send"))
    assert indexed_text(("Label", None, ""), body) == "label" + ("\n" + text if text else "") + END


@pytest.mark.parametrize(
    ("one", "other"), [("Straße", "STRASSE"), ("ＡＢＣ", "abc"), ("ﬁn", "FIN"), ("Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ")]
)
def test_neither_case_nor_form_of_letters_matters(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_an_unreadable_body_is_indexed_as_it_lies_there() -> None:
    assert indexed_text((), b"No JSON \xff") == "no json \ufffd" + END
    assert indexed_text(("a",), b"") == "a" + END
