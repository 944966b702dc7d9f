"""What can people do in the world?

They say, reply, edit and press; they ask inline and call a guest. Each act returns what it made,
and queues for the bot what Telegram would.
"""

from typing import Any

from tests.fake_bot_api.accounts import ANONYMOUS, CHANNEL, SERVICE, Chat, Json, Person
from tests.fake_bot_api.composing import bare, compose
from tests.fake_bot_api.stage import Query, Stage
from tests.fake_bot_api.units import typed


class Acts(Stage):
    """A world in which people act."""

    def say(self, person: Person, chat: Chat | None, text: str, **how: Any) -> Json:
        """Return the message that a person writes; without a chat, to the bot in private.

        Args:
            person: who.
            chat: where.
            text: what.
            how: `reply_to` (a message), `quote` (a part of it), `topic`, `anonymous` (an admin
                who writes as the group), `as_channel`, `forwarded` (a message), `entities` (more
                than Telegram finds), `via` (a bot by way of which it is sent).
        """
        place = chat or self.private(person)
        entities = sorted([*typed(text), *how.pop("entities", [])], key=lambda one: one["offset"])
        body = {"text": text} | ({"entities": entities} if entities else {})
        return self.post(person, place, body, **how)

    def post(self, person: Person, chat: Chat, body: Json, **how: Any) -> Json:
        """Return the message with any body that a person sends; see `say`."""
        if chat.person is not None:
            person.has_started = True
        at = {key: how.pop(key) for key in ("topic", "reply_to", "quote") if key in how}
        made = compose(self, chat, _sender(person, chat, how), body | _origin(how), **at)
        if person.is_bot:
            chat.last_bot = person.id
        if self._calls_guest(chat, made):
            self._summon(person, chat, made)
        else:
            self.deliver("channel_post" if chat.kind == "channel" else "message", chat, made)
        if chat.kind == "channel" and chat.linked is not None:
            self._discuss(chat, made)
        return made

    def _discuss(self, channel: Chat, post: Json) -> None:
        """Forward a channel's post to its group, as Telegram itself does."""
        assert channel.linked is not None
        origin = {
            "type": "channel", "date": post["date"], "chat": channel.short(),
            "message_id": post["message_id"],
        }  # fmt: skip
        body: Json = {key: post[key] for key in ("text", "entities") if key in post}
        body |= {"forward_origin": origin, "is_automatic_forward": True}
        sender = {"from": SERVICE, "sender_chat": channel.short()}
        self.deliver("message", channel.linked, compose(self, channel.linked, sender, body))

    def edit(self, message: Json, text: str) -> Json:
        """Return a person's message as it stands after an edit."""
        chat = self.find(message["chat"]["id"])
        entities = typed(text)
        made = chat.messages[message["message_id"]]
        made.pop("entities", None)
        made |= {"text": text, "edit_date": self.now()}
        made |= {"entities": entities} if entities else {}
        kind = "edited_channel_post" if chat.kind == "channel" else "edited_message"
        self.deliver(kind, chat, dict(made))
        return made

    def press(self, person: Person, message: Json, button: str, **how: Any) -> Query:
        """Return the query of a pressed button, named by its label or by its data.

        Args:
            person: who presses.
            message: under which message; for one sent inline, what `choose` returned.
            button: the label, or with `forged=True` the data itself.
            how: `forged`, and `old` where Telegram no longer shows the message.
        """
        data = button if how.get("forged") else data_of(message, button)
        query = self._query("callback", person)
        body = {"id": query.id, "from": person.user(), "chat_instance": "17", "data": data}
        if "inline_message_id" in message:
            body["inline_message_id"] = message["inline_message_id"]
        elif how.get("old"):
            kept = {key: message[key] for key in ("chat", "message_id")}
            body["message"] = kept | {"date": 0}
        else:
            body["message"] = dict(message)
        self.backlog.push("callback_query", body)
        return query

    def ask_inline(self, person: Person, text: str, offset: str = "", kind: str = "") -> Query:
        """Return the query of what a person types behind the bot's name."""
        query = self._query("inline", person)
        query.text = text
        body = {"id": query.id, "from": person.user(), "query": text, "offset": offset}
        self.backlog.push("inline_query", body | ({"chat_type": kind} if kind else {}))
        return query

    def choose(self, query: Query, number: int, chat: Chat) -> Json:
        """Return the message that a person sends by choosing one of the inline results."""
        assert query.answer is not None, "the bot has not answered this inline query"
        shown = query.answer["results"][number]
        content = shown["input_message_content"]
        body = {"text": content["message_text"], "via_bot": self.me.user()}
        body |= {"entities": content["entities"]} if content.get("entities") else {}
        told = {"result_id": shown["id"], "from": query.person.user(), "query": query.text}
        if "reply_markup" in shown:
            body["reply_markup"] = shown["reply_markup"]
            told["inline_message_id"] = self.name_inline(body)
        self.backlog.push("chosen_inline_result", told)
        made = compose(self, chat, {"from": query.person.user()}, body)
        self.deliver("message", chat, {k: v for k, v in made.items() if k != "inline_message_id"})
        if "inline_message_id" in told:
            self.inline[told["inline_message_id"]] = made
            made["inline_message_id"] = told["inline_message_id"]
        return made

    def name_inline(self, message: Json) -> str:
        """Return the identifier under which an inline message can be edited."""
        name = f"INLINE{self.count('inline')}"
        self.inline[name] = message
        return name

    def _calls_guest(self, chat: Chat, message: Json) -> bool:
        """Whether a message calls the bot into a chat in which it is not."""
        if chat.person is not None or chat.has(self.me.id):
            return False
        name = f"@{self.me.username}".lower()
        mentioned = name in message.get("text", "").lower()
        replied = message.get("reply_to_message", {}).get("from", {}).get("id") == self.me.id
        return self.me.flags["supports_guest_queries"] and (mentioned or replied)

    def _summon(self, person: Person, chat: Chat, message: Json) -> None:
        """Queue a guest query."""
        query = self._query("guest", person)
        query.place = chat
        query.text = message["text"]
        self.backlog.push("guest_message", message | {"guest_query_id": query.id})

    def _query(self, kind: str, person: Person) -> Query:
        """Return a new query of a kind."""
        number = str(7_000_000 + self.count("query"))
        query = self.queries[number] = Query(number, kind, person, self.clock.now())
        return query

    def reply_of(self, message: Json) -> Json:
        """Return a message as others quote it, without its own reply."""
        return bare(message)


def data_of(message: Json, label: str) -> str:
    """Return the data behind a button, by its label."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    for button in buttons:
        if button["text"] == label and "callback_data" in button:
            return str(button["callback_data"])
    names = [button["text"] for button in buttons]
    raise LookupError(f"no button {label!r} to press; there are {names}")


def _sender(person: Person, chat: Chat, how: Json) -> Json:
    """Return who a message says it is from."""
    if chat.kind == "channel":
        return {"sender_chat": chat.short()}
    if how.get("anonymous"):
        return {"from": ANONYMOUS, "sender_chat": chat.short()}
    if (channel := how.get("as_channel")) is not None:
        return {"from": CHANNEL, "sender_chat": channel.short()}
    return {"from": person.user()}


def _origin(how: Json) -> Json:
    """Return where a forwarded message comes from, and the bot that a message is sent by."""
    said: Json = {}
    if (original := how.get("forwarded")) is not None:
        said["forward_origin"] = {
            "type": "user", "date": original["date"], "sender_user": original["from"],
        }  # fmt: skip
    if (bot := how.get("via")) is not None:
        said["via_bot"] = bot.user()
    return said
