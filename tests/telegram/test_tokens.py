"""The token: where it comes from, and that nobody sees it."""

import io
import logging
import os
import sys
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.telegram import tokens
from bot.telegram.tokens import HIDDEN, Token, configure_logging, read_token, redact

SECRET = "4200000042:" + "FAKE-token_" * 3 + "ok"
TOKEN = Token(SECRET)


@pytest.fixture
def log():
    """Give what is logged from here on; logging is as it was afterwards."""
    root = logging.getLogger()
    names = ("", *tokens._NOISY_LOGGERS, *tokens._SILENT_LOGGERS)
    levels = {name: logging.getLogger(name).level for name in names}
    handlers, factory = list(root.handlers), logging.getLogRecordFactory()
    stream = io.StringIO()
    configure_logging("DEBUG", stream, TOKEN)
    yield stream
    root.handlers[:] = handlers
    logging.setLogRecordFactory(factory)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


# where it comes from


def test_the_token_is_taken_from_the_environment():
    token = read_token({"TELEGRAM_BOT_TOKEN": f" {SECRET}\n"})
    assert token.reveal() == SECRET
    assert token.bot == 4200000042


def test_the_token_is_taken_from_the_file_that_the_environment_names(tmp_path: Path):
    (tmp_path / "token").write_bytes(b"\xef\xbb\xbf" + SECRET.encode() + b"\r\n")
    assert read_token({"TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")}) == TOKEN


def test_a_variable_and_a_file_at_once_are_refused(tmp_path: Path):
    (tmp_path / "token").write_text(SECRET)
    both = {"TELEGRAM_BOT_TOKEN": SECRET, "TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")}
    with pytest.raises(ConfigError, match="not both"):
        read_token(both)


def test_no_token_at_all_says_which_variable_to_set():
    with pytest.raises(ConfigError, match=r"TELEGRAM_BOT_TOKEN: set it to the token.*BotFather"):
        read_token({})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "it is blank"),
        (" \t ", "it is blank"),
        (f"{SECRET}\n{SECRET}", "more than one line"),
        (SECRET.replace(":", ""), "that is no token"),
        (SECRET[:25], "that is no token"),
        (f"bot{SECRET}", "that is no token"),
        (SECRET + "é", "that is no token"),
        (SECRET.replace("4200000042", "٤٢"), "that is no token"),
    ],
)
@pytest.mark.parametrize("is_file", [False, True])
def test_what_is_no_token_is_one_line_that_does_not_print_it(content, reason, is_file, tmp_path):
    environment = {"TELEGRAM_BOT_TOKEN": content}
    if is_file:
        (tmp_path / "token").write_text(content, encoding="utf-8")
        environment = {"TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")}
    with pytest.raises(ConfigError, match=reason) as caught:
        read_token(environment)
    line = str(caught.value)
    assert "\n" not in line
    assert not content.strip() or content.strip()[:20] not in line


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.parametrize("kind", ["absent", "folder", "pipe", "large", "bytes", "closed", "odd"])
def test_a_file_that_cannot_hold_a_token_is_named_in_one_line(kind: str, tmp_path: Path):
    file = tmp_path / "token"
    match kind:
        case "folder":
            file.mkdir()
        case "pipe":
            os.mkfifo(file)
        case "large":
            file.write_text(SECRET + "\n" * 5000)
        case "bytes":
            file.write_bytes(SECRET.encode("utf-16"))
        case "closed":
            if _is_root():
                pytest.skip("whoever runs the tests may read every file")
            file.write_text(SECRET)
            file.chmod(0)
        case "odd":
            file = Path("\0")
    with pytest.raises(ConfigError) as caught:
        read_token({"TELEGRAM_BOT_TOKEN_FILE": str(file)})
    assert caught.value.source == str(file)
    assert "\n" not in str(caught.value)
    assert "FAKE" not in repr(caught.value.__context__)


# who sees it


def test_the_token_is_in_no_form_of_the_token_but_the_one_that_is_asked_for():
    for shown in (repr(TOKEN), str(TOKEN), f"{TOKEN}", f"{TOKEN!r:>9}", repr([TOKEN, {1: TOKEN}])):
        assert "FAKE" not in shown


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        f"https://api.telegram.org/bot{SECRET}/getMe",
        f"https://api.telegram.org/file/bot{SECRET.replace(':', '%3A')}/a.txt",
        f"http://proxy/?url={SECRET.replace(':', '%253a')}",
        f"'{SECRET}','{SECRET}'",
        f"ExtBot[token={SECRET}]",
    ],
)
def test_a_token_is_cut_out_wherever_it_stands(text: str):
    assert HIDDEN in redact(text)
    assert "FAKE" not in redact(text)


def test_another_token_is_cut_out_too_and_a_short_one_if_it_is_known():
    assert redact("1:" + "x" * 30) == HIDDEN
    assert redact("42:short") == "42:short"
    assert redact("at 42:short/", Token("42:short")) == f"at {HIDDEN}/"


@hypothesis.given(st.text(max_size=50), st.text(max_size=50))
@hypothesis.settings(max_examples=100)
def test_whatever_stands_around_a_token_it_is_not_seen(before: str, after: str):
    shown = redact(before + SECRET + after)
    assert "FAKE" not in shown
    assert len(shown) <= len(before) + len(HIDDEN) + len(after)


class _Url:
    def __str__(self) -> str:
        return f"https://api.telegram.org/bot{SECRET}/getMe"

    __repr__ = __str__


def _fail() -> None:
    raise ValueError(f"no answer from {_Url()}")


def test_no_token_is_logged_in_messages_arguments_tracebacks_or_stacks(log):
    logger = logging.getLogger("bot.telegram.probe")
    logger.info("calling %s", _Url())
    logger.info("calling %(url)s", {"url": _Url()})
    logger.info(f"calling {SECRET}")  # noqa: G004  what others write
    logger.info(_Url())
    logger.warning("does not fit %d", _Url())
    logger.warning("too many", SECRET)  # noqa: PLE1205  the mistake that is meant
    logger.error("odd", exc_info=ValueError(SECRET))
    try:
        _fail()
    except ValueError:
        logger.exception("failed", stack_info=True)
    shown = log.getvalue()
    assert "FAKE" not in shown
    assert shown.count(HIDDEN) == 8
    assert "ValueError: no answer from" in shown
    assert "Stack (most recent call last)" in shown


@pytest.mark.usefixtures("log")
def test_a_handler_added_later_sees_no_token_either(capsys):
    later = io.StringIO()
    handler = logging.StreamHandler(later)
    logger = logging.getLogger("bot.telegram.probe")
    logger.addHandler(handler)
    seen: list[logging.LogRecord] = []
    handler.addFilter(lambda record: seen.append(record) or True)
    try:
        _fail()
    except ValueError:
        logger.exception("failed: %s", SECRET)
    logger.removeHandler(handler)
    assert "ValueError" in later.getvalue()
    assert "FAKE" not in later.getvalue() + repr([vars(record) for record in seen])
    assert "FAKE" not in capsys.readouterr().err


def test_a_record_that_somebody_else_made_is_cleaned_by_the_handler(log):
    record = logging.LogRecord("elsewhere", logging.INFO, "x.py", 1, "at %s", (SECRET,), None)
    logging.getLogger().handle(record)
    assert f"INFO elsewhere: at {HIDDEN}" in log.getvalue()


def test_a_line_has_the_time_the_level_the_name_and_the_message(log):
    logging.getLogger("bot.telegram.probe").info("polling: offset=%s", 7)
    line = log.getvalue().strip()
    assert line.endswith(" INFO bot.telegram.probe: polling: offset=7")
    assert line[:4].isdecimal()


def test_libraries_that_log_urls_speak_up_only_when_something_is_wrong(log):
    for name in ("httpx", "httpcore", "aiohttp.access", "telegram"):
        logging.getLogger(name).info("said too much")
        logging.getLogger(f"{name}.part").warning("said in need")
    assert "said too much" not in log.getvalue()
    assert log.getvalue().count("said in need") == 4


def test_what_the_cluster_is_asked_is_not_logged_and_that_it_is_away_only_by_us(log):
    for name in ("opensearch", "urllib3.connectionpool"):
        logging.getLogger(name).warning("POST /_search 'what somebody asked' [status:N/A]")
    assert log.getvalue() == ""


def test_logging_can_be_configured_again_and_each_line_is_written_once(log):
    configure_logging("INFO", sys.stderr)
    configure_logging("INFO", log, TOKEN)
    logging.getLogger("bot").info("once")
    assert log.getvalue().count("once") == 1
