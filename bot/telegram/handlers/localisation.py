"""In which language do we speak to somebody here?

In the language that the admins of a place chose, else in the language of whoever is spoken to.
"""

from bot.state.chat_settings import load_chat_settings
from bot.state.places import Place
from bot.telegram.events import Person
from bot.telegram.services import Services
from bot.wording import Words


async def words_in(place: Place, person: Person, services: Services) -> Words:
    """Return our texts for a person in a place."""
    chosen = await services.store.read(lambda db: load_chat_settings(db, place))
    return services.words_for(chosen.language or person.language)
