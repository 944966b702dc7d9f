"""footnote completion: the script that completes our command line in a shell."""

from typing import Final

import click
from click.shell_completion import get_completion_class

from bot.console import stdio

_EXAMPLES: Final = """
\b
Examples:
  footnote completion bash >> ~/.bashrc
  footnote completion zsh >> ~/.zshrc
  footnote completion fish > ~/.config/fish/completions/footnote.fish
"""


@click.command(
    "completion", short_help="Print the completion script of a shell.", epilog=_EXAMPLES
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, /, shell: str) -> int:
    """Print the completion script of a shell: TAB then knows commands, options and files."""
    maker = get_completion_class(shell)
    if maker is None:  # pragma: no cover - click knows the three shells that we offer
        return 2
    made = maker(context.find_root().command, {}, "footnote", "_FOOTNOTE_COMPLETE")
    stdio.write(made.source())
    return 0
