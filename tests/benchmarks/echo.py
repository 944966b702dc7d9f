"""How fast is python-telegram-bot itself?

The bare bot that ours is measured against: it says what it hears, eight updates at a time, with
the request class that the library brings. `python -m tests.benchmarks.echo` takes its token and
the server's address from the environment, as ours does.
"""

import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Run until SIGTERM."""
    base = os.environ["FOOTNOTE_TELEGRAM__BASE_URL"]
    application = (
        Application.builder()
        .token(os.environ["TELEGRAM_BOT_TOKEN"])
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .concurrent_updates(8)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(bootstrap_retries=-1)


if __name__ == "__main__":
    main()
