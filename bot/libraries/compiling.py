"""When is a library searched by compiled code?

Where numba is installed, and somebody stays and asks again: loading it takes longer than any one
question. It is loaded in the background, and the questions meanwhile are answered without it.
"""

from threading import Thread

from bot.index.bm25 import LARGE, load_kernel
from bot.index.library import Library


def speed_up(library: Library) -> Thread | None:
    """Have a large library searched by compiled code soon; return what loads it, if anything."""
    if len(library.passages) < LARGE:
        return None
    loading = Thread(target=load_kernel, name="compiling", daemon=True)
    loading.start()
    return loading
