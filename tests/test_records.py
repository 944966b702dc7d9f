"""Frozen dataclasses that are made quickly mean what those of the standard library mean."""

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import records


@records.dataclass(frozen=True, slots=True)
class Walk:
    """A walk, whose steps are counted."""

    name: str
    miles: float = 1.5
    stops: list[str] = field(default_factory=list)
    secret: int = field(default=0, repr=False, compare=False)
    steps: int = field(init=False)

    def __post_init__(self) -> None:
        """Count the steps."""
        object.__setattr__(self, "steps", int(self.miles * 2000))


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The same, by the standard library."""

    name: str
    miles: float = 1.5
    stops: list[str] = field(default_factory=list)
    secret: int = field(default=0, repr=False, compare=False)
    steps: int = field(init=False)

    def __post_init__(self) -> None:
        """Count the steps."""
        object.__setattr__(self, "steps", int(self.miles * 2000))


@records.dataclass(frozen=True, slots=True)
class Hike(Walk):
    """A walk in the hills."""

    height: int = 0

    def __repr__(self) -> str:
        """Return a text of its own."""
        return "a hike"


@records.dataclass(frozen=True, slots=True, eq=False)
class Path:
    """What is the same only as itself."""

    name: str


VALUES = st.tuples(
    st.text(max_size=2),
    st.sampled_from((0.0, 1.5, 2.0)),
    st.lists(st.text(max_size=1), max_size=2),
)


@given(VALUES, VALUES)
def test_it_is_equal_and_written_as_the_standard_one(one, other):
    assert (Walk(*one) == Walk(*other)) is (Plain(*one) == Plain(*other))
    assert repr(Walk(*one)) == repr(Plain(*one)).replace("Plain", "Walk")
    assert asdict(Walk(*one)) == asdict(Plain(*one))
    assert replace(Walk(*one), name="x") == Walk("x", *one[1:])
    assert Walk(*one) != Plain(*one)


def test_its_fields_and_signature_are_those_of_the_standard_one():
    assert [(one.name, one.init, one.compare) for one in fields(Walk)] == [
        (one.name, one.init, one.compare) for one in fields(Plain)
    ]
    assert list(inspect.signature(Walk).parameters) == list(inspect.signature(Plain).parameters)
    assert Walk.__match_args__ == Plain.__match_args__
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Walk()


def test_each_object_has_a_list_of_its_own():
    assert Walk("a").stops is not Walk("b").stops


def test_nothing_of_it_can_be_changed():
    for change in (setattr, lambda one, name, _: delattr(one, name)):
        with pytest.raises(FrozenInstanceError):
            change(Walk("a"), "name", "b")
    assert not hasattr(Walk("a"), "__dict__")


def test_equal_ones_have_one_hash_and_what_is_not_compared_does_not_count():
    @records.dataclass(frozen=True, slots=True)
    class Pair:
        left: str
        right: Any = field(default=None, compare=False)

    @records.dataclass(frozen=True)
    class Nothing:
        pass

    assert len({Pair("a", 1), Pair("a", 2), Pair("b")}) == 2
    assert len({Nothing(), Nothing()}) == 1


def test_one_that_is_not_compared_is_the_same_only_as_itself():
    one = Path("a")
    assert (one != Path("a"), len({one, one})) == (True, 1)


def test_one_that_adds_to_another_has_its_fields_and_keeps_its_own_methods():
    one = Hike("a", height=3)
    assert (repr(one), one.steps, one.height) == ("a hike", 3000, 3)
    assert one == Hike("a", height=3) != Hike("a", height=4)


def test_it_can_be_copied_and_handed_to_another_process():
    one = Walk("a", 2.0, ["b"], 7)
    sent = pickle.loads(pickle.dumps(one))  # noqa: S301 - our own
    for other in (copy.copy(one), copy.deepcopy(one), sent):
        assert (other, other.secret, other.steps) == (one, 7, 4000)


def test_one_that_is_in_itself_can_be_written():
    one = Walk("a")
    one.stops.append(one)
    assert "stops=[...]" in repr(one)


IMPORTED = """
import dataclasses, sys
made = []
process = dataclasses._process_class
def note(cls, init, repr, eq, order, unsafe_hash, frozen, *others, **more):
    if frozen and not order and cls.__module__.startswith("bot."):
        made.append(f"{cls.__module__}.{cls.__name__}")
    return process(cls, init, repr, eq, order, unsafe_hash, frozen, *others, **more)
dataclasses._process_class = note
import bot.commands.ask
print(*made, sep="\\n")
"""


def test_all_that_a_question_imports_are_made_this_way():
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
