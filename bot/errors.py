"""What can go wrong on purpose?

Errors are sorted by who can act on them, and keep their parts as attributes:

    BotError
    ├── OperatorError              exit 2: one line "source: place: reason"
    │   ├── ConfigError            source, key, reason
    │   ├── EmptyCorpus            folder
    │   └── BadBatch               source, line, reason
    ├── DocumentError              one file is at fault, the others go on
    │   ├── NotText                reason; disk tells whose it is
    │   ├── UnreadableDocument     source, reason
    │   └── DocumentTooLarge       source, size, limit
    └── QuestionError              the asker can act: one polite line
        ├── EmptyQuery             reason
        └── QuestionTooLong        length, limit

Not finding an answer is a value (`bot.answers.Abstention`), not an error.
"""


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


class DocumentError(BotError):
    """One document is at fault; the others go on."""


class NotText(DocumentError):
    """Bytes that are no text in any encoding; whoever knows their source names it."""

    def __init__(self, reason: str) -> None:
        """Keep what they are instead."""
        super().__init__(reason)
        self.reason = reason


class UnreadableDocument(DocumentError):
    """A file whose text cannot be had."""

    def __init__(self, source: str, reason: str) -> None:
        """Keep the file and the reason."""
        super().__init__(f"{source}: {reason}")
        self.source, self.reason = source, reason


class DocumentTooLarge(DocumentError):
    """A file above the size that is read."""

    def __init__(self, source: str, size: int, limit: int) -> None:
        """Keep the file, its size and the limit, both in bytes."""
        super().__init__(f"{source}: {size:,} bytes is more than the limit of {limit:,}")
        self.source, self.size, self.limit = source, size, limit


class QuestionError(BotError):
    """The asker can act: one polite line."""


class EmptyQuery(QuestionError):
    """Nothing in the question can be searched for."""

    def __init__(self, reason: str) -> None:
        """Keep the line that tells the asker what to do."""
        super().__init__(reason)
        self.reason = reason


class QuestionTooLong(QuestionError):
    """A question above the length that is read."""

    def __init__(self, length: int, limit: int) -> None:
        """Keep the length and the limit, both in characters."""
        super().__init__(
            f"That is {length:,} characters; a question may have at most {limit:,}. "
            "Ask it in a sentence or two."
        )
        self.length, self.limit = length, limit
