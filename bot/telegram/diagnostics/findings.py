"""What is wrong, and which switch puts it right?

A `Finding` is a line of `footnote doctor`, with the one thing to do about it. The functions judge
what Telegram says of the bot, of its webhook and of a chat; `visit` asks for that.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import telegram

from bot.config.sections import OFFICIAL, TelegramSettings

_HIDES: Final = (
    "privacy mode is on: groups show the bot commands and replies to it, but no @mentions"
)
_WHO: Final = {  # by telegram.access
    "open": "anybody may ask the bot",
    "groups": "members of groups that an owner let it into may ask the bot",
    "listed": "whom telegram.people lists may ask the bot, and groups that an owner let it into",
    "code": "whom an owner lets in may ask the bot, and members of such groups",
}
_MEMBERS: Final = frozenset({"creator", "administrator", "member"})


class Level(StrEnum):
    """How bad a finding is: `WRONG` keeps the bot from working, a `NOTE` is a choice."""

    FINE = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, what was found, and what to do about it; `remedy` may be ""."""

    level: Level
    about: str
    found: str
    remedy: str = ""


def check_switches(me: telegram.User) -> Iterator[Finding]:
    """Yield what the switches at @BotFather let the bot do."""
    yield Finding(Level.FINE, "bot", f"@{me.username}, number {me.id}")
    if me.can_join_groups is False:
        yield Finding(
            Level.WRONG,
            "groups",
            "it cannot be added to groups",
            "@BotFather: /setjoingroups, choose the bot, Enable",
        )
    if me.can_read_all_group_messages:
        yield Finding(Level.FINE, "groups", "it is shown every message: @mentions work")
    else:
        yield Finding(
            Level.NOTE,
            "groups",
            _HIDES,
            "to change it, @BotFather: /setprivacy, choose the bot, Disable; then remove it from "
            "the group and add it again",
        )
    if me.supports_inline_queries:
        yield Finding(Level.FINE, "inline", "on: @bot question works in any chat")
    else:
        yield Finding(
            Level.NOTE, "inline", "off", "to switch it on, @BotFather: /setinline, choose the bot"
        )
    if me.supports_guest_queries:
        yield Finding(Level.FINE, "guest", "on: a mention works in chats that it is not in")
    else:
        yield Finding(
            Level.NOTE,
            "guest",
            "off",
            "to switch it on, @BotFather: /mybots, the bot, Bot Settings, Guest Mode",
        )


def check_access(settings: TelegramSettings, owners: Collection[int]) -> Iterator[Finding]:
    """Yield who may ask the bot, and whether somebody is there to let people in.

    Args:
        settings: what the operator wants.
        owners: those of the settings, and whoever became one by the link of `footnote serve`.
    """
    named = ", ".join(map(str, sorted(owners))) or "nobody"
    yield Finding(Level.FINE, "owners", named)
    who = _WHO[settings.access]
    if settings.access == "open":
        remedy = 'if that is not meant, set telegram.access to "code"'
        yield Finding(Level.NOTE, "access", who, remedy)
    elif settings.access == "listed" and not (settings.people or owners):
        yield Finding(
            Level.WRONG, "access", f"{who}, but lists nobody", "list people in telegram.people"
        )
    elif not owners:
        remedy = "open the link that footnote serve prints, or set telegram.owners"
        yield Finding(Level.NOTE, "access", f"{who}; nobody is an owner yet", remedy)
    else:
        yield Finding(Level.FINE, "access", who)


def check_address(settings: TelegramSettings) -> Iterator[Finding]:
    """Yield whether Telegram would call the webhook that the settings name."""
    url = settings.webhook_url
    # a Bot API server of one's own takes http, too
    if url and settings.base_url == OFFICIAL and not url.lower().startswith("https://"):
        yield Finding(
            Level.WRONG,
            "webhook",
            f"telegram.webhook_url is {url!r}, and Telegram calls https:// only",
            "begin it with https://, with your TLS proxy before the bot",
        )


def check_webhook(
    info: telegram.WebhookInfo, settings: TelegramSettings, needed: Sequence[str]
) -> Iterator[Finding]:
    """Yield whether updates reach us the way that the settings want.

    Args:
        info: what Telegram has.
        settings: what is wanted.
        needed: the kinds of updates that the bot lives on.
    """
    count = info.pending_update_count
    waiting = ", 1 update is waiting" if count == 1 else f", {count} updates are waiting"
    if not settings.webhook_url:
        if info.url:
            yield Finding(
                Level.NOTE,
                "updates",
                f"a webhook is set{waiting}",
                "nothing to do: footnote serve takes it away and keeps what is waiting",
            )
        else:
            yield Finding(Level.FINE, "updates", f"by polling{waiting}")
    elif info.url != settings.webhook_url:
        has = "has another webhook" if info.url else "has no webhook yet"
        remedy = "start footnote serve: it sets the one that telegram.webhook_url names"
        yield Finding(Level.NOTE, "updates", f"Telegram {has}{waiting}", remedy)
    else:
        yield Finding(Level.FINE, "updates", f"by webhook{waiting}")
    if info.last_error_message and settings.webhook_url:
        yield Finding(
            Level.WRONG,
            "webhook",
            f"Telegram's last call failed: {info.last_error_message}",
            "check that the address can be reached from outside and that its certificate holds",
        )
    missing = sorted(set(needed) - set(info.allowed_updates)) if info.allowed_updates else []
    if missing:
        yield Finding(
            Level.NOTE,
            "updates",
            f"Telegram withholds {', '.join(missing)}",
            "start footnote serve once: it asks for them",
        )


def check_chat(
    chat: telegram.ChatFullInfo, member: telegram.ChatMember, me: telegram.User
) -> Iterator[Finding]:
    """Yield what the bot may do in one chat."""
    name = chat.title or chat.full_name or str(chat.id)
    about = f"chat {chat.id}"
    if chat.type == "private":
        yield Finding(Level.FINE, about, f"private chat with {name}")
        return
    status, is_in, may_write = str(member.status), False, True
    if isinstance(member, telegram.ChatMemberRestricted):
        is_in, may_write = member.is_member, member.can_send_messages
    if status not in _MEMBERS and not is_in:
        yield Finding(Level.WRONG, about, f"the bot is not in {name}", "add it to the group")
        return
    if not may_write:
        yield Finding(
            Level.WRONG, about, f"it may not write in {name}", "let it send messages there"
        )
    is_admin = status in {"administrator", "creator"}
    role = "an administrator" if is_admin else "a member"
    topics = ", with topics" if chat.is_forum else ""
    yield Finding(Level.FINE, about, f"it is {role} of {name}{topics}")
    if not (is_admin or me.can_read_all_group_messages):
        yield Finding(
            Level.NOTE, about, _HIDES, "to have them answered here, make the bot an administrator"
        )


def report_server(base_url: str) -> Finding:
    """Return the finding that the Bot API server answers."""
    return Finding(Level.FINE, "Telegram", f"{base_url} answers")


def report_incomplete(method: str) -> Finding:
    """Return the finding that a server's answer lacks what the Bot API promises."""
    return Finding(
        Level.WRONG,
        "Telegram",
        f"its answer to {method} is incomplete",
        "check telegram.base_url, and bring your Bot API server up to date if you run one",
    )


def report_stranger(base_url: str) -> Finding:
    """Return the finding that what answers is no Bot API server."""
    return Finding(
        Level.WRONG,
        "Telegram",
        f"{base_url} answers, but not as a Bot API server does",
        f"check telegram.base_url: it is {OFFICIAL}, or that of a server of your own",
    )


def report_unreachable(reason: str, base_url: str) -> Finding:
    """Return the finding that Telegram cannot be reached, and what to check."""
    whose = "check the network, or set telegram.proxy"
    own = "check telegram.base_url and that your Bot API server runs"
    remedy = whose if base_url == OFFICIAL else own
    return Finding(Level.WRONG, "Telegram", f"cannot be reached: {reason}", remedy)


def report_bad_token() -> Finding:
    """Return the finding that the token is not valid."""
    return Finding(
        Level.WRONG,
        "token",
        "Telegram refuses it",
        "copy it again: @BotFather, /mybots, the bot, API Token",
    )
