"""A harness drives a world in another process."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fake_bot_api.remote import Remote, started


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    path: Path = tmp_path_factory.mktemp("server") / "api"
    with started("--socket", str(path), "--frozen") as made:
        yield made


def test_people_ask_and_press_from_afar(remote: Remote):
    before = remote("report")["pending"]
    ann = remote("person", name="Ann")["id"]
    club = remote("chat", kind="supergroup", title="Club", people=[ann])["id"]
    asked = remote("say", person=ann, chat=club, text="/ask@footnote_bot who?")
    edited = remote("edit", chat=club, message=asked["message_id"], text="/ask@footnote_bot when?")
    assert edited["edit_date"] == asked["date"]
    reply = remote("say", person=ann, chat=club, text="So?", reply_to=asked["message_id"])
    assert reply["reply_to_message"]["text"] == "/ask@footnote_bot when?"
    report = remote("report")
    assert (report["pending"] - before, report["violations"]) == (2, [])


def test_time_goes_when_it_is_told_to(remote: Remote):
    ann = remote("person", name="Ann")["id"]
    first = remote("say", person=ann, text="One?")
    remote("advance", seconds=3600)
    assert remote("say", person=ann, text="Two?")["date"] == first["date"] + 3600


def test_an_operation_that_there_is_not_is_an_error(remote: Remote):
    with pytest.raises(RuntimeError, match="fly: 500"):
        remote("fly")


@pytest.mark.enable_socket
def test_a_bot_in_a_process_of_its_own_answers_what_is_asked():
    with started() as remote:
        ann = remote("person", name="Ann")["id"]
        remote("fault", method="sendMessage", kind="refuse", name="429", retry_after=1)
        remote("load", chats=3, messages=12, text="Question {}?")
        asked = remote("say", person=ann, text="Who?")
        command = [sys.executable, "-m", "tests.benchmarks.echo"]
        env = os.environ | remote.environment()
        with subprocess.Popen(command, env=env, cwd=Path(__file__).parents[2]) as bot:
            while len(remote("sent")) < 12:
                assert bot.poll() is None
                time.sleep(0.1)
            bot.terminate()
        assert "Who?" in [one["text"] for one in remote("sent", chat=ann)]
        report = remote("report")
        assert report["statuses"]["429"] == 1
        assert (report["violations"], report["applied"]["sendMessage"]) == ([], 12)
        assert asked["chat"]["id"] == ann
