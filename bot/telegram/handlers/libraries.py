"""Which library answers somebody here?"""

import asyncio

from bot.index.library import Library
from bot.state.places import Place
from bot.telegram.events import Person
from bot.telegram.services import Services


async def library_for(place: Place, person: Person, services: Services) -> Library:
    """Return what answers a person in a place, off the event loop: it may have to be opened."""
    tenant = await services.libraries.tenant(place, person)
    return await asyncio.to_thread(services.libraries.library, tenant)
