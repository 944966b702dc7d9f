"""Whoever answers a question of /gaps has it noted, and whoever asked is told once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state.gaps import load
from bot.telegram.handlers.gap_answers import choose
from bot.telegram.permissions import Permissions
from bot.wording import ENGLISH
from tests.fake_bot_api.accounts import Chat, Person
from tests.telegram.bots import Bot
from tests.telegram.full import labels, press, tell
from tests.telegram.handlers.closed import delivered
from tests.telegram.uploaders import an_uploading_bot

FREE, WHO = "Is parking free?", "Who is the treasurer?"
LISTED = {1: FREE, 2: WHO}


@pytest.fixture
async def bot(tmp_path):
    """Yield the bot with libraries on the disk."""
    async with an_uploading_bot(tmp_path) as made:
        yield made


@pytest.fixture
async def club(bot: Bot, ann: Person, ben: Person) -> Chat:
    """Return a group of Ann's, in which Ben and Cleo have asked in vain."""
    made = bot.world.supergroup("Club", ann, ben, bot.world.person("Cleo"))
    for person in (ben, made_person(bot, "Cleo")):
        await tell(bot, person, f"/ask@footnote_bot {FREE}", made)
    await tell(bot, ben, f"/ask@footnote_bot {WHO}", made)
    return made


def made_person(bot: Bot, name: str) -> Person:
    """Return the person of that name."""
    return next(one for one in bot.world.people.values() if one.name == name)


def owned(bot: Bot, person: Person) -> Bot:
    """Return the bot as that person runs it."""
    permissions = Permissions(bot.services.sender.member_status, bot.world.clock.now, (person.id,))
    return replace(bot, services=replace(bot.services, permissions=permissions))


async def test_the_answer_is_noted_told_to_each_who_asked_and_found_from_then_on(
    bot, ann, ben, club
):
    listed = await tell(bot, ann, "/gaps")
    said = await tell(bot, ann, "1 Yes, after six in the evening.", reply_to=listed)
    assert said["text"].splitlines() == [
        ENGLISH.note_added,
        ENGLISH.note_told.format(people="2 people"),
    ]
    told = await delivered(bot, club)
    assert {one["reply_to_message"]["from"]["first_name"] for one in told} == {"Ben", "Cleo"}
    assert told[0]["text"].startswith(ENGLISH.note_answers.format(author="Ann", question=FREE))
    assert await delivered(bot, club) == []
    answer = (await tell(bot, ben, f"/ask@footnote_bot {FREE} Tell me.", club))["text"]
    assert "Yes, after six in the evening." in answer
    assert "Ann · 2026-03-02" in answer


@pytest.mark.usefixtures("club")
async def test_what_is_answered_is_marked_and_comes_last(bot, ann):
    listed = await tell(bot, ann, "/gaps")
    assert labels(listed) == ["✎ 1", "✎ 2", "✓ 1", "✓ 2"]
    await tell(bot, ann, "1. Yes, after six.", reply_to=listed)
    again = await tell(bot, ann, "/gaps again")
    lines = again["text"].splitlines()
    assert lines[0] == ENGLISH.gaps_title.format(questions="1 question")
    assert lines[2] == f"1. {WHO}"
    assert lines[5] == f"2. {FREE}"
    assert lines[6].endswith(f" · {ENGLISH.gap_answered}")
    assert labels(again) == ["✎ 1", "✓ 1", "✓ 2"]


async def test_a_button_brings_the_question_to_be_replied_to(bot, ann, club):
    listed = await tell(bot, ann, "/gaps")
    before = len(bot.world.sent())
    assert await press(bot, ann, listed, "✎ 2") == ""
    (asked,) = bot.world.sent()[before:]
    assert asked["text"] == f"{WHO}\n\n{ENGLISH.gap_write}"
    await tell(bot, ann, "2 of them: Dora and Ezra.", reply_to=asked)
    (told,) = await delivered(bot, club)
    assert "2 of them: Dora and Ezra." in told["text"]


async def test_a_part_of_the_list_that_was_picked_out_says_which(bot, ann, club):
    listed = await tell(bot, ann, "/gaps")
    await tell(bot, ann, "Dora Finch.", reply_to=listed, quote=WHO)
    (told,) = await delivered(bot, club)
    assert "Dora Finch." in told["text"]


async def test_where_it_is_not_told_which_is_meant_nothing_is_noted(bot, ann, club):
    listed = await tell(bot, ann, "/gaps")
    for text in ("Yes, after six.", "7 Yes, after six."):
        assert (await tell(bot, ann, text, reply_to=listed))["text"] == ENGLISH.gap_which
    assert await bot.services.uploads.listed(club.id) == ()


async def test_an_edited_answer_changes_the_note_and_tells_nobody_again(bot, ann, club):
    listed = await tell(bot, ann, "/gaps")
    answer = bot.world.say(ann, None, "1 Yes, after six.", reply_to=listed)
    await bot.listen()
    await delivered(bot, club)
    bot.world.edit(answer, "1 Yes, after seven.")
    await bot.listen()
    assert bot.world.sent()[-1]["text"] == ENGLISH.note_changed
    assert await delivered(bot, club) == []
    (stored,) = await bot.services.uploads.listed(club.id)
    assert "seven" in (await tell(bot, ann, f"/ask@footnote_bot {FREE}", club))["text"]
    assert stored.version == 2


async def test_a_note_that_is_taken_away_opens_its_question_again(bot, ann, club):
    listed = await tell(bot, ann, "/gaps")
    said = await tell(bot, ann, "1 Yes, after six.", reply_to=listed)
    await press(bot, ann, said, ENGLISH.button_undo)
    assert all(gap.note == "" for gap in await bot.read(load))
    assert await bot.services.uploads.listed(club.id) == ()


async def test_whoever_is_no_admin_any_more_answers_nothing(bot, ben, club):
    bot.world.promote(club, ben)
    listed = await tell(bot, ben, "/gaps")
    club.roles[ben.id] = "member"
    bot.world.clock.advance(61)
    said = await tell(bot, ben, "1 Yes, after six.", reply_to=listed)
    assert said["text"] == ENGLISH.gap_gone
    assert await bot.services.uploads.listed(club.id) == ()


async def test_what_was_asked_in_private_an_owner_answers_for_everybody(bot, ann, ben):
    await tell(bot, ben, FREE)
    run = owned(bot, ann)
    listed = await tell(run, ann, "/gaps")
    said = await tell(run, ann, "Yes, after six in the evening.", reply_to=listed)
    assert said["text"].splitlines()[0] == ENGLISH.note_added_everywhere
    (told,) = await delivered(bot, bot.world.private(ben))
    assert "Yes, after six" in told["text"]
    assert "Yes, after six" in (await tell(bot, ben, "So, is parking free?"))["text"]
    cleo = bot.world.person("Cleo")
    assert "Yes, after six" in (await tell(bot, cleo, FREE))["text"]


async def test_an_owner_answers_what_a_group_asked_that_they_are_not_in(bot, ben, club):
    olga = bot.world.person("Olga")
    run = owned(bot, olga)
    listed = await tell(run, olga, "/gaps")
    said = await tell(run, olga, "1 Yes, after six in the evening.", reply_to=listed)
    assert said["text"].splitlines()[0] == ENGLISH.note_added
    assert len(await delivered(bot, club)) == 2
    again = f"/ask@footnote_bot So, {FREE.lower()}"
    assert "Yes, after six" in (await tell(bot, ben, again, club))["text"]
    assert "Yes, after six" not in (await tell(bot, ben, FREE))["text"]


async def test_whoever_has_blocked_the_bot_is_not_told(bot, ann, ben):
    await tell(bot, ben, FREE)
    bot.world.block(ben)
    await bot.listen()
    run = owned(bot, ann)
    listed = await tell(run, ann, "/gaps")
    said = await tell(run, ann, "Yes, after six.", reply_to=listed)
    assert said["text"] == ENGLISH.note_added_everywhere
    assert await delivered(bot, bot.world.private(ben)) == []


async def test_an_update_that_is_handled_again_notes_and_tells_once(bot, ann, club):
    listed = await tell(bot, ann, "/gaps")
    bot.world.say(ann, None, "1 Yes, after six.", reply_to=listed)
    from tests.fake_bot_api.asking import updates

    for raw in await updates(bot.world):
        for _ in range(3):
            await bot.take(raw)
    assert len(await bot.services.uploads.listed(club.id)) == 1
    assert len(await delivered(bot, club)) == 2


@pytest.mark.parametrize(
    ("text", "quote", "meant"),
    [
        ("2 On Mondays.", "", (WHO, "On Mondays.")),
        ("2. On Mondays.", "", (WHO, "On Mondays.")),
        ("2) On Mondays.", "", (WHO, "On Mondays.")),
        ("2 – On Mondays.", "", (WHO, "On Mondays.")),
        ("2: On\nMondays.", "", (WHO, "On\nMondays.")),
        ("On Mondays.", "Is parking", (FREE, "On Mondays.")),
        ("On Mondays.", "nothing of that", None),
        ("3 On Mondays.", "", None),
        ("2", "", None),
        ("20 people", "", None),
        ("On Mondays.", "", None),
    ],
)
def test_which_question_is_meant_is_told_by_its_number_or_its_words(text, quote, meant):
    assert choose(LISTED, text, quote) == meant


@given(st.text(), st.text(max_size=20))
def test_where_only_one_question_stands_the_whole_reply_answers_it(text, quote):
    assert choose({1: FREE}, text, quote) == (FREE, text)
