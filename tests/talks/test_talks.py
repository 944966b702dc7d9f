"""A conversation is played as it is written, and reads as it was played."""

import pytest

from tests.talks import talk
from tests.talks.bots import an_echo
from tests.talks.script import parse

SCRIPT = """\
# So may one above.
== private with Ann (en)
# A remark stays.
Ann: Is it 😀 there?
Footnote: Something old that is not so any more.
    [Button]
Ann presses [Louder]
Ann: One line

    and another

== supergroup "Mountain club" with Ann (en, owner), Bob (ru, admin); the bot is an admin
Bob to Ann: Nobody said anything yet
"""
GIVEN = """\
# So may one above.
== private with Ann (en)
# A remark stays.
Ann: Is it 😀 there?
Footnote to Ann: *Is it 😀 there?*
    [Louder]
Ann presses [Louder]
Footnote shows Ann: Done
Footnote edits: Is it 😀 there?!
Ann: One line

    and another
Footnote to Ann: *One line

    and another*
    [Louder]

== forum "Club" with Ann (en, owner), Bob (ru); the bot is an admin, topics Travel, Food
Ann in Food: Bread?
Footnote in Food to Ann: *Bread?*
    [Louder]
Bob to Ann «read»: Yes
Footnote in Food to Bob: *Yes*
    [Louder]

"""


async def test_what_is_kept_is_what_is_played_again():
    assert await talk(GIVEN, an_echo) == GIVEN


async def test_old_lines_of_the_bot_are_replaced():
    private = SCRIPT.partition("\n== supergroup")[0]
    assert await talk(private, an_echo) == GIVEN.partition("== forum")[0]


async def test_who_replies_to_silence_has_made_a_mistake():
    with pytest.raises(KeyError):
        await talk(SCRIPT, an_echo)


@pytest.mark.parametrize("line", ["Ann", "Ann shouts loudly", "== cellar with Ann (en)"])
def test_a_line_that_cannot_be_played_is_named(line: str):
    with pytest.raises(ValueError, match="nothing that can be played"):
        parse(line)
