"""What does Telegram say of us?

`diagnose` asks Telegram who the bot is, how updates reach it and what it may do in some chats, and
has the answers judged. If Telegram refuses the token or cannot be reached, that is a finding too,
the last one.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

import telegram
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError

from bot.config.sections import TelegramSettings
from bot.telegram.diagnostics import findings
from bot.telegram.diagnostics.findings import Finding, Level
from bot.telegram.sending.api_errors import INCOMPLETE
from bot.telegram.sending.transport import Transport
from bot.telegram.tokens import Token, redact

_ERROR_CODE: Final = b'"error_code"'  # in every refusal of a Bot API server, and of no other


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
            try:
                async for finding in _look_around(bot, settings, chats, needed):
                    found.append(finding)  # noqa: PERF401 - it stays when an error follows
            except InvalidToken:
                found.append(await _explain_refusal(bot, settings.base_url))
    except (NetworkError, TelegramError) as error:
        found.append(findings.report_unreachable(redact(str(error), token), settings.base_url))
    return tuple(found)


async def _look_around(
    bot: telegram.Bot, settings: TelegramSettings, chats: Sequence[int], needed: Sequence[str]
) -> AsyncIterator[Finding]:
    """Yield what Telegram says, question by question; an incomplete answer ends only its own."""
    try:
        me = await bot.get_me()
        switches = tuple(findings.check_switches(me))
    except INCOMPLETE:
        yield findings.report_incomplete("getMe")
        return
    for finding in (findings.report_server(settings.base_url), *switches):
        yield finding
    try:
        info = await bot.get_webhook_info()
        delivery = tuple(findings.check_webhook(info, settings, needed))
    except INCOMPLETE:
        delivery = (findings.report_incomplete("getWebhookInfo"),)
    for finding in delivery:
        yield finding
    for chat in chats:
        for finding in await _check_chat(bot, me, chat):
            yield finding


async def _explain_refusal(bot: telegram.Bot, base_url: str) -> Finding:
    """Return whether the token is wrong or the server: any web server knows no path of ours."""
    _, body = await bot.request.do_request(f"{base_url}/bot/getMe", "GET")
    is_api = _ERROR_CODE in body
    return findings.report_bad_token() if is_api else findings.report_stranger(base_url)


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
    except INCOMPLETE:
        return (findings.report_incomplete(f"getChat of {chat}"),)
    except (BadRequest, Forbidden) as error:
        remedy = "check the number, and that the bot was added there"
        return (Finding(Level.WRONG, f"chat {chat}", error.message.lower(), remedy),)
