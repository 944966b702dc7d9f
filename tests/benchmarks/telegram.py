"""How many questions a second does a bot answer, and how long does each wait?

    python -m tests.benchmarks.telegram python -m tests.benchmarks.echo

    python -m tests.benchmarks.telegram python -m bot serve

Any bot that reads its token and the server's address from the environment is run against the fake
Bot API, both on one processor core. First with all questions waiting from the start, over many
private chats; then with questions that come at random moments, whatever the bot does. Our limits
are off: QUESTIONS_PER_MINUTE, MESSAGES_PER_SECOND, CHAT_PER_SECOND, GROUP_PER_MINUTE are 0. With
`--distinct 37` the same 37 questions come again and again in the first part.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.benchmarks.tables import seconds, table
from tests.fake_bot_api.remote import Remote, started

Timings = Mapping[str, Any]

_ROOT: Final = Path(__file__).parents[2]
_RATES: Final = ("replies/s", "a processor second", "bot, a reply", "server, a reply")
_LIMITS: Final = "QUESTIONS_PER_MINUTE MESSAGES_PER_SECOND CHAT_PER_SECOND GROUP_PER_MINUTE"
_UNLIMITED: Final = {f"FOOTNOTE_TELEGRAM__{name}": "0" for name in _LIMITS.split()} | {
    "FOOTNOTE_TELEGRAM__ACCESS": "open"
}
_WARM_UP: Final = 100  # questions before the clock starts
_PATIENCE: Final = 300.0  # seconds


@contextmanager
def running(command: Sequence[str], remote: Remote, core: int) -> Iterator[int]:
    """Run a bot with nobody's settings on one core; yields its process id."""
    with TemporaryDirectory() as home:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("FOOTNOTE", "XDG"))}
        folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
        with subprocess.Popen(
            command,
            cwd=_ROOT,
            env=kept | folders | _UNLIMITED | remote.environment(),
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, {core}),  # noqa: PLW1509 - no threads here
        ) as bot:
            try:
                yield bot.pid
            finally:
                bot.send_signal(signal.SIGTERM)
                try:
                    bot.wait(15)
                except subprocess.TimeoutExpired:
                    bot.kill()


def timed(command: Sequence[str], core: int, operation: str, **asked: Any) -> Timings:
    """Return when replies came to so many `messages`, after some that only warm up."""
    with started("--unchecked", "--core", str(core)) as remote:
        remote("load", chats=10, messages=_WARM_UP, text=asked["text"])
        with running(command, remote, core) as bot:
            _await(remote, _WARM_UP)
            both = (bot, remote.process.pid)
            before = [_processor(process) for process in both]
            remote(operation, **asked)
            told = _await(remote, _WARM_UP + asked["messages"])
            spent = [_processor(process) - was for process, was in zip(both, before, strict=True)]
            return _since(told, _WARM_UP) | {"processor": spent}


def _await(remote: Remote, replies: int) -> Timings:
    """Return the timings when so many replies have come."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        told: Timings = remote("timings", last=1)
        if told["replies"] >= replies:
            return remote("timings", last=replies)  # type: ignore[no-any-return]
        time.sleep(0.25)
    raise TimeoutError(f"{told['replies']} of {replies} replies after {_PATIENCE:.0f} s")


def _since(told: Timings, replies: int) -> dict[str, Any]:
    """Return timings without the first replies; times count from the last of those."""
    start = told["started"]
    return {
        "moments": [moment - start for moment in told["moments"][replies:]],
        "latencies": told["latencies"][replies:],
    }


def _processor(process: int) -> float:
    """Return the processor seconds that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def throughput(
    command: Sequence[str], core: int, messages: int, text: str, distinct: int
) -> tuple[str, ...]:
    """Return a row: replies a second, by the clock and by what the processor has spent on them.

    The second does not change with whatever else the machine does at the time.
    """
    asked = {"messages": messages, "text": text, "distinct": distinct}
    told = timed(command, core, "load", chats=min(500, messages), **asked)
    bot, server = told["processor"]
    return (
        f"{messages / told['moments'][-1]:.0f}",
        f"{messages / (bot + server):.0f}",
        seconds(bot / messages),
        seconds(server / messages),
    )


def latency(command: Sequence[str], core: int, rate: float, **asked: Any) -> tuple[str, ...]:
    """Return a row: the middle and the slow end of waiting times at a rate of arrival."""
    told = timed(command, core, "flow", chats=200, rate=rate, seed=1, **asked)
    waited = told["latencies"]
    cuts = quantiles(waited, n=100)
    return tuple(seconds(value) for value in (cuts[49], cuts[94], cuts[98], max(waited)))


def main() -> None:
    """Measure a bot and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.telegram")
    parser.add_argument("--messages", type=int, default=4000, help="questions in each run")
    parser.add_argument("--rate", type=float, default=100.0, help="questions a second, on average")
    parser.add_argument(
        "--distinct", type=int, default=0, help="so many questions again and again; 0: all differ"
    )
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    parser.add_argument("--text", default="Who is the president of Kyrgyzstan? ({})")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="the bot and its arguments")
    asked = parser.parse_args()
    command = [part for part in asked.command if part != "--"]
    command = command or [sys.executable, "-m", "tests.benchmarks.echo"]
    if command[0] == "python":
        command[0] = sys.executable
    sizes = asked.core, asked.messages, asked.text, asked.distinct
    rows = [throughput(command, *sizes) for _ in range(asked.runs)]
    title = f"{asked.messages} questions waiting; bot and server on one core"
    print(table(title, _RATES, rows), flush=True)
    more = {"messages": asked.messages, "text": asked.text}
    rows = [latency(command, asked.core, asked.rate, **more) for _ in range(asked.runs)]
    title = f"\n{asked.rate:.0f} questions a second, at random moments"
    print(table(title, ("p50", "p95", "p99", "longest"), rows))


if __name__ == "__main__":
    main()
