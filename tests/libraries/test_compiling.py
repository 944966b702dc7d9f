"""Whoever stays gets large libraries searched by compiled code, and does not wait for it."""

from types import SimpleNamespace

from bot.index.bm25 import LARGE
from bot.libraries import compiling


def test_a_large_library_has_the_kernel_loaded_in_the_background(monkeypatch):
    loaded = []
    monkeypatch.setattr(compiling, "load_kernel", lambda: loaded.append(1))
    compiling.speed_up(SimpleNamespace(passages=range(LARGE))).join(10)
    assert loaded == [1]


def test_a_small_library_loads_nothing():
    assert compiling.speed_up(SimpleNamespace(passages=range(LARGE - 1))) is None
