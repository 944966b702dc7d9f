"""footnote model: add, list and remove embedding models that help to choose."""

from pathlib import Path
from typing import Final

import click

from bot.config import paths
from bot.console import stdio
from bot.replies import record

_NOTHING: Final = "No model was added; questions are answered without one."
_FOR: Final = {"en": "English", "other": "other languages"}


@click.group("model", short_help="Add a small local model that helps to choose sentences.")
def command() -> None:
    """Add, list and remove embedding models.

    A model is an extra, footnote-bot[meaning], and a file that you have got yourself: nothing is
    fetched. It never writes a word. Of the best sentences it tells which mean what was asked, and
    whether any does; quotations stay verbatim.
    """


@command.command("add")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--language",
    type=click.Choice(["en", "other"]),
    help="Which questions it is for: in English, or in any other language.",
)
@click.option("--trust", is_flag=True, help="Take a model that Footnote was not tried with.")
def add(path: Path, language: str | None, *, trust: bool) -> int:
    """Add the model in PATH: an ONNX file, a folder, or a jar or zip that holds it.

    Its tokenizer.json must be beside it. A model for the same questions is replaced.
    """
    from bot.embedding.adding_models import add as add_model  # noqa: PLC0415 - archives and copies
    from bot.embedding.model import MISSING, is_installed  # noqa: PLC0415 - numpy

    stored = add_model(paths.models_folder(), path, language=language or "", trust=trust)
    size = f"{stored.size / 1e6:.0f} MB"
    stdio.write(f"added {stored.name} ({size}), for questions in {_FOR[stored.language]}")
    if not is_installed():
        stdio.write_message(MISSING)
    return 0


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON record, in UTF-8.")
def show(*, as_json: bool) -> int:
    """Show the models that were added, and whether they are as they were."""
    from bot.embedding.stored_models import is_whole, stored_models  # noqa: PLC0415 - hashes

    models = paths.models_folder()
    rows = [
        {
            "name": one.name,
            "language": one.language,
            "sha256": one.sha256,
            "size": one.size,
            "whole": is_whole(models, one),
        }
        for one in stored_models(models)
    ]
    if as_json:
        stdio.write_json(record.to_json({"models": rows}, indent=2))
        return 0
    for row in rows:
        state = "" if row["whole"] else "  damaged: remove it, and add it again"
        used = _FOR[str(row["language"])]
        stdio.write(f"{row['name']}  {row['size']:,} bytes  for questions in {used}{state}")
    if not rows:
        stdio.write(_NOTHING)
    return 0


@command.command("remove")
@click.argument("name")
def remove(name: str) -> int:
    """Remove the model of that NAME, and what was kept for it."""
    from bot.embedding.adding_models import remove as remove_model  # noqa: PLC0415 - as above
    from bot.embedding.stored_models import find_model  # noqa: PLC0415

    models = paths.models_folder()
    stored = find_model(models, name)
    remove_model(models, stored)
    paths.vectors_file(stored.folder(models).name).unlink(missing_ok=True)
    stdio.write(f"removed {stored.name}")
    return 0
