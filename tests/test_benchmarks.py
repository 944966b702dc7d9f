"""The benchmark times what it says, whatever the times are."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.documents.sentences import split
from tests.benchmarks.imports import costs
from tests.benchmarks.invented import corpus, essays, inquiries, question
from tests.benchmarks.steps import Clock
from tests.benchmarks.tables import seconds, table

ROOT = Path(__file__).parent.parent


def test_a_module_is_put_down_to_the_package_that_wants_it_first():
    log = """import time: self [us] | cumulative | imported package
import time:      1000 |       1000 | site
import time:      2000 |       2000 |       json
import time:      3000 |       5000 |     numpy.core
import time:      4000 |       9000 |   numpy
import time:      5000 |       5000 |   json.decoder
import time:      6000 |      20000 | bot
"""
    assert costs(log) == pytest.approx({"python itself": 0.001, "numpy": 0.009, "bot": 0.011})


def test_an_inner_step_is_taken_off_the_outer_one(monkeypatch):
    ticks = iter([0.0, 1.0, 3.0, 7.0, 15.0])
    monkeypatch.setattr("tests.benchmarks.steps.perf_counter", lambda: next(ticks))
    clock = Clock()
    assert clock.run("outer", clock.run, "inner", lambda: "done") == "done"
    assert clock.spent == {"outer": 2.0 + 8.0, "inner": 4.0}


def test_invented_passages_are_the_same_on_every_run_and_about_as_long_as_said():
    one, other = corpus(200), corpus(200)
    assert one.passages == other.passages
    assert len(one.passages) == 200
    assert 95 < sum(map(len, one.passages)) / 200 < 105


def test_a_question_has_as_many_different_terms_as_said():
    of = corpus(10)
    assert len(set(question(of, 2000, number=1))) == 2000
    assert question(of, 8, number=1) != question(of, 8, number=2)


def test_invented_paragraphs_are_the_same_on_every_run_and_are_cut_into_their_sentences():
    words = [f"{first}{second}ond" for first in "abcdefgh" for second in "abcdefgh"]
    one, other = essays(words, 3), essays(words, 3)
    assert [document.text for document in one] == [document.text for document in other]
    assert [len(split(document)) for document in one] == [7, 7, 7]


def test_what_is_inquired_stands_in_the_documents_and_is_as_long_as_a_message_at_most():
    documents = essays([f"{chr(97 + n % 26) * 9}{chr(97 + n // 26)}" for n in range(600)], 60)
    short, long = next(inquiries(documents, 1, 8)), next(inquiries(documents, 1, 2000))
    assert len(short.split()) in {8, 9}  # "How many" are two
    texts = " ".join(document.text for document in documents)
    assert all(word.strip("?") in texts for word in short.split()[3:])
    assert len(long) == 4096


@pytest.mark.parametrize(
    ("value", "shown"), [(0.00001234, "0.0123 ms"), (0.0123, "12.3 ms"), (2.5, "2.5 s")]
)
def test_durations_are_shown_with_three_digits(value, shown):
    assert seconds(value) == shown


def test_a_table_lines_its_numbers_up_at_the_right():
    assert table("Mills", ("name", "wheels"), [("old", "1"), ("new one", "12")]).splitlines() == [
        "Mills",
        "",
        "name     wheels",
        "-------  ------",
        "old           1",
        "new one      12",
    ]


def test_the_command_prints_every_table():
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--largest", "100", "--runs", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for words in (
        "whole process",
        "python itself",
        "ranking sentences",
        "invented paragraphs",
        "ours holds",
        "2,000",
    ):
        assert words in done.stdout
