"""How is a document taken away that was added?"""

import pytest

from bot.wording import ENGLISH
from tests.telegram.full import labels, now, press, tell
from tests.telegram.uploaders import KEY, WELL, WHO, an_uploading_bot, files, send

NAME = "\u2068notes.md\u2069"
ASKED = ENGLISH.removal_ask.format(name=NAME)


@pytest.fixture
async def bot(tmp_path):
    async with an_uploading_bot(tmp_path) as made:
        yield made


@pytest.fixture
def club(bot, ann, ben):
    """Return a group whose owner Ann is."""
    return bot.world.supergroup("Club", ann, ben)


async def test_a_document_is_chosen_from_a_list_and_gone_once_that_is_confirmed(
    bot, ann, tmp_path
):
    await send(bot, ann, WELL)
    await send(bot, ann, KEY, "keys.md")
    shown = await tell(bot, ann, "/remove")
    assert shown["text"] == ENGLISH.removal_which
    assert labels(shown) == ["keys.md", "notes.md"]
    await press(bot, ann, shown, "notes.md")
    assert now(bot, shown)["text"] == ASKED
    assert "Quelmar" in (await tell(bot, ann, WHO))["text"]
    await press(bot, ann, now(bot, shown), ENGLISH.button_remove)
    assert now(bot, shown)["text"] == ENGLISH.removed.format(name=NAME)
    assert labels(now(bot, shown)) == []
    assert "Quelmar" not in (await tell(bot, ann, "Who dug the well?"))["text"]
    assert b"Quelmar in 1702" not in files(tmp_path)
    assert [one.path for one in await bot.services.uploads.listed(ann.id)] == ["keys.md"]


async def test_whoever_thinks_better_of_it_keeps_the_document(bot, ann):
    await send(bot, ann, WELL)
    asked = await tell(bot, ann, "/remove notes.md")
    await press(bot, ann, asked, ENGLISH.button_keep)
    assert now(bot, asked)["text"] == ENGLISH.nothing_forgotten
    assert len(await bot.services.uploads.listed(ann.id)) == 1


@pytest.mark.parametrize("name", ["notes.md", "NOTES.MD", "note"])
async def test_a_name_or_a_part_of_it_goes_to_that_document(bot, ann, name):
    await send(bot, ann, WELL)
    await send(bot, ann, KEY, "keys.md")
    assert (await tell(bot, ann, f"/remove {name}"))["text"] == ASKED


async def test_a_name_that_nothing_has_is_told_with_those_that_are_there(bot, ann):
    await send(bot, ann, WELL)
    shown = await tell(bot, ann, "/remove plans.md")
    assert shown["text"] == ENGLISH.removal_unknown
    assert labels(shown) == ["notes.md"]


async def test_where_nothing_was_added_there_is_nothing_to_remove(bot, ann):
    assert (await tell(bot, ann, "/remove"))["text"] == ENGLISH.removal_none


async def test_many_documents_come_in_pages(bot, ann):
    for number in range(9):
        await send(bot, ann, f"Fact {number} is true.", f"n{number}.md")
        bot.world.clock.advance(5)
    shown = await tell(bot, ann, "/remove")
    assert labels(shown)[-2:] == ["1 / 2", "›"]
    await press(bot, ann, shown, "›")
    assert labels(now(bot, shown)) == ["n8.md", "‹", "2 / 2"]


async def test_in_a_group_only_admins_remove_anything(bot, ann, ben, club):
    await send(bot, ann, WELL, chat=club, caption="/add@footnote_bot")
    told = await tell(bot, ben, "/remove@footnote_bot", club)
    assert told["text"] == ENGLISH.admins_only
    shown = await tell(bot, ann, "/remove@footnote_bot notes.md", club)
    assert await press(bot, ben, shown, ENGLISH.button_remove) == ENGLISH.admins_only
    club.roles[ann.id] = "member"
    assert await press(bot, ann, shown, ENGLISH.button_remove) == ENGLISH.admins_only
    assert len(await bot.services.uploads.listed(club.id)) == 1


async def test_a_button_from_another_chat_removes_nothing(bot, ann, club):
    await send(bot, ann, WELL, chat=club, caption="/add@footnote_bot")
    await send(bot, ann, KEY, "keys.md")
    shown = await tell(bot, ann, "/remove@footnote_bot notes.md", club)
    data = shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    mine = await tell(bot, ann, "/remove keys.md")
    await press(bot, ann, mine, data, forged=True)
    assert now(bot, mine)["text"] == ENGLISH.removal_gone
    assert len(await bot.services.uploads.listed(club.id)) == 1


async def test_a_document_that_was_replaced_since_is_asked_for_again(bot, ann):
    await send(bot, ann, WELL)
    asked = await tell(bot, ann, "/remove notes.md")
    await send(bot, ann, KEY, "notes.md")
    await press(bot, ann, asked, ENGLISH.button_remove)
    assert now(bot, asked)["text"] == ENGLISH.removal_gone
    assert len(await bot.services.uploads.listed(ann.id)) == 1


@pytest.mark.parametrize("data", ["r:", "r:x", "r:a:x", "r:y:1:y", "r:a:" + "9" * 16, "r:a:²"])
async def test_a_made_up_button_does_nothing(bot, ann, data):
    await send(bot, ann, WELL)
    asked = await tell(bot, ann, "/remove notes.md")
    assert await press(bot, ann, asked, data, forged=True) == ENGLISH.pressed_nothing


async def test_docs_tells_size_and_day_of_what_was_added(bot, ann):
    await send(bot, ann, WELL)
    lines = (await tell(bot, ann, "/docs"))["text"].splitlines()
    assert lines[0] == "I have read 1 document:"
    assert lines[2].startswith("1. Wells · 0.1 MB, added 20")


async def test_whoever_is_forgotten_leaves_no_file_and_no_name(bot, ann, club, tmp_path):
    await send(bot, ann, WELL)
    await send(bot, ann, KEY, "keys.md", club, caption="/add@footnote_bot")
    asked = await tell(bot, ann, "/forget_me")
    assert ENGLISH.forget_files in asked["text"]
    await press(bot, ann, asked, ENGLISH.button_forget)
    assert await bot.services.uploads.listed(ann.id) == ()
    (left,) = await bot.services.uploads.listed(club.id)
    assert left.by == ""
    raw = files(tmp_path)
    assert b"Quelmar in 1702" not in raw
    assert f"Telegram {ann.id}".encode() not in raw
