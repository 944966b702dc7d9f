"""Which bots can be talked to?

Ours as `footnote serve` runs it, over the bundled article; and one that only says what it hears,
which shows that the harness works.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.ext import Application, CallbackQueryHandler, MessageHandler, filters
from telegram.request import BaseRequest

from tests.fake_bot_api import FakeRequest, World
from tests.talks.script import App


@asynccontextmanager
async def an_echo(request: BaseRequest, world: World) -> AsyncIterator[App]:
    """Run a bot that says what it hears, in bold, with a button that shouts it."""
    application = (
        Application.builder()
        .token(world.token)
        .request(request)
        .get_updates_request(FakeRequest(world))
        .build()
    )
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, _echo))
    application.add_handler(CallbackQueryHandler(_shout))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling()
        await application.start()
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()


async def _echo(update: Update, _: Any) -> None:
    """Say it again."""
    assert update.message is not None
    text = update.message.text or ""
    bold = MessageEntity.adjust_message_entities_to_utf_16(
        text, [MessageEntity(MessageEntity.BOLD, 0, len(text))]
    )
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Louder", callback_data="x")]])
    await update.message.reply_text(text, entities=bold, reply_markup=keys, do_quote=True)


async def _shout(update: Update, _: Any) -> None:
    """Say it louder."""
    query = update.callback_query
    assert query is not None
    assert isinstance(query.message, Message)
    await query.answer("Done")
    await query.edit_message_text(f"{query.message.text}!")
