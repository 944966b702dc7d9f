"""Files that are damaged, or meant to do harm, are told in one line, and the next one is read.

A few dozen of each format; `python -m tests.fuzz --inputs 100000` is the same at full length.
"""

import pytest

from bot.documents.readers import registry
from bot.errors import NotReadable, NotText
from bot.libraries import reading
from tests.fuzz.bombs import bombs
from tests.fuzz.running import isolated, run
from tests.fuzz.seeds import seeds

_INPUTS = 50
_LARGEST = 4_000  # bytes: what takes long is left to the full length


@pytest.mark.parametrize("one", isolated(), ids=lambda one: one.module)
def test_no_damaged_file_breaks_its_reader(one):
    outcome = run(one, _INPUTS, seed=7, largest=_LARGEST)
    assert outcome.read + outcome.refused == _INPUTS, str(outcome)


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
