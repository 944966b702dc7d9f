"""What does the bot learn about chats and those in them?"""

from collections.abc import Mapping
from typing import Any, Final

from tests.fake_bot_api.accounts import Chat, Json
from tests.fake_bot_api.acts import Acts
from tests.fake_bot_api.refusals import bad_request, forbidden

Wanted = Mapping[str, Any]


def get_chat(world: Acts, wanted: Wanted) -> Json:
    """Tell about a chat."""
    return _entered(world, wanted).full()


def get_chat_member(world: Acts, wanted: Wanted) -> Json:
    """Tell what somebody is in a chat."""
    chat = _entered(world, wanted)
    person = world.people.get(wanted.get("user_id", 0))
    if person is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return chat.member(person)


def get_chat_administrators(world: Acts, wanted: Wanted) -> list[Json]:
    """Tell who the admins of a chat are; of bots only ours."""
    chat = _entered(world, wanted)
    if chat.person is not None:
        raise bad_request("there are no administrators in the private chat")
    people = (world.people[number] for number in chat.roles)
    ranks = {"creator", "administrator"}
    return [
        chat.member(person)
        for person in people
        if chat.role(person.id) in ranks and (not person.is_bot or person is world.me)
    ]


def get_chat_member_count(world: Acts, wanted: Wanted) -> int:
    """Tell how many are in a chat."""
    chat = _entered(world, wanted)
    return sum(chat.has(number) for number in chat.roles)


def leave_chat(world: Acts, wanted: Wanted) -> bool:
    """Leave a chat."""
    _entered(world, wanted).roles[world.me.id] = "left"
    return True


def _entered(world: Acts, wanted: Wanted) -> Chat:
    """Return the chat of a request, if the bot may look into it."""
    chat = world.find(wanted.get("chat_id"))
    if chat.person is None and not chat.has(world.me.id):
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


METHODS: Final = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
