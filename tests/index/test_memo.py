"""What was computed of a library once is kept, within a bound."""

from bot.index.memo import Memo


def doubler(calls):
    """Return what doubles numbers, and notes which it was asked for."""

    def compute(keys):
        calls.append(list(keys))
        return [2 * key for key in keys]

    return compute


def test_only_what_is_new_is_computed_and_each_once():
    memo, calls = Memo(), []
    assert memo.get_all("a", [3, 1, 3], doubler(calls)) == [6, 2, 6]
    assert memo.get_all("a", [1, 2, 3], doubler(calls)) == [2, 4, 6]
    assert memo.get_all("a", [2, 1], doubler(calls)) == [4, 2]
    assert calls == [[3, 1], [2]]


def test_a_full_memo_begins_again_and_still_answers_rightly():
    memo, calls = Memo(limit=3), []
    for start in range(0, 20, 2):
        assert memo.get_all("a", [start, start + 1], doubler(calls)) == [2 * start, 2 * start + 2]
        assert len(memo) <= 3


def test_kinds_stand_apart():
    memo, calls = Memo(), []
    assert memo.get_all("doubled", [1], doubler(calls)) == [2]
    assert memo.get_all("tripled", [1], lambda keys: [3 * key for key in keys]) == [3]
    assert memo.get_all("doubled", [1], doubler(calls)) == [2]
    assert len(memo) == 2
