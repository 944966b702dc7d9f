"""What time it is at Telegram."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.sending.server_time import ServerTime
from bot.telegram.sending.transport import Transport

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC).timestamp()
HEADER = "Mon, 04 May 2026 12:00:00 GMT"


class Clocks:
    """A clock of the machine, that anybody may set, and one that never jumps."""

    def __init__(self, wall: float) -> None:
        self.wall, self.monotonic = wall, 100.0

    def pass_by(self, seconds: float) -> None:
        """Let some time pass."""
        self.wall += seconds
        self.monotonic += seconds

    def server_time(self) -> ServerTime:
        """Return the time at the server as this machine knows it."""
        return ServerTime(lambda: self.wall, lambda: self.monotonic)


@pytest.mark.parametrize("wrong_by", [-86_400.0, 0.0, 600.0, 86_400.0])
def test_a_machine_whose_clock_is_wrong_goes_by_telegrams(wrong_by):
    clocks = Clocks(NOON + wrong_by)
    time = clocks.server_time()
    time.hear(HEADER)
    assert time.now() == NOON
    clocks.pass_by(30.0)
    assert time.now() == NOON + 30


def test_a_clock_that_jumps_while_the_bot_runs_changes_nothing():
    clocks = Clocks(NOON)
    time = clocks.server_time()
    clocks.wall += 86_400.0
    assert time.now() == NOON


@given(st.text() | st.sampled_from(["Mon, 99 May 2026 12:00:00 GMT", "0", "Mon, 04 May 99999999"]))
def test_a_header_that_is_no_date_is_passed_over(header):
    time = Clocks(NOON).server_time()
    time.hear(header)
    time.now()
    time.hear(HEADER)
    assert time.now() == NOON


async def test_every_answer_of_the_server_tells_its_date(server):
    clocks = Clocks(0.0)
    time = clocks.server_time()
    async with Transport() as transport:
        transport.on_date = time.hear
        await transport.post(server.url)
    assert time.now() > NOON - 365 * 86_400
