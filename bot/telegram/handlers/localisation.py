"""Which words does somebody read here?

In a place whose admins chose a language that one, else the language of whoever is spoken to.
"""

from bot.state.chat_settings import load_chat_settings
from bot.state.places import Place
from bot.telegram.events import Person
from bot.telegram.services import Desk
from bot.wording import Words


async def words_in(place: Place, person: Person, desk: Desk) -> Words:
    """Return our words for a person in a place."""
    held = await desk.store.read(lambda db: load_chat_settings(db, place))
    return desk.words_for(held.language or person.language)
