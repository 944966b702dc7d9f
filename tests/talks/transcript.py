"""How does a conversation read?

From the real requests: who is answered, the text with its styles, the buttons below, and what is
only shown to who pressed. Nothing of it is random: numbers, dates and data of buttons stay out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tests.fake_bot_api import Call
from tests.fake_bot_api.accounts import Json
from tests.talks.playing import Played
from tests.talks.script import BOT, Line

_MARKS: Final[Mapping[str, tuple[str, str]]] = {
    "bold": ("*", "*"),
    "italic": ("_", "_"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("~", "~"),
    "spoiler": ("||", "||"),
    "code": ("`", "`"),
    "pre": ("```", "```"),
}
_QUOTES: Final = {"blockquote": "| ", "expandable_blockquote": "|| "}
_OURS: Final = re.compile(r"https://t\.me/\w+\?start=.*")


def written(scene: Sequence[Line], played: Played) -> str:
    """Return a scene as a file holds it, with an empty line behind."""
    assert [line for line, _ in played.acts] == list(scene)
    lines = [line for act, calls in played.acts for line in (act.source, *_told(calls, played))]
    return "\n".join(_indented(line) for line in lines) + "\n\n"


def _indented(line: str) -> str:
    """Return a line whose further lines are indented."""
    return re.sub(r"\n(?=[^\n])", "\n    ", line)


def _told(calls: Sequence[Call], played: Played) -> Iterator[str]:
    """Yield what the bot did, a line each."""
    for call in calls:
        if call.status != 200:
            yield f"{BOT} tries {call.method} and is refused: {call.status}"
        elif call.method in _TELLERS:
            told = _TELLERS[call.method](call, played)
            if told:
                yield told


def _sent(call: Call, played: Played) -> str:
    """Return a message."""
    return f"{BOT}{_address(call.result, played)}: {shown(call.result)}"


def _pictured(call: Call, played: Played) -> str:
    """Return a picture, by what is written below it."""
    return f"{BOT}{_address(call.result, played)}: [picture] {call.result.get('caption', '')}"


def _address(message: Json, played: Played) -> str:
    """Return where a message is said, and to whom, if that is not plain."""
    topics = {number: name for name, number in played.topics.items()}
    is_here = message["chat"]["id"] == played.chat.id
    where = "" if is_here else f" in private with {message['chat'].get('first_name', '?')}"
    if message.get("is_topic_message"):
        where = f" in {topics[message['message_thread_id']]}"
    replied = call_reply(message)
    if replied is None:
        return where
    return f"{where} to {replied['from']['first_name']}{_quoted(message)}"


def call_reply(message: Json) -> Json | None:
    """Return the message that another replies to on purpose, or None."""
    replied: Json | None = message.get("reply_to_message")
    if replied is None or "forum_topic_created" in replied or "from" not in replied:
        return None
    return replied


def _quoted(message: Json) -> str:
    """Return the part that is replied to."""
    return f" «{message['quote']['text']}»" if "quote" in message else ""


def _edited(call: Call, played: Played) -> str:
    """Return a message after an edit."""
    message = call.result
    if not isinstance(message, dict):
        message = played.world.inline[call.wanted["inline_message_id"]]
        if call.method == "editMessageText":
            message = message | {key: call.wanted.get(key) for key in ("text", "entities")}
    if call.method == "editMessageReplyMarkup":
        return f"{BOT} changes the buttons:{_buttons(message) or ' none'}"
    return f"{BOT} edits: {shown(message)}"


def _answered(call: Call, played: Played) -> str:
    """Return what is shown to who pressed a button, if anything."""
    text, url = call.wanted.get("text", ""), call.wanted.get("url", "")
    who = played.world.queries[call.wanted["callback_query_id"]].person.name
    if url:
        return f"{BOT} opens for {who}: {_OURS.sub('→', url)}"
    how = "alerts" if call.wanted.get("show_alert") else "shows"
    return f"{BOT} {how} {who}: {text}" if text else ""


def _offered(call: Call, played: Played) -> str:
    """Return inline results."""
    who = played.world.queries[call.wanted["inline_query_id"]].person.name
    lines = [f"{BOT} offers {who}:" + ("" if call.wanted["results"] else " nothing")]
    for number, one in enumerate(call.wanted["results"], start=1):
        described = f" — {one['description']}" if one.get("description") else ""
        lines.append(f"{number}. {one['title']}{described}")
    if call.wanted.get("button"):
        lines.append(f"[{call.wanted['button']['text']}]")
    return "\n".join(lines)


def _guested(call: Call, played: Played) -> str:
    """Return what is said as a guest."""
    message = played.world.inline[call.result["inline_message_id"]]
    return f"{BOT} as a guest: {shown(message)}"


def _deleted(_: Call, __: Played) -> str:
    """Return that a message went."""
    return f"{BOT} deletes a message"


_TELLERS: Final[Mapping[str, Any]] = {
    "sendMessage": _sent,
    "sendDocument": _sent,
    "sendPhoto": _pictured,
    "editMessageText": _edited,
    "editMessageReplyMarkup": _edited,
    "answerCallbackQuery": _answered,
    "answerInlineQuery": _offered,
    "answerGuestQuery": _guested,
    "deleteMessage": _deleted,
}


def shown(message: Json) -> str:
    """Return a message's text with its styles, and its buttons below."""
    return _styled(message.get("text", ""), message.get("entities") or ()) + _buttons(message)


def _buttons(message: Json) -> str:
    """Return the rows of buttons, a line each."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return "".join("\n" + " ".join(f"[{_label(button)}]" for button in row) for row in rows)


def _label(button: Json) -> str:
    """Return what a button says, and what it does if it is not to be pressed."""
    if "url" in button:
        return f"{button['text']} → {_OURS.sub('private chat', button['url'])}"
    if "copy_text" in button:
        return f"{button['text']} (copies)"
    if any(key.startswith("switch_inline") for key in button):
        return f"{button['text']} (inline)"
    return str(button["text"])


def _styled(text: str, entities: Sequence[Json]) -> str:
    """Return a text with marks where its styles begin and end."""
    places = _places(text)
    marks: list[tuple[int, int, str]] = []
    quoted: dict[int, str] = {}
    for order, one in enumerate(entities):
        start, end = places[one["offset"]], places[one["offset"] + one["length"]]
        if one["type"] in _QUOTES:
            quoted |= dict.fromkeys(range(start, end), _QUOTES[one["type"]])
            continue
        before, after = _around(one)
        marks += [(start, order, before), (end, -order - 1, after)]
    return _joined(text, sorted(marks, key=lambda mark: mark[:2]), quoted)


def _places(text: str) -> dict[int, int]:
    """Return code points by UTF-16 units."""
    found, at = {}, 0
    for place, character in enumerate(text):
        found[at] = place
        at += 1 + (character > "\uffff")
    return found | {at: len(text)}


def _around(entity: Json) -> tuple[str, str]:
    """Return the marks around the words of an entity."""
    if entity["type"] == "text_link":
        url = entity["url"]
        return ("", "→") if _OURS.fullmatch(url) else ("[", f"]({url})")
    return _MARKS.get(entity["type"], ("", ""))


def _joined(text: str, marks: Sequence[tuple[int, int, str]], quoted: Mapping[int, str]) -> str:
    """Return a text with marks put in, and signs at the beginnings of quoted lines."""
    parts, at = [], 0
    for place, _, mark in marks:
        parts += [_lined(text, at, place, quoted), mark]
        at = place
    parts.append(_lined(text, at, len(text), quoted))
    return "".join(parts)


def _lined(text: str, start: int, end: int, quoted: Mapping[int, str]) -> str:
    """Return a part of a text, each line that begins in it with its sign."""
    made = []
    for place in range(start, end):
        if place in quoted and (place == 0 or text[place - 1] == "\n"):
            made.append(quoted[place])
        made.append(text[place])
    return "".join(made)
