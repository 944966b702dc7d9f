"""What /help says."""

from dataclasses import replace

from bot.documents.readers.registry import installed_suffixes
from bot.telegram.handlers.commands import COMMANDS
from bot.telegram.handlers.help_pages import HelpLine, Page, group_page
from bot.telegram.permissions import Permissions
from bot.wording import ENGLISH, LANGUAGES
from tests.telegram.full import tell

PRIVATE_PAGE = ENGLISH.help_private.format(
    bot="footnote_bot",
    commands=(
        "/docs – what I have read\n"
        "/sources – where the last answer is from\n"
        "/why – why I answered so, or not at all\n"
        f"/add – {ENGLISH.help_add}\n"
        f"/note – {ENGLISH.help_note}\n"
        f"/remove – {ENGLISH.help_remove}\n"
        "/settings – language and length of answers\n"
        "/privacy – what I keep\n"
        "/forget_me – delete what I keep of you"
    ),
)
FILES = ENGLISH.files_read.format(kinds=", ".join(installed_suffixes()), size="20 MB")
PRIVATE_PAGE += f"\n\n{FILES}"
GROUP_PAGE = ENGLISH.help_group.format(
    bot="footnote_bot",
    commands=(
        "/sources@footnote_bot – where the last answer is from\n"
        "/why@footnote_bot – why I answered so, or not at all\n"
        "/more@footnote_bot – what else comes near"
    ),
)
ADD_FILES = ENGLISH.help_admin_files.format(bot="footnote_bot")
NOTES = ENGLISH.help_admin_notes.format(bot="footnote_bot")
FOR_ADMINS = ENGLISH.help_admin.format(bot="footnote_bot") + f"\n\n{ADD_FILES} {FILES}\n\n{NOTES}"


async def test_in_private_it_tells_how_to_ask_and_lists_the_commands(bot, ann):
    told = await tell(bot, ann, "/help")
    assert told["text"] == PRIVATE_PAGE
    assert told["reply_to_message"]["text"] == "/help"


async def test_whoever_runs_the_bot_is_told_of_the_gaps_too(bot, ann):
    permissions = Permissions(bot.services.sender.member_status, bot.world.clock.now, (ann.id,))
    owned = replace(bot, services=replace(bot.services, permissions=permissions))
    told = await tell(owned, ann, "/help")
    theirs = f"/gaps – {ENGLISH.help_gaps}\n/access – {ENGLISH.help_access}"
    assert told["text"] == f"{PRIVATE_PAGE}\n\n{theirs}"


async def test_in_a_group_it_tells_admins_what_they_may_choose_and_nobody_else(bot, ann):
    ben = bot.world.person("Ben", "ru")
    club = bot.world.supergroup("Club", ann, ben)
    told = await tell(bot, ann, "/help@footnote_bot", club)
    assert told["text"] == f"{GROUP_PAGE}\n\n{FOR_ADMINS}"
    told = await tell(bot, ben, "/help@footnote_bot", club)
    assert "/sources@footnote_bot — откуда последний ответ" in told["text"]
    assert "/settings" not in told["text"]


async def test_an_anonymous_admin_is_helped_as_an_admin(bot, ann):
    club = bot.world.supergroup("Club", ann)
    told = await tell(bot, ann, "/help@footnote_bot", club, anonymous=True)
    assert told["text"].endswith(FOR_ADMINS)


def test_a_command_that_comes_first_is_listed_before_the_others_which_keep_their_order():
    lines = {
        name: HelpLine(lambda _, name=name: name.upper(), Page.GROUP, is_first=name == "c")
        for name in ("b", "a", "c")
    }
    page = group_page(lines, replace(ENGLISH, help_group="{commands}"), "bot")
    assert page.splitlines() == ["/c@bot – C", "/b@bot – B", "/a@bot – A"]


def test_every_line_of_the_table_of_commands_is_on_a_page_in_every_language():
    for row in COMMANDS:
        assert row.help is None or row.help.pages, row.name
        for words in LANGUAGES.values():
            assert row.help is None or row.help.text(words), row.name
