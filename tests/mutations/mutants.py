"""Forty ways to break the code, each with the tests that have to notice.

Each replaces a few words of one module, which stand there exactly once; where they are gone,
`test_mutants` fails, and somebody has to say how else the promise can be broken.
"""

from dataclasses import dataclass
from typing import Final

_STATE, _TELEGRAM = "tests/state/", "tests/telegram/"
_RECEIVING, _SENDING = "tests/telegram/receiving/", "tests/telegram/sending/"
_HANDLERS: Final = "tests/telegram/handlers/"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A way to break a module: `words` become `broken`, and `tests` have to notice."""

    promise: str
    name: str
    module: str
    words: str
    broken: str
    tests: tuple[str, ...]


def _mutants(promise: str, *rows: tuple[str, str, str, str, str]) -> tuple[Mutant, ...]:
    """Return the mutants of a promise: name, module, words, broken words, tests in a line."""
    return tuple(
        Mutant(promise, name, f"bot/{module}.py", words, broken, tuple(tests.split()))
        for name, module, words, broken, tests in rows
    )


_DURABILITY: Final = _mutants(
    "durability",
    (
        "a finished update stays pending",
        "state/inbox",
        'db.execute("DELETE FROM inbox WHERE update_id = ?", (update_id,))',
        "del update_id",
        f"{_STATE}test_inbox.py",
    ),
    (
        "a finished update is forgotten",
        "state/inbox",
        "        (update_id, now),",
        "        (-1 - update_id, now),",
        f"{_STATE}test_inbox.py {_RECEIVING}test_inbox.py",
    ),
    (
        "what a handler wants kept is not",
        "telegram/receiving/inbox",
        "                work(db)",
        "                del work",
        f"{_RECEIVING}test_inbox.py {_RECEIVING}test_processing.py",
    ),
    (
        "a commit is not synced",
        "state/sqlite_files",
        '"synchronous = FULL"',
        '"synchronous = OFF"',
        f"{_STATE}test_store.py",
    ),
    (
        "Telegram hears 200 though nothing is stored",
        "telegram/receiving/webhook",
        'post not stored: %s", error)\n            return web.Response(status=503)',
        'post not stored: %s", error)\n            return web.Response()',
        f"{_RECEIVING}test_webhook.py",
    ),
    (
        "what was sent is noted in memory alone",
        "state/sent",
        'self._write(f"{update} {message}\\n".encode())',
        "pass",
        f"{_STATE}test_sent.py",
    ),
    (
        "what was sent is sent again",
        "telegram/sending/errands",
        "return before[self.reached] if self.reached < len(before) else None",
        "return None",
        f"{_SENDING}test_errands.py",
    ),
    (
        "a full disk gives an update up",
        "telegram/receiving/processing",
        "case StoreUnwritable():",
        "case StoreUnwritable() if False:",
        f"{_RECEIVING}test_processing_disk.py",
    ),
    (
        "a vote is not shown any more after a failure",
        "telegram/handlers/recounting",
        "            except Refused:\n",
        "            except BotError:\n",
        f"{_HANDLERS}test_recounting.py",
    ),
)
_OFFSETS: Final = _mutants(
    "offsets",
    (
        "one update is confirmed that we do not have",
        "telegram/receiving/polling",
        "self._offset = max(numbers) + 1 if numbers else None",
        "self._offset = max(numbers) + 2 if numbers else None",
        f"{_RECEIVING}test_polling.py",
    ),
    (
        "an old offset is kept for ever",
        "telegram/receiving/polling",
        "self._offset = max(numbers) + 1 if numbers else None",
        "self._offset = max(numbers) + 1 if numbers else self._offset",
        f"{_RECEIVING}test_polling.py",
    ),
    (
        "updates are confirmed before they are stored",
        "telegram/receiving/polling",
        "        await self._inbox.add(updates)\n",
        "        asyncio.get_running_loop().call_later(0.2, asyncio.ensure_future,"
        " self._inbox.add(updates))\n",
        f"{_RECEIVING}test_polling.py {_RECEIVING}test_polling_ends.py",
    ),
)
_ORDER: Final = _mutants(
    "order",
    (
        "two updates of a queue are handled at once",
        "telegram/receiving/chat_queues",
        "if not queue.is_busy and len(queue.updates) == 1:",
        "if len(queue.updates) == 1:",
        f"{_RECEIVING}test_chat_queues.py",
    ),
    (
        "the last update of a queue is handled first",
        "telegram/receiving/chat_queues",
        "return queue.updates.popleft()",
        "return queue.updates.pop()",
        f"{_RECEIVING}test_chat_queues.py",
    ),
    (
        "the last member of a group is handled first",
        "telegram/receiving/chat_queues",
        "number = turn.ready.popleft()",
        "number = turn.ready.pop()",
        f"{_RECEIVING}test_chat_queues.py",
    ),
    (
        "the members of a group wait for each other",
        "telegram/receiving/raw_updates",
        'return turn, _number(turn, "messages", person)',
        "return turn, turn",
        f"{_RECEIVING}test_raw_updates.py",
    ),
    (
        "messages of a chat overtake each other",
        "telegram/sending/rate_limiter",
        "            async with chat.lock:\n                yield",
        "            yield",
        f"{_SENDING}test_rate_limits.py",
    ),
    (
        "notices go before answers",
        "telegram/sending/rate_limits",
        "key=lambda waiter: waiter.claim.urgency",
        "key=lambda waiter: -waiter.claim.urgency",
        f"{_SENDING}test_rate_limits.py",
    ),
    (
        "what was put off is tried at once",
        "state/inbox",
        "(delay, now + delay, update_id)",
        "(delay, now, update_id)",
        f"{_STATE}test_inbox.py {_RECEIVING}test_inbox.py",
    ),
)
_REDACTION: Final = _mutants(
    "redaction",
    (
        "anything like a token is logged",
        "telegram/tokens",
        "return _TOKEN_ANYWHERE.sub(HIDDEN, text)",
        "return text",
        f"{_TELEGRAM}test_tokens.py",
    ),
    (
        "the traceback of a record is not cleaned",
        "telegram/tokens",
        "record.exc_text = self._clean(record.exc_text) if record.exc_text else None",
        "pass",
        f"{_TELEGRAM}test_tokens.py",
    ),
    (
        "a bug is logged with the question",
        "telegram/receiving/processing",
        "yield type(error).__name__",
        "yield repr(error)",
        f"{_RECEIVING}test_processing.py",
    ),
    (
        "deleted rows stay in the file",
        "state/sqlite_files",
        '"secure_delete = ON"',
        '"secure_delete = OFF"',
        f"{_STATE}test_store.py",
    ),
)
_LIMITS: Final = _mutants(
    "limits",
    (
        "twice as much is sent in a second",
        "telegram/sending/rate_limits",
        "_windows((rates.overall, 1.0))",
        "_windows((2 * rates.overall, 1.0))",
        f"{_SENDING}test_rate_limits.py",
    ),
    (
        "twice as much is sent to a group",
        "telegram/sending/rate_limits",
        "(rates.group, _MINUTE)",
        "(2 * rates.group, _MINUTE)",
        f"{_SENDING}test_rate_limits.py",
    ),
    (
        "edits leave nothing to answers",
        "telegram/sending/rate_limits",
        "_KEPT_FROM_EDITS: Final = 0.25",
        "_KEPT_FROM_EDITS: Final = 0.0",
        f"{_SENDING}test_rate_limits.py",
    ),
    (
        "one member takes all of a group's messages",
        "telegram/sending/rate_limits",
        "_KEPT_FROM_GREEDY: Final = 0.5",
        "_KEPT_FROM_GREEDY: Final = 0.0",
        f"{_SENDING}test_rate_limits.py",
    ),
    (
        "every edit of a message is made",
        "telegram/sending/rate_limiter",
        "        self._limits.withdraw(*message)\n",
        "",
        f"{_SENDING}test_rate_limits.py",
    ),
    (
        "a message is sent a third time",
        "telegram/sending/rate_limiter",
        "_MOST_COPIES: Final = 2",
        "_MOST_COPIES: Final = 3",
        f"{_SENDING}test_rate_limiter.py",
    ),
    (
        "many messages are on their way at once",
        "telegram/sending/departures",
        "most = 2 if waited >= NOTICEABLE else 1",
        "most = 8",
        f"{_SENDING}test_departures.py",
    ),
    (
        "whoever presses without end is obeyed",
        "telegram/handlers/buttons",
        "return attempt.is_retry or services.flood_control.may_press(event.person.id)",
        "return True",
        f"{_HANDLERS}test_buttons.py",
    ),
    (
        "whoever connects and says nothing is waited for",
        "telegram/receiving/webhook",
        "            connection.force_close()\n",
        "            pass\n",
        f"{_RECEIVING}test_webhook.py",
    ),
)
_AUTHORITY: Final = _mutants(
    "authority",
    (
        "the webhook takes what has no secret",
        "telegram/receiving/webhook",
        "if not hmac.compare_digest(given, self._address.secret.encode()):",
        "if False:",
        f"{_RECEIVING}test_webhook.py",
    ),
    (
        "everybody changes the settings of a group",
        "telegram/handlers/settings_menu",
        "if not await services.permissions.is_admin(event.person, target.chat, afresh=True):",
        "if False:",
        f"{_HANDLERS}test_settings_menu.py",
    ),
    (
        "everybody opens the context of an answer",
        "telegram/handlers/context",
        "if event.person.id == pressed.exchange.person:",
        "if True:",
        f"{_HANDLERS}test_buttons.py {_HANDLERS}test_context.py",
    ),
    (
        "whoever hides behind any chat is an admin",
        "telegram/permissions",
        "return person.speaks_as == chat",
        "return True",
        f"{_TELEGRAM}test_permissions.py",
    ),
)
_TENANTS: Final = _mutants(
    "tenants",
    (
        "every place reads every collection",
        "config/collections",
        "if any(scope.contains(place) for scope in one.scopes for place in entered)",
        "if True",
        "tests/config/test_collections.py",
    ),
    (
        "a key opens an answer in another chat",
        "telegram/handlers/buttons",
        "return event.place.chat == exchange.place.chat",
        "return True",
        f"{_HANDLERS}test_votes.py",
    ),
    (
        "an answer is repeated to whoever reads other documents",
        "telegram/recent_answers",
        "parts = (tenant.collections, question.text, sentences)",
        "parts = (question.text, sentences)",
        f"{_TELEGRAM}test_recent_answers.py",
    ),
)
_RETENTION: Final = _mutants(
    "retention",
    (
        "questions are kept for ever",
        "telegram/app",
        "    exchanges.expire(db, before)\n",
        "",
        "tests/faults/test_endings.py",
    ),
    (
        "unanswered questions are kept for ever",
        "telegram/app",
        "    gaps.expire(db, before)\n",
        "",
        "tests/faults/test_endings.py",
    ),
    (
        "votes stay when somebody is forgotten",
        "state/exchanges",
        '("votes", "gaps", "exchanges")',
        '("gaps", "exchanges")',
        f"{_STATE}test_exchanges.py",
    ),
    (
        "repeated answers stay in memory",
        "telegram/recent_answers",
        "self._alarm = loop.call_later(KEPT, self._sweep)",
        "pass",
        f"{_TELEGRAM}test_recent_answers.py",
    ),
)
_DRAIN: Final = _mutants(
    "drain",
    (
        "whoever stops it waits for a minute",
        "telegram/app",
        "DRAIN: Final = 8.0",
        "DRAIN: Final = 60.0",
        "tests/faults/test_endings.py",
    ),
    (
        "what is being answered is cut off",
        "telegram/app",
        "async with asyncio.timeout(DRAIN):",
        "async with asyncio.timeout(0):",
        "tests/faults/test_endings.py",
    ),
)
MUTANTS: Final = (
    *_DURABILITY,
    *_OFFSETS,
    *_ORDER,
    *_REDACTION,
    *_LIMITS,
    *_AUTHORITY,
    *_TENANTS,
    *_RETENTION,
    *_DRAIN,
)
