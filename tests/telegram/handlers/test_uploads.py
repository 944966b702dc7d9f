"""A file that is sent becomes a document of its chat, if whoever sends it may do that."""

import json

import pytest

from bot.documents.readers.registry import installed_suffixes
from bot.libraries.repairing import repair
from bot.libraries.uploading import Uploads
from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import Bot
from tests.telegram.full import labels, now, press, silent, tell
from tests.telegram.uploaders import KEY, WELL, WHERE, WHO, an_uploading_bot, files, send

NAME = "\u2068notes.md\u2069"
ADDED = ENGLISH.upload_added.format(name=NAME, counts="1 sentence")
KINDS = ", ".join(installed_suffixes())
UNREAD = ENGLISH.file_unread.format(kinds=KINDS, size="20 MB")


@pytest.fixture
async def bot(tmp_path):
    async with an_uploading_bot(tmp_path) as made:
        yield made


@pytest.fixture
def club(bot: Bot, ann: Person, ben: Person) -> Chat:
    """Return a group whose owner Ann is."""
    return bot.world.supergroup("Club", ann, ben)


async def test_in_private_a_file_is_added_and_answers_at_once(bot, ann):
    (said,) = await send(bot, ann, WELL)
    assert said["text"] == ADDED
    assert said["reply_to_message"]["document"]["file_name"] == "notes.md"
    assert labels(said) == [ENGLISH.button_undo]
    assert "Quelmar" in (await tell(bot, ann, WHO))["text"]


async def test_what_somebody_has_sent_answers_nobody_else(bot, ann, ben):
    await send(bot, ann, WELL)
    assert "Quelmar" not in (await tell(bot, ben, WHO))["text"]


async def test_undo_takes_a_file_back(bot, ann, tmp_path):
    (said,) = await send(bot, ann, WELL)
    assert await press(bot, ann, said, ENGLISH.button_undo) == ""
    assert now(bot, said)["text"] == ENGLISH.upload_undone
    assert labels(now(bot, said)) == []
    assert "Quelmar" not in (await tell(bot, ann, WHO))["text"]
    assert b"Zirrow was" not in files(tmp_path)


async def test_the_same_file_again_changes_nothing(bot, ann):
    await send(bot, ann, WELL)
    (said,) = await send(bot, ann, WELL, "other.md")
    day = "2023-11-14"
    assert said["text"].startswith(ENGLISH.upload_here.format(name=NAME, date=day)[:30])
    assert labels(said) == []


async def test_a_newer_version_replaces_the_older_and_undo_brings_that_back(bot, ann):
    await send(bot, ann, WELL)
    (said,) = await send(bot, ann, WELL.replace("Quelmar", "Hesper"))
    assert said["text"].startswith(f"Replaced: {NAME}")
    assert "Hesper" in (await tell(bot, ann, WHO))["text"]
    await press(bot, ann, said, ENGLISH.button_undo)
    assert "Quelmar" in (await tell(bot, ann, "Who dug the well?"))["text"]


async def test_a_question_below_a_file_is_answered_from_it(bot, ann):
    added, answer = await send(bot, ann, WELL, caption=WHO)
    assert added["text"] == ADDED
    assert "Quelmar" in answer["text"]
    (added,) = await send(bot, ann, KEY, "keys.md", caption="the keys that I told you of")
    assert "Added" in added["text"]


async def test_in_a_group_an_admin_adds_a_file_by_its_caption(bot, ann, club):
    (said,) = await send(bot, ann, WELL, chat=club, caption="/add@footnote_bot")
    assert said["text"] == ADDED
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHO}", club)
    assert "Quelmar" in answer["text"]
    assert "Quelmar" not in (await tell(bot, ann, WHO))["text"]


@pytest.mark.parametrize("caption", ["@footnote_bot", "/ask@footnote_bot"])
async def test_in_a_group_a_mention_below_a_file_is_enough(bot, ann, club, caption):
    bot.world.me.flags["can_read_all_group_messages"] = True
    (said,) = await send(bot, ann, WELL, chat=club, caption=caption)
    assert said["text"] == ADDED


async def test_in_a_group_an_admin_adds_somebody_elses_file_by_replying_to_it(bot, ann, ben, club):
    file = bot.world.upload(ben, club, "notes.md", WELL.encode())
    assert await silent(bot, ben, "look what I have", club)
    said = await tell(bot, ann, "/add@footnote_bot", club, reply_to=file)
    assert said["text"] == ADDED


async def test_in_a_group_a_file_that_is_not_put_to_us_is_left_alone(bot, ann, club):
    bot.world.me.flags["can_read_all_group_messages"] = True
    assert await send(bot, ann, WELL, chat=club) == []
    assert await send(bot, ann, WELL, chat=club, caption="minutes of May") == []


async def test_in_a_group_nobody_but_admins_adds_anything(bot, ann, ben, club):
    (said,) = await send(bot, ben, WELL, chat=club, caption="/add@footnote_bot")
    assert said["text"] == ENGLISH.admins_only
    file = bot.world.upload(ann, club, "notes.md", WELL.encode())
    told = await tell(bot, ben, "/add@footnote_bot", club, reply_to=file)
    assert told["text"] == ENGLISH.admins_only
    assert await bot.services.uploads.listed(club.id) == ()


async def test_a_file_that_an_admin_passes_on_to_a_group_gives_nobody_rights(bot, ann, ben, club):
    origin = {"date": 1, "from": ann.user()}
    bot.world.upload(
        ben, club, "notes.md", WELL.encode(), caption="/add@footnote_bot", forwarded=origin
    )
    await bot.listen()
    assert await bot.services.uploads.listed(club.id) == ()


async def test_in_private_a_file_that_is_passed_on_is_added(bot, ann, ben):
    origin = {"date": 1, "from": ben.user()}
    (said,) = await send(bot, ann, WELL, forwarded=origin)
    assert said["text"] == ADDED


async def test_rights_that_go_while_a_file_is_read_are_gone(bot, ann, club, monkeypatch):
    read = Uploads.read

    def demoted(self, *more):
        club.roles[ann.id] = "member"
        return read(self, *more)

    monkeypatch.setattr(Uploads, "read", demoted)
    (said,) = await send(bot, ann, WELL, chat=club, caption="/add@footnote_bot")
    assert said["text"] == ENGLISH.admins_only
    assert await bot.services.uploads.listed(club.id) == ()


async def test_undo_is_for_admins_as_they_are_now(bot, ann, ben, club):
    (said,) = await send(bot, ann, WELL, chat=club, caption="/add@footnote_bot")
    assert await press(bot, ben, said, ENGLISH.button_undo) == ENGLISH.admins_only
    club.roles[ann.id] = "member"
    assert await press(bot, ann, said, ENGLISH.button_undo) == ENGLISH.admins_only
    assert len(await bot.services.uploads.listed(club.id)) == 1


async def test_an_undo_from_another_chat_does_nothing(bot, ann, club):
    (said,) = await send(bot, ann, WELL, chat=club, caption="/add@footnote_bot")
    (key,) = [row[0]["callback_data"] for row in said["reply_markup"]["inline_keyboard"]]
    (mine,) = await send(bot, ann, KEY)
    assert await press(bot, ann, mine, key, forged=True) == ENGLISH.undo_late
    assert await press(bot, ann, mine, "u:", forged=True) == ENGLISH.undo_late
    assert len(await bot.services.uploads.listed(club.id)) == 1


async def test_add_alone_tells_how_what_and_how_much(bot, ann, club):
    told = (await tell(bot, ann, "/add"))["text"]
    assert KINDS in told
    assert "20 MB" in told
    assert "0 documents of 200, with 0 MB of 200 MB" in told
    assert "/add@footnote_bot" in (await tell(bot, ann, "/add@footnote_bot", club))["text"]


async def test_a_file_of_a_kind_that_nobody_reads_is_told_what_is_read(bot, ann):
    assert [one["text"] for one in await send(bot, ann, "MZ", "setup.exe")] == [UNREAD]


async def test_a_file_without_a_name_goes_by_its_kind(bot, ann):
    (said,) = await send(bot, ann, WELL, "", mime_type="text/markdown")
    assert "file.md" in said["text"]
    (said,) = await send(bot, ann, KEY, "todo", mime_type="text/plain")
    assert "todo.txt" in said["text"]


async def test_a_name_leads_nowhere_and_turns_nothing(bot, ann, tmp_path):
    (said,) = await send(bot, ann, WELL, "../../\u202eevil\0.md")
    assert said["text"] == ENGLISH.upload_added.format(
        name="\u2068evil.md\u2069", counts="1 sentence"
    )
    (original,) = (tmp_path / "kept" / "library.sqlite3.originals").iterdir()
    assert "evil" not in original.name


async def test_a_file_in_which_there_is_nothing_to_read_is_refused_with_the_reason(bot, ann):
    (said,) = await send(bot, ann, " \n")
    assert said["text"].startswith(f"Not added: {NAME} cannot be read.")
    assert await bot.services.uploads.listed(ann.id) == ()


async def test_a_file_that_is_too_large_is_not_even_fetched(bot, ann):
    (said,) = await send(bot, ann, WELL, file_size=25_000_000)
    assert said["text"] == ENGLISH.upload_large.format(name=NAME, size="20 MB")
    assert bot.world.called("getFile") == []


async def test_a_file_that_is_larger_than_was_said_is_refused_all_the_same(bot, ann):
    (said,) = await send(bot, ann, "x" * 20_500_000, file_size=10)
    assert said["text"] == ENGLISH.upload_large.format(name=NAME, size="20 MB")


async def test_a_file_that_telegram_has_no_more_is_asked_for_again(bot, ann):
    bot.world.upload(ann, None, "notes.md", WELL.encode())
    bot.world.files.clear()
    await bot.listen()
    assert bot.world.sent()[-1]["text"] == ENGLISH.upload_lost.format(name=NAME)


async def test_beyond_its_quota_a_chat_is_told_how_much_there_is(tmp_path):
    async with an_uploading_bot(tmp_path, documents=1) as bot:
        ann = bot.world.person("Ann")
        await send(bot, ann, WELL)
        (said,) = await send(bot, ann, KEY, "keys.md")
        assert "1 document of 1" in said["text"]
        assert "/remove" in said["text"]


async def test_where_the_operator_wants_none_nothing_is_added(tmp_path):
    async with an_uploading_bot(tmp_path, documents=0) as bot:
        ann = bot.world.person("Ann")
        bot.services.libraries._libraries._chats = frozenset()
        (said,) = await send(bot, ann, WELL)
        assert said["text"] == ENGLISH.adding_off
        assert ENGLISH.adding_off == (await tell(bot, ann, "/add"))["text"]


async def test_an_update_that_is_handled_again_adds_nothing_and_has_no_second_message(bot, ann):
    from tests.fake_bot_api.asking import updates

    bot.world.upload(ann, None, "notes.md", WELL.encode())
    (raw,) = await updates(bot.world)
    await bot.take(raw)
    await bot.take(raw)  # as after a kill before it was finished
    assert [one["text"] for one in bot.world.sent()] == [ADDED]
    assert len(await bot.services.uploads.listed(ann.id)) == 1


async def test_of_an_album_every_file_is_added(bot, ann):
    for number in range(3):
        bot.world.upload(
            ann, None, f"n{number}.md", f"Fact {number} is true.".encode(), media_group_id="a"
        )
    await bot.listen()
    assert len(await bot.services.uploads.listed(ann.id)) == 3


async def test_documents_follow_a_group_to_its_supergroup(bot, ann):
    group = bot.world.group("Old club", ann)
    await send(bot, ann, WELL, chat=group, caption="/add@footnote_bot")
    club = bot.world.migrate(group)
    await bot.listen()
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHO}", club)
    assert "Quelmar" in answer["text"]
    assert await bot.services.uploads.listed(group.id) == ()


async def test_where_the_key_is_is_answered_from_another_file_too(bot, ann):
    await send(bot, ann, WELL)
    await send(bot, ann, KEY, "keys.md")
    assert "green door" in (await tell(bot, ann, WHERE))["text"]


async def test_a_number_in_a_groups_answer_opens_the_passage_for_its_members(bot, ann, ben, club):
    pages = "\n\n".join(f"Entry {number} of the log says nothing new." for number in range(60))
    await send(bot, ann, f"{WELL}\n\n{pages}", chat=club, caption="/add@footnote_bot")
    answer = await tell(bot, ann, f"/ask@footnote_bot {WHO}", club)
    link = next(one["url"] for one in answer["entities"] if one["type"] == "text_link")
    opened = await tell(bot, ben, f"/start {link.partition('start=')[2]}")
    assert "Quelmar" in opened["text"]
    assert await press(bot, ben, opened, ENGLISH.button_next) == ""
    club.roles[ben.id] = "left"
    bot.world.clock.advance(61)
    assert await press(bot, ben, now(bot, opened), ENGLISH.button_next) == ENGLISH.passage_gone
    told = await tell(bot, ben, f"/start {link.partition('start=')[2]}")
    assert told["text"] == ENGLISH.link_unknown


async def test_a_chats_export_is_read_as_that_and_stays_so_after_a_repair(bot, ann, tmp_path):
    export = {
        "name": "Club", "type": "private_group", "id": 1,
        "messages": [
            {"id": 1, "type": "message", "date": "2024-05-01T10:00:00", "from": "Eve",
             "from_id": "user1", "text": "The key of the vault hangs behind the green door."},
        ],
    }  # fmt: skip
    (said,) = await send(bot, ann, json.dumps(export), "result.json")
    assert said["text"].startswith("Added")
    before = (await tell(bot, ann, WHERE))["text"]
    assert "Eve" in before
    assert repair(tmp_path / "kept" / "library.sqlite3").read == []


async def test_in_a_group_what_is_said_of_one_file_of_an_album_is_said_of_all(bot, ann, ben, club):
    bot.world.me.flags["can_read_all_group_messages"] = True
    for number in range(3):
        caption = {} if number else {"caption": "/add@footnote_bot"}
        text = f"Fact {number} is true.".encode()
        bot.world.upload(ann, club, f"n{number}.md", text, media_group_id="a", **caption)
    bot.world.upload(ben, club, "other.md", b"Fact 9 is true.", media_group_id="a")
    bot.world.upload(ann, club, "later.md", b"Fact 8 is true.", media_group_id="b")
    await bot.listen()
    listed = [one.path for one in await bot.services.uploads.listed(club.id)]
    assert listed == ["n0.md", "n1.md", "n2.md"]


async def test_of_an_album_that_somebody_may_not_add_nothing_is_added_and_one_line_is_said(
    bot, ben, club
):
    bot.world.me.flags["can_read_all_group_messages"] = True
    for number in range(3):
        caption = {} if number else {"caption": "/add@footnote_bot"}
        bot.world.upload(ben, club, f"n{number}.md", WELL.encode(), media_group_id="a", **caption)
    await bot.listen()
    assert bot.world.texts(club) == [ENGLISH.admins_only]
