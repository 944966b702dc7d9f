"""What can go wrong on purpose?

Errors are sorted by who can act on them, and have their parts as attributes:

    BotError
    ├── OperatorError              exit 2: one line "source: place: reason"
    │   ├── ConfigError            source, key, reason
    │   ├── EmptyCorpus            folder
    │   ├── BadBatch               source, line, reason
    │   ├── ModelError             path, reason; an embedding model that cannot be used
    │   ├── StoreLocked            path; another process writes there
    │   ├── StoreDamaged           path, reason and what to do
    │   ├── StoreUnwritable        path, reason; the disk is full, for example
    │   │   └── StoreUnreachable   path, reason; the server does not answer, or lets us not in
    │   ├── StoreMissing           path; no bot has written there yet
    │   ├── NotInLibrary           name; no document is called so
    │   ├── NoCollection           path, name, known
    │   ├── FileInTheWay           path
    │   ├── ClusterAway            url, reason; the search cluster does not answer: try again later
    │   │   └── DocumentAway       url, document; it has just been removed, or replaced
    │   ├── ClusterRefused         url, reason; it answers, and something has to be set otherwise
    │   ├── TokenRefused           Telegram does not know the bot's token
    │   ├── TokenTaken             reason; another process talks for the same bot
    │   └── TelegramSilent         seconds without an answer to polling, reason
    ├── DocumentError              one file is at fault, the others go on
    │   ├── NotText                reason; whoever knows the source raises UnreadableDocument
    │   ├── NotReadable            reason; of a format that is read, but this file cannot be
    │   ├── UnreadableDocument     source, reason
    │   │   └── DocumentFault      source, fault; the fault is ours, to be reported
    │   └── DocumentTooLarge       source, size, limit
    ├── QuestionError              cause: the asker can act; `bot.wording` has a line for each
    │   ├── EmptyQuery             nothing to search for
    │   └── QuestionTooLong        length, limit
    ├── Refused                    reason, is_forbidden; Telegram would refuse it again
    │   ├── Gone                   the message to be changed has been deleted
    │   └── TooLarge               a file has more bytes than Telegram gives a bot, or than we take
    └── Unreachable                reason, retry_after, is_uncertain; worth another try later

Not finding an answer is a value (`bot.answers.answer.Abstention`), not an error.
"""

from enum import StrEnum


class BotError(Exception):
    """The root of everything that goes wrong on purpose."""


class OperatorError(BotError):
    """Whoever runs the program can act: exit 2 and one line."""


class ConfigError(OperatorError):
    """A setting that cannot be obeyed."""

    def __init__(self, source: str, key: str, reason: str) -> None:
        """Keep where the setting came from, its name ("" for all of it) and what is allowed."""
        super().__init__(": ".join(part for part in (source, key, reason) if part))
        self.source, self.key, self.reason = source, key, reason


class EmptyCorpus(OperatorError):
    """A place that should hold documents holds none that can be read."""

    def __init__(self, folder: str, reason: str) -> None:
        """Keep the place and what to do about it."""
        super().__init__(f"{folder}: {reason}")
        self.folder, self.reason = folder, reason


class BadBatch(OperatorError):
    """A line of a batch file that is not a question record."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        """Keep the file, the line counted from 1 and what is wrong with it."""
        super().__init__(f"{source}:{line}: {reason}")
        self.source, self.line, self.reason = source, line, reason


class ModelError(OperatorError):
    """An embedding model that cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep the file, or what was named, and what is wrong or what to do."""
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class StoreLocked(OperatorError):
    """Another process writes into the database."""

    def __init__(self, path: str, setting: str) -> None:
        """Keep the file that both want, and name the setting that chooses another."""
        super().__init__(
            f"{path}: another Footnote writes there; stop it, or choose another {setting}"
        )
        self.path = path


class StoreDamaged(OperatorError):
    """The database cannot be read as it is."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep the file, and what is wrong with it and what to do."""
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class StoreUnwritable(OperatorError):
    """The database can be read but not written."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep the file and what the system says."""
        super().__init__(f"{path}: cannot be written: {reason}")
        self.path, self.reason = path, reason


class StoreUnreachable(StoreUnwritable):
    """The server that has the database does not answer, or lets us not in."""

    def __init__(self, path: str, reason: str) -> None:
        """Keep the address, without a password, and what the server or its client says."""
        OperatorError.__init__(self, f"{path}: cannot be reached: {reason}")
        self.path, self.reason = path, reason


class StoreMissing(OperatorError):
    """There is no database yet, or nothing in it."""

    def __init__(self, path: str, remedy: str) -> None:
        """Keep the path where it was looked for, and say what begins it."""
        super().__init__(f"{path}: nothing is kept there yet; {remedy}")
        self.path = path


class NotInLibrary(OperatorError):
    """A document that the library does not have."""

    def __init__(self, name: str) -> None:
        """Keep what it was called."""
        super().__init__(f"{name}: not in the library; `footnote list` shows what is")
        self.name = name


class NoCollection(OperatorError):
    """A collection that the library does not have."""

    def __init__(self, path: str, name: str, known: tuple[str, ...]) -> None:
        """Keep the library's file, what was asked for, and the collections that there are."""
        there = f"there are {', '.join(known)}" if known else "there is none"
        super().__init__(f"{path}: no document is in a collection {name!r}; {there}")
        self.path, self.name, self.known = path, name, known


class FileInTheWay(OperatorError):
    """A file that would have to be written over."""

    def __init__(self, path: str) -> None:
        """Keep the file."""
        super().__init__(f"{path}: there is such a file, and it is another; choose a new folder")
        self.path = path


class ClusterAway(OperatorError):
    """The cluster that is searched cannot be reached just now: it is worth another try later."""

    def __init__(self, url: str, reason: str) -> None:
        """Keep the address that was tried, without a password, and what happened."""
        super().__init__(f"{url}: the search cluster is away: {reason}")
        self.url, self.reason = url, reason


class DocumentAway(ClusterAway):
    """A document has just been removed or replaced, and passages of it are still found."""

    def __init__(self, url: str, document: str) -> None:
        """Keep the address of the cluster, and the id of the document."""
        super().__init__(url, "the library has changed just now")
        self.document = document


class ClusterRefused(OperatorError):
    """The cluster that is searched answers, but not as it is asked: somebody has to act."""

    def __init__(self, url: str, reason: str) -> None:
        """Keep the address, without a password, and what is wrong and what to do."""
        super().__init__(f"{url}: {reason}")
        self.url, self.reason = url, reason


class TokenRefused(OperatorError):
    """Telegram does not know the bot's token."""

    def __init__(self, server: str = "") -> None:
        """Say what to do; the token itself is never repeated.

        Args:
            server: the address of a Bot API server that may be none at all, "" for Telegram's own.
        """
        reason = "the token is not valid (any more): ask @BotFather for one with /token"
        doubt = f"; or {server} is no Bot API server: see footnote doctor" if server else ""
        super().__init__(f"Telegram: {reason}{doubt}")


class TokenTaken(OperatorError):
    """Another process talks to Telegram for the same bot."""

    def __init__(self, reason: str) -> None:
        """Keep how it was noticed."""
        super().__init__(f"Telegram: another process polls with this token ({reason}); stop it")
        self.reason = reason


class TelegramSilent(OperatorError):
    """Polling Telegram has not worked for too long."""

    def __init__(self, seconds: float, reason: str) -> None:
        """Keep for how many seconds, and the reason of the last failure."""
        super().__init__(f"Telegram: nothing heard for {seconds:.0f} seconds ({reason})")
        self.seconds, self.reason = seconds, reason


class DocumentError(BotError):
    """One document is at fault; the others go on."""


class NotText(DocumentError):
    """Bytes that are no text in any encoding; whoever knows their source names it."""

    def __init__(self, reason: str) -> None:
        """Keep what they are, or what is wrong with them."""
        super().__init__(reason)
        self.reason = reason


class NotReadable(DocumentError):
    """A file that its reader refuses, such as an encrypted one; whoever knows it names it."""

    def __init__(self, reason: str) -> None:
        """Keep why, as the end of a line."""
        super().__init__(reason)
        self.reason = reason


class UnreadableDocument(DocumentError):
    """A file whose text cannot be read."""

    def __init__(self, source: str, reason: str) -> None:
        """Keep the file and the reason."""
        super().__init__(f"{source}: {reason}")
        self.source, self.reason = source, reason


class DocumentFault(UnreadableDocument):
    """A file that is left out because of a fault in the program."""

    def __init__(self, source: str, fault: str) -> None:
        """Keep the file and the class of the exception, for whoever reports it."""
        super().__init__(source, f"left out by a fault in Footnote, please report it ({fault})")
        self.fault = fault


class DocumentTooLarge(DocumentError):
    """A file above the size that is read."""

    def __init__(self, source: str, size: int, limit: int) -> None:
        """Keep the file, its size and the limit, both in bytes."""
        super().__init__(f"{source}: {size:,} bytes is more than the limit of {limit:,}")
        self.source, self.size, self.limit = source, size, limit


class Cause(StrEnum):
    """Why a question gets no answer; the texts for the asker are in `bot.wording`."""

    NOT_ANSWERED = "not answered"
    NOTHING_ASKED = "nothing asked"
    GREETING = "greeting"
    NO_WORDS = "no words"
    COMMON_WORDS = "common words"
    TOO_LONG = "too long"
    WHICH_DOCUMENT = "which document"
    NO_DOCUMENT = "no such document"


class QuestionError(BotError):
    """The asker can act: one polite line."""

    def __init__(self, cause: Cause) -> None:
        """Keep why there is no answer."""
        super().__init__(cause.value)
        self.cause = cause


class EmptyQuery(QuestionError):
    """Nothing in the question can be searched for."""


class QuestionTooLong(QuestionError):
    """A question above the length that is read."""

    def __init__(self, length: int, limit: int) -> None:
        """Keep the length and the limit, both in characters."""
        super().__init__(Cause.TOO_LONG)
        self.length, self.limit = length, limit


class Refused(BotError):
    """Telegram refused a request and would refuse it again: nothing was sent."""

    def __init__(self, reason: str, *, is_forbidden: bool = False) -> None:
        """Keep Telegram's reason, and whether we are shut out of the chat altogether."""
        super().__init__(reason)
        self.reason, self.is_forbidden = reason, is_forbidden


class Gone(Refused):
    """The message to be changed has been deleted, or may no longer be changed."""


class TooLarge(Refused):
    """A file is larger than Telegram gives a bot, or than we take."""


class Unreachable(BotError):
    """Telegram could not be reached, or asks for a longer wait than ours: try again later.

    `is_uncertain` says that the request has most likely arrived all the same: Telegram took it
    twice and twice did not answer, so that sending it again may send a third copy. Otherwise it
    most likely has not arrived.
    """

    def __init__(
        self, reason: str, *, retry_after: float = 0.0, is_uncertain: bool = False
    ) -> None:
        """Keep the reason, the seconds to wait (0: not said), and whether it may have arrived."""
        super().__init__(reason)
        self.reason, self.retry_after, self.is_uncertain = reason, retry_after, is_uncertain
