"""What does a command do?

`COMMANDS` is the one table of commands. Routing, the menus and /help are made from it: a new
command is a row here, a handler in a module of its own and its texts in `bot.wording`. A command's
handler has the name of the command.

In private everything is answered. In a group a command that we do not know is left alone unless it
names us, and a group that switched us off hears us only when an admin speaks.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from bot.replies.telegram.message import join_pieces, style
from bot.telegram.events import Command
from bot.telegram.flood_control import Decision
from bot.telegram.handlers import (
    access_list,
    documents,
    explanations,
    note,
    privacy,
    removal,
    settings_menu,
    start,
    unanswered,
    uploads,
)
from bot.telegram.handlers.help_pages import HelpLine, Page, group_page, help_for
from bot.telegram.handlers.localisation import words_in
from bot.telegram.handlers.notices import send_notice, send_text
from bot.telegram.handlers.question_policy import is_heard
from bot.telegram.menus import MenuItem, Scope
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services
from bot.wording import Words

_EDITABLE: Final = frozenset({"note"})  # whose messages may be edited to say something else
_NEAR: Final = 0.5  # how like a known command; "document" is that like "docs"

CommandHandler = Callable[[Command, Services], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A command: its name, its handler, which menus show it, and what they and /help say of it.

    `handler` is None for /ask alone: that is read as a question and never comes here.
    """

    name: str
    handler: CommandHandler | None
    scopes: Scope
    description: Callable[[Words], str]
    help: HelpLine | None = None


async def route(event: Command, services: Services, attempt: Attempt) -> None:
    """Do what a command says, or leave it alone."""
    if event.is_edit and event.name not in _EDITABLE:
        return
    handler = _HANDLERS.get(event.name)
    if handler is None and not event.is_ours:
        return  # another bot's
    if not await is_heard(event, services):
        return
    about = event.attachment.file if event.attachment else ""
    typed, is_retry = f"/{event.name} {event.argument} {about}", attempt.is_retry
    decision = services.flood_control.check(
        event.place, event.person.key, typed, is_retry=is_retry
    )
    if decision is Decision.ALLOW:
        await (handler or _unknown)(event, services)
    elif decision is Decision.WARN:
        await send_text(event, lambda words: words.too_fast, services)


async def _help(event: Command, services: Services) -> None:
    """Tell how to ask here, and what those may do who look after it."""
    words = await words_in(event.place, event.person, services)
    text = await help_for(event, _HELP_LINES, words, services)
    await send_notice(event, join_pieces([style(text)]), services)


async def _start(event: Command, services: Services) -> None:
    """Greet somebody in private; in a group say how it works."""
    if event.is_private:
        await start.start(event, services)
        return
    words = await words_in(event.place, event.person, services)
    text = group_page(_HELP_LINES, words, services.me.username)
    await services.sender.send(event.place, join_pieces([style(text)]))


async def _cancel(event: Command, services: Services) -> None:
    """Say that nothing is under way: a question is answered before the next thing is read."""
    await send_text(event, lambda words: words.nothing_to_cancel, services)


async def _unknown(event: Command, services: Services) -> None:
    """Name the known command that is most like what was typed; never repeat what was typed."""
    near = get_close_matches(event.name, sorted(NAMES), n=1, cutoff=_NEAR)

    def text(words: Words) -> str:
        if not near:
            return words.command_unheard_of
        return words.command_unknown.format(command=f"/{near[0]}")

    await send_text(event, text, services)


_EVERYWHERE: Final = Scope.PRIVATE | Scope.GROUP
# in the order of the menus
COMMANDS: Final = (
    CommandRow("ask", None, _EVERYWHERE, lambda words: words.command_ask),
    CommandRow(
        "sources",
        documents.sources,
        _EVERYWHERE,
        lambda words: words.command_sources,
        HelpLine(lambda words: words.help_sources, Page.PRIVATE | Page.GROUP),
    ),
    CommandRow(
        "why",
        explanations.why,
        _EVERYWHERE,
        lambda words: words.command_why,
        HelpLine(lambda words: words.help_why, Page.PRIVATE | Page.GROUP),
    ),
    CommandRow(
        "more",
        explanations.more,
        _EVERYWHERE,
        lambda words: words.command_more,
        HelpLine(lambda words: words.help_more, Page.GROUP),
    ),
    CommandRow(
        "docs",
        documents.docs,
        _EVERYWHERE,
        lambda words: words.command_docs,
        HelpLine(lambda words: words.help_docs, Page.PRIVATE, is_first=True),
    ),
    CommandRow(
        "add",
        uploads.add,
        Scope.PRIVATE | Scope.ADMINS,
        lambda words: words.command_add,
        HelpLine(lambda words: words.help_add, Page.PRIVATE),
    ),
    CommandRow(
        "note",
        note.note,
        Scope.PRIVATE | Scope.ADMINS,
        lambda words: words.command_note,
        HelpLine(lambda words: words.help_note, Page.PRIVATE),
    ),
    CommandRow(
        "remove",
        removal.remove,
        Scope.PRIVATE | Scope.ADMINS,
        lambda words: words.command_remove,
        HelpLine(lambda words: words.help_remove, Page.PRIVATE),
    ),
    CommandRow(
        "settings",
        settings_menu.settings,
        Scope.PRIVATE | Scope.ADMINS,
        lambda words: words.command_settings,
        HelpLine(lambda words: words.help_settings, Page.PRIVATE),
    ),
    CommandRow("help", _help, _EVERYWHERE, lambda words: words.command_help),
    CommandRow(
        "privacy",
        privacy.privacy,
        _EVERYWHERE,
        lambda words: words.command_privacy,
        HelpLine(lambda words: words.help_privacy, Page.PRIVATE),
    ),
    CommandRow(
        "forget_me",
        privacy.forget_me,
        Scope.PRIVATE,
        lambda words: words.command_forget_me,
        HelpLine(lambda words: words.help_forget_me, Page.PRIVATE),
    ),
    CommandRow("cancel", _cancel, Scope.PRIVATE, lambda words: words.command_cancel),
    CommandRow(
        "gaps",
        unanswered.gaps,
        Scope.PRIVATE,
        lambda words: words.command_gaps,
        HelpLine(lambda words: words.help_gaps, Page.OWNER),
    ),
    CommandRow(
        "access",
        access_list.access,
        Scope.PRIVATE,
        lambda words: words.command_access,
        HelpLine(lambda words: words.help_access, Page.OWNER),
    ),
    CommandRow("start", _start, Scope.PRIVATE, lambda words: words.command_start),
)
NAMES: Final = frozenset(row.name for row in COMMANDS)
MENU_ITEMS: Final = tuple(MenuItem(row.name, row.description, row.scopes) for row in COMMANDS)
_HANDLERS: Final = {row.name: row.handler for row in COMMANDS if row.handler is not None}
_HELP_LINES: Final = {row.name: row.help for row in COMMANDS if row.help is not None}
