"""The questions about the article: what they are made of, and how well they are answered."""

import json
import re
from collections import Counter

import pytest

from bot.libraries.bundled import bundled_corpus
from tests.questions.__main__ import main
from tests.questions.asked import KINDS, UNANSWERABLE, documents, load
from tests.questions.scores import ALL, by_kind, outcomes, report
from tests.test_article import RUN, real_article, words_of

ARTICLE = (bundled_corpus() / "central-asia-summit.md").read_text("utf-8")
QUESTIONS = load()
WITHOUT = [asked for asked in QUESTIONS if asked.kind in UNANSWERABLE]


@pytest.fixture(scope="module")
def shares():
    """Return the shares of the bundled article."""
    return by_kind(outcomes(documents(), QUESTIONS))


@pytest.fixture(scope="module")
def raw_shares():
    """Return the shares of the report itself, where it is at hand."""
    real_article()
    return by_kind(outcomes(documents(raw=True), load(raw=True)))


def test_there_are_enough_questions_of_every_kind():
    kinds = Counter(asked.kind for asked in QUESTIONS)
    assert len(QUESTIONS) >= 80
    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 10


def test_no_question_and_no_id_stands_twice():
    assert len({asked.id for asked in QUESTIONS}) == len(QUESTIONS)
    assert len({asked.question for asked in QUESTIONS}) == len(QUESTIONS)


def test_half_of_the_unanswerable_questions_use_names_of_the_article():
    named = [asked for asked in WITHOUT if names_of(asked.question.text) & names_of(ARTICLE)]
    assert len(WITHOUT) >= 30
    assert 2 * len(named) >= len(WITHOUT)


def names_of(text):
    """Return the words that are written with a capital, but not as the first of a sentence."""
    return set(re.findall(r"(?<=[\w,’'] )[A-Z][\w-]+", text))


@pytest.mark.parametrize("raw", [False, True], ids=["bundled", "report"])
def test_questions_have_an_answer_just_where_their_kind_says_so(raw):
    wrong = [a.id for a in load(raw=raw) if bool(a.golds) == (a.kind in UNANSWERABLE)]
    assert wrong == []


@pytest.mark.parametrize("raw", [False, True], ids=["bundled", "report"])
def test_a_piece_that_answers_stands_once_in_the_article(raw):
    text = real_article() if raw else ARTICLE
    pieces = [(asked.id, gold) for asked in load(raw=raw) for gold in asked.golds]
    assert [(name, gold) for name, gold in pieces if text.count(gold) != 1] == []


def test_only_a_follow_up_has_questions_before_it():
    assert {bool(a.question.history) for a in QUESTIONS if a.kind == "followup"} == {True}
    assert [a.id for a in QUESTIONS if a.question.history and a.kind != "followup"] == []


def test_no_question_and_no_piece_has_eight_words_of_the_report_in_a_row():
    theirs = words_of(real_article())
    runs = {tuple(theirs[at : at + RUN]) for at in range(len(theirs) - RUN + 1)}
    for asked in [*QUESTIONS, *load(raw=True)]:
        for text in (asked.question.text, *asked.question.history, *asked.golds):
            ours = words_of(text)
            copied = [tuple(ours[at : at + RUN]) for at in range(len(ours) - RUN + 1)]
            assert (asked.id, runs & set(copied)) == (asked.id, set())


# Floors, not aims: a little below what was measured, which stands beside each in per cent.
def test_the_right_sentence_of_the_article_comes_first_or_near(shares):
    assert shares[ALL].first >= 0.70  # 71.0
    assert shares[ALL].near >= 0.86  # 88.7
    assert shares[ALL].right >= 0.60  # 62.1: near misses are refused more often


def test_the_right_sentence_of_the_report_comes_first_or_near(raw_shares):
    assert raw_shares[ALL].first >= 0.70  # 71.0
    assert raw_shares[ALL].near >= 0.84  # 85.5
    assert raw_shares[ALL].right >= 0.56  # 58.9


@pytest.mark.parametrize(
    ("kind", "first", "near"),
    [
        ("direct", 0.77, 0.92),  # 78.1, 93.8
        ("paraphrase", 0.58, 0.83),  # 62.5, 87.5
        ("terse", 0.77, 0.94),  # 83.3, 100
        ("typo", 0.93, 0.93),  # 100, 100
        ("followup", 0.54, 0.87),  # 55.6, 88.9: weaker than the 77.8 it was
        ("oblique", 0.25, 0.37),  # 31.2, 43.8
    ],
)
def test_no_kind_of_question_is_found_worse_than_it_was(shares, kind, first, near):
    assert shares[kind].first >= first
    assert shares[kind].near >= near


@pytest.mark.parametrize("text", ["shares", "raw_shares"])
def test_plain_bm25_finds_less_of_either_text(request, text):
    one = request.getfixturevalue(text)[ALL]
    assert one.first > one.plain_first + 0.1  # 71.8 beside 57.3; report: 72.6 beside 57.3
    assert one.near > one.plain_near + 0.1  # 88.7 beside 74.2; report: 89.5 beside 73.4


@pytest.mark.parametrize("text", ["shares", "raw_shares"])
def test_what_has_nothing_to_do_with_the_article_is_always_refused(request, text):
    assert request.getfixturevalue(text)["off-topic"].refused == 1


@pytest.mark.parametrize(("text", "floor"), [("shares", 0.40), ("raw_shares", 0.30)])  # 45, 35
def test_what_the_article_nearly_tells_is_often_refused(request, text, floor):
    assert request.getfixturevalue(text)["near-miss"].refused >= floor


def test_the_table_has_a_row_for_every_kind(shares):
    told = report(shares, "Title")
    assert [kind for kind in KINDS if f"\n{kind} " not in told] == []
    assert re.search(r"\noff-topic +15 +- +- +0\.0 +- +100\.0 +- +-\n", told)


def test_the_numbers_are_told_to_programs_too(capsys, monkeypatch, shares):
    monkeypatch.setattr("sys.argv", ["questions", "--json"])
    main()
    assert json.loads(capsys.readouterr().out)[ALL]["first"] == shares[ALL].first


def test_without_the_report_a_line_says_so(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("sys.argv", ["questions", "--raw"])
    monkeypatch.setattr("tests.questions.__main__.RAW", tmp_path / "absent")
    main()
    assert capsys.readouterr().out.startswith("skipped: ../shared/article")
