"""What somebody notes down answers from then on, cited to them and to the day."""

import pytest

from bot.state import notes
from bot.state.gaps import load
from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import Bot
from tests.telegram.full import labels, now, press, silent, tell
from tests.telegram.handlers.closed import delivered
from tests.telegram.uploaders import an_uploading_bot, files

GATE = "The gate of the yard is locked at ten in the evening."
WHEN = "When is the gate of the yard locked?"
ASK = f"/ask@footnote_bot {WHEN}"


@pytest.fixture
async def bot(tmp_path):
    """Yield the bot with libraries on the disk."""
    async with an_uploading_bot(tmp_path) as made:
        yield made


@pytest.fixture
def club(bot: Bot, ann: Person, ben: Person) -> Chat:
    """Return a group whose owner Ann is."""
    return bot.world.supergroup("Club", ann, ben)


async def test_a_note_answers_the_next_question_with_its_author_and_day(bot, ann, ben, club):
    said = await tell(bot, ann, f"/note@footnote_bot {GATE}", club)
    assert said["text"] == ENGLISH.note_added
    assert labels(said) == [ENGLISH.button_undo]
    answer = (await tell(bot, ben, ASK, club))["text"]
    assert GATE in answer
    assert "Ann · 2026-03-02" in answer


async def test_a_reply_notes_the_message_with_its_own_author(bot, ann, ben, club):
    told = bot.world.say(ben, club, GATE)
    await bot.listen()
    await tell(bot, ann, "/note@footnote_bot", club, reply_to=told)
    assert "Ben · 2026-03-02" in (await tell(bot, ben, ASK, club))["text"]


async def test_in_private_anybody_has_notes_of_their_own(bot, ann, ben):
    await tell(bot, ben, f"/note {GATE}")
    assert GATE in (await tell(bot, ben, WHEN))["text"]
    assert GATE not in (await tell(bot, ann, WHEN))["text"]


async def test_a_group_s_note_answers_in_no_other_chat(bot, ann, ben, club):
    other = bot.world.supergroup("Other", ann, ben)
    await tell(bot, ann, f"/note@footnote_bot {GATE}", club)
    for chat in (other, None):
        asked = ASK if chat else WHEN
        assert GATE not in (await tell(bot, ann, asked, chat))["text"]


async def test_a_member_notes_nothing_in_a_group(bot, ben, club):
    said = await tell(bot, ben, f"/note@footnote_bot {GATE}", club)
    assert said["text"] == ENGLISH.admins_only
    assert GATE not in (await tell(bot, ben, ASK, club))["text"]


@pytest.mark.parametrize("text", ["/note", "/note ?!", "/note   "])
async def test_a_note_that_says_nothing_is_none(bot, ann, text):
    assert (await tell(bot, ann, text))["text"] == ENGLISH.note_nothing


async def test_who_edits_the_message_changes_the_note(bot, ann, club):
    before = bot.world.say(ann, club, f"/note@footnote_bot {GATE}")
    await bot.listen()
    bot.world.clock.advance(5)
    bot.world.edit(before, "/note@footnote_bot The gate of the yard is locked at nine now.")
    await bot.listen()
    assert bot.shown(club)[-1] == ENGLISH.note_changed
    answer = (await tell(bot, ann, ASK, club))["text"]
    assert "nine now" in answer
    assert "at ten in the evening" not in answer
    assert len(await bot.read(lambda db: notes.by_message(db, club.id, before["message_id"]))) == 1


async def test_an_edit_of_any_other_command_is_left_alone(bot, ann):
    said = bot.world.say(ann, None, "/docs")
    await bot.listen()
    before = len(bot.world.sent())
    bot.world.edit(said, "/help")
    await bot.listen()
    assert len(bot.world.sent()) == before


async def test_undo_takes_a_note_away_for_good(bot, ann, club, tmp_path):
    said = await tell(bot, ann, f"/note@footnote_bot {GATE}", club)
    assert await press(bot, ann, said, ENGLISH.button_undo) == ""
    assert now(bot, said)["text"] == ENGLISH.note_removed
    assert GATE not in (await tell(bot, ann, ASK, club))["text"]
    await bot.services.store.scrub()
    assert GATE.encode() not in files(tmp_path / "kept")


async def test_only_admins_take_a_note_away_and_only_where_it_was_made(bot, ann, ben, club):
    said = await tell(bot, ann, f"/note@footnote_bot {GATE}", club)
    data = said["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert await press(bot, ben, said, ENGLISH.button_undo) == ENGLISH.admins_only
    elsewhere = await tell(bot, ann, "/help")
    assert await press(bot, ann, elsewhere, data, forged=True) == ENGLISH.pressed_nothing
    for forged in ("n:", "n:0", data[:-1]):
        assert await press(bot, ann, said, forged, forged=True) == ENGLISH.pressed_nothing
    assert GATE in (await tell(bot, ben, ASK, club))["text"]


async def test_rights_that_were_taken_away_meanwhile_are_gone(bot, ben, club):
    bot.world.promote(club, ben)
    said = await tell(bot, ben, f"/note@footnote_bot {GATE}", club)
    club.roles[ben.id] = "member"
    assert await press(bot, ben, said, ENGLISH.button_undo) == ENGLISH.admins_only
    again = await tell(bot, ben, "/note@footnote_bot The gate is never locked.", club)
    assert again["text"] == ENGLISH.admins_only


async def test_an_admin_answers_a_miss_by_noting_in_reply_to_it(bot, ann, ben, club):
    missed = await tell(bot, ben, ASK, club)
    said = await tell(bot, ann, "/note@footnote_bot At ten in the evening.", club, reply_to=missed)
    assert said["text"].splitlines()[1] == ENGLISH.note_told.format(people="1 person")
    (told,) = await delivered(bot, club)
    assert told["reply_to_message"]["from"]["id"] == ben.id
    assert "At ten in the evening." in told["text"]
    assert [gap.note != "" for gap in await bot.read(load)] == [True]
    assert "At ten in the evening." in (await tell(bot, ben, f"{ASK} Please", club))["text"]


async def test_where_nothing_may_be_added_nothing_is_noted(tmp_path):
    async with an_uploading_bot(tmp_path, documents=0) as made:
        ann = made.world.person("Ann")
        assert (await tell(made, ann, f"/note {GATE}"))["text"] == ENGLISH.adding_off


async def test_where_there_is_no_room_that_is_said(tmp_path):
    async with an_uploading_bot(tmp_path, documents=1) as made:
        ann = made.world.person("Ann")
        await tell(made, ann, f"/note {GATE}")
        assert (await tell(made, ann, "/note Another one."))["text"] == ENGLISH.note_full


async def test_a_note_for_another_bot_is_none_of_ours(bot, ann, club):
    assert await silent(bot, ann, f"/note@other_bot {GATE}", club)


@pytest.mark.parametrize("role", ["creator", "administrator", "member", "restricted"])
@pytest.mark.parametrize("way", ["themselves", "channel", "behind the group", "passed on"])
async def test_over_every_role_and_way_only_an_admin_of_the_group_notes(bot, ann, role, way):
    zoe = bot.world.person("Zoe")
    group = bot.world.supergroup("Guild", ann, zoe)
    group.roles[zoe.id] = role
    channel = bot.world.channel("News", zoe)
    original = bot.world.say(ann, group, "Hello.")
    how = {
        "channel": {"as_channel": channel},
        "behind the group": {"anonymous": True},
        "passed on": {"forwarded": original},
    }
    is_admin = role in {"creator", "administrator"}
    if way == "behind the group" and not is_admin:
        return  # Telegram lets nobody else speak as the group
    bot.world.say(zoe, group, f"/note@footnote_bot {GATE}", **how.get(way, {}))
    await bot.listen()
    may = is_admin if way == "themselves" else way == "behind the group"
    stored = await bot.services.uploads.listed(group.id)
    assert bool(stored) is may
