"""footnote gaps."""

import asyncio
import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.config import paths
from bot.state import schema
from bot.state.file_store import FileStore
from bot.state.gaps import Gap, add, load
from bot.state.gaps import answer as mark
from bot.state.places import Place
from tests.shells import run

_GROUP, _OTHER = -1001, -1002
_MONDAY = datetime(2026, 11, 16, 12, tzinfo=UTC).timestamp()
_DAY = 86_400


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Have six questions that nothing answered."""
    path = tmp_path / "kept" / "state.sqlite3"
    monkeypatch.setenv("FOOTNOTE_STATE__PATH", str(path))
    store = FileStore.open(path)
    gaps = [
        Gap(Place(_GROUP), 7, "Is parking free on Sunday?", _MONDAY),
        Gap(Place(_GROUP), 8, "free parking sunday", _MONDAY + _DAY),
        Gap(Place(_OTHER, 5), 7, "Is parking free on Sunday?", _MONDAY + 2 * _DAY),
        Gap(Place(_GROUP), 9, "Who is the treasurer?", _MONDAY + 3 * _DAY),
        Gap(Place(7), 7, "游泳馆开门时间\x1b[31m", _MONDAY + 4 * _DAY),
        Gap(Place(_GROUP), 7, "What is the policy on " + "very " * 20 + "late fees?", _MONDAY),
    ]

    async def keep() -> None:
        for gap in gaps:
            await store.write(lambda db, gap=gap: add(db, gap))

    asyncio.run(keep())
    store.close()


@pytest.mark.usefixtures("asked")
def test_what_was_asked_most_stands_first_with_how_often_by_how_many_and_when():
    lines = run("gaps").out.splitlines()
    assert lines[0].split() == ["times", "people", "last", "asked", "question"]
    assert lines[1].split() == ["3", "2", "2026-11-18", *"Is parking free on Sunday?".split()]
    assert lines[2].strip() == "(1 other wording)"


@pytest.mark.usefixtures("asked")
def test_the_table_fits_80_columns_and_long_questions_go_on_below():
    out = run("gaps").out
    assert max(map(len, out.splitlines())) <= 80
    assert "late fees?" in out


@pytest.mark.usefixtures("asked")
def test_nothing_that_somebody_asked_can_steer_the_terminal():
    out = run("gaps").out
    assert "\x1b" not in out
    assert "游泳馆开门时间" in out


@pytest.mark.usefixtures("asked")
def test_one_record_for_programs_counts_people_and_names_none():
    record = json.loads(run("gaps", "--json").out)
    assert record["gaps"][0] == {
        "question": "Is parking free on Sunday?",
        "times": 3,
        "people": 2,
        "last": "2026-11-18T12:00:00+00:00",
        "wordings": ["Is parking free on Sunday?", "free parking sunday"],
        "answered": False,
        "chats": [_OTHER, _GROUP],
    }
    assert len(record["gaps"]) == 4


@pytest.mark.usefixtures("asked")
def test_what_a_note_has_answered_since_comes_last_with_a_tick():
    store = FileStore.open(paths.state_file(os.environ["FOOTNOTE_STATE__PATH"]))

    async def answer() -> None:
        found = await store.read(load)
        parking = {one.id for one in found if "arking" in one.question}
        await store.write(lambda db: mark(db, parking, "k"))

    asyncio.run(answer())
    store.close()
    lines = run("gaps").out.splitlines()
    assert lines[-2].endswith("✓ Is parking free on Sunday?")
    record = json.loads(run("gaps", "--json").out)
    assert [one["answered"] for one in record["gaps"]] == [False, False, False, True]


def test_a_file_of_an_older_version_is_read_and_stays_as_it_is(tmp_path, monkeypatch):
    path = tmp_path / "old.sqlite3"
    monkeypatch.setenv("FOOTNOTE_STATE__PATH", str(path))
    with closing(sqlite3.connect(path)) as db:
        schema.upgrade(db, schema.VERSIONS[:1])
        db.execute("INSERT INTO gaps VALUES (1, -100, 5, 8, 'Who pays?', 'en', 20.0)")
        db.commit()
    assert "Who pays?" in run("gaps").out
    with closing(sqlite3.connect(path)) as db:
        assert schema.version(db) == 1


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("options", "questions"),
    [
        (["--chat", str(_OTHER)], ["Is parking free on Sunday?"]),
        (["--since", "2026-11-20"], ["游泳馆开门时间\x1b[31m"]),
        (["--chat", str(_GROUP), "--since", "2026-11-18"], ["Who is the treasurer?"]),
        (["--chat", "-5"], []),
    ],
)
def test_only_what_was_asked_there_and_since_then_is_shown(options, questions):
    record = json.loads(run("gaps", "--json", *options).out)
    assert [one["question"] for one in record["gaps"]] == questions


@pytest.mark.usefixtures("asked")
def test_that_there_is_nothing_is_said_and_is_no_error():
    outcome = run("gaps", "--chat", "-5")
    assert outcome.status == 0
    assert outcome.out == "Nothing was asked that the documents do not answer.\n"


def test_where_no_bot_has_run_one_line_says_so():
    outcome = run("gaps")
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    assert str(paths.state_file()) in outcome.err


def test_a_day_that_is_none_is_refused_in_one_line():
    outcome = run("gaps", "--since", "yesterday")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
