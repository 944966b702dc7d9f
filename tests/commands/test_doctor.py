"""footnote doctor."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.state.file_store import FileStore
from bot.state.inbox import RawUpdate, add
from tests.embedding.tiny import a_model
from tests.fake_bot_api.remote import Remote, started
from tests.shells import a_corpus, run


@pytest.fixture
def remote() -> Iterator[Remote]:
    """Return a world in another process."""
    with started() as one:
        yield one


def point(monkeypatch, remote) -> None:
    for name, value in remote.environment().items():
        monkeypatch.setenv(name, value)


def test_offline_it_looks_at_settings_library_and_state():
    done = run("doctor", "--offline")
    assert (done.status, done.err) == (0, "")
    about = [line.split(": ")[0] for line in done.out.splitlines() if "→" not in line]
    fine = ["settings", "added", "library", "state", "owners"]
    assert about == [*(f"ok    {one}" for one in fine), "note  access", "ok    limits"]
    assert "1 documents" not in done.out


def test_it_tells_who_runs_the_bot_what_it_holds_and_who_may_ask(tmp_path, monkeypatch):
    monkeypatch.setenv("FOOTNOTE_TELEGRAM__OWNERS", "[5]")
    monkeypatch.setenv("FOOTNOTE_TELEGRAM__GROUP_PER_MINUTE", "0")
    board = a_corpus(tmp_path / "board", key="The key hangs behind the door.")
    file = tmp_path / "mine.toml"
    file.write_text(f"[collections.board]\npaths = ['{board}']\nchats = ['-100/7']\n")
    found = run("--config", str(file), "doctor", "--offline").out
    assert "ok    owners: 5\n" in found
    assert "note  limits: 20 questions a minute of one person, " in found
    assert "unlimited a minute to one group" in found
    assert "ok    access: only -100/7 may ask board\n" in found
    assert "ok    board: 2 documents, " in found
    assert "is distracted, key\n" in found


def test_it_tells_what_was_added_and_what_could_not_be(tmp_path):
    notes = a_corpus(tmp_path / "notes", cat="Olga feeds the cat.", blank=" ")
    run("add", notes)
    found = run("doctor", "--offline").out
    assert "library.sqlite3, 1 document\n" in found
    assert f"note  added: {tmp_path / 'notes' / 'blank.txt'}: there is no text in it" in found
    run("add", "--collection", "board", notes)
    found = run("doctor", "--offline").out
    assert "library.sqlite3, 2 documents: 1 for everybody, 1 in board\n" in found


def test_a_library_that_is_damaged_is_wrong_and_repair_is_named(tmp_path, monkeypatch):
    file = tmp_path / "library.sqlite3"
    file.write_bytes(b"no database " * 1000)
    monkeypatch.setenv("FOOTNOTE_LIBRARY__PATH", str(file))
    done = run("doctor", "--offline")
    assert done.status == 1
    assert "BAD   added: " in done.out
    assert "→ footnote repair" in done.out


def test_it_says_which_settings_it_looked_at_and_whether_they_are_there(tmp_path):
    file = tmp_path / "mine.toml"
    assert "is not there, and need not be" in run("doctor", "--offline").out
    file.write_text("[answers]\nsentences = 1\n", encoding="utf-8")
    done = run("--config", str(file), "doctor", "--offline")
    assert f"settings: {file} is in order" in done.out


def test_a_webhook_without_a_secret_is_wrong(monkeypatch):
    monkeypatch.setenv("FOOTNOTE_TELEGRAM__WEBHOOK_URL", "https://bot.example/hook")
    done = run("doctor")
    assert done.status == 1
    assert "BAD   webhook: environment: TELEGRAM_WEBHOOK_SECRET: set it" in done.out


def test_a_webhook_that_telegram_would_not_call_is_wrong(monkeypatch):
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "a-secret-that-is-long-enough")
    monkeypatch.setenv("FOOTNOTE_TELEGRAM__WEBHOOK_URL", "http://bot.example/hook")
    done = run("doctor")
    assert done.status == 1
    assert "BAD   webhook: telegram.webhook_url is 'http://bot.example/hook'" in done.out


def test_a_state_that_cannot_be_written_is_wrong(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path, reason in (("file/state", "file is no folder"), ("", "it is a folder")):
        monkeypatch.setenv("FOOTNOTE_STATE__PATH", str(tmp_path / path))
        done = run("doctor", "--offline")
        assert done.status == 1
        assert f"BAD   state: {tmp_path / path} cannot be written: " in done.out
        assert reason in done.out
    assert {one.name for one in tmp_path.iterdir()} == {"file", "nobody"}  # that is of the cache


async def left_waiting(path: Path, count: int) -> None:
    """Leave some updates in a store."""
    store = FileStore.open(path)
    arrivals = [RawUpdate(number, 1, "{}") for number in range(count)]
    await store.write(lambda db: add(db, arrivals, 1.0))
    store.close()


@pytest.mark.parametrize(
    ("count", "told"), [(1, "1 update waits"), (2, "2 updates wait"), (0, "0 updates wait")]
)
def test_what_waits_in_the_state_is_counted_as_one_says_it(monkeypatch, tmp_path, count, told):
    path = tmp_path / "deep" / "state.db"
    path.parent.mkdir()
    asyncio.run(left_waiting(path, count))
    monkeypatch.setenv("FOOTNOTE_STATE__PATH", str(path))
    assert f"ok    state: {path}, {told} to be answered" in run("doctor", "--offline").out


def test_without_a_token_it_tells_where_one_comes_from():
    done = run("doctor")
    assert done.status == 1
    assert "BAD   token: environment: TELEGRAM_BOT_TOKEN" in done.out
    assert "@BotFather: /newbot" in done.out


@pytest.mark.enable_socket
def test_it_names_the_switches_that_are_off_and_that_is_no_failure(remote, monkeypatch):
    point(monkeypatch, remote)
    done = run("doctor")
    assert (done.status, done.err) == (0, "")
    for switch in ("/setprivacy", "/setinline", "Guest Mode"):
        assert switch in done.out
    assert "updates: by polling" in done.out


@pytest.mark.enable_socket
def test_it_looks_at_the_rights_in_a_chat(remote, monkeypatch):
    point(monkeypatch, remote)
    ann = remote("person", name="Ann")["id"]
    club = remote("chat", kind="supergroup", title="Club", people=[ann])["id"]
    done = run("doctor", "--chat", str(club), "--chat", "-4242")
    assert done.status == 1
    assert f"ok    chat {club}: it is a member of Club" in done.out
    assert "BAD   chat -4242: chat not found" in done.out


@pytest.mark.enable_socket
def test_a_token_that_telegram_refuses_is_to_be_copied_again(remote, monkeypatch):
    point(monkeypatch, remote)
    token = "123456789:" + "A" * 35
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", token)
    done = run("doctor")
    assert done.status == 1
    assert "BAD   token: Telegram refuses it" in done.out
    assert token not in done.out + done.err


@pytest.mark.enable_socket
@pytest.mark.parametrize("ending", ["/", "/bot", "/bot/"])
def test_an_address_that_ends_as_in_examples_is_understood(remote, monkeypatch, ending):
    point(monkeypatch, remote)
    monkeypatch.setenv(
        "FOOTNOTE_TELEGRAM__BASE_URL", remote.environment()["FOOTNOTE_TELEGRAM__BASE_URL"] + ending
    )
    done = run("doctor")
    assert done.status == 0
    assert (
        f"ok    Telegram: {remote.environment()['FOOTNOTE_TELEGRAM__BASE_URL']} answers"
        in done.out
    )


@pytest.mark.enable_socket
def test_a_server_that_is_not_there_is_told_with_what_to_check(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456789:" + "A" * 35)
    monkeypatch.setenv("FOOTNOTE_TELEGRAM__BASE_URL", "http://127.0.0.1:9")
    done = run("doctor")
    assert done.status == 1
    assert "Telegram: cannot be reached" in done.out
    assert "telegram.base_url" in done.out


def test_a_setting_that_cannot_be_obeyed_is_a_finding(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text("[answers]\nthreshold = 7\n")
    done = run("--config", str(file), "doctor")
    assert done.status == 1
    assert "BAD   settings" in done.out
    assert "answers.threshold" in done.out


def test_collections_and_files_that_cannot_be_read_are_told(tmp_path):
    board = a_corpus(tmp_path / "board", key="The key hangs behind the door.", blank=" ")
    file = tmp_path / "mine.toml"
    file.write_text(
        f"[collections.board]\npaths = ['{board}']\nchats = ['-1']\n"
        f"[collections.gone]\npaths = ['{tmp_path}/gone']\nchats = ['-1']\n"
    )
    done = run("--config", str(file), "doctor", "--offline")
    assert done.status == 1
    assert "ok    board: 2 documents" in done.out
    assert "BAD   gone: " in done.out
    assert "blank.txt" in done.out


def test_a_program_gets_the_findings_as_json():
    found = json.loads(run("doctor", "--offline", "--json").out)
    assert [one["about"] for one in found][:4] == ["settings", "added", "library", "state"]
    assert set(found[0]) == {"level", "about", "found", "remedy"}


def test_it_tells_whether_an_embedding_model_helps(tmp_path, monkeypatch):
    run("model", "add", str(a_model(tmp_path / "mine")), "--trust")
    assert "ok    model: tiny helps to choose\n" in run("doctor", "--offline").out
    monkeypatch.setenv("FOOTNOTE_MEANING__USE", "false")
    assert (
        "note  model: tiny is not used\n      → set meaning.use" in run("doctor", "--offline").out
    )
    (file,) = tmp_path.glob("nobody/*/footnote/models/*/model.onnx")
    file.write_bytes(b"broken")
    assert "note  model: tiny is damaged\n      → footnote model" in run("doctor", "--offline").out
