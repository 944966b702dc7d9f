"""Files that are damaged, or meant to do harm, are told in one line, and the next one is read.

Some of each format; `python -m tests.fuzz --inputs 100000` is the same at full length.
"""

import os
import random
import signal

import pytest

from bot.documents.document import Block, Kind, Reading
from bot.documents.readers import registry
from bot.errors import NotReadable, NotText
from bot.libraries import reading
from bot.text.spans import Span
from tests.fuzz.bombs import bombs
from tests.fuzz.holding import Broken, check
from tests.fuzz.keeping import keep
from tests.fuzz.mutations import mutate
from tests.fuzz.parts import MAKERS, SENTENCES, damage
from tests.fuzz.running import Plan, isolated, readable, run
from tests.fuzz.seeds import families, seeds
from tests.fuzz.together import read_together

_INPUTS = 50
_LARGEST = 4_000  # bytes: what takes long is left to the full length


@pytest.mark.parametrize("one", readable(), ids=lambda one: one.module)
def test_no_damaged_file_breaks_its_reader(one):
    outcome = run(one, Plan(_INPUTS, seed=7, largest=_LARGEST))
    assert outcome.read + outcome.refused == _INPUTS, str(outcome)


@pytest.mark.parametrize("one", readable(), ids=lambda one: one.module)
def test_of_the_files_of_a_format_that_are_changed_some_are_read_and_some_are_not_the_same(one):
    first = families()[one.module][0]
    dice = random.Random(one.module)  # noqa: S311 - chance, and no secret
    changed = [mutate(dice, first, _LARGEST, [first]) for _ in range(25)]
    assert len(set(changed)) > 12
    assert run(one, Plan(20, seed=8, largest=_LARGEST)).read > 0


@pytest.mark.parametrize("one", readable(), ids=lambda one: one.module)
def test_what_is_read_of_files_that_are_not_damaged_holds(one):
    for raw in families()[one.module]:
        found = registry.read(one, raw)
        check("a", found, is_isolated=one.is_isolated, is_analyzed=True)


@pytest.mark.parametrize("module", MAKERS)
def test_what_is_not_damaged_is_read_or_it_is_told_why_nothing_is(module):
    whole = MAKERS[module](1, lambda part: part)
    text = " ".join(reading.read(registry.find_module(module), whole).text.split())
    assert all(sentence in text for sentence in SENTENCES)
    assert set(damage(module, 15, seed=5)) <= {"whole", "refused"}


def test_a_library_of_damaged_files_is_kept_opened_and_asked(tmp_path):
    assert keep(tmp_path, families(), 1, seed=5) == []


def test_a_reading_whose_quotations_are_not_of_its_text_is_found():
    beyond = Reading("Boats pay.", (Block(Span(0, 99), Kind.UNIT),))
    twice = Reading("Boats pay.", (Block(Span(0, 5), Kind.UNIT), Block(Span(3, 9), Kind.UNIT)))
    for wrong in (beyond, twice):
        with pytest.raises(Broken):
            check("a", wrong, is_isolated=False, is_analyzed=False)


def test_a_file_that_ends_its_process_is_told_apart_and_those_behind_it_are_read():
    def tell(raw):
        if raw == b"deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        return raw.decode()

    told = [said for said, _ in read_together([b"one", b"deadly", b"two"], tell)]
    assert told == ["one", "", "two"]


def test_every_format_that_is_an_archive_or_has_pages_has_a_file_to_begin_with():
    assert {one.module for one in isolated() if one.signatures} <= set(seeds())


@pytest.mark.parametrize("what", ["10,000 pages", "a page that never ends", "arrays within each"])
def test_a_file_that_is_made_to_take_all_is_told_in_one_line_or_has_no_text(what):
    module, raw = next((module, raw) for named, module, raw in bombs() if named.startswith(what))
    try:
        assert reading.read(registry.find_module(module), raw).text.strip() == ""
    except (NotReadable, NotText) as error:
        said = str(error)
        assert "\n" not in said
