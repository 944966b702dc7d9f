"""What could be broken is there to be broken, once, and those who have to notice are there too."""

from collections import Counter

import pytest

from tests.mutations.mutants import MUTANTS, Mutant
from tests.mutations.trial import ROOT, Stale, broken

PROMISES = {
    "durability", "offsets", "order", "redaction", "limits", "authority", "tenants", "retention",
    "drain",
}  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_its_words_stand_in_its_module_once_and_its_tests_are_there(mutant):
    code = (ROOT / mutant.module).read_text(encoding="utf-8")
    assert code.count(mutant.words) == 1
    assert mutant.words != mutant.broken
    compile(code.replace(mutant.words, mutant.broken), mutant.module, "exec")
    assert mutant.tests
    assert all((ROOT / test).is_file() for test in mutant.tests)


def test_there_are_forty_ways_or_more_and_some_for_every_promise():
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 40
    assert set(Counter(mutant.promise for mutant in MUTANTS)) == PROMISES


def test_a_copy_is_as_it_was_when_a_mutant_is_taken_out(tmp_path):
    (tmp_path / "a.py").write_text("one = 1\n", encoding="utf-8")
    with broken(Mutant("order", "x", "a.py", "one = 1", "one = 2", ()), tmp_path):
        assert (tmp_path / "a.py").read_text(encoding="utf-8") == "one = 2\n"
    assert (tmp_path / "a.py").read_text(encoding="utf-8") == "one = 1\n"


@pytest.mark.parametrize("code", ["two = 2\n", "one = 1\none = 1\n"])
def test_where_the_code_has_changed_that_is_an_error_and_not_a_success(tmp_path, code):
    (tmp_path / "a.py").write_text(code, encoding="utf-8")
    mutant = Mutant("order", "x", "a.py", "one = 1", "one = 2", ())
    with pytest.raises(Stale), broken(mutant, tmp_path):
        pass
