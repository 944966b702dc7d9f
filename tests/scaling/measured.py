"""Which figures is everything computed from?

The one place of them. Whoever measures anew changes them here, and `python -m tests.scaling
--write` computes the page from them. Each says where it is from; what a machine costs is nobody's
offer, to be replaced by the price that one is asked for.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its unit, what it is of, and where it is from."""

    value: float
    unit: str
    of: str
    source: str


_NODE: Final = "`python -m tests.scaling.measuring`"
_TANTIVY: Final = "README, Beside other engines: tantivy, to 1,000,000 passages"
_QUIET: Final = "a quiet node: half within 2.4 ms, 99 of 100 within 7.9 ms"
_PORTION: Final = "20 million characters, which are read at once"
_README: Final = "README, In Telegram"
_TELEGRAM: Final = "Telegram's documentation"
_REAL: Final = "4,310 paragraphs of 59 articles of public question sets, with the engine of today"
_ADVICE: Final = "OpenSearch's advice: 10 to 50 GB"
_CHOICE: Final = "our choice"
_BESIDE: Final = "1,581 paragraphs: 1.75 times the processor of one machine's library, 5.7 ms"
_RULE: Final = "a rule of thumb"
_PRICE: Final = "an assumption"

# a question
THINKING: Final = Figure(6.25, "ms", "a front end's processor, from update to reply", _README)
ASKING: Final = Figure(4.3, "ms", "more of it, where the passages are in a cluster", _BESIDE)
FINDING: Final = Figure(2.3, "ms", "a node's processor, finding in a small shard", _NODE)
MATCHING: Final = Figure(0.12, "ms", "more in a shard of 100,000 passages", _TANTIVY)
GROWTH: Final = Figure(0.82, "", "how that grows: passages to the power of", _TANTIVY)
FETCHING: Final = Figure(0.8, "ms", "a node's processor, bringing 60 passages", _NODE)
ANSWER: Final = Figure(200, "kB", "from the cluster to the front end", _NODE)
SPREAD: Final = Figure(
    0.5, "", "spread of these times: standard deviation of the logarithm", _QUIET
)
COMMITS: Final = Figure(3, "", "commits of PostgreSQL", _NODE)
COMMITTED: Final = Figure(1000, "/s", "questions that one PostgreSQL writes", _NODE)
WRITERS: Final = Figure(16, "", "connections by which it does so", _NODE)
EXCHANGE: Final = Figure(1120, "bytes", "what PostgreSQL keeps of one", _NODE)
TELEGRAM: Final = Figure(60, "ms", "until Telegram has taken a reply", "an assumption")
PACE: Final = Figure(30, "/s", "messages that one bot may send", _TELEGRAM)

# a passage
DISK: Final = Figure(2920, "bytes", "on the disk, each copy", _NODE)
HOT: Final = Figure(
    1010, "bytes", "of these, what finding reads", "100,000 passages of terms alone"
)
WORDS: Final = Figure(55, "", "words", _REAL)
READING: Final = Figure(0.57, "ms", "the writer's processor, reading and analyzing it", _REAL)
INDEXING: Final = Figure(0.17, "ms", "a node's processor, taking it in", _NODE)

# a front end
FORMS: Final = Figure(13.1, "", "word forms: this, times words to the power of", _REAL)
HEAPS: Final = Figure(0.595, "", "that power (Heaps)", _REAL)
FORM: Final = Figure(328, "bytes", "of the outline, each word form, mapped from the disk", _REAL)
PART: Final = Figure(
    50_000, "passages", "in a part of a large collection, with an outline of its own", _PORTION
)
OUTLINED: Final = Figure(8, "bytes", "of the outline, each passage", _REAL)
PROCESS: Final = Figure(
    100, "MB", "resident, a process with a small library", "`footnote serve` after 60 questions"
)
DAYS: Final = Figure(30, "days", "that exchanges are kept", "state.days")

# how full things may be
BUSY: Final = Figure(
    0.5, "", "share of the time that processors work: half of them may die", _CHOICE
)
FULL: Final = Figure(0.7, "", "share of a disk that is used", _CHOICE)
SHARD: Final = Figure(10e6, "passages", "in a shard, which are 30 GB", _ADVICE)
SHARDS: Final = Figure(1000, "", "shards that a node may have", "OpenSearch's default")
MANAGED: Final = Figure(
    10_000, "", "shards that one cluster has before its manager is slow", _RULE
)

# a machine
CORES: Final = Figure(16, "", "processors", _CHOICE)
MEMORY: Final = Figure(64, "GB", "memory", _CHOICE)
CACHE: Final = Figure(45, "GB", "of it, what a node's files may take", _CHOICE)
STORAGE: Final = Figure(2000, "GB", "disk", _CHOICE)
PRICE: Final = Figure(300, "€/month", "price", _PRICE)
