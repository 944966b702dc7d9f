"""Where are the user's files?

The settings file, the library, the history of the console and the bot's database, each in the
folder that the system has for such files (platformdirs).
"""

from pathlib import Path
from typing import Final

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

from bot.config.sections import StateSettings

APPLICATION: Final = "footnote"


def config_file() -> Path:
    """Return where the settings are read from when no other file is named."""
    return user_config_path(APPLICATION) / "config.toml"


def library_folder() -> Path:
    """Return the folder of the user's own documents."""
    return user_data_path(APPLICATION) / "library"


def library_file(chosen: str = "") -> Path:
    """Return where the stored library is: the chosen path, or the usual one if that is ""."""
    if chosen:
        return Path(chosen).expanduser()
    return user_data_path(APPLICATION) / "library.sqlite3"


def replica_file(chosen: str, name: str) -> Path:
    """Return where this machine's copy of a library in a cluster is, which may be deleted.

    Args:
        chosen: the path that was chosen for the library: then it is beside that.
        name: of the library in its cluster.
    """
    if chosen:
        file = library_file(chosen)
        return file.with_name(f"{file.name}.{name}")
    return user_cache_path(APPLICATION) / "clusters" / f"{name}.sqlite3"


def snapshots_folder(library: Path | None = None) -> Path:
    """Return where what is derived is kept: beside a stored library, or in the user's cache."""
    if library is not None:
        return library.with_name(library.name + ".index")
    return user_cache_path(APPLICATION) / "libraries"


def originals_folder(library: Path) -> Path:
    """Return where the files are kept that were sent to a chat: beside the stored library."""
    return library.with_name(library.name + ".originals")


def pages_folder(library: Path) -> Path:
    """Return where the web pages are kept that were added: beside the stored library."""
    return library.with_name(library.name + ".pages")


def models_folder() -> Path:
    """Return where embedding models are kept that were added."""
    return user_data_path(APPLICATION) / "models"


def vectors_file(model: str) -> Path:
    """Return where the vectors of sentences are kept that a model has read."""
    return user_cache_path(APPLICATION) / f"{model}.vectors"


def history_file() -> Path:
    """Return where the console keeps the lines that were typed."""
    return user_state_path(APPLICATION) / "history"


def notices_folder() -> Path:
    """Return where files remember what has been told once."""
    return user_state_path(APPLICATION) / "told"


def state_file(chosen: str = "") -> Path:
    """Return where the bot's database is: the chosen path, or the usual one if that is ""."""
    if chosen:
        return Path(chosen).expanduser()
    return user_data_path(APPLICATION) / "state.sqlite3"


def state_place(chosen: StateSettings) -> Path | str:
    """Return where the bot's database is: the address of one that bots share, or else a file."""
    return chosen.url or state_file(chosen.path)
