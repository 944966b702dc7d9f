"""Who is it that adds something?"""

import getpass


def user_name() -> str:
    """Return the name of the user whose process this is, "" where the system tells none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, as in a container
        return ""
