"""Who asks what, and what is noted of it?"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from tests.fake_bot_api.accounts import Chat, Json, Person
from tests.fake_bot_api.clocks import Clock
from tests.fake_bot_api.world import Call
from tests.faults.libraries import QUESTIONS
from tests.faults.loops import LoopClock
from tests.faults.mishaps import ALL_IS_WELL, EDITING, PRESSING, SAYING, Mishap, Outcome
from tests.faults.script import Key, Script, StormyWorld

ASK: Final = "/ask@footnote_bot "
MORE: Final = "And who designed it? ({})"
_PEOPLE: Final = 300
_GROUPS: Final = 40
_IN_A_GROUP: Final = 5
_PRIVATE: Final = 0.7  # of the questions
_FOLLOWING: Final = 0.15  # of the questions reply to what we said
_RECENT: Final = 20  # replies among which somebody presses or edits
_NO_ANSWER_TO: Final = "answer to getUpdates"  # what the world says of its own nonsense


@dataclass(frozen=True)
class Mishaps:
    """What may go wrong with messages, presses and edits."""

    saying: tuple[Mishap, ...] = (ALL_IS_WELL,)
    pressing: tuple[Mishap, ...] = (ALL_IS_WELL,)
    editing: tuple[Mishap, ...] = (ALL_IS_WELL,)


STORMY: Final = Mishaps(SAYING, PRESSING, EDITING)
CALM: Final = Mishaps()


class Town(StormyWorld):
    """A world in which many people ask, press and edit, each with a mishap that is planned.

    `asked` has what goes wrong with each question, `since` when it came, `said` every copy of its
    reply and when that came; `presses` and `edits` are what else was done.
    """

    def __init__(
        self, script: Script, clock: Clock | None = None, *, mishaps: Mishaps = STORMY
    ) -> None:
        super().__init__(script, clock or LoopClock())
        self.dice, self.started, self.mishaps = script.dice, self.clock.now(), mishaps
        self.asked: dict[Key, Mishap] = {}
        self.since: dict[Key, float] = {}
        self.said: dict[Key, list[tuple[float, Json]]] = defaultdict(list)
        self.presses: list[tuple[Any, Mishap]] = []
        self.edits: list[tuple[Key, str, Mishap]] = []
        self.oddities = 0
        self.folk = [self.person(f"P{number}") for number in range(_PEOPLE)]
        self.groups = [
            self.supergroup(f"G{number}", *self.dice.sample(self.folk, _IN_A_GROUP))
            for number in range(_GROUPS)
        ]
        self._recent: list[tuple[Key, Json]] = []  # replies that nobody has pressed or edited yet

    def applied(self, key: Key, call: Call) -> None:
        """Take note of a reply."""
        if call.method != "sendMessage":
            return
        message = self.chats[call.result["chat"]["id"]].messages[call.result["message_id"]]
        self.said[key].append((call.at, message))
        if "reply_to_message" in message:
            self._recent = [*self._recent[-_RECENT:], (key, message)]

    @property
    def mistakes(self) -> list[str]:
        """What the bot has asked that Telegram's specification does not allow."""
        return [line for line in self.violations if not line.startswith(_NO_ANSWER_TO)]

    def ask(self, number: int) -> None:
        """Let somebody ask somewhere, with something going wrong on the way."""
        plan = self.dice.choice(self.mishaps.saying)
        if self._recent and self.dice.random() < _FOLLOWING:
            _, reply = self.dice.choice(self._recent)
            person = self.people[reply["reply_to_message"]["from"]["id"]]
            place = self.chats[reply["chat"]["id"]]
            self._put(self.say(person, place, MORE.format(number), reply_to=reply), plan)
        else:
            self.put(*self.somewhere(), number, plan)

    def put(
        self, person: Person, place: Chat | None, number: int, plan: Mishap = ALL_IS_WELL
    ) -> Key:
        """Return a question that somebody asks somewhere, in a group or in private."""
        text = self.dice.choice(QUESTIONS).format(number)
        return self._put(self.say(person, place, ASK + text if place else text), plan)

    def _put(self, asked: Json, plan: Mishap) -> Key:
        """Return a question that was asked, of which is known what will go wrong."""
        key = (asked["chat"]["id"], asked["message_id"])
        self.asked[key], self.since[key] = plan, self.clock.now()
        self.script.plan(key, plan)
        return key

    def waited(self, key: Key) -> float:
        """Return how many seconds somebody waited for a reply."""
        return self.said[key][0][0] - self.since[key]

    def press_something(self) -> None:
        """Let whoever asked press a thumb under a reply."""
        _, reply = self._taken(_has_thumb)
        if reply is None:
            return
        person = self.people[reply["reply_to_message"]["from"]["id"]]
        query, plan = self.press(person, reply, "👍"), self.dice.choice(self.mishaps.pressing)
        self.script.plan(("answerCallbackQuery", None, query.id), plan)
        self.presses.append((query, plan))

    def edit_something(self, number: int) -> None:
        """Let somebody edit a question that was answered."""
        key, reply = self._taken(lambda _: True)
        if reply is None:
            return
        chat, plan = self.chats[reply["chat"]["id"]], self.dice.choice(self.mishaps.editing)
        text = f"When was the tunnel below Mount Sel opened? (edit {number})"
        question = chat.messages[reply["reply_to_message"]["message_id"]]
        self.edit(question, ASK + text if chat.id < 0 else text)
        self.script.plan(("editMessageText", chat.id, reply["message_id"]), plan)
        self.edits.append((key, "June 1934", plan))

    def send_nonsense(self) -> None:
        """Let an update come that nobody can read: a message without a date."""
        number = self.backlog._next
        self.backlog.put({"update_id": number, "message": {"message_id": 1, "chat": {"id": 7}}})
        self.backlog.restart(number + 1)
        self.oddities += 1

    def somewhere(self) -> tuple[Person, Chat | None]:
        """Return somebody, and a group of theirs or None for their private chat."""
        if self.dice.random() < _PRIVATE:
            return self.dice.choice(self.folk), None
        group = self.dice.choice(self.groups)
        members = [self.people[one] for one in group.roles if one != self.me.id]
        return self.dice.choice(members), group

    def _taken(self, is_fit: Any) -> tuple[Key, Json | None]:
        """Return a reply that nobody has touched yet; from now on somebody has."""
        fit = [one for one in self._recent if is_fit(one[1])]
        if not fit:
            return (), None
        chosen = self.dice.choice(fit)
        self._recent.remove(chosen)
        return chosen


def is_refused(plan: Mishap) -> bool:
    """Whether nothing can be said to a question."""
    return plan.outcome is Outcome.NEVER


def _has_thumb(reply: Json) -> bool:
    """Whether a reply can be voted on, and nobody has."""
    rows = reply.get("reply_markup", {}).get("inline_keyboard", [])
    return any(button["text"] == "👍" for row in rows for button in row)
