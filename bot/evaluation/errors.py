"""What can go wrong in a measurement?

Errors that whoever runs the program can mend, as in `bot.errors`: exit 2 and one line.
"""

from bot.errors import OperatorError


class BadQuestions(OperatorError):
    """A file of questions that cannot be read, or an entry of it."""

    def __init__(self, source: str, place: str, reason: str) -> None:
        """Keep the file, where in it ("" for all of it), and what is wrong."""
        super().__init__(": ".join(part for part in (source, place, reason) if part))
        self.source, self.place, self.reason = source, place, reason


class NothingToMeasure(OperatorError):
    """A file of questions of which none can be asked."""

    def __init__(self, source: str, reason: str) -> None:
        """Keep the file, and why nothing of it is left."""
        super().__init__(f"{source}: there is no question left to ask: {reason}")
        self.source, self.reason = source, reason


class NoPlots(OperatorError):
    """The library that draws is not installed."""

    def __init__(self) -> None:
        """Say how to install it."""
        super().__init__(
            "--plots needs matplotlib, which is not installed: "
            "install footnote-bot[plots] in place of footnote-bot, or matplotlib beside it"
        )


class NoModel(OperatorError):
    """There is no embedding model to measure with."""

    def __init__(self) -> None:
        """Say how there is one."""
        super().__init__(
            "--model needs an embedding model that can be used: see footnote model add --help"
        )


class WorkerLost(OperatorError):
    """A process that asked questions has died."""

    def __init__(self) -> None:
        """Say what to try."""
        super().__init__("a process that was asking has died, perhaps of memory: try --jobs 1")
