"""What owners see of those who may ask, and what they change there."""

import pytest

from bot.telegram.letter_box import deliver
from bot.wording import ENGLISH
from tests.telegram.bots import MAY
from tests.telegram.full import labels, now, press
from tests.telegram.handlers.closed import ASK, a_closed_bot, tell, who


@pytest.fixture
async def closed(tmp_path):
    """Yield the bot as it is by default."""
    async with a_closed_bot(tmp_path) as made:
        yield made


async def test_an_owner_sees_who_waits_and_lets_them_in_or_takes_them_off(closed):
    olga, ann, ben = (who(closed, name) for name in ("Olga", "Ann", "Ben"))
    for stranger in (ann, ben):
        await tell(closed, stranger, ASK)
        closed.world.clock.advance(1)
    page = await tell(closed, olga, "/access")
    lines = page["text"].splitlines()
    assert lines[0] == ENGLISH.access_mode_code
    assert [line.partition(" · ")[0] for line in lines[1:]] == ["1. Ben", "2. Ann"]
    let_in, refuse = ENGLISH.button_let_in, ENGLISH.button_refuse
    assert labels(page) == [f"1. {let_in}", f"1. {refuse}", f"2. {let_in}", f"2. {refuse}"]
    await press(closed, olga, page, f"2. {let_in}")
    await deliver(closed.services.store, closed.services.sender, closed.services.clock)
    assert MAY in (await tell(closed, ann, ASK))["text"]
    assert labels(now(closed, page)) == [f"1. {let_in}", f"1. {refuse}", "✗ 2. Ann"]
    await press(closed, olga, page, "✗ 2. Ann")
    assert MAY not in (await tell(closed, ann, ASK))["text"]


async def test_nobody_else_sees_it_or_changes_anything(closed):
    olga, ann = who(closed, "Olga"), who(closed, "Ann")
    page = await tell(closed, olga, "/access")
    assert ENGLISH.access_nobody in page["text"]
    told = await tell(closed, ann, "/access")
    assert ENGLISH.access_mode_code not in told["text"]
    await closed.services.access.admit(ann.id, "Ann")
    assert (await tell(closed, ann, "/access"))["text"] == ENGLISH.owners_only
    (one,) = await closed.services.access.listed()
    mine = await tell(closed, ann, ASK)
    for data in (f"w:0:{one.key}:r", "w:0", f"a:{one.key}:n"):
        await press(closed, ann, mine, data, forged=True)
    assert [each.who for each in await closed.services.access.listed()] == [ann.id]


async def test_a_long_list_has_pages_and_a_page_that_is_gone_shows_the_last(closed):
    olga = who(closed, "Olga")
    for number in range(9):
        await closed.services.access.admit(900 + number, f"P{number}")
    page = await tell(closed, olga, "/access")
    assert labels(page)[-2:] == ["1 / 2", "›"]
    await press(closed, olga, page, "›")
    assert labels(now(closed, page))[-2:] == ["‹", "2 / 2"]
    for data in ("w:999", "w:x", "w:", "w:0:nobody:r"):
        await press(closed, olga, now(closed, page), data, forged=True)
    assert "9. " in (now(closed, page)["text"]) or "1. " in now(closed, page)["text"]
