"""Who changes to a database that bots share is told that the file is not copied by itself."""

import asyncio
from dataclasses import replace

from bot.config.sections import StateSettings
from bot.config.settings import Settings
from bot.libraries.by_tenant import TenantLibraries
from bot.state import gaps
from bot.state.file_store import FileStore
from bot.state.gaps import Gap
from bot.state.opening import open_store
from bot.state.places import Place
from bot.telegram.app import App, _tell_left_behind
from bot.telegram.tokens import Token
from tests.cluster.databases import an_empty_database


async def test_as_long_as_the_database_is_empty_and_there_is_a_file_it_is_told(tmp_path):
    url, file = an_empty_database(), tmp_path / "bot.db"
    settings = replace(Settings(), state=StateSettings(path=str(file), url=url))
    app = App(settings, Token("1:a"), TenantLibraries(settings), url, None, print)
    store = await asyncio.to_thread(open_store, url)
    assert await _tell_left_behind(app, store) == ()
    FileStore.open(file).close()
    (line,) = await _tell_left_behind(app, store)
    assert str(file) in line
    assert "footnote state copy" in line
    assert await _tell_left_behind(replace(app, state=file), store) == ()
    await store.write(lambda db: gaps.add(db, Gap(Place(-100), 7, "Who?", 1.0)))
    assert await _tell_left_behind(app, store) == ()
    assert "password" not in repr(replace(app, state=url + "&password=hush"))
    store.close()
