"""What does Telegram say of us?

`diagnose` asks Telegram who the bot is, how updates reach it and what it may do in some chats, and
has the answers judged. If Telegram refuses the token or cannot be reached, that is a finding too,
the last one.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import telegram
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError

from bot.config.sections import TelegramSettings
from bot.telegram.diagnostics import findings
from bot.telegram.diagnostics.findings import Finding, Level
from bot.telegram.sending.transport import Transport
from bot.telegram.tokens import Token, redact


async def diagnose(
    token: Token, settings: TelegramSettings, chats: Sequence[int], needed: Sequence[str]
) -> tuple[Finding, ...]:
    """Return what Telegram says.

    Args:
        token: who we are.
        settings: where Telegram is, and how it is to reach us.
        chats: those whose rights are looked at.
        needed: the kinds of updates that the bot lives on.
    """
    found: list[Finding] = []
    try:
        async with _connect(token, settings) as bot:
            me = await bot.get_me()
            found += findings.check_switches(me)
            found += findings.check_webhook(await bot.get_webhook_info(), settings, needed)
            for chat in chats:
                found += await _check_chat(bot, me, chat)
    except InvalidToken:
        found.append(findings.report_bad_token())
    except (NetworkError, TelegramError) as error:
        found.append(findings.report_unreachable(redact(str(error), token), settings.base_url))
    return tuple(found)


@asynccontextmanager
async def _connect(token: Token, settings: TelegramSettings) -> AsyncIterator[telegram.Bot]:
    """Yield a bot that can call, and hang up afterwards."""
    request = Transport(proxy=settings.proxy)
    bot = telegram.Bot(
        token.reveal(),
        base_url=f"{settings.base_url}/bot",
        base_file_url=f"{settings.base_url}/file/bot",
        request=request,
        get_updates_request=request,
    )
    await request.initialize()
    try:
        yield bot
    finally:
        await request.shutdown()


async def _check_chat(bot: telegram.Bot, me: telegram.User, chat: int) -> tuple[Finding, ...]:
    """Return what we may do in a chat; that we cannot see it is a finding too."""
    try:
        about = await bot.get_chat(chat)
        return tuple(findings.check_chat(about, await bot.get_chat_member(chat, me.id), me))
    except (BadRequest, Forbidden) as error:
        remedy = "check the number, and that the bot was added there"
        return (Finding(Level.WRONG, f"chat {chat}", error.message.lower(), remedy),)
