"""Parts are made one where there are many, and anew where they are nearly dead."""

from types import SimpleNamespace

import numpy as np
import pytest

from bot.libraries.cluster.parts import LARGE, MOST, due


def a_part(passages, dead=0.0):
    """Return a part of so many passages, of whose hundred documents such a share is dead."""
    is_dead = np.arange(100) < 100 * dead
    figures = SimpleNamespace(passages=passages)
    return SimpleNamespace(live=SimpleNamespace(figures=figures, is_dead=is_dead))


def test_a_few_fresh_parts_stay():
    assert due([a_part(10)] * MOST) == ()
    assert due([]) == ()


def test_a_part_that_is_nearly_dead_is_made_anew():
    assert due([a_part(10), a_part(10, dead=0.5), a_part(10, dead=0.1)]) == (1,)


def test_of_many_parts_those_that_are_small_beside_the_largest_become_one():
    parts = [a_part(1000), *[a_part(10)] * MOST]
    assert due(parts) == tuple(range(1, MOST + 1))


def test_parts_of_one_size_become_one():
    parts = [a_part(100)] * (MOST + 1)
    assert due(parts) == tuple(range(MOST + 1))


def test_large_parts_are_never_merged():
    assert due([a_part(LARGE)] * (MOST + 5)) == ()


@pytest.mark.parametrize("size", [LARGE // 3, LARGE // 2 + 1])
def test_no_part_becomes_larger_than_a_large_one(size):
    parts = [a_part(size)] * (MOST + 4)
    assert sum(parts[place].live.figures.passages for place in due(parts)) <= LARGE


def test_parts_that_grow_no_more_do_not_have_others_merged():
    parts = [a_part(LARGE - 10)] * (MOST + 5)
    assert due([*parts, *[a_part(1)] * MOST]) == ()
    assert due([*parts, *[a_part(1)] * (MOST + 1)]) == tuple(
        range(len(parts), len(parts) + MOST + 1)
    )


def test_of_many_worn_parts_no_more_are_made_anew_at_once_than_make_a_large_one():
    parts = [a_part(LARGE * 2 // 5, dead=0.6)] * 20
    assert len(due(parts)) == 2


def test_whoever_adds_one_at_a_time_to_a_large_library_reads_little():
    sizes, read = [LARGE * 9 // 10] * 12, 0
    for _ in range(500):
        sizes.append(1)
        while chosen := due([a_part(size) for size in sizes]):
            merged = sum(sizes[place] for place in chosen)
            read += merged
            sizes = [size for place, size in enumerate(sizes) if place not in chosen] + [merged]
    assert read < 500 * 8


def test_whoever_adds_one_at_a_time_reads_little_again_and_again():
    sizes, read = [], 0
    for _ in range(500):
        sizes.append(1)
        while chosen := due([a_part(size) for size in sizes]):
            merged = sum(sizes[place] for place in chosen)
            read += merged
            sizes = [size for place, size in enumerate(sizes) if place not in chosen] + [merged]
    assert len(sizes) <= MOST
    assert read < 500 * 8  # each passage a few times, not hundreds of times
