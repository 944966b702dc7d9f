"""footnote serve: the real process against the fake Bot API in another one."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fake_bot_api.remote import Remote, started
from tests.shells import ROOT, Outcome, a_corpus, program, run, spawn, surroundings

pytestmark = pytest.mark.enable_socket
TOKEN = "123456789:" + "AAbbCCddEE_ffGGhhIIjjKKllMMnnOOppQQ"
PATIENCE = 30.0  # seconds; whatever is waited for comes much sooner


@pytest.fixture
def remote() -> Iterator[Remote]:
    """Return a world in another process."""
    with started() as one:
        yield one


@contextmanager
def serving(
    remote: Remote, folder: Path, *options: str, **environment: str
) -> Iterator["subprocess.Popen[str]"]:
    """Run `footnote serve` with its state in a folder, and end it in any case."""
    pointed = remote.environment() | {
        "FOOTNOTE_STATE__PATH": str(folder / "state.db"),
        "FOOTNOTE_TELEGRAM__ACCESS": "open",
        **environment,
    }
    with subprocess.Popen(
        program("serve", *options),
        env=surroundings(**pointed),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: "subprocess.Popen[str]") -> Outcome:
    """Return how a process ended that was told to."""
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=PATIENCE)
    return Outcome(process.returncode, out, err)


def ann(remote: Remote) -> int:
    """Return the number of somebody new."""
    return int(remote("person", name="Ann")["id"])


def replies(remote: Remote, count: int) -> list[str]:
    """Return what the bot has said, once it has said so much."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        said = [one["text"] for one in remote("sent")]
        if len(said) >= count:
            return said
        time.sleep(0.05)
    raise TimeoutError(f"{len(said)} of {count}")


def test_it_says_who_it_is_answers_and_stops_when_it_is_told_to(remote, tmp_path):
    person = ann(remote)
    with serving(remote, tmp_path) as process:
        remote("say", person=person, text="Where is the summit held?")
        (said,) = replies(remote, 1)
        done = ended(process)
    assert "Xian" in said
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == "Footnote is @footnote_bot: https://t.me/footnote_bot"
    assert any("privacy mode is on" in line for line in lines)
    assert any(line.startswith("It answers from 1 document: ") for line in lines)
    assert lines[-1] == "Stopped; what is not answered yet will be after the next start."
    assert remote("report")["violations"] == []


def test_as_it_comes_it_answers_nobody_but_whoever_opens_the_link_that_it_prints(remote, tmp_path):
    stranger, owner = ann(remote), ann(remote)
    with serving(remote, tmp_path, FOOTNOTE_TELEGRAM__ACCESS="code") as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        link = next(line for line in lines if "?start=owner-" in line)
        payload = re.search(r"start=(\S+)", link)
        assert payload
        remote("say", person=stranger, text="Where is the summit held?")
        replies(remote, 1)
        remote("say", person=owner, text=f"/start {payload[1]}")
        replies(remote, 2)
        remote("say", person=owner, text="Where is the summit held?")
        said = replies(remote, 3)
        ended(process)
    assert "Xian" not in said[0]
    assert "owner" in said[1]
    assert "Xian" in said[2]
    assert remote("report")["violations"] == []


def test_neither_the_token_nor_a_question_is_in_its_log(remote, tmp_path):
    person = ann(remote)
    with serving(remote, tmp_path) as process:
        remote("say", person=person, text="Who is the president of Kyrgyzstan?")
        replies(remote, 1)
        done = ended(process)
    assert "question: chat=private" in done.err
    assert "Kyrgyzstan" not in done.err
    assert remote.token not in done.out + done.err
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert remote.token.encode() not in kept


def test_a_clock_that_is_a_day_ahead_makes_no_question_old(remote, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import time\nright = time.time\ntime.time = lambda: right() + 86_400\n", encoding="utf-8"
    )
    person, path = ann(remote), os.pathsep.join([str(tmp_path), str(ROOT)])
    with serving(remote, tmp_path, PYTHONPATH=path) as process:
        remote("say", person=person, text="Where is the summit held?")
        (said,) = replies(remote, 1)
        ended(process)
    assert "Xian" in said
    assert " ago; I was away" not in said


def test_what_is_asked_while_it_is_away_is_answered_when_it_is_back(remote, tmp_path):
    person = ann(remote)
    with serving(remote, tmp_path) as process:
        remote("say", person=person, text="Where is the summit held?")
        replies(remote, 1)
        assert ended(process).status == 0
    remote("say", person=person, text="Who is the president of Kyrgyzstan?")
    with serving(remote, tmp_path) as process:
        said = replies(remote, 2)
        assert ended(process).status == 0
    assert "Sadyr Japarov" in said[1]
    assert remote("report")["replies"] == [[person, 1, 1], [person, 3, 1]]


def test_a_second_one_on_the_same_state_is_refused_in_one_line(remote, tmp_path):
    with serving(remote, tmp_path) as first:
        remote("say", person=ann(remote), text="hello")
        replies(remote, 1)
        with serving(remote, tmp_path) as second:
            out, err = second.communicate(timeout=PATIENCE)
        assert (second.returncode, out) == (2, "")
        assert err.count("\n") == 1
        assert str(tmp_path / "state.db") in err
        assert ended(first).status == 0


def test_a_token_that_telegram_does_not_know_is_told_in_one_line(remote, tmp_path):
    remote.token = TOKEN
    with serving(remote, tmp_path) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (2, "")
    assert err.startswith("footnote: ")
    assert err.count("\n") == 1
    assert TOKEN not in err


def test_while_telegram_is_away_it_waits_and_can_be_stopped(remote, tmp_path):
    remote.url = "http://127.0.0.1:9"  # nobody listens there
    with serving(remote, tmp_path) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        done = ended(process)
    assert "Telegram cannot be reached, trying again" in line
    assert done.status == 0


def test_a_file_that_is_left_out_is_logged(remote, tmp_path):
    folder = a_corpus(tmp_path / "notes", club="The club meets every Tuesday.", blank=" ")
    with serving(remote, tmp_path, "--corpus", folder) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert f"passed over {tmp_path / 'notes' / 'blank.txt'}: there is no text in it" in line
        assert ended(process).status == 0


def test_updates_come_to_a_webhook_when_one_is_configured(remote, tmp_path, monkeypatch):
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "a-secret-that-is-long-enough")
    monkeypatch.setenv("FOOTNOTE_TELEGRAM__WEBHOOK_URL", "http://127.0.0.1:8447/telegram")
    monkeypatch.setenv("FOOTNOTE_TELEGRAM__WEBHOOK_PORT", "8447")
    person = ann(remote)
    with serving(remote, tmp_path) as process:
        remote("say", person=person, text="Where is the summit held?")
        (said,) = replies(remote, 1)
        assert ended(process).status == 0
    assert "Xian" in said
    assert "getUpdates" not in remote("report")["calls"]


BAD = {
    "without a token": (
        {},
        r"environment: TELEGRAM_BOT_TOKEN: set it to the token that @BotFather",
    ),
    "with a blank token": ({"TELEGRAM_BOT_TOKEN": " "}, "TELEGRAM_BOT_TOKEN: it is blank"),
    "with a webhook and no secret": (
        {"TELEGRAM_BOT_TOKEN": TOKEN, "FOOTNOTE_TELEGRAM__WEBHOOK_URL": "https://a.b/c"},
        "TELEGRAM_WEBHOOK_SECRET: set it: a webhook",
    ),
    "with a secret that is easily guessed": (
        {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "FOOTNOTE_TELEGRAM__WEBHOOK_URL": "https://a.b/c",
            "TELEGRAM_WEBHOOK_SECRET": "x",
        },
        "TELEGRAM_WEBHOOK_SECRET: ",
    ),
}


@pytest.mark.parametrize(("variables", "line"), BAD.values(), ids=BAD)
def test_what_it_cannot_start_with_is_told_in_one_line(variables, line, tmp_path):
    done = spawn("serve", FOOTNOTE_STATE__PATH=str(tmp_path / "s.db"), **variables)
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert re.search(line, done.err)
    assert TOKEN not in done.err


def test_its_help_tells_where_a_token_comes_from():
    assert "@BotFather" in run("serve", "--help").out
