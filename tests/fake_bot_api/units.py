"""Where in a text, counted as Telegram counts, in UTF-16 units?

Telegram finds commands, mentions and links in what a person types; what a bot sends it takes as
the bot marks it, or refuses. Rules of tdlib, as far as a bot meets them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from tests.fake_bot_api.refusals import bad_request

Entity = dict[str, Any]

ENTITIES: Final = 100  # of a message; the others are dropped in silence
LENGTH: Final = 4096  # of a text
_TYPED: Final = (
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![\w/@])")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z0-9_]{3,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#/&])#(?=\w*[^\W\d])\w{1,256}")),
    ("url", re.compile(r"(?<!\w)https?://[^\s<>\"]+[^\s<>\".,!?)]")),
)  # fmt: skip
_QUOTES: Final = {"blockquote", "expandable_blockquote"}
_LINKS: Final = re.compile(r"(?:https?|tg|ton|tonsite)://.+|mailto:.+|tel:.+")


def width(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def piece(text: str, offset: int, length: int) -> str:
    """Return a part of a text, given in UTF-16 units."""
    raw = text.encode("utf-16-le")[2 * offset : 2 * (offset + length)]
    return raw.decode("utf-16-le", "replace")


def typed(text: str) -> list[Entity]:
    """Return the entities that Telegram finds in what a person typed, in the order of the text."""
    found = [
        {
            "type": kind,
            "offset": width(text[: match.start()]),
            "length": width(match[0]),
        }
        for kind, pattern in _TYPED
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))


def formatted(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Return a bot's text as Telegram keeps it: trimmed, at most 100 entities, links found.

    Raises:
        Refusal: the text is empty or too long, or an entity lies outside of it.
    """
    checked = [_checked(text, entity) for entity in entities]
    kept = text.rstrip()
    lead = width(kept) - width(kept.lstrip())
    kept = kept.lstrip()
    if not kept:
        raise bad_request("message text is empty")
    if width(kept) > LENGTH:
        raise bad_request("message is too long")
    moved = [_moved(entity, lead, width(kept)) for entity in checked]
    shown = [entity for entity in moved if entity["length"] > 0 and _is_shown(entity)]
    own = _unnested(sorted(shown, key=lambda one: (one["offset"], -one["length"])))[:ENTITIES]
    return kept, _with_typed(kept, own)


def _checked(text: str, entity: Entity) -> Entity:
    """Return an entity that lies inside a text and cuts no character in two."""
    offset, end = entity["offset"], entity["offset"] + entity["length"]
    whole = width(text)
    if offset < 0 or entity["length"] < 0:
        raise bad_request(f"entity begins at the invalid UTF-16 offset {offset}")
    if offset > whole:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if end > whole:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16"
            f" offset {end}"
        )
    if any(_splits(text, edge) for edge in (offset, end)):
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol"
        )
    return entity


def _splits(text: str, edge: int) -> bool:
    """Whether a place in UTF-16 units lies between the two halves of one character."""
    raw = text.encode("utf-16-le")[2 * edge : 2 * edge + 2]
    return len(raw) == 2 and 0xDC00 <= int.from_bytes(raw, "little") <= 0xDFFF


def _moved(entity: Entity, lead: int, whole: int) -> Entity:
    """Return an entity as it lies in the trimmed text."""
    start = max(entity["offset"] - lead, 0)
    end = min(entity["offset"] + entity["length"] - lead, whole)
    return entity | {"offset": start, "length": end - start}


def _is_shown(entity: Entity) -> bool:
    """Whether Telegram keeps an entity: a link to nowhere is plain text."""
    return entity["type"] != "text_link" or bool(_LINKS.fullmatch(entity.get("url", "")))


def _unnested(entities: Sequence[Entity]) -> list[Entity]:
    """Return entities without the quotes that lie in another quote: they cannot be nested."""
    kept: list[Entity] = []
    quoted = 0
    for entity in entities:
        if entity["type"] in _QUOTES:
            if entity["offset"] < quoted:
                continue
            quoted = entity["offset"] + entity["length"]
        kept.append(entity)
    return kept


def _with_typed(text: str, own: Sequence[Entity]) -> list[Entity]:
    """Return a bot's entities and those that Telegram finds beside them."""
    taken = [_span(one) for one in own if one["type"] in {"code", "pre", "text_link"}]
    found = [
        one
        for one in typed(text)
        if not any(_span(one)[0] < end and start < _span(one)[1] for start, end in taken)
    ]
    return sorted([*own, *found], key=lambda one: (one["offset"], -one["length"]))


def _span(entity: Mapping[str, Any]) -> tuple[int, int]:
    """Return where an entity starts and ends."""
    return entity["offset"], entity["offset"] + entity["length"]
