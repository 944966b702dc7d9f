"""In which language do we speak to somebody here?

In the language that the admins of a place chose, else in the language of whoever is spoken to.
"""

from bot.state.chat_settings import load_chat_settings
from bot.state.connection import Connection
from bot.state.exchanges import latest
from bot.state.places import Place
from bot.telegram.events import Person
from bot.telegram.services import Services
from bot.wording import Words


async def words_in(place: Place, person: Person, services: Services) -> Words:
    """Return our texts for a person in a place."""
    chosen = await services.store.read(lambda db: load_chat_settings(db, place))
    return services.words_for(chosen.language or person.language)


async def words_to(person: int, services: Services) -> Words:
    """Return our texts for somebody who is written to of our own accord, in private.

    In the language that they chose, else in that of the last question that they asked there.
    """
    return services.words_for(await services.store.read(lambda db: _language_of(db, person)))


def _language_of(db: Connection, person: int) -> str:
    """Return the language of somebody in private, "" if it is not known."""
    place = Place(person)
    asked = latest(db, place, person, 0.0, limit=1)
    return load_chat_settings(db, place).language or (asked[0].language if asked else "")
