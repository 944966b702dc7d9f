"""How long is another writer waited for?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """For how many seconds another writer is waited for, who may be about to end.

    One on another machine is waited for `staying` seconds from each of its changes on, too: it may
    have a folder to add, and gets on with that.
    """

    seconds: float = 0.0
    staying: float = 0.0
