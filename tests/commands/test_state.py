"""footnote state copy, and what other commands say of a database that bots share."""

import asyncio
import sys

import pytest

import bot.state
from bot.config import paths
from bot.state import gaps
from bot.state.file_store import FileStore
from bot.state.gaps import Gap
from bot.state.opening import open_store
from bot.state.places import Place
from tests.cluster.databases import a_new_database
from tests.shells import run

_GAP = Gap(Place(-100), 7, "Who pays for the ferry?", 1.0)


@pytest.fixture
def url(monkeypatch):
    """Return the address of a database that the settings name, with a password that is ignored."""
    url = a_new_database()
    monkeypatch.setenv("FOOTNOTE_STATE__URL", url + "&password=hush-hush")
    return url


def _keep(store):
    """Keep a question that nothing answers, and close the store."""
    asyncio.run(store.write(lambda db: gaps.add(db, _GAP)))
    store.close()


@pytest.mark.usefixtures("url")
def test_what_was_kept_in_the_file_is_read_from_the_database_once_it_is_copied():
    _keep(FileStore.open(paths.state_file()))
    copied = run("state", "copy")
    assert copied.status == 0
    assert copied.out.splitlines()[0].split() == ["1", "gaps"]
    assert "hush" not in copied.out + copied.err
    assert "Who pays for the ferry?" in run("gaps").out
    again = run("state", "copy")
    assert again.status == 2
    assert "has something in it already" in again.err


def test_without_a_database_there_is_nothing_to_copy_into():
    said = run("state", "copy")
    assert said.status == 2
    assert "state.url: is not set" in said.err


def test_no_command_shows_the_password_of_the_database(url):
    _keep(open_store(url))
    for arguments in (("config", "path"), ("config", "show"), ("doctor", "--offline"), ("gaps",)):
        said = run(*arguments)
        assert "hush" not in said.out + said.err
    assert "state     postgresql://" in run("config", "path").out


def test_the_doctor_looks_at_the_database(url):
    before = run("doctor", "--offline").out
    assert "its tables will be made when the bot first runs" in before
    store = open_store(url)
    assert "1 bot there, 0 updates wait to be answered" in run("doctor", "--offline").out
    store.close()


def test_the_doctor_says_why_the_database_cannot_be_used(monkeypatch):
    monkeypatch.setenv("FOOTNOTE_STATE__URL", "postgresql://bot:hush-hush@/x?host=/nowhere")
    said = run("doctor", "--offline")
    assert said.status == 1
    assert "cannot be reached" in said.out
    assert "hush" not in said.out
    assert run("gaps").status == 2


def test_without_the_extra_one_line_names_it(monkeypatch):
    monkeypatch.setenv("FOOTNOTE_STATE__URL", "postgresql://db/footnote")
    for name in ("postgres", "presence", "shared_sent", "shared_store"):  # as if never imported
        monkeypatch.delitem(sys.modules, f"bot.state.{name}", raising=False)
        monkeypatch.delattr(bot.state, name, raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    said = run("gaps")
    assert said.status == 2
    assert "pip install 'footnote-bot[postgres]'" in said.err
    assert len(said.err.splitlines()) == 1
