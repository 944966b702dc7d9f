"""Which bot are we, and who must never see that?

The bot's token: reading it, and keeping it out of the log. Whoever has the token is the bot, and
Telegram wants it in the URL of every call. It would show wherever a URL is logged, so every log
record is redacted when it is made.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO

from bot.errors import ConfigError
from bot.text.regexes import regex

VARIABLE: Final = "TELEGRAM_BOT_TOKEN"
FILE_VARIABLE: Final = "TELEGRAM_BOT_TOKEN_FILE"
HIDDEN: Final = "<token>"
HIDDEN_SECRET: Final = "<secret>"  # noqa: S105 - what is shown in its place

_LARGEST_FILE: Final = 4096  # bytes; a token has about 46
_TOKEN_FORM: Final = regex("[0-9]{1,20}:[A-Za-z0-9_-]{30,}")
_TOKEN_ANYWHERE: Final = regex(  # in URLs too, where the colon may be encoded, even twice
    "[0-9]+(?::|%(?:25)*3[Aa])[A-Za-z0-9_-]{30,}"
)
_EXPECTED_FORM: Final = "it should look like 123456:ABC..., as @BotFather gives it"
_NOISY_LOGGERS: Final = ("httpx", "httpx2", "httpcore", "aiohttp.access", "telegram")
_SILENT_LOGGERS: Final = ("opensearch", "urllib3")  # what they warn of is raised, and told once
_FORMATTER: Final = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


@dataclass(frozen=True, slots=True)
class Token:
    """The bot's token; only `reveal` shows it."""

    _secret: str = field(repr=False)

    def reveal(self) -> str:
        """Return the token itself."""
        return self._secret

    @property
    def bot(self) -> int:
        """Return the id of the bot, which is public."""
        return int(self._secret.partition(":")[0])


def read_token(environment: Mapping[str, str]) -> Token:
    """Return the bot's token from the environment, or from the file that it names.

    Raises:
        ConfigError: there is none, there are both, or it is no token; the error does not show it.
    """
    given, file = environment.get(VARIABLE), environment.get(FILE_VARIABLE)
    if given is not None and file is not None:
        raise ConfigError("environment", VARIABLE, f"set it or {FILE_VARIABLE}, not both")
    if file is not None:
        return _parse(_read_file(file), FILE_VARIABLE)
    if given is not None:
        return _parse(given, VARIABLE)
    raise ConfigError("environment", VARIABLE, "set it to the token that @BotFather gave you")


def redact(text: str, token: Token | None = None) -> str:
    """Return a text with `HIDDEN` in place of this token and of anything like one."""
    if token is not None:
        text = text.replace(token.reveal(), HIDDEN)
    return _TOKEN_ANYWHERE.sub(HIDDEN, text)


class Redaction(logging.Filter):
    """Removes tokens from a log record: its message, arguments, traceback and stack."""

    def __init__(self, token: Token | None = None, secrets: Sequence[str] = ()) -> None:
        """Hide what looks like a token, and this token and secrets, whatever they look like."""
        super().__init__()
        self._token, self._secrets = token, secrets

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean a record in place; every record passes."""
        self.clean(record)
        return True

    def clean(self, record: logging.LogRecord) -> logging.LogRecord:
        """Return the record, cleaned in place."""
        record.msg, record.args = self._clean(_format(record)), None
        if record.exc_info and not record.exc_text:
            record.exc_text = _FORMATTER.formatException(record.exc_info)
        record.exc_info = None  # a handler that formats errors itself would print it as it is
        record.exc_text = self._clean(record.exc_text) if record.exc_text else None
        record.stack_info = self._clean(record.stack_info) if record.stack_info else None
        return record

    def _clean(self, text: str) -> str:
        """Return a text without tokens and secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN_SECRET)
        return redact(text, self._token)


def configure_logging(
    level: int | str, stream: TextIO, token: Token | None = None, secrets: Sequence[str] = ()
) -> None:
    """Log plain lines from a level on, without any token, and without some other secrets.

    Records are cleaned when they are made, so that a handler which somebody adds later never sees
    a token; the filter on our own handler is a second safeguard. Calling it again replaces what it
    set before.
    """
    redaction = Redaction(token, secrets)
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, _OurHandler)]:
        root.removeHandler(handler)
    plain = _OurHandler(stream)
    plain.setFormatter(_FORMATTER)
    plain.addFilter(redaction)
    root.addHandler(plain)
    root.setLevel(level)
    logging.setLogRecordFactory(
        lambda *args, **kwargs: redaction.clean(logging.LogRecord(*args, **kwargs))
    )
    for name in _NOISY_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _SILENT_LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)


class _OurHandler(logging.StreamHandler[TextIO]):
    """The handler that `configure_logging` makes, and replaces when called again."""


def _format(record: logging.LogRecord) -> str:
    """Return the message of a record, or its parts if the arguments do not fit the message.

    For such a record, logging itself would print the arguments to stderr as they are.
    """
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return f"{record.msg} {record.args!r}"


def _read_file(file: str) -> str:
    """Return the content of the file with the token.

    Raises:
        ConfigError: it cannot be read, or is no small text file.
    """
    path = Path(file)
    try:
        if not path.is_file():  # reading from a pipe might never end
            raise ConfigError(file, "", f"no such file, though {FILE_VARIABLE} names it")
        if path.stat().st_size > _LARGEST_FILE:
            raise ConfigError(file, "", "too large to be a file with a token and nothing else")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(file, "", f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError:
        reason = "not a text file, so not one with a token"
    raise ConfigError(file, "", reason)  # outside of `except`: the other error holds the bytes


def _parse(content: str, variable: str) -> Token:
    """Return the token of a variable or its file.

    Raises:
        ConfigError: it is blank, more than one line, or not of the form of a token.
    """
    lines = content.strip().splitlines()
    if not lines:
        raise ConfigError("environment", variable, f"it is blank; {_EXPECTED_FORM}")
    if len(lines) > 1:
        raise ConfigError("environment", variable, f"it is more than one line; {_EXPECTED_FORM}")
    if not _TOKEN_FORM.fullmatch(lines[0]):
        raise ConfigError("environment", variable, f"that is no token; {_EXPECTED_FORM}")
    return Token(lines[0])
