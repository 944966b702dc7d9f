"""What does each method of the Bot API do to the world?

Every module holds some methods as functions of one signature, named as the Bot API names them;
`METHODS` finds them by that name. They raise `Refusal` where Telegram would refuse.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.fake_bot_api.acts import Acts
from tests.fake_bot_api.methods import about, chats, messages, queries, updates

Method = Callable[[Acts, Mapping[str, Any]], Any]

METHODS: Final[Mapping[str, Method]] = {
    **about.METHODS,
    **chats.METHODS,
    **messages.METHODS,
    **queries.METHODS,
    **updates.METHODS,
}
