"""footnote serve: answer in Telegram."""

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.config.settings import Settings, load_configuration
from bot.console import stdio
from bot.errors import DocumentError
from bot.libraries.by_tenant import TenantLibraries
from bot.state.addresses import secrets_of
from bot.state.opening import Where
from bot.telegram.tokens import configure_logging, read_token

logger = logging.getLogger(__name__)

_STARTS: Final = """
\b
To begin, ask @BotFather in Telegram for a bot (/newbot), then:
  export TELEGRAM_BOT_TOKEN=123456:ABC...
  footnote serve
"""


@click.command("serve", short_help="Answer in Telegram.", epilog=_STARTS)
@click.option(
    "--corpus",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Public files or folders to answer from, instead of your library; repeatable.",
)
@click.option("-v", "--verbose", is_flag=True, help="Log every event too; never what is asked.")
@click.option("-q", "--quiet", is_flag=True, help="Log only what is wrong.")
@click.pass_obj
def command(file: Path | None, /, corpus: tuple[Path, ...], *, verbose: bool, quiet: bool) -> int:
    """Answer in Telegram: in private chats, in groups, inline.

    The bot's token is read from TELEGRAM_BOT_TOKEN, or from the file that TELEGRAM_BOT_TOKEN_FILE
    names. Ctrl-C or SIGTERM ends it within 8 seconds; no question is lost.
    """
    settings = load_configuration(file).settings
    state = paths.state_place(settings.state)
    level = logging.DEBUG if verbose else logging.WARNING if quiet else logging.INFO
    asyncio.run(_serve(settings, corpus, state, level))
    return 0


async def _serve(settings: Settings, corpus: tuple[Path, ...], state: Where, level: int) -> None:
    """Answer until a signal comes."""
    from bot.telegram.app import App, serve  # noqa: PLC0415 - 0.3 s for this command
    from bot.telegram.receiving.webhook import webhook_address  # noqa: PLC0415 - as above

    token = read_token(os.environ)
    configure_logging(level, sys.stderr, token, secrets_of(settings.state.url))
    app = App(
        settings=settings,
        token=token,
        libraries=TenantLibraries(settings, corpus, _log_problem, _log_skipped),
        state=state,
        address=webhook_address(settings.telegram, os.environ),
        print_line=stdio.write,
    )
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):  # a second one changes nothing: we are ending
        loop.add_signal_handler(number, stopped.set)
    await serve(app, stopped)


def _log_problem(problem: DocumentError) -> None:
    """Log that a document was left out of a library."""
    logger.warning("passed over %s", problem)


def _log_skipped(skipped: str) -> None:
    """Log which files of a library nobody reads, by kind and count."""
    logger.info("skipped %s", skipped)
