"""Where does an address of the settings lead?

People copy the address of a Bot API server from examples, which end in a slash or in `/bot`. Both
are understood; what is no address at all is named.
"""

import re
from typing import Final

from bot.text.regexes import regex

_ADDRESS: Final = regex(r"https?://[^/\s?#]+(?:/[^\s?#]*)?", re.IGNORECASE)
_BOT: Final = "/bot"


def server_address(text: str) -> str:
    """Return the address of a Bot API server, as it stands before `/bot` and the token.

    Raises:
        ValueError: it is no address of the web; the message says what is wanted.

    Example:
        server_address("http://10.0.0.8:8081/bot/") -> "http://10.0.0.8:8081"
    """
    address = text.strip().rstrip("/")
    if address.endswith(_BOT):
        address = address.removesuffix(_BOT).rstrip("/")
    if not _ADDRESS.fullmatch(address):
        msg = f'must be an address such as "https://api.telegram.org", not "{text[:40]}"'
        raise ValueError(msg)
    return address
