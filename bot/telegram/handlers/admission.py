"""What happens to whoever may not ask?

They are told so, politely, and where the settings give codes, how to be let in: they get a code of
six digits, the owners get it with their name and two buttons, and whoever waits hears what was
decided. A group waits in the same way until an owner agrees. Only an owner's press in their own
private chat decides; the code serves no other end than to tell who is who.
"""

from collections.abc import Callable
from dataclasses import asdict
from typing import Final, assert_never

from bot.replies.telegram.captions import shorten
from bot.replies.telegram.message import Button, Message, join_pieces, style
from bot.state import chats, letters
from bot.state.admissions import Admission, Standing
from bot.state.connection import Connection
from bot.state.letters import Letter
from bot.state.places import Place
from bot.telegram.events import (
    Asked,
    Command,
    GuestAsked,
    InlineAsked,
    Joined,
    Person,
    Pressed,
)
from bot.telegram.flood_control import Decision
from bot.telegram.handlers import pressed_message
from bot.telegram.handlers.greetings import greet
from bot.telegram.handlers.inline import invite
from bot.telegram.handlers.localisation import words_in, words_to
from bot.telegram.receiving.processing import Attempt
from bot.telegram.services import Services
from bot.wording import Words

MARK: Final = "a"  # what our buttons begin with
ADMIT, REFUSE = "y", "n"
_NAME: Final = 60  # characters of a name that are shown
_STANDINGS: Final = {ADMIT: Standing.ADMITTED, REFUSE: Standing.REFUSED}


async def turn_away(
    event: Asked | Command | Pressed | InlineAsked | GuestAsked,
    services: Services,
    attempt: Attempt,
) -> None:
    """Tell somebody who may not ask that they may not, and what they can do about it."""
    match event:
        case Pressed():
            words = services.words_for(event.person.language)
            await services.sender.answer_press(event.query, words.access_pressed)
        case InlineAsked():
            if services.flood_control.may_type(event.person.key):
                words = services.words_for(event.person.language)
                await invite(event, words.access_inline, services)
        case GuestAsked():
            if _is_calm(event, Place(event.person.key), services, attempt) is Decision.ALLOW:
                words = services.words_for(event.person.language)
                message = join_pieces([style(words.access_pressed)])
                await services.sender.answer_guest(event.query, message)
        case Asked() | Command():
            await _turn_away_in_chat(event, services, attempt)
        case _:
            assert_never(event)


async def ask_for_group(event: Joined, services: Services) -> None:
    """Have the owners asked whether the bot may answer in a group that it was added to."""
    name = display_name(event.by.name, services.words_for(event.by.language))
    group = shorten(event.title, _NAME)
    await _ask_owners(
        event.place.chat,
        event.title,
        "",
        lambda words, _: words.access_group_wants.format(name=name, group=group),
        services,
    )


async def press(event: Pressed, services: Services) -> str:
    """Let in or refuse whoever a button is about, and return what to tell whoever pressed."""
    words = await words_in(event.place, event.person, services)
    is_owner = services.permissions.is_owner(event.person)
    if not is_owner or event.place.chat != event.person.id:
        return words.pressed_nothing
    _, _, rest = event.data.partition(":")
    key, _, action = rest.partition(":")
    if action not in _STANDINGS:
        return words.pressed_nothing
    decided = await decide(key, action, services)
    found = decided or await services.access.find(key)
    if found is None:
        return words.pressed_nothing
    is_in = found.standing in {Standing.ADMITTED, Standing.OWNER}
    text = words.access_admitted if is_in else words.access_turned_down
    message = join_pieces([style(text.format(name=display_name(found.name, words)))])
    await pressed_message.edit(event, message, services)
    return ""


async def decide(key: str, action: str, services: Services) -> Admission | None:
    """Let in or refuse whoever waits under a key, and have them told; None if nobody does."""
    standing = _STANDINGS[action]
    waiting = await services.access.find(key)
    if waiting is None:
        return None
    message = await _news(waiting, standing, services)

    def tell(db: Connection, one: Admission) -> None:
        if message is not None and chats.is_active(db, one.who):
            letters.add(db, _letter(one.who, message), services.clock())

    return await services.access.decide(key, standing, tell)


def display_name(name: str, words: Words) -> str:
    """Return what somebody calls themselves on one line, or a word for somebody without a name."""
    return shorten(name, _NAME) or words.access_nameless


def decision_buttons(key: str, words: Words) -> tuple[Button, ...]:
    """Return the buttons that decide about whoever waits under a key."""
    return (
        Button(words.button_let_in, press=f"{MARK}:{key}:{ADMIT}"),
        Button(words.button_refuse, press=f"{MARK}:{key}:{REFUSE}"),
    )


async def _turn_away_in_chat(event: Asked | Command, services: Services, attempt: Attempt) -> None:
    """Tell whoever spoke to us in a chat why they are not answered; others hear nothing."""
    is_addressed = event.is_addressed if isinstance(event, Asked) else event.is_ours
    if not is_addressed or event.is_edit:
        return
    decision = _is_calm(event, event.place, services, attempt)
    if decision is Decision.IGNORE:
        return
    words = await words_in(event.place, event.person, services)
    if decision is Decision.WARN:
        text = words.too_fast
    elif event.is_private:
        text = await _private_reason(event.person, words, services)
    else:
        text = await _group_reason(event.place, words, services)
    await services.sender.send(
        event.place, join_pieces([style(text)]), reply_to=event.message, is_notice=True
    )


async def _private_reason(person: Person, words: Words, services: Services) -> str:
    """Return why somebody is not answered in private; it lets them wait for an owner if it can."""
    access = services.access
    if not services.permissions.owners or not access.gives_codes:
        is_listed = services.settings.telegram.access != "groups"
        listed = words.access_listed.format(number=person.id)
        return listed if is_listed else words.access_groups
    found = await _ask_owners(
        person.id,
        person.name,
        person.language,
        _personal_request,
        services,
    )
    if found is None:
        return words.access_full
    if found.standing is Standing.REFUSED:
        return words.access_refused
    return words.access_code.format(code=spaced(found.code))


def _personal_request(words: Words, one: Admission) -> str:
    """Return what an owner reads of a person who waits."""
    return words.access_wants.format(name=display_name(one.name, words), code=spaced(one.code))


async def _group_reason(place: Place, words: Words, services: Services) -> str:
    """Return why nobody is answered in a group; it lets the group wait for an owner."""
    title = await services.store.read(lambda db: chats.title(db, place.chat))
    group = shorten(title, _NAME) or str(place.chat)
    await _ask_owners(
        place.chat,
        title,
        "",
        lambda words, _: words.access_group_asks.format(group=group),
        services,
    )
    return words.access_group


async def _ask_owners(
    who: int,
    name: str,
    language: str,
    text: Callable[[Words, Admission], str],
    services: Services,
) -> Admission | None:
    """Let a person or a group wait and, if they are new, have every owner asked about them.

    None if too many wait already.
    """
    owners = {
        owner: await words_to(owner, services) for owner in sorted(services.permissions.owners)
    }

    def write(db: Connection, one: Admission) -> None:
        for owner, words in owners.items():
            buttons = (decision_buttons(one.key, words),)
            message = join_pieces([style(text(words, one))], buttons=buttons)
            letters.add(db, _letter(owner, message), services.clock())

    return await services.access.ask_for(who, name, language, write)


async def _news(one: Admission, standing: Standing, services: Services) -> Message | None:
    """Return what whoever waited is told; a group that is refused hears nothing."""
    is_in = standing is Standing.ADMITTED
    if one.is_group:
        reads_all = services.me.reads_all
        group = Place(one.who)
        return await greet(group, Person(0), services, can_read_all=reads_all) if is_in else None
    words = services.words_for(one.language)
    return join_pieces([style(words.access_welcome if is_in else words.access_refused)])


def _letter(chat: int, message: Message) -> Letter:
    """Return a letter to a chat."""
    return Letter(Place(chat), asdict(message), person=max(chat, 0))


def spaced(code: str) -> str:
    """Return a code in two halves, as people read it out: "482913" -> "482 913"."""
    half = len(code) // 2
    return f"{code[:half]}\u00a0{code[half:]}"


def _is_calm(
    event: Asked | Command | GuestAsked, place: Place, services: Services, attempt: Attempt
) -> Decision:
    """Return whether somebody writes no more often than anybody may ask."""
    typed = event.text if not isinstance(event, Command) else f"/{event.name} {event.argument}"
    return services.flood_control.check(place, event.person.key, typed, is_retry=attempt.is_retry)
