"""Reports as programs read them."""

import json

from bot.config.settings import Settings
from bot.evaluation.measuring import Options, measure
from bot.evaluation.records import render
from tests.evaluation.sets import the_set


def recorded(folder, **options):
    return render([measure(the_set(folder), Settings(), Options(**options))])


def test_a_record_has_everything_in_the_same_order_each_time(tmp_path):
    first, again = (recorded(tmp_path, typos=True, baseline=True) for _ in range(2))
    for record in (first, again):
        assert record["sets"][0].pop("time")["questions"] == 7
    assert json.dumps(first) == json.dumps(again)
    assert list(first["sets"][0]) == [
        "name", "shape", "questions", "answerable", "in_no_sentence", "dropped", "documents",
        "intervals_over", "threshold", "found", "refusal", "groups", "phrases", "followups",
        "typos", "calibration", "risk",
    ]  # fmt: skip


def test_a_figure_is_its_value_and_both_ends_of_its_interval(tmp_path):
    (record,) = recorded(tmp_path)["sets"]
    value, low, high = record["found"]["Footnote"]["hit@1"]
    assert 0 <= low <= value <= high <= 1
    assert sum(one["questions"] for one in record["calibration"]) == 7
    assert record["risk"]["Footnote"][-1][0] == 1
