"""Which settings do the outer layers obey?

The sections [corpus], [library], [search], [meaning], [console], [telegram], [uploads] and
[state], each a dataclass of its keys. The libraries, the console and Telegram stand above this
folder and the store beside it, so none of them can be imported here: the dataclasses of what they
obey are here instead. Those of the core are beside the code that obeys them.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta

from bot.records import dataclass

Access = Literal["open", "groups", "listed", "code"]
Searching = Literal["embedded", "opensearch"]
OFFICIAL: Final = "https://api.telegram.org"  # Telegram's own Bot API server


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """Which documents are asked: files and folders, and whether the bundled article stands in."""

    paths: tuple[str, ...] = ()
    bundled: bool = True


@dataclass(frozen=True, slots=True)
class LibrarySettings:
    """Where the library is kept that `footnote add` fills ("": the usual place)."""

    path: str = ""


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """What is searched: a library on this machine, or one in an OpenSearch cluster.

    `urls` are those of the cluster's nodes, and the names of all its indices begin with `index`.
    `ca_file` has the certificate that theirs are signed with, "" for the usual ones. A collection
    has `shards` parts, and each `replicas` copies. `timeout` is how many seconds a node may take
    to answer. `machine` is what this machine is called among those that add files, "" for its own
    name.
    """

    engine: Searching = "embedded"
    urls: tuple[str, ...] = ()
    index: str = "footnote"
    ca_file: str = ""
    shards: Annotated[int, Meta(ge=1, le=1000)] = 1
    replicas: Annotated[int, Meta(ge=0, le=100)] = 1
    timeout: Annotated[float, Meta(gt=0, le=600)] = 2.0
    machine: str = ""


@dataclass(frozen=True, slots=True)
class MeaningSettings:
    """Whether an embedding model that was added helps to choose."""

    use: bool = True


@dataclass(frozen=True, slots=True)
class ConsoleSettings:
    """What a terminal shows: with `paths`, the file and the line of each quotation."""

    paths: bool = False


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """How the bot talks to Telegram.

    `base_url` is that of the Bot API server, and `local_mode` says that it is one of our own which
    keeps files on this machine's disk (its option --local); `proxy` is "" for none. `owners` are
    the numbers of the people who run the bot. `access` is who may ask it: anybody, members of the
    groups that an owner let it into, those whom `people` lists, or members and whoever an owner
    lets in. `weekly_digest` is whether owners hear once a week what went unanswered, unless they
    choose otherwise. `sure` is the minimum confidence, from 0 to 1, for answering a group message
    that is not addressed to the bot, where a group wants that. `at_once` is how many updates are
    handled at the same time. A rate of 0 lifts its limit, as a Bot API server of one's own has
    none. `poll_seconds` is how long one call waits for updates. `webhook_url` is "" for polling.
    """

    base_url: str = OFFICIAL
    local_mode: bool = False
    proxy: str = ""
    owners: tuple[int, ...] = ()
    access: Access = "code"
    people: tuple[int, ...] = ()
    weekly_digest: bool = False
    sure: Annotated[float, Meta(ge=0, le=1)] = 0.8
    at_once: Annotated[int, Meta(ge=1, le=64)] = 8
    questions_per_minute: Annotated[float, Meta(ge=0, le=6000)] = 20.0
    messages_per_second: Annotated[float, Meta(ge=0, le=1000)] = 30.0
    chat_per_second: Annotated[float, Meta(ge=0, le=1000)] = 1.0
    group_per_minute: Annotated[float, Meta(ge=0, le=6000)] = 20.0
    poll_seconds: Annotated[int, Meta(ge=1, le=50)] = 50
    webhook_url: str = ""
    webhook_host: str = "127.0.0.1"
    webhook_port: Annotated[int, Meta(ge=1, le=65535)] = 8443


@dataclass(frozen=True, slots=True)
class UploadSettings:
    """How much may be added in a chat, and in all chats together; 0 documents: nothing at all."""

    documents: Annotated[int, Meta(ge=0, le=100_000)] = 200
    megabytes: Annotated[int, Meta(ge=1, le=100_000)] = 200
    total_megabytes: Annotated[int, Meta(ge=1, le=10_000_000)] = 5000


@dataclass(frozen=True, slots=True)
class StateSettings:
    """Where the bot's database is, and how many days it keeps questions.

    `path` is that of a SQLite file ("": the usual place); `url` that of a PostgreSQL database
    which several bots share, "" for none.
    """

    path: str = ""
    url: str = ""
    days: Annotated[int, Meta(ge=1, le=3650)] = 30
