"""What we do not read is told so in one line, where it is put to us."""

import pytest

from bot.documents.readers.registry import installed_suffixes
from bot.state.chat_settings import ChatSettings, Mode, save_chat_settings
from bot.state.places import Place
from bot.wording import ENGLISH
from tests.telegram.bots import MAY, WHEN
from tests.telegram.full import tell

UNREAD = ENGLISH.file_unread.format(kinds=", ".join(installed_suffixes()), size="20 MB")
FILE = {"file_id": "f", "file_unique_id": "u"}
USER = {"id": 5, "is_bot": False, "first_name": "Eve"}
BODIES = {
    "a photo": {"photo": [FILE | {"width": 1, "height": 1}]},
    "a voice message": {"voice": FILE | {"duration": 2}},
    "a video": {"video": FILE | {"width": 1, "height": 1, "duration": 2}},
    "a round video": {"video_note": FILE | {"length": 1, "duration": 2}},
    "music": {"audio": FILE | {"duration": 2}},
    "a sticker": {
        "sticker": FILE
        | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    },
    "an animation, which is a document too": {
        "animation": FILE | {"width": 1, "height": 1, "duration": 2},
        "document": FILE | {"file_name": "a.md"},
    },
    "a location": {"location": {"latitude": 1.0, "longitude": 2.0}},
    "a contact": {"contact": {"phone_number": "1", "first_name": "Eve"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
}


async def said(bot, person, body, chat=None, **how):
    """Return the texts with which the bot replies to something that is no text."""
    before = len(bot.world.sent())
    bot.world.post(person, chat or bot.world.private(person), dict(body), **how)
    await bot.listen()
    return [one["text"] for one in bot.world.sent()[before:]]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
async def test_in_private_whatever_we_do_not_read_is_told_what_we_read(bot, ann, body):
    assert await said(bot, ann, body) == [UNREAD]


@pytest.mark.parametrize("name", ["a photo", "a voice message", "a location", "a contact"])
async def test_in_a_group_only_what_is_put_to_us_is(bot, ann, name):
    club = bot.world.supergroup("Club", ann)
    bot.world.me.flags["can_read_all_group_messages"] = True
    assert await said(bot, ann, BODIES[name], club) == []
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    assert await said(bot, ann, BODIES[name], club, reply_to=answer) == [UNREAD]


@pytest.mark.parametrize("name", ["a sticker", "dice", "an animation, which is a document too"])
async def test_in_a_group_a_smile_in_reply_to_us_wants_no_answer(bot, ann, name):
    club = bot.world.supergroup("Club", ann)
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    assert await said(bot, ann, BODIES[name], club, reply_to=answer) == []


async def test_a_question_below_a_picture_is_answered(bot, ann):
    body = BODIES["a photo"] | {"caption": WHEN}
    (answer,) = await said(bot, ann, body)
    assert MAY in answer


async def test_of_an_album_of_pictures_one_line_is_enough(bot, ann):
    for _ in range(4):
        bot.world.post(ann, bot.world.private(ann), BODIES["a photo"] | {"media_group_id": "a"})
    await bot.listen()
    assert bot.world.texts() == [UNREAD]


async def test_a_group_that_switched_us_off_is_told_nothing_but_by_its_admins(bot, ann, ben):
    club = bot.world.supergroup("Club", ann, ben)
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHEN}", club)
    off = ChatSettings(mode=Mode.OFF)
    await bot.services.store.write(lambda db: save_chat_settings(db, Place(club.id), off))
    assert await said(bot, ben, BODIES["a photo"], club, reply_to=answer) == []
    assert await said(bot, ann, BODIES["a photo"], club, reply_to=answer) == [UNREAD]
