"""How far has a long work come?

A bar for each stage, with files, megabytes, the rate and the time that is left. It is drawn on a
terminal only, and only if there is something to wait for.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.libraries.progress import Progress, Watch, unwatched


@contextmanager
def progress_bar() -> Iterator[Watch]:
    """Yield what is to be told how far it is; the bar is gone at the end."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    from rich import progress  # noqa: PLC0415 - 40 ms that a pipe need not pay
    from rich.console import Console  # noqa: PLC0415

    columns = (
        progress.TextColumn("{task.description}, {task.fields[files]}"),
        progress.BarColumn(),
        progress.DownloadColumn(),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, progress.TaskID] = {}

        def show(one: Progress) -> None:
            if not bar.live.is_started:  # the bar is gone: what is done now is done behind a talk
                return
            files = f"{one.files:,} of {one.all_files:,} files"
            if one.stage not in tasks:
                tasks[one.stage] = bar.add_task(one.stage, total=one.all_size, files=files)
            bar.update(tasks[one.stage], completed=one.size, total=one.all_size, files=files)

        yield show
