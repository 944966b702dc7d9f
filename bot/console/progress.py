"""How far has a long work come?"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar(name: str) -> Iterator[Callable[[int, int, int, int], None]]:
    """Yield what to call with files done, all files, bytes done and all bytes.

    The bar shows files, megabytes, the rate and the time that is left. It is drawn on a terminal
    only, from the first call on.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console  # noqa: PLC0415 - 40 ms that a pipe need not pay
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (
        TextColumn("{task.description} {task.fields[files]}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None, files="")

        def show(files: int, all_files: int, size: int, all_size: int) -> None:
            counted = f"{files:,} of {all_files:,} files"
            bar.update(task, completed=size, total=all_size, files=counted)

        yield show
