"""What happens to the bot's answers to buttons, inline queries and guests?"""

from collections.abc import Mapping
from typing import Any, Final

from tests.fake_bot_api.accounts import Json
from tests.fake_bot_api.acts import Acts
from tests.fake_bot_api.composing import compose
from tests.fake_bot_api.methods.messages import keyboard
from tests.fake_bot_api.refusals import NAMED, bad_request
from tests.fake_bot_api.stage import Query
from tests.fake_bot_api.units import formatted, width

Wanted = Mapping[str, Any]

_PATIENCE: Final = {"callback": 900.0, "inline": 30.0, "guest": 60.0}  # seconds
_RESULTS: Final = 50


def answer_callback_query(world: Acts, wanted: Wanted) -> bool:
    """Tell who pressed a button that it was heard."""
    query = _waiting(world, "callback", wanted.get("callback_query_id", ""))
    if width(wanted.get("text", "")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    return _keep(query, wanted)


def answer_inline_query(world: Acts, wanted: Wanted) -> bool:
    """Show results to who typed behind the bot's name."""
    query = _waiting(world, "inline", wanted.get("inline_query_id", ""))
    results = wanted.get("results", [])
    names = [result["id"] for result in results]
    if len(results) > _RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(set(names)) < len(names):
        raise bad_request("RESULT_ID_DUPLICATE")
    for result in results:
        _checked(result)
    return _keep(query, wanted)


def answer_guest_query(world: Acts, wanted: Wanted) -> Json:
    """Say something, once, in a chat in which the bot is not."""
    query = _waiting(world, "guest", wanted.get("guest_query_id", ""))
    if query.answers:
        raise NAMED["old query"]
    body = _checked(wanted["result"])
    body["guest_bot_caller_user"] = query.person.user()
    assert query.place is not None
    made = compose(world, query.place, {"from": world.me.user()}, body)
    _keep(query, wanted)
    return {"inline_message_id": world.name_inline(made)}


def _checked(result: Json) -> Json:
    """Return the message that a result would make."""
    content = result.get("input_message_content", {})
    text, entities = formatted(content.get("message_text", ""), content.get("entities") or ())
    body = {"text": text, "entities": entities, "reply_markup": keyboard(result)}
    return {key: value for key, value in body.items() if value}


def _waiting(world: Acts, kind: str, number: str) -> Query:
    """Return the query of a kind that waits for an answer."""
    query = world.queries.get(number)
    if query is None or query.kind != kind:
        raise NAMED["old query"]
    if world.clock.now() - query.asked > _PATIENCE[kind]:
        raise NAMED["old query"]
    return query


def _keep(query: Query, wanted: Wanted) -> bool:
    """Keep the bot's answer."""
    query.answer = dict(wanted)
    query.answers += 1
    return True


METHODS: Final = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
    "answerGuestQuery": answer_guest_query,
}
