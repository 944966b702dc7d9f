"""What does /help say?

One page for private chats and one for groups. A page is a text of ours with a line for every
command that the table of commands lists on it. Whoever runs the bot, and admins in their group,
read a paragraph more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Flag, auto

from bot.telegram.events import Command
from bot.telegram.handlers.upload_messages import describe_kinds
from bot.telegram.services import Services
from bot.wording import Words


class Page(Flag):
    """On which page of /help a command has a line."""

    PRIVATE = auto()
    GROUP = auto()
    OWNER = auto()  # the paragraph in private for whoever runs the bot


@dataclass(frozen=True, slots=True)
class HelpLine:
    """What /help says of a command, and on which pages; `is_first` puts it before the others."""

    text: Callable[[Words], str]
    pages: Page
    is_first: bool = False


HelpLines = Mapping[str, HelpLine]  # by the names of the commands, in the order of the table


async def help_for(event: Command, lines: HelpLines, words: Words, services: Services) -> str:
    """Return the page for where /help was given, with what is for whoever gave it."""
    bot = services.me.username
    if event.is_private:
        paragraphs = [
            words.help_private.format(bot=bot, commands=_list(lines, Page.PRIVATE, words))
        ]
        if services.uploads.limits.documents:
            paragraphs.append(describe_kinds(words, services))
        if services.permissions.is_owner(event.person):
            paragraphs.append(_list(lines, Page.OWNER, words))
    else:
        paragraphs = [group_page(lines, words, bot)]
        if await services.permissions.is_admin(event.person, event.place.chat):
            paragraphs.append(words.help_admin.format(bot=bot))
            if services.uploads.limits.documents:
                files = words.help_admin_files.format(bot=bot)
                paragraphs.append(f"{files} {describe_kinds(words, services)}")
                paragraphs.append(words.help_admin_notes.format(bot=bot))
    return "\n\n".join(paragraphs)


def group_page(lines: HelpLines, words: Words, bot: str) -> str:
    """Return how to ask in a group; the commands there name the bot that they are for."""
    commands = _list(lines, Page.GROUP, words, suffix=f"@{bot}")
    return words.help_group.format(bot=bot, commands=commands)


def _list(lines: HelpLines, page: Page, words: Words, *, suffix: str = "") -> str:
    """Return the lines of a page, each with its command and what that does."""
    listed = [(name, line) for name, line in lines.items() if page in line.pages]
    return "\n".join(
        words.help_line.format(command=f"/{name}{suffix}", text=line.text(words))
        for name, line in sorted(listed, key=lambda pair: not pair[1].is_first)
    )
