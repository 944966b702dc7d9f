"""What does a command do?

One table of what can be said behind a stroke. In private everything is answered; in a group a
command that we do not know is left alone unless it names us, and a group that switched us off
hears us only when an admin speaks.
"""

from collections.abc import Awaitable, Callable, Mapping
from difflib import get_close_matches
from typing import Final

from bot.replies.telegram.message import Button, Message, join_pieces, style
from bot.state.chat_settings import Mode, load_chat_settings
from bot.telegram.events import Command
from bot.telegram.flood_control import Decision
from bot.telegram.handlers import documents, privacy, settings_menu, start, unanswered
from bot.telegram.handlers.localisation import words_in
from bot.telegram.menus import NAMES
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Desk
from bot.wording import Words

_NEAR: Final = 0.5  # how like a known command; "document" is that like "docs"
Obeying = Callable[[Command, Desk], Awaitable[None]]


async def obey(event: Command, desk: Desk, attempt: Attempt) -> None:
    """Do what a command says, or leave it alone."""
    known = _COMMANDS.get(event.name)
    if known is None and not event.is_ours:
        return  # another bot's
    if not await _is_heard(event, desk):
        return
    typed, is_retry = f"/{event.name} {event.argument}", attempt.is_retry
    verdict = desk.flood_control.check(event.place, event.person.key, typed, is_retry=is_retry)
    if verdict is Decision.ALLOW:
        await (known or _unknown)(event, desk)
    elif verdict is Decision.WARN:
        await _tell(event, desk, lambda words: words.too_fast)


async def _is_heard(event: Command, desk: Desk) -> bool:
    """Return whether we speak here at all; where we are switched off, admins still may."""
    if event.is_private:
        return True
    held = await desk.store.read(lambda db: load_chat_settings(db, event.place))
    if held.mode is not Mode.OFF:
        return True
    return await desk.permissions.is_admin(event.person, event.place.chat)


async def _help(event: Command, desk: Desk) -> None:
    """Tell how to ask here, and what those may do who look after it."""
    words = await words_in(event.place, event.person, desk)
    bot = desk.me.username
    if event.is_private:
        told = [words.help_private]
        if desk.permissions.is_owner(event.person):
            told.append(words.help_owner)
    elif await desk.permissions.is_admin(event.person, event.place.chat):
        told = [words.help_group, words.help_admin]
    else:
        told = [words.help_group]
    await _send(event, desk, join_pieces([style("\n\n".join(told).format(bot=bot))]))


async def _privacy(event: Command, desk: Desk) -> None:
    """Tell what is kept, how long, and how it is deleted."""
    kept = desk.settings.state.days
    await _tell(
        event, desk, lambda words: words.privacy.format(days=words.count(words.days, kept))
    )


async def _forget(event: Command, desk: Desk) -> None:
    """Offer to delete what is kept of somebody, where nobody else reads it."""
    if event.is_private:
        await privacy.offer(event, desk)
    else:
        await _elsewhere(event, desk)


async def _cancel(event: Command, desk: Desk) -> None:
    """Say that nothing is under way: a question is answered before the next thing is read."""
    await _tell(event, desk, lambda words: words.nothing_to_cancel)


async def _unknown(event: Command, desk: Desk) -> None:
    """Name the command that was likely meant; never what was typed."""
    near = get_close_matches(event.name, sorted(NAMES), n=1, cutoff=_NEAR)
    await _tell(
        event,
        desk,
        lambda words: (
            words.command_unknown.format(command=f"/{near[0]}")
            if near
            else words.command_unheard_of
        ),
    )


async def _elsewhere(event: Command, desk: Desk) -> None:
    """Say that this works in private, with the way there."""
    words = await words_in(event.place, event.person, desk)
    way = Button(words.button_private, url=f"https://t.me/{desk.me.username}")
    await _send(event, desk, join_pieces([style(words.private_only)], buttons=((way,),)))


async def _tell(event: Command, desk: Desk, text: Callable[[Words], str]) -> None:
    """Reply with one of our texts."""
    words = await words_in(event.place, event.person, desk)
    await _send(event, desk, join_pieces([style(text(words))]))


async def _send(event: Command, desk: Desk, message: Message) -> None:
    """Reply to a command with a notice, which may wait behind answers."""
    await desk.sender.send(event.place, message, reply_to=event.message, is_notice=True)


_COMMANDS: Final[Mapping[str, Obeying]] = {
    "start": start.start,
    "help": _help,
    "sources": documents.sources,
    "docs": documents.documents,
    "settings": settings_menu.offer,
    "privacy": _privacy,
    "forget_me": _forget,
    "cancel": _cancel,
    "gaps": unanswered.gaps,
}
