"""A Bot API that behaves, for tests: one set of rules, spoken to in process or over HTTP.

world = World()                                     # a clock that only a test moves
ann, bob = world.person("Ann"), world.person("Bob", "ru", username="bob")
club = world.supergroup("Club", ann, bob)           # Ann owns it; the bot is a member
bot = Bot(world.token, request=FakeRequest(world), get_updates_request=FakeRequest(world))
world.faults.add("sendMessage", name="429", retry_after=3, chat=club.id)
asked = world.say(ann, club, "/ask@footnote_bot who?")   # queued for getUpdates, if visible
...                                                 # the bot polls and answers
answer = world.sent(club)[-1]                       # the message as Telegram keeps it
query = world.press(bob, answer, "Context")         # later: query.answer
assert world.replies() == {(club.id, asked["message_id"]): 1}
"""

from tests.fake_bot_api.clocks import HandClock, WallClock
from tests.fake_bot_api.request import FakeRequest
from tests.fake_bot_api.world import Call, World

__all__ = ["Call", "FakeRequest", "HandClock", "WallClock", "World"]
