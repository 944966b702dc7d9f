"""How far has a long work come?

A bar for each stage, with files, megabytes, the rate and the time that is left; or one line, as
long as another machine is writing. It is drawn on a terminal only, and only if there is something
to wait for.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from bot.libraries.progress import Progress, Waiting, Watch, unwatched


@contextmanager
def progress_bar() -> Iterator[Watch]:
    """Yield what is to be told how far it is; the bar is gone at the end."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    from rich import progress  # noqa: PLC0415 - 40 ms that a pipe need not pay
    from rich.console import Console, RenderableType  # noqa: PLC0415
    from rich.live import Live  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    columns = (
        progress.TextColumn("{task.description}, {task.fields[files]}"),
        progress.BarColumn(),
        progress.DownloadColumn(),
        progress.TransferSpeedColumn(),
        progress.TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    bar, tasks = progress.Progress(*columns, console=console), dict[str, progress.TaskID]()
    waiting: Waiting | None = None

    def draw() -> RenderableType:
        return bar.get_renderable() if waiting is None else Text(describe_wait(waiting))

    with Live(get_renderable=draw, console=console, transient=True) as live:

        def show(one: Progress | Waiting) -> None:
            nonlocal waiting
            if not live.is_started:  # the bar is gone: what is done now is done behind a talk
                return
            waiting = one if isinstance(one, Waiting) else None
            if isinstance(one, Waiting):
                return
            files = f"{one.files:,} of {one.all_files:,} files"
            if one.stage not in tasks:
                tasks[one.stage] = bar.add_task(one.stage, total=one.all_size, files=files)
            bar.update(tasks[one.stage], completed=one.size, total=one.all_size, files=files)

        yield show


def describe_wait(wait: Waiting) -> str:
    """Return the line that tells who is waited for.

    Example:
        "Another machine (desk) writes into the library: 340 changes in the last 12 s; waiting"
    """
    who = f"Another machine ({wait.machine})" if wait.machine else "Another machine"
    changes = "1 change" if wait.changes == 1 else f"{wait.changes:,} changes"
    return f"{who} writes into the library: {changes} in the last {wait.seconds:.0f} s; waiting"
