"""What can go wrong in a benchmark?

Errors that whoever runs the program can mend, as in `bot.errors`: exit 2 and one line.
"""

from bot.errors import OperatorError


class TooFewPassages(OperatorError):
    """Documents of which nothing can be measured."""

    def __init__(self, passages: int, least: int) -> None:
        """Keep how many passages there are, and how many there should be."""
        super().__init__(
            f"there are {passages:,} passages in these documents, too few to measure: "
            f"name documents with {least:,} at least"
        )
        self.passages, self.least = passages, least


class TooFewSentences(OperatorError):
    """Documents of which no questions can be made."""

    def __init__(self, sentences: int, least: int) -> None:
        """Keep how many sentences there are, and how many there should be."""
        super().__init__(
            f"{sentences:,} sentences of these documents are long enough to be asked about: "
            f"name documents with {least:,} at least"
        )
        self.sentences, self.least = sentences, least
