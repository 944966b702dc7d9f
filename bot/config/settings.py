"""What may the operator change?

A value of the environment goes before one of the TOML file, and that before the default; each
value is kept with where it came from. A section is a frozen dataclass. That of a part of the core
is beside the code that obeys it; those of the outer layers are in `bot.config.sections`. The
annotations say what is allowed: to add a key, add it there and to config.example.toml. msgspec
checks types and ranges: it imports in 10 ms where pydantic-settings takes 150, and `footnote ask`
feels that. Collections are named by their sections, [collections.NAME], and stand in the file
alone.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints

from bot.answers.answer import Policy
from bot.config import paths
from bot.config.addresses import server_address
from bot.config.beside_file import resolve
from bot.config.collections import Collection, is_name, parse_scope
from bot.config.environment import parse_list
from bot.config.sections import (
    ConsoleSettings,
    CorpusSettings,
    LibrarySettings,
    MeaningSettings,
    SearchSettings,
    StateSettings,
    TelegramSettings,
    UploadSettings,
)
from bot.config.validation import convert
from bot.documents.passages import Grouping
from bot.errors import ConfigError
from bot.index.bm25 import Bm25
from bot.records import dataclass
from bot.text.regexes import regex

PREFIX: Final = "FOOTNOTE_"
_PATHS: Final = frozenset({"corpus.paths", "library.path", "search.ca_file", "state.path"})
_SERVER: Final = "telegram.base_url"
_MAX_BYTES: Final = 1_000_000  # of the file; whoever names a larger one meant another
_TOKEN: Final = regex(r"\d{6,}:[\w-]{30,}")  # the form that Telegram gives its tokens
_ELSEWHERE: Final = (
    "a token does not belong here: put it in the environment variable TELEGRAM_BOT_TOKEN"
)
_IN_CLUSTER: Final = (
    "a library in a cluster holds what was added to it: `footnote add {}PATH`, and take this out"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that may be changed; the defaults are those of config.example.toml."""

    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    library: LibrarySettings = field(default_factory=LibrarySettings)
    passages: Grouping = field(default_factory=Grouping)
    bm25: Bm25 = field(default_factory=Bm25)
    answers: Policy = field(default_factory=Policy)
    search: SearchSettings = field(default_factory=SearchSettings)
    meaning: MeaningSettings = field(default_factory=MeaningSettings)
    console: ConsoleSettings = field(default_factory=ConsoleSettings)
    telegram: TelegramSettings = field(default_factory=TelegramSettings)
    uploads: UploadSettings = field(default_factory=UploadSettings)
    state: StateSettings = field(default_factory=StateSettings)
    collections: tuple[Collection, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """One effective value and where it came from."""

    key: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Configuration:
    """The effective settings, and each of them with its origin."""

    settings: Settings
    origins: tuple[Setting, ...]


def load_configuration(file: Path | None) -> Configuration:
    """Return the settings in force, from the file that was named or else from the usual one.

    Raises:
        ConfigError: as `configure` does.
    """
    return configure(file or paths.config_file(), os.environ, is_named=file is not None)


def configure(
    file: Path, environment: Mapping[str, str], *, is_named: bool = False
) -> Configuration:
    """Return the settings of a file and of the environment.

    Args:
        file: the TOML file; it may be absent unless the operator named it.
        environment: variables such as FOOTNOTE_ANSWERS__THRESHOLD.
        is_named: whether the operator named the file.

    Raises:
        ConfigError: the file cannot be read, or a key is unknown, or a value has the wrong type
            or is out of range.
    """
    source, tables = str(file), _load(file, is_named=is_named)
    private = _collections(source, tables.pop("collections", {}))
    found = {setting.key: setting for setting in _defaults()}
    for setting in _from_file(source, tables):
        valid = _validate(setting, is_text=False)
        if valid.key in _PATHS:
            valid = replace(valid, value=resolve(valid.value, file.parent))
        found[setting.key] = valid
    for setting in _from_environment(environment):
        found[setting.key] = _validate(setting, is_text=True)
    if found["search.engine"].value == "opensearch":
        _refuse_files(found["corpus.paths"], source, private)
    filled = {
        name: holder(**{one.name: found[f"{name}.{one.name}"].value for one in fields(holder)})
        for name, holder in _sections().items()
    }
    listed = [
        Setting(f"collections.{one.name}.{key}", value, source)
        for one in private
        for key, value in (("paths", one.paths), ("chats", tuple(map(str, one.scopes))))
    ]
    return Configuration(Settings(**filled, collections=private), (*found.values(), *listed))


def _refuse_files(public: Setting, source: str, private: Sequence[Collection]) -> None:
    """Refuse files that are named where a library in a cluster is asked.

    Raises:
        ConfigError: there are some.
    """
    if public.value:
        raise ConfigError(public.origin, public.key, _IN_CLUSTER.format(""))
    for one in private:
        if one.paths:
            reason = _IN_CLUSTER.format(f"--collection {one.name} ")
            raise ConfigError(source, f"collections.{one.name}.paths", reason)


def _sections() -> dict[str, Any]:
    """Return the sections by name, each with the dataclass that holds its keys."""
    return {name: kind for name, kind in get_type_hints(Settings).items() if is_dataclass(kind)}


def _collections(source: str, tables: object) -> tuple[Collection, ...]:
    """Return the collections that a file names, in the order of their names."""
    _refuse_tokens(source, "collections", tables)
    if not isinstance(tables, dict) or not all(isinstance(one, dict) for one in tables.values()):
        raise ConfigError(source, "collections", "name each one: [collections.NAME]")
    return tuple(_collection(source, name, tables[name]) for name in sorted(tables))


def _collection(source: str, name: str, table: dict[str, Any]) -> Collection:
    """Return the collection of one section."""
    key = f"collections.{name}"
    if not is_name(name):
        raise ConfigError(source, key, "a name is of letters, digits, - and _, 40 at most")
    for one in table.keys() - {"paths", "chats"}:
        raise ConfigError(source, f"{key}.{one}", "unknown key; known are paths, chats")
    lists = {
        one: _validate(Setting(f"{key}.{one}", table.get(one, []), source), is_text=False).value
        for one in ("paths", "chats")
    }
    if not lists["chats"]:
        reason = "is missing or empty: name the chats that may ask them"
        raise ConfigError(source, f"{key}.chats", reason)
    places = tuple(filter(None, map(parse_scope, lists["chats"])))
    if len(places) < len(lists["chats"]):
        reason = 'must be a chat\'s number as text, such as "-1001234567890", or its topic, "…/17"'
        raise ConfigError(source, f"{key}.chats", reason)
    return Collection(name, resolve(lists["paths"], Path(source).parent), places)


def _defaults() -> Iterator[Setting]:
    """Yield every setting with its default."""
    for name, holder in _sections().items():
        for one in fields(holder):
            yield Setting(f"{name}.{one.name}", _default(one), "default")


def _default(one: "Field[Any]") -> object:
    """Return the default of a dataclass field, which all settings have."""
    if one.default is MISSING:  # pragma: no cover - a programming error
        msg = f"setting {one.name} has no default"
        raise TypeError(msg)
    return one.default


def _from_file(source: str, tables: Mapping[str, Any]) -> Iterator[Setting]:
    """Yield the settings of a TOML file, all of them of known keys."""
    for section, values in tables.items():
        _refuse_tokens(source, section, values)
        if not isinstance(values, dict) or not (values or section in _sections()):
            raise ConfigError(source, section, _explain_unknown(section))
        for name, value in values.items():
            key = f"{section}.{name}"
            if key not in _types():
                raise ConfigError(source, key, _explain_unknown(key))
            yield Setting(key, value, source)


def _load(file: Path, *, is_named: bool) -> dict[str, Any]:
    """Return the tables of a TOML file; none if it is absent and the operator did not name it."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:  # the latter where HOME=/dev/null
        if is_named:
            raise ConfigError(str(file), "", "there is no such file") from error
        return {}
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise ConfigError(str(file), "", reason.lower()) from error
    if len(raw) > _MAX_BYTES:
        raise ConfigError(str(file), "", f"it is larger than {_MAX_BYTES:,} bytes")
    import tomllib  # noqa: PLC0415 - 2 ms, for those who have written a file of settings

    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(str(file), "", "it is not UTF-8; save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(str(file), "", f"it is not valid TOML: {error}") from error


def _refuse_tokens(source: str, key: str, value: object) -> None:
    """Refuse a token anywhere in a value, without ever printing it.

    Raises:
        ConfigError: the key is that of a token, or the value has the form of one.
    """
    is_key = key.rsplit(".", 1)[-1].casefold().endswith("token")
    if is_key or (isinstance(value, str) and _TOKEN.search(value)):
        raise ConfigError(source, key, _ELSEWHERE)
    inside = value.items() if isinstance(value, dict) else ()
    for name, one in inside:
        _refuse_tokens(source, f"{key}.{name}", one)
    for one in value if isinstance(value, list) else ():
        _refuse_tokens(source, key, one)


def _from_environment(environment: Mapping[str, str]) -> Iterator[Setting]:
    """Yield the settings of the environment; a list may be written in several ways."""
    with_one_dash = {_variable(key).replace("__", "_"): key for key in _types()}
    for name, value in sorted(environment.items()):
        if not name.startswith(PREFIX) or ("__" not in name and name not in with_one_dash):
            continue
        key = name.removeprefix(PREFIX).lower().replace("__", ".")
        _refuse_tokens(name, key, value)
        if key not in _types():
            near = with_one_dash.get(name) or _nearest(key)
            hint = f"did you mean {_variable(near)}?" if near else _list_keys()
            raise ConfigError(name, "", f"unknown setting; {hint}")
        wanted = _types()[key]
        if get_origin(wanted) is tuple:
            yield Setting(key, parse_list(value, numbers=get_args(wanted)[0] is int), name)
        else:
            yield Setting(key, value, name)


def _variable(key: str) -> str:
    """Return the environment variable of a key."""
    return PREFIX + key.upper().replace(".", "__")


def _types() -> dict[str, Any]:
    """Return the annotated type of each key."""
    return {
        f"{section}.{name}": hint
        for section, holder in _sections().items()
        for name, hint in get_type_hints(holder, include_extras=True).items()
    }


def _validate(setting: Setting, *, is_text: bool) -> Setting:
    """Return a setting with its value converted to its type; text may spell a number.

    Raises:
        ConfigError: the value has another type or is out of range.
    """
    wanted = _types().get(setting.key, tuple[str, ...])  # a collection's keys are lists
    try:
        value = convert(setting.value, wanted, is_text=is_text)
        if setting.key == _SERVER:
            value = server_address(value)
    except ValueError as error:
        raise ConfigError(setting.origin, setting.key, str(error)) from error
    return Setting(setting.key, value, setting.origin)


def _explain_unknown(key: str) -> str:
    """Return why a key or section of a file is unknown, and which was likely meant."""
    section = key.split(".", maxsplit=1)[0]
    if "." not in key and section in _sections():
        return f"this is a section: write [{section}] and its keys below"
    if "." not in key and (homes := [k for k in _types() if k.endswith(f".{key}")]):
        return f"it belongs below [{homes[0].split('.')[0]}]"
    near = _nearest(key)
    return "unknown key; " + (f"did you mean {near}?" if near else _list_keys())


def _nearest(key: str) -> str:
    """Return the known key that looks most like one, "" if none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for whoever mistyped

    return next(iter(get_close_matches(key, list(_types()), n=1)), "")


def _list_keys() -> str:
    """Return the known keys, section by section."""
    return "known are " + ", ".join(_types())
