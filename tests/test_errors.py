"""What goes wrong on purpose: one tree, one line each."""

import inspect

import pytest

from bot import errors

EVERY = [
    found
    for _, found in inspect.getmembers(errors, inspect.isclass)
    if issubclass(found, BaseException)
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: error.__name__)
def test_every_error_descends_from_the_root_and_is_drawn_in_the_tree(error):
    assert issubclass(error, errors.BotError)
    assert error.__name__ in (errors.__doc__ or "")
    assert error.__doc__


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (errors.ConfigError("a.toml", "bm25.b", "must be less"), "a.toml: bm25.b: must be less"),
        (errors.EmptyCorpus("notes", "no file"), "notes: no file"),
        (errors.BadBatch("q.jsonl", 3, "no question"), "q.jsonl:3: no question"),
        (errors.NotText("it is a PDF, not text"), "it is a PDF, not text"),
        (errors.UnreadableDocument("a.txt", "no permission"), "a.txt: no permission"),
        (
            errors.DocumentFault("a.txt", "IndexError"),
            "a.txt: left out by a fault in Footnote, please report it (IndexError)",
        ),
        (
            errors.DocumentTooLarge("a.txt", 30_000_000, 20_000_000),
            "a.txt: 30,000,000 bytes is more than the limit of 20,000,000",
        ),
    ],
)
def test_an_error_is_one_line_made_of_its_parts(error, line):
    assert str(error) == line
    assert all(str(part) in line or f"{part:,}" in line for part in vars(error).values())


def test_an_error_about_a_question_tells_why_it_cannot_be_searched_for():
    error = errors.QuestionTooLong(5000, 2000)
    assert (error.length, error.limit, error.cause) == (5000, 2000, errors.Cause.TOO_LONG)
    assert errors.EmptyQuery(errors.Cause.NO_WORDS).cause is errors.Cause.NO_WORDS
