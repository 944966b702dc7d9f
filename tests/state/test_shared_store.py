"""A store that several bots share: made once, refused if it is not ours, never half written."""

import asyncio

import pytest

from bot.errors import (
    ConfigError,
    StoreDamaged,
    StoreMissing,
    StoreUnreachable,
    StoreUnwritable,
    TokenTaken,
)
from bot.state import gaps, presence
from bot.state.gaps import Gap
from bot.state.postgres_schema import VERSIONS
from bot.state.shared_store import SharedStore, obstacle, read_only
from tests.cluster.databases import a_new_database, an_empty_database, ask
from tests.cluster.postgres import missing, running
from tests.state.makers import HERE


@pytest.fixture
def url():
    """Return the address of a database with empty tables."""
    return an_empty_database()


@pytest.fixture
def bare():
    """Return the address of a database without any."""
    return a_new_database()


def opened(url, **options):
    """Open a store and close it."""
    SharedStore.open(url, **options).close()


async def test_the_tables_are_made_once_by_whoever_comes_first(bare):
    stores = await asyncio.gather(*(asyncio.to_thread(SharedStore.open, bare) for _ in range(3)))
    for number, store in enumerate(stores):
        await store.write(lambda db, n=number: gaps.add(db, Gap(HERE, n, "Who?", 1.0)))
    for store in stores:
        assert {one.person for one in await store.read(gaps.load)} == {0, 1, 2}
        store.close()


def test_reading_where_no_bot_ever_was_says_so_and_makes_nothing(bare):
    for _ in range(2):
        with (
            pytest.raises(StoreMissing, match=r"nothing is kept there yet; `footnote serve`"),
            read_only(bare),
        ):
            pass
    assert obstacle(bare) == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE footnote.about SET value = '99' WHERE name = 'version'",
         "was written by a newer Footnote"),
        ("DROP TABLE footnote.about", "belongs to another program"),
        ("DELETE FROM footnote.about", "belongs to another program"),
    ],
    ids=["newer", "foreign", "unmarked"],
)  # fmt: skip
def test_tables_that_are_not_ours_are_named_with_what_to_do_and_left_alone(bare, change, said):
    opened(bare)
    ask(change, url=bare)
    for opening in (opened, lambda url: read_only(url).__enter__()):
        with pytest.raises(StoreDamaged, match=said) as refused:
            opening(bare)
        assert "\n" not in str(refused.value)
    assert said in obstacle(bare)


def test_tables_of_an_older_version_are_read_once_a_bot_has_brought_them_up_to_date(bare):
    opened(bare)
    ask("UPDATE footnote.about SET value = '0' WHERE name = 'version'", url=bare)
    with pytest.raises((StoreMissing, StoreDamaged)), read_only(bare):
        pass


def test_a_database_is_that_of_one_bot(bare):
    opened(bare, bot=123)
    opened(bare, bot=123)
    with pytest.raises(StoreDamaged, match=r"another bot \(123\)"):
        opened(bare, bot=456)


def test_whoever_may_not_make_the_tables_is_told_so(bare):
    ask("DROP ROLE IF EXISTS clerk", "CREATE ROLE clerk LOGIN")
    theirs = bare.replace("footnote", "clerk", 1)
    with pytest.raises(StoreUnwritable, match="permission denied"):
        opened(theirs)


def test_who_may_not_make_a_schema_can_be_given_one(bare):
    ask("DROP ROLE IF EXISTS tenant", "CREATE ROLE tenant LOGIN")
    ask("CREATE SCHEMA footnote AUTHORIZATION tenant", url=bare)
    opened(bare.replace("footnote", "tenant", 1))


def test_nobody_is_asked_at_an_address_that_is_none():
    for opening in (opened, lambda url: read_only(url).__enter__()):
        with pytest.raises(ConfigError, match=r"state\.url"):
            opening("mysql://db/x")
    assert "state.url" in obstacle("mysql://db/x")


def test_of_those_who_share_it_one_at_most_polls_and_then_alone(url, monkeypatch):
    monkeypatch.setattr(presence, "_MEETING", 0.1)
    store = SharedStore.open(url, polls=True)
    for polls in (True, False):
        with pytest.raises(TokenTaken, match="another process polls"):
            opened(url, polls=polls)
    store.close()
    store = SharedStore.open(url)
    with pytest.raises(ConfigError, match=r"telegram\.webhook_url: is needed: other bots share"):
        opened(url, polls=True)
    opened(url)
    store.close()
    opened(url, polls=True)


async def test_those_who_share_it_agree_on_what_the_first_one_said(url):
    one, other = SharedStore.open(url), SharedStore.open(url)
    assert await one.agree("claim", "a") == "a"
    assert await other.agree("claim", "b") == "a"
    for store in (one, other):
        store.close()


async def test_a_store_of_a_newer_version_is_used_no_more(url, monkeypatch):
    monkeypatch.setattr(presence, "_BEAT", 0.05)
    store = SharedStore.open(url)
    ask("UPDATE footnote.about SET value = '99' WHERE name = 'version'", url=url)
    async with asyncio.timeout(5.0):
        while store.peers.is_sure:  # noqa: ASYNC110 - nobody rings
            await asyncio.sleep(0.02)
    with pytest.raises(StoreDamaged, match="was upgraded by a newer Footnote"):
        await store.write(gaps.load)
    ask(f"UPDATE footnote.about SET value = '{len(VERSIONS)}' WHERE name = 'version'", url=url)  # noqa: S608
    store.close()


@pytest.mark.enable_socket
@pytest.mark.parametrize("end", ["stop", "kill"])
async def test_while_the_server_is_away_nothing_is_written_and_then_writing_goes_on(end):
    if reason := missing():
        pytest.skip(reason)
    with running() as server:
        store = SharedStore.open(server.url)
        await store.write(lambda db: gaps.add(db, Gap(HERE, 1, "Who?", 1.0)))
        getattr(server, end)()
        for using in (store.write, store.read):
            with pytest.raises(StoreUnreachable, match="cannot be reached"):
                await using(gaps.load)
        server.start()
        await store.write(lambda db: gaps.add(db, Gap(HERE, 2, "Who?", 1.0)))
        assert {one.person for one in await store.read(gaps.load)} == {1, 2}
        async with asyncio.timeout(20.0):
            while not store.peers.is_sure:  # noqa: ASYNC110 - nobody rings
                await asyncio.sleep(0.02)
        store.close()


async def test_a_connection_that_was_cut_while_nobody_used_it_costs_nobody_anything(url):
    store = SharedStore.open(url)
    await store.write(lambda db: gaps.add(db, Gap(HERE, 1, "Who?", 1.0)))
    ask(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE application_name = 'footnote'"
    )
    came = await asyncio.gather(
        *(store.write(lambda db, n=n: gaps.add(db, Gap(HERE, n, "Who?", 1.0))) for n in (2, 3)),
        store.read(lambda _: None),
        return_exceptions=True,
    )
    assert came == [None] * 3
    assert {one.person for one in await store.read(gaps.load)} == {1, 2, 3}
    store.close()
