"""What may the operator change?

TOML file, then environment, then flags, the later winning; every value knows where it came from.
Each section is the frozen dataclass of the module that obeys it. msgspec checks types and
ranges: it imports in 10 ms where pydantic-settings takes 150, and `footnote ask` feels that.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, get_type_hints

import msgspec

from bot.answers import Policy
from bot.errors import ConfigError
from bot.index import Bm25
from bot.passages import Grouping

PREFIX: Final = "FOOTNOTE_"
_MESSAGE_END: Final = " - at `$`"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Which documents are asked: files and folders, and whether the bundled article too."""

    paths: tuple[str, ...] = ()
    bundled: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that may be changed; the defaults are those of config.example.toml."""

    corpus: Corpus = field(default_factory=Corpus)
    passages: Grouping = field(default_factory=Grouping)
    bm25: Bm25 = field(default_factory=Bm25)
    answers: Policy = field(default_factory=Policy)


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


def configure(
    file: Path, environment: Mapping[str, str], *, is_named: bool = False
) -> Configuration:
    """Return the settings of a file and of the environment.

    Args:
        file: the TOML file; it may be absent unless the operator named it.
        environment: variables such as FOOTNOTE_ANSWERS__THRESHOLD.
        is_named: whether the operator named the file.

    Raises:
        ConfigError: unknown key, wrong type or value out of range.
    """
    found = {setting.key: setting for setting in _defaults()}
    for setting in (*_from_file(file, is_named=is_named), *_from_environment(environment)):
        if setting.key not in found:
            raise ConfigError(setting.origin, setting.key, f"unknown key; {_known(setting.key)}")
        found[setting.key] = Setting(setting.key, _checked(setting), setting.origin)
    sections = {
        section.name: hints[section.name](
            **{name: found[f"{section.name}.{name}"].value for name in _names(hints[section.name])}
        )
        for hints in (get_type_hints(Settings),)
        for section in fields(Settings)
    }
    return Configuration(Settings(**sections), tuple(found.values()))


def _names(section: type[Any]) -> list[str]:
    """Return the names of a section's values."""
    return [one.name for one in fields(section)]


def _defaults() -> Iterator[Setting]:
    """Yield every setting with its default."""
    hints = get_type_hints(Settings)
    for section in fields(Settings):
        for one in fields(hints[section.name]):
            yield Setting(f"{section.name}.{one.name}", _default(one), "default")


def _default(one: "Field[Any]") -> object:
    """Return the default of a dataclass field, which all settings have."""
    if one.default is MISSING:  # pragma: no cover - a programming error
        msg = f"setting {one.name} has no default"
        raise TypeError(msg)
    return one.default


def _from_file(file: Path, *, is_named: bool) -> Iterator[Setting]:
    """Yield the settings of a TOML file."""
    if not file.is_file():
        if is_named:
            raise ConfigError(str(file), "file", "there is no such file")
        return
    try:
        loaded = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), "file", f"not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(str(file), "file", error.strerror or "cannot be read") from error
    for section, values in loaded.items():
        if not isinstance(values, dict):
            raise ConfigError(str(file), section, f"unknown key; {_known(section)}")
        for name, value in values.items():
            yield Setting(f"{section}.{name}", value, str(file))


def _from_environment(environment: Mapping[str, str]) -> Iterator[Setting]:
    """Yield the settings of the environment; lists are parted as PATH is."""
    known = {setting.key for setting in _defaults()}
    for name, value in sorted(environment.items()):
        if not name.startswith(PREFIX) or "__" not in name:
            continue
        key = name.removeprefix(PREFIX).lower().replace("__", ".")
        is_list = key in known and _type_of(key) == tuple[str, ...]
        yield Setting(key, [p for p in value.split(os.pathsep) if p] if is_list else value, name)


def _type_of(key: str) -> Any:  # noqa: ANN401 - a type hint may be anything
    """Return the annotated type of a known key."""
    section, name = key.split(".")
    holder = get_type_hints(Settings)[section]
    return get_type_hints(holder, include_extras=True)[name]


def _checked(setting: Setting) -> object:
    """Return the value of a setting in its type and range."""
    is_text = not setting.origin.endswith(".toml") and setting.origin.startswith(PREFIX)
    try:
        return msgspec.convert(setting.value, _type_of(setting.key), strict=not is_text)
    except msgspec.ValidationError as error:
        reason = str(error).split(_MESSAGE_END, 1)[0].replace("`", "")
        raise ConfigError(setting.origin, setting.key, reason[:1].lower() + reason[1:]) from error


def _known(key: str) -> str:
    """Return a line that names the keys that were likely meant."""
    section = key.split(".", maxsplit=1)[0]
    keys = [setting.key for setting in _defaults()]
    near = [known for known in keys if known.startswith(f"{section}.")]
    return "known are " + ", ".join(near or keys)
