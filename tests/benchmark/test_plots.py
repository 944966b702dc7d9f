"""A benchmark as a picture."""

import pytest

pytest.importorskip("matplotlib", reason="the extra `plots` is not installed")

from bot.benchmark import running
from bot.benchmark.builds import Cost
from bot.benchmark.corpora import invent
from bot.benchmark.engines import ENGINES
from bot.benchmark.plots import _picture, draw


@pytest.fixture(scope="module")
def measured():
    """Return benchmarks of two sizes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "ENGINES", ENGINES[:1])
        patch.setattr(running, "cost_of", lambda _name, _corpus: Cost(1.0, None))
        return [running.run(invent(size), 10, lambda _: None) for size in (40, 20)]


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml")])
def test_a_picture_is_written_in_the_form_that_its_name_says(tmp_path, measured, name, start):
    draw(measured, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_each_engine_has_its_line_by_rising_passages(measured):
    lines = _picture(measured).axes[0].lines
    assert lines[0].get_label() == "Footnote, numpy"
    assert list(lines[0].get_xdata()) == [20, 40]
