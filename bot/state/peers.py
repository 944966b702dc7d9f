"""Which other bots share what we keep?

None, where it is a file: then everything is ours. `bot.state.presence` knows of several.
"""

from collections.abc import Callable
from typing import Literal

# "pending": there may be updates for us; "admitted": an owner has decided about somebody; "voted":
# a message shows old counts; "bots": their number has changed; "lost": the others believed us dead
Call = Literal["pending", "admitted", "voted", "bots", "lost"]


class Peers:
    """The bots that share a database, seen from one of them; here it is alone.

    `number` is its own among them, 0 for one that is alone, and `count` how many there are. The
    one that `leads` does what one bot has to do for all. What was claimed is certainly still ours
    while it `is_sure`.
    """

    number = 0
    count = 1
    leads = True
    is_sure = True

    def on(self, call: Call, answer: Callable[[], None]) -> None:
        """Have something done in this event loop whenever that is called; nobody calls here."""
