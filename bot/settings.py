"""What may the operator change?

TOML file, then environment, then flags, the later winning; every value knows where it came from.
Each section is the frozen dataclass of the module that obeys it, and its annotations say what is
allowed: to add a key, add it there and to config.example.toml. msgspec checks types and ranges: it
imports in 10 ms where pydantic-settings takes 150, and `footnote ask` feels that.
"""

import os
import re
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
_LARGEST: Final = 1_000_000  # bytes; whoever names a larger file meant another one
_TOKEN: Final = re.compile(r"\d{6,}:[\w-]{30,}")  # the form that Telegram gives its tokens
_ELSEWHERE: Final = (
    "a token does not belong here: put it in the environment variable TELEGRAM_BOT_TOKEN"
)


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
    for setting in _from_file(file, is_named=is_named):
        found[setting.key] = _checked(setting, is_text=False)
    for setting in _from_environment(environment):
        found[setting.key] = _checked(setting, is_text=True)
    hints = get_type_hints(Settings)
    sections = {
        section.name: hints[section.name](
            **{
                one.name: found[f"{section.name}.{one.name}"].value
                for one in fields(hints[section.name])
            }
        )
        for section in fields(Settings)
    }
    return Configuration(Settings(**sections), tuple(found.values()))


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
    """Yield the settings of a TOML file, all of them of known keys."""
    source = str(file)
    for section, values in _loaded(file, is_named=is_named).items():
        _refuse_tokens(source, section, values)
        if not isinstance(values, dict) or not (values or section in get_type_hints(Settings)):
            raise ConfigError(source, section, _unknown(section))
        for name, value in values.items():
            key = f"{section}.{name}"
            if key not in _types():
                raise ConfigError(source, key, _unknown(key))
            yield Setting(key, value, source)


def _loaded(file: Path, *, is_named: bool) -> dict[str, Any]:
    """Return what a TOML file holds; nothing if it is absent and nobody named it."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
    except FileNotFoundError as error:
        if is_named:
            raise ConfigError(str(file), "", "there is no such file") from error
        return {}
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise ConfigError(str(file), "", reason.lower()) from error
    if len(raw) > _LARGEST:
        raise ConfigError(str(file), "", f"it is larger than {_LARGEST:,} bytes")
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
    """Yield the settings of the environment; lists are parted as PATH is."""
    with_one_dash = {_variable(key).replace("__", "_"): key for key in _types()}
    for name, value in sorted(environment.items()):
        if not name.startswith(PREFIX) or ("__" not in name and name not in with_one_dash):
            continue
        key = name.removeprefix(PREFIX).lower().replace("__", ".")
        _refuse_tokens(name, key, value)
        if key not in _types():
            near = with_one_dash.get(name) or _nearest(key)
            hint = f"did you mean {_variable(near)}?" if near else _known()
            raise ConfigError(name, "", f"unknown setting; {hint}")
        is_list = _types()[key] == tuple[str, ...]
        yield Setting(key, [p for p in value.split(os.pathsep) if p] if is_list else value, name)


def _variable(key: str) -> str:
    """Return the environment variable of a key."""
    return PREFIX + key.upper().replace(".", "__")


def _types() -> dict[str, Any]:
    """Return the annotated type of each key."""
    sections = get_type_hints(Settings)
    return {
        f"{section}.{name}": hint
        for section, holder in sections.items()
        for name, hint in get_type_hints(holder, include_extras=True).items()
    }


def _checked(setting: Setting, *, is_text: bool) -> Setting:
    """Return a setting with its value in its type and range; text may spell a number.

    A range holds off nan and inf too, so each number needs one.
    """
    wanted = _types()[setting.key]
    try:
        value = msgspec.convert(setting.value, wanted, strict=not is_text)
    except msgspec.ValidationError as error:
        reason = f"must be {_allowed(wanted)}, not {_shown(setting.value)}"
        raise ConfigError(setting.origin, setting.key, reason) from error
    return Setting(setting.key, value, setting.origin)


def _allowed(wanted: Any) -> str:  # noqa: ANN401 - a type hint may be anything
    """Return in words what a type allows.

    Example:
        Annotated[float, Meta(gt=0, le=10)] -> "a number above 0 and at most 10"
    """
    kind = getattr(wanted, "__origin__", wanted)
    if kind is tuple:
        return 'a list of texts, such as ["notes/"]'
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
    return " ".join([names.get(kind, str(kind)), *_range(getattr(wanted, "__metadata__", ()))])


def _range(metadata: tuple[msgspec.Meta, ...]) -> Iterator[str]:
    """Yield the words for the range that annotations set."""
    for meta in metadata:
        if meta.ge is not None and meta.le is not None:
            yield f"from {meta.ge} to {meta.le}"
            continue
        bounds = {"above": meta.gt, "at least": meta.ge, "below": meta.lt, "at most": meta.le}
        yield " and ".join(
            f"{word} {bound}" for word, bound in bounds.items() if bound is not None
        )


def _shown(value: object) -> str:
    """Return a value as a line can hold it."""
    if isinstance(value, dict):
        return "a section"
    if isinstance(value, bool):
        return str(value).lower()
    words = repr(value).replace("'", '"') if isinstance(value, (str, list)) else str(value)
    return words if len(words) <= 40 else words[:39] + "…"  # noqa: PLR2004 - what a line holds


def _unknown(key: str) -> str:
    """Return why a key or section of a file is not known, and which was likely meant."""
    section = key.split(".", maxsplit=1)[0]
    sections = [one.name for one in fields(Settings)]
    if "." not in key and section in sections:
        return f"this is a section: write [{section}] and its keys below"
    if "." not in key and (homes := [k for k in _types() if k.endswith(f".{key}")]):
        return f"it belongs below [{homes[0].split('.')[0]}]"
    near = _nearest(key)
    return "unknown key; " + (f"did you mean {near}?" if near else _known())


def _nearest(key: str) -> str:
    """Return the known key that looks most like one, "" if none does."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for whoever mistyped

    return next(iter(get_close_matches(key, list(_types()), n=1)), "")


def _known() -> str:
    """Return the known keys, section by section."""
    return "known are " + ", ".join(_types())
